namespace UserOps.Statistics;

/// <summary>How many items are expected in each state after some periods; see <see cref="MarkovChain.Project"/>.</summary>
/// <param name="Means">The expected number in each state.</param>
/// <param name="Variances">The variance of the number in each state, from the chance of the moves alone.</param>
public sealed record MarkovProjection(EquatableArray<double> Means, EquatableArray<double> Variances);
