using NodaTime;
using NodaTime.Text;
using UserOps.CustomerValue;
using UserOps.Rfm;

namespace UserOps.Cli.Value;

/// <summary>Carries purchases into the models and their answers out.</summary>
internal static class ValueJudge
{
    /// <summary>Fits a model.</summary>
    /// <param name="input">The purchases.</param>
    /// <param name="asOf">The end of what is observed.</param>
    /// <param name="policy">The policy.</param>
    /// <returns>The model.</returns>
    /// <exception cref="UsageException">There is nothing that a model could be fitted to; the message says how to mend it.</exception>
    public static CustomerValueModel Fit(ValueInput input, Instant asOf, CustomerValuePolicy policy)
    {
        var summarizer = new PurchaseSummarizer(policy.ToPurchasePolicy());
        var sample = CustomerSample.From(input.Summaries(summarizer, asOf), policy.Unit);
        if (CustomerValueModel.TryFit(sample, asOf, policy, out var model, out var problem))
        {
            return model;
        }

        var day = LocalDatePattern.Iso.Format(summarizer.Days.DayOf(asOf));
        var mend = problem == FitProblem.NoCustomers ? " Give a file of purchases, or judge as of a later day." : "";
        throw new UsageException($"No model can be fitted as of {day}: {new UnfittableException(problem, sample.Customers).Message}{mend}");
    }

    /// <summary>Holds a model against what came after it.</summary>
    /// <param name="input">The purchases.</param>
    /// <param name="model">The model.</param>
    /// <param name="until">The last instant of the holdout.</param>
    /// <returns>What was found.</returns>
    public static ValueHoldout HoldOut(ValueInput input, CustomerValueModel model, Instant until)
    {
        var splitter = new HoldoutSplitter(model.Policy, model.FittedAt, until);
        List<HoldoutCustomer> customers = [.. input.Histories.Select(splitter.Split).OfType<HoldoutCustomer>()];
        return new(until, HoldoutReport.Of(model, customers), customers.Sum(customer => customer.Orders), customers.Sum(customer => customer.Money));
    }

    /// <summary>Predicts what everybody will do and be worth.</summary>
    /// <param name="input">The purchases.</param>
    /// <param name="model">The model.</param>
    /// <param name="asOf">The instant of judgement.</param>
    /// <param name="withResidual">Whether to find what is still to come in all time.</param>
    /// <param name="draws">The draws for intervals; <see langword="null"/> without them.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The customers, by id; users who had not bought by then are not among them.</returns>
    public static PredictedUser[] Predict(
        ValueInput input, CustomerValueModel model, Instant asOf, bool withResidual, ModelDraws? draws, CancellationToken cancellationToken)
    {
        var summaries = input.Summaries(model.Summarizer, asOf);
        var predictions = model.PredictAll(summaries);
        var intervals = draws?.IntervalAll(summaries, cancellationToken: cancellationToken);
        var users = new PredictedUser[summaries.Count];
        Parallel.For(0, users.Length, new ParallelOptions { CancellationToken = cancellationToken }, i =>
        {
            var prediction = predictions[i];
            users[i] = new(input.Users[i], prediction)
            {
                ResidualPurchases = withResidual && prediction.IsCustomer ? model.DiscountedResidualPurchases(prediction.Statistics) : null,
                ResidualValue = withResidual ? model.ResidualValue(summaries[i]) : null,
                Interval = intervals?[i],
            };
        });
        return Array.FindAll(users, user => user.Prediction.IsCustomer);
    }
}
