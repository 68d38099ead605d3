using NodaTime;
using UserOps.Tagging;
using UserOps.Testing;
using static UserOps.Tests.Tagging.LedgerExamples;

namespace UserOps.Tests.Tagging;

public class TagResolverTests
{
    [Fact]
    public void The_tags_are_those_of_the_definition_and_until_is_honest() =>
        Law.Holds(LedgerGenerators.Catalogs, LedgerGenerators.Ledgers, LedgerGenerators.AsOf, (catalog, ledger, asOf) =>
        {
            var answer = new TagResolver(catalog).Resolve(ledger, asOf, asOf);
            var now = NaiveLedger.Effective(catalog, TagPrecedence.Default, ledger, asOf, asOf);
            Assert.Equal(now, answer.Tags.Select(tag => (tag.Tag, tag.Entry)));
            Assert.All(answer.Tags, tag => Assert.Equal(tag.Entry.Value, tag.Value));

            var later = NaiveLedger.Moments(catalog, ledger, asOf)
                .Select(at => (at, tags: NaiveLedger.Effective(catalog, TagPrecedence.Default, ledger, at, asOf)))
                .ToArray();
            Assert.Equal(First(later.Where(item => !item.tags.SequenceEqual(now))), answer.ValidUntil);
            Assert.All(answer.Tags, tag => Assert.Equal(First(later.Where(item => !item.tags.Contains((tag.Tag, tag.Entry)))), tag.Until));
            return true;

            static Instant? First(IEnumerable<(Instant At, (string, TagEntry)[])> items) =>
                items.Select(item => (Instant?)item.At).FirstOrDefault();
        });

    [Fact]
    public void Any_precedence_is_that_of_the_definition() =>
        Law.Holds(LedgerGenerators.Catalogs, LedgerGenerators.Ledgers, LedgerGenerators.Precedences, (catalog, ledger, precedence) =>
        {
            var asOf = LedgerGenerators.Start + Duration.FromDays(5);
            return new TagResolver(catalog, precedence).Resolve(ledger, asOf).Tags.Select(tag => (tag.Tag, tag.Entry))
                .SequenceEqual(NaiveLedger.Effective(catalog, precedence, ledger, asOf, Instant.MaxValue));
        });

    [Fact]
    public void What_is_recorded_later_never_changes_what_was_known() =>
        Law.Holds(LedgerGenerators.Catalogs, LedgerGenerators.Ledgers, LedgerGenerators.AsOf, (catalog, ledger, known) =>
        {
            var resolver = new TagResolver(catalog);
            var asOf = LedgerGenerators.Start + Duration.FromDays(6);
            return resolver.Resolve(ledger, asOf, known) == resolver.Resolve(ledger.KnownAt(known), asOf, known);
        });

    [Fact]
    public void The_same_entries_in_json_or_one_by_one_give_the_same_tags_and_these_survive_json() =>
        Law.Holds(LedgerGenerators.Catalogs, LedgerGenerators.Ledgers, LedgerGenerators.AsOf, (catalog, ledger, asOf) =>
        {
            var resolver = new TagResolver(catalog);
            var tags = resolver.Resolve(ledger, asOf);
            var replayed = ledger.Entries.Aggregate(TagLedger.Empty, (sum, entry) => sum.Append(entry));
            return resolver.Resolve(TagLedgerJson.Read(TagLedgerJson.Write(ledger)), asOf) == tags
                && resolver.Resolve(replayed, asOf) == tags
                && EffectiveTagsJson.Read(EffectiveTagsJson.Write(tags)) == tags
                && (tags.Catalog, tags.Precedence) == (catalog.ToRef(), TagPrecedence.Default.ToRef());
        });

    [Fact]
    public void A_group_has_one_tag_at_most() =>
        Law.Holds(LedgerGenerators.Catalogs, LedgerGenerators.Ledgers, LedgerGenerators.AsOf, (catalog, ledger, asOf) =>
            new TagResolver(catalog).Resolve(ledger, asOf).Tags.Count(tag => tag.Tag is "vip" or "gold") <= 1);

    [Fact]
    public void A_pin_beats_the_rules_and_a_ban_keeps_every_other_lane_out() =>
        Law.Holds(LedgerGenerators.Catalogs, LedgerGenerators.Ledgers, LedgerGenerators.AsOf, (catalog, ledger, asOf) =>
        {
            var resolver = new TagResolver(catalog);
            var entry = ByHand(TagEntryKind.Assign, asOf);
            var pinned = resolver.Resolve(ledger.Append(entry), asOf);
            var banned = resolver.Resolve(ledger.Append(entry with { Kind = TagEntryKind.Ban }), asOf);
            return pinned.Tags.Single(tag => tag.Tag == "new").Entry == entry && banned.Tags.All(tag => tag.Tag != "new");
        });

