using NodaTime;

namespace UserOps.Tickets;

/// <summary>
/// The causes or the topics of one ticket, each with the instant from which it was known; noted once more when the ticket turned out to be of the kind
/// that counts for it.
/// </summary>
internal sealed class NotedKeys<TKey>
    where TKey : notnull
{
    private readonly List<(Instant At, TKey Key, bool IsOfKind, bool IsFirst)> _notes = [];
    private readonly HashSet<(TKey Key, bool IsOfKind)> _known = [];

    public void Note(Instant at, TKey key, bool isOfKind)
    {
        if (_known.Add((key, isOfKind)))
        {
            _notes.Add((at, key, isOfKind, IsFirst: !_known.Contains((key, !isOfKind))));
        }
    }

    public void Clear()
    {
        if (_notes.Count > 0)
        {
            _notes.Clear();
            _known.Clear();
        }
    }

    public List<(Instant At, TKey Key, bool IsOfKind, bool IsFirst)>.Enumerator GetEnumerator() => _notes.GetEnumerator();
}
