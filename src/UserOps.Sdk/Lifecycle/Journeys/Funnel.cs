using System.Collections.Frozen;
using NodaTime;

namespace UserOps.Lifecycle;

/// <summary>Follows users through the steps of a funnel.</summary>
/// <remarks>
/// <para>An <b>attempt</b> begins at each instant with an event of the first step. It <b>reaches</b> the first k steps when
/// there are k different entries of the log, one for each step and with an event of it, the first of them at the beginning
/// of the attempt, each at the instant of the one before it or later (with <see cref="FunnelPolicy.StrictIncrease"/>: later),
/// and all of them before the window ends. With <see cref="FunnelOrder.Strict"/> no entry of the log, of whatever event,
/// lies at an instant between two that follow each other; entries of one instant have no order among themselves.</para>
/// <para>One entry fills one step: an event that stands in several steps must happen as often as it is needed, and of
/// entries at one instant those are chosen for each step that lead furthest. An attempt reaches as many steps as it can,
/// and each step at the earliest instant: of all choices that lead as far, the one whose second step is earliest, then
/// whose third, and so on.</para>
/// <para>An <see cref="FunnelExclusion"/> ends an attempt that goes on in this way. What it would have reached later, or
/// by waiting for a later event, no longer counts; a new attempt may.</para>
/// <para>Entries later than the judgement's instant are not seen. The state tells of the user and not of the attempt that counts
/// alone: who dropped out of one attempt and is in another is <see cref="FunnelState.Open"/>.</para>
/// <para>Compiled once: the constructor checks the policy and builds its lookups. Immutable and thread-safe. A run costs a
/// pass over the log, and for each attempt at most one look a step, whatever the length of the log; entries of one
/// instant are matched to steps, which costs their number times the square of the number of steps at most.</para>
/// </remarks>
public sealed class Funnel
{
    private readonly FrozenDictionary<string, FunnelScan.Marks> _marks;

    /// <summary>Initializes a new instance of the <see cref="Funnel"/> class.</summary>
    /// <param name="policy">The policy.</param>
    /// <exception cref="ArgumentNullException"><paramref name="policy"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidPolicyException"><paramref name="policy"/> has problems; all are listed.</exception>
    public Funnel(FunnelPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        InvalidPolicyException.ThrowIfAny(FunnelPolicyValidator.Validate(policy), nameof(policy));

        Policy = policy;
        PolicyRef = policy.ToRef();
        var marks = new Dictionary<string, FunnelScan.Marks>(StringComparer.Ordinal);
        for (var step = 0; step < policy.Steps.Count; step++)
        {
            foreach (var name in policy.Steps[step].Events)
            {
                var known = marks.GetValueOrDefault(name);
                marks[name] = known with { Steps = known.Steps | (1UL << step) };
            }
        }

        for (var i = 0; i < policy.Exclusions.Count; i++)
        {
            var name = policy.Exclusions[i].Event;
            var known = marks.GetValueOrDefault(name);
            marks[name] = known with { Exclusions = known.Exclusions | (1UL << i) };
        }

        _marks = marks.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>Gets the policy.</summary>
    public FunnelPolicy Policy { get; }

    /// <summary>Gets the reference to the policy.</summary>
    public PolicyRef PolicyRef { get; }

    /// <summary>Follows one user.</summary>
    /// <param name="log">The user's events.</param>
    /// <param name="asOf">The instant of judgement; later events are not seen.</param>
    /// <returns>How far the user came, and what became of it.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="log"/> is <see langword="null"/>.</exception>
    public FunnelRun Run(EventLog log, Instant asOf)
    {
        ArgumentNullException.ThrowIfNull(log);

        var entries = log.AsSpan()[..log.CountUpTo(asOf)];
        if (!Starts(entries))
        {
            return FunnelRun.NotStarted;
        }

        var scan = new FunnelScan(Policy, _marks, entries, asOf);
        var starts = scan.Starts;
        if (Policy.Attempt == FunnelAttempt.First)
        {
            starts = starts[..1];
        }

        Instant[] best = [];
        Instant? openUntil = null;
        foreach (var start in starts)
        {
            var reached = scan.Follow(start, out var goesOn);
            if (reached.Length > best.Length)
            {
                best = reached.ToArray();
            }

            if (best.Length == Policy.Steps.Count)
            {
                break;
            }

            openUntil = goesOn ? EndOf(scan.InstantOf(start)) : openUntil;
        }

        var state = best.Length == Policy.Steps.Count ? FunnelState.Converted
            : openUntil is not null ? FunnelState.Open
            : FunnelState.Dropped;
        return new()
        {
            State = state,
            Reached = new(best),
            OpenUntil = state == FunnelState.Open ? openUntil : null,
            WindowEnd = EndOf(scan.InstantOf(starts[^1])),
        };
    }

    private bool Starts(ReadOnlySpan<EventEntry> entries)
    {
        foreach (ref readonly var entry in entries)
        {
            if (_marks.TryGetValue(entry.Event, out var marks) && (marks.Steps & 1) != 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The end of the window of an attempt; the last instant there is when time ends earlier.</summary>
    private Instant EndOf(Instant start) => Instant.MaxValue - start < Policy.Within ? Instant.MaxValue : start + Policy.Within;
}
