namespace UserOps.Tickets;

/// <summary>What must be alike for results to be compared.</summary>
internal static class ComparisonRules
{
    public static void CheckPolicy(Assessment<Maturity> one, Assessment<Maturity> other, string parameter)
    {
        if (one.Policy != other.Policy)
        {
            throw new ArgumentException($"The results are of different policies, {one.Policy} and {other.Policy}, and can't be compared. Judge both by the same.", parameter);
        }
    }
}
