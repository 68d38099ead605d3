using NodaTime;
using UserOps.Lifecycle;

namespace UserOps.Tests.Lifecycle;

/// <summary>Funnels from their definition, over all choices of entries: for short logs.</summary>
internal static class NaiveFunnel
{
    public static FunnelRun Run(FunnelPolicy policy, EventLog log, Instant asOf)
    {
        var entries = log.Entries.Where(entry => entry.At <= asOf).ToArray();
        var starts = StartsOf(policy, entries);
        if (starts.Count == 0)
        {
            return FunnelRun.NotStarted;
        }

        if (policy.Attempt == FunnelAttempt.First)
        {
            starts = starts[..1];
        }

        var attempts = starts.Select(start => (Start: start, Reached: Attempt(policy, entries, start))).ToList();
        var best = attempts.MaxBy(attempt => attempt.Reached.Count).Reached; // the first of equal ones
        var open = attempts
            .Where(attempt => asOf < attempt.Start + policy.Within && MayGoOn(policy, entries, attempt.Start, attempt.Reached.Count, asOf))
            .Select(attempt => attempt.Start + policy.Within)
            .ToList();
        var state = best.Count == policy.Steps.Count ? FunnelState.Converted : open.Count > 0 ? FunnelState.Open : FunnelState.Dropped;
        return new()
        {
            State = state,
            Reached = [.. best],
            OpenUntil = state == FunnelState.Open ? open.Max() : null,
            WindowEnd = starts[^1] + policy.Within,
        };
    }

    private static List<Instant> StartsOf(FunnelPolicy policy, IEnumerable<EventEntry> entries) =>
        [.. entries.Where(entry => policy.Steps[0].Events.Contains(entry.Event)).Select(entry => entry.At).Distinct().Order()];

    /// <summary>The longest choice, of equal ones the earliest step by step; cut where an exclusion forbids it.</summary>
    private static List<Instant> Attempt(FunnelPolicy policy, EventEntry[] entries, Instant start)
    {
        var best = Choices(policy, entries, start, []).Aggregate((one, other) =>
            other.Count > one.Count || (other.Count == one.Count && IsEarlier(other, one)) ? other : one);
        var allowed = best.Count;
        while (allowed > 1 && Enumerable.Range(1, allowed).Any(count => IsForbidden(policy, entries, best, count)))
        {
            allowed--;
        }

        return best[..allowed];
    }

    /// <summary>All ways to choose different entries for the first steps, as the instants of the entries.</summary>
    private static IEnumerable<List<Instant>> Choices(FunnelPolicy policy, EventEntry[] entries, Instant start, List<EventEntry> chosen)
    {
        if (chosen.Count > 0)
        {
            yield return [.. chosen.Select(entry => entry.At)];
        }

        if (chosen.Count == policy.Steps.Count)
        {
            yield break;
        }

        foreach (var entry in entries)
        {
            var fits = policy.Steps[chosen.Count].Events.Contains(entry.Event)
                && entry.At - start < policy.Within
                && !chosen.Contains(entry)
                && (chosen.Count == 0 ? entry.At == start : Follows(chosen[^1].At, entry.At));
            if (fits)
            {
                foreach (var choice in Choices(policy, entries, start, [.. chosen, entry]))
                {
                    yield return choice;
                }
            }
        }

        bool Follows(Instant before, Instant at) =>
            (policy.StrictIncrease ? at > before : at >= before)
            && (policy.Order == FunnelOrder.Loose || !entries.Any(other => other.At > before && other.At < at));
    }

    private static bool IsEarlier(List<Instant> one, List<Instant> other) =>
        one.Zip(other, (left, right) => left.CompareTo(right)).FirstOrDefault(order => order != 0) < 0;

    /// <summary>Whether the first steps alone have an excluded event between two of them.</summary>
    private static bool IsForbidden(FunnelPolicy policy, EventEntry[] entries, List<Instant> reached, int count) =>
        policy.Exclusions.Any(exclusion => exclusion.AfterStep < count && entries.Any(entry =>
            entry.Event == exclusion.Event
            && entry.At > reached[exclusion.AfterStep - 1]
            && entry.At < reached[Math.Min(exclusion.BeforeStep, count) - 1]));

    /// <summary>Whether some future leads an attempt to the end: the rest of the steps, one nanosecond after the other.</summary>
    private static bool MayGoOn(FunnelPolicy policy, EventEntry[] entries, Instant start, int reached, Instant asOf)
    {
        var unhurried = policy with { Within = Duration.FromDays(1_000) };
        return Enumerable.Range(1, policy.Steps.Count - 1).Any(from =>
        {
            var future = Enumerable.Range(from, policy.Steps.Count - from)
                .Select(step => new EventEntry(asOf.PlusNanoseconds(step), policy.Steps[step].Events[0]));
            return Attempt(unhurried, [.. entries, .. future], start).Count == policy.Steps.Count && reached < policy.Steps.Count;
        });
    }
}
