using NodaTime;
using UserOps.Rfm;

namespace UserOps.CustomerValue;

/// <summary>Splits histories at an instant: a model is fitted to what was up to it and held against what came after.</summary>
/// <remarks>
/// <para>The split is at the instant itself: a row at it is calibration, a row after it is holdout. For a day, give its last
/// instant (<see cref="DayClock.EndOf"/>), so that an order at 15:00 of the last calibration day is calibration.</para>
/// <para>Immutable and thread-safe.</para>
/// </remarks>
public sealed class HoldoutSplitter
{
    private readonly PurchaseSummarizer _summarizer;
    private readonly BtydUnit _unit;

    /// <summary>Initializes a new instance of the <see cref="HoldoutSplitter"/> class.</summary>
    /// <param name="policy">The policy: its days, unit, orders and refunds are used.</param>
    /// <param name="calibrationEnd">The last instant of the calibration.</param>
    /// <param name="holdoutEnd">The last instant of the holdout; later rows are not seen.</param>
    /// <exception cref="ArgumentNullException"><paramref name="policy"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidPolicyException"><paramref name="policy"/> has problems; all are listed.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An instant is outside the years 1 to 9998, or the holdout doesn't end after the calibration.</exception>
    public HoldoutSplitter(CustomerValuePolicy policy, Instant calibrationEnd, Instant holdoutEnd)
    {
        ArgumentNullException.ThrowIfNull(policy);
        var problems = CustomerValuePolicyValidator.Validate(policy);
        if (problems.Count > 0)
        {
            throw new InvalidPolicyException(nameof(policy), problems);
        }

        if (holdoutEnd <= calibrationEnd)
        {
            throw new ArgumentOutOfRangeException(nameof(holdoutEnd), holdoutEnd, $"The holdout must end after the calibration, at {calibrationEnd}.");
        }

        if (!DayClock.InRange(calibrationEnd))
        {
            throw new ArgumentOutOfRangeException(nameof(calibrationEnd), calibrationEnd, "Split at an instant between the years 1 and 9998.");
        }

        if (!DayClock.InRange(holdoutEnd))
        {
            throw new ArgumentOutOfRangeException(nameof(holdoutEnd), holdoutEnd, "End at an instant between the years 1 and 9998.");
        }

        _summarizer = new PurchaseSummarizer(policy.ToPurchasePolicy());
        _unit = policy.Unit;
        CalibrationEnd = calibrationEnd;
        HoldoutEnd = holdoutEnd;
    }

    /// <summary>Gets the last instant of the calibration.</summary>
    public Instant CalibrationEnd { get; }

    /// <summary>Gets the last instant of the holdout.</summary>
    public Instant HoldoutEnd { get; }

    /// <summary>Splits one history.</summary>
    /// <param name="history">The user's history.</param>
    /// <returns>The two sides; <see langword="null"/> for a user who had bought nothing by the end of the calibration: a model has not seen them.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="history"/> is <see langword="null"/>.</exception>
    /// <exception cref="OverflowException">The money is more than <see cref="PurchaseLimits.Total"/>.</exception>
    public HoldoutCustomer? Split(PurchaseHistory history)
    {
        ArgumentNullException.ThrowIfNull(history);
        var calibration = _summarizer.Summarize(history, CalibrationEnd);
        if (calibration.ToBtyd(_unit) is not { } statistics)
        {
            return null;
        }

        var after = PurchaseHistory.From(history.Entries.Where(entry => entry.At > CalibrationEnd));
        var holdout = _summarizer.Summarize(after, HoldoutEnd);
        var split = calibration with { FirstDay = calibration.AsOfDay, LastDay = calibration.AsOfDay, AsOfDay = holdout.AsOfDay };
        return new()
        {
            Calibration = calibration,
            Statistics = statistics,
            Duration = split.ToBtyd(_unit)!.Value.Observed,
            Purchases = CountNew(calibration, holdout),
            Orders = holdout.Orders,
            Money = holdout.NetTotal,
        };
    }

    /// <summary>Counts the days or weeks with a purchase; the one in which the split falls only if the calibration has none there.</summary>
    private int CountNew(PurchaseSummary calibration, PurchaseSummary holdout)
    {
        if (holdout.FirstDay is not { } first)
        {
            return 0;
        }

        var last = calibration.LastDay!.Value;
        return _unit == BtydUnit.CalendarWeeks
            ? holdout.PurchaseWeeks - (MondayOf(first) == MondayOf(last) ? 1 : 0)
            : holdout.PurchaseDays - (first == last ? 1 : 0);
    }

    private static LocalDate MondayOf(LocalDate day) => day.PlusDays(1 - (int)day.DayOfWeek);
}
