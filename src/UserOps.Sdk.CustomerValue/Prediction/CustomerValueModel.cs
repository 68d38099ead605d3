using System.Diagnostics.CodeAnalysis;
using NodaTime;
using UserOps.Rfm;

namespace UserOps.CustomerValue;

/// <summary>Tells how likely a customer is still alive, how many purchases to expect and what they are worth, by models that were fitted once and stay.</summary>
/// <remarks>
/// <para>Fit it on a population, keep it, write it down (<see cref="CustomerValueModelJson"/>) and apply it on any later or earlier
/// day, until a host chooses to fit again.</para>
/// <para>Immutable and thread-safe. No answer is NaN or an infinity.</para>
/// </remarks>
public sealed class CustomerValueModel
{
    private readonly PurchaseModel _purchases;
    private readonly double _rate;

    internal CustomerValueModel(CustomerValuePolicy policy, Instant fittedAt, SampleCounts sample, PurchaseFit purchases, SpendFit? spend)
    {
        Policy = policy;
        FittedAt = fittedAt;
        Sample = sample;
        Purchases = purchases;
        Spend = spend;
        Summarizer = new PurchaseSummarizer(policy.ToPurchasePolicy());
        PolicyRef = new(policy.Name, policy.Version, CustomerValueModelJson.Hash(this));
        Horizon = policy.Horizon / policy.UnitLength;
        _purchases = purchases.Predicting.Model;
        _rate = DiscountRate.PerYear(policy.AnnualDiscountRate).PerUnit(policy.UnitLength);
    }

    /// <summary>Gets the policy.</summary>
    public CustomerValuePolicy Policy { get; }

    /// <summary>Gets what answers carry: the policy's name and version, and the hash of the whole model, for its numbers are what answers follow from.</summary>
    public PolicyRef PolicyRef { get; }

    /// <summary>Gets the instant as of which the sample was read.</summary>
    public Instant FittedAt { get; }

    /// <summary>Gets whom it was fitted to.</summary>
    public SampleCounts Sample { get; }

    /// <summary>Gets the fit of how customers buy and when they stop.</summary>
    public PurchaseFit Purchases { get; }

    /// <summary>Gets the fit of how much they spend; <see langword="null"/> when nobody in the sample had a repeat purchase with a mean above zero.</summary>
    public SpendFit? Spend { get; }

    /// <summary>Gets what reads summaries by the same policy.</summary>
    public PurchaseSummarizer Summarizer { get; }

    /// <summary>Gets the policy's horizon in its unit of time.</summary>
    public double Horizon { get; }

    /// <summary>Fits the models to a population.</summary>
    /// <remarks>Costs some twenty passes over the distinct statistics. The order of the summaries does not matter.</remarks>
    /// <param name="summaries">The summaries, read as of <paramref name="asOf"/> by <see cref="CustomerValuePolicy.ToPurchasePolicy"/>; users without purchases are left out.</param>
    /// <param name="asOf">The instant of judgement: the end of what was observed.</param>
    /// <param name="policy">The policy.</param>
    /// <returns>The model.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="asOf"/> is outside the years 1 to 9998.</exception>
    /// <exception cref="ArgumentException">A summary was read as of another instant.</exception>
    /// <exception cref="InvalidPolicyException"><paramref name="policy"/> has problems; all are listed.</exception>
    /// <exception cref="UnfittableException">There is nobody in the population who bought, nobody who bought again, or no time has passed; see <see cref="TryFit"/>.</exception>
    public static CustomerValueModel Fit(IEnumerable<PurchaseSummary> summaries, Instant asOf, CustomerValuePolicy policy)
    {
        ArgumentNullException.ThrowIfNull(summaries);
        ArgumentNullException.ThrowIfNull(policy);
        return Fit(
            CustomerSample.From(
                summaries.Select(summary => summary.AsOf == asOf
                    ? summary
                    : throw new ArgumentException(
                        $"A summary was read as of {summary.AsOf}, the fit is as of {asOf}; read all as of one instant.", nameof(summaries))),
                policy.Unit),
            asOf,
            policy);
    }

