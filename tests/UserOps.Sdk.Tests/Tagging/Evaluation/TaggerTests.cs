using NodaTime;
using UserOps.Tagging;
using static UserOps.Tests.Tagging.TaggingExamples;

namespace UserOps.Tests.Tagging.Evaluation;

public class TaggerTests
{
    private static readonly Instant Noon = At(2024, 5, 15, 12);

    [Fact]
    public void What_is_compared_with_a_missing_value_is_unknown_and_gives_no_tag()
    {
        var minor = new AttributeCondition("age") { Less = 18 };
        Assert.Equal(Truth.Unknown, TruthOf(minor, UserFacts.Empty, Noon));
        Assert.Equal(Truth.Unknown, TruthOf(new NotCondition(minor), UserFacts.Empty, Noon));
        Assert.Equal(Truth.Unknown, TruthOf(new AttributeCondition("age") { NotEqualTo = 18 }, UserFacts.Empty, Noon));

        var tagger = new Tagger(CatalogOf(minor));
        var answers = tagger.NewAnswers();
        tagger.Evaluate(UserFacts.Empty, Noon, answers);
        Assert.Empty(answers.Given);
        Assert.False(answers.Has(0));
    }

    [Theory]
    [InlineData(WhenMissing.Match, Truth.True)]
    [InlineData(WhenMissing.NoMatch, Truth.False)]
    [InlineData(WhenMissing.Unknown, Truth.Unknown)]
    public void A_condition_may_say_what_a_missing_value_gives(WhenMissing whenMissing, Truth expected) =>
        Assert.Equal(expected, TruthOf(new AttributeCondition("age") { Less = 18, WhenMissing = whenMissing }, UserFacts.Empty, Noon));

    [Fact]
    public void That_a_value_is_there_or_not_is_never_unknown()
    {
        Assert.Equal(Truth.True, TruthOf(new AttributeCondition("age") { Missing = true }, UserFacts.Empty, Noon));
        Assert.Equal(Truth.False, TruthOf(new AttributeCondition("age") { Exists = true }, UserFacts.Empty, Noon));
        Assert.Equal(Truth.False, TruthOf(new AttributeCondition("age") { Exists = true, Less = 18 }, UserFacts.Empty, Noon));
        Assert.Equal(Truth.True, TruthOf(new AttributeCondition("age") { Exists = true, Less = 18 }, UserFacts.Empty.With("age", 7), Noon));
    }

    [Fact]
    public void The_last_seven_days_are_open_at_their_start_and_closed_at_their_end()
    {
        var ordered = new CountCondition("order") { In = EventWindow.OfLast("P7D"), AtLeast = 1 };
        Assert.Equal(Truth.False, TruthOf(ordered, Orders(At(2024, 5, 8, 12)), Noon));
        Assert.Equal(Truth.True, TruthOf(ordered, Orders(At(2024, 5, 8, 12) + Duration.FromTicks(1)), Noon));
        Assert.Equal(Truth.True, TruthOf(ordered, Orders(At(2024, 5, 8, 12) + Duration.Epsilon), Noon));
        Assert.Equal(Truth.True, TruthOf(ordered, Orders(Noon), Noon));
        Assert.Equal(Truth.False, TruthOf(ordered, Orders(Noon + Duration.Epsilon), Noon));
    }

    [Theory]
    [InlineData(WindowEdges.OpenClosed, false, true)]
    [InlineData(WindowEdges.ClosedOpen, true, false)]
    [InlineData(WindowEdges.ClosedClosed, true, true)]
    [InlineData(WindowEdges.OpenOpen, false, false)]
    public void The_edges_of_a_window_are_what_they_say(WindowEdges edges, bool start, bool end)
    {
        var ordered = new CountCondition("order") { In = new RollingWindow(Lookback.OfDays(7), edges), AtLeast = 1 };
        Assert.Equal(start ? Truth.True : Truth.False, TruthOf(ordered, Orders(At(2024, 5, 8, 12)), Noon));
        Assert.Equal(end ? Truth.True : Truth.False, TruthOf(ordered, Orders(Noon), Noon));
    }

