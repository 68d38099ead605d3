using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using UserOps.Tagging;

namespace UserOps.Testing;

/// <summary>Generates facts of users, and conditions and catalogues over them, from domains so small that comparisons meet their values.</summary>
/// <remarks>
/// <para>All speak of one shop: <see cref="Attributes"/> of all six types and <see cref="Events"/> with properties of five. Events
/// lie on whole hours within <see cref="Days"/> days from <see cref="Start"/>, several at one instant, and some a nanosecond off:
/// over 29 February 2024, the clock set forward in Havana and set back in Asunción.</para>
/// <para>Conditions use every form of the language and every comparison, fit the types, and have windows of all kinds with all
/// edges. Catalogues have tags that rest on earlier ones, exclusive groups, and zones with and without moves of the clock.</para>
/// </remarks>
public static class TaggingGenerators
{
    /// <summary>The number of days within which events happen.</summary>
    public const int Days = 60;

    private static readonly string[] Texts = ["", "a", "A", "ab", "Ab", "b"];

    private static readonly string[] Words = ["a", "A", "b", "c"];

    private static readonly string[] Patterns = ["^a", "b$", "^[ab]+$", "A|c", "^.?$"];

    private static readonly string[] Choices = ["high", "middle", "low"];

    private static readonly decimal[] Numbers = [-3, 0, 0.5m, 1, 2, 5, 10];

    private static readonly LocalDate[] Dates = [new(1996, 2, 29), new(1999, 3, 1), new(2000, 2, 29), new(2023, 12, 31), new(2025, 1, 1)];

    /// <summary>Gets the first instant at which an event may happen: the start of February 2024.</summary>
    public static Instant Start { get; } = Instant.FromUtc(2024, 2, 1, 0, 0);

    /// <summary>Gets the attributes that every generated catalogue declares, one of each type.</summary>
    public static EquatableMap<FactType> Attributes { get; } =
    [
        new("active", FactType.Bool),
        new("born", FactType.Date),
        new("joined", FactType.Instant),
        new("likes", FactType.TextSet),
        new("plan", FactType.Text),
        new("points", FactType.Number),
    ];

    /// <summary>Gets the events that every generated catalogue declares, with properties of every type that compares one value.</summary>
    public static EquatableMap<EquatableMap<FactType>> Events { get; } =
    [
        new("login", []),
        new("order", [new("amount", FactType.Number), new("due", FactType.Date), new("gift", FactType.Bool), new("sent", FactType.Instant), new("status", FactType.Text)]),
        new("visit", [new("page", FactType.Text), new("seconds", FactType.Number)]),
    ];

    /// <summary>Gets instants of judgement within the time of the events, and some before and after: whole hours, and some a nanosecond off.</summary>
    public static Arbitrary<Instant> AsOf { get; } = AnyInstant(-5, Days + 70).ToArbitrary();

    /// <summary>Gets what is known of one user: nothing, a little, or much, with attributes and properties missing.</summary>
    public static Arbitrary<UserFacts> Facts { get; } = Arb.From(AnyFacts(), Smaller);

    /// <summary>Gets conditions that fit <see cref="Attributes"/> and <see cref="Events"/> and name no tag.</summary>
    public static Arbitrary<Condition> Conditions { get; } = Arb.From(AnyCondition(3, []), Smaller);

    /// <summary>Gets catalogues of a few tags.</summary>
    public static Arbitrary<TagCatalog> Catalogs { get; } = Arb.From(AnyCatalog().Where(IsSound), catalog => Smaller(catalog).Where(IsSound));

    /// <summary>Makes the catalogue of one flag, <c>t0</c>, that is given when a condition holds.</summary>
    /// <param name="when">The condition; it fits <see cref="Attributes"/> and <see cref="Events"/>.</param>
    /// <param name="zone">The tzdb id of the zone.</param>
    /// <returns>The catalogue.</returns>
    public static TagCatalog CatalogOf(Condition when, string zone = "UTC") =>
        CatalogOf(zone, [new() { Id = "t0", Names = LocalizedText.Of("T0", "标签0"), Category = "c", Type = TagType.Flag }], [new() { Tag = "t0", When = when }]);

