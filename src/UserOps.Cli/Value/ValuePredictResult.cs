using NodaTime;
using UserOps.Cli.Purchases;
using UserOps.CustomerValue;

namespace UserOps.Cli.Value;

/// <summary>What is expected of one customer.</summary>
/// <param name="User">The customer.</param>
/// <param name="Prediction">The prediction.</param>
internal sealed record PredictedUser(UserId User, CustomerPrediction Prediction)
{
    /// <summary>Gets the discounted expected residual transactions; <see langword="null"/> without <c>--residual</c>.</summary>
    public double? ResidualPurchases { get; init; }

    /// <summary>Gets what they are worth; <see langword="null"/> without <c>--residual</c>, and where the spend is not known.</summary>
    public double? ResidualValue { get; init; }

    /// <summary>Gets how sure the prediction is; <see langword="null"/> without <c>--intervals</c>, and where the fit has no covariance.</summary>
    public PredictionInterval? Interval { get; init; }
}

/// <summary>What <c>userops value predict</c> found, before it is written in one form or another.</summary>
internal sealed record ValuePredictResult
{
    /// <summary>Gets what became of the records of the input; <see langword="null"/> when there was no file.</summary>
    public PurchaseCounts? Counts { get; init; }

    /// <summary>Gets the model.</summary>
    public required CustomerValueModel Model { get; init; }

    /// <summary>Gets the instant of judgement.</summary>
    public required Instant AsOf { get; init; }

    /// <summary>Gets the customers, by id.</summary>
    public required IReadOnlyList<PredictedUser> Users { get; init; }

    /// <summary>Gets how many users had not bought by then.</summary>
    public required long NeverPurchased { get; init; }

    /// <summary>Gets a value indicating whether what is still to come in all time is told.</summary>
    public bool HasResidual { get; init; }

    /// <summary>Gets a value indicating whether intervals are told.</summary>
    public bool HasIntervals { get; init; }

    /// <summary>Gets the totals of each group of <c>--by</c>, by name; <see langword="null"/> without it.</summary>
    public IReadOnlyList<(string Group, CustomerValueTotals Totals)>? Groups { get; init; }

    /// <summary>Gets what is expected of all customers together.</summary>
    public CustomerValueTotals Totals => CustomerValueTotals.Of(Users.Select(user => user.Prediction));
}
