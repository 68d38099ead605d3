using FsCheck.Fluent;
using UserOps.Tagging;
using UserOps.Testing;
using static UserOps.Tests.Tagging.TaggingExamples;

namespace UserOps.Tests.Tagging.Evaluation;

public class TagStateTests
{
    [Fact]
    public void Event_by_event_in_any_order_gives_the_answers_of_all_facts() =>
        Law.Holds(
            TaggingGenerators.Catalogs,
            (from facts in TaggingGenerators.Facts.Generator
             from order in Gen.Shuffle<UserEvent>([.. facts.Events])
             from repeats in Gen.SubListOf(order)
             select (facts, order, repeats)).ToArbitrary(),
            TaggingGenerators.AsOf,
            (catalog, given, asOf) =>
            {
                var (facts, order, repeats) = given;
                var tagger = new Tagger(catalog);
                var state = tagger.NewState();
                foreach (var item in order.Concat(repeats.Where(item => item.Id is not null)))
                {
                    state.Add(item);
                }

                state.Add(UserFacts.From(facts.Attributes, [], facts.ObservedSince));
                var (one, other) = (tagger.NewAnswers(), tagger.NewAnswers());
                var change = tagger.Foresee(state, asOf, one);
                Assert.Equal(tagger.Foresee(facts, asOf, other), change);
                Assert.Equal(other.Given, one.Given);
                Assert.Equal(other.Run.Truths, one.Run.Truths);
                Assert.Equal(other.Changes, one.Changes);
                return true;
            });

    [Fact]
    public void Answers_between_events_are_those_of_the_events_so_far() =>
        Law.Holds(TaggingGenerators.Catalogs, TaggingGenerators.Facts, (catalog, facts) =>
        {
            var tagger = new Tagger(catalog);
            var (one, other) = (tagger.NewAnswers(), tagger.NewAnswers());
            var state = tagger.NewState();
            foreach (var (item, i) in facts.Events.Select((item, i) => (item, i)))
            {
                state.Add(item);
                tagger.Evaluate(state, item.At, one);
                tagger.Evaluate(UserFacts.From([], facts.Events.Take(i + 1)), item.At, other);
                Assert.Equal(other.Run.Truths, one.Run.Truths);
            }

            return true;
        });

    [Fact]
    public void An_event_that_is_corrected_under_its_id_counts_with_its_new_contents()
    {
        var tagger = new Tagger(CatalogOf(
            new SumCondition("order.amount") { EqualTo = 7 },
            new CountCondition("order") { Where = new PropertyCondition("amount") { Greater = 5 }, EqualTo = 1 }));
        var state = tagger.NewState();
        var answers = tagger.NewAnswers();
        state.Add(Order(At(2024, 1, 1), 3) with { Id = "x" });
        state.Add(Order(At(2024, 1, 1), 7) with { Id = "x" });
        state.Add(Order(At(2024, 1, 1), 4) with { Id = "x" });
        tagger.Evaluate(state, At(2024, 1, 2), answers);
        Assert.Equal(2, answers.Given.Count);

        // Corrected to a later time, it is no longer since when the user is known.
        state.Add(Order(At(2024, 3, 1), 7) with { Id = "x" });
        Assert.Equal(At(2024, 3, 1), state.ObservedSince);
        state.Add(Order(At(2024, 2, 1), 7));
        Assert.Equal(At(2024, 2, 1), state.ObservedSince);
    }

    [Fact]
    public void A_missing_property_does_not_decide_which_of_two_deliveries_counts()
    {
        var tagger = new Tagger(CatalogOf(new SumCondition("order.amount") { EqualTo = 7 }));
        UserEvent[] deliveries =
        [
            Order(At(2024, 1, 1), 3) with { Id = "x" },
            Order(At(2024, 1, 1)) with { Id = "x", Properties = [new("amount", 7), new("aisle", FactValue.None)] },
        ];
        var state = tagger.NewState();
        state.Add(deliveries[0]);
        state.Add(deliveries[1]);
        var (one, other) = (tagger.NewAnswers(), tagger.NewAnswers());
        tagger.Evaluate(state, At(2024, 1, 2), one);
        tagger.Evaluate(UserFacts.From([], deliveries), At(2024, 1, 2), other);
        Assert.True(other.Has(0));
        Assert.True(one.Has(0));
    }

    [Fact]
    public void An_event_with_a_value_of_another_type_is_refused_whole()
    {
        var tagger = new Tagger(CatalogOf(new CountCondition("order") { AtLeast = 1 }, new SumCondition("order.amount") { AtLeast = 1 }));
        var state = tagger.NewState();
        Assert.Throws<ArgumentException>(() => state.Add(Order(At(2024, 1, 1), "7") with { Id = "x" }));
        Assert.Null(state.ObservedSince);

        var answers = tagger.NewAnswers();
        tagger.Evaluate(state, At(2024, 1, 2), answers);
        Assert.Empty(answers.Given);
    }

    [Fact]
    public void A_state_of_another_tagger_is_refused()
    {
        var tagger = new Tagger(CatalogOf(new CountCondition("order") { AtLeast = 1 }));
        Assert.Throws<ArgumentException>(() => tagger.Evaluate(new Tagger(tagger.Catalog).NewState(), At(2024, 1, 1), tagger.NewAnswers()));
    }

    [Fact]
    public void An_attribute_that_is_taken_away_is_missing()
    {
        var tagger = new Tagger(CatalogOf(new AttributeCondition("age") { Missing = true }));
        var state = tagger.NewState();
        var answers = tagger.NewAnswers();
        state.Set("age", 7);
        tagger.Evaluate(state, At(2024, 1, 2), answers);
        Assert.False(answers.Has(0));
        state.Set("age", FactValue.None);
        tagger.Evaluate(state, At(2024, 1, 2), answers);
        Assert.True(answers.Has(0));
    }
}
