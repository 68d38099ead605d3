using NodaTime;
using UserOps.BusinessTime;

namespace UserOps.Complaints;

/// <summary>When one target is used up: working time, or dates, on one calendar, with pauses taken out.</summary>
/// <remarks>
/// The pauses given are those that stop this target, in order and apart. Where all pauses together are capped, they count up to the
/// target itself; a pause that still lasts is taken to last until the cap, since no new fact ends it.
/// </remarks>
internal sealed class TargetClock
{
    private readonly Duration? _within;
    private readonly DeadlineRule? _rule;
    private readonly bool _capped;

    public TargetClock(BusinessClock clock, Duration? within, DeadlineRule? rule, bool capped)
    {
        Clock = clock;
        _within = within;
        _rule = rule;
        _capped = capped;
    }

    public BusinessClock Clock { get; }

    /// <summary>When the target is used up.</summary>
    public BusinessDeadline Due(Instant start, ReadOnlySpan<PauseSpan> pauses, int extension = 0)
    {
        if (_within is { } within)
        {
            return Walk(start, pauses, within, out _);
        }

        var rule = Extended(extension);
        return ByDates(start, pauses, rule, rule.Amount, out _);
    }

    /// <summary>When a share of the target is used up; where dates are counted, the opening of that date.</summary>
    public Instant? WarnAt(Instant start, ReadOnlySpan<PauseSpan> pauses, decimal share, int extension = 0)
    {
        if (_within is { } within)
        {
            return Walk(start, pauses, Share(within, share), out _).DueAt;
        }

        var rule = Extended(extension);
        if (rule.Unit == DeadlineUnit.WorkingDays)
        {
            var part = rule with { Amount = (int)decimal.Ceiling(rule.Amount * share) };
            return ByDates(start, pauses, part, rule.Amount, out _).DueAt is { } due ? Opening(Clock.DateOf(due)) : null;
        }

        if (ByDates(start, pauses, rule, rule.Amount, out _).DueAt is not { } end)
        {
            return null;
        }

        var first = Clock.DateOf(start);
        var days = Period.DaysBetween(first, Clock.DateOf(end));
        return Instant.Max(start, Opening(first.PlusDays((int)decimal.Ceiling(days * share))));
    }

    /// <summary>How long the clock stands at most for a pause that still lasts; <see langword="null"/>: for good, or there is none.</summary>
    public Instant? PausedUntil(Instant start, ReadOnlySpan<PauseSpan> pauses, int extension = 0)
    {
        Instant? until;
        if (_within is { } within)
        {
            Walk(start, pauses, within, out until);
        }
        else
        {
            var rule = Extended(extension);
            ByDates(start, pauses, rule, rule.Amount, out until);
        }

        return until;
    }

    /// <summary>How much of the target is left at an instant; never below zero.</summary>
    public Duration Left(Instant start, ReadOnlySpan<PauseSpan> pauses, Instant asOf, BusinessDeadline due)
    {
        if (_within is not { } within)
        {
            return due.DueAt is { } end && end > asOf ? Clock.Elapsed(asOf, end) : Duration.Zero;
        }

        var left = within;
        var cap = within;
        var at = start;
        foreach (var pause in pauses)
        {
            if (pause.From >= asOf)
            {
                break;
            }

            var from = Instant.Max(pause.From, at);
            left -= Clock.Elapsed(at, from);
            at = PauseEnd(pause, from, ref cap) is { } until ? Instant.Max(at, until) : asOf;
        }

        left -= at < asOf ? Clock.Elapsed(at, asOf) : Duration.Zero;
        return Duration.Max(left, Duration.Zero);
    }

    /// <summary>The stretches in which the clock did stand: up to the cap, and no longer.</summary>
    public PauseSpan[] Stood(Instant start, ReadOnlySpan<PauseSpan> pauses, Instant asOf)
    {
        var stood = new List<PauseSpan>(pauses.Length);
        var cap = _within ?? Duration.Zero;
        var days = _rule?.Amount ?? 0;
        foreach (var pause in pauses)
        {
            if (!_capped || !pause.IsCapped || pause.Until <= start)
            {
                stood.Add(pause);
                continue;
            }

            var from = Instant.Max(pause.From, start);
            var end = _within is null ? DaysEnd(pause, from, ref days) : PauseEnd(pause, from, ref cap);
            if (pause.Until is not null || end <= asOf)
            {
                end = end is { } cut && !(pause.Until < cut) ? cut : pause.Until;
                if (end > from)
                {
                    stood.Add(pause with { Until = end });
                }
            }
            else
            {
                stood.Add(pause);
            }
        }

        return [.. stood];
    }

    private Instant? DaysEnd(PauseSpan pause, Instant from, ref int days)
    {
        if (pause.Until is { } until && DaysBetween(from, until, _rule!.Unit) is var moved && moved <= days)
        {
            days -= moved;
            return until;
        }

        var end = StandsUntil(from, _rule!.Unit, days);
        days = 0;
        return end;
    }

