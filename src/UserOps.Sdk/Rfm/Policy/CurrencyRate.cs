namespace UserOps.Rfm;

/// <summary>What one unit of a currency is worth.</summary>
/// <param name="Code">The currency's code, such as <c>EUR</c>, as the rows write it.</param>
/// <param name="Rate">
/// How many units of the policy's currency one unit is worth; above zero and at most a million, with at most 12 decimals.
/// A converted amount is rounded half to even to <see cref="PurchaseLimits.Decimals"/> decimals, row by row.
/// </param>
public sealed record CurrencyRate(string Code, decimal Rate);
