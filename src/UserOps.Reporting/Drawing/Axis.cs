namespace UserOps.Reporting;

/// <summary>A mark on an axis.</summary>
internal readonly record struct Tick(double Value, string Label);

/// <summary>Where numbers stand on an axis, and which of them are marked.</summary>
/// <remarks>Every number has a place, also the infinite: what is outside the axis stands at its end.</remarks>
internal abstract class Axis
{
    /// <summary>The least value that the axis shows.</summary>
    public abstract double Least { get; }

    /// <summary>The greatest value that the axis shows; above the least.</summary>
    public abstract double Greatest { get; }

    /// <summary>How far along the axis a value stands.</summary>
    /// <returns>From 0, the least, to 1, the greatest.</returns>
    public double PartOf(double value) => double.IsNaN(value) ? 0 : Math.Clamp(Part(Math.Clamp(value, Least, Greatest)), 0, 1);

    /// <summary>Whether the axis shows a value without moving it.</summary>
    public bool Has(double value) => value >= Least && value <= Greatest;

    /// <summary>The marks, ascending.</summary>
    /// <param name="most">The most marks that there is room for; at least two.</param>
    public abstract IReadOnlyList<Tick> Ticks(int most);

    protected abstract double Part(double value);
}
