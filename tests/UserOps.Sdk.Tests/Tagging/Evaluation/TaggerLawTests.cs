using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using UserOps.Tagging;
using UserOps.Testing;

namespace UserOps.Tests.Tagging.Evaluation;

public class TaggerLawTests
{
    private static readonly Arbitrary<TagCatalog> AnyCatalog = TaggingGenerators.Catalogs;
    private static readonly Arbitrary<UserFacts> AnyFacts = TaggingGenerators.Facts;
    private static readonly Arbitrary<Instant> AnyAsOf = TaggingGenerators.AsOf;
    private static readonly Arbitrary<Condition> AnyCondition = TaggingGenerators.Conditions;

    [Fact]
    public void A_generated_catalogue_has_no_problems() =>
        Law.Holds(AnyCatalog, catalog =>
        {
            Assert.Empty(TagCatalogValidator.Validate(catalog));
            return true;
        });

    [Fact]
    public void The_tags_are_those_of_the_naive_interpreter() =>
        Law.Holds(AnyCatalog, AnyFacts, AnyAsOf, (catalog, facts, asOf) =>
        {
            var answers = Evaluate(new Tagger(catalog), facts, asOf);
            var naive = new NaiveTagger(catalog).Evaluate(facts, asOf);
            foreach (var (tag, i) in catalog.Tags.Select((tag, i) => (tag, i)))
            {
                Assert.Equal((tag.Id, naive[tag.Id].Truth, naive[tag.Id].Value), (tag.Id, answers.TruthOf(i), answers.ValueOf(i)));
            }

            return true;
        });

    [Fact]
    public void Every_condition_has_the_truth_of_the_naive_interpreter() =>
        Law.Holds(AnyCondition, AnyFacts, AnyAsOf, (condition, facts, asOf) =>
        {
            var catalog = TaggingGenerators.CatalogOf(condition, "America/Havana");
            var naive = new NaiveTagger(catalog);
            var trace = new Tagger(catalog).Explain(facts, asOf).Value.Verdicts[0].Rules[0].When;
            Check(trace);
            return true;

            void Check(ConditionTrace node)
            {
                Assert.Equal(naive.TruthOf(node.Condition, facts, asOf), node.Truth);
                foreach (var child in node.Children)
                {
                    Check(child);
                }
            }
        });

    [Fact]
    public void Explaining_gives_the_tags_that_evaluating_does() =>
        Law.Holds(AnyCatalog, AnyFacts, AnyAsOf, (catalog, facts, asOf) =>
        {
            var tagger = new Tagger(catalog);
            var answers = Evaluate(tagger, facts, asOf);
            var assessment = tagger.Explain(facts, asOf);
            Assert.Equal(answers.Given, assessment.Value.Given());
            Assert.Equal(
                Enumerable.Range(0, catalog.Tags.Count).Select(answers.TruthOf), assessment.Value.Verdicts.Select(verdict => verdict.Truth));
            return true;
        });

