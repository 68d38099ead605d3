using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using UserOps.Tagging;
using UserOps.Testing;
using static UserOps.Tests.Tagging.LedgerExamples;

namespace UserOps.Tests.Tagging;

public class TagDiffTests
{
    private static readonly Instant Late = LedgerGenerators.Start + Duration.FromDays(100);

    [Fact]
    public void Recording_the_changes_leaves_none_and_at_most_one_was_told_for_a_tag() =>
        Law.Holds(LedgerGenerators.Catalogs, LedgerGenerators.Ledgers, AnyJudgement, (catalog, ledger, judgement) =>
        {
            var resolver = new TagResolver(catalog);
            var changes = resolver.Diff(ledger, judgement.Given, judgement.AsOf);
            Assert.Equal(changes.Count, changes.DistinctBy(change => change.Tag).Count());
            Assert.Empty(resolver.Diff(Record(resolver, ledger, changes), judgement.Given, judgement.AsOf));
            return true;
        });

    [Fact]
    public void Without_one_of_the_changes_it_is_told_again() =>
        Law.Holds(LedgerGenerators.Catalogs, LedgerGenerators.Ledgers, AnyJudgement, (catalog, ledger, judgement) =>
        {
            var resolver = new TagResolver(catalog);
            var changes = resolver.Diff(ledger, judgement.Given, judgement.AsOf);
            return changes.All(left => resolver
                .Diff(Record(resolver, ledger, changes.Where(change => change != left)), judgement.Given, judgement.AsOf)
                .SequenceEqual([left]));
        });

    [Fact]
    public void Judgement_after_judgement_the_lane_says_what_the_definition_says() =>
        Law.Holds(LedgerGenerators.Catalogs, LedgerGenerators.Judgements, (catalog, judgements) =>
        {
            var resolver = new TagResolver(catalog);
            var (ledger, naive) = (TagLedger.Empty, new NaiveRuleLane(catalog));
            for (var i = 0; i < judgements.Length; i++)
            {
                var (asOf, given) = judgements[i];
                ledger = Record(resolver, ledger, resolver.Diff(ledger, given, asOf), asOf);
                naive.Judge(asOf, given);
                var until = i + 1 < judgements.Length ? judgements[i + 1].AsOf : Late;
                foreach (var at in NaiveLedger.Moments(catalog, ledger, asOf).Append(asOf).Where(at => at < until))
                {
                    Assert.Equal(naive.At(at), resolver.Resolve(ledger, at).Given());
                }

                // Judged again before anything ends, there is nothing to do.
                var end = resolver.Resolve(ledger, asOf).ValidUntil ?? Late;
                Assert.Empty(resolver.Diff(ledger, given, end - Duration.Epsilon));
            }

            return true;
        });

    [Fact]
    public void Other_lanes_change_nothing_of_what_is_recorded_of_the_rules() =>
        Law.Holds(LedgerGenerators.Catalogs, LedgerGenerators.Ledgers, AnyJudgement, (catalog, ledger, judgement) =>
        {
            var resolver = new TagResolver(catalog);
            var alone = TagLedger.From(ledger.Entries.Where(entry => entry.Source.Lane == TagLane.Rule));
            return resolver.Diff(ledger, judgement.Given, judgement.AsOf) == resolver.Diff(alone, judgement.Given, judgement.AsOf);
        });

    [Fact]
    public void By_default_a_tag_that_no_rule_gives_any_more_ends_at_once()
    {
        var resolver = new TagResolver(CatalogOf(Flag("a"), Flag("b", onFalse: OnFalse.KeepLast)));
        var ledger = Judge(resolver, TagLedger.Empty, 1, "a", "b");

        Assert.Equal([new() { Tag = "a", Kind = TagChangeKind.Remove, At = Day(5) }], resolver.Diff(ledger, [], Day(5)));
        Assert.Equal(["b"], TagsAt(resolver, Judge(resolver, ledger, 5), 5));
    }

    [Fact]
    public void An_end_is_set_once_and_lifted_when_a_rule_gives_the_tag_again()
    {
        var resolver = new TagResolver(CatalogOf(Flag("a", onFalse: OnFalse.After(Lookback.OfDays(10)))));
        var given = Judge(resolver, TagLedger.Empty, 1, "a");

        var ended = Judge(resolver, Judge(resolver, given, 5), 8);
        Assert.Equal(2, ended.Count);
        Assert.Equal(Day(15), resolver.Resolve(ended, Day(8)).ValidUntil);

        var lifted = resolver.Diff(ended, [new("a", null)], Day(12)).Single();
        Assert.Equal((TagChangeKind.Prolong, Day(12)), (lifted.Kind, lifted.At));
        Assert.Null(resolver.Resolve(Judge(resolver, ended, 12, "a"), Day(12)).ValidUntil);
        Assert.Equal(TagChangeKind.Give, resolver.Diff(ended, [new("a", null)], Day(15)).Single().Kind);
    }

    [Fact]
    public void An_end_that_the_rules_own_entry_has_is_lifted_while_a_rule_gives_the_tag()
    {
        var resolver = new TagResolver(CatalogOf(Flag("a")));
        var ledger = TagLedger.From([Assign("a", ByRules, 1, until: Day(10))]);
        Assert.Equal(TagChangeKind.Prolong, Assert.Single(resolver.Diff(ledger, [new("a", null)], Day(2))).Kind);
        Assert.Equal(["a"], TagsAt(resolver, Judge(resolver, ledger, 2, "a"), 11));
    }