    [Fact]
    public void At_most_one_order_holds_for_a_user_with_none()
    {
        var atMostOne = new CountCondition("order") { In = EventWindow.OfLast("P30D"), AtMost = 1 };
        Assert.Equal(Truth.True, TruthOf(atMostOne, UserFacts.Empty, Noon));
    }

    [Fact]
    public void At_most_one_order_becomes_true_by_time_alone_and_the_next_change_says_when()
    {
        var tagger = new Tagger(CatalogOf(new CountCondition("order") { In = EventWindow.OfLast("P30D"), AtMost = 1 }));
        var facts = Orders(At(2024, 5, 1, 9), At(2024, 5, 10, 9));
        var answers = tagger.NewAnswers();

        Assert.Equal(At(2024, 5, 31, 9), tagger.Foresee(facts, Noon, answers));
        Assert.False(answers.Has(0));
        Assert.Equal(At(2024, 5, 31, 9), answers.NextChangeOf(0));
        Assert.Null(tagger.NextChange(facts, At(2024, 5, 31, 9)));
    }

    [Fact]
    public void A_count_that_falls_takes_a_tag_away()
    {
        var tagger = new Tagger(CatalogOf(new CountCondition("order") { In = EventWindow.OfLast("P30D"), AtLeast = 2 }));
        Assert.Equal(At(2024, 5, 31, 9), tagger.NextChange(Orders(At(2024, 5, 1, 9), At(2024, 5, 10, 9), At(2024, 5, 20, 9)), Noon));
    }

    [Fact]
    public void Of_a_choice_the_first_value_that_matches_wins()
    {
        var catalog = CatalogOf() with
        {
            Tags = [Choice("level", "svip", "vip")],
            Rules =
            [
                new() { Tag = "level", Value = "vip", When = new AttributeCondition("age") { AtLeast = 10 } },
                new() { Tag = "level", Value = "svip", When = new AttributeCondition("age") { AtLeast = 20 } },
            ],
        };
        var tagger = new Tagger(catalog);
        var answers = tagger.NewAnswers();
        tagger.Evaluate(UserFacts.Empty.With("age", 30), Noon, answers);
        Assert.Equal([new("level", "svip")], answers.Given);
        tagger.Evaluate(UserFacts.Empty.With("age", 15), Noon, answers);
        Assert.Equal([new("level", "vip")], answers.Given);
        tagger.Evaluate(UserFacts.Empty.With("age", 5), Noon, answers);
        Assert.Empty(answers.Given);
    }

    [Fact]
    public void Who_asks_for_a_value_that_another_one_went_before_does_not_find_it()
    {
        var young = new AttributeCondition("age") { Less = 20 };
        var catalog = CatalogOf() with
        {
            Tags = [Choice("level", "svip", "vip"), Flag("isVip"), Flag("hasLevel"), Flag("noSvip")],
            Rules =
            [
                new() { Tag = "level", Value = "svip", When = new AttributeCondition("country") { EqualTo = "CN" } },
                new() { Tag = "level", Value = "vip", When = young },
                new() { Tag = "isVip", When = new TagCondition("level", "vip") },
                new() { Tag = "hasLevel", When = new TagCondition("level") },
                new() { Tag = "noSvip", When = new NotCondition(new TagCondition("level", "svip")) },
            ],
        };

        // Given vip; svip may yet turn out to go before it, so who asks for no svip does not know.
        Assert.Equal(["level = \"vip\"", "isVip", "hasLevel"], Given(UserFacts.Empty.With("age", 10)));
        Assert.Equal(["level = \"svip\"", "hasLevel"], Given(UserFacts.Empty.With("age", 10).With("country", "CN")));
        Assert.Equal(["level = \"vip\"", "isVip", "hasLevel", "noSvip"], Given(UserFacts.Empty.With("age", 10).With("country", "FR")));
        Assert.Equal(["noSvip"], Given(UserFacts.Empty.With("age", 30).With("country", "FR")));
        Assert.Empty(Given(UserFacts.Empty));

        IEnumerable<string> Given(UserFacts facts)
        {
            var tagger = new Tagger(catalog);
            var answers = tagger.NewAnswers();
            tagger.Evaluate(facts, Noon, answers);
            return answers.Given.Select(tag => tag.ToString());
        }
    }