    private static TagCatalog CatalogOf(string zone, EquatableArray<TagDefinition> tags, EquatableArray<TagRule> rules) => new()
    {
        Name = "generated",
        Version = "1",
        Zone = zone,
        Attributes = Attributes,
        Events = Events,
        Tags = tags,
        Rules = rules,
    };

    private static Gen<Instant> AnyInstant(int firstDay, int lastDay) =>
        from hour in Gen.Choose(firstDay * 24, lastDay * 24)
        from off in Gen.Frequency((8, Gen.Constant(0)), (1, Gen.Constant(1)), (1, Gen.Constant(-1)))
        select Start.Plus(Duration.FromHours(hour)).PlusNanoseconds(off);

    /// <summary>A value of an attribute or a property; literals come from here too.</summary>
    private static Gen<FactValue> AnyValue(FactType type) => type switch
    {
        FactType.Text => Gen.Elements(Texts).Select(FactValue.Of),
        FactType.Number => Gen.Elements(Numbers).Select(FactValue.Of),
        FactType.Bool => Gen.Elements(true, false).Select(FactValue.Of),
        FactType.TextSet => Gen.SubListOf(Words).Select(words => FactValue.OfSet(words)),
        FactType.Date => Gen.OneOf(Gen.Elements(Dates), Gen.Choose(-10, Days + 20).Select(Start.InUtc().Date.PlusDays)).Select(FactValue.Of),
        _ => AnyInstant(-40, Days + 20).Select(FactValue.Of),
    };

    private static Gen<UserFacts> AnyFacts() =>
        from attributes in AnyValues(Attributes)
        from count in Gen.Frequency((1, Gen.Constant(0)), (3, Gen.Choose(1, 6)), (4, Gen.Choose(7, 25)))
        from days in Gen.Elements(2, 10, Days)
        from events in Gen.ArrayOf(AnyEvent(days), count)
        from since in Gen.Frequency(
            (2, Gen.Constant(default(Instant?))),
            (1, AnyInstant(-60, Days).Select(at => (Instant?)at)))
        select UserFacts.From(attributes, events, since);

    private static Gen<UserEvent> AnyEvent(int days) =>
        from type in Gen.Elements<string>([.. Events.Names, "order"])
        from at in AnyInstant(0, days)
        from id in Gen.Frequency((5, Gen.Constant(default(string))), (1, Gen.Elements("1", "2", "3").Select(id => (string?)id)))
        from properties in AnyValues(Events[type])
        select new UserEvent { Type = type, At = at, Id = id, Properties = properties };

    private static Gen<EquatableMap<FactValue>> AnyValues(EquatableMap<FactType> types) =>
        from values in Gen.CollectToArray(types, entry =>
            Gen.Frequency((1, Gen.Constant(FactValue.None)), (3, AnyValue(entry.Value))).Select(value => KeyValuePair.Create(entry.Key, value)))
        select values.Where(entry => !entry.Value.IsNone).ToEquatableMap();

    private static Gen<TagCatalog> AnyCatalog() =>
        from count in Gen.Choose(2, 6)
        from tags in Gen.CollectToArray(Enumerable.Range(0, count), AnyTag)
        from rules in Gen.CollectToArray(Enumerable.Range(0, count), place => AnyRules(tags[place], tags[..place]))
        from order in Gen.Shuffle(rules.SelectMany(list => list))
        from zone in Gen.Elements("UTC", "Asia/Shanghai", "America/Havana", "America/Asuncion", "Pacific/Apia")
        select CatalogOf(zone, [.. tags], [.. order]);

