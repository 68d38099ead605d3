using System.Runtime.InteropServices;

namespace UserOps.Tickets;

/// <summary>The last values told of a ticket.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct TicketValues
{
    public string? State { get; private set; }

    public TicketKind? Kind { get; private set; }

    public string? TechnicalKind { get; private set; }

    public string? Category { get; private set; }

    public string? Module { get; private set; }

    public string? SuspectedCause { get; private set; }

    public string? RootCause { get; private set; }

    public string? Severity { get; private set; }

    public string? TeamId { get; private set; }

    public string? SupportLine { get; private set; }

    public UserId? CustomerId { get; private set; }

    public string? ProductId { get; private set; }

    public string? OwnerId { get; private set; }

    public string? BugId { get; private set; }

    public bool HasKnowledge { get; private set; }

    public void Take(TicketEvent item)
    {
        State = item.State ?? State;
        Kind = item.Kind ?? Kind;
        TechnicalKind = item.TechnicalKind ?? TechnicalKind;
        Category = item.Category ?? Category;
        Module = item.Module ?? Module;
        SuspectedCause = item.SuspectedCause ?? SuspectedCause;
        RootCause = item.RootCause ?? RootCause;
        Severity = item.Severity ?? Severity;
        TeamId = item.TeamId ?? TeamId;
        SupportLine = item.SupportLine ?? SupportLine;
        CustomerId = item.CustomerId ?? CustomerId;
        ProductId = item.ProductId ?? ProductId;
        OwnerId = item.OwnerId ?? OwnerId;
        BugId = item.BugId ?? BugId;
        HasKnowledge |= item.ArticleId is not null || item.Type == TicketEventType.KnowledgeLinked;
    }
}
