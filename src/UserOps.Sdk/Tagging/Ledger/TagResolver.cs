using System.Runtime.InteropServices;
using NodaTime;
using UserOps.Json;

namespace UserOps.Tagging;

/// <summary>Reads off a ledger which tags a user has, and what the rules' lane lacks: compiled once from a catalogue and a precedence.</summary>
/// <remarks>
/// <para>The tags as of an instant, known at another, are found like this.</para>
/// <list type="number">
/// <item>Of the entries recorded until then, those count whose time <c>[validFrom, validUntil)</c> covers the instant. One
/// without an end of its own covers all time from its beginning on.</item>
/// <item>For each tag and lane the one that was recorded last decides. When its time is over, the one recorded before it, if
/// its time is not, decides again: so a pin for a week ends with what was there before. A clear that decides leaves the
/// lane without a word.</item>
/// <item>An assignment without an end of its own expires (<see cref="TagDefinition.ExpiresAfter"/>) that long after it began: from
/// then on it leaves the lane without a word, and what it replaced does not come back. That goes for pins too, so one that shall
/// last longer names its own end. Bans do not expire.</item>
/// <item>For each tag, an assignment by hand (a pin) beats all; a ban leaves the user without the tag; and when neither is
/// there, because it ended or was cleared, the first lane of <see cref="TagPrecedence.Lanes"/> that assigns decides. A
/// model less sure than <see cref="TagPrecedence.MinConfidence"/> has no word.</item>
/// <item>Of an exclusive group one tag stays: that of the lane that goes first, of one lane the first of the catalogue.</item>
/// </list>
/// <para>Entries of tags that the catalogue does not have stay in the ledger and have no effect; nor are values held against
/// the catalogue, so a value that a later version took off a list stays until it is replaced. What expires when is the
/// catalogue's at the time of reading.</para>
/// <para>Of the catalogue only the zone and the tags are checked, not the rules: a broken rule must not hide what people said.
/// Immutable and thread-safe. Costs a pass over the ledger, and one over what is not over yet for each later instant at which
/// something of that begins or ends.</para>
/// </remarks>
public sealed class TagResolver
{
    private readonly DateTimeZone _zone;
    private readonly Dictionary<string, int> _places;
    private readonly int[] _ranks;

    /// <summary>Initializes a new instance of the <see cref="TagResolver"/> class.</summary>
    /// <param name="catalog">The catalogue.</param>
    /// <param name="precedence">The precedence; <see cref="TagPrecedence.Default"/> by default.</param>
    /// <exception cref="ArgumentNullException"><paramref name="catalog"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidPolicyException">The zone or the tags of the catalogue, or the precedence, have problems; all are listed.</exception>
    public TagResolver(TagCatalog catalog, TagPrecedence? precedence = null)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        InvalidPolicyException.ThrowIfAny(CatalogBinder.ProblemsOfTags(catalog), nameof(catalog));
        Precedence = precedence ?? TagPrecedence.Default;
        InvalidPolicyException.ThrowIfAny(TagPrecedenceValidator.Validate(Precedence), nameof(precedence));

