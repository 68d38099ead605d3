namespace UserOps.Tickets;

/// <summary>The order in which events of a ticket count: by instant, sequence, id and type; then by content, so that it never depends on arrival.</summary>
internal sealed class TicketEventOrder : IComparer<TicketEvent>
{
    public static TicketEventOrder Instance { get; } = new();

    public int Compare(TicketEvent? x, TicketEvent? y)
    {
        if (ReferenceEquals(x, y))
        {
            return 0;
        }

        var order = x!.At.CompareTo(y!.At);
        order = order != 0 ? order : Nullable.Compare(x.Seq, y.Seq);
        order = order != 0 ? order : string.CompareOrdinal(x.EventId, y.EventId);
        order = order != 0 ? order : x.Type.CompareTo(y.Type);
        return order != 0 ? order : CompareContent(x, y);
    }

    private static int CompareContent(TicketEvent x, TicketEvent y)
    {
        var order = string.CompareOrdinal(x.TicketId, y.TicketId);
        order = order != 0 ? order : string.CompareOrdinal(x.ActorId, y.ActorId);
        order = order != 0 ? order : Nullable.Compare(x.ActorRole, y.ActorRole);
        order = order != 0 ? order : string.CompareOrdinal(x.TeamId, y.TeamId);
        order = order != 0 ? order : string.CompareOrdinal(x.SupportLine, y.SupportLine);
        order = order != 0 ? order : Nullable.Compare(x.Kind, y.Kind);
        order = order != 0 ? order : string.CompareOrdinal(x.TechnicalKind, y.TechnicalKind);
        order = order != 0 ? order : string.CompareOrdinal(x.Category, y.Category);
        order = order != 0 ? order : string.CompareOrdinal(x.Module, y.Module);
        order = order != 0 ? order : string.CompareOrdinal(x.SuspectedCause, y.SuspectedCause);
        order = order != 0 ? order : string.CompareOrdinal(x.RootCause, y.RootCause);
        order = order != 0 ? order : string.CompareOrdinal(x.Severity, y.Severity);
        order = order != 0 ? order : Nullable.Compare(x.CustomerId, y.CustomerId);
        order = order != 0 ? order : string.CompareOrdinal(x.ProductId, y.ProductId);
        order = order != 0 ? order : string.CompareOrdinal(x.OwnerId, y.OwnerId);
        order = order != 0 ? order : string.CompareOrdinal(x.BugId, y.BugId);
        order = order != 0 ? order : string.CompareOrdinal(x.ArticleId, y.ArticleId);
        order = order != 0 ? order : string.CompareOrdinal(x.InsightId, y.InsightId);
        return order != 0 ? order : string.CompareOrdinal(x.State, y.State);
    }
}
