namespace UserOps.Rfm;

/// <summary>How much each score counts in the weighted total.</summary>
/// <param name="Recency">The weight of R; zero or above.</param>
/// <param name="Frequency">The weight of F; zero or above.</param>
/// <param name="Monetary">The weight of M; zero or above.</param>
public sealed record RfmWeights(double Recency, double Frequency, double Monetary)
{
    /// <summary>Gets the weight 1 for each: the total is the sum of the three scores.</summary>
    public static RfmWeights Equal { get; } = new(1, 1, 1);
}
