using MathNet.Numerics.Distributions;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Random;
using UserOps.Rfm;
using UserOps.Statistics;

namespace UserOps.CustomerValue;

/// <summary>Models as they might be too: parameters drawn from the normal distribution of their logarithms around the maximum.</summary>
/// <remarks>
/// <para>That distribution is the large-sample one of maximum likelihood, with the covariance from the Hessian. Intervals of many
/// customers take the same draws, so their differences mean something.</para>
/// <para>Immutable and thread-safe. An interval costs one prediction a draw.</para>
/// </remarks>
public sealed class ModelDraws
{
    private readonly CustomerValueModel _model;
    private readonly PurchaseModel[] _purchases;
    private readonly GammaGamma?[] _spends;

    private ModelDraws(CustomerValueModel model, int seed, PurchaseModel[] purchases, GammaGamma?[] spends)
    {
        _model = model;
        Seed = seed;
        _purchases = purchases;
        _spends = spends;
    }

    /// <summary>Gets the seed.</summary>
    public int Seed { get; }

    /// <summary>Gets the number of draws.</summary>
    public int Count => _purchases.Length;

    /// <summary>Tells how sure the prediction of a customer is.</summary>
    /// <param name="statistics">The customer's statistics, in the policy's unit of time.</param>
    /// <param name="meanSpend">The mean money of a repeat purchase; not looked at without repeats; <see langword="null"/> when it is not known.</param>
    /// <param name="level">The share of the draws to lie within the bounds, above 0 and below 1.</param>
    /// <returns>The interval: type 7 quantiles of the draws.</returns>
    /// <exception cref="ArgumentException"><paramref name="statistics"/> can't be, or <paramref name="level"/> is out of range.</exception>
    public PredictionInterval Interval(BtydStatistics statistics, decimal? meanSpend, double level = 0.95)
    {
        ModelRules.Check(statistics);
        CheckLevel(level);

        var (alive, expected, purchases) = (new double[Count], new double[Count], new double[Count]);
        var values = new List<double>(Count);

        // Not the stream that the parameters were drawn from: what chance does is independent of them.
        var random = new MersenneTwister(~Seed, threadSafe: false);
        for (var i = 0; i < Count; i++)
        {
            var model = _purchases[i];
            alive[i] = model.Alive(statistics);
            expected[i] = alive[i] * model.ExpectedWhileAlive(statistics.Repeats, statistics.Observed, _model.Horizon);
            purchases[i] = model.Draw(statistics, _model.Horizon, random);
            if (CustomerValueModel.ExpectedSpend(_spends[i], statistics.Repeats, meanSpend) is { } spend)
            {
                values.Add(spend * alive[i] * model.DiscountedWhileAlive(statistics.Repeats, statistics.Observed, _model.Horizon, _model.Rate));
            }
        }

        return new()
        {
            Level = level,
            PAlive = Range(alive, level),
            Expected = Range(expected, level),
            Purchases = Range(purchases, level),
            Value = values.Count * 10 > Count * 9 ? Range([.. values], level) : null,
        };
    }

    /// <summary>Tells how sure the prediction of a customer is.</summary>
    /// <param name="summary">The user's summary, read by <see cref="CustomerValueModel.Summarizer"/> as of any instant.</param>
    /// <param name="level">The share of the draws to lie within the bounds, above 0 and below 1.</param>
    /// <returns>The interval: type 7 quantiles of the draws; <see langword="null"/> for a user without a purchase.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="summary"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="level"/> is out of range.</exception>
    public PredictionInterval? Interval(PurchaseSummary summary, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(summary);
        var unit = _model.Policy.Unit;
        return summary.ToBtyd(unit) is { } statistics ? Interval(statistics, CustomerSample.MeanSpendOf(summary, unit), level) : null;
    }

