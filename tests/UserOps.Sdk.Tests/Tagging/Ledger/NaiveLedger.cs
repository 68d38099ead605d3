using NodaTime;
using UserOps.Tagging;

namespace UserOps.Tests.Tagging;

/// <summary>The slow way to read a ledger, tag by tag and lane by lane, written from the definition.</summary>
internal static class NaiveLedger
{
    public static (string Tag, TagEntry Entry)[] Effective(TagCatalog catalog, TagPrecedence precedence, TagLedger ledger, Instant asOf, Instant known)
    {
        var candidates = catalog.Tags
            .Select((tag, place) => (tag, place, word: Decide(catalog, precedence, ledger, tag, asOf, known)))
            .Where(item => item.word is not null)
            .ToArray();
        return
        [
            .. from item in candidates
               where !candidates.Any(other => other.tag.Group is not null
                   && other.tag.Group == item.tag.Group
                   && (other.word!.Value.Rank, other.place).CompareTo((item.word!.Value.Rank, item.place)) < 0)
               select (item.tag.Id, item.word!.Value.Entry),
        ];
    }

    /// <summary>Every instant at which anything could turn, the instants beside it, and a grid of others.</summary>
    public static Instant[] Moments(TagCatalog catalog, TagLedger ledger, Instant asOf) =>
    [
        .. ledger.Entries
            .SelectMany(entry => new[] { entry.ValidFrom, End(catalog, entry) })
            .Where(at => at < Instant.MaxValue)
            .SelectMany(at => new[] { at - Duration.Epsilon, at, at + Duration.Epsilon })
            .Concat(Enumerable.Range(0, 100).Select(step => asOf + (step * Duration.FromHours(11))))
            .Where(at => at > asOf)
            .Distinct()
            .Order(),
    ];

    public static Instant End(TagCatalog catalog, TagEntry entry)
    {
        var zone = DateTimeZoneProviders.Tzdb[catalog.Zone];
        var length = catalog.Tags.FirstOrDefault(tag => tag.Id == entry.Tag)?.ExpiresAfter;
        return entry.ValidUntil is { } until ? until
            : entry.Kind != TagEntryKind.Assign || length is null ? Instant.MaxValue
            : After(zone, entry.ValidFrom, length.Value);
    }

    public static Instant After(DateTimeZone zone, Instant from, Lookback length) => length.Months == 0
        ? from + length.Elapsed
        : from.InZone(zone).LocalDateTime.PlusMonths(length.Months).InZoneLeniently(zone).ToInstant();

    private static (int Rank, TagEntry Entry)? Decide(
        TagCatalog catalog, TagPrecedence precedence, TagLedger ledger, TagDefinition tag, Instant asOf, Instant known)
    {
        TagEntry? Word(TagLane lane)
        {
            var last = ledger.Entries.LastOrDefault(entry => entry.RecordedAt <= known
                && entry.Tag == tag.Id
                && entry.Source.Lane == lane
                && entry.ValidFrom <= asOf
                && (entry.ValidUntil is null || asOf < entry.ValidUntil));
            return last is not null && asOf < End(catalog, last) ? last : null;
        }

        var hand = Word(TagLane.Manual);
        if (hand?.Kind == TagEntryKind.Ban)
        {
            return null;
        }

        if (hand?.Kind == TagEntryKind.Assign)
        {
            return (0, hand);
        }

        for (var i = 0; i < precedence.Lanes.Count; i++)
        {
            if (Word(precedence.Lanes[i]) is { Kind: TagEntryKind.Assign } word
                && (word.Source is not ModelTagSource model || model.Confidence >= precedence.MinConfidence))
            {
                return (i + 1, word);
            }
        }

        return null;
    }
}
