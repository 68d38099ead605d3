using System.Runtime.InteropServices;
using UserOps.Tagging;

namespace UserOps.Reporting;

/// <summary>Counts of how many users each tag is unknown, and which facts are missing.</summary>
/// <remarks>
/// One pass, in any order, in parts that are merged; memory follows the catalogue, not the users. Answers cost a look at each tag and
/// tell how many; explained tags cost a walk through their conditions and tell which facts are missing too.
/// Not thread-safe: give each thread a counter of its own.
/// </remarks>
public sealed class UnknownTagCounter : ICounter<UnknownTagCounter>
{
    private readonly TagCatalog _catalog;
    private readonly long[] _users;
    private readonly Dictionary<(string Name, bool IsOfEvents), long>[] _missing;
    private readonly HashSet<(string, bool)> _found = [];
    private long _all;

    /// <summary>Initializes a new instance of the <see cref="UnknownTagCounter"/> class, with nobody counted.</summary>
    /// <param name="catalog">The catalogue.</param>
    /// <exception cref="ArgumentNullException"><paramref name="catalog"/> is <see langword="null"/>.</exception>
    public UnknownTagCounter(TagCatalog catalog)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        _catalog = catalog;
        _users = new long[catalog.Tags.Count];
        _missing = [.. catalog.Tags.Select(_ => new Dictionary<(string, bool), long>())];
    }

    /// <summary>Adds a user; to be done once for each.</summary>
    /// <param name="answers">What was found for the user.</param>
    /// <exception cref="ArgumentNullException"><paramref name="answers"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The answers are of another catalogue; nothing was counted.</exception>
    public void Add(TagAnswers answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        if (!ReferenceEquals(answers.Tagger.Catalog, _catalog) && answers.Tagger.Catalog != _catalog)
        {
            throw new ArgumentException("The answers are of another catalogue; count them by the one that gave them.", nameof(answers));
        }

        _all++;
        for (var tag = 0; tag < _users.Length; tag++)
        {
            _users[tag] += answers.TruthOf(tag) == Truth.Unknown ? 1 : 0;
        }
    }

    /// <summary>Adds a user whose tags were explained; to be done once for each.</summary>
    /// <param name="tags">What <see cref="Tagger.Explain"/> found for the user.</param>
    /// <exception cref="ArgumentNullException"><paramref name="tags"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The tags are of another catalogue; nothing was counted.</exception>
    public void Add(TagSet tags)
    {
        ArgumentNullException.ThrowIfNull(tags);
        if (!tags.Verdicts.Select(verdict => verdict.Tag).SequenceEqual(_catalog.Tags.Select(tag => tag.Id), StringComparer.Ordinal))
        {
            throw new ArgumentException("The tags are of another catalogue; count them by the one that gave them.", nameof(tags));
        }

        _all++;
        for (var tag = 0; tag < _users.Length; tag++)
        {
            var verdict = tags.Verdicts[tag];
            if (verdict.Truth == Truth.Unknown)
            {
                _users[tag]++;
                foreach (var fact in MissingFacts.Of(verdict, _found))
                {
                    CollectionsMarshal.GetValueRefOrAddDefault(_missing[tag], fact, out _)++;
                }
            }
        }
    }

    /// <inheritdoc />
    public void Merge(UnknownTagCounter other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other._catalog != _catalog)
        {
            throw new ArgumentException("The other counter is of another catalogue; merge counters of the same.", nameof(other));
        }

        _all += other._all;
        for (var tag = 0; tag < _users.Length; tag++)
        {
            _users[tag] += other._users[tag];
            foreach (var (fact, users) in other._missing[tag].ToArray())
            {
                CollectionsMarshal.GetValueRefOrAddDefault(_missing[tag], fact, out _) += users;
            }
        }
    }

    /// <summary>Gives the numbers so far.</summary>
    /// <returns>The report.</returns>
    public UnknownTagReport ToReport() => new()
    {
        Users = _all,
        Tags = _catalog.Tags
            .Select((tag, place) => new UnknownTag(
                tag.Id,
                _users[place],
                [.. _missing[place].OrderByDescending(fact => fact.Value).ThenBy(fact => fact.Key.Name, StringComparer.Ordinal).ThenBy(fact => fact.Key.IsOfEvents).Select(fact => new MissingFact(fact.Key.Name, fact.Key.IsOfEvents, fact.Value))]))
            .ToEquatableArray(),
    };
}
