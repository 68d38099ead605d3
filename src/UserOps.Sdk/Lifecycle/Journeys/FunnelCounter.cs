using NodaTime;
using UserOps.Statistics;

namespace UserOps.Lifecycle;

/// <summary>Counts a population's way through a funnel, as of one instant.</summary>
/// <remarks>
/// Add each user's log once: gather in an <see cref="ActivityBook{TUser}"/> first; then late and repeated events change
/// nothing, and counters of any split of the users merge to the same report. Holds eight bytes for each step that a user
/// reached, so that its quantiles are exact. Not thread-safe: give each worker a counter of its own and merge.
/// </remarks>
public sealed class FunnelCounter : ICounter<FunnelCounter>
{
    private readonly Step[] _steps;
    private long _users;

    /// <summary>Initializes a new instance of the <see cref="FunnelCounter"/> class, with nobody counted.</summary>
    /// <param name="funnel">The funnel.</param>
    /// <param name="asOf">The instant of judgement; later events are not seen.</param>
    /// <exception cref="ArgumentNullException"><paramref name="funnel"/> is <see langword="null"/>.</exception>
    public FunnelCounter(Funnel funnel, Instant asOf)
    {
        ArgumentNullException.ThrowIfNull(funnel);
        Funnel = funnel;
        AsOf = asOf;
        _steps = [.. funnel.Policy.Steps.Select(_ => new Step())];
    }

    /// <summary>Gets the funnel.</summary>
    public Funnel Funnel { get; }

    /// <summary>Gets the instant of judgement.</summary>
    public Instant AsOf { get; }

    /// <summary>Counts one user.</summary>
    /// <param name="log">The whole log of a user who was not added yet.</param>
    /// <exception cref="ArgumentNullException"><paramref name="log"/> is <see langword="null"/>.</exception>
    public void Add(EventLog log)
    {
        ArgumentNullException.ThrowIfNull(log);

        var run = Funnel.Run(log, AsOf);
        _users++;
        for (var i = 0; i < run.StepsReached; i++)
        {
            var step = _steps[i];
            step.Reached++;
            step.ReachedClosed += run.WindowEnd <= AsOf ? 1 : 0;
            if (i > 0)
            {
                step.Times.Add((run.Reached[i] - run.Reached[i - 1]).ToInt64Nanoseconds());
            }
        }

        if (run.StepsReached > 0)
        {
            _steps[run.StepsReached - 1].Open += run.State == FunnelState.Open ? 1 : 0;
            _steps[run.StepsReached - 1].Dropped += run.State == FunnelState.Dropped ? 1 : 0;
        }
    }

    /// <inheritdoc />
    /// <exception cref="ArgumentNullException"><paramref name="other"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The counters differ in policy or instant.</exception>
    public void Merge(FunnelCounter other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (Funnel.PolicyRef != other.Funnel.PolicyRef || AsOf != other.AsOf)
        {
            throw new ArgumentException("The counters differ in policy or instant; make both with the same arguments.", nameof(other));
        }

        _users += other._users;
        foreach (var (mine, theirs) in _steps.Zip(other._steps))
        {
            mine.Reached += theirs.Reached;
            mine.ReachedClosed += theirs.ReachedClosed;
            mine.Open += theirs.Open;
            mine.Dropped += theirs.Dropped;
            mine.Times.AddRange(theirs.Times.ToArray());
        }
    }

    /// <summary>Gives the numbers so far. Costs a sort of the times of each step.</summary>
    /// <returns>The report.</returns>
    public FunnelReport ToReport() => new()
    {
        Policy = Funnel.PolicyRef,
        AsOf = AsOf,
        Users = _users,
        Steps = _steps.Select(Report).ToEquatableArray(),
    };

    private FunnelStepReport Report(Step step, int place)
    {
        var times = step.Times.ToArray();
        Array.Sort(times);
        var (first, before) = (_steps[0], place == 0 ? null : _steps[place - 1]);
        return new()
        {
            Step = place + 1,
            Name = Funnel.Policy.Steps[place].Name,
            Events = Funnel.Policy.Steps[place].Events,
            Reached = step.Reached,
            Open = step.Open,
            Dropped = step.Dropped,
            FromBefore = before is null ? null : ProportionInterval.Wilson(step.Reached, before.Reached),
            FromFirst = ProportionInterval.Wilson(step.Reached, first.Reached),
            ReachedClosed = step.ReachedClosed,
            ClosedFromBefore = before is null ? null : ProportionInterval.Wilson(step.ReachedClosed, before.ReachedClosed),
            ClosedFromFirst = ProportionInterval.Wilson(step.ReachedClosed, first.ReachedClosed),
            MedianTime = QuantileOf(times, 1, 2),
            Quantile90Time = QuantileOf(times, 9, 10),
        };
    }

    /// <summary>The quantile of type 7 in whole numbers: the same on every machine.</summary>
    private static Duration? QuantileOf(long[] sorted, int numerator, int denominator)
    {
        if (sorted.Length == 0)
        {
            return null;
        }

        var position = Type7Quantile.Position(sorted.Length, numerator, denominator);
        var low = sorted[position.Lower];
        var high = sorted[Math.Min(position.Lower + 1, sorted.Length - 1)];
        return Duration.FromNanoseconds(low + (long)((Int128)(high - low) * position.Remainder / denominator));
    }

    private sealed class Step
    {
        public long Reached { get; set; }

        public long ReachedClosed { get; set; }

        public long Open { get; set; }

        public long Dropped { get; set; }

        public List<long> Times { get; } = [];
    }
}
