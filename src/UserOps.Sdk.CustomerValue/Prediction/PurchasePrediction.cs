namespace UserOps.CustomerValue;

/// <summary>The two numbers that are asked of everybody.</summary>
/// <param name="PAlive">How likely the customer is still alive, from 0 to 1.</param>
/// <param name="Expected">How many purchases to expect within the horizon.</param>
public readonly record struct PurchasePrediction(double PAlive, double Expected);
