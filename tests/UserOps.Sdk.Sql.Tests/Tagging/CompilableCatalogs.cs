using FsCheck;
using FsCheck.Fluent;
using UserOps.Tagging;
using UserOps.Testing;

namespace UserOps.Sql.Tests.Tagging;

/// <summary>Catalogues in which what is refused has given way to something that is compiled.</summary>
internal static class CompilableCatalogs
{
    /// <summary>Gets catalogues of which <see cref="TaggingSql.Slots"/> refuses nothing.</summary>
    public static Arbitrary<TagCatalog> OfSlots { get; } = Of(WithSlots);

    /// <summary>Gets the same without attributes, which a table of events doesn't have.</summary>
    public static Arbitrary<TagCatalog> OfEvents { get; } = Of(condition => WithSlots(condition) is AttributeCondition attribute
        ? new CountCondition("visit") { AtLeast = attribute.Attribute.Length % 3 }
        : WithSlots(condition));

    /// <summary>Gets catalogues of which <see cref="TaggingSql.Verdicts"/> refuses nothing.</summary>
    public static Arbitrary<TagCatalog> OfVerdicts { get; } = Of(Decided);

    private static Condition Decided(Condition condition) => WithSlots(condition) switch
    {
        RepeatedCondition repeated => repeated with { Repeated = Plain(repeated.Repeated) },
        ComparingCondition comparing => Plain(comparing),
        var other => other,
    };

    private static Arbitrary<TagCatalog> Of(Func<Condition, Condition> change)
    {
        var all = TaggingGenerators.Catalogs;
        return Arb.From(all.Generator.Select(Changed), catalog => all.Shrinker(catalog).Select(Changed));

        TagCatalog Changed(TagCatalog catalog) =>
            catalog with { Rules = catalog.Rules.Select(rule => rule with { When = Mapped(rule.When, change) }).ToEquatableArray() };
    }

    private static Condition Mapped(Condition condition, Func<Condition, Condition> change) => condition switch
    {
        AllCondition { All: var all } => new AllCondition(all.Select(part => Mapped(part, change)).ToEquatableArray()),
        AnyCondition { Any: var any } => new AnyCondition(any.Select(part => Mapped(part, change)).ToEquatableArray()),
        NotCondition { Not: var not } => new NotCondition(Mapped(not, change)),
        HeldCondition { Held: var held } => Mapped(held, change),
        _ => change(condition),
    };

    private static Condition WithSlots(Condition condition) => condition switch
    {
        SequenceCondition sequence => new StoppedCondition(Compared(sequence.Sequence[0]), sequence.Within),
        ResumedCondition resumed => new StoppedCondition(Compared(resumed.Resumed), resumed.After),
        StoppedCondition stopped => stopped with { Stopped = Compared(stopped.Stopped) },
        RepeatedCondition repeated => repeated with { Repeated = Aggregate(repeated.Repeated) },
        AggregateCondition aggregate => Aggregate(aggregate),
        _ => condition,
    };

    private static EventPattern Compared(EventPattern pattern) => pattern.Where is null ? pattern : pattern with { Where = Filter(pattern.Where) };

    private static AggregateCondition Aggregate(AggregateCondition aggregate)
    {
        var filtered = aggregate.Where is null ? aggregate : aggregate with { Where = Filter(aggregate.Where) };
        var source = aggregate switch { FirstCondition { First: var first } => first, LastCondition { Last: var last } => last, _ => "" };
        return source.Contains('.', StringComparison.Ordinal)
            ? new DistinctCondition(source) { AtLeast = 1 + (source.Length % 2), Where = filtered.Where, In = filtered.In }
            : filtered;
    }

    /// <summary>A filter without regular expressions and folded case.</summary>
    private static Condition Filter(Condition condition) => condition switch
    {
        AllCondition { All: var all } => new AllCondition(all.Select(Filter).ToEquatableArray()),
        AnyCondition { Any: var any } => new AnyCondition(any.Select(Filter).ToEquatableArray()),
        NotCondition { Not: var not } => new NotCondition(Filter(not)),
        PropertyCondition property => Plain(property),
        _ => condition,
    };

    /// <summary>The condition without what is asked of texts, sets and calendars by the library alone, and of means only in whole numbers.</summary>
    private static T Plain<T>(T condition)
        where T : ComparingCondition
    {
        var asksSets = condition.HasAny is not null || condition.HasAll is not null || condition.HasNone is not null;
        var asksDays = condition.Anniversary is not null;
        return condition with
        {
            Matches = null,
            Contains = condition.Matches is null ? condition.Contains : condition.Matches[..1] is "^" ? "a" : "b",
            IgnoreCase = null,
            HasAny = null,
            HasAll = null,
            HasNone = null,
            Anniversary = null,
            WithinLast = asksDays ? Lookback.OfDays(90) : condition.WithinLast,
            Exists = asksSets ? condition.Missing is null ? true : null : condition.Exists,
            WhenMissing = asksSets ? null : condition.WhenMissing,
        };
    }
}
