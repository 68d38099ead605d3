using NodaTime;

namespace UserOps.Rfm;

/// <summary>When a user's scores change with no new purchase, and to what.</summary>
internal sealed record RfmNextChange(Instant At, RfmScore Score)
{
    /// <summary>Follows a user into the future: days pass, and the oldest rows leave the window.</summary>
    /// <returns>The first change; <see langword="null"/>: none before the calendar ends.</returns>
    public static RfmNextChange? Find(RfmModel model, PurchaseHistory history, Instant asOf)
    {
        var view = model.Summarizer.View(history, asOf);
        var unscored = RfmScore.Without(model.Summarizer.StatusWithoutPurchase(history, asOf));
        var now = ScoreAt(model, view, asOf, unscored);

        for (var at = asOf; ;)
        {
            var fall = RecencyFall(model, view, at);
            var leave = NextLeave(model, view);
            if (fall is not null && (leave is null || fall < leave))
            {
                return new(fall.Value, ScoreAt(model, view, fall.Value, unscored));
            }

            if (leave is null)
            {
                return null;
            }

            at = leave.Value;
            while (NextLeave(model, view) == at)
            {
                view.Leave();
            }

            if (ScoreAt(model, view, at, unscored) is var then && then != now)
            {
                return new(at, then);
            }
        }
    }

    /// <summary>The start of the first day on which the last purchase in view is too old for the R it has at an instant.</summary>
    private static Instant? RecencyFall(RfmModel model, PurchaseView view, Instant at)
    {
        if (view.LastPurchase is var place && place < 0)
        {
            return null;
        }

        var clock = model.Summarizer.Days;
        var last = clock.DayOf(view.Entries[place].At);
        return model.DaysUntilRecencyFalls(Period.DaysBetween(last, clock.DayOf(at))) is { } days
            && days <= Period.DaysBetween(last, DayClock.MaxDay)
            && clock.StartOf(last.PlusDays((int)days)) is var fall
            && DayClock.InRange(fall)
            ? fall
            : null;
    }

    /// <summary>The instant at which the oldest entry leaves the window.</summary>
    private static Instant? NextLeave(RfmModel model, PurchaseView view) =>
        model.Policy.LookBack is { } lookBack
        && view.Entries.Length > 0
        && view.Entries[0].At < Instant.MaxValue - lookBack
        && DayClock.InRange(view.Entries[0].At + lookBack)
            ? view.Entries[0].At + lookBack
            : null;

    private static RfmScore ScoreAt(RfmModel model, PurchaseView view, Instant at, RfmScore unscored)
    {
        if (view.LastPurchase is var place && place < 0)
        {
            return unscored;
        }

        var clock = model.Summarizer.Days;
        var daysSinceLast = Period.DaysBetween(clock.DayOf(view.Entries[place].At), clock.DayOf(at));
        return model.Score(daysSinceLast, view.Orders, view.NetTotal);
    }
}
