namespace UserOps.CustomerValue;

/// <summary>Whom a model was fitted to.</summary>
/// <param name="Customers">The number of customers: those who bought at least once.</param>
/// <param name="Repeaters">The number of customers who bought again.</param>
/// <param name="NeverPurchased">The number of users who were left out because they had bought nothing.</param>
/// <param name="WithoutSpend">The number of customers who bought again and whose mean spend is zero or less: left out of the Gamma-Gamma model.</param>
public sealed record SampleCounts(long Customers, long Repeaters, long NeverPurchased, long WithoutSpend)
{
    internal static SampleCounts Of(CustomerSample sample) => new(sample.Customers, sample.Repeaters, sample.NeverPurchased, sample.WithoutSpend);
}
