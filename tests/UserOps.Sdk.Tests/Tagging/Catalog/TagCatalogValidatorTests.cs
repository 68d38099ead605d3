using System.Diagnostics;
using UserOps.Tagging;
using static UserOps.Tests.Tagging.TaggingExamples;

namespace UserOps.Tests.Tagging.Catalog;

public class TagCatalogValidatorTests
{
    [Fact]
    public void A_circle_of_tags_is_refused_and_printed()
    {
        var catalog = CatalogOf() with
        {
            Tags = [Flag("a"), Flag("b")],
            Rules = [new() { Tag = "a", When = new TagCondition("b") }, new() { Tag = "b", When = new TagCondition("a") }],
        };
        var problem = Assert.Single(TagCatalogValidator.Validate(catalog));
        Assert.Equal(
            "$.rules[0].when (rule 'a'): The value is a -> b -> a; it must be free of circles. Take one of these conditions out.",
            problem.ToString());
        Assert.Contains("a -> b -> a", Assert.Throws<InvalidPolicyException>(() => new Tagger(catalog)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tag_that_asks_for_itself_and_one_that_asks_for_a_later_rival_are_circles()
    {
        var self = CatalogOf(new NotCondition(new TagCondition("t0")));
        Assert.Equal("t0 -> t0", Assert.Single(TagCatalogValidator.Validate(self)).Value);

        var rivals = CatalogOf(new TagCondition("t1"), new AttributeCondition("age") { Exists = true }) with
        {
            Tags = [Flag("t0") with { Group = "g" }, Flag("t1") with { Group = "g" }],
        };
        var problem = Assert.Single(TagCatalogValidator.Validate(rivals));
        Assert.Equal("t0 -> t1 -> t0", problem.Value);
        Assert.Contains("exclusive group", problem.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_chain_of_tags_is_no_circle_and_no_deep_recursion()
    {
        var catalog = CatalogOf([
            new AttributeCondition("age") { AtLeast = 1 },
            .. Enumerable.Range(0, 5_000).Select(Condition (i) => new TagCondition($"t{i}"))]);
        Assert.Equal(Truth.True, TruthOf(catalog, UserFacts.Empty.With("age", 1), At(2024, 1, 1), tag: 5_000));
    }

    public static TheoryData<Condition, string> Broken => new()
    {
        { new AttributeCondition("agee") { Less = 18 }, "$.rules[0].when.attribute (rule 't0'): The value is 'agee'; it must be an attribute that the catalogue declares. Did you mean 'age'?" },
        { new AttributeCondition("age") { Less = "18" }, "$.rules[0].when.less (rule 't0'): The value is \"18\"; it must be a number. Write 18 without quotation marks." },
        { new AttributeCondition("age") { EqualTo = true }, "$.rules[0].when.equals (rule 't0'): The value is true; it must be a number. Nothing is converted: write a value of that type, or ask something else." },
        { new AttributeCondition("country") { AtLeast = "A" }, "$.rules[0].when.atLeast (rule 't0'): The value is asked of a value of type text; it must be asked of a number, a date or an instant. Ask something that fits the type, or mend the declared type." },
        { new AttributeCondition("country") { EqualTo = 7 }, "$.rules[0].when.equals (rule 't0'): The value is 7; it must be a text. Write \"7\"." },
        { new AttributeCondition("country") { Matches = "(" }, "$.rules[0].when.matches (rule 't0'): The value is (; it must be a regular expression. Mend it: Invalid pattern '(' at offset 1. Not enough )'s." },
        { new AttributeCondition("country") { Matches = @"(a+)+\1" }, "$.rules[0].when.matches (rule 't0'): The value is (a+)+\\1; it must be a regular expression that needs no backtracking. Take out look-around, back-references, atomic groups and conditionals." },
        { new AttributeCondition("country") { Matches = "((a{100}){100}){100}" }, "$.rules[0].when.matches (rule 't0'): The value is ((a{100}){100}){100}; it must be a pattern whose counted repetitions multiply to at most 1000. Repeat less often, or use * or +." },
        { new AttributeCondition("country") { Contains = "" }, "$.rules[0].when.contains (rule 't0'): The value is an empty text; it must be a text. Every text has the empty one in it: write what to look for, or ask exists." },
        { new AttributeCondition("country") { EqualTo = "\ud800" }, "$.rules[0].when.equals (rule 't0'): The value is half a surrogate pair; it must be text in valid UTF-16. Remove it." },
        { new AttributeCondition("interests") { EqualTo = "a" }, "$.rules[0].when.equals (rule 't0'): The value is asked of a value of type textSet; it must be asked of one value; of a set ask hasAny, hasAll or hasNone. Ask something that fits the type, or mend the declared type." },
        { new AttributeCondition("interests") { HasAny = [] }, "$.rules[0].when.hasAny (rule 't0'): The value is an empty list; it must be a list of texts. List the texts." },
        { new AttributeCondition("birthday") { Before = "31/01/2026" }, "$.rules[0].when.before (rule 't0'): The value is \"31/01/2026\"; it must be a date such as \"2026-01-31\" of the years 1 to 9997. Nothing is converted: write a value of that type, or ask something else." },
        { new AttributeCondition("birthday") { WithinLast = Lookback.OfHours(36) }, "$.rules[0].when.withinLast (rule 't0'): The value is P1DT12H; it must be whole days or months, for a date has no time of day. Write it in days, such as P2D." },
        { new AttributeCondition("birthday") { Anniversary = "P367D" }, "$.rules[0].when.anniversary (rule 't0'): The value is \"P367D\"; it must be true, or whole days from P1D to P366D. Write true for today, or P7D for today and the six days after it." },
        { new AttributeCondition("age") { Between = [9, 3] }, "$.rules[0].when.between (rule 't0'): The value is 9 and 3; it must be in ascending order. Swap the two." },
        { new AttributeCondition("age"), "$.rules[0].when (rule 't0'): The value is a condition without a comparison; it must be complete. Add one, such as \"atLeast\"." },
        { new AttributeCondition("age") { Exists = true, WhenMissing = WhenMissing.Match }, "$.rules[0].when.whenMissing (rule 't0'): The value is whenMissing; it must be left out beside exists and missing, which say it already. Remove it." },
        { new AttributeCondition("age") { Less = 3, IgnoreCase = true }, "$.rules[0].when.ignoreCase (rule 't0'): The value is asked of a value of type number; it must be asked of a text or a set of texts. Ask something that fits the type, or mend the declared type." },
        { new AttributeCondition("age") { In = [3, null!] }, "$.rules[0].when.in[1] (rule 't0'): The value is null; it must be a number. Write the value, or take it out of the list." },
        { new AttributeCondition("age") { Between = [null!, 3] }, "$.rules[0].when.between[0] (rule 't0'): The value is null; it must be a number. Write the value, or take it out of the list." },
        { new AttributeCondition("interests") { HasAny = [null!] }, "$.rules[0].when.hasAny[0] (rule 't0'): The value is null; it must be a text. Write the text, or take it out of the list." },
        { new PropertyCondition("amount") { Less = 3 }, "$.rules[0].when.property (rule 't0'): The value is a property outside a filter; it must be in the filter of an event: 'where'. Move it into a 'where', or ask for an attribute." },
        { new AllCondition([]), "$.rules[0].when.all (rule 't0'): The value is an empty list; it must be a list of conditions. Without a condition everybody would match: write one, or remove the group." },
        { new AnyCondition([]), "$.rules[0].when.any (rule 't0'): The value is an empty list; it must be a list of conditions. Without a condition nobody would match: write one, or remove the group." },
        { new TagCondition("t9"), "$.rules[0].when.tag (rule 't0'): The value is 't9'; it must be the id of a tag of the catalogue. Did you mean 't0'?" },
        { new CountCondition("ordre") { AtLeast = 1 }, "$.rules[0].when.count (rule 't0'): The value is 'ordre'; it must be the type of an event that the catalogue declares. Did you mean 'order'?" },
        { new CountCondition("order.amount") { AtLeast = 1 }, "$.rules[0].when.count (rule 't0'): The value is 'order.amount'; it must be the type of an event alone. Write 'order'; to ask for a property, use 'where' or 'distinct'." },
        { new CountCondition("order") { Exists = true }, "$.rules[0].when.exists (rule 't0'): The value is exists; it must be asked of what may be missing, which a total never is. Compare the number: of no events it is 0." },
        { new SumCondition("order.amout") { AtLeast = 1 }, "$.rules[0].when.sum (rule 't0'): The value is 'order.amout'; it must be an event that the catalogue declares, and its property after a dot. Did you mean 'order.amount'?" },
        { new SumCondition("order.status") { AtLeast = 1 }, "$.rules[0].when.sum (rule 't0'): The value is 'order.status', of type text; it must be a property of type number. Name another property, or mend the declared type." },
        { new CountCondition("order") { AtLeast = 1, In = EventWindow.OfLast(Lookback.OfDays(-7)) }, "$.rules[0].when.in.last (rule 't0'): The value is P-7D; it must be longer than nothing and at most P36525D or P100Y. Write how far back to look, such as P30D." },
        { new CountCondition("order") { AtLeast = 1, In = EventWindow.OfPeriods(CalendarPeriod.Week, 0, includeCurrent: false) }, "$.rules[0].when.in.back (rule 't0'): The value is 0; it must be between 1 and 1000. Write how many whole periods before the current one count; 0 only with the current one." },
        { new CountCondition("order") { AtLeast = 1, In = EventWindow.Between(At(2024, 2, 1), At(2024, 1, 1)) }, "$.rules[0].when.in.to (rule 't0'): The value is 2024-01-01T00:00:00Z; it must be later than from. No event lies in between: mend one of the two." },
        { new CountCondition("order") { AtLeast = 1, Where = new PropertyCondition("statu") { EqualTo = "paid" } }, "$.rules[0].when.where.property (rule 't0'): The value is 'statu'; it must be a property that the catalogue declares for 'order'. Did you mean 'status'?" },
        { new CountCondition("order") { AtLeast = 1, Where = new AttributeCondition("age") { AtLeast = 1 } }, "$.rules[0].when.where (rule 't0'): The value is 'attribute'; it must be a condition on properties of the event: property, all, any or not. Ask for a 'property', or move it out of the filter." },
        { new SequenceCondition([new("order")], Lookback.OfDays(1)), "$.rules[0].when.sequence (rule 't0'): The value is 1 steps; it must be between 2 and 32 steps. For one step, count the event." },
        { new RepeatedCondition(new CountCondition("order") { AtLeast = 1 }, 5, 4, CalendarPeriod.Week), "$.rules[0].when.inAtLeast (rule 't0'): The value is 5; it must be between 1 and 4, the number of periods. Write in how many of them it must hold." },
        { new RepeatedCondition(new CountCondition("order") { AtLeast = 1, In = EventWindow.OfLast("P7D") }, 1, 4, CalendarPeriod.Week), "$.rules[0].when.repeated.in (rule 't0'): The value is a window; it must be left out, for each period is one. Remove it." },
        { new StoppedCondition(new("order"), default), "$.rules[0].when.after (rule 't0'): The value is P0D; it must be longer than nothing and at most P36525D or P100Y. Write how far back to look, such as P30D." },
        { new HeldCondition(new AttributeCondition("age") { AtLeast = 1 }, Lookback.OfDays(1)), "$.rules[0].when.held.attribute (rule 't0'): The value is an attribute; it must be a condition on events, for attributes carry no history. Ask for the attribute beside 'held', not in it." },
        { new HeldCondition(new HeldCondition(new CountCondition("order") { AtLeast = 1 }, Lookback.OfDays(1)), Lookback.OfDays(1)), "$.rules[0].when.held.held (rule 't0'): The value is held within held; it must be a condition that is not held itself. Ask for the longer of the two lengths, or put them side by side." },
    };

    [Theory]
    [MemberData(nameof(Broken), DisableDiscoveryEnumeration = true)]
    public void A_broken_condition_is_told_with_its_path_and_its_mend(Condition condition, string expected) =>
        Assert.Equal([expected], TagCatalogValidator.Validate(CatalogOf(condition)).Select(problem => problem.ToString()));

    [Fact]
    public void All_problems_are_found_at_once_in_the_order_of_the_text()
    {
        var catalog = CatalogOf() with
        {
            Name = " ",
            Zone = "Asia/Shangai",
            Attributes = [new("", FactType.Text), new("age", FactType.Number)],
            Tags =
            [
                Flag("a") with { Values = ["x"], ExpiresAfter = Lookback.OfDays(-1) },
                Flag("a") with { Category = "" },
                Choice("level"),
                Choice("tier", "x", "x") with { OnFalse = OnFalse.After(default) },
            ],
            Rules =
            [
                new() { Tag = "b", When = new AttributeCondition("age") { Less = 3 } },
                new() { Tag = "a", Value = "x", When = new AttributeCondition("age") { Less = 3 } },
                new() { Tag = "tier", When = new AttributeCondition("age") { Less = 3 } },
                new() { Tag = "tier", Value = "z", When = new AnyCondition([new AttributeCondition("ag") { Less = 3 }, new AttributeCondition("age") { Less = "3" }]) },
            ],
        };
        Assert.Equal(
            [
                "$.name", "$.zone", "$.attributes.", "$.tags[0].values", "$.tags[0].expiresAfter", "$.tags[1].id", "$.tags[1].category",
                "$.tags[2].values", "$.tags[3].values[1]", "$.tags[3].onFalse.expireAfter", "$.rules[0].tag", "$.rules[1].value",
                "$.rules[2].value", "$.rules[3].value", "$.rules[3].when.any[0].attribute", "$.rules[3].when.any[1].less",
            ],
            TagCatalogValidator.Validate(catalog).Select(problem => problem.Path));
    }

    [Fact]
    public void A_condition_nested_a_thousand_levels_deep_is_refused_without_harm()
    {
        Condition condition = new AttributeCondition("age") { Less = 3 };
        for (var i = 0; i < 1_000; i++)
        {
            condition = new NotCondition(condition);
        }

        Assert.Equal("at most 32 levels deep", Assert.Single(TagCatalogValidator.Validate(CatalogOf(condition))).Allowed);
    }

    [Fact]
    public void A_large_catalogue_costs_no_more_than_its_size()
    {
        const int Many = 5_000;
        var numbers = Enumerable.Range(0, Many).ToArray();
        var known = new AttributeCondition("age") { In = numbers.Select(number => Literal.Of(number)).ToEquatableArray() };
        var catalog = CatalogOf(known) with
        {
            Tags =
            [
                Flag("t0"),
                Flag("points") with { Type = TagType.Number },
                Choice("level", [.. numbers.Select(number => $"v{number}")]),
                .. numbers.Select(number => Flag($"g{number}") with { Group = "g" }),
            ],
            Rules =
            [
                new() { Tag = "t0", When = known },
                .. numbers.Select(number => new TagRule { Tag = "points", Value = number, When = new AttributeCondition("age") { EqualTo = number } }),
                .. numbers.Select(number => new TagRule { Tag = "level", Value = $"v{number}", When = new TagCondition("points", number) }),
                .. numbers.Select(number => new TagRule { Tag = $"g{number}", When = new TagCondition("level", $"v{number}") }),
            ],
        };
        var unknown = CatalogOf([.. numbers.Select(number => new AttributeCondition($"attribut_{number}") { Exists = true })]) with
        {
            Attributes = numbers.Select(number => KeyValuePair.Create($"attribute{number}", FactType.Number)).ToEquatableMap(),
        };

        var watch = Stopwatch.StartNew();
        var tagger = new Tagger(catalog);
        Assert.Equal(Many, TagCatalogValidator.Validate(unknown).Count);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(30)); // squares of these numbers take minutes

        var answers = tagger.NewAnswers();
        tagger.Evaluate(UserFacts.Empty.With("age", 7), At(2024, 1, 1), answers);
        Assert.Equal([new("t0", null), new("points", 7), new("level", "v7"), new("g7", null)], answers.Given);
    }
}
