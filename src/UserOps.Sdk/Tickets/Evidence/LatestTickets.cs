using NodaTime;

namespace UserOps.Tickets;

/// <summary>The latest of many tickets; of those of one instant the ones of the smallest ids.</summary>
internal sealed class LatestTickets(int most)
{
    private readonly List<(Instant At, string Id)> _tickets = [];

    public EquatableArray<string> Ids => [.. _tickets.Select(ticket => ticket.Id)];

    /// <summary>Gets them with their instants, the latest first.</summary>
    public IReadOnlyList<(Instant At, string Id)> All => _tickets;

    public void Add(Instant at, string id)
    {
        var place = _tickets.Count;
        while (place > 0 && Comes(at, id, _tickets[place - 1]))
        {
            place--;
        }

        if (place >= most)
        {
            return;
        }

        if (_tickets.Count == most)
        {
            _tickets.RemoveAt(most - 1);
        }

        _tickets.Insert(place, (at, id));
    }

    public void Merge(LatestTickets other)
    {
        foreach (var (at, id) in other._tickets)
        {
            Add(at, id);
        }
    }

    private static bool Comes(Instant at, string id, (Instant At, string Id) before) =>
        at > before.At || (at == before.At && string.CompareOrdinal(id, before.Id) < 0);
}
