using System.Diagnostics.CodeAnalysis;
using NodaTime;

namespace UserOps.Complaints;

/// <summary>Gathers the events of many complaints, in any order.</summary>
/// <remarks>Mutable, and not thread-safe: give each worker its own and <see cref="Merge"/> them; the order does not matter.</remarks>
public sealed class CaseBook
{
    private readonly Dictionary<ComplaintId, List<CaseEvent>> _events = [];

    // What reaches beyond its own case is kept apart too, so that one case can be judged without looking through all.
    private readonly List<CaseMerged> _merges = [];
    private readonly List<CaseNoted> _notes = [];

    /// <summary>Gets the complaints, in the ordinal order of their ids.</summary>
    public EquatableArray<ComplaintId> Complaints => _events.Keys.Order().ToEquatableArray();

    /// <summary>Adds an event, or says what is wrong with it.</summary>
    /// <remarks>Whether it is legal in its case is judged when the case is.</remarks>
    /// <param name="item">The event.</param>
    /// <param name="source">Where it comes from, for the rejection.</param>
    /// <param name="rejection">What is wrong.</param>
    /// <returns><see langword="true"/> if it was added.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="item"/> or <paramref name="source"/> is <see langword="null"/>.</exception>
    public bool TryAdd(CaseEvent item, string source, [NotNullWhen(false)] out Rejection? rejection)
    {
        ArgumentNullException.ThrowIfNull(item);
        ArgumentNullException.ThrowIfNull(source);
        if (CaseEventRules.Check(item) is { } fault)
        {
            rejection = new(source, fault.Field, fault.Value, fault.Why) { Key = item.ComplaintId.IsNone ? null : item.ComplaintId.Value };
            return false;
        }

        rejection = null;
        Add(item);
        return true;
    }

    /// <summary>Adds all events of another book.</summary>
    /// <param name="other">The other book.</param>
    /// <exception cref="ArgumentNullException"><paramref name="other"/> is <see langword="null"/>.</exception>
    public void Merge(CaseBook other)
    {
        ArgumentNullException.ThrowIfNull(other);
        foreach (var item in other._events.Values.SelectMany(events => events).ToArray())
        {
            Add(item);
        }
    }

    /// <summary>Gets the events of one complaint.</summary>
    /// <param name="id">The complaint.</param>
    /// <returns>Its log; empty if nothing is known of it.</returns>
    public CaseLog LogOf(ComplaintId id) => _events.TryGetValue(id, out var events) ? new(CaseEventOrder.Sort(events)) : CaseLog.Empty;

    /// <summary>The groups of complaints that merges tie together, each with the events of all of them up to an instant, in order.</summary>
    internal IEnumerable<(ComplaintId First, CaseEvent[] Events)> Groups(Instant asOf)
    {
        var roots = Roots(asOf);
        return _events.GroupBy(pair => Root(roots, pair.Key))
            .Select(group => (First: group.Min(pair => pair.Key), Group: group))
            .OrderBy(group => group.First)
            .Select(group => (group.First, CaseEventOrder.Sort(group.Group.SelectMany(pair => pair.Value).Where(item => item.At <= asOf))));
    }

    /// <summary>The events of one complaint, and of all that merges tie it to, up to an instant, in order.</summary>
    internal CaseEvent[] Group(ComplaintId id, Instant asOf)
    {
        var roots = Roots(asOf);
        var root = Root(roots, id);
        var members = _merges.Select(merge => merge.ComplaintId).Concat(_merges.Select(merge => merge.Into)).Where(other => Root(roots, other) == root);
        return CaseEventOrder.Sort(
            members.Append(id).Distinct().SelectMany(member => _events.GetValueOrDefault(member) ?? []).Where(item => item.At <= asOf));
    }

    /// <summary>The instants at which each cause was noted, and for which complaint.</summary>
    internal CauseIndex Causes(Instant asOf) => CauseIndex.Of(_notes.Where(item => item.At <= asOf));

    private static ComplaintId Root(Dictionary<ComplaintId, ComplaintId> roots, ComplaintId id)
    {
        while (roots.TryGetValue(id, out var up) && up != id)
        {
            // Halving the way keeps a long chain of merges from costing its length again and again.
            roots[id] = roots.TryGetValue(up, out var over) ? over : up;
            id = roots[id];
        }

        return id;
    }

    // Merges that come later tie nothing yet.
    private Dictionary<ComplaintId, ComplaintId> Roots(Instant asOf)
    {
        var roots = new Dictionary<ComplaintId, ComplaintId>();
        foreach (var merge in _merges.Where(merge => merge.At <= asOf))
        {
            var (one, other) = (Root(roots, merge.ComplaintId), Root(roots, merge.Into));
            if (one != other)
            {
                roots[one] = other;
            }
        }

        return roots;
    }

    private void Add(CaseEvent item)
    {
        if (!_events.TryGetValue(item.ComplaintId, out var events))
        {
            _events[item.ComplaintId] = events = [];
        }

        events.Add(item);
        if (item is CaseMerged merge)
        {
            _merges.Add(merge);
        }
        else if (item is CaseNoted note)
        {
            _notes.Add(note);
        }
    }
}
