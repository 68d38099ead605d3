using System.Runtime.InteropServices;
using NodaTime;

namespace UserOps.Tagging;

/// <summary>The entries of one ledger that a catalogue knows, laid out to be looked at for many instants from one on.</summary>
internal sealed class TagLedgerView
{
    private const int Lanes = 4;

    private readonly TagResolver _resolver;
    private readonly List<Word> _words = [];
    private readonly int[] _places;
    private readonly int[] _last;
    private readonly Dictionary<string, (int Tag, int Rank)> _winners = new(StringComparer.Ordinal);

    public TagLedgerView(TagResolver resolver, ReadOnlySpan<TagEntry> entries, Instant from)
    {
        _resolver = resolver;
        var seen = new SortedSet<int>();
        for (var i = 0; i < entries.Length; i++)
        {
            var place = resolver.PlaceOf(entries[i].Tag);
            if (place >= 0 && !(entries[i].ValidUntil <= from))
            {
                seen.Add(place);
                _words.Add(new(i, place, entries[i], resolver.EndOf(entries[i], place)));
            }
        }

        _places = [.. seen];
        _last = new int[_places.Length * Lanes];
        foreach (ref var word in CollectionsMarshal.AsSpan(_words))
        {
            word = word with { Place = Array.BinarySearch(_places, word.Place) };
        }
    }

    /// <summary>Lists in the order of time the instants after another at which an entry begins or ends.</summary>
    public IEnumerable<Instant> TurnsAfter(Instant asOf) => _words
        .SelectMany(word => new[] { word.Entry.ValidFrom, word.End })
        .Where(at => at > asOf && at < Instant.MaxValue)
        .Distinct()
        .Order();

    /// <summary>Finds the entries that decide at an instant.</summary>
    /// <returns>For each tag of the ledger, in the order of the catalogue, the place of the entry; -1 when the user has not the tag.</returns>
    public int[] DecidersAt(Instant asOf)
    {
        Array.Fill(_last, -1);
        for (var i = 0; i < _words.Count; i++)
        {
            var word = _words[i];
            if (TagResolver.Covers(word.Entry, asOf))
            {
                _last[(word.Place * Lanes) + (int)word.Entry.Source.Lane] = i;
            }
        }

        _winners.Clear();
        var deciders = new int[_places.Length];
        for (var tag = 0; tag < deciders.Length; tag++)
        {
            var (decider, rank) = Decide(_last.AsSpan(tag * Lanes, Lanes), asOf);
            deciders[tag] = decider;
            if (decider >= 0 && _resolver.Catalog.Tags[_places[tag]].Group is { } group)
            {
                if (!_winners.TryGetValue(group, out var other))
                {
                    _winners.Add(group, (tag, rank));
                }
                else
                {
                    // The other one stands earlier in the catalogue, so it takes a better rank to beat it.
                    deciders[rank < other.Rank ? other.Tag : tag] = -1;
                    _winners[group] = rank < other.Rank ? (tag, rank) : other;
                }
            }
        }

        return deciders;
    }

    /// <summary>Finds the entry that decides of a tag among the last words of its lanes.</summary>
    private (int Entry, int Rank) Decide(ReadOnlySpan<int> last, Instant asOf)
    {
        var (decider, best) = (-1, int.MaxValue);
        foreach (var i in last)
        {
            if (i < 0)
            {
                continue;
            }

            var (number, _, entry, end) = _words[i];
            if (entry.Kind == TagEntryKind.Ban)
            {
                return (-1, int.MaxValue);
            }

            var rank = _resolver.RankOf(entry.Source);
            if (entry.Kind == TagEntryKind.Assign && asOf < end && rank >= 0 && rank < best)
            {
                (decider, best) = (number, rank);
            }
        }

        return (decider, best);
    }

    /// <summary>An entry, its place in the ledger, that of its tag, and when its time is over or it expires.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Word(int Number, int Place, TagEntry Entry, Instant End);
}
