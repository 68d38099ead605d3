using NodaTime;

namespace UserOps.Rfm;

/// <summary>Scores users and names their segments, by cuts that were found once and stay.</summary>
/// <remarks>
/// <para>Fit it on a population, keep it, write it down (<see cref="RfmModelJson"/>) and apply it on any later or earlier
/// day: segments stay comparable over time until a host chooses to fit again.</para>
/// <para>Immutable and thread-safe. Scoring a summary allocates nothing.</para>
/// </remarks>
public sealed class RfmModel
{
    private readonly Ladder<int> _recency;
    private readonly Ladder<long> _frequency;
    private readonly Ladder<decimal> _monetary;
    private readonly SegmentGrid _grid;

    /// <summary>Initializes a new instance of the <see cref="RfmModel"/> class from cuts found earlier.</summary>
    internal RfmModel(PurchaseSummarizer summarizer, Instant fittedAt, RfmScale recency, RfmScale frequency, RfmScale monetary)
    {
        Summarizer = summarizer;
        Policy = summarizer.Policy;
        PolicyRef = Policy.ToRef();
        FittedAt = fittedAt;
        Recency = recency;
        Frequency = frequency;
        Monetary = monetary;
        _recency = new(recency, limit => (int)Math.Clamp(decimal.Floor(limit), int.MinValue, int.MaxValue));
        _frequency = new(frequency, limit => (long)Math.Clamp(decimal.Floor(limit), long.MinValue, long.MaxValue));
        _monetary = new(monetary, limit => limit);
        _grid = new SegmentGrid(Policy.Segments);
    }

    /// <summary>Gets the policy.</summary>
    public RfmPolicy Policy { get; }

    /// <summary>Gets the policy's name, version and hash.</summary>
    public PolicyRef PolicyRef { get; }

    /// <summary>Gets the instant as of which the cuts were found.</summary>
    public Instant FittedAt { get; }

    /// <summary>Gets how many users with purchases the cuts were found in.</summary>
    public long FittedUsers => Recency.Counts.Sum();

    /// <summary>Gets the cuts of the days since the last purchase. R is bins + 1 - level.</summary>
    public RfmScale Recency { get; }

    /// <summary>Gets the cuts of the number of orders.</summary>
    public RfmScale Frequency { get; }

    /// <summary>Gets the cuts of the net total.</summary>
    public RfmScale Monetary { get; }

    /// <summary>Gets what reads summaries by the same policy.</summary>
    public PurchaseSummarizer Summarizer { get; }

    /// <summary>Finds the cuts in a population.</summary>
    /// <remarks>
    /// Users without purchases in view are left out. With nobody left, the model has no fitted cuts and gives the middle
    /// level to all. The order of the summaries does not matter. Costs a sort of each dimension.
    /// </remarks>
    /// <param name="summaries">The summaries of the population, read by <paramref name="policy"/> as of <paramref name="asOf"/>.</param>
    /// <param name="asOf">The instant of judgement.</param>
    /// <param name="policy">The policy.</param>
    /// <returns>The model.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">A summary was read as of another instant.</exception>
    /// <exception cref="InvalidPolicyException"><paramref name="policy"/> has problems; all are listed.</exception>
    public static RfmModel Fit(IEnumerable<PurchaseSummary> summaries, Instant asOf, RfmPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(summaries);
        return Fit(summaries, asOf, new PurchaseSummarizer(policy));
    }

