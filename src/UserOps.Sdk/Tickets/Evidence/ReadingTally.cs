using NodaTime;

namespace UserOps.Tickets;

/// <summary>The counts of all tickets by one way to read the log.</summary>
internal sealed class ReadingTally(int ticketsNamed, WorkIndex work)
{
    public EvidenceTally Whole { get; } = new(ticketsNamed);

    public Dictionary<string, EvidenceTally> Groups { get; } = new(StringComparer.Ordinal);

    public Dictionary<ExclusionReason, long> Excluded { get; } = [];

    /// <summary>Gets the first new ticket that a release did not prevent, by the place of the release.</summary>
    public Dictionary<int, (Instant At, string TicketId)> Recurrences { get; } = [];

    /// <summary>Gets how many targeted tickets came before and after a proposal shipped, by the place of the proposal.</summary>
    public (long Before, long After)[] Effects { get; } = new (long, long)[work.Proposals.Length];

    /// <summary>Gets the first day on which anything happened.</summary>
    public int? FirstDay { get; private set; }

    /// <summary>Gets the first instant at which a verdict on a ticket may fall or turn.</summary>
    public Instant? Next { get; private set; }

    public void Await(Instant? at) => Next = Next is not { } known || at < known ? at ?? Next : Next;

    public EvidenceTally GroupOf(string group)
    {
        if (!Groups.TryGetValue(group, out var tally))
        {
            Groups[group] = tally = new(ticketsNamed);
        }

        return tally;
    }

    /// <summary>The tallies that a ticket of a group counts in.</summary>
    public TallyPair TalliesOf(string? group) => new(Whole, group is null ? null : GroupOf(group));

    public void NoteDay(int day) => FirstDay = FirstDay is { } known && known <= day ? known : day;

    public void NoteRecurrence(int release, Instant createdAt, string ticketId)
    {
        if (!Recurrences.TryGetValue(release, out var known)
            || createdAt < known.At
            || (createdAt == known.At && string.CompareOrdinal(ticketId, known.TicketId) < 0))
        {
            Recurrences[release] = (createdAt, ticketId);
        }
    }

    /// <summary>The groups that have tickets, and those that work events name.</summary>
    public IEnumerable<string> GroupKeys(TicketScope by) =>
        by switch
        {
            TicketScope.All => [],
            TicketScope.Actor => Groups.Keys.Union(Authors(), StringComparer.Ordinal),
            TicketScope.Team => Groups.Keys.Union(Teams(), StringComparer.Ordinal),
            _ => Groups.Keys,
        };

    public void Merge(ReadingTally other)
    {
        Whole.Merge(other.Whole);
        foreach (var (group, tally) in other.Groups)
        {
            GroupOf(group).Merge(tally);
        }

        foreach (var (reason, count) in other.Excluded)
        {
            Excluded[reason] = Excluded.GetValueOrDefault(reason) + count;
        }

        foreach (var (release, first) in other.Recurrences)
        {
            NoteRecurrence(release, first.At, first.TicketId);
        }

        for (var i = 0; i < Effects.Length; i++)
        {
            Effects[i] = (Effects[i].Before + other.Effects[i].Before, Effects[i].After + other.Effects[i].After);
        }

        Await(other.Next);
        if (other.FirstDay is { } day)
        {
            NoteDay(day);
        }
    }

    private IEnumerable<string> Authors() =>
        work.Bugs.Values.Select(bug => bug.Owner)
            .Concat(work.Insights.Select(insight => insight.Author))
            .Concat(work.Proposals.Select(proposal => proposal.Submitted?.Author))
            .OfType<string>();

    private IEnumerable<string> Teams() =>
        work.Bugs.Values.Select(bug => bug.TeamId)
            .Concat(work.Insights.Select(insight => insight.TeamId))
            .Concat(work.Proposals.Select(proposal => proposal.Submitted?.TeamId))
            .OfType<string>();
}
