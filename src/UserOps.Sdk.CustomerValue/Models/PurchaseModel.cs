using UserOps.Rfm;

namespace UserOps.CustomerValue;

/// <summary>A model of how customers buy and when they stop, with its parameters: a closed family.</summary>
/// <remarks>
/// <para>While a customer is alive, purchases come at random at a rate λ of the customer's own; λ is gamma distributed over the
/// customers, with shape r and rate α. The members of the family differ in how customers stop.</para>
/// <para>Time is in the unit of the statistics that the parameters were fitted to. Nothing here gives NaN or an infinity.
/// Immutable and thread-safe.</para>
/// </remarks>
public abstract record PurchaseModel
{
    private protected PurchaseModel()
    {
    }

    /// <summary>Gets which model it is.</summary>
    public abstract PurchaseModelKind Kind { get; }

    /// <summary>Gets the parameters, in the order of the paper.</summary>
    public abstract EquatableArray<ModelParameter> Parameters { get; }

    /// <summary>Gets the shape r of the purchase rates.</summary>
    internal abstract double Shape { get; }

    /// <summary>Gets the rate α of the purchase rates.</summary>
    internal abstract double Scale { get; }

    /// <summary>Makes a model of its parameters, in the order of <see cref="Parameters"/>.</summary>
    /// <param name="kind">Which model.</param>
    /// <param name="parameters">The parameters.</param>
    /// <returns>The model.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="kind"/> is no model, or a parameter isn't a number from 1e-9 to 1e9.</exception>
    /// <exception cref="ArgumentException">There are not as many parameters as the model has.</exception>
    public static PurchaseModel Of(PurchaseModelKind kind, params ReadOnlySpan<double> parameters)
    {
        var count = ParameterNames(kind).Count;
        return parameters.Length == count
            ? kind switch
            {
                PurchaseModelKind.MbgNbd => new MbgNbd(parameters[0], parameters[1], parameters[2], parameters[3]),
                PurchaseModelKind.BgNbd => new BgNbd(parameters[0], parameters[1], parameters[2], parameters[3]),
                PurchaseModelKind.ParetoNbd => new ParetoNbd(parameters[0], parameters[1], parameters[2], parameters[3]),
                _ => new Nbd(parameters[0], parameters[1]),
            }
            : throw new ArgumentException($"This model has {count} parameters, not {parameters.Length}.", nameof(parameters));
    }

    /// <summary>Tells the names of a model's parameters, in the order of the paper.</summary>
    /// <param name="kind">Which model.</param>
    /// <returns>The names.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="kind"/> is no model.</exception>
    public static EquatableArray<string> ParameterNames(PurchaseModelKind kind) => kind switch
    {
        PurchaseModelKind.MbgNbd or PurchaseModelKind.BgNbd => ["r", "alpha", "a", "b"],
        PurchaseModelKind.ParetoNbd => ["r", "alpha", "s", "beta"],
        PurchaseModelKind.Nbd => ["r", "alpha"],
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Choose one of the models."),
    };

    /// <summary>Finds how likely a customer is still alive at the end of what was observed.</summary>
    /// <param name="customer">The customer's statistics.</param>
    /// <returns>P(alive | x, t.x, T), from 0 to 1.</returns>
    /// <exception cref="ArgumentException"><paramref name="customer"/> can't be: a negative number, t.x after T, t.x without repeats, or beyond 1e9.</exception>
    public double ProbabilityAlive(in BtydStatistics customer)
    {
        ModelRules.Check(customer);
        return Alive(customer);
    }

    /// <summary>Finds how many purchases to expect of a customer from now on.</summary>
    /// <param name="customer">The customer's statistics.</param>
    /// <param name="horizon">The time t to look ahead, 0 or more; at most 1e9.</param>
    /// <returns>E[Y(t) | x, t.x, T]; 0 for a horizon of 0.</returns>
    /// <exception cref="ArgumentException"><paramref name="customer"/> can't be, or <paramref name="horizon"/> is out of range.</exception>
    public double ExpectedPurchases(in BtydStatistics customer, double horizon)
    {
        ModelRules.Check(customer);
        ModelRules.CheckTime(horizon, nameof(horizon));
        return Alive(customer) * ExpectedWhileAlive(customer.Repeats, customer.Observed, horizon);
    }

    /// <summary>Finds how many repeat purchases to expect of somebody who just bought for the first time.</summary>
    /// <param name="horizon">The time t since the first purchase, 0 or more; at most 1e9.</param>
    /// <returns>E[X(t)]; 0 for a time of 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="horizon"/> is out of range.</exception>
    public double ExpectedPurchases(double horizon) => ExpectedPurchases(default, horizon);

    /// <summary>Finds how likely a customer makes so many purchases from now on.</summary>
    /// <param name="customer">The customer's statistics; the default is somebody who just bought for the first time.</param>
    /// <param name="purchases">The number n of purchases, 0 or more.</param>
    /// <param name="horizon">The time t to look ahead, 0 or more; at most 1e9.</param>
    /// <returns>P(Y(t) = n | x, t.x, T), from 0 to 1.</returns>
    /// <exception cref="ArgumentException"><paramref name="customer"/> can't be, or another argument is out of range.</exception>
    public double ProbabilityOfPurchases(in BtydStatistics customer, int purchases, double horizon)
    {
        ModelRules.Check(customer);
        ModelRules.CheckTime(horizon, nameof(horizon));
        ArgumentOutOfRangeException.ThrowIfNegative(purchases);
        if (horizon == 0)
        {
            return purchases == 0 ? 1 : 0;
        }

        var alive = Alive(customer);
        var mass = alive * MassWhileAlive(customer, purchases, horizon);
        return Math.Clamp(purchases == 0 ? 1 - alive + mass : mass, 0, 1);
    }

