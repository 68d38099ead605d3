using UserOps.Tickets;

namespace UserOps.Simulation;

/// <summary>Why a ticket is rubbish.</summary>
internal enum TicketRubbish
{
    /// <summary>It is none.</summary>
    None = 0,

    /// <summary>Its category says so.</summary>
    ByCategory = 1,

    /// <summary>It was merged.</summary>
    Merged = 2,

    /// <summary>Only a program answered it.</summary>
    BotOnly = 3,
}

/// <summary>What tickets are about, and what usually becomes of them.</summary>
internal sealed record TicketTopic
{
    /// <summary>Gets the topic; of technical tickets the module and the root cause.</summary>
    public required string Name { get; init; }

    public required TicketKind Kind { get; init; }

    /// <summary>Gets its share of all tickets, as a weight.</summary>
    public double Weight { get; init; }

    /// <summary>Gets the place of the team that it is passed on to.</summary>
    public int Team { get; init; }

    /// <summary>Gets the share of tickets that the desk passes on.</summary>
    public double PassedOn { get; init; }

    /// <summary>Gets the share of tickets that an article is tied to.</summary>
    public double Article { get; init; }

    /// <summary>Gets the share of tickets that an insight is tied to.</summary>
    public double Insight { get; init; }

    public string? ArticleId { get; init; }

    public string? InsightId { get; init; }

    public string? Module { get; init; }

    public string? Cause { get; init; }

    public TicketRubbish Rubbish { get; init; }

    /// <summary>Gets the category that the customer chooses; technical tickets have none.</summary>
    public string? Category => Kind == TicketKind.Technical ? null : Name;
}
