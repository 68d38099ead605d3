using UserOps.Rfm;

namespace UserOps.CustomerValue;

/// <summary>The likelihood of what customers did, over distinct statistics: what all models of the NBD share, and the way of summing.</summary>
/// <remarks>
/// The sums are made in pieces of a fixed size, one after the other, so the bits do not depend on the number of threads.
/// </remarks>
internal abstract class PurchaseLikelihood : ILogLikelihood
{
    private const int PieceSize = 512;

    private readonly CustomerPattern[] _patterns;
    private readonly (int Repeats, long Customers)[] _repeats;

    /// <summary>Initializes a new instance of the <see cref="PurchaseLikelihood"/> class.</summary>
    /// <param name="patterns">The statistics.</param>
    /// <param name="unit">What to divide the times by.</param>
    protected PurchaseLikelihood(ReadOnlySpan<CustomerPattern> patterns, double unit)
    {
        _patterns = new CustomerPattern[patterns.Length];
        for (var i = 0; i < patterns.Length; i++)
        {
            var (repeats, last, observed) = patterns[i].Statistics;
            _patterns[i] = patterns[i] with { Statistics = new BtydStatistics(repeats, last / unit, observed / unit) };
        }

        _repeats = [.. _patterns
            .GroupBy(pattern => pattern.Statistics.Repeats)
            .Select(group => (group.Key, group.Sum(pattern => pattern.Customers)))
            .Order()];
    }

    /// <inheritdoc />
    public abstract int Size { get; }

    /// <inheritdoc />
    public double Evaluate(ReadOnlySpan<double> parameters, Span<double> gradient)
    {
        var width = Size + 1;
        var pieces = (_patterns.Length + PieceSize - 1) / PieceSize;
        var sums = new double[(pieces + 1) * width];
        var copy = parameters.ToArray();
        foreach (var (repeats, customers) in _repeats)
        {
            AddRepeats(copy, repeats, customers, sums.AsSpan(0, width));
        }

        Parallel.For(0, pieces, piece => AddPatterns(
            copy,
            _patterns.AsSpan((piece * PieceSize)..Math.Min(_patterns.Length, (piece + 1) * PieceSize)),
            sums.AsSpan((piece + 1) * width, width)));

        for (var i = width; i < sums.Length; i++)
        {
            sums[i % width] += sums[i];
        }

        for (var i = 0; i < Size; i++)
        {
            gradient[i] = sums[i + 1] * parameters[i];
        }

        return sums[0];
    }

    /// <summary>Adds what depends on the number of repeats alone: the value, then the derivatives by the parameters.</summary>
    protected abstract void AddRepeats(double[] parameters, int repeats, long customers, Span<double> sums);

    /// <summary>Adds the rest: the value, then the derivatives by the parameters.</summary>
    protected abstract void AddPatterns(double[] parameters, ReadOnlySpan<CustomerPattern> patterns, Span<double> sums);

    /// <summary>Adds Γ(r + x) / Γ(r).</summary>
    protected static void AddRise(double r, int repeats, long customers, Span<double> sums)
    {
        sums[0] += customers * LogGamma.Rise(r, repeats);
        sums[1] += customers * LogGamma.Slope(r, repeats);
    }

    /// <summary>Adds α^r / (α + T)^(r + x).</summary>
    protected static void AddRate(double r, double alpha, in CustomerPattern pattern, Span<double> sums)
    {
        var ((repeats, _, observed), customers) = pattern;
        var log = NearZero.LogP1(observed / alpha);
        sums[0] -= customers * ((r * log) + (repeats * Math.Log(alpha + observed)));
        sums[1] -= customers * log;
        sums[2] += customers * ((r * observed / alpha) - repeats) / (alpha + observed);
    }
}