    /// <summary>Finds how many purchases to expect of a customer within a horizon, each discounted from its day to now.</summary>
    /// <param name="customer">The customer's statistics.</param>
    /// <param name="horizon">The time t to look ahead, 0 or more; at most 1e9.</param>
    /// <param name="rate">The rate δ of continuous discount per unit of time, 0 or more; see <see cref="DiscountRate.PerUnit"/>.</param>
    /// <returns>∫ e^(-δu) dE[Y(u)] from 0 to t, by Gauss-Legendre quadrature; the expected purchases for a rate of 0.</returns>
    /// <exception cref="ArgumentException"><paramref name="customer"/> can't be, or another argument is out of range.</exception>
    public double DiscountedPurchases(in BtydStatistics customer, double horizon, double rate)
    {
        ModelRules.Check(customer);
        ModelRules.CheckTime(horizon, nameof(horizon));
        ModelRules.CheckRate(rate, mayBeZero: true);
        return Alive(customer) * DiscountedWhileAlive(customer.Repeats, customer.Observed, horizon, rate);
    }

    /// <summary>Finds the discounted expected residual transactions (DERT): all purchases still to come, each discounted to now.</summary>
    /// <remarks>P. S. Fader, B. G. S. Hardie and K. L. Lee, "RFM and CLV: using iso-value curves for customer base analysis", Journal of Marketing Research 42 (2005) 415-430.</remarks>
    /// <param name="customer">The customer's statistics.</param>
    /// <param name="rate">The rate δ of continuous discount per unit of time, above 0; see <see cref="DiscountRate.PerUnit"/>.</param>
    /// <returns>∫ e^(-δu) dE[Y(u)] over all the future, by quadrature; always finite.</returns>
    /// <exception cref="ArgumentException"><paramref name="customer"/> can't be, or <paramref name="rate"/> is out of range: without a discount there need be no finite sum.</exception>
    public double DiscountedResidualPurchases(in BtydStatistics customer, double rate)
    {
        ModelRules.Check(customer);
        ModelRules.CheckRate(rate, mayBeZero: false);
        return Alive(customer) * DiscountedWhileAlive(customer.Repeats, customer.Observed, double.PositiveInfinity, rate);
    }

    /// <summary>Finds the logarithm of the likelihood of what a customer did.</summary>
    /// <param name="customer">The customer's statistics.</param>
    /// <returns>ln L(x, t.x, T), a density: it depends on the unit of time.</returns>
    /// <exception cref="ArgumentException"><paramref name="customer"/> can't be.</exception>
    public double LogLikelihood(in BtydStatistics customer)
    {
        ModelRules.Check(customer);
        var (shape, scale) = (Shape, Scale);
        return LogGamma.Rise(shape, customer.Repeats)
            - (shape * NearZero.LogP1(customer.Observed / scale))
            - (customer.Repeats * Math.Log(scale + customer.Observed))
            + LogDropout(customer);
    }

    /// <summary>Returns the model as text.</summary>
    /// <returns>The name and the parameters.</returns>
    public sealed override string ToString() =>
        $"{Kind} {string.Join(", ", Parameters.Select(parameter => FormattableString.Invariant($"{parameter.Name} {parameter.Value:G6}")))}";

    /// <summary>P(alive), of statistics that can be.</summary>
    internal double Alive(in BtydStatistics customer)
    {
        // Of the odds of being dead to being alive; their logarithm may be anything, their value could pass all bounds.
        var odds = LogOddsOfDead(customer);
        return odds > 0 ? Math.Exp(-odds) / (1 + Math.Exp(-odds)) : 1 / (1 + Math.Exp(odds));
    }

    /// <summary>ln (P(dead) / P(alive)) at the end of what was observed; minus infinity when nobody can have stopped.</summary>
    internal abstract double LogOddsOfDead(in BtydStatistics customer);

    /// <summary>The logarithm of the factor that dropout puts to the likelihood of the NBD.</summary>
    internal abstract double LogDropout(in BtydStatistics customer);

    /// <summary>E[Y(t)] of a customer who is alive after x repeats and the time T.</summary>
    internal abstract double ExpectedWhileAlive(int repeats, double observed, double horizon);

    /// <summary>The rate of purchases after a further time u, of a customer who is alive after x repeats and the time T: dE[Y(u)]/du.</summary>
    internal abstract double RateWhileAlive(int repeats, double observed, double ahead);

    /// <summary>Makes the same rate as a function of the further time u, for who asks for it at many of them up to a last one.</summary>
    internal virtual Func<double, double> RatesWhileAlive(int repeats, double observed, double until) =>
        ahead => RateWhileAlive(repeats, observed, ahead);

    /// <summary>P(Y(t) = n), of a customer who is alive.</summary>
    internal abstract double MassWhileAlive(in BtydStatistics customer, int purchases, double horizon);

    /// <summary>∫ e^(-δu) dE[Y(u)] from 0 to a horizon that may be infinite, of a customer who is alive.</summary>
    internal virtual double DiscountedWhileAlive(int repeats, double observed, double horizon, double rate) =>
        rate == 0
            ? ExpectedWhileAlive(repeats, observed, horizon)
            : FuturePanels.Integrate(this, repeats, observed, horizon, rate);

    /// <summary>What one customer does in the time ahead, drawn at random.</summary>
    internal abstract long Draw(in BtydStatistics customer, double horizon, Random random);
}