    /// <summary>Tells how sure the predictions of many customers are, on all cores; customers alike are asked once.</summary>
    /// <remarks>Costs a prediction with its value a draw and a distinct customer: a thousand draws for a thousand of them are a million predictions.</remarks>
    /// <param name="summaries">The users' summaries, read by <see cref="CustomerValueModel.Summarizer"/>.</param>
    /// <param name="level">The share of the draws to lie within the bounds, above 0 and below 1.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The intervals in the same order, each as <see cref="Interval(PurchaseSummary, double)"/> gives it.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="summaries"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="level"/> is out of range.</exception>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public PredictionInterval?[] IntervalAll(
        IReadOnlyList<PurchaseSummary> summaries, double level = 0.95, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(summaries);
        CheckLevel(level);
        var unit = _model.Policy.Unit;
        var customers = summaries.Select(summary => (Statistics: summary.ToBtyd(unit), Spend: CustomerSample.MeanSpendOf(summary, unit))).ToArray();
        var distinct = customers.Where(customer => customer.Statistics is not null).Distinct().ToArray();
        var found = new PredictionInterval[distinct.Length];
        Parallel.For(0, distinct.Length, new ParallelOptions { CancellationToken = cancellationToken }, i =>
            found[i] = Interval(distinct[i].Statistics!.Value, distinct[i].Spend, level));
        var known = distinct.Zip(found).ToDictionary(pair => pair.First, pair => pair.Second);
        return Array.ConvertAll(customers, customer => customer.Statistics is null ? null : known[customer]);
    }

    /// <summary>Draws; <see langword="null"/> without a covariance.</summary>
    internal static ModelDraws? Of(CustomerValueModel model, int seed, int draws)
    {
        if (draws is < 100 or > 100_000)
        {
            throw new ArgumentOutOfRangeException(nameof(draws), draws, "Take from 100 to 100000 draws.");
        }

        var fit = model.Purchases.Predicting;
        if (fit.Covariance.Count == 0)
        {
            return null;
        }

        var random = new MersenneTwister(seed, threadSafe: false);
        var (root, centre) = (Root(fit.Covariance), Centre(fit.Model.Parameters));
        PurchaseModel[] purchases = [.. Enumerable.Range(0, draws).Select(_ => PurchaseModel.Of(fit.Model.Kind, Near(root, centre, random, ModelRules.Max)))];
        var spends = new GammaGamma?[draws];
        if (model.Spend is { Covariance.Count: > 0 } spend)
        {
            (root, centre) = (Root(spend.Covariance), Centre(spend.Model.Parameters));
            for (var i = 0; i < draws; i++)
            {
                var drawn = Near(root, centre, random, SpendRules.Max);
                spends[i] = new(Math.Min(drawn[0], ModelRules.Max), Math.Min(drawn[1], ModelRules.Max), drawn[2]);
            }
        }

        return new(model, seed, purchases, spends);
    }

    private static void CheckLevel(double level)
    {
        if (!(level is > 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(level), level, "A level must be above 0 and below 1, such as 0.95.");
        }
    }

    private static double[] Near(Matrix<double> root, Vector<double> centre, Random random, double most)
    {
        var drawn = centre + (root * Vector<double>.Build.Dense(centre.Count, _ => Normal.Sample(random, 0, 1)));
        return [.. drawn.Select(log => Math.Clamp(Math.Exp(Math.Min(log, 100)), ModelRules.MinParameter, most))];
    }

    private static Vector<double> Centre(EquatableArray<ModelParameter> parameters) =>
        Vector<double>.Build.Dense(parameters.Count, i => Math.Log(parameters[i].Value));

    /// <summary>The lower root of a covariance: L with L Lᵀ = C.</summary>
    private static Matrix<double> Root(EquatableArray<double> covariance)
    {
        var size = (int)Math.Sqrt(covariance.Count);
        return Matrix<double>.Build.Dense(size, size, (i, j) => covariance[(i * size) + j]).Cholesky().Factor;
    }

    /// <summary>Whether numbers are the covariance of so many parameters, and one that can be drawn from: neither vast nor next to singular.</summary>
    internal static bool IsCovariance(EquatableArray<double> numbers, int size)
    {
        if (numbers.Count != size * size || numbers.Any(number => !(Math.Abs(number) <= 1e6)))
        {
            return false;
        }

        var matrix = Matrix<double>.Build.Dense(size, size, (i, j) => numbers[(i * size) + j]);
        if (!matrix.IsSymmetric())
        {
            return false;
        }

        var spread = matrix.Evd(Symmetricity.Symmetric).EigenValues;
        return spread.Min(value => value.Real) is > 0 and var least && least >= spread.Max(value => value.Real) * 1e-12;
    }

    private static PredictionRange Range(double[] draws, double level)
    {
        Array.Sort(draws);
        return new(Type7Quantile.Of(draws, (1 - level) / 2), Type7Quantile.Of(draws, (1 + level) / 2));
    }
}
