using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using UserOps.Tagging;
using UserOps.Testing;

namespace UserOps.Tests.Tagging.Analysis;

/// <summary>Catalogues whose conditions crowd on a few values, so that many of them exclude or imply each other.</summary>
internal static class DenseCatalogs
{
    private static readonly string[] Lengths = ["PT12H", "P1D", "P6D", "P7D", "P8D", "P27D", "P1M", "P30D", "P32D", "P2M", "P60D"];

    private static readonly string[] DateLengths = ["P1D", "P7D", "P28D", "P1M", "P31D", "P365D", "P1Y", "P366D"];

    private static readonly decimal[] Numbers = [-3, 0, 0.5m, 1, 2, 5, 10];

    public static Arbitrary<TagCatalog> Catalogs { get; } = AnyCatalog().ToArbitrary();

    private static Gen<TagCatalog> AnyCatalog() =>
        from leaves in Gen.ArrayOf(AnyLeaf(), 5)
        from count in Gen.Choose(1, 3)
        from types in Gen.ArrayOf(Gen.Elements(TagType.Flag, TagType.Choice), count)
        from groups in Gen.ArrayOf(Gen.Elements(null, "g", "g"), count)
        from rules in Gen.CollectToArray(Enumerable.Range(0, count), place => AnyRules(place, types[place], leaves))
        from zone in Gen.Elements("UTC", "Asia/Shanghai", "America/Havana", "America/Asuncion", "Pacific/Apia")
        select TaggingGenerators.CatalogOf(new TagCondition("t0"), zone) with
        {
            Tags = types.Select((type, place) => new TagDefinition
            {
                Id = $"t{place}",
                Names = LocalizedText.Of("T", "标签"),
                Category = "c",
                Type = type,
                Values = type == TagType.Choice ? ["high", "middle", "low"] : null,
                Group = groups[place],
            }).ToEquatableArray(),
            Rules = rules.SelectMany(list => list).ToEquatableArray(),
        };

    private static Gen<TagRule[]> AnyRules(int place, TagType type, Condition[] leaves) =>
        from count in Gen.Choose(1, 3)
        from rules in Gen.ArrayOf(
            from value in Gen.Elements("high", "middle", "low")
            from when in AnyCondition(2, place, leaves)
            select new TagRule { Tag = $"t{place}", Value = type == TagType.Choice ? (Literal)value : null, When = when },
            count)
        select rules;

    private static Gen<Condition> AnyCondition(int depth, int place, Condition[] leaves)
    {
        var tag = from other in Gen.Choose(0, Math.Max(0, place - 1)) select (Condition)new TagCondition($"t{other}");
        var leaf = Gen.Frequency((6, Gen.Elements(leaves)), (3, AnyLeaf()), (place > 0 ? 1 : 0, tag));
        if (depth == 0)
        {
            return leaf;
        }

        var inner = AnyCondition(depth - 1, place, leaves);
        var parts = from count in Gen.Choose(2, 4) from list in Gen.ArrayOf(inner, count) select list;
        return Gen.Frequency(
            (2, leaf),
            (2, inner.Select(part => (Condition)new NotCondition(part))),
            (5, parts.Select(list => (Condition)new AllCondition([.. list]))),
            (2, parts.Select(list => (Condition)new AnyCondition([.. list]))));
    }

    private static Gen<Condition> AnyLeaf() => Gen.Frequency(
        (2, Compared(new AttributeCondition("points")).Select(leaf => (Condition)leaf)),
        (2, AnyText(new AttributeCondition("plan")).Select(leaf => (Condition)leaf)),
        (2, AnySet()),
        (2, from name in Gen.Elements("joined", "born")
            from length in name == "born" ? Gen.Elements(DateLengths) : Gen.Elements(Lengths)
            from leaf in Timed(new AttributeCondition(name), length)
            select (Condition)leaf),
        (12, from leaf in AnyAggregate() from window in AnyWindow() select (Condition)(leaf with { In = window })),
        (4, from pattern in AnyPattern()
            from length in Gen.Elements(Lengths)
            from leaf in Gen.Elements<Condition>(
                new StoppedCondition(pattern, Lookback.Parse(length)),
                new ResumedCondition(pattern, Lookback.Parse(length)),
                new ObservedForCondition(Lookback.Parse(length)))
            select leaf),
        (1, from one in AnyPattern()
            from other in AnyPattern()
            from window in AnyWindow()
            select (Condition)new SequenceCondition([one, other], Lookback.OfDays(3)) { In = window }),
        (1, from leaf in AnyAggregate().Where(leaf => leaf is { WithinLast: null, OlderThan: null, Anniversary: null })
            from periods in Gen.Choose(1, 3)
            from needed in Gen.Choose(1, periods)
            from unit in Gen.Elements(CalendarPeriod.Day, CalendarPeriod.Week, CalendarPeriod.Month)
            from current in Gen.Elements(true, false)
            select (Condition)new RepeatedCondition(leaf, needed, periods, unit) { IncludeCurrent = current }),
        (1, from leaf in AnyAggregate().Where(leaf => leaf.Anniversary is null)
            from window in AnyWindow()
            select (Condition)new HeldCondition(leaf with { In = window }, Lookback.OfHours(30))));

    private static Gen<EventPattern> AnyPattern() =>
        from filter in AnyFilter()
        select new EventPattern("order") { Where = filter };

