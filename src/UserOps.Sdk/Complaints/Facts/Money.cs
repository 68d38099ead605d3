namespace UserOps.Complaints;

/// <summary>An amount of money in one currency.</summary>
/// <param name="Value">The amount, in whole units of the currency.</param>
/// <param name="Currency">The ISO 4217 code of the currency, such as <c>CNY</c>; never left out, for amounts of unknown currency cannot be compared.</param>
public readonly record struct Money(decimal Value, string Currency);