    private static Gen<TagDefinition> AnyTag(int place) =>
        from type in Gen.Frequency(
            (3, Gen.Constant(TagType.Flag)),
            (3, Gen.Constant(TagType.Choice)),
            (1, Gen.Constant(TagType.Number)),
            (1, Gen.Constant(TagType.Text)),
            (1, Gen.Constant(TagType.Date)))
        from values in Gen.Choose(2, Choices.Length)
        from groups in Gen.Frequency((3, Gen.Constant(default(string))), (2, Gen.Elements("g", "h").Select(name => (string?)name)))
        from expires in Gen.Frequency((3, Gen.Constant(default(Lookback?))), (1, AnyLookback().Select(length => (Lookback?)length)))
        from onFalse in Gen.Frequency(
            (3, Gen.Constant(default(OnFalse))),
            (1, Gen.Elements(OnFalse.Remove, OnFalse.KeepLast).Select(choice => (OnFalse?)choice)),
            (1, AnyLookback().Select(length => (OnFalse?)OnFalse.After(length))))
        select new TagDefinition
        {
            Id = $"t{place}",
            Names = LocalizedText.Of($"T{place}", $"标签{place}"),
            Category = "c",
            Type = type,
            Values = type == TagType.Choice ? [.. Choices[..values]] : null,
            Group = groups,
            ExpiresAfter = expires,
            OnFalse = onFalse,
        };

    private static Gen<TagRule[]> AnyRules(TagDefinition tag, TagDefinition[] earlier) =>
        from count in Gen.Choose(0, tag.Type == TagType.Flag ? 2 : 3)
        from rules in Gen.ArrayOf(
            from value in AnyTagValue(tag)
            from when in AnyCondition(2, earlier)
            select new TagRule { Tag = tag.Id, Value = value, When = when },
            count)
        select rules;

    private static Gen<Literal?> AnyTagValue(TagDefinition tag) => tag.Type switch
    {
        TagType.Flag => Gen.Constant(default(Literal)),
        TagType.Choice => Gen.Elements<string>([.. tag.Values!]).Select(value => (Literal?)Literal.Of(value)),
        TagType.Number => Gen.Elements(Numbers).Select(value => (Literal?)Literal.Of(value)),
        TagType.Text => Gen.Elements(Words).Select(value => (Literal?)Literal.Of(value)),
        _ => Gen.Elements(Dates).Select(value => (Literal?)Literal.Of(value)),
    };

    private static Gen<Condition> AnyCondition(int depth, TagDefinition[] tags)
    {
        var tag = tags.Length == 0
            ? Gen.Constant<Condition>(new TagCondition(""))
            : from one in Gen.Elements(tags)
              from value in Gen.OneOf(Gen.Constant(default(Literal)), AnyTagValue(one))
              select (Condition)new TagCondition(one.Id, value);
        var leaf = Gen.Frequency(
            (5, AnyAttribute()),
            (6, AnyEventLeaf()),
            (1, AnyLookback().Select(length => (Condition)new ObservedForCondition(length))),
            (1, from held in AnyGroup(1, AnyEventLeaf().Where(part => part is not ComparingCondition { Anniversary: not null })) from length in AnyLookback() select (Condition)new HeldCondition(held, length)),
            (tags.Length == 0 ? 0 : 4, tag));
        return AnyGroup(depth, leaf);
    }

    /// <summary>A leaf, or several leaves under all, any and not.</summary>
    private static Gen<Condition> AnyGroup(int depth, Gen<Condition> leaf)
    {
        if (depth == 0)
        {
            return leaf;
        }

        var inner = AnyGroup(depth - 1, leaf);
        var parts = from count in Gen.Choose(1, 3) from list in Gen.ArrayOf(inner, count) select list;
        return Gen.Frequency(
            (4, leaf),
            (2, inner.Select(part => (Condition)new NotCondition(part))),
            (2, parts.Select(list => (Condition)new AllCondition([.. list]))),
            (2, parts.Select(list => (Condition)new AnyCondition([.. list]))));
    }

    private static Gen<Condition> AnyAttribute() =>
        from attribute in Gen.Elements<KeyValuePair<string, FactType>>([.. Attributes])
        from leaf in WithComparisons(new AttributeCondition(attribute.Key), attribute.Value, isTimed: true)
        select (Condition)leaf;

