namespace UserOps.Reporting;

/// <summary>
/// An axis on which each power of ten takes the same room, below zero too: the inverse hyperbolic sine of the value, which is about
/// linear between -1 and 1 units.
/// </summary>
internal sealed class PowerAxis : Axis
{
    private readonly Func<double, string> _label;
    private readonly double _unit;

    /// <summary>Makes an axis for some values.</summary>
    /// <param name="values">The values; those that are not finite are ignored.</param>
    /// <param name="label">Writes a number.</param>
    /// <param name="unit">Up to which size values stand about linearly; above zero.</param>
    public PowerAxis(IEnumerable<double> values, Func<double, string> label, double unit = 1)
    {
        (_label, _unit) = (label, unit);
        var (least, greatest) = (0.0, unit);
        foreach (var value in values.Where(double.IsFinite))
        {
            (least, greatest) = (Math.Min(least, Math.Max(value, -NumberAxis.Beyond)), Math.Max(greatest, Math.Min(value, NumberAxis.Beyond)));
        }

        (Least, Greatest) = (least, greatest);
    }

    /// <inheritdoc />
    public override double Least { get; }

    /// <inheritdoc />
    public override double Greatest { get; }

    /// <inheritdoc />
    public override IReadOnlyList<Tick> Ticks(int most)
    {
        var powers = Enumerable.Range(0, 320).Select(power => _unit * Math.Pow(10, power)).TakeWhile(double.IsFinite).ToArray();
        var fine = TicksAt([.. powers.SelectMany(power => new[] { power, 2 * power, 5 * power })]);
        if (fine.Count <= most)
        {
            return fine;
        }

        var ticks = TicksAt(powers);
        var every = (ticks.Count + most - 1) / Math.Max(1, most);
        var zero = ticks.FindIndex(tick => tick.Value == 0);
        return [.. ticks.Where((_, place) => (place - zero) % every == 0)];
    }

    protected override double Part(double value) => (Stretched(value) - Stretched(Least)) / (Stretched(Greatest) - Stretched(Least));

    private double Stretched(double value) => Math.Asinh(value / _unit);

    private List<Tick> TicksAt(double[] sizes) =>
    [
        .. sizes.Reverse().Where(size => -size >= Least).Select(size => new Tick(-size, _label(-size))),
        new(0, _label(0)),
        .. sizes.Where(size => size <= Greatest).Select(size => new Tick(size, _label(size))),
    ];
}