    /// <summary>Fits the models to a sample.</summary>
    /// <param name="sample">The sample, in the policy's unit of time.</param>
    /// <param name="asOf">The instant of judgement: the end of what was observed.</param>
    /// <param name="policy">The policy.</param>
    /// <returns>The model.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="asOf"/> is outside the years 1 to 9998.</exception>
    /// <exception cref="ArgumentException">The sample is in another unit of time than the policy's.</exception>
    /// <exception cref="InvalidPolicyException"><paramref name="policy"/> has problems; all are listed.</exception>
    /// <exception cref="UnfittableException">There is nobody in the sample who bought, nobody who bought again, or no time has passed; see <see cref="TryFit"/>.</exception>
    public static CustomerValueModel Fit(CustomerSample sample, Instant asOf, CustomerValuePolicy policy) =>
        TryFit(sample, asOf, policy, out var model, out var problem) ? model : throw new UnfittableException(problem, sample.Customers);

    /// <summary>Fits the models to a sample, or says what is in the way: a young shop need not have anybody yet who bought again.</summary>
    /// <param name="sample">The sample, in the policy's unit of time.</param>
    /// <param name="asOf">The instant of judgement: the end of what was observed.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="model">The model.</param>
    /// <param name="problem">What is in the way.</param>
    /// <returns><see langword="true"/> if the models were fitted.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="asOf"/> is outside the years 1 to 9998.</exception>
    /// <exception cref="ArgumentException">The sample is in another unit of time than the policy's.</exception>
    /// <exception cref="InvalidPolicyException"><paramref name="policy"/> has problems; all are listed.</exception>
    public static bool TryFit(
        CustomerSample sample, Instant asOf, CustomerValuePolicy policy, [NotNullWhen(true)] out CustomerValueModel? model, out FitProblem problem)
    {
        ArgumentNullException.ThrowIfNull(sample);
        ArgumentNullException.ThrowIfNull(policy);
        var problems = CustomerValuePolicyValidator.Validate(policy);
        if (problems.Count > 0)
        {
            throw new InvalidPolicyException(nameof(policy), problems);
        }

        if (!DayClock.InRange(asOf))
        {
            throw new ArgumentOutOfRangeException(nameof(asOf), asOf, "Judge as of an instant between the years 1 and 9998.");
        }

        if (sample.Unit != policy.Unit)
        {
            throw new ArgumentException($"The sample counts in {sample.Unit}, the policy in {policy.Unit}; read the sample by the policy's unit.", nameof(sample));
        }

        problem = PurchaseFitter.Check(sample);
        model = problem == FitProblem.None
            ? new(policy, asOf, SampleCounts.Of(sample), PurchaseFitter.Fit(sample, policy.Model), SpendFitter.Fit(sample))
            : null;
        return model is not null;
    }

    /// <summary>Predicts what one customer will do and be worth.</summary>
    /// <param name="summary">The user's summary, read by <see cref="Summarizer"/> as of any instant.</param>
    /// <returns>The prediction; <see cref="CustomerPrediction.NeverPurchased"/> for a user without a purchase.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="summary"/> is <see langword="null"/>.</exception>
    public CustomerPrediction Predict(PurchaseSummary summary)
    {
        ArgumentNullException.ThrowIfNull(summary);
        return summary.ToBtyd(Policy.Unit) is { } statistics
            ? Predict(statistics, CustomerSample.MeanSpendOf(summary, Policy.Unit))
            : CustomerPrediction.NeverPurchased;
    }

    /// <summary>Predicts what one customer will do and be worth.</summary>
    /// <param name="statistics">The customer's statistics, in the policy's unit of time.</param>
    /// <param name="meanSpend">The mean money of a repeat purchase; not looked at without repeats; <see langword="null"/> when it is not known.</param>
    /// <returns>The prediction.</returns>
    /// <exception cref="ArgumentException"><paramref name="statistics"/> can't be.</exception>
    public CustomerPrediction Predict(BtydStatistics statistics, decimal? meanSpend)
    {
        ModelRules.Check(statistics);
        var alive = _purchases.Alive(statistics);
        var spend = ExpectedSpend(Spend?.Model, statistics.Repeats, meanSpend);
        return new()
        {
            IsCustomer = true,
            Statistics = statistics,
            PAlive = alive,
            Expected = alive * _purchases.ExpectedWhileAlive(statistics.Repeats, statistics.Observed, Horizon),
            Spend = spend,
            Value = spend is null ? null : spend * alive * _purchases.DiscountedWhileAlive(statistics.Repeats, statistics.Observed, Horizon, _rate),
        };
    }

