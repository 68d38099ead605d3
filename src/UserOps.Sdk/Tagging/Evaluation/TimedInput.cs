using NodaTime;

namespace UserOps.Tagging;

/// <summary>Something whose answers may change as time goes by: conditions on one value, or one condition on events.</summary>
internal abstract class TimedInput
{
    /// <summary>Where the value that was looked at is kept, for explanations.</summary>
    public required int Value { get; init; }

    /// <summary>The slots of the answers that rest on events; none of an attribute.</summary>
    public virtual (int First, int Count) EventSlots => default;

    /// <summary>Writes the answers of the moment.</summary>
    /// <returns>Whether one is another than before.</returns>
    public abstract bool Refresh(ProgramRun run);

    /// <summary>The next instant after the moment at which an answer may change; it needn't.</summary>
    public abstract Instant? NextTurn(ProgramRun run);

    /// <summary>The same without what comes again every year for ever.</summary>
    public virtual Instant? NextFiniteTurn(ProgramRun run) => NextTurn(run);
}

/// <summary>An attribute that is compared with the moment.</summary>
internal sealed class MovingAttribute(LeafSet leaves) : TimedInput, ISlotReader
{
    /// <summary>The slot of the attribute is there already.</summary>
    public int[] List(SlotLister lister) => [];

    public void Read(ProgramRun run, in SlotRow row) => Refresh(run);

    public override bool Refresh(ProgramRun run) => leaves.Write(run.Values[Value], run.Moment, run.Truths);

    public override Instant? NextTurn(ProgramRun run) => leaves.NextTurn(run.Values[Value], run.Moment, finite: false);

    public override Instant? NextFiniteTurn(ProgramRun run) => leaves.NextTurn(run.Values[Value], run.Moment, finite: true);
}

/// <summary>An aggregate over the events in a window.</summary>
internal sealed class WindowedAggregate(Aggregate aggregate, int window, LeafSet leaves) : TimedInput, ISlotReader
{
    public override (int First, int Count) EventSlots => (leaves.First, leaves.Count);

    public int[] List(SlotLister lister) => [lister.Add(aggregate, lister.RangeOf(window))];

    public void Read(ProgramRun run, in SlotRow row)
    {
        run.Values[Value] = row[0];
        leaves.Write(row[0], run.Moment, run.Truths);
    }

    public override bool Refresh(ProgramRun run)
    {
        var stream = run.Streams[aggregate.Stream];
        var (first, end) = run.RangeOf(stream, window);
        ref var value = ref run.Values[Value];
        value = aggregate.Of(stream, first, end, run);
        return leaves.Write(value, run.Moment, run.Truths);
    }

    public override Instant? NextTurn(ProgramRun run) => NextTurn(run, finite: false);

    public override Instant? NextFiniteTurn(ProgramRun run) => NextTurn(run, finite: true);

    private Instant? NextTurn(ProgramRun run, bool finite) => Moment.Earlier(
        run.NextTurn(aggregate.Stream, window, Idle(run)), leaves.NextTurn(run.Values[Value], run.Moment, finite));

    /// <summary>A count may fall for a while before it comes to a mark.</summary>
    private int Idle(ProgramRun run) => aggregate.Function == AggregateFunction.Count ? leaves.Idle(run.Values[Value].Key) : 0;
}

/// <summary>One condition with an answer of its own.</summary>
internal abstract class TimedLeaf : TimedInput
{
    /// <summary>Where the answer is kept; known when all conditions are.</summary>
    public int Slot { get; set; }

    public sealed override (int First, int Count) EventSlots => (Slot, 1);

    public sealed override bool Refresh(ProgramRun run)
    {
        var truth = Decide(run, out var seen);
        var changes = run.Truths[Slot] != (byte)truth;
        Write(run, truth, seen);
        return changes;
    }

    /// <summary>Gives the answer of the moment, and the value that decided.</summary>
    protected abstract Truth Decide(ProgramRun run, out FactValue seen);

    protected void Write(ProgramRun run, Truth truth, in FactValue seen)
    {
        run.Truths[Slot] = (byte)truth;
        run.Values[Value] = seen;
    }

    protected static Truth Of(bool holds) => holds ? Truth.True : Truth.False;

    /// <summary>An instant as a value, if it is one that a clock can name.</summary>
    protected static FactValue Seen(Instant? at) => at is { } instant && DayClock.InRange(instant) ? FactValue.Of(instant) : FactValue.None;
}

