namespace UserOps.Complaints;

/// <summary>The order in which events of a case count: by instant, then by sequence, then by type, then by their own JSON.</summary>
/// <remarks>The JSON decides only between events that nothing else tells apart, so that the order never depends on arrival.</remarks>
internal sealed class CaseEventOrder : IComparer<CaseEvent>
{
    // Written once an event, however many it is held against.
    private readonly Dictionary<CaseEvent, string> _texts = new(ReferenceEqualityComparer.Instance);

    public int Compare(CaseEvent? x, CaseEvent? y)
    {
        if (ReferenceEquals(x, y))
        {
            return 0;
        }

        var order = x!.At.CompareTo(y!.At);
        order = order != 0 ? order : x.Sequence.CompareTo(y.Sequence);
        order = order != 0 ? order : x.Type.CompareTo(y.Type);
        order = order != 0 ? order : x.ComplaintId.CompareTo(y.ComplaintId);
        return order != 0 || x == y ? order : string.CompareOrdinal(TextOf(x), TextOf(y));
    }

    /// <summary>Sorts events and drops those that stand twice.</summary>
    public static CaseEvent[] Sort(IEnumerable<CaseEvent> events)
    {
        var sorted = events.ToArray();
        Array.Sort(sorted, new CaseEventOrder());
        var count = 0;
        foreach (var item in sorted)
        {
            if (count == 0 || sorted[count - 1] != item)
            {
                sorted[count++] = item;
            }
        }

        return sorted.AsSpan(0, count).ToArray();
    }

    private string TextOf(CaseEvent item)
    {
        if (!_texts.TryGetValue(item, out var text))
        {
            _texts[item] = text = CaseEventJson.Write(item);
        }

        return text;
    }
}
