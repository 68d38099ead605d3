namespace UserOps.Tickets;

/// <summary>Puts events in order, drops repeated ones and settles conflicts.</summary>
internal static class TicketLogSort
{
    public static IComparer<TicketEvent> ByTicket { get; } = Comparer<TicketEvent>.Create((x, y) =>
        string.CompareOrdinal(x.TicketId, y.TicketId) is var order && order != 0 ? order : TicketEventOrder.Instance.Compare(x, y));

    /// <summary>Sorts, and drops what stands twice; the array is used up.</summary>
    public static T[] Distinct<T>(T[] items, IComparer<T> order)
    {
        Array.Sort(items, order);
        var kept = 0;
        for (var i = 0; i < items.Length; i++)
        {
            if (kept == 0 || order.Compare(items[kept - 1], items[i]) != 0)
            {
                items[kept++] = items[i];
            }
        }

        return kept == items.Length ? items : items[..kept];
    }

    /// <summary>Cuts events, sorted by ticket, into traces.</summary>
    public static EquatableArray<TicketTrace> Traces(TicketEvent[] events, List<EventConflict> conflicts)
    {
        var traces = new List<TicketTrace>();
        for (var start = 0; start < events.Length;)
        {
            var id = events[start].TicketId;
            var end = start + 1;
            while (end < events.Length && string.Equals(events[end].TicketId, id, StringComparison.Ordinal))
            {
                end++;
            }

            traces.Add(new(id, new(Settle(events[start..end], item => item.EventId, id, conflicts))));
            start = end;
        }

        return traces.ToEquatableArray();
    }

    /// <summary>Makes the trace of one ticket from checked events in any order; the array is used up.</summary>
    public static TicketTrace TraceOf(TicketEvent[] events)
    {
        // A stream brings them in order, mostly without ids: then there is nothing to sort or to settle.
        var (isInOrder, hasIds) = (true, events[0].EventId is not null);
        for (var i = 1; i < events.Length; i++)
        {
            isInOrder &= TicketEventOrder.Instance.Compare(events[i - 1], events[i]) < 0;
            hasIds |= events[i].EventId is not null;
        }

        events = isInOrder ? events : Distinct(events, TicketEventOrder.Instance);
        return new(events[0].TicketId, new(hasIds ? Settle(events, item => item.EventId, events[0].TicketId, []) : events));
    }

    /// <summary>Keeps, of work events of one id, the first.</summary>
    public static EquatableArray<WorkEvent> Settle(WorkEvent[] work, List<EventConflict> conflicts) =>
        new(Settle(work, item => item.EventId, ticketId: null, conflicts));

    private static T[] Settle<T>(T[] events, Func<T, string?> idOf, string? ticketId, List<EventConflict> conflicts)
    {
        Dictionary<string, int>? versions = null;
        foreach (var item in events)
        {
            if (idOf(item) is { } id)
            {
                versions ??= new(events.Length, StringComparer.Ordinal);
                versions[id] = versions.GetValueOrDefault(id) + 1;
            }
        }

        if (versions is null || versions.Values.All(count => count == 1))
        {
            return events;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        conflicts.AddRange(versions.Where(pair => pair.Value > 1).OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => new EventConflict(ticketId, pair.Key, pair.Value)));
        return [.. events.Where(item => idOf(item) is not { } id || seen.Add(id))];
    }
}
