namespace UserOps.CustomerValue;

/// <summary>A number of repeat purchases and their mean money, and how many customers share them.</summary>
/// <param name="Repeats">The number of repeat purchases; 1 or more.</param>
/// <param name="MeanSpend">The mean money of a repeat purchase; above 0.</param>
/// <param name="Customers">The number of customers; above 0.</param>
public readonly record struct SpendPattern(int Repeats, double MeanSpend, long Customers);