    private static Gen<Condition> AnyEventLeaf() => Gen.Frequency(
        (6, from aggregate in AnyAggregate(isTimed: true)
            from window in OrNone(AnyWindow())
            select (Condition)(aggregate with { In = window })),
        (1, from count in Gen.Choose(2, 3)
            from steps in Gen.ArrayOf(AnyPattern(), count)
            from within in AnyLookback()
            from window in OrNone(AnyWindow())
            select (Condition)new SequenceCondition([.. steps], within) { In = window }),
        (1, from aggregate in AnyAggregate(isTimed: false)
            from periods in Gen.Choose(1, 5)
            from needed in Gen.Choose(1, periods)
            from unit in Gen.Elements(CalendarPeriod.Day, CalendarPeriod.Week, CalendarPeriod.Month)
            from current in Gen.Elements(true, false)
            select (Condition)new RepeatedCondition(aggregate, needed, periods, unit) { IncludeCurrent = current }),
        (1, from pattern in AnyPattern() from after in AnyLookback() select (Condition)new StoppedCondition(pattern, after)),
        (1, from pattern in AnyPattern() from after in AnyLookback() select (Condition)new ResumedCondition(pattern, after)));

    private static Gen<EventPattern> AnyPattern() =>
        from type in Gen.Elements<string>([.. Events.Names])
        from filter in AnyFilter(type)
        select new EventPattern(type) { Where = filter };

    /// <summary>An aggregate with its comparisons, without a window.</summary>
    private static Gen<AggregateCondition> AnyAggregate(bool isTimed) =>
        from type in Gen.Elements<string>([.. Events.Names, "order", "order"])
        from function in Gen.Elements(AggregatesOf(type, isTimed))
        from aggregate in function
        from filter in AnyFilter(type)
        select aggregate with { Where = filter };

    private static Gen<AggregateCondition>[] AggregatesOf(string type, bool isTimed)
    {
        var functions = new List<Gen<AggregateCondition>>
        {
            WithCount(new CountCondition(type)),
            WithCount(new DaysActiveCondition(type)),
            WithComparisons(new FirstCondition(type), FactType.Instant, isTimed).Select(Aggregate),
            WithComparisons(new LastCondition(type), FactType.Instant, isTimed).Select(Aggregate),
        };
        foreach (var (property, valueType) in Events[type])
        {
            var source = $"{type}.{property}";
            functions.Add(WithCount(new DistinctCondition(source)));
            functions.Add(WithComparisons(new FirstCondition(source), valueType, isTimed).Select(Aggregate));
            functions.Add(WithComparisons(new LastCondition(source), valueType, isTimed).Select(Aggregate));
            if (valueType is FactType.Number or FactType.Date or FactType.Instant)
            {
                functions.Add(WithComparisons(new MinCondition(source), valueType, isTimed).Select(Aggregate));
                functions.Add(WithComparisons(new MaxCondition(source), valueType, isTimed).Select(Aggregate));
            }

            if (valueType == FactType.Number)
            {
                functions.Add(WithCount(new SumCondition(source)));
                functions.Add(WithComparisons(new AvgCondition(source), valueType, isTimed).Select(Aggregate));
            }
        }

        return [.. functions];

        static AggregateCondition Aggregate(ComparingCondition leaf) => (AggregateCondition)leaf;
    }

    /// <summary>What must hold of an event's properties: nothing, one comparison, or several.</summary>
    private static Gen<Condition?> AnyFilter(string type)
    {
        KeyValuePair<string, FactType>[] properties = [.. Events[type]];
        return properties.Length == 0
            ? Gen.Constant(default(Condition))
            : OrNone(AnyGroup(
                1,
                from property in Gen.Elements(properties)
                from leaf in WithComparisons(new PropertyCondition(property.Key), property.Value, isTimed: false)
                select (Condition)leaf));
    }