/// <summary>Steps in an order.</summary>
internal sealed class SequenceLeaf(int[] steps, Lookback within, int window) : TimedLeaf
{
    public override Instant? NextTurn(ProgramRun run)
    {
        Instant? next = null;
        foreach (var step in steps)
        {
            next = Moment.Earlier(next, run.NextTurn(step, window));
        }

        return next;
    }

    protected override Truth Decide(ProgramRun run, out FactValue seen)
    {
        var last = run.Streams[steps[^1]];
        var (first, end) = run.RangeOf(last, window);
        for (var i = end - 1; i >= first; i--)
        {
            if (Start(run, last.At[i]) is { } start && LookbackClock.Before(last.At[i], within, run.Moment.Clock.Zone) < start)
            {
                seen = Seen(last.At[i]);
                return Truth.True;
            }
        }

        seen = FactValue.None;
        return Truth.False;
    }

    /// <summary>The latest first step from which the others lead to a last one: each the latest before the one after it.</summary>
    private Instant? Start(ProgramRun run, Instant last)
    {
        for (var step = steps.Length - 2; step >= 0; step--)
        {
            var stream = run.Streams[steps[step]];
            var before = stream.CountBefore(last) - 1;
            if (before < run.RangeOf(stream, window).First)
            {
                return null;
            }

            last = stream.At[before];
        }

        return last;
    }
}

/// <summary>An aggregate that held in enough periods.</summary>
internal sealed class RepeatedLeaf(Aggregate aggregate, ValueTest test, RepeatedCondition condition) : TimedLeaf, ISlotReader
{
    private readonly int _back = condition.Of - (condition.IncludeCurrent ? 1 : 0);

    private readonly WindowPlan _window =
        WindowPlan.Of(new CalendarWindow(condition.Period, condition.Of - (condition.IncludeCurrent ? 1 : 0), condition.IncludeCurrent));

    public override Instant? NextTurn(ProgramRun run) => _window.NextTurn(run.Streams[aggregate.Stream], run.SeenBefore, run.Moment);

    /// <summary>A slot a period, the earliest first.</summary>
    public int[] List(SlotLister lister)
    {
        var slots = new int[condition.Of];
        var period = FirstPeriod(lister.Moment);
        for (var i = 0; i < slots.Length; i++)
        {
            var next = PeriodGrid.Plus(period, condition.Period, 1);
            slots[i] = lister.Add(
                aggregate, new(PeriodGrid.InstantOf(period, lister.Moment.Clock), PeriodGrid.InstantOf(next, lister.Moment.Clock)));
            period = next;
        }

        return slots;
    }

    public void Read(ProgramRun run, in SlotRow row)
    {
        var (held, unknown) = (0, 0);
        for (var i = 0; i < condition.Of; i++)
        {
            Tally(test.Of(row[i], run.Moment), ref held, ref unknown);
        }

        Write(run, Judge(held, unknown), FactValue.Of((decimal)held));
    }

    protected override Truth Decide(ProgramRun run, out FactValue seen)
    {
        var stream = run.Streams[aggregate.Stream];
        var moment = run.Moment;
        var visible = run.CountSeen(stream);
        var (held, unknown) = (0, 0);
        var period = FirstPeriod(moment);
        var first = Math.Min(visible, stream.CountBefore(PeriodGrid.InstantOf(period, moment.Clock)));
        for (var i = 0; i < condition.Of; i++)
        {
            period = PeriodGrid.Plus(period, condition.Period, 1);
            var end = first < visible ? Math.Min(visible, stream.CountBefore(PeriodGrid.InstantOf(period, moment.Clock))) : first;
            Tally(test.Of(aggregate.Of(stream, first, end, run), moment), ref held, ref unknown);
            first = end;
        }

        seen = FactValue.Of((decimal)held);
        return Judge(held, unknown);
    }

    private static void Tally(Truth truth, ref int held, ref int unknown)
    {
        held += truth == Truth.True ? 1 : 0;
        unknown += truth == Truth.Unknown ? 1 : 0;
    }

    private Truth Judge(int held, int unknown) =>
        held >= condition.InAtLeast ? Truth.True : held + unknown >= condition.InAtLeast ? Truth.Unknown : Truth.False;

    private int FirstPeriod(Moment moment) =>
        PeriodGrid.Plus(PeriodGrid.StartOf(moment.Today, condition.Period), condition.Period, -_back);
}

/// <summary>Something that was done once and not again for a length of time.</summary>
internal sealed class StoppedLeaf(int stream, Lookback after) : TimedLeaf, ISlotReader
{
    /// <summary>The instant of the latest event.</summary>
    public int[] List(SlotLister lister) =>
        [lister.Add(new(AggregateFunction.Last, stream, Aggregate.NoColumn, ""), WindowPlan.AllTime.RangeAt(lister.Moment))];