    /// <summary>Predicts the purchases of many customers, on all cores.</summary>
    /// <remarks>The cost follows the number of distinct pairs (x, T), and a short formula a customer.</remarks>
    /// <param name="customers">The customers' statistics, in the policy's unit of time.</param>
    /// <returns>The predictions in the same order, with the same bits as <see cref="Predict(BtydStatistics, decimal?)"/> gives.</returns>
    /// <exception cref="ArgumentException">Statistics can't be.</exception>
    public PurchasePrediction[] PredictPurchases(ReadOnlyMemory<BtydStatistics> customers) => BulkPrediction.Predict(_purchases, customers, Horizon);

    /// <summary>Predicts what many customers will do and be worth, on all cores.</summary>
    /// <remarks>The cost follows the number of distinct pairs (x, T), and a short formula a customer.</remarks>
    /// <param name="summaries">The users' summaries, read by <see cref="Summarizer"/> as of any instant.</param>
    /// <returns>The predictions in the same order, with the same bits as <see cref="Predict(PurchaseSummary)"/> gives.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="summaries"/> is <see langword="null"/>.</exception>
    public CustomerPrediction[] PredictAll(IEnumerable<PurchaseSummary> summaries)
    {
        ArgumentNullException.ThrowIfNull(summaries);
        var predictions = new List<CustomerPrediction>();
        var customers = new List<(int Place, BtydStatistics Statistics, double? Spend)>();
        foreach (var summary in summaries)
        {
            if (summary.ToBtyd(Policy.Unit) is { } statistics)
            {
                var spend = ExpectedSpend(Spend?.Model, statistics.Repeats, CustomerSample.MeanSpendOf(summary, Policy.Unit));
                customers.Add((predictions.Count, statistics, spend));
            }

            predictions.Add(CustomerPrediction.NeverPurchased);
        }

        var found = BulkPrediction.Predict(
            _purchases, customers.ConvertAll(customer => customer.Statistics).ToArray(), [.. customers.Select(customer => customer.Spend)], Horizon, _rate);
        for (var i = 0; i < found.Length; i++)
        {
            predictions[customers[i].Place] = found[i];
        }

        return [.. predictions];
    }

    /// <summary>Finds what all the purchases still to come are worth now: the residual lifetime value.</summary>
    /// <param name="statistics">The customer's statistics, in the policy's unit of time.</param>
    /// <param name="meanSpend">The mean money of a repeat purchase; see <see cref="Predict(BtydStatistics, decimal?)"/>.</param>
    /// <returns>The expected spend times the discounted expected residual transactions; <see langword="null"/> where the spend is not known.</returns>
    /// <exception cref="ArgumentException"><paramref name="statistics"/> can't be.</exception>
    /// <exception cref="InvalidOperationException">The policy has no discount, so the sum need not be finite.</exception>
    public double? ResidualValue(BtydStatistics statistics, decimal? meanSpend) =>
        ExpectedSpend(Spend?.Model, statistics.Repeats, meanSpend) * DiscountedResidualPurchases(statistics);

    /// <summary>Finds what all the purchases still to come of one customer are worth now.</summary>
    /// <param name="summary">The user's summary, read by <see cref="Summarizer"/> as of any instant.</param>
    /// <returns>The residual lifetime value; <see langword="null"/> where the spend is not known, and for a user without a purchase.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="summary"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidOperationException">The policy has no discount, so the sum need not be finite.</exception>
    public double? ResidualValue(PurchaseSummary summary)
    {
        ArgumentNullException.ThrowIfNull(summary);
        return summary.ToBtyd(Policy.Unit) is { } statistics ? ResidualValue(statistics, CustomerSample.MeanSpendOf(summary, Policy.Unit)) : null;
    }