    /// <summary>Adds comparisons with a number that is never missing.</summary>
    private static Gen<AggregateCondition> WithCount(AggregateCondition leaf) =>
        from value in Gen.Choose(0, 5)
        from more in Gen.Choose(0, 3)
        from result in Gen.Elements<AggregateCondition>(
            leaf with { AtLeast = value },
            leaf with { AtLeast = value },
            leaf with { AtMost = value },
            leaf with { Less = value },
            leaf with { Greater = value },
            leaf with { EqualTo = value },
            leaf with { NotEqualTo = value },
            leaf with { NotIn = [value, value + more + 1] },
            leaf with { Between = [value, value + more] },
            leaf with { AtLeast = value, Less = value + more + 1 })
        select result;

    /// <summary>Adds one comparison or two, and says sometimes what a missing value gives.</summary>
    private static Gen<ComparingCondition> WithComparisons(ComparingCondition leaf, FactType type, bool isTimed) =>
        from one in AnyComparison(type, leaf, isTimed)
        from other in Gen.Frequency((3, Gen.Constant<Func<ComparingCondition, ComparingCondition>>(same => same)), (1, AnyComparison(type, leaf, isTimed)))
        from missing in Gen.Frequency((5, Gen.Constant(default(WhenMissing?))), (2, Gen.Elements(WhenMissing.Match, WhenMissing.NoMatch, WhenMissing.Unknown).Select(choice => (WhenMissing?)choice)))
        from fold in Gen.Elements(default(bool?), default, default, true)
        let compared = other(one(leaf))
        select compared with
        {
            WhenMissing = compared.Exists is null && compared.Missing is null ? missing : null,
            IgnoreCase = type is FactType.Text or FactType.TextSet ? fold : null,
        };

    private static Gen<Func<ComparingCondition, ComparingCondition>> AnyComparison(FactType type, ComparingCondition leaf, bool isTimed)
    {
        var isNamed = leaf is AttributeCondition or PropertyCondition;
        List<Gen<Func<ComparingCondition, ComparingCondition>>> comparisons =
        [
            .. type == FactType.TextSet ? SetComparisons() : EqualityComparisons(type, isNamed),
            .. type == FactType.Text ? TextComparisons() : [],
            .. type is FactType.Number or FactType.Date or FactType.Instant ? OrderComparisons(type) : [],
            .. type is FactType.Date or FactType.Instant ? TimeComparisons(type, isTimed) : [],
        ];
        if (isNamed)
        {
            comparisons.Add(Adding(Gen.Elements(true, false), (x, yes) => x with { Exists = yes }));
            comparisons.Add(Adding(Gen.Elements(true, false), (x, yes) => x with { Missing = yes }));
        }

        return Gen.OneOf(comparisons);
    }

    private static IEnumerable<Gen<Func<ComparingCondition, ComparingCondition>>> SetComparisons()
    {
        var words = Gen.NonEmptyListOf(Gen.Elements(Words)).Select(list => list.Distinct(StringComparer.Ordinal).ToEquatableArray());
        yield return Adding(words, (x, list) => x with { HasAny = list });
        yield return Adding(words, (x, list) => x with { HasAll = list });
        yield return Adding(words, (x, list) => x with { HasNone = list });
    }

    private static IEnumerable<Gen<Func<ComparingCondition, ComparingCondition>>> EqualityComparisons(FactType type, bool isNamed)
    {
        var literal = AnyValue(type).Select(LiteralOf);
        yield return Adding(literal, (x, value) => x with { EqualTo = value });
        yield return Adding(literal, (x, value) => x with { NotEqualTo = value });
        if (type == FactType.Bool)
        {
            yield break;
        }

        var list = from count in Gen.Choose(1, 3) from items in Gen.ArrayOf(literal, count) select items.Distinct().ToEquatableArray();
        yield return Adding(list, (x, items) => x with { NotIn = items });
        if (isNamed)
        {
            yield return Adding(list, (x, items) => x is PropertyCondition property ? property with { In = items } : (AttributeCondition)x with { In = items });
        }
    }

