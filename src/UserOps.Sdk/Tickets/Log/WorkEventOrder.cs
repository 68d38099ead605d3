namespace UserOps.Tickets;

/// <summary>The order of work events: by instant and type; then by content, so that it never depends on arrival.</summary>
internal sealed class WorkEventOrder : IComparer<WorkEvent>
{
    public static WorkEventOrder Instance { get; } = new();

    public int Compare(WorkEvent? x, WorkEvent? y)
    {
        if (ReferenceEquals(x, y))
        {
            return 0;
        }

        var order = x!.At.CompareTo(y!.At);
        order = order != 0 ? order : x.Type.CompareTo(y.Type);
        order = order != 0 ? order : CompareContent(x, y);
        order = order != 0 ? order : string.CompareOrdinal(x.Author, y.Author);
        order = order != 0 ? order : string.CompareOrdinal(x.TeamId, y.TeamId);
        return order != 0 ? order : string.CompareOrdinal(x.EventId, y.EventId);
    }

    private static int CompareContent(WorkEvent x, WorkEvent y)
    {
        switch (x, y)
        {
            case (BugOpened a, BugOpened b):
                return Texts((a.BugId, b.BugId), (a.Module, b.Module), (a.RootCause, b.RootCause));
            case (BugReleased a, BugReleased b):
                return Texts((a.BugId, b.BugId), (a.ReleaseId, b.ReleaseId));
            case (ReportPublished a, ReportPublished b):
                return (a.From, a.To).CompareTo((b.From, b.To));
            case (RiskRaised a, RiskRaised b):
                return Texts((a.Key, b.Key)) is var key && key != 0 ? key : a.Until.CompareTo(b.Until);
            case (InsightPublished a, InsightPublished b):
                return Texts((a.InsightId, b.InsightId), (a.Topic, b.Topic)) is var insight && insight != 0 ? insight : Lists(a.TicketIds, b.TicketIds);
            case (ProposalSubmitted a, ProposalSubmitted b):
                return Texts(
                    (a.ProposalId, b.ProposalId), (a.Module, b.Module), (a.RootCause, b.RootCause), (a.Topic, b.Topic), (a.InsightId, b.InsightId));
            case (ProposalDecided a, ProposalDecided b):
                return Texts((a.ProposalId, b.ProposalId)) is var decided && decided != 0 ? decided : a.Adopted.CompareTo(b.Adopted);
            case (ProposalShipped a, ProposalShipped b):
                return Texts((a.ProposalId, b.ProposalId), (a.Outcome, b.Outcome));
            default:
                return 0;
        }
    }

    private static int Texts(params ReadOnlySpan<(string? X, string? Y)> pairs)
    {
        foreach (var (x, y) in pairs)
        {
            if (string.CompareOrdinal(x, y) is var order && order != 0)
            {
                return order;
            }
        }

        return 0;
    }

    private static int Lists(EquatableArray<string> x, EquatableArray<string> y)
    {
        for (var i = 0; i < Math.Min(x.Count, y.Count); i++)
        {
            if (string.CompareOrdinal(x[i], y[i]) is var order && order != 0)
            {
                return order;
            }
        }

        return x.Count.CompareTo(y.Count);
    }
}