    /// <summary>Finds the cuts in a population that was summarised by columns.</summary>
    /// <remarks>
    /// Users without purchases in view are left out. Gives the same cuts as the same numbers read user by user; selects
    /// the few order statistics it needs instead of sorting.
    /// </remarks>
    /// <typeparam name="TUser">The type of the host's user ids.</typeparam>
    /// <param name="summaries">The population.</param>
    /// <param name="minorUnitDecimals">How many decimals the minor unit has: 2 for cents; at most <see cref="ColumnScorer.MaxMinorUnitDecimals"/>.</param>
    /// <param name="asOf">The instant of judgement; its local day by the policy is the summaries' day.</param>
    /// <param name="policy">The policy; refunds linked to orders can't be told in columns.</param>
    /// <returns>The model.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">
    /// The summaries are as of another day, or by another look-back or treatment of refunds than the policy's, or the policy
    /// links refunds to orders.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="minorUnitDecimals"/> is outside its range.</exception>
    /// <exception cref="InvalidPolicyException"><paramref name="policy"/> has problems; all are listed.</exception>
    public static RfmModel Fit<TUser>(SummaryColumns<TUser> summaries, int minorUnitDecimals, Instant asOf, RfmPolicy policy)
        where TUser : notnull
    {
        ArgumentNullException.ThrowIfNull(summaries);
        var summarizer = new PurchaseSummarizer(policy);
        var day = summarizer.Days.DayOf(asOf);
        if (PurchaseColumns.ToDayNumber(day) != summaries.AsOfDay)
        {
            throw new ArgumentException($"The summaries are as of day {summaries.AsOfDay}, the fit is as of {day}; summarise as of that day.", nameof(summaries));
        }

        if (policy.Refunds == RefundPolicy.LinkToOrder)
        {
            throw new ArgumentException("Columns carry no order ids, so refunds can't be linked; use the refund policy net or ignore.", nameof(policy));
        }

        if ((policy.Refunds == RefundPolicy.Ignore) != (summaries.Options.Refunds == ColumnarRefunds.Ignore))
        {
            throw new ArgumentException(
                $"The summaries were made with refunds {summaries.Options.Refunds}, the policy has {policy.Refunds}; summarise by the policy's.", nameof(policy));
        }

        if (policy.LookBack != (summaries.Options.LookBackDays is { } days ? Duration.FromDays(days) : null))
        {
            throw new ArgumentException(
                $"The summaries look back {Days(summaries.Options.LookBackDays)}, the policy {Days(policy.LookBack?.TotalDays)}; summarise by the policy's look-back, in whole days.", nameof(policy));
        }

        return Fit(
            new ColumnFitValues<int>(summaries.Scored<int>(summaries.DaysSinceLast()), policy.Recency, 1),
            new ColumnFitValues<int>(summaries.Scored(summaries.Orders), policy.Frequency, 1),
            new ColumnFitValues<long>(
                summaries.Scored(summaries.NetTotals), policy.Monetary, Grid.Money.Unit / Grid.MinorUnitsIn(minorUnitDecimals)),
            asOf,
            summarizer);

        static string Days(double? days) => days is { } number ? FormattableString.Invariant($"{number} days") : "on all of the past";
    }

    /// <summary>Finds the cuts in a population whose numbers were counted elsewhere: by a query over the host's own tables, by workers.</summary>
    /// <remarks>Gives the same cuts as the same numbers read user by user. Costs a few searches among the distinct values.</remarks>
    /// <param name="distribution">The order statistics of the population, read by <paramref name="policy"/> as of <paramref name="asOf"/>.</param>
    /// <param name="asOf">The instant of judgement.</param>
    /// <param name="policy">The policy.</param>
    /// <returns>The model.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="asOf"/> is outside the years 1 to 9998.</exception>
    /// <exception cref="InvalidPolicyException"><paramref name="policy"/> has problems; all are listed.</exception>
    public static RfmModel FitFrom(RfmDistribution distribution, Instant asOf, RfmPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(distribution);
        var summarizer = new PurchaseSummarizer(policy);
        if (!DayClock.InRange(asOf))
        {
            throw new ArgumentOutOfRangeException(nameof(asOf), asOf, "Judge as of an instant between the years 1 and 9998.");
        }

        return Fit(
            new CountedFitValues(distribution.DaysSinceLast, Grid.Whole),
            new CountedFitValues(distribution.Orders, Grid.Whole),
            new CountedFitValues(distribution.NetTotals, Grid.Money),
            asOf,
            summarizer);
    }

    /// <summary>Scores a user by the three numbers alone.</summary>
    /// <param name="figures">The numbers, read by the same policy as of any instant.</param>
    /// <returns>The scores; <see cref="RfmScore.NeverPurchased"/> or <see cref="RfmScore.OutsideWindow"/> without purchases in view.</returns>
    public RfmScore Score(RfmFigures figures) => figures.Status == PurchaseStatus.Purchased
        ? Score(figures.DaysSinceLast, figures.Orders, figures.NetTotal)
        : RfmScore.Without(figures.Status);

