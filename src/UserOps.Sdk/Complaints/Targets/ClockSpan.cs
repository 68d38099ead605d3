using NodaTime;
using UserOps.BusinessTime;

namespace UserOps.Complaints;

/// <summary>A stretch of a target's time, and whether its clock ran.</summary>
/// <param name="From">Its first instant.</param>
/// <param name="Until">Its end; not part of it.</param>
/// <param name="IsOpen">Whether the calendar is open.</param>
/// <param name="Pause">What the clock stood for; <see cref="PauseReason.None"/> if for nothing.</param>
public readonly record struct ClockSpan(Instant From, Instant Until, bool IsOpen, PauseReason Pause)
{
    /// <summary>Gets a value indicating whether the stretch was counted.</summary>
    public bool IsCounted => IsOpen && Pause == PauseReason.None;

    internal static EquatableArray<ClockSpan> Of(BusinessClock clock, TargetStatus target, Instant until)
    {
        var spans = new List<ClockSpan>();
        var at = target.Start;
        foreach (var pause in target.Stood)
        {
            if (pause.From >= until)
            {
                break;
            }

            AddCounted(clock, at, Instant.Min(pause.From, until), spans);
            var from = Instant.Max(at, pause.From);
            at = Instant.Min(pause.Until ?? target.PausedUntil ?? until, until);
            if (at > from)
            {
                spans.Add(new(from, at, clock.OpenSpans(new Interval(from, at)).Any(), pause.Reason));
            }
        }

        AddCounted(clock, at, until, spans);
        return spans.ToEquatableArray();
    }

    private static void AddCounted(BusinessClock clock, Instant from, Instant until, List<ClockSpan> spans)
    {
        if (from >= until)
        {
            return;
        }

        foreach (var open in clock.OpenSpans(new Interval(from, until)))
        {
            if (open.Start > from)
            {
                spans.Add(new(from, open.Start, IsOpen: false, PauseReason.None));
            }

            spans.Add(new(open.Start, open.End, IsOpen: true, PauseReason.None));
            from = open.End;
        }

        if (from < until)
        {
            spans.Add(new(from, until, IsOpen: false, PauseReason.None));
        }
    }
}
