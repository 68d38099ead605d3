using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using UserOps.Tagging;

namespace UserOps.Testing;

/// <summary>Generates valid ledgers of the Tagging module, small enough that everything meets.</summary>
/// <remarks>
/// All catalogues have the same tags, of which two exclude each other, and differ in expiry and in what becomes of a tag that
/// no rule gives any more. Ledgers speak of one tag more, <c>gone</c>, which no catalogue has. Instants lie on half days of ten days from
/// <see cref="Start"/>, within which Havana goes through an hour twice. Lists shrink by leaving entries out.
/// </remarks>
public static class LedgerGenerators
{
    private const int HalfDays = 20;

    /// <summary>Gets the first instant of which an entry speaks: the 28 October 2025, in UTC.</summary>
    public static Instant Start { get; } = Instant.FromUtc(2025, 10, 28, 0, 0);

    /// <summary>Gets instants within the time of the entries, a day before and after, and a month later.</summary>
    public static Arbitrary<Instant> AsOf { get; } =
        (from half in Gen.Frequency((6, Gen.Choose(-2, HalfDays + 2)), (1, Gen.Choose(58, 80)))
         from nanosecond in Gen.Elements(0L, 0L, -1L, 1L)
         select At(half) + Duration.FromNanoseconds(nanosecond)).ToArbitrary();

    /// <summary>Gets catalogues without rules, whose tags expire or not.</summary>
    public static Arbitrary<TagCatalog> Catalogs { get; } =
        (from lengths in Gen.ArrayOf(AnyLength(), 5)
         from onFalse in Gen.ArrayOf(AnyOnFalse(), 5)
         from zone in Gen.Elements("America/Havana", "Asia/Shanghai")
         select new TagCatalog
         {
             Name = "generated",
             Version = "1",
             Zone = zone,
             Tags =
             [
                 Tag("vip", TagType.Flag, lengths[0], onFalse[0]) with { Group = "tier" },
                 Tag("new", TagType.Flag, lengths[1], onFalse[1]),
                 Tag("level", TagType.Choice, lengths[2], onFalse[2]) with { Values = ["gold", "silver"] },
                 Tag("gold", TagType.Flag, lengths[3], onFalse[3]) with { Group = "tier" },
                 Tag("spend", TagType.Number, lengths[4], onFalse[4]),
             ],
             Rules = [],
         }).ToArbitrary();

    /// <summary>Gets precedences: some lanes, in any order.</summary>
    public static Arbitrary<TagPrecedence> Precedences { get; } =
        (from lanes in Gen.Shuffle([TagLane.Import, TagLane.Rule, TagLane.Model])
         from count in Gen.Frequency((3, Gen.Constant(3)), (1, Gen.Choose(0, 2)))
         from confidence in Gen.Elements(0m, 0.5m, 1m)
         select new TagPrecedence { Name = "generated", Version = "1", Lanes = [.. lanes.Take(count)], MinConfidence = confidence })
        .ToArbitrary();

    /// <summary>Gets ledgers with words of all lanes, on the past and on the future of when they were recorded.</summary>
    public static Arbitrary<TagLedger> Ledgers { get; } = Arb.From(
        Gen.Frequency((1, Gen.Constant(Array.Empty<TagEntry>())), (30, Gen.ArrayOf(AnyEntry()))).Select(LedgerOf),
        ledger => Shrinking.LeavingOut<TagEntry>([.. ledger.Entries]).Select(LedgerOf));

    /// <summary>Gets what the rules of the catalogues may give: at most one of the tags that exclude each other.</summary>
    public static Arbitrary<EquatableArray<GivenTag>> Given { get; } = AnyGiven().ToArbitrary();

    /// <summary>Gets judgements of one user in the order of time: when, and what the rules gave.</summary>
    public static Arbitrary<(Instant AsOf, EquatableArray<GivenTag> Given)[]> Judgements { get; } = Arb.From(
        Gen.ArrayOf(from asOf in AsOf.Generator from given in AnyGiven() select (asOf, given))
            .Select(list => list.DistinctBy(item => item.asOf).OrderBy(item => item.asOf).ToArray()),
        Shrinking.LeavingOut);

    private static Instant At(int half) => Start + Duration.FromHours(12 * half);

    private static TagLedger LedgerOf(TagEntry[] entries) => TagLedger.From(entries.OrderBy(entry => entry.RecordedAt));

    private static TagDefinition Tag(string id, TagType type, Lookback? expiresAfter, OnFalse? onFalse) => new()
    {
        Id = id,
        Names = LocalizedText.Of(id, id),
        Category = "generated",
        Type = type,
        ExpiresAfter = expiresAfter,
        OnFalse = onFalse,
    };

    private static Gen<Lookback?> AnyLength() =>
        Gen.Elements<Lookback?>(null, null, Lookback.OfHours(12), Lookback.OfDays(2), Lookback.OfMonths(1));

    private static Gen<OnFalse?> AnyOnFalse() =>
        Gen.Elements<OnFalse?>(null, OnFalse.Remove, OnFalse.KeepLast, OnFalse.After(Lookback.OfDays(1)), OnFalse.After(Lookback.OfMonths(1)));

    private static Gen<Literal?> AnyValue(string tag) => tag switch
    {
        "level" => Gen.Elements<Literal?>("gold", "silver"),
        "spend" => Gen.Elements<Literal?>(1m, 2.5m),
        _ => Gen.Constant<Literal?>(null),
    };

    private static Gen<TagEntry> AnyEntry() =>
        from tag in Gen.Elements("vip", "vip", "new", "level", "gold", "gold", "spend", "gone")
        from source in Gen.Elements(
            TagSource.Manual,
            TagSource.Manual,
            new RuleTagSource("1"),
            new RuleTagSource("2"),
            new ImportTagSource("crm"),
            new ModelTagSource("churn-3", 0.4m),
            new ModelTagSource("churn-3", 0.9m))
        from kind in Gen.Elements(TagEntryKind.Assign, TagEntryKind.Assign, TagEntryKind.Clear, TagEntryKind.Ban)
        let said = kind == TagEntryKind.Ban && source.Lane != TagLane.Manual ? TagEntryKind.Assign : kind
        from value in AnyValue(tag)
        from recorded in Gen.Choose(0, HalfDays)
        from lag in Gen.Frequency((3, Gen.Constant(0)), (1, Gen.Choose(-4, 4)))
        from length in Gen.Elements<int?>(null, null, null, 1, 4)
        from reason in Gen.Elements(null, "asked for")
        select new TagEntry
        {
            Tag = tag,
            Kind = said,
            Value = said == TagEntryKind.Assign ? value : null,
            Source = source,
            ValidFrom = At(recorded + lag),
            ValidUntil = length is { } halves ? At(recorded + lag + halves) : null,
            RecordedAt = At(recorded),
            By = "ann",
            Reason = reason,
        };

    private static Gen<EquatableArray<GivenTag>> AnyGiven() =>
        from tier in Gen.Elements(null, "vip", "gold")
        from isNew in Gen.Elements(false, true)
        from level in Gen.Elements<Literal?>(null, "gold", "silver")
        from spend in Gen.Elements<Literal?>(null, 1m, 2.5m)
        select new[]
        {
            tier is null ? default : new GivenTag(tier, null),
            isNew ? new GivenTag("new", null) : default,
            level is null ? default : new GivenTag("level", level),
            spend is null ? default : new GivenTag("spend", spend),
        }.Where(tag => tag.Tag is not null).ToEquatableArray();
}
