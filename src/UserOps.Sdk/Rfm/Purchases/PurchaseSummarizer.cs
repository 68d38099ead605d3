using NodaTime;

namespace UserOps.Rfm;

/// <summary>Reads summaries off histories by one compiled <see cref="RfmPolicy"/>.</summary>
/// <remarks>
/// Immutable and thread-safe. A summary costs time linear in the user's entries.
/// </remarks>
public sealed class PurchaseSummarizer
{
    /// <summary>Initializes a new instance of the <see cref="PurchaseSummarizer"/> class.</summary>
    /// <param name="policy">The policy: its zone, window, grouping and refunds are used here.</param>
    /// <exception cref="ArgumentNullException"><paramref name="policy"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidPolicyException"><paramref name="policy"/> has problems; all are listed.</exception>
    public PurchaseSummarizer(RfmPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        InvalidPolicyException.ThrowIfAny(RfmPolicyValidator.Validate(policy), nameof(policy));
        Policy = policy;
        Days = new DayClock(DateTimeZoneProviders.Tzdb[policy.Zone], policy.DayStart);
    }

    /// <summary>Gets the policy.</summary>
    public RfmPolicy Policy { get; }

    /// <summary>Gets the clock that tells which local day an instant belongs to.</summary>
    public DayClock Days { get; }

    /// <summary>Reads one user's summary.</summary>
    /// <param name="history">The user's history; rows after <paramref name="asOf"/> are not seen.</param>
    /// <param name="asOf">The instant of judgement; any, also one before the last row.</param>
    /// <returns>The summary.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="history"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="asOf"/> is outside the years 1 to 9998.</exception>
    /// <exception cref="OverflowException">The money is more than <see cref="PurchaseLimits.Total"/>.</exception>
    public PurchaseSummary Summarize(PurchaseHistory history, Instant asOf)
    {
        ArgumentNullException.ThrowIfNull(history);
        return Read(history, View(history, asOf), asOf);
    }

    /// <summary>Opens the view of a history at an instant.</summary>
    internal PurchaseView View(PurchaseHistory history, Instant asOf)
    {
        if (!DayClock.InRange(asOf))
        {
            throw new ArgumentOutOfRangeException(nameof(asOf), asOf, "Judge as of an instant between the years 1 and 9998.");
        }

        var end = history.CountUpTo(asOf);
        var start = Policy.LookBack is { } lookBack ? Math.Min(end, history.CountUpTo(asOf - lookBack)) : 0;
        return new PurchaseView(history.AsSpan()[start..end], Policy.Orders, Policy.Refunds, Days);
    }

    /// <summary>Tells what a user without a purchase in view is: one who bought before the window, or one who never bought.</summary>
    internal PurchaseStatus StatusWithoutPurchase(PurchaseHistory history, Instant asOf)
    {
        var past = new PurchaseView(history.AsSpan()[..history.CountUpTo(asOf)], Policy.Orders, Policy.Refunds, Days);
        return past.LastPurchase >= 0 ? PurchaseStatus.OutsideWindow : PurchaseStatus.NeverPurchased;
    }

    private PurchaseSummary Read(PurchaseHistory history, PurchaseView view, Instant asOf)
    {
        if (view.PurchaseTotal > PurchaseLimits.Total || view.RefundTotal > PurchaseLimits.Total)
        {
            throw new OverflowException(
                $"The money of one user adds up to more than {Exact.Text(PurchaseLimits.Total)}; check the unit of the amounts.");
        }

        var summary = new PurchaseSummary
        {
            AsOf = asOf,
            AsOfDay = Days.DayOf(asOf),
            Status = view.LastPurchase >= 0 ? PurchaseStatus.Purchased : StatusWithoutPurchase(history, asOf),
            Orders = view.Orders,
            PurchaseTotal = Exact.Normalize(view.PurchaseTotal),
            RefundTotal = Exact.Normalize(view.RefundTotal),
            Refunds = view.RefundRows,
            NetTotal = Exact.Normalize(view.NetTotal),
        };
        return summary.Status == PurchaseStatus.Purchased ? WithDays(summary, view) : summary;
    }

    private PurchaseSummary WithDays(PurchaseSummary summary, PurchaseView view)
    {
        LocalDate? first = null;
        LocalDate last = default;
        var (days, weeks, repeat, repeatWeeks) = (0, 0, 0m, 0m);
        for (var i = 0; i < view.Entries.Length; i++)
        {
            var day = Days.DayOf(view.Entries[i].At);
            if (view.IsPurchase(i))
            {
                days += first is null || day != last ? 1 : 0;
                weeks += first is null || PurchaseSummary.WeekOf(day) != PurchaseSummary.WeekOf(last) ? 1 : 0;
                first ??= day;
                last = day;
            }
        }

        var endOfWeek = first!.Value.PlusDays(7 - (int)first.Value.DayOfWeek);
        for (var i = 0; i < view.Entries.Length; i++)
        {
            repeat += RepeatMoney(view, i, first.Value);
            repeatWeeks += RepeatMoney(view, i, endOfWeek);
        }

        return summary with
        {
            FirstDay = first,
            LastDay = last,
            PurchaseDays = days,
            PurchaseWeeks = weeks,
            RepeatTotal = Exact.Normalize(repeat),
            RepeatWeekTotal = Exact.Normalize(repeatWeeks),
        };
    }

    /// <summary>The money of an entry that counts after a day.</summary>
    private decimal RepeatMoney(PurchaseView view, int place, LocalDate after)
    {
        var entry = view.Entries[place];
        var money = 0m;
        if (entry.Purchases > 0 && Days.DayOf(entry.At) > after)
        {
            money += entry.Purchased;
        }

        if (entry.Refunds > 0 && Policy.Refunds != RefundPolicy.Ignore)
        {
            var counted = Policy.Refunds == RefundPolicy.LinkToOrder ? view.Entries[view.FirstOfOrder(place)].At : entry.At;
            money -= Days.DayOf(counted) > after ? entry.Refunded : 0;
        }

        return money;
    }
}
