namespace UserOps.CustomerValue;

/// <summary>The likelihood of <see cref="Nbd"/> in r and α.</summary>
internal sealed class NbdLikelihood(ReadOnlySpan<CustomerPattern> patterns, double unit) : PurchaseLikelihood(patterns, unit)
{
    /// <inheritdoc />
    public override int Size => 2;

    /// <inheritdoc />
    protected override void AddRepeats(double[] parameters, int repeats, long customers, Span<double> sums) =>
        AddRise(parameters[0], repeats, customers, sums);

    /// <inheritdoc />
    protected override void AddPatterns(double[] parameters, ReadOnlySpan<CustomerPattern> patterns, Span<double> sums)
    {
        foreach (ref readonly var pattern in patterns)
        {
            AddRate(parameters[0], parameters[1], pattern, sums);
        }
    }
}
