namespace UserOps.Tickets;

/// <summary>A class of tickets that an article of the knowledge base would spare the desk.</summary>
/// <remarks>
/// The score of n tickets is n (1 - linked / n) (one touch / n): about how many of them somebody solved alone and at once, without an article to go by. Linked are
/// those with knowledge tied to them; of one touch are those resolved at first contact, as <see cref="TicketSummary.IsResolvedAtFirstContact"/> says.
/// </remarks>
public sealed record KnowledgeCandidate
{
    /// <summary>Gets what the tickets share.</summary>
    public required string Key { get; init; }

    /// <summary>Gets how many they are.</summary>
    public required long Tickets { get; init; }

    /// <summary>Gets how many of them have knowledge tied to them.</summary>
    public required long Linked { get; init; }

    /// <summary>Gets how many of them were resolved at first contact.</summary>
    public required long OneTouch { get; init; }

    /// <summary>Gets the score: above 0, at most <see cref="Tickets"/>.</summary>
    public double Score => (Tickets - Linked) * ((double)OneTouch / Tickets);

    /// <summary>
    /// Gets tickets to write the article from: resolved at first contact without knowledge, the latest resolution first, then by the ordinal order of their ids.
    /// </summary>
    public required EquatableArray<string> Examples { get; init; }

    internal static EquatableArray<KnowledgeCandidate> Of(
        EquatableArray<TicketSummary> tickets, Func<TicketSummary, string?> key, int leastTickets, int examples) =>
        tickets
            .Select(ticket => (Key: key(ticket), Ticket: ticket))
            .Where(pair => pair.Key is not null)
            .GroupBy(pair => pair.Key!, pair => pair.Ticket, StringComparer.Ordinal)
            .Select(group => Of(group.Key, [.. group], examples))
            .Where(candidate => candidate.Tickets >= leastTickets && candidate.Score > 0)
            .OrderByDescending(candidate => candidate.Score)
            .ThenBy(candidate => candidate.Key, StringComparer.Ordinal)
            .ToEquatableArray();

    private static KnowledgeCandidate Of(string key, TicketSummary[] tickets, int examples) => new()
    {
        Key = key,
        Tickets = tickets.Length,
        Linked = tickets.LongCount(ticket => ticket.HasKnowledge),
        OneTouch = tickets.LongCount(ticket => ticket.IsResolvedAtFirstContact),
        Examples = tickets
            .Where(ticket => ticket is { IsResolvedAtFirstContact: true, HasKnowledge: false })
            .OrderByDescending(ticket => ticket.FirstResolvedAt)
            .ThenBy(ticket => ticket.TicketId, StringComparer.Ordinal)
            .Take(examples)
            .Select(ticket => ticket.TicketId)
            .ToEquatableArray(),
    };
}