    [Fact]
    public void An_expired_tag_whose_rule_still_holds_is_given_anew()
    {
        var resolver = new TagResolver(CatalogOf(Flag("a", expiresAfter: Lookback.OfDays(10), onFalse: OnFalse.After(Lookback.OfDays(20)))));
        var ledger = Judge(resolver, TagLedger.Empty, 1, "a");

        Assert.Empty(resolver.Diff(ledger, [new("a", null)], Day(10)));
        Assert.Equal(Day(11), resolver.Resolve(Judge(resolver, ledger, 10), Day(10)).ValidUntil);
        Assert.Equal(TagChangeKind.Give, resolver.Diff(ledger, [new("a", null)], Day(11)).Single().Kind);
        Assert.Equal(Day(21), resolver.Resolve(Judge(resolver, ledger, 11, "a"), Day(11)).ValidUntil);
    }

    [Fact]
    public void Another_value_replaces_and_another_tag_of_the_group_ends_the_one_that_was_kept()
    {
        var level = Flag("level") with { Type = TagType.Choice, Values = ["b", "a"] };
        var resolver = new TagResolver(CatalogOf(level, Flag("gold", "tier", onFalse: OnFalse.KeepLast), Flag("silver", "tier")));
        var ledger = TagLedger.From([Assign("level", ByRules, 1, value: "a"), Assign("gold", ByRules, 1)]);

        Assert.Equal(
            [
                new() { Tag = "level", Kind = TagChangeKind.Replace, At = Day(2), Before = "a", After = "b" },
                new() { Tag = "gold", Kind = TagChangeKind.Remove, At = Day(2) },
                new() { Tag = "silver", Kind = TagChangeKind.Give, At = Day(2) },
            ],
            resolver.Diff(ledger, [new("silver", null), new("level", "b")], Day(2)));
    }

    [Fact]
    public void A_pin_hides_what_the_rules_say_and_clearing_it_shows_it()
    {
        var resolver = new TagResolver(CatalogOf(Flag("a")));
        var ledger = Judge(resolver, Judge(resolver, TagLedger.From([Assign("a", TagSource.Manual, 1)]), 2, "a"), 3);

        Assert.Equal(["a"], TagsAt(resolver, ledger, 4));
        Assert.Empty(TagsAt(resolver, ledger.Append(Clear("a", TagSource.Manual, 4)), 4));
    }

    [Fact]
    public void Given_tags_that_the_catalogue_lacks_or_that_stand_twice_are_refused()
    {
        var resolver = new TagResolver(CatalogOf(Flag("loyal")));

        var lacks = Assert.Throws<ArgumentException>(() => resolver.Diff(TagLedger.Empty, [new("loyl", null)], Day(1)));
        Assert.Contains("Did you mean 'loyal'?", lacks.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => resolver.Diff(TagLedger.Empty, [new("loyal", null), new("loyal", null)], Day(1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => resolver.Diff(TagLedger.Empty, [], Instant.MaxValue));
    }

    private static Arbitrary<(Instant AsOf, EquatableArray<GivenTag> Given)> AnyJudgement { get; } =
        (from asOf in LedgerGenerators.AsOf.Generator from given in LedgerGenerators.Given.Generator select (asOf, given)).ToArbitrary();

    private static TagLedger Record(TagResolver resolver, TagLedger ledger, IEnumerable<TagChange> changes, Instant? at = null) =>
        ledger.Append(resolver.ToEntries(changes, at ?? Late, "nightly"));

    private static TagLedger Judge(TagResolver resolver, TagLedger ledger, int day, params string[] given) =>
        Record(resolver, ledger, resolver.Diff(ledger, given.Select(tag => new GivenTag(tag, null)), Day(day)), Day(day));

    private static IEnumerable<string> TagsAt(TagResolver resolver, TagLedger ledger, int day) =>
        resolver.Resolve(ledger, Day(day)).Tags.Select(tag => tag.Tag);

    /// <summary>What the rules' lane says, kept as a state instead of a history.</summary>
    private sealed class NaiveRuleLane(TagCatalog catalog)
    {
        private readonly DateTimeZone _zone = DateTimeZoneProviders.Tzdb[catalog.Zone];
        private readonly Dictionary<string, (Literal? Value, Instant Expiry, Instant? End)> _state = new(StringComparer.Ordinal);

        public EquatableArray<GivenTag> At(Instant at) => catalog.Tags
            .Where(tag => _state.TryGetValue(tag.Id, out var said) && at < said.Expiry && !(at >= said.End))
            .Select(tag => new GivenTag(tag.Id, _state[tag.Id].Value))
            .ToEquatableArray();

        public void Judge(Instant asOf, EquatableArray<GivenTag> given)
        {
            var there = At(asOf).Select(tag => tag.Tag).ToHashSet(StringComparer.Ordinal);
            foreach (var tag in catalog.Tags)
            {
                var now = given.Where(item => item.Tag == tag.Id).ToArray();
                if (now is [var (_, value)])
                {
                    if (!there.Contains(tag.Id) || _state[tag.Id].Value != value || _state[tag.Id].End is not null)
                    {
                        _state[tag.Id] = (value, tag.ExpiresAfter is { } length ? NaiveLedger.After(_zone, asOf, length) : Instant.MaxValue, null);
                    }
                }
                else if (there.Contains(tag.Id))
                {
                    var (last, expiry, end) = _state[tag.Id];
                    var another = tag.Group is not null && given.Any(item => catalog.Tags.Single(other => other.Id == item.Tag).Group == tag.Group);
                    if (another || tag.OnFalse is null || tag.OnFalse == OnFalse.Remove)
                    {
                        _state.Remove(tag.Id);
                    }
                    else if (tag.OnFalse is ExpireOnFalse { ExpireAfter: var length })
                    {
                        _state[tag.Id] = (last, expiry, end ?? NaiveLedger.After(_zone, asOf, length));
                    }
                }
            }
        }
    }
}
