namespace UserOps.CustomerValue;

/// <summary>What money the Gamma-Gamma model takes.</summary>
internal static class SpendRules
{
    /// <summary>The least mean spend; smaller ones are as good as none.</summary>
    public const double Min = 1e-9;

    /// <summary>The greatest mean spend.</summary>
    public const double Max = 1e18;

    /// <summary>Tells whether a mean spend can be told of: above zero.</summary>
    public static bool IsSpend(decimal meanSpend) => (double)meanSpend is >= Min and <= Max;

    /// <summary>Refuses a mean spend that can't be told of.</summary>
    public static void Check(double meanSpend, string name)
    {
        if (!(meanSpend is >= Min and <= Max))
        {
            throw new ArgumentOutOfRangeException(name, meanSpend, "A mean spend must be a number from 1e-9 to 1e18; zero and negative ones are left out of this model.");
        }
    }
}
