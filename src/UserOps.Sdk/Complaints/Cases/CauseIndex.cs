using NodaTime;

namespace UserOps.Complaints;

/// <summary>When each cause was noted, for counting how often it came back.</summary>
internal sealed class CauseIndex
{
    private readonly Dictionary<string, (Instant At, ComplaintId Id)[]> _notes;

    private CauseIndex(Dictionary<string, (Instant At, ComplaintId Id)[]> notes) => _notes = notes;

    public static CauseIndex Of(IEnumerable<CaseEvent> events) => new(events
        .OfType<CaseNoted>()
        .Where(note => note.RootCause is not null)
        .GroupBy(note => note.RootCause!, StringComparer.Ordinal)
        .ToDictionary(
            group => group.Key,
            group => group.Select(note => (note.At, note.ComplaintId)).Order().ToArray(),
            StringComparer.Ordinal));

    /// <summary>Whether at least so many complaints were noted with a cause within <c>(asOf - within, asOf]</c>.</summary>
    public bool IsRepeated(string cause, Instant asOf, Duration within, int times) => LastOf(cause, asOf, within, times) is not null;

    /// <summary>When that ends if no note comes; <see langword="null"/>: never, or it is not so.</summary>
    public Instant? RepeatedUntil(string cause, Instant asOf, Duration within, int times) =>
        LastOf(cause, asOf, within, times) is { } at && at < Instant.MaxValue - within ? at + within : null;

    // From the newest back, and no further than the answer needs: the note that makes it so many.
    private Instant? LastOf(string cause, Instant asOf, Duration within, int times)
    {
        if (!_notes.TryGetValue(cause, out var notes))
        {
            return null;
        }

        var seen = new HashSet<ComplaintId>();
        for (var i = CountUntil(notes, asOf) - 1; i >= 0 && asOf - notes[i].At < within; i--)
        {
            if (seen.Add(notes[i].Id) && seen.Count == times)
            {
                return notes[i].At;
            }
        }

        return null;
    }

    private static int CountUntil((Instant At, ComplaintId Id)[] notes, Instant asOf)
    {
        var (low, high) = (0, notes.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = notes[middle].At <= asOf ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