    /// <summary>Puts three scores together, with their total by the policy's weights.</summary>
    /// <param name="r">The recency score, from 1.</param>
    /// <param name="f">The frequency score, from 1.</param>
    /// <param name="m">The monetary score, from 1.</param>
    /// <returns>The scores.</returns>
    /// <exception cref="ArgumentOutOfRangeException">They are no cell of the policy's map.</exception>
    public RfmScore ScoreOf(int r, int f, int m)
    {
        Check(r, Recency.Bins, nameof(r));
        Check(f, Frequency.Bins, nameof(f));
        Check(m, Monetary.Bins, nameof(m));
        return new(r, f, m, TotalOf(r, f, m));

        static void Check(int score, int bins, string name)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(score, 1, name);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(score, bins, name);
        }
    }

    /// <summary>Scores a user.</summary>
    /// <param name="summary">The user's summary, read by the same policy as of any instant.</param>
    /// <returns>The scores; <see cref="RfmScore.NeverPurchased"/> or <see cref="RfmScore.OutsideWindow"/> without purchases in view.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="summary"/> is <see langword="null"/>.</exception>
    public RfmScore Score(PurchaseSummary summary)
    {
        ArgumentNullException.ThrowIfNull(summary);
        return summary is { Status: PurchaseStatus.Purchased, DaysSinceLast: { } days }
            ? Score(days, summary.Orders, summary.NetTotal)
            : RfmScore.Without(summary.Status);
    }

    /// <summary>Scores three numbers.</summary>
    /// <param name="daysSinceLast">The days since the last purchase.</param>
    /// <param name="orders">The number of orders.</param>
    /// <param name="netTotal">The money, in whole currency units.</param>
    /// <returns>The scores.</returns>
    public RfmScore Score(int daysSinceLast, long orders, decimal netTotal)
    {
        var r = Recency.Bins + 1 - _recency.LevelOf(daysSinceLast);
        var f = _frequency.LevelOf(orders);
        var m = _monetary.LevelOf(netTotal);
        return new(r, f, m, TotalOf(r, f, m));
    }

    /// <summary>Makes what scores users by the million, by the same cuts.</summary>
    /// <param name="minorUnitDecimals">How many decimals the minor unit of the money has: 2 for cents.</param>
    /// <returns>The scorer.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="minorUnitDecimals"/> is outside its range.</exception>
    public ColumnScorer ToColumnScorer(int minorUnitDecimals) => new(this, _grid, minorUnitDecimals);

    /// <summary>Finds the segment of a score of this model.</summary>
    /// <param name="score">The score.</param>
    /// <returns>The segment; <see cref="Segment.NeverPurchased"/> or <see cref="Segment.OutsideWindow"/> without scores.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="score"/> is no cell of the policy's map.</exception>
    public Segment SegmentOf(RfmScore score)
    {
        if (!score.IsScored)
        {
            return score.Status == PurchaseStatus.OutsideWindow ? Segment.OutsideWindow : Segment.NeverPurchased;
        }

        return score.R <= Recency.Bins && score.F <= Frequency.Bins && score.M <= Monetary.Bins
            ? _grid.Segments[_grid.PlaceOf(score.R, score.F, score.M)]
            : throw new ArgumentOutOfRangeException(nameof(score), score, "The score is no cell of this model; score the user by it first.");
    }

    /// <summary>Judges one user and says why, and until when.</summary>
    /// <param name="history">The user's history.</param>
    /// <param name="asOf">The instant of judgement; any, also one before the fit.</param>
    /// <returns>The same scores as <see cref="Score(PurchaseSummary)"/> gives, with their reasons and the instant until which they hold.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="history"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="asOf"/> is outside the years 1 to 9998.</exception>
    /// <exception cref="OverflowException">The money is more than <see cref="PurchaseLimits.Total"/>.</exception>
    public Assessment<RfmScore> Explain(PurchaseHistory history, Instant asOf)
    {
        var summary = Summarizer.Summarize(history, asOf);
        var next = RfmNextChange.Find(this, history, asOf);
        return new(Score(summary), PolicyRef, asOf, next?.At, RfmExplainer.Explain(this, summary, next).ToEquatableArray());
    }

    /// <summary>Finds the first instant at which, with no new purchase, a user's scores change.</summary>
    /// <remarks>
    /// It is the start of the local day on which R falls, or the instant at which rows leave the look-back window and a
    /// score follows, whichever comes first. Before it the scores stay; at it they differ.
    /// </remarks>
    /// <param name="history">The user's history; rows after <paramref name="asOf"/> are not seen.</param>
    /// <param name="asOf">The instant of judgement.</param>
    /// <returns>The instant; <see langword="null"/>: never.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="history"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="asOf"/> is outside the years 1 to 9998.</exception>
    public Instant? ValidUntil(PurchaseHistory history, Instant asOf)
    {
        ArgumentNullException.ThrowIfNull(history);
        return RfmNextChange.Find(this, history, asOf)?.At;
    }

    /// <summary>Finds the smallest change that lifts a user to a better segment: purchases on the day of judgement.</summary>
    /// <remarks>
    /// "Smallest" is the fewest further orders, then the least money. Better is earlier in the map's list. The orders are
    /// such as the policy tells apart: by order ids of their own; without ids, under <see cref="OrderGrouping.PerDay"/>,
    /// a day holds but one.
    /// </remarks>
    /// <param name="summary">The user's summary.</param>
    /// <returns>The change; <see langword="null"/> without scores, in the best segment, or when no purchase lifts the user.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="summary"/> is <see langword="null"/>.</exception>
    public SegmentLift? WhatLifts(PurchaseSummary summary)
    {
        ArgumentNullException.ThrowIfNull(summary);
        return SegmentLift.Find(this, summary);
    }

    /// <summary>Finds the cuts in a population, by a policy that is compiled already.</summary>
    internal static RfmModel Fit(IEnumerable<PurchaseSummary> summaries, Instant asOf, PurchaseSummarizer summarizer)
    {
        var days = new List<Int128>();
        var orders = new List<Int128>();
        var money = new List<Int128>();
        foreach (var summary in summaries)
        {
            if (summary.AsOf != asOf)
            {
                throw new ArgumentException(
                    $"A summary was read as of {summary.AsOf}, the fit is as of {asOf}; read all as of one instant.", nameof(summaries));
            }

            if (summary.Status == PurchaseStatus.Purchased)
            {
                days.Add(summary.DaysSinceLast!.Value);
                orders.Add(summary.Orders);
                money.Add(Grid.Money.Steps(summary.NetTotal));
            }
        }

        return Fit(
            new SortedFitValues([.. days]), new SortedFitValues([.. orders]), new SortedFitValues([.. money]), asOf, summarizer);
    }

    /// <summary>Finds the cuts in the values of three dimensions; money in steps of <see cref="Grid.Money"/>.</summary>
    internal static RfmModel Fit(IFitValues days, IFitValues orders, IFitValues money, Instant asOf, PurchaseSummarizer summarizer) => new(
        summarizer,
        asOf,
        ScaleFit.Fit(summarizer.Policy.Recency, days, Grid.Whole, lowIsBetter: true),
        ScaleFit.Fit(summarizer.Policy.Frequency, orders, Grid.Whole, lowIsBetter: false),
        ScaleFit.Fit(summarizer.Policy.Monetary, money, Grid.Money, lowIsBetter: false));

    /// <summary>Finds after how many days since the last purchase R falls; <see langword="null"/> when it can't fall further.</summary>
    internal long? DaysUntilRecencyFalls(int daysSinceLast) =>
        _recency.NextLimit(daysSinceLast) is { } limit ? (long)limit + 1 : null;

    /// <summary>Finds the place of a segment in the map's order, the best first.</summary>
    internal int PlaceOf(RfmScore score) => _grid.PlaceOf(score.R, score.F, score.M);

    /// <summary>Gives the weighted total of three scores.</summary>
    internal double TotalOf(int r, int f, int m) =>
        (Policy.Weights.Recency * r) + (Policy.Weights.Frequency * f) + (Policy.Weights.Monetary * m);
}