    [Fact]
    public void Nothing_changes_before_the_next_change_and_each_tag_does_at_its_own() =>
        Law.Holds(AnyCatalog, AnyFacts, AnyAsOf, (catalog, facts, asOf) =>
        {
            var tagger = new Tagger(catalog);
            var seen = facts.UpTo(asOf);
            var answers = tagger.NewAnswers();
            var earliest = tagger.Foresee(facts, asOf, answers);
            var changes = Enumerable.Range(0, catalog.Tags.Count).Select(answers.NextChangeOf).ToList();
            Assert.Equal(earliest, changes.Min());

            var at = Evaluate(tagger, facts, asOf);
            var before = Enumerable.Range(0, catalog.Tags.Count).Select(tag => (at.Has(tag), at.ValueOf(tag))).ToList();
            Assert.Equal(before, Enumerable.Range(0, catalog.Tags.Count).Select(tag => (answers.Has(tag), answers.ValueOf(tag))));
            var found = new Instant?[catalog.Tags.Count];
            var end = asOf + Duration.FromDays(25);
            for (var tick = NaiveTagger.NextTick(asOf); tick <= end; tick = NaiveTagger.NextTick(tick))
            {
                tagger.Evaluate(seen, tick, at);
                for (var tag = 0; tag < found.Length; tag++)
                {
                    found[tag] ??= (at.Has(tag), at.ValueOf(tag)) == before[tag] ? null : tick;
                }
            }

            Assert.Equal(changes.Select(change => change <= end ? change : null), found);
            foreach (var (change, tag) in changes.Select((change, tag) => (change, tag)).Where(pair => pair.change is not null))
            {
                tagger.Evaluate(seen, change!.Value, at);
                Assert.NotEqual(before[tag], (at.Has(tag), at.ValueOf(tag)));
                tagger.Evaluate(seen, change.Value - Duration.Epsilon, at);
                Assert.Equal(before[tag], (at.Has(tag), at.ValueOf(tag)));
            }

            return true;
        });

    [Fact]
    public void Months_about_the_end_of_February_change_a_tag_when_a_scan_says() =>
        Law.Holds(
            (from months in Gen.Elements(1, 1, 2, 13)
             from edges in Gen.Elements(WindowEdges.OpenClosed, WindowEdges.ClosedOpen, WindowEdges.ClosedClosed, WindowEdges.OpenOpen)
             from count in Gen.Choose(1, 2)
             from atLeast in Gen.Elements(true, false)
             from zone in Gen.Elements("UTC", "America/Asuncion", "America/Havana", "Europe/London")
             from held in Gen.Elements(false, false, true)
             select (months, edges, count, atLeast, zone, held)).ToArbitrary(),
            (from hours in Gen.ArrayOf(Gen.Choose(-72, 48), 3)
             select hours.Select(hour => Instant.FromUtc(2023, 2, 28, 0, 0) + Duration.FromHours(hour)).ToArray()).ToArbitrary(),
            Gen.Choose(-96, 96).ToArbitrary(),
            (rule, orders, hour) =>
            {
                var window = new RollingWindow(Lookback.OfMonths(rule.months), rule.edges);
                Condition condition = rule.atLeast
                    ? new CountCondition("order") { In = window, AtLeast = rule.count }
                    : new CountCondition("order") { In = window, AtMost = rule.count };
                if (rule.held)
                {
                    condition = new HeldCondition(condition, Lookback.OfMonths(1));
                }

                var tagger = new Tagger(TaggingGenerators.CatalogOf(condition, rule.zone));
                var facts = UserFacts.From([], orders.Select(at => new UserEvent { Type = "order", At = at }));
                var asOf = Instant.FromUtc(2023, 2, 28, 0, 0).InUtc().LocalDateTime.PlusMonths(rule.months).InUtc().ToInstant() + Duration.FromHours(hour);
                asOf = Instant.Max(asOf, orders.Max());
                var next = tagger.NextChange(facts, asOf);

                var at = Evaluate(tagger, facts, asOf);
                var (before, found, end) = (at.Has(0), default(Instant?), asOf + Duration.FromDays(rule.held ? 40 : 9));
                for (var tick = NaiveTagger.NextTick(asOf); tick <= end && found is null; tick = NaiveTagger.NextTick(tick))
                {
                    tagger.Evaluate(facts, tick, at);
                    found = at.Has(0) == before ? null : tick;
                }

                Assert.Equal(next <= end ? next : null, found);
                return true;
            });

    [Fact]
    public void Answers_that_are_filled_again_forget_the_user_before() =>
        Law.Holds(AnyCatalog, AnyFacts.Generator.Two().ToArbitrary(), AnyAsOf, (catalog, users, asOf) =>
        {
            var tagger = new Tagger(catalog);
            var answers = Evaluate(tagger, users.Item1, asOf);
            tagger.Foresee(users.Item1, asOf, answers);
            tagger.Evaluate(users.Item2, asOf + Duration.FromHours(5), answers);
            var fresh = Evaluate(tagger, users.Item2, asOf + Duration.FromHours(5));
            Assert.Equal(fresh.Given, answers.Given);
            Assert.Equal(fresh.Run.Truths, answers.Run.Truths);
            return true;
        });

