using System.Runtime.InteropServices;

namespace UserOps.Tagging;

/// <summary>Counts how many users have each tag, each value of a choice, and each two tags at once.</summary>
/// <remarks>
/// A user costs a look-up for each tag and for each two of them. Memory follows the number of pairs that were seen. Numbers,
/// texts and dates are not broken down by value: they may have as many values as there are users. See
/// <see cref="ICounter{TSelf}"/> for shards and threads, and <see cref="GroupedCounter{TGroup, TCounter}"/> for a breakdown.
/// </remarks>
public sealed class TagCoverageCounter : ICounter<TagCoverageCounter>
{
    private readonly TagCatalog _catalog;
    private readonly PolicyRef _ref;
    private readonly TagPlaces _places;
    private readonly long[] _usersOf;
    private readonly Dictionary<(int Tag, string Value), long> _values = [];
    private readonly Dictionary<(int Tag, int Other), long> _pairs = [];
    private readonly List<int> _found = [];
    private long _users;
    private long _tagged;

    /// <summary>Initializes a new instance of the <see cref="TagCoverageCounter"/> class, with nobody counted.</summary>
    /// <param name="catalog">The catalogue, of which every id stands once.</param>
    /// <exception cref="ArgumentNullException"><paramref name="catalog"/> is <see langword="null"/>.</exception>
    public TagCoverageCounter(TagCatalog catalog)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        _catalog = catalog;
        _ref = catalog.ToRef();
        _places = new(catalog.Tags.Select(tag => tag.Id));
        _usersOf = new long[catalog.Tags.Count];
    }

    /// <summary>Adds a user; to be done once for each.</summary>
    /// <param name="tags">The tags that the user has, each once; none for a user without tags, who counts too.</param>
    /// <exception cref="ArgumentException">A tag is not in the catalogue, or stands twice; nothing was counted.</exception>
    public void Add(ReadOnlySpan<GivenTag> tags)
    {
        _places.Read(tags, _found);
        _users++;
        _tagged += tags.IsEmpty ? 0 : 1;
        for (var i = 0; i < tags.Length; i++)
        {
            var place = _found[i];
            _usersOf[place]++;
            if (_catalog.Tags[place].Type == TagType.Choice && tags[i].Value?.Text is { } value)
            {
                CollectionsMarshal.GetValueRefOrAddDefault(_values, (place, value), out _)++;
            }

            for (var j = 0; j < i; j++)
            {
                var pair = (Math.Min(place, _found[j]), Math.Max(place, _found[j]));
                CollectionsMarshal.GetValueRefOrAddDefault(_pairs, pair, out _)++;
            }
        }
    }

    /// <inheritdoc />
    public void Merge(TagCoverageCounter other)
    {
        CounterRules.ThrowIfDifferent(other, static counter => counter._ref.ToString(), this);
        _users += other._users;
        _tagged += other._tagged;
        for (var i = 0; i < _usersOf.Length; i++)
        {
            _usersOf[i] += other._usersOf[i];
        }

        foreach (var (key, count) in other._values.ToArray())
        {
            CollectionsMarshal.GetValueRefOrAddDefault(_values, key, out _) += count;
        }

        foreach (var (key, count) in other._pairs.ToArray())
        {
            CollectionsMarshal.GetValueRefOrAddDefault(_pairs, key, out _) += count;
        }
    }

    /// <summary>Gives the numbers so far.</summary>
    /// <returns>The report.</returns>
    public TagCoverageReport ToReport() => new()
    {
        Catalog = _ref,
        Users = _users,
        TaggedUsers = _tagged,
        Tags = _catalog.Tags
            .Select((tag, place) => new TagCoverage
            {
                Tag = tag.Id,
                Users = _usersOf[place],
                Share = _users == 0 ? null : (double)_usersOf[place] / _users,
                Values = ValuesOf(place),
            })
            .ToEquatableArray(),
        Overlaps = _pairs
            .OrderBy(pair => pair.Key)
            .Select(pair => new TagOverlap(_places.Tags[pair.Key.Tag], _places.Tags[pair.Key.Other], pair.Value))
            .ToEquatableArray(),
    };

    private EquatableArray<TagValueCount> ValuesOf(int place)
    {
        var listed = _catalog.Tags[place] is { Type: TagType.Choice, Values: { } values } ? values : [];
        var others = _values.Keys
            .Where(key => key.Tag == place && !listed.Contains(key.Value, StringComparer.Ordinal))
            .Select(key => key.Value)
            .Order(StringComparer.Ordinal);
        return listed
            .Concat(others)
            .Select(value => new TagValueCount(value, _values.GetValueOrDefault((place, value))))
            .ToEquatableArray();
    }
}