    public void Read(ProgramRun run, in SlotRow row) =>
        Write(run, Of(!row[0].IsNone && row[0].AsInstant() <= run.Moment.Before(after)), row[0]);

    public override Instant? NextTurn(ProgramRun run) => NextTurn(run, stream, after);

    internal static Instant? NextTurn(ProgramRun run, int stream, Lookback after)
    {
        var events = run.Streams[stream];
        var seen = run.CountSeen(events);
        return Moment.Earlier(
            run.NextArrival(events), seen == 0 ? null : run.Moment.NextTurn(events.At[seen - 1], after));
    }

    protected override Truth Decide(ProgramRun run, out FactValue seen)
    {
        var events = run.Streams[stream];
        var count = run.CountSeen(events);
        seen = Seen(count == 0 ? null : events.At[count - 1]);
        return Of(count > 0 && events.At[count - 1] <= run.Moment.Before(after));
    }
}

/// <summary>Something that is done again after a length of time.</summary>
internal sealed class ResumedLeaf(int stream, Lookback after) : TimedLeaf
{
    public override Instant? NextTurn(ProgramRun run) => StoppedLeaf.NextTurn(run, stream, after);

    protected override Truth Decide(ProgramRun run, out FactValue seen)
    {
        var events = run.Streams[stream];
        var count = run.CountSeen(events);
        seen = Seen(count == 0 ? null : events.At[count - 1]);
        if (count == 0)
        {
            return Truth.False;
        }

        var last = events.At[count - 1];
        var before = events.CountBefore(last) - 1;
        return Of(before >= 0
            && events.At[before] <= LookbackClock.Before(last, after, run.Moment.Clock.Zone)
            && last > run.Moment.Before(after));
    }
}

/// <summary>How long a user is known.</summary>
internal sealed class ObservedLeaf(Lookback length) : TimedLeaf, ISlotReader
{
    public int[] List(SlotLister lister) => [lister.AddObservedSince()];

    public void Read(ProgramRun run, in SlotRow row) =>
        Write(run, Decide(run, row[0].IsNone ? null : row[0].AsInstant(), out var seen), seen);

    public override Instant? NextTurn(ProgramRun run) => run.ObservedSince is not { } since || since >= run.SeenBefore ? null
        : since > run.Moment.At ? since
        : run.Moment.NextTurn(since, length);

    protected override Truth Decide(ProgramRun run, out FactValue seen) =>
        Decide(run, run.ObservedSince < run.SeenBefore ? run.ObservedSince : null, out seen);

    private Truth Decide(ProgramRun run, Instant? observedSince, out FactValue seen)
    {
        var since = observedSince <= run.Moment.At ? observedSince : null;
        seen = Seen(since);
        return since is null ? Truth.Unknown : Of(since <= run.Moment.Before(length));
    }
}

/// <summary>A condition that held for a length of time without a break: a program of its own, run at each of its turns.</summary>
internal sealed class HeldLeaf(int inner, int root, Lookback length) : TimedLeaf
{
    public override Instant? NextTurn(ProgramRun run)
    {
        var past = run.Inner[inner];
        var now = run.Moment.At;
        past.MoveTo(now);
        var next = past.NextTurn();

        // What was so at a turn goes out of the stretch when its start reaches the next turn.
        var start = run.Moment.Before(length);
        var slack = length.Months == 0 ? Duration.Zero : Duration.FromDays(12);
        past.MoveTo(start - slack);
        var until = Instant.MaxValue;
        while (past.NextTurn() is { } turn && turn <= now && turn <= until)
        {
            past.MoveTo(turn);
            if (run.Moment.NextTurn(turn, length) is { } goes)
            {
                next = Moment.Earlier(next, goes);
                until = until == Instant.MaxValue ? turn + slack : until;
            }
        }

        return next;
    }

    protected override Truth Decide(ProgramRun run, out FactValue seen)
    {
        var past = run.Inner[inner];
        var start = run.Moment.Before(length);
        var turn = start;
        var least = Truth.True;
        while (true)
        {
            past.MoveTo(turn);
            past.RunCode();
            var truth = (Truth)past.Truths[root];
            least = truth < least ? truth : least;
            if (least == Truth.False || past.NextTurn() is not { } next || next > run.Moment.At)
            {
                seen = least == Truth.True ? Seen(start) : FactValue.None;
                return least;
            }

            turn = next;
        }
    }
}