    [Fact]
    public void Clearing_a_pin_or_a_ban_gives_back_what_others_say() =>
        Law.Holds(LedgerGenerators.Catalogs, LedgerGenerators.Ledgers, LedgerGenerators.AsOf, (catalog, ledger, asOf) =>
        {
            var resolver = new TagResolver(catalog);
            var others = TagLedger.From(ledger.Entries.Where(entry => entry.Source.Lane != TagLane.Manual || entry.Tag != "new"));
            var plain = resolver.Resolve(others, asOf).Tags;
            return new[] { TagEntryKind.Assign, TagEntryKind.Ban }.All(kind =>
                resolver.Resolve(others.Append([ByHand(kind, asOf), ByHand(TagEntryKind.Clear, asOf)]), asOf).Tags == plain);
        });

    [Fact]
    public void A_pin_for_a_week_ends_with_what_was_there_before()
    {
        var resolver = new TagResolver(CatalogOf(Flag("vip")));
        var ledger = TagLedger.From([Ban("vip", 1), Assign("vip", ByRules, 2), Assign("vip", TagSource.Manual, 3, until: Day(10))]);

        Assert.Empty(resolver.Resolve(ledger, Day(2)).Tags);
        Assert.Equal(Day(3), resolver.Resolve(ledger, Day(2)).ValidUntil);
        Assert.Equal(Day(10), resolver.Resolve(ledger, Day(5)).Tags.Single().Until);
        Assert.Empty(resolver.Resolve(ledger, Day(10)).Tags);
    }

    [Fact]
    public void An_import_goes_before_a_rule_and_a_rule_before_a_model_that_is_sure_enough()
    {
        var resolver = new TagResolver(CatalogOf(Flag("level")));
        var import = Assign("level", new ImportTagSource("crm"), 3, value: "import");
        var rule = Assign("level", ByRules, 2, value: "rule");
        var model = Assign("level", new ModelTagSource("m", 0.5m), 1, value: "model");
        var unsure = model with { Source = new ModelTagSource("m", 0.49m) };

        Assert.Equal("import", resolver.Resolve(TagLedger.From([model, rule, import]), Day(4)).Tags.Single().Value);
        Assert.Equal("rule", resolver.Resolve(TagLedger.From([model, rule]), Day(4)).Tags.Single().Value);
        Assert.Equal("model", resolver.Resolve(TagLedger.From([model]), Day(4)).Tags.Single().Value);
        Assert.Empty(resolver.Resolve(TagLedger.From([unsure]), Day(4)).Tags);
    }

    [Fact]
    public void Of_a_group_the_better_lane_stays_and_of_one_lane_the_first_of_the_catalogue()
    {
        var resolver = new TagResolver(CatalogOf(Flag("gold", "tier"), Flag("silver", "tier"), Flag("free", "tier")));

        Assert.Equal("gold", Tags(Assign("silver", ByRules, 1), Assign("gold", ByRules, 1)));
        Assert.Equal("silver", Tags(Assign("gold", ByRules, 1), Assign("silver", TagSource.Manual, 1)));
        Assert.Equal("silver", Tags(Assign("gold", ByRules, 1), Assign("silver", TagSource.Manual, 1), Assign("free", TagSource.Manual, 1)));
        Assert.Equal("silver", Tags(Assign("gold", ByRules, 1), Ban("gold", 1), Assign("silver", ByRules, 1)));

        string Tags(params IEnumerable<TagEntry> entries) =>
            string.Join(' ', resolver.Resolve(TagLedger.From(entries), Day(2)).Tags.Select(tag => tag.Tag));
    }

    [Fact]
    public void A_month_ends_on_the_local_calendar_and_on_the_last_day_of_a_shorter_one()
    {
        // London: midnight of 31 January in winter; the end of February; and over the change of 30 March an hour less.
        var resolver = new TagResolver(CatalogOf(Flag("a", expiresAfter: Lookback.OfMonths(1)), Flag("b", expiresAfter: Lookback.OfDays(31))));
        var january = Instant.FromUtc(2025, 1, 31, 0, 0);
        var entry = Assign("a", ByRules, 1) with { ValidFrom = january };

        Assert.Equal(Instant.FromUtc(2025, 2, 28, 0, 0), resolver.Resolve(TagLedger.From([entry]), january).ValidUntil);
        Assert.Equal(
            Instant.FromUtc(2025, 3, 31, 23, 0),
            resolver.Resolve(TagLedger.From([entry with { ValidFrom = Instant.FromUtc(2025, 3, 1, 0, 0) }]), Day(2)).ValidUntil);
        Assert.Equal(
            Instant.FromUtc(2025, 4, 1, 0, 0),
            resolver.Resolve(TagLedger.From([Assign("b", ByRules, 1)]), Day(2)).ValidUntil);
    }

