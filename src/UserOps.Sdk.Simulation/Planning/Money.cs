namespace UserOps.Simulation;

/// <summary>Exact money with two decimals.</summary>
internal static class Money
{
    /// <summary>Rounds to two decimals, halves to the even one, and writes both.</summary>
    /// <param name="value">The money.</param>
    /// <returns>The same money with a scale of 2.</returns>
    public static decimal Round(decimal value) => FromMinor(ToMinor(value));

    /// <summary>Turns minor units into money.</summary>
    /// <param name="minorUnits">Hundredths.</param>
    /// <returns>Money with a scale of 2: 1250 is 12.50.</returns>
    public static decimal FromMinor(long minorUnits) => minorUnits * 0.01m;

    /// <summary>Turns money into minor units, halves to the even one.</summary>
    /// <param name="value">The money.</param>
    /// <returns>Hundredths.</returns>
    public static long ToMinor(decimal value) => (long)Math.Round(value * 100, MidpointRounding.ToEven);
}