        Catalog = catalog;
        CatalogRef = catalog.ToRef();
        PrecedenceRef = Precedence.ToRef();
        _zone = DateTimeZoneProviders.Tzdb[catalog.Zone];
        _places = Enumerable.Range(0, catalog.Tags.Count).ToDictionary(place => catalog.Tags[place].Id, StringComparer.Ordinal);
        _ranks = [-1, 0, -1, -1];
        for (var i = 0; i < Precedence.Lanes.Count; i++)
        {
            _ranks[(int)Precedence.Lanes[i]] = i + 1;
        }
    }

    /// <summary>Gets the catalogue.</summary>
    public TagCatalog Catalog { get; }

    /// <summary>Gets the precedence.</summary>
    public TagPrecedence Precedence { get; }

    /// <summary>Gets the reference to the catalogue.</summary>
    public PolicyRef CatalogRef { get; }

    /// <summary>Gets the reference to the precedence.</summary>
    public PolicyRef PrecedenceRef { get; }

    /// <summary>Finds the tags that a user has.</summary>
    /// <param name="ledger">The user's ledger.</param>
    /// <param name="asOf">The instant at which the user has the tags: the valid time.</param>
    /// <param name="known">The instant up to which entries are seen, by when they were recorded; <see langword="null"/>, the default: all.</param>
    /// <returns>The tags, the entries that decide, and until when that stays so.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="ledger"/> is <see langword="null"/>.</exception>
    public EffectiveTags Resolve(TagLedger ledger, Instant asOf, Instant? known = null)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        var count = known is { } until ? ledger.CountKnownAt(until) : ledger.Count;
        var view = new TagLedgerView(this, ledger.Entries.AsSpan()[..count], asOf);

        var now = view.DecidersAt(asOf);
        var ends = new Instant?[now.Length];
        Instant? first = null;
        foreach (var at in view.TurnsAfter(asOf))
        {
            var then = view.DecidersAt(at);
            var open = false;
            for (var i = 0; i < now.Length; i++)
            {
                if (then[i] != now[i])
                {
                    ends[i] ??= at;
                    first ??= at;
                }

                open |= now[i] >= 0 && ends[i] is null;
            }

            if (first is not null && !open)
            {
                break;
            }
        }

        var tags = new List<EffectiveTag>();
        for (var i = 0; i < now.Length; i++)
        {
            if (now[i] >= 0)
            {
                var entry = ledger.Entries[now[i]];
                tags.Add(new() { Tag = entry.Tag, Value = entry.Value, Entry = entry, Until = ends[i] });
            }
        }

        return new()
        {
            Catalog = CatalogRef,
            Precedence = PrecedenceRef,
            AsOf = asOf,
            Known = known,
            Tags = tags.ToEquatableArray(),
            ValidUntil = first,
        };
    }

    /// <summary>Finds the fewest changes after which the rules' lane says what the rules say now.</summary>
    /// <remarks>
    /// <para>Only the lane of the rules is looked at: neither pins nor bans nor other sources change what is recorded of the
    /// rules, so when a pin is cleared, what the rules said is there. Tags that the catalogue does not have are left as they are.</para>
    /// <para>A tag that is given and not in the lane, or no more, is given; one with another value gets it; one whose end was
    /// set has the end lifted. One whose end is only its expiry is left to expire, and then given anew. A tag in the lane that
    /// is not given any more ends by <see cref="TagDefinition.OnFalse"/>: at once; or not; or a length of time after this
    /// judgement, which is set once, so that later judgements do not push it on; the tag's own expiry, if it comes before, ends
    /// it still. A tag of an exclusive group of which another tag is given now ends at once: the group has got another value.</para>
    /// <para>When the changes are recorded, there are none the second time; nor at a later instant if the rules say the same
    /// and nothing expired.</para>
    /// </remarks>
    /// <param name="ledger">The user's ledger, with all that was recorded.</param>
    /// <param name="given">The tags that the rules give, each once.</param>
    /// <param name="asOf">The instant of the rules' judgement.</param>
    /// <returns>The changes, at most one for each tag, in the order of the catalogue.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">A given tag is not in the catalogue, or is given twice.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="asOf"/> is outside the years 1 to 9998.</exception>
    public EquatableArray<TagChange> Diff(TagLedger ledger, IEnumerable<GivenTag> given, Instant asOf)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(given);
        if (!DayClock.InRange(asOf))
        {
            throw new ArgumentOutOfRangeException(nameof(asOf), asOf, "An instant must lie between the years 1 and 9998.");
        }

        var values = ValuesOf(given);
        var groups = values.Keys
            .Select(place => Catalog.Tags[place].Group)
            .OfType<string>()
            .ToHashSet(StringComparer.Ordinal);
        var lanes = new RuleLane?[Catalog.Tags.Count];
        foreach (var entry in ledger.Entries)
        {
            if (entry.Source.Lane == TagLane.Rule && _places.TryGetValue(entry.Tag, out var place))
            {
                (lanes[place] ??= new(asOf)).Add(entry, EndOf(entry, place));
            }
        }

        var changes = new List<TagChange>();
        for (var place = 0; place < lanes.Length; place++)
        {
            var tag = Catalog.Tags[place];
            var change = values.TryGetValue(place, out var value)
                ? WhenGiven(lanes[place], value, asOf)
                : WhenNotGiven(lanes[place], tag.Group is { } group && groups.Contains(group), tag.OnFalse, asOf);
            if (change is { } found)
            {
                changes.Add(new() { Tag = tag.Id, Kind = found.Kind, At = found.At, Before = lanes[place]?.Said?.Value, After = found.After });
            }
        }

        return changes.ToEquatableArray();
    }

    /// <summary>Makes the entries that record changes.</summary>
    /// <param name="changes">The changes that <see cref="Diff"/> found.</param>
    /// <param name="recordedAt">When they are recorded; no earlier than the last entry of the ledger.</param>
    /// <param name="by">By whom: the job that judged.</param>
    /// <returns>An entry for each change, to append to the ledger; the source is this catalogue's version.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="changes"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="by"/> is blank.</exception>
    public EquatableArray<TagEntry> ToEntries(IEnumerable<TagChange> changes, Instant recordedAt, string by)
    {
        ArgumentNullException.ThrowIfNull(changes);
        ArgumentException.ThrowIfNullOrWhiteSpace(by);
        return changes
            .Select(change => new TagEntry
            {
                Tag = change.Tag,
                Kind = change.Kind is TagChangeKind.Remove or TagChangeKind.Expire ? TagEntryKind.Clear : TagEntryKind.Assign,
                Value = change.After,
                Source = new RuleTagSource(Catalog.Version),
                ValidFrom = change.At,
                RecordedAt = recordedAt,
                By = by,
            })
            .ToEquatableArray();
    }

    /// <summary>The place of a tag in the catalogue; -1 when it has none.</summary>
    internal int PlaceOf(string tag) => _places.GetValueOrDefault(tag, -1);

    /// <summary>The rank of an assignment, the lowest first; -1 when it has no word.</summary>
    internal int RankOf(TagSource source) =>
        source is ModelTagSource model && model.Confidence < Precedence.MinConfidence ? -1 : _ranks[(int)source.Lane];

    /// <summary>Whether an entry replaces what was recorded of an instant before it.</summary>
    internal static bool Covers(TagEntry entry, Instant asOf) => entry.ValidFrom <= asOf && !(entry.ValidUntil <= asOf);

    /// <summary>The first instant of which an entry says nothing any more: its own end, else its tag's expiry.</summary>
    internal Instant EndOf(TagEntry entry, int place) =>
        entry.ValidUntil
        ?? (entry.Kind == TagEntryKind.Assign && Catalog.Tags[place].ExpiresAfter is { } length
            ? TagExpiry.After(entry.ValidFrom, length, _zone)
            : null)
        ?? Instant.MaxValue;

    private static Found? WhenGiven(RuleLane? lane, Literal? value, Instant asOf) =>
        lane?.Said is not { } said ? new(TagChangeKind.Give, asOf, value)
        : said.Value != value ? new(TagChangeKind.Replace, asOf, value)
        : lane.EndIsSet ? new(TagChangeKind.Prolong, asOf, value)
        : null;

    private Found? WhenNotGiven(RuleLane? lane, bool yields, OnFalse? onFalse, Instant asOf)
    {
        if (lane?.Said is null)
        {
            return null;
        }

        if (yields || onFalse is null || onFalse == OnFalse.Remove)
        {
            return new(TagChangeKind.Remove, asOf, null);
        }

        return onFalse is ExpireOnFalse { ExpireAfter: var length }
            && !lane.EndIsSet
            && TagExpiry.After(asOf, length, _zone) is { } end
                ? new(TagChangeKind.Expire, end, null)
                : null;
    }

    private Dictionary<int, Literal?> ValuesOf(IEnumerable<GivenTag> given)
    {
        var values = new Dictionary<int, Literal?>();
        foreach (var (tag, value) in given)
        {
            if (!_places.TryGetValue(tag ?? "", out var place))
            {
                throw new ArgumentException(
                    $"The tag '{tag}' is given; the catalogue does not have it. {Spelling.Suggest(tag ?? "", _places.Keys, "Judge by the same catalogue.")}",
                    nameof(given));
            }

            if (!values.TryAdd(place, value))
            {
                throw new ArgumentException($"The tag '{tag}' is given twice; give it once, with one value.", nameof(given));
            }
        }

        return values;
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Found(TagChangeKind Kind, Instant At, Literal? After);

    /// <summary>What the rules' lane of one tag says at an instant, gathered entry by entry in the order of recording.</summary>
    private sealed class RuleLane(Instant asOf)
    {
        private TagEntry? _decider;
        private bool _isExpired;
        private bool _isCutOff;

        /// <summary>The assignment that decides; null when the lane has no word.</summary>
        public TagEntry? Said => _decider is { Kind: TagEntryKind.Assign } && !_isExpired ? _decider : null;

        /// <summary>Whether the assignment has an end that somebody set: its own, or a clear recorded after it.</summary>
        public bool EndIsSet => _isCutOff || _decider?.ValidUntil is not null;

        public void Add(TagEntry entry, Instant end)
        {
            if (Covers(entry, asOf))
            {
                (_decider, _isExpired, _isCutOff) = (entry, asOf >= end, false);
            }
            else if (entry.Kind == TagEntryKind.Clear && entry.ValidFrom > asOf)
            {
                _isCutOff = true;
            }
        }
    }
}
