namespace UserOps.Rfm;

/// <summary>
/// The steps in which a dimension's values come: whole days, whole orders, thousand-millionths of a currency unit. On a grid
/// "above the cut" is "greater than the last step below it", so a cut between steps is compared exactly.
/// </summary>
internal sealed class Grid
{
    private readonly Int128 _stepsPerUnit;

    private Grid(long stepsPerUnit) => _stepsPerUnit = stepsPerUnit;

    public static Grid Whole { get; } = new(1);

    public static Grid Money { get; } = new(1_000_000_000);

    /// <summary>Gets one whole unit, in steps.</summary>
    public Int128 Unit => _stepsPerUnit;

    /// <summary>Counts the steps of a value; one that lies between steps is rounded down.</summary>
    public Int128 Steps(decimal value)
    {
        var whole = decimal.Floor(value);
        return ((Int128)whole * _stepsPerUnit) + (Int128)decimal.Floor((value - whole) * (decimal)_stepsPerUnit);
    }

    /// <summary>Counts the steps of a value; one that lies between steps is rounded up.</summary>
    public Int128 StepsUp(decimal value) => -Steps(-value);

    /// <summary>Turns steps into a value; past 28 digits it is rounded, as every decimal is.</summary>
    public decimal Value(Int128 steps) =>
        Exact.Normalize((decimal)(steps / _stepsPerUnit) + ((decimal)(steps % _stepsPerUnit) / (decimal)_stepsPerUnit));

    /// <summary>Turns a fraction of steps into a value, rounded to nine decimals.</summary>
    public decimal Value(Int128 numerator, long denominator)
    {
        var steps = FloorDivide(numerator, denominator);
        var rest = (decimal)(numerator - (steps * denominator)) / denominator / (decimal)_stepsPerUnit;
        return Exact.Normalize(Math.Round(((decimal)steps / (decimal)_stepsPerUnit) + rest, PurchaseLimits.Decimals));
    }

    /// <summary>Counts the minor units in one whole unit: 100 for two decimals.</summary>
    public static long MinorUnitsIn(int minorUnitDecimals)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(minorUnitDecimals);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(minorUnitDecimals, PurchaseLimits.Decimals);
        var units = 1L;
        for (var i = 0; i < minorUnitDecimals; i++)
        {
            units *= 10;
        }

        return units;
    }

    /// <summary>Divides and rounds down.</summary>
    public static Int128 FloorDivide(Int128 numerator, long denominator)
    {
        var quotient = numerator / denominator;
        return numerator < 0 && quotient * denominator != numerator ? quotient - 1 : quotient;
    }

    /// <summary>Divides and rounds up.</summary>
    public static Int128 CeilingDivide(Int128 numerator, long denominator) => -FloorDivide(-numerator, denominator);
}
