using NodaTime;

namespace UserOps.Tickets;

/// <summary>What was read of one line so far; used again for the next.</summary>
internal sealed class LogLine
{
    /// <summary>What events of tickets can have, a bit each.</summary>
    public const ulong TicketBits = (1UL << ((int)LogMember.State + 1)) - 1;

    private readonly string?[] _texts = new string?[LogMembers.Names.Count];
    private readonly (int Start, int End)[] _places = new (int, int)[LogMembers.Names.Count];

    /// <summary>Gets or sets which members have a value, a bit each.</summary>
    public ulong Given { get; set; }

    /// <summary>Gets or sets which members were there, with a value or with none.</summary>
    public ulong Seen { get; set; }

    public Instant At { get; set; }

    public Instant From { get; set; }

    public Instant To { get; set; }

    public Instant Until { get; set; }

    public long Seq { get; set; }

    public bool Adopted { get; set; }

    public TicketActorRole Role { get; set; }

    public TicketKind Kind { get; set; }

    public List<string> TicketIds { get; } = [];

    public string? this[LogMember member]
    {
        get => _texts[(int)member];
        set => _texts[(int)member] = value;
    }

    public bool Has(LogMember member) => (Given & LogMembers.Bit(member)) != 0;

    public (int Start, int End) PlaceOf(LogMember member) => _places[(int)member];

    public void Place(LogMember member, int start, int end) => _places[(int)member] = (start, end);

    public void Clear()
    {
        (Given, Seen) = (0, 0);
        Array.Clear(_texts);
        TicketIds.Clear();
    }

    public TicketEvent ToTicketEvent(TicketEventType type) => new()
    {
        TicketId = this[LogMember.TicketId]!,
        EventId = this[LogMember.EventId],
        At = At,
        Seq = Has(LogMember.Seq) ? Seq : null,
        Type = type,
        ActorId = this[LogMember.ActorId],
        ActorRole = Has(LogMember.ActorRole) ? Role : null,
        TeamId = this[LogMember.TeamId],
        SupportLine = this[LogMember.SupportLine],
        Kind = Has(LogMember.Kind) ? Kind : null,
        TechnicalKind = this[LogMember.TechnicalKind],
        Category = this[LogMember.Category],
        Module = this[LogMember.Module],
        SuspectedCause = this[LogMember.SuspectedCause],
        RootCause = this[LogMember.RootCause],
        Severity = this[LogMember.Severity],
        CustomerId = this[LogMember.CustomerId] is { } customer ? new UserId(customer) : null,
        ProductId = this[LogMember.ProductId],
        OwnerId = this[LogMember.OwnerId],
        BugId = this[LogMember.BugId],
        ArticleId = this[LogMember.ArticleId],
        InsightId = this[LogMember.InsightId],
        State = this[LogMember.State],
    };

    public WorkEvent ToWorkEvent(WorkEventType type)
    {
        string proposal = this[LogMember.ProposalId]!, bug = this[LogMember.BugId]!;
        string? module = this[LogMember.Module], rootCause = this[LogMember.RootCause], topic = this[LogMember.Topic], insight = this[LogMember.InsightId];
        WorkEvent bare = type switch
        {
            WorkEventType.BugOpened => new BugOpened { At = At, BugId = bug, Module = module, RootCause = rootCause },
            WorkEventType.BugReleased => new BugReleased { At = At, BugId = bug, ReleaseId = this[LogMember.ReleaseId]! },
            WorkEventType.ReportPublished => new ReportPublished { At = At, From = From, To = To },
            WorkEventType.RiskRaised => new RiskRaised { At = At, Key = this[LogMember.Key]!, Until = Until },
            WorkEventType.InsightPublished => new InsightPublished { At = At, InsightId = insight!, TicketIds = TicketIds.ToEquatableArray(), Topic = topic },
            WorkEventType.ProposalSubmitted =>
                new ProposalSubmitted { At = At, ProposalId = proposal, Module = module, RootCause = rootCause, Topic = topic, InsightId = insight },
            WorkEventType.ProposalDecided => new ProposalDecided { At = At, ProposalId = proposal, Adopted = Adopted },
            _ => new ProposalShipped { At = At, ProposalId = proposal, Outcome = this[LogMember.Outcome] },
        };

        // The author of a bug is its owner; who merely wrote it down is so only where no owner is named. Others have no owner.
        return bare with
        {
            EventId = this[LogMember.EventId],
            Author = this[LogMember.OwnerId] ?? this[LogMember.Author] ?? this[LogMember.ActorId],
            TeamId = this[LogMember.TeamId],
        };
    }
}