    private static Gen<AggregateCondition> AnyAggregate() =>
        from filter in AnyFilter()
        from leaf in Gen.OneOf(
            Counted(new CountCondition("order")),
            Counted(new CountCondition("order")),
            Counted(new DaysActiveCondition("order")),
            Counted(new DistinctCondition("order.status")),
            Compared(new SumCondition("order.amount")),
            Compared(new AvgCondition("order.amount")),
            Compared(new MinCondition("order.amount")),
            Compared(new MaxCondition("order.amount")),
            Compared(new LastCondition("order.amount")),
            AnyText(new LastCondition("order.status")),
            Gen.Elements(Lengths).SelectMany(length => Timed(new FirstCondition("order"), length)),
            Gen.Elements(Lengths).SelectMany(length => Timed(new LastCondition("order"), length)))
        select (AggregateCondition)leaf with { Where = filter };

    private static Gen<Condition?> AnyFilter() => Gen.Frequency(
        (3, Gen.Constant(default(Condition))),
        (1, Compared(new PropertyCondition("amount")).Select(leaf => (Condition?)leaf)),
        (1, AnyText(new PropertyCondition("status")).Select(leaf => (Condition?)leaf)),
        (1, from one in Compared(new PropertyCondition("amount"))
            from other in Compared(new PropertyCondition("amount"))
            from text in AnyText(new PropertyCondition("status"))
            from filter in Gen.Elements<Condition>(
                new AllCondition([one, other]), new AllCondition([one, new NotCondition(other)]), new AnyCondition([one, other]), new AllCondition([one, text]))
            select (Condition?)filter));

    private static Gen<EventWindow?> AnyWindow() => Gen.Frequency(
        (3, Gen.Constant(default(EventWindow))),
        (6, from length in Gen.Elements(Lengths)
            from edges in Gen.Elements(WindowEdges.OpenClosed, WindowEdges.OpenClosed, WindowEdges.ClosedOpen, WindowEdges.ClosedClosed, WindowEdges.OpenOpen)
            select (EventWindow?)new RollingWindow(Lookback.Parse(length), edges)),
        (3, from unit in Gen.Elements(CalendarPeriod.Day, CalendarPeriod.Week, CalendarPeriod.Month)
            from current in Gen.Elements(true, false)
            from back in Gen.Choose(current ? 0 : 1, unit == CalendarPeriod.Day ? 8 : 2)
            select (EventWindow?)new CalendarWindow(unit, back, current)),
        (1, from start in Gen.Choose(0, 3)
            from length in Gen.Choose(1, 3)
            select (EventWindow?)EventWindow.Between(TaggingGenerators.Start.Plus(Duration.FromDays(10 * start)), TaggingGenerators.Start.Plus(Duration.FromDays(10 * (start + length))))));

    private static Gen<ComparingCondition> Counted(ComparingCondition leaf) =>
        from value in Gen.Choose(0, 3)
        from compared in Gen.Elements<ComparingCondition>(
            leaf with { AtLeast = value }, leaf with { AtMost = value }, leaf with { Less = value }, leaf with { Greater = value }, leaf with { EqualTo = value }, leaf with { NotEqualTo = value })
        select compared;

    private static Gen<ComparingCondition> Compared(ComparingCondition leaf) =>
        from value in Gen.Elements(Numbers)
        from other in Gen.Elements(Numbers)
        from missing in Gen.Elements(default(WhenMissing?), default, default, WhenMissing.Match, WhenMissing.NoMatch)
        from compared in Gen.Elements<ComparingCondition>(
            leaf with { AtLeast = value, WhenMissing = missing },
            leaf with { AtMost = value, WhenMissing = missing },
            leaf with { Less = value, WhenMissing = missing },
            leaf with { Greater = value },
            leaf with { EqualTo = value, WhenMissing = missing },
            leaf with { NotIn = [value, other] },
            leaf with { AtLeast = value, Less = other },
            leaf is AggregateCondition ? leaf with { Greater = value } : leaf with { Exists = true },
            leaf is AggregateCondition ? leaf with { Less = value } : leaf with { Missing = true })
        select compared;

    private static Gen<ComparingCondition> AnyText(ComparingCondition leaf) =>
        from word in Gen.Elements("a", "A", "b", "ab", "Ab")
        from other in Gen.Elements("", "a", "A", "b", "ab", "Ab")
        from fold in Gen.Elements(default(bool?), true)
        let folded = leaf with { IgnoreCase = fold }
        from compared in Gen.Elements<ComparingCondition>(
            folded with { EqualTo = word },
            folded with { NotEqualTo = other },
            folded with { NotIn = [word, other] },
            folded with { Contains = word },
            folded with { StartsWith = word },
            folded with { EndsWith = word },
            folded with { StartsWith = word, EndsWith = word },
            folded with { Matches = "^a" })
        select compared;

    private static Gen<Condition> AnySet() =>
        from words in Gen.NonEmptyListOf(Gen.Elements("a", "A", "b")).Select(list => list.Take(2).ToEquatableArray())
        from fold in Gen.Elements(default(bool?), true)
        let leaf = new AttributeCondition("likes") { IgnoreCase = fold }
        from compared in Gen.Elements<Condition>(leaf with { HasAny = words }, leaf with { HasAll = words }, leaf with { HasNone = words })
        select compared;

    private static Gen<ComparingCondition> Timed(ComparingCondition leaf, string length) => Gen.Elements<ComparingCondition>(
        leaf with { WithinLast = Lookback.Parse(length) },
        leaf with { OlderThan = Lookback.Parse(length) },
        leaf with { OlderThan = Lookback.Parse(length), WhenMissing = WhenMissing.Match },
        leaf with { Anniversary = true },
        leaf with { Anniversary = "P7D" });
}
