namespace UserOps.Rfm;

/// <summary>What the BG/NBD, Pareto/NBD and Gamma-Gamma models need of one customer (Fader, Hardie and Lee 2005).</summary>
/// <param name="Repeats">Their x: the number of periods with a purchase after the first.</param>
/// <param name="LastRepeat">Their t.x: the time from the first to the last purchase.</param>
/// <param name="Observed">Their T: the time from the first purchase to the day of judgement.</param>
public readonly record struct BtydStatistics(int Repeats, double LastRepeat, double Observed);
