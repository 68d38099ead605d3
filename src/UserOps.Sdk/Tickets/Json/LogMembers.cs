using System.Collections.Frozen;
using UserOps.Json;

namespace UserOps.Tickets;

/// <summary>Which members a line of a log may have: their names, the short ones too, and which event has which.</summary>
internal static class LogMembers
{
    /// <summary>The names, by <see cref="LogMember"/>.</summary>
    public static IReadOnlyList<string> Names => EnumWords<LogMember>.Names;

    /// <summary>The names of the members that events of tickets have.</summary>
    public static IReadOnlyList<string> TicketNames { get; } = [.. EnumWords<LogMember>.Names.Take((int)LogMember.State + 1)];

    private static readonly FrozenDictionary<string, LogMember> Places = Enum.GetValues<LogMember>()
        .Select(member => KeyValuePair.Create(EnumJsonConverter<LogMember>.NameOf(member), member))
        .Concat(
        [
            new("ticket", LogMember.TicketId), new("actor", LogMember.ActorId), new("team", LogMember.TeamId), new("customer", LogMember.CustomerId),
            new("product", LogMember.ProductId), new("owner", LogMember.OwnerId), new("bug", LogMember.BugId), new("article", LogMember.ArticleId),
            new("insight", LogMember.InsightId), new("release", LogMember.ReleaseId), new("proposal", LogMember.ProposalId),
        ])
        .ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, LogMember>.AlternateLookup<ReadOnlySpan<char>> Lookup =
        Places.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly LogMember[] Common = [LogMember.At, LogMember.Type, LogMember.EventId, LogMember.Author, LogMember.ActorId, LogMember.TeamId];

    private static readonly LogMember[][] Work =
    [
        [LogMember.BugId, LogMember.Module, LogMember.RootCause, LogMember.OwnerId],
        [LogMember.BugId, LogMember.ReleaseId],
        [LogMember.From, LogMember.To],
        [LogMember.Key, LogMember.Until],
        [LogMember.InsightId, LogMember.TicketIds, LogMember.Topic],
        [LogMember.ProposalId, LogMember.Module, LogMember.RootCause, LogMember.Topic, LogMember.InsightId],
        [LogMember.ProposalId, LogMember.Adopted],
        [LogMember.ProposalId, LogMember.Outcome],
    ];

    /// <summary>Finds a member by its name, or by a short one.</summary>
    /// <param name="name">The name.</param>
    /// <param name="member">The member.</param>
    /// <returns><see langword="true"/> if there is one.</returns>
    public static bool TryFind(ReadOnlySpan<char> name, out LogMember member) => Lookup.TryGetValue(name, out member);

    /// <summary>Finds a member that events of tickets have, by its whole name.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The member; <see langword="null"/> if there is none.</returns>
    public static LogMember? OfTicket(string? name) =>
        name is not null && TryFind(name, out var member) && member <= LogMember.State && NameOf(member) == name ? member : null;

    /// <summary>Names a member.</summary>
    /// <param name="member">The member.</param>
    /// <returns>Its name in JSON.</returns>
    public static string NameOf(LogMember member) => Names[(int)member];

    /// <summary>The members of a work event, its own first.</summary>
    /// <param name="type">What happened.</param>
    /// <returns>The members.</returns>
    public static IEnumerable<LogMember> Of(WorkEventType type) => Work[(int)type].Concat(Common);

    /// <summary>The members of a work event, a bit each.</summary>
    /// <param name="type">What happened.</param>
    /// <returns>The bits.</returns>
    public static ulong Bits(WorkEventType type) => Of(type).Aggregate(0UL, (bits, member) => bits | Bit(member));

    /// <summary>The bit of a member.</summary>
    /// <param name="member">The member.</param>
    /// <returns>The bit.</returns>
    public static ulong Bit(LogMember member) => 1UL << (int)member;
}