    private static IEnumerable<Gen<Func<ComparingCondition, ComparingCondition>>> TextComparisons()
    {
        var word = Gen.Elements(Words);
        yield return Adding(word, (x, text) => x with { Contains = text });
        yield return Adding(word, (x, text) => x with { StartsWith = text });
        yield return Adding(word, (x, text) => x with { EndsWith = text });
        yield return Adding(Gen.Elements(Patterns), (x, text) => x with { Matches = text });
    }

    private static IEnumerable<Gen<Func<ComparingCondition, ComparingCondition>>> OrderComparisons(FactType type)
    {
        var value = AnyValue(type);
        var literal = value.Select(LiteralOf);
        yield return Adding(literal, (x, limit) => x with { Less = limit });
        yield return Adding(literal, (x, limit) => x with { AtMost = limit });
        yield return Adding(literal, (x, limit) => x with { Greater = limit });
        yield return Adding(literal, (x, limit) => x with { AtLeast = limit });
        var ends = from one in value from other in value select one <= other ? (first: one, last: other) : (first: other, last: one);
        yield return Adding(ends, (x, pair) => x with { Between = [LiteralOf(pair.first), LiteralOf(pair.last)] });
    }

    private static IEnumerable<Gen<Func<ComparingCondition, ComparingCondition>>> TimeComparisons(FactType type, bool isTimed)
    {
        var literal = AnyValue(type).Select(LiteralOf);
        yield return Adding(literal, (x, limit) => x with { Before = limit });
        yield return Adding(literal, (x, limit) => x with { After = limit });
        if (!isTimed)
        {
            yield break;
        }

        var length = type == FactType.Date ? AnyLookback().Where(IsWholeDays) : AnyLookback();
        yield return Adding(length, (x, time) => x with { WithinLast = time });
        yield return Adding(length, (x, time) => x with { OlderThan = time });
        var days = Gen.OneOf(Gen.Choose(1, 40), Gen.Elements(365, 366)).Select(count => Literal.Of(Lookback.OfDays(count).ToString()));
        yield return Adding(Gen.OneOf(Gen.Constant(Literal.Of(true)), days), (x, span) => x with { Anniversary = span });
    }

    private static Gen<Func<ComparingCondition, ComparingCondition>> Adding<T>(Gen<T> values, Func<ComparingCondition, T, ComparingCondition> add) =>
        values.Select(value => (Func<ComparingCondition, ComparingCondition>)(leaf => add(leaf, value)));

    private static bool IsWholeDays(Lookback length) => length.Months > 0 || length.Elapsed == Duration.FromDays(length.Elapsed.Days);

    private static Literal LiteralOf(FactValue value) => value.Type switch
    {
        FactType.Text => value.AsText(),
        FactType.Number => value.AsNumber(),
        FactType.Bool => value.AsBool(),
        FactType.Date => value.AsDate(),
        _ => value.AsInstant(),
    };

    private static Gen<Lookback> AnyLookback() => Gen.Frequency(
        (2, Gen.Choose(1, 72).Select(Lookback.OfHours)),
        (4, Gen.Choose(1, 30).Select(Lookback.OfDays)),
        (2, Gen.Choose(1, 3).Select(Lookback.OfMonths)));

    private static Gen<EventWindow> AnyWindow() => Gen.Frequency(
        (5, from length in AnyLookback()
            from edges in Gen.Elements(WindowEdges.OpenClosed, WindowEdges.OpenClosed, WindowEdges.ClosedOpen, WindowEdges.ClosedClosed, WindowEdges.OpenOpen)
            select (EventWindow)new RollingWindow(length, edges)),
        (3, from unit in Gen.Elements(CalendarPeriod.Day, CalendarPeriod.Week, CalendarPeriod.Month)
            from current in Gen.Elements(true, false)
            from back in Gen.Choose(current ? 0 : 1, 5)
            select (EventWindow)new CalendarWindow(unit, back, current)),
        (2, from start in AnyInstant(-5, Days)
            from hours in Gen.Choose(1, 20 * 24)
            from ends in Gen.Choose(0, 2)
            select (EventWindow)EventWindow.Between(ends == 1 ? null : start, ends == 2 ? null : start.Plus(Duration.FromHours(hours)))));