    /// <summary>Finds the discounted expected residual transactions (DERT) by the policy's rate of discount.</summary>
    /// <param name="statistics">The customer's statistics, in the policy's unit of time.</param>
    /// <returns>The number; see <see cref="PurchaseModel.DiscountedResidualPurchases"/>.</returns>
    /// <exception cref="ArgumentException"><paramref name="statistics"/> can't be.</exception>
    /// <exception cref="InvalidOperationException">The policy has no discount, so the sum need not be finite.</exception>
    public double DiscountedResidualPurchases(BtydStatistics statistics) => _rate >= ModelRules.MinParameter
        ? _purchases.DiscountedResidualPurchases(statistics, _rate)
        : throw new InvalidOperationException("The policy has no discount, so all the purchases to come need have no finite sum; give it an annualDiscountRate above 0.");

    /// <summary>Finds the first instant from which on a customer is less likely alive than a given probability, if nothing is bought.</summary>
    /// <param name="summary">The user's summary, read by <see cref="Summarizer"/>.</param>
    /// <param name="probability">The probability, above 0 and at most 1: 0.5 for "more likely gone than not".</param>
    /// <returns>The start of that local day, or of the day of judgement when it is so already; <see langword="null"/>: not within 100 years, or nobody to tell of.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="summary"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="probability"/> is out of range.</exception>
    public Instant? AliveUntil(PurchaseSummary summary, double probability)
    {
        ArgumentNullException.ThrowIfNull(summary);
        if (!(probability is > 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "A probability must be above 0 and at most 1, such as 0.5.");
        }

        return AliveSearch.Find(_purchases, summary, Policy.Unit, probability) is { } day ? Summarizer.Days.StartOf(day) : null;
    }

    /// <summary>Judges one user and says why, and until when.</summary>
    /// <param name="history">The user's history.</param>
    /// <param name="asOf">The instant of judgement; any, also one before the fit.</param>
    /// <returns>The same prediction as <see cref="Predict(PurchaseSummary)"/> gives, with its reasons and the instant until which it holds: the start of the next local day, or calendar week.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="history"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="asOf"/> is outside the years 1 to 9998.</exception>
    /// <exception cref="OverflowException">The money is more than <see cref="PurchaseLimits.Total"/>.</exception>
    public Assessment<CustomerPrediction> Explain(PurchaseHistory history, Instant asOf)
    {
        var summary = Summarizer.Summarize(history, asOf);
        var prediction = Predict(summary);
        var until = prediction.IsCustomer ? NextChange(summary.AsOfDay) : null;
        return new(prediction, PolicyRef, asOf, until, CustomerValueExplainer.Explain(this, summary, prediction, until).ToEquatableArray());
    }

    /// <summary>Draws parameters as they might be too, to tell how sure predictions are.</summary>
    /// <param name="seed">The seed; the same one gives the same draws on every machine.</param>
    /// <param name="draws">The number of draws, from 100 to 100,000.</param>
    /// <returns>The draws; <see langword="null"/> where the fit has no covariance to draw from.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="draws"/> is out of range.</exception>
    public ModelDraws? Draw(int seed, int draws = 1000) => ModelDraws.Of(this, seed, draws);

    /// <summary>The expected spend of a customer by a model of spend.</summary>
    internal static double? ExpectedSpend(GammaGamma? model, int repeats, decimal? meanSpend) =>
        model is null ? null
        : repeats == 0 ? model.PopulationMean
        : meanSpend is { } mean && SpendRules.IsSpend(mean) ? model.ExpectedSpend(repeats, (double)mean)
        : null;

    /// <summary>The rate of continuous discount per unit of time.</summary>
    internal double Rate => _rate;

    private Instant? NextChange(LocalDate day)
    {
        var next = Policy.Unit == BtydUnit.CalendarWeeks ? day.PlusDays(8 - (int)day.DayOfWeek) : day.PlusDays(1);
        return next < DayClock.MaxDay ? Summarizer.Days.StartOf(next) : null;
    }
}