    [Fact]
    public void Of_an_exclusive_group_the_first_tag_wins_and_the_other_says_to_whom_it_yields()
    {
        var any = new AttributeCondition("age") { Exists = true };
        var catalog = CatalogOf(any, any) with { Tags = [Flag("t0") with { Group = "g" }, Flag("t1") with { Group = "g" }] };
        var set = new Tagger(catalog).Explain(UserFacts.Empty.With("age", 1), Noon).Value;
        Assert.Equal([new("t0", null)], set.Given());
        Assert.Equal("t0", set.Verdicts[1].YieldsTo);
        Assert.Equal(Truth.False, set.Verdicts[1].Truth);
        Assert.Equal(Truth.True, set.Verdicts[1].Rules[0].When.Truth);
    }

    [Fact]
    public void Steps_in_order_are_each_later_than_the_one_before()
    {
        var bought = new SequenceCondition([new("login"), new("order")], Lookback.OfDays(1));
        var login = At(2024, 5, 1);
        Assert.Equal(Truth.True, TruthOf(bought, Steps(login, login + Duration.FromHours(23)), Noon));
        Assert.Equal(Truth.False, TruthOf(bought, Steps(login, login), Noon));
        Assert.Equal(Truth.False, TruthOf(bought, Steps(login, login + Duration.FromHours(24)), Noon));
        Assert.Equal(Truth.False, TruthOf(bought, Steps(login, login - Duration.FromHours(1)), Noon));

        static UserFacts Steps(Instant login, Instant order) => UserFacts.From([], [new() { Type = "login", At = login }, Order(order)]);
    }

    [Fact]
    public void Who_stopped_has_not_resumed_and_who_resumed_has_not_stopped()
    {
        var stopped = new StoppedCondition(new("order"), Lookback.OfDays(30));
        var resumed = new ResumedCondition(new("order"), Lookback.OfDays(30));
        var tagger = new Tagger(CatalogOf(stopped, resumed));
        var facts = Orders(At(2024, 1, 1), At(2024, 3, 1));

        Assert.Equal((Truth.False, Truth.True, At(2024, 3, 31)), Judge(At(2024, 3, 30)));
        Assert.Equal((Truth.True, Truth.False, default(Instant?)), Judge(At(2024, 3, 31)));
        Assert.Equal((Truth.True, Truth.False, default(Instant?)), Judge(At(2024, 2, 1)));
        Assert.Equal((Truth.False, Truth.False, At(2024, 1, 31)), Judge(At(2024, 1, 15)));
        Assert.Equal((Truth.False, Truth.False, default(Instant?)), Judge(At(2023, 1, 15)));

        (Truth Stopped, Truth Resumed, Instant? Next) Judge(Instant asOf)
        {
            var answers = tagger.NewAnswers();
            var next = tagger.Foresee(facts, asOf, answers);
            return (answers.TruthOf(0), answers.TruthOf(1), next);
        }
    }

    [Fact]
    public void A_condition_is_held_from_its_own_start_on()
    {
        // Two orders in 7 days hold from the second order until the first is 7 days old.
        var held = new HeldCondition(new CountCondition("order") { In = EventWindow.OfLast("P7D"), AtLeast = 2 }, Lookback.OfDays(3));
        var facts = Orders(At(2024, 5, 1), At(2024, 5, 3));
        Assert.Equal(Truth.False, TruthOf(held, facts, At(2024, 5, 6) - Duration.Epsilon));
        Assert.Equal(Truth.True, TruthOf(held, facts, At(2024, 5, 6)));
        Assert.Equal(Truth.True, TruthOf(held, facts, At(2024, 5, 8) - Duration.Epsilon));
        Assert.Equal(Truth.False, TruthOf(held, facts, At(2024, 5, 8)));

        var tagger = new Tagger(CatalogOf(held));
        Assert.Equal(At(2024, 5, 6), tagger.NextChange(facts, At(2024, 5, 4)));
        Assert.Equal(At(2024, 5, 8), tagger.NextChange(facts, At(2024, 5, 6)));
        Assert.Null(tagger.NextChange(facts, At(2024, 5, 2)));
    }

