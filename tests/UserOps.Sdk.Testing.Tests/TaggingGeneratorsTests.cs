using System.Reflection;
using FsCheck;
using FsCheck.Fluent;
using UserOps.Tagging;

namespace UserOps.Testing.Tests;

public class TaggingGeneratorsTests
{
    private static readonly UserFacts[] Facts = Sample(TaggingGenerators.Facts, 500);

    private static readonly Condition[] Conditions = Sample(TaggingGenerators.Conditions, 4_000);

    private static readonly TagCatalog[] Catalogs = Sample(TaggingGenerators.Catalogs, 300);

    private static readonly Condition[] Parts = [.. Conditions.SelectMany(Walk)];

    private static readonly PropertyInfo[] Comparisons = [.. typeof(ComparingCondition).GetProperties().Where(member => member.CanWrite)];

    [Fact]
    public void Facts_are_missing_repeated_and_at_one_instant()
    {
        Assert.Contains(Facts, facts => facts.EventCount == 0);
        Assert.Contains(Facts, facts => facts.EventCount > 20);
        Assert.Contains(Facts, facts => facts.ObservedSince is not null);
        Assert.Contains(Facts, facts => facts.Events.GroupBy(item => (item.Type, item.At)).Any(group => group.Count() > 1));
        Assert.Contains(Facts, facts => facts.Events.Any(item => item.Id is not null));
        Assert.Contains(Facts, facts => facts.Events.Any(item => item.At.ToUnixTimeTicks() % NodaTime.NodaConstants.TicksPerHour != 0));
        Assert.All(TaggingGenerators.Attributes.Names, name =>
        {
            Assert.Contains(Facts, facts => facts.Attributes.Contains(name));
            Assert.Contains(Facts, facts => !facts.Attributes.Contains(name));
        });
        Assert.All(Facts, facts => Assert.All(facts.Attributes, entry => Assert.Equal(TaggingGenerators.Attributes[entry.Key], entry.Value.Type)));
        Assert.All(Facts, facts => Assert.All(facts.Events, item =>
            Assert.All(item.Properties, entry => Assert.Equal(TaggingGenerators.Events[item.Type][entry.Key], entry.Value.Type))));
    }

    [Fact]
    public void Conditions_use_every_form_window_edge_and_comparison()
    {
        var kinds = typeof(Condition).Assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(Condition)) && !type.IsAbstract && type != typeof(TagCondition));
        Assert.Equal(kinds.OrderBy(type => type.Name, StringComparer.Ordinal), Parts.Select(part => part.GetType()).Distinct().OrderBy(type => type.Name, StringComparer.Ordinal));
        var windows = Parts.OfType<AggregateCondition>().Select(part => part.In).Concat(Parts.OfType<SequenceCondition>().Select(part => part.In)).ToList();
        Assert.Equal(Enum.GetValues<WindowEdges>(), windows.OfType<RollingWindow>().Select(window => window.Edges).Distinct().Order());
        Assert.Equal(Enum.GetValues<CalendarPeriod>(), windows.OfType<CalendarWindow>().Select(window => window.Calendar).Distinct().Order());
        Assert.Contains(windows, window => window is FixedWindow { From: null });
        Assert.Contains(windows, window => window is FixedWindow { To: null });
        Assert.All(Comparisons, comparison => Assert.Contains(Parts.OfType<ComparingCondition>(), part => comparison.GetValue(part) is not null));

        Assert.Contains(Parts, part => part is AttributeCondition { In: not null });
        Assert.Contains(Parts, part => part is PropertyCondition { In: not null });
    }

    [Fact]
    public void Leaves_compare_something_and_filters_do_not_look_at_the_clock()
    {
        Assert.All(Parts.OfType<ComparingCondition>(), leaf => Assert.True(
            leaf is AttributeCondition { In: not null } or PropertyCondition { In: not null }
            || Comparisons.Any(comparison => comparison.Name is not ("WhenMissing" or "IgnoreCase") && comparison.GetValue(leaf) is not null)));
        Assert.All(Parts.OfType<PropertyCondition>(), leaf => Assert.True(leaf is { WithinLast: null, OlderThan: null, Anniversary: null }));
        Assert.All(Parts.OfType<HeldCondition>(), held => Assert.DoesNotContain(Walk(held.Held), part => part is HeldCondition or AttributeCondition or TagCondition or ObservedForCondition));
        Assert.All(Parts.OfType<RepeatedCondition>(), repeated => Assert.True(repeated.Repeated.In is null && repeated.InAtLeast <= repeated.Of));
    }

    [Fact]
    public void Tags_rest_on_earlier_ones_alone()
    {
        Assert.All(Catalogs, catalog => Assert.All(catalog.Rules, rule =>
        {
            var own = Place(catalog, rule.Tag);
            Assert.All(Walk(rule.When).OfType<TagCondition>(), part => Assert.InRange(Place(catalog, part.Tag), 0, own - 1));
        }));
        Assert.Contains(Catalogs, catalog => catalog.Rules.Any(rule => Walk(rule.When).Any(part => part is TagCondition)));
        Assert.Contains(Catalogs, catalog => catalog.Tags.Where(tag => tag.Group is not null).GroupBy(tag => tag.Group).Any(group => group.Count() > 1));
        Assert.Equal(Enum.GetValues<TagType>(), Catalogs.SelectMany(catalog => catalog.Tags).Select(tag => tag.Type).Distinct().Order());
    }

    [Fact]
    public void A_generated_catalogue_survives_json_with_its_hash() =>
        Law.Holds(TaggingGenerators.Catalogs, Survives);

    [Fact]
    public void A_generated_condition_survives_json() =>
        Law.Holds(TaggingGenerators.Conditions, when => Survives(TaggingGenerators.CatalogOf(when)));

    [Fact]
    public void What_is_smaller_is_something_else()
    {
        Assert.All(Catalogs.Take(20), catalog => Assert.DoesNotContain(catalog, TaggingGenerators.Catalogs.Shrinker(catalog)));
        Assert.All(Conditions.Take(200), condition => Assert.DoesNotContain(condition, TaggingGenerators.Conditions.Shrinker(condition)));
        Assert.All(Facts.Take(50), facts => Assert.DoesNotContain(facts, TaggingGenerators.Facts.Shrinker(facts)));
    }

    private static bool Survives(TagCatalog catalog)
    {
        var again = TagCatalogJson.Read(TagCatalogJson.Write(catalog));
        Assert.Equal(catalog, again);
        return catalog.ToRef() == again.ToRef();
    }

    private static int Place(TagCatalog catalog, string tag) => catalog.Tags.Select(item => item.Id).ToList().IndexOf(tag);

    private static IEnumerable<Condition> Walk(Condition? condition)
    {
        IEnumerable<Condition?> inner = condition switch
        {
            AllCondition { All: var parts } => parts,
            AnyCondition { Any: var parts } => parts,
            NotCondition { Not: var part } => [part],
            HeldCondition { Held: var part } => [part],
            RepeatedCondition { Repeated: var part } => [part],
            AggregateCondition { Where: var part } => [part],
            SequenceCondition { Sequence: var steps } => steps.Select(step => step.Where),
            StoppedCondition { Stopped: var pattern } => [pattern.Where],
            ResumedCondition { Resumed: var pattern } => [pattern.Where],
            _ => [],
        };
        return condition is null ? [] : inner.SelectMany(Walk).Prepend(condition);
    }

    private static T[] Sample<T>(Arbitrary<T> values, int count) => [.. values.Generator.Sample(count, new Rnd(7, 0x9E37_79B9_7F4A_7C15), 50)];
}
