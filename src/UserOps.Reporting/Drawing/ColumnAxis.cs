namespace UserOps.Reporting;

/// <summary>An axis of columns that stand side by side, all equally wide: the first from 0 to 1, the second from 1 to 2, and so on.</summary>
/// <remarks>A column's label stands below its middle, so that nobody wonders which of two it names; the last column has its label in any case.</remarks>
/// <param name="labels">The labels, one a column.</param>
internal sealed class ColumnAxis(IReadOnlyList<string> labels) : Axis
{
    /// <inheritdoc />
    public override double Least => 0;

    /// <inheritdoc />
    public override double Greatest => Math.Max(1, labels.Count);

    /// <inheritdoc />
    public override IReadOnlyList<Tick> Ticks(int most)
    {
        var every = Math.Max(1, (labels.Count + most - 1) / Math.Max(1, most));
        return [.. labels.Select((label, place) => new Tick(place + 0.5, label)).Where((_, place) => (labels.Count - 1 - place) % every == 0)];
    }

    protected override double Part(double value) => value / Greatest;
}