    private static Gen<T?> OrNone<T>(Gen<T> some)
        where T : class => Gen.Frequency((2, Gen.Constant(default(T))), (3, some.Select(value => (T?)value)));

    private static IEnumerable<UserFacts> Smaller(UserFacts facts)
    {
        foreach (var events in Shrinking.LeavingOut([.. facts.Events]))
        {
            yield return UserFacts.From(facts.Attributes, events, facts.ObservedSince);
        }

        foreach (var attributes in Shrinking.LeavingOut([.. facts.Attributes]))
        {
            yield return UserFacts.From([.. attributes], facts.Events, facts.ObservedSince);
        }

        if (facts.ObservedSince is not null)
        {
            yield return facts.WithObservedSince(null);
        }
    }

    private static bool IsSound(TagCatalog catalog) => TagCatalogValidator.Validate(catalog).Count == 0;

    private static IEnumerable<TagCatalog> Smaller(TagCatalog catalog)
    {
        foreach (var rules in Shrinking.LeavingOut([.. catalog.Rules]))
        {
            yield return catalog with { Rules = [.. rules] };
        }

        // Nothing rests on the last tag.
        if (catalog.Tags.Count > 1)
        {
            var last = catalog.Tags[^1].Id;
            yield return catalog with { Tags = [.. catalog.Tags.SkipLast(1)], Rules = [.. catalog.Rules.Where(rule => rule.Tag != last)] };
        }

        for (var i = 0; i < catalog.Rules.Count; i++)
        {
            foreach (var when in Smaller(catalog.Rules[i].When))
            {
                TagRule[] rules = [.. catalog.Rules];
                rules[i] = rules[i] with { When = when };
                yield return catalog with { Rules = [.. rules] };
            }
        }

        if (catalog.Zone != "UTC")
        {
            yield return catalog with { Zone = "UTC" };
        }
    }

    private static IEnumerable<Condition> Smaller(Condition condition) => condition switch
    {
        AllCondition { All: var parts } => parts.Concat(SmallerLists(parts).Select(list => new AllCondition(list))),
        AnyCondition { Any: var parts } => parts.Concat(SmallerLists(parts).Select(list => new AnyCondition(list))),
        NotCondition { Not: var inner } => Smaller(inner).Select(part => (Condition)new NotCondition(part)).Prepend(inner),
        HeldCondition { Held: var inner } held => Smaller(inner).Select(part => (Condition)(held with { Held = part })).Prepend(inner),
        RepeatedCondition { Repeated: { Where: not null } aggregate } repeated => [repeated with { Repeated = aggregate with { Where = null } }],
        SequenceCondition { In: not null } sequence => [sequence with { In = null }],
        AggregateCondition aggregate => SmallerAggregates(aggregate),
        ComparingCondition { WhenMissing: not null } leaf => [leaf with { WhenMissing = null }],
        _ => [],
    };

    private static IEnumerable<AggregateCondition> SmallerAggregates(AggregateCondition aggregate)
    {
        if (aggregate.Where is not null)
        {
            yield return aggregate with { Where = null };
        }

        if (aggregate.In is not null)
        {
            yield return aggregate with { In = null };
        }

        foreach (var filter in aggregate.Where is null ? [] : Smaller(aggregate.Where))
        {
            yield return aggregate with { Where = filter };
        }
    }

    /// <summary>The lists with one part less, and those with one part smaller; never none.</summary>
    private static IEnumerable<EquatableArray<Condition>> SmallerLists(EquatableArray<Condition> parts)
    {
        foreach (var fewer in Shrinking.LeavingOut([.. parts]).Where(list => list.Length > 0))
        {
            yield return [.. fewer];
        }

        for (var i = 0; i < parts.Count; i++)
        {
            foreach (var smaller in Smaller(parts[i]))
            {
                Condition[] list = [.. parts];
                list[i] = smaller;
                yield return [.. list];
            }
        }
    }
}