    private DeadlineRule Extended(int extension) => extension == 0 ? _rule! : _rule! with { Amount = _rule!.Amount + extension };

    private static Duration Share(Duration whole, decimal share) =>
        Duration.FromNanoseconds((long)decimal.Round((decimal)whole.ToInt64Nanoseconds() * share));

    private Instant Opening(LocalDate date) =>
        Clock.FirstOpeningOf(date) ?? Clock.Zone.AtStartOfDay(date).ToInstant();

    // Elapsed time is a staircase: it is due where the stairs first reach the target, and on time as long as they do not pass it.
    private BusinessDeadline Walk(Instant start, ReadOnlySpan<PauseSpan> pauses, Duration target, out Instant? pausedUntil)
    {
        var left = target;
        var cap = _within!.Value;
        var at = start;
        BusinessDeadline? reached = null;
        pausedUntil = null;
        foreach (var pause in pauses)
        {
            if (pause.Until <= at)
            {
                continue;
            }

            var from = Instant.Max(pause.From, at);
            var step = Clock.Elapsed(at, from);
            if (step >= left)
            {
                reached ??= Clock.Add(at, left);
                if (step > left)
                {
                    return reached.Value with { LastOnTimeAt = Clock.Add(at, left).LastOnTimeAt };
                }
            }

            left -= step;
            var end = PauseEnd(pause, from, ref cap);
            pausedUntil = pause.Until is null ? end : null;
            if (end is not { } until)
            {
                return new(reached?.DueAt, LastOnTimeAt: null, reached?.IsCertain ?? true);
            }

            at = until;
        }

        var last = Clock.Add(at, left);
        return new(reached is { } early ? early.DueAt : last.DueAt, last.LastOnTimeAt, last.IsCertain && (reached?.IsCertain ?? true));
    }

    // Where the clock goes on: at the pause's own end, or where the cap is used up.
    private Instant? PauseEnd(PauseSpan pause, Instant from, ref Duration cap)
    {
        if (!_capped || !pause.IsCapped)
        {
            return pause.Until;
        }

        if (pause.Until is { } until && Clock.Elapsed(from, until) is var stood && stood <= cap)
        {
            cap -= stood;
            return until;
        }

        var end = Clock.Add(from, cap).DueAt;
        cap = Duration.Zero;
        return end;
    }

    private BusinessDeadline ByDates(Instant start, ReadOnlySpan<PauseSpan> pauses, DeadlineRule rule, int cap, out Instant? pausedUntil)
    {
        pausedUntil = null;
        var due = Clock.Due(start, rule);
        var capped = 0;
        var free = 0;
        foreach (var pause in pauses)
        {
            if (pause.Until <= start)
            {
                continue;
            }

            var from = Instant.Max(pause.From, start);
            if (due.LastOnTimeAt is null || from > due.LastOnTimeAt)
            {
                break;
            }

            var isCapped = _capped && pause.IsCapped;
            if (pause.Until is null && !isCapped)
            {
                return new(DueAt: null, LastOnTimeAt: null, due.IsCertain);
            }

            if (pause.Until is null)
            {
                pausedUntil = StandsUntil(from, rule.Unit, cap - capped);
            }

            var moved = pause.Until is { } until ? DaysBetween(from, until, rule.Unit) : cap;
            capped = isCapped ? Math.Min(cap, capped + moved) : capped;
            free += isCapped ? 0 : moved;
            due = Clock.Due(start, Moved(rule, capped + free));
        }

        return due;
    }

    private Instant? StandsUntil(Instant from, DeadlineUnit unit, int days)
    {
        var first = Clock.DateOf(from);
        var date = unit == DeadlineUnit.WorkingDays ? Clock.AddWorkingDays(first, days)
            : Period.DaysBetween(first, LocalDate.MaxIsoValue) < days ? null : first.PlusDays(days);
        return date is { } last && last < LocalDate.MaxIsoValue ? Instant.Max(from, Clock.Zone.AtStartOfDay(last.PlusDays(1)).ToInstant()) : null;
    }

    private int DaysBetween(Instant from, Instant until, DeadlineUnit unit)
    {
        var (first, last) = (Clock.DateOf(from), Clock.DateOf(until));
        return unit == DeadlineUnit.WorkingDays ? (int)Clock.WorkingDaysBetween(first, last) : Period.DaysBetween(first, last);
    }

    private static DeadlineRule Moved(DeadlineRule rule, int days) => rule.Unit == DeadlineUnit.Weeks
        ? rule with { Unit = DeadlineUnit.CalendarDays, Amount = (rule.Amount * 7) + days }
        : rule with { Amount = rule.Amount + days };
}