    [Fact]
    public void What_the_rules_do_not_ask_for_changes_nothing() =>
        Law.Holds(AnyCatalog, AnyFacts, AnyAsOf, (catalog, facts, asOf) =>
        {
            var tagger = new Tagger(catalog);
            var more = facts
                .With("shoe size", 42)
                .Add(new() { Type = "thunder", At = asOf + Duration.FromHours(1), Properties = [new("amount", "loud")] });
            Assert.Equal(Evaluate(tagger, facts, asOf).Run.Truths, Evaluate(tagger, more, asOf).Run.Truths);
            return true;
        });

    [Fact]
    public void Later_events_are_not_seen() =>
        Law.Holds(AnyCatalog, AnyFacts, AnyAsOf, (catalog, facts, asOf) =>
        {
            var tagger = new Tagger(catalog);
            Assert.Equal(Evaluate(tagger, facts.UpTo(asOf), asOf).Run.Truths, Evaluate(tagger, facts, asOf).Run.Truths);
            Assert.Equal(tagger.NextChange(facts.UpTo(asOf), asOf), tagger.NextChange(facts, asOf));
            return true;
        });

    [Fact]
    public void At_most_one_tag_of_an_exclusive_group_is_given() =>
        Law.Holds(AnyCatalog, AnyFacts, AnyAsOf, (catalog, facts, asOf) =>
        {
            var given = Evaluate(new Tagger(catalog), facts, asOf).Given;
            return given
                .Select(tag => catalog.Tags.Single(definition => definition.Id == tag.Tag).Group)
                .Where(group => group is not null)
                .GroupBy(group => group, StringComparer.Ordinal)
                .All(group => group.Count() == 1);
        });

    [Fact]
    public void Conditions_obey_the_algebra_of_Kleene() =>
        Law.Holds(AnyCondition.Generator.Three().ToArbitrary(), AnyFacts, AnyAsOf, (three, facts, asOf) =>
        {
            var (a, b, c) = three;
            Same(All(a, b), All(b, a));
            Same(Any(a, b), Any(b, a));
            Same(All(a, All(b, c)), All(a, b, c));
            Same(Any(a, Any(b, c)), Any(a, b, c));
            Same(All(a, a), a);
            Same(Any(a, a), a);
            Same(Not(Not(a)), a);
            Same(Not(All(a, b)), Any(Not(a), Not(b)));
            Same(Not(Any(a, b)), All(Not(a), Not(b)));
            Same(All(a, Any(b, c)), Any(All(a, b), All(a, c)));
            Same(Any(a, All(b, c)), All(Any(a, b), Any(a, c)));
            Same(All(a, Any(a, b)), a);
            Assert.NotEqual(Truth.True, TruthOf(All(a, Not(a))));
            Assert.NotEqual(Truth.False, TruthOf(Any(a, Not(a))));
            return true;

            void Same(Condition one, Condition other) => Assert.Equal(TruthOf(one), TruthOf(other));

            Truth TruthOf(Condition condition) => Evaluate(new Tagger(TaggingGenerators.CatalogOf(condition)), facts, asOf).TruthOf(0);
        });

    private static TagAnswers Evaluate(Tagger tagger, UserFacts facts, Instant asOf)
    {
        var answers = tagger.NewAnswers();
        tagger.Evaluate(facts, asOf, answers);
        return answers;
    }

    private static AllCondition All(params ReadOnlySpan<Condition> parts) => new([.. parts]);

    private static AnyCondition Any(params ReadOnlySpan<Condition> parts) => new([.. parts]);

    private static NotCondition Not(Condition condition) => new(condition);
}