    [Fact]
    public void Weeks_begin_on_Monday_and_only_whole_ones_are_looked_at()
    {
        var weekly = new RepeatedCondition(new CountCondition("order") { AtLeast = 1 }, 3, 3, CalendarPeriod.Week);
        var facts = Orders(At(2024, 4, 22), At(2024, 5, 5, 23), At(2024, 5, 6)); // weeks 17, 18, 19
        Assert.Equal(Truth.True, TruthOf(weekly, facts, At(2024, 5, 13)));
        Assert.Equal(Truth.False, TruthOf(weekly, facts, At(2024, 5, 12, 23)));
        Assert.Equal(Truth.True, TruthOf(weekly with { IncludeCurrent = true }, facts, At(2024, 5, 12, 23)));
        Assert.Equal(At(2024, 5, 13), new Tagger(CatalogOf(weekly)).NextChange(facts, At(2024, 5, 7)));
        Assert.Equal(At(2024, 5, 20), new Tagger(CatalogOf(weekly)).NextChange(facts, At(2024, 5, 13)));
    }

    [Fact]
    public void A_birthday_on_29_February_is_kept_on_the_28th_in_common_years()
    {
        var today = new AttributeCondition("birthday") { Anniversary = true };
        var leapling = UserFacts.Empty.With("birthday", new LocalDate(2000, 2, 29));
        Assert.Equal(Truth.True, TruthOf(today, leapling, At(2023, 2, 28, 5)));
        Assert.Equal(Truth.False, TruthOf(today, leapling, At(2024, 2, 28, 5)));
        Assert.Equal(Truth.True, TruthOf(today, leapling, At(2024, 2, 29, 5)));
        Assert.Equal(Truth.False, TruthOf(today, leapling, At(2000, 2, 29, 5)));
        Assert.Equal(At(2024, 2, 29), new Tagger(CatalogOf(today)).NextChange(leapling, At(2023, 3, 1)));
    }

    [Fact]
    public void A_birthday_in_the_last_year_of_the_calendar_is_kept_too()
    {
        var facts = UserFacts.Empty.With("birthday", new LocalDate(1990, 12, 20));
        var birthday = new AttributeCondition("birthday") { Anniversary = true };
        Assert.Equal(Truth.True, TruthOf(birthday, facts, At(9998, 12, 20)));
        Assert.Equal(At(9998, 12, 20), new Tagger(CatalogOf(birthday)).NextChange(facts, At(9998, 1, 1)));
        Assert.Equal(Truth.True, TruthOf(birthday with { Anniversary = "P366D" }, facts, At(9998, 12, 25)));
    }

    [Fact]
    public void A_birthday_that_never_meets_its_companion_ends_the_search()
    {
        var both = new AllCondition([new AttributeCondition("birthday") { Anniversary = true }, new AttributeCondition("joined") { Anniversary = true }]);
        var tagger = new Tagger(CatalogOf(both));
        Assert.Null(tagger.NextChange(UserFacts.Empty.With("birthday", new LocalDate(2000, 1, 1)).With("joined", At(2001, 7, 1)), Noon));
        Assert.Equal(
            At(2025, 2, 28),
            tagger.NextChange(UserFacts.Empty.With("birthday", new LocalDate(2000, 2, 29)).With("joined", At(2001, 2, 28)), Noon));
        Assert.Equal(
            At(2101, 2, 28),
            tagger.NextChange(UserFacts.Empty.With("birthday", new LocalDate(2000, 2, 29)).With("joined", At(2100, 2, 28)), Noon));
    }

