using UserOps.Cli.Complaints;
using UserOps.Tickets;

namespace UserOps.Cli.Tickets;

/// <summary>What tickets can be told apart by, with the word of the command line.</summary>
internal static class TicketClass
{
    /// <summary>Gets the words and what they read off a ticket, the default first.</summary>
    public static IReadOnlyList<(string Word, Func<TicketSummary, string?> Value)> All { get; } =
    [
        ("category", ticket => ticket.Category),
        ("module", ticket => ticket.Module),
        ("team", ticket => ticket.TeamId),
        ("product", ticket => ticket.ProductId),
        ("kind", ticket => ticket.Kind is { } kind ? ComplaintText.NameOf(kind) : null),
        ("technicalKind", ticket => ticket.TechnicalKind),
        ("rootCause", ticket => ticket.RootCause),
        ("severity", ticket => ticket.Severity),
        ("owner", ticket => ticket.OwnerId),
        ("handovers", ticket => Exact.Text(ticket.Handovers)),
    ];
}
