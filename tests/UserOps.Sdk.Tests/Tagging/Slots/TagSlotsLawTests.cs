using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using UserOps.Tagging;
using UserOps.Testing;

namespace UserOps.Tests.Tagging.Slots;

public class TagSlotsLawTests
{
    private static readonly Arbitrary<TagCatalog> AnyCatalog = TaggingGenerators.Catalogs;
    private static readonly Arbitrary<UserFacts> AnyFacts = TaggingGenerators.Facts;
    private static readonly Arbitrary<Instant> AnyAsOf = TaggingGenerators.AsOf;

    private static readonly Arbitrary<TagCatalog> AnySlottedCatalog = Arb.From(
        AnyCatalog.Generator.Select(Slotted), catalog => AnyCatalog.Shrinker(catalog).Select(Slotted));

    [Fact]
    public void The_answers_of_a_row_are_those_of_the_facts_it_was_read_off() =>
        Law.Holds(AnySlottedCatalog, AnyFacts, AnyAsOf, (catalog, facts, asOf) =>
        {
            var tagger = new Tagger(catalog);
            var slots = tagger.SlotsAt(asOf);
            Assert.Empty(slots.Unslotted);
            var (expected, actual) = (tagger.NewAnswers(), tagger.NewAnswers());

            // What was judged before leaves nothing behind.
            tagger.Evaluate(facts, asOf - Duration.FromDays(9), actual);
            tagger.Evaluate(facts, asOf, expected);
            tagger.Evaluate(slots, slots.ValuesOf(facts), actual);
            AssertSame(catalog, expected, actual);
            tagger.Evaluate(slots, slots.ValuesOf(UserFacts.Empty), actual);
            tagger.Evaluate(facts, asOf, actual);
            AssertSame(catalog, expected, actual);
            return true;
        });

    [Fact]
    public void The_values_are_what_the_slots_say_by_their_definition() =>
        Law.Holds(AnyCatalog, AnyFacts, AnyAsOf, (catalog, facts, asOf) =>
        {
            var slots = new Tagger(catalog).SlotsAt(asOf);
            var naive = new NaiveTagger(catalog);
            var values = slots.ValuesOf(facts);
            Assert.Equal(slots.Slots.Select(slot => naive.ValueOf(slot, facts, asOf)), values);
            foreach (var (slot, value) in slots.Slots.Zip(values))
            {
                Assert.True(value.IsNone ? !slot.IsTotal : value.Type == slot.Type, slot.ToString());
            }

            return true;
        });

    [Fact]
    public void Every_slot_is_there_once_with_a_finished_window_and_the_conditions_that_compare_it() =>
        Law.Holds(AnyCatalog, AnyAsOf, (catalog, asOf) =>
        {
            var slots = new Tagger(catalog).SlotsAt(asOf);
            Assert.Equal(slots.Slots.Count, slots.Slots.Distinct().Count());
            foreach (var (slot, i) in slots.Slots.Select((slot, i) => (slot, i)))
            {
                Assert.NotEmpty(slots.UsesOf(i));
                foreach (var use in slots.UsesOf(i))
                {
                    Assert.Contains(i, slots.SlotsOf(At(catalog, use.Path)));
                    Assert.Equal((slot as AggregateSlot)?.Where is null, use.Where is null);
                }

                if (slot is AggregateSlot aggregate)
                {
                    Assert.True(aggregate.Until <= asOf + Duration.Epsilon);
                    Assert.True(aggregate.From is null || aggregate.From <= aggregate.Until);
                }
            }

            foreach (var item in slots.Unslotted)
            {
                var feature = At(catalog, item.Path) switch { SequenceCondition => "sequence", ResumedCondition => "resumed", HeldCondition => "held", _ => "" };
                Assert.Equal(feature, item.Feature);
                Assert.Equal(catalog.Rules[RuleOf(item.Path)].Tag, item.Rule);
            }

            return true;
        });

    private static void AssertSame(TagCatalog catalog, TagAnswers expected, TagAnswers actual)
    {
        Assert.Equal(expected.Given, actual.Given);
        for (var tag = 0; tag < catalog.Tags.Count; tag++)
        {
            Assert.Equal((tag, expected.TruthOf(tag), expected.ValueOf(tag)), (tag, actual.TruthOf(tag), actual.ValueOf(tag)));
        }
    }

    /// <summary>The catalogue with conditions that slots answer in place of those that none do.</summary>
    private static TagCatalog Slotted(TagCatalog catalog) =>
        catalog with { Rules = catalog.Rules.Select(rule => rule with { When = Slotted(rule.When) }).ToEquatableArray() };

    private static Condition Slotted(Condition condition) => condition switch
    {
        AllCondition { All: var all } => new AllCondition(all.Select(Slotted).ToEquatableArray()),
        AnyCondition { Any: var any } => new AnyCondition(any.Select(Slotted).ToEquatableArray()),
        NotCondition { Not: var not } => new NotCondition(Slotted(not)),
        SequenceCondition sequence => new StoppedCondition(sequence.Sequence[0], sequence.Within),
        ResumedCondition resumed => new StoppedCondition(resumed.Resumed, resumed.After),
        HeldCondition held => Slotted(held.Held),
        _ => condition,
    };

    private static int RuleOf(string path) => int.Parse(path["$.rules[".Length..path.IndexOf(']', StringComparison.Ordinal)], System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The condition at a JSON path.</summary>
    private static Condition At(TagCatalog catalog, string path)
    {
        var condition = catalog.Rules[RuleOf(path)].When;
        foreach (var step in path.Split('.')[3..])
        {
            var place = step.Contains('[', StringComparison.Ordinal) ? int.Parse(step[4..^1], System.Globalization.CultureInfo.InvariantCulture) : 0;
            condition = condition switch
            {
                AllCondition { All: var all } => all[place],
                AnyCondition { Any: var any } => any[place],
                _ => ((NotCondition)condition).Not,
            };
        }

        return condition;
    }
}
