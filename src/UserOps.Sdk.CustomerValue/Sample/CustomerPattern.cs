using UserOps.Rfm;

namespace UserOps.CustomerValue;

/// <summary>Statistics that customers share, and how many share them.</summary>
/// <param name="Statistics">The statistics.</param>
/// <param name="Customers">The number of customers; above 0.</param>
public readonly record struct CustomerPattern(BtydStatistics Statistics, long Customers);
