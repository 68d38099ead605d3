using UserOps.Rfm;

namespace UserOps.CustomerValue;

/// <summary>What a model expects of one customer.</summary>
public sealed record CustomerPrediction
{
    /// <summary>Gets the prediction for a user who has bought nothing: the models say nothing of whom they have not seen, so nothing is expected.</summary>
    public static CustomerPrediction NeverPurchased { get; } = new();

    /// <summary>Gets a value indicating whether the user has bought at all.</summary>
    public bool IsCustomer { get; init; }

    /// <summary>Gets x, t.x and T, in the policy's unit of time.</summary>
    public BtydStatistics Statistics { get; init; }

    /// <summary>Gets how likely the customer is still alive, from 0 to 1.</summary>
    public double PAlive { get; init; }

    /// <summary>Gets how many purchases to expect within the policy's horizon.</summary>
    public double Expected { get; init; }

    /// <summary>
    /// Gets the mean money to expect of a purchase; <see langword="null"/> where there is no model of spend, the customer's repeat
    /// purchases were worth nothing on average, or the mean is not finite (see <see cref="GammaGamma.ExpectedSpend"/>).
    /// </summary>
    public double? Spend { get; init; }

    /// <summary>Gets what the purchases within the horizon are worth now, each discounted from its day; <see langword="null"/> where <see cref="Spend"/> is.</summary>
    public double? Value { get; init; }
}
