namespace UserOps.Reporting;

/// <summary>An axis of equal steps that begins and ends at round numbers.</summary>
internal sealed class NumberAxis : Axis
{
    /// <summary>Far beyond what anybody counts, so that differences stay finite.</summary>
    public const double Beyond = 1e200;

    private readonly Func<double, string> _label;
    private readonly double _leastStep;

    /// <summary>Makes an axis for some values.</summary>
    /// <param name="values">The values; those that are not finite are ignored.</param>
    /// <param name="label">Writes a number.</param>
    /// <param name="hasZero">Whether zero is on the axis in any case, as bars need it.</param>
    /// <param name="leastStep">The least distance of two marks: 1 for counts.</param>
    public NumberAxis(IEnumerable<double> values, Func<double, string> label, bool hasZero = true, double leastStep = 0)
    {
        _label = label;
        _leastStep = leastStep;
        var (least, greatest) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var value in values.Where(double.IsFinite))
        {
            var kept = Math.Clamp(value, -Beyond, Beyond);
            (least, greatest) = (Math.Min(least, kept), Math.Max(greatest, kept));
        }

        (least, greatest) = least > greatest ? (0, 1) : hasZero ? (Math.Min(0, least), Math.Max(0, greatest)) : (least, greatest);
        if (AreEqual(least, greatest))
        {
            var room = Math.Max(leastStep, Math.Max(Math.Abs(least), Math.Abs(greatest)) / 2);
            room = room > 0 ? room : 1;
            (least, greatest) = hasZero ? (Math.Min(0, least), Math.Max(room, greatest)) : (least - room, greatest + room);
        }

        var step = StepOf(least, greatest, 5);

        // A multiple of the step may miss a value by its last digit; the axis has it all the same.
        (Least, Greatest) = (Math.Min(least, Math.Floor((least / step) + 1e-9) * step), Math.Max(greatest, Math.Ceiling((greatest / step) - 1e-9) * step));
    }

    private NumberAxis(double least, double greatest, Func<double, string> label) => (Least, Greatest, _label) = (least, greatest, label);

    /// <inheritdoc />
    public override double Least { get; }

    /// <inheritdoc />
    public override double Greatest { get; }

    /// <summary>An axis between two values that are given; from the least on to a value above it, where the two are one, or in the wrong order.</summary>
    public static NumberAxis Between(double least, double greatest, Func<double, string> label)
    {
        var (from, to) = (Kept(least), Kept(greatest));
        return new(from, to > from && !AreEqual(from, to) ? to : from + Math.Max(1, Math.Abs(from) / 2), label);

        static double Kept(double value) => double.IsNaN(value) ? 0 : Math.Clamp(value, -Beyond, Beyond);
    }

    /// <inheritdoc />
    public override IReadOnlyList<Tick> Ticks(int most)
    {
        var step = StepOf(Least, Greatest, Math.Max(1, most - 1));
        var ticks = new List<Tick>();
        for (var place = Math.Ceiling((Least / step) - 1e-9); place * step <= Greatest + (1e-9 * step); place++)
        {
            var value = place * step;
            ticks.Add(new(value, _label(Math.Abs(value) < step / 2 ? 0 : value)));
        }

        return ticks;
    }

    protected override double Part(double value) => ((value / 2) - (Least / 2)) / ((Greatest / 2) - (Least / 2));

    /// <summary>Whether two values are so near that steps between them would be lost in their last digits.</summary>
    private static bool AreEqual(double least, double greatest) =>
        greatest - least <= 1e-12 * Math.Max(Math.Abs(least), Math.Abs(greatest)) || greatest - least < 1e-200;

    /// <summary>The least of 1, 2, 5, 10, ... times a power of ten that makes no more steps than there may be.</summary>
    private double StepOf(double least, double greatest, int most)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10((greatest - least) / most)));
        double[] steps = [1, 2, 5, 10, 20];
        return Math.Max(_leastStep, steps.Select(step => step * power)
            .First(step => Math.Floor((greatest / step) + 1e-9) - Math.Ceiling((least / step) - 1e-9) <= most));
    }
}