    [Fact]
    public void What_an_expired_assignment_replaced_does_not_come_back()
    {
        // A month after 30 January at noon is later than one after 31 January at midnight.
        var resolver = new TagResolver(CatalogOf(Flag("level", expiresAfter: Lookback.OfMonths(1))));
        var older = Assign("level", ByRules, 1, value: "silver") with { ValidFrom = Instant.FromUtc(2025, 1, 30, 12, 0) };
        var newer = Assign("level", ByRules, 1, value: "gold") with { ValidFrom = Instant.FromUtc(2025, 1, 31, 0, 0) };
        var february = Instant.FromUtc(2025, 2, 28, 0, 0);

        Assert.Single(resolver.Resolve(TagLedger.From([older]), february).Tags);
        Assert.Empty(resolver.Resolve(TagLedger.From([older, newer]), february).Tags);
    }

    [Theory]
    [InlineData("P100Y")]
    [InlineData("P36525D")]
    public void An_expiry_past_the_calendar_is_never(string length)
    {
        var resolver = new TagResolver(CatalogOf(Flag("a", expiresAfter: Lookback.Parse(length))));
        var late = Instant.FromUtc(9950, 1, 1, 0, 0);
        var entry = Assign("a", ByRules, 1) with { ValidFrom = late, RecordedAt = late };

        Assert.Null(resolver.Resolve(TagLedger.From([entry]), late).ValidUntil);
    }

    [Fact]
    public void A_tag_that_the_catalogue_lacks_stays_in_the_ledger_without_effect()
    {
        var ledger = TagLedger.From([Assign("gone", TagSource.Manual, 1)]);
        var resolver = new TagResolver(CatalogOf(Flag("a")));

        Assert.Empty(resolver.Resolve(ledger, Day(2)).Tags);
        Assert.Empty(resolver.Diff(TagLedger.From([Assign("gone", ByRules, 1)]), [], Day(2)));
        Assert.Single(new TagResolver(CatalogOf(Flag("gone"))).Resolve(ledger, Day(2)).Tags);
    }

    [Fact]
    public void Every_problem_of_what_the_resolver_reads_is_told()
    {
        var catalog = CatalogOf(Flag("a"), Flag("a", expiresAfter: Lookback.OfDays(0)), Flag("b", onFalse: OnFalse.After(default))) with
        {
            Zone = "Europe/Londn",
        };

        var problems = Assert.Throws<InvalidPolicyException>(() => new TagResolver(catalog)).Problems;
        Assert.Equal(["$.zone", "$.tags[1].id", "$.tags[1].expiresAfter", "$.tags[2].onFalse.expireAfter"], problems.Select(problem => problem.Path));
        Assert.Equal("Did you mean 'Europe/London'?", problems[0].Remedy);
    }

    [Fact]
    public void A_tag_that_is_missing_or_nameless_is_a_problem_too()
    {
        var catalog = CatalogOf(null!, Flag("x") with { Id = null! }, Flag("a") with { Names = null! }) with { Zone = null! };

        var problems = Assert.Throws<InvalidPolicyException>(() => new TagResolver(catalog)).Problems;
        Assert.Equal(["$.zone", "$.tags[0]", "$.tags[1].id", "$.tags[2].names"], problems.Select(problem => problem.Path));
    }

    [Fact]
    public void A_precedence_survives_json_and_its_problems_are_told()
    {
        var policy = new TagPrecedence { Name = " ", Version = "1", Lanes = [TagLane.Rule, TagLane.Manual, TagLane.Rule], MinConfidence = 80 };

        Assert.Equal(
            ["$.name", "$.lanes[1]", "$.lanes[2]", "$.minConfidence"],
            TagPrecedenceValidator.Validate(policy).Select(problem => problem.Path));
        Assert.Throws<InvalidPolicyException>(() => new TagResolver(CatalogOf(), policy));
        Law.Holds(LedgerGenerators.Precedences, some => TagPrecedenceJson.Read(TagPrecedenceJson.Write(some)) == some
            && TagPrecedenceJson.Read(TagPrecedenceJson.Write(some)).ToRef() == some.ToRef()
            && TagPrecedenceValidator.Validate(some).Count == 0);
    }

    private static TagEntry ByHand(TagEntryKind kind, Instant asOf) => Assign("new", TagSource.Manual, 1) with
    {
        Kind = kind,
        ValidFrom = asOf,
        RecordedAt = LedgerGenerators.Start + Duration.FromDays(100),
    };
}