    [Fact]
    public void A_value_of_another_type_than_declared_is_refused_and_names_what_is_wrong()
    {
        var tagger = new Tagger(CatalogOf(new AttributeCondition("age") { Less = 18 }, new SumCondition("order.amount") { AtLeast = 1 }));
        var attribute = Assert.Throws<ArgumentException>(() => tagger.Evaluate(UserFacts.Empty.With("age", "18"), Noon, tagger.NewAnswers()));
        Assert.StartsWith("The attribute 'age' is Text (18); the catalogue says Number.", attribute.Message, StringComparison.Ordinal);
        var property = Assert.Throws<ArgumentException>(() =>
            tagger.Evaluate(UserFacts.From([], [Order(Noon, 1), Order(Noon, "2")]), Noon, tagger.NewAnswers()));
        Assert.StartsWith("The property 'amount' of an event of type 'order' is Text (2); the catalogue says Number.", property.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sum_that_no_number_holds_is_reported_by_name()
    {
        var tagger = new Tagger(CatalogOf(new SumCondition("order.amount") { AtLeast = 1 }));
        var facts = UserFacts.From([], [Order(Noon, decimal.MaxValue), Order(Noon, decimal.MaxValue)]);
        var overflow = Assert.Throws<OverflowException>(() => tagger.Evaluate(facts, Noon, tagger.NewAnswers()));
        Assert.Contains("'order.amount'", overflow.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_event_of_the_very_moment_comes_into_a_window_without_its_end_a_nanosecond_later()
    {
        var count = new CountCondition("order") { AtLeast = 1, In = new RollingWindow(Lookback.OfDays(7), WindowEdges.ClosedOpen) };
        var asOf = At(2024, 5, 15);
        Assert.Equal(Truth.False, TruthOf(count, Orders(asOf), asOf));
        Assert.Equal(asOf + Duration.Epsilon, new Tagger(CatalogOf(count)).NextChange(Orders(asOf), asOf));
    }

    [Fact]
    public void A_first_observation_after_the_moment_is_never_seen()
    {
        var both = new AllCondition([
            new ObservedForCondition(Lookback.OfDays(1)), new AttributeCondition("joined") { OlderThan = Lookback.OfDays(60) }]);
        var facts = UserFacts.Empty.With("joined", At(2024, 1, 15)).WithObservedSince(At(2024, 2, 20));
        Assert.Null(new Tagger(CatalogOf(both)).NextChange(facts, At(2024, 2, 1)));
    }

    [Theory]
    [InlineData(2024, 2028)]
    [InlineData(2096, 2104)] // 2100 is no leap year
    public void Birthdays_that_part_in_leap_years_alone_are_looked_for_until_the_next_one(int year, int next)
    {
        var parted = new AllCondition([
            new AttributeCondition("birthday") { Anniversary = true }, new NotCondition(new AttributeCondition("joined") { Anniversary = true })]);
        var facts = UserFacts.Empty.With("birthday", new LocalDate(2000, 2, 29)).With("joined", At(1999, 2, 28));
        Assert.Equal(At(next, 2, 29), new Tagger(CatalogOf(parted)).NextChange(facts, At(year, 3, 1)));
    }

    [Fact]
    public void New_answers_are_empty()
    {
        var answers = new Tagger(CatalogOf(new CountCondition("order") { AtLeast = 1 })).NewAnswers();
        Assert.Empty(answers.Given);
        Assert.Equal((false, Truth.False, null, null), (answers.Has(0), answers.TruthOf(0), answers.ValueOf(0), answers.NextChangeOf(0)));
    }

    [Fact]
    public void Arguments_that_make_no_sense_are_refused()
    {
        var tagger = new Tagger(CatalogOf(new AttributeCondition("age") { Less = 18 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => tagger.Evaluate(UserFacts.Empty, Instant.MinValue, tagger.NewAnswers()));
        Assert.Throws<ArgumentException>(() => tagger.Evaluate(UserFacts.Empty, Noon, new Tagger(tagger.Catalog).NewAnswers()));
        Assert.Equal(-1, tagger.Find("nobody"));
        Assert.Equal(0, tagger.Find("t0"));
    }
}
