using NodaTime;
using UserOps.Tagging;

namespace UserOps.Tests.Tagging.Columnar;

public class UserFactsColumnsTests
{
    private static readonly Instant AsOf = Instant.FromUtc(2024, 3, 15, 12, 0);

    private static readonly EquatableMap<FactType> Attributes =
    [
        new("active", FactType.Bool),
        new("born", FactType.Date),
        new("joined", FactType.Instant),
        new("likes", FactType.TextSet),
        new("plan", FactType.Text),
        new("points", FactType.Number),
        new("spent", FactType.Number),
    ];

    private static readonly Condition[] Conditions =
    [
        new AttributeCondition("active") { EqualTo = true },
        new AttributeCondition("born") { AtLeast = new LocalDate(1990, 1, 2) },
        new AttributeCondition("born") { Anniversary = "P2D" },
        new AttributeCondition("joined") { WithinLast = Lookback.OfDays(2) },
        new AttributeCondition("joined") { Before = AsOf - Duration.FromDays(1) },
        new AttributeCondition("likes") { HasAny = ["tea"] },
        new AttributeCondition("plan") { In = ["free", "pro"] },
        new AttributeCondition("plan") { StartsWith = "P", IgnoreCase = true },
        new AttributeCondition("points") { Between = [2, 3] },
        new AttributeCondition("points") { NotIn = [1, 4], WhenMissing = WhenMissing.Match },
        new AttributeCondition("points") { Missing = true },
        new AttributeCondition("spent") { Greater = 1.005m },
        new AttributeCondition("spent") { Less = 1.01m },
        new AttributeCondition("spent") { EqualTo = 1 },
        new NotCondition(new AttributeCondition("points") { Less = 3 }),
        new CountCondition("order") { AtLeast = 1 },
        new ObservedForCondition(Lookback.OfDays(3)),
    ];

    private static TagCatalog Catalog { get; } = new()
    {
        Name = "test",
        Version = "1",
        Zone = "Asia/Shanghai",
        Attributes = Attributes,
        Events = [new("order", [])],
        Tags = [.. Conditions.Select((_, i) => new TagDefinition { Id = Id(i), Names = LocalizedText.Of(Id(i), Id(i)), Category = "test", Type = TagType.Flag })],
        Rules = [.. Conditions.Select((condition, i) => new TagRule { Tag = Id(i), When = condition })],
    };

    [Fact]
    public void Columns_made_by_hand_say_what_the_facts_of_each_user_do()
    {
        UserFacts[] users =
        [
            FactsOf(active: true, born: 0, days: 1, FactValue.OfSet("tea"), "free", 1, 1m),
            FactsOf(active: false, born: 1, days: 2, FactValue.OfSet(), "Pro", 2, 1.01m),
            FactsOf(active: true, born: 74, days: 3, FactValue.OfSet("milk", "tea"), "pro", FactValue.None, 1.00m),
            FactsOf(active: false, born: 73, days: 0, FactValue.None, FactValue.None, 4, 0.99m),
        ];
        var columns = UserFactsColumns.OfUsers(4)
            .WithBools("active", [true, false, true, false])
            .WithDates("born", [.. new[] { 0, 1, 74, 73 }.Select(day => DayNumber.Of(BornAt(day)))])
            .WithInstants("joined", [.. new[] { 1, 2, 3, 0 }.Select(days => AsOf - Duration.FromDays(days))])
            .WithSets("likes", [1, 0, 2, -1], [[], ["tea"], ["tea", "milk"]])
            .WithTexts("plan", [2, 1, 0, -1], ["pro", "Pro", "free"])
            .WithNumbers("points", [1m, 2m, 99m, 4m], [false, false, true, false])
            .WithNumbers("spent", [100, 101, 100, 99], digits: 2);

        Assert.Equal(TruthsOf(users, UserFactsColumns.From(users)), TruthsOf(users, columns));
        Assert.Equal(TruthsOf(users), TruthsOf(users, columns));
        Assert.Equal(Attributes.Names, columns.Attributes);
    }

    [Fact]
    public void Events_come_with_the_rows_of_users()
    {
        UserFacts[] users =
        [
            UserFacts.Empty,
            UserFacts.From([], [new() { Type = "order", At = AsOf - Duration.FromDays(5) }]),
            UserFacts.From([], [new() { Type = "order", At = AsOf + Duration.FromDays(5) }]),
        ];
        Assert.Equal(TruthsOf(users), TruthsOf(users, UserFactsColumns.OfUsers(3).WithEvents(users)));
    }

    [Fact]
    public void Of_users_of_whom_nothing_is_known_the_answers_are_those_of_empty_facts() =>
        Assert.Equal(TruthsOf([UserFacts.Empty, UserFacts.Empty]), TruthsOf([UserFacts.Empty, UserFacts.Empty], UserFactsColumns.OfUsers(2)));

    [Fact]
    public void Instants_beyond_the_nanoseconds_of_a_whole_number_are_compared_too()
    {
        Instant[] joined = [Instant.FromUtc(2, 1, 1, 0, 0), AsOf, Instant.FromUtc(9990, 1, 1, 0, 0)];
        UserFacts[] users = Array.ConvertAll(joined, at => UserFacts.From([new("joined", at)], []));
        Assert.Equal(TruthsOf(users), TruthsOf(users, UserFactsColumns.OfUsers(3).WithInstants("joined", joined)));
    }

    [Fact]
    public void A_list_of_more_values_than_rows_have_numbers_is_looked_through()
    {
        var tagger = new Tagger(Catalog with
        {
            Tags = [Catalog.Tags[0]],
            Rules = [new() { Tag = Id(0), When = new AttributeCondition("points") { In = [.. Enumerable.Range(0, 40_000).Select(number => (Literal)(number * 2))] } }],
        });
        var into = tagger.NewColumns();
        tagger.Evaluate(UserFactsColumns.OfUsers(5).WithNumbers("points", [79_998, 79_997, 80_000, 0, -1], digits: 0), AsOf, into);
        Assert.Equal([true, false, false, true, false], Enumerable.Range(0, 5).Select(user => into.Has(0, user)));
    }

    [Fact]
    public void A_column_of_another_type_than_the_catalogue_says_is_refused()
    {
        var tagger = new Tagger(Catalog);
        var error = Assert.Throws<ArgumentException>(
            "users", () => tagger.Evaluate(UserFactsColumns.OfUsers(1).WithBools("points", [true]), AsOf, tagger.NewColumns()));
        Assert.Contains("The attribute 'points' is Bool (true); the catalogue says Number.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Columns_have_a_value_for_each_user()
    {
        var users = UserFactsColumns.OfUsers(2);
        Assert.Throws<ArgumentException>("values", () => users.WithBools("active", [true]));
        Assert.Throws<ArgumentException>("missing", () => users.WithBools("active", [true, true], [true]));
        Assert.Throws<ArgumentException>("histories", () => users.WithEvents([UserFacts.Empty]));
        Assert.Throws<ArgumentOutOfRangeException>("codes", () => users.WithTexts("plan", [0, 1], ["free"]));
        Assert.Throws<ArgumentOutOfRangeException>("codes", () => users.WithTexts("plan", [0, -2], ["free"]));
        Assert.Throws<ArgumentOutOfRangeException>("days", () => users.WithDates("born", [0, int.MaxValue]));
        Assert.Throws<ArgumentOutOfRangeException>("digits", () => users.WithNumbers("spent", [0, 1], digits: 29));
    }

    [Fact]
    public void Answers_of_another_tagger_are_refused()
    {
        var tagger = new Tagger(Catalog);
        Assert.Throws<ArgumentException>("into", () => tagger.Evaluate(UserFactsColumns.OfUsers(1), AsOf, new Tagger(Catalog).NewColumns()));
    }

    private static string Id(int tag) => FormattableString.Invariant($"t{tag}");

    private static LocalDate BornAt(int day) => new LocalDate(1990, 1, 1).PlusDays(day);

    private static UserFacts FactsOf(bool active, int born, int days, FactValue likes, FactValue plan, FactValue points, decimal spent) => UserFacts.From(
        [
            new("active", active),
            new("born", BornAt(born)),
            new("joined", AsOf - Duration.FromDays(days)),
            new("likes", likes),
            new("plan", plan),
            new("points", points),
            new("spent", spent),
        ],
        []);

    private static Truth[][] TruthsOf(UserFacts[] users)
    {
        var tagger = new Tagger(Catalog);
        return Array.ConvertAll(users, facts =>
        {
            var answers = tagger.NewAnswers();
            tagger.Evaluate(facts, AsOf, answers);
            return Enumerable.Range(0, Conditions.Length).Select(answers.TruthOf).ToArray();
        });
    }

    private static Truth[][] TruthsOf(UserFacts[] users, UserFactsColumns columns)
    {
        var tagger = new Tagger(Catalog);
        var into = tagger.NewColumns();
        tagger.Evaluate(columns, AsOf, into);
        return [.. users.Select((_, user) => Enumerable.Range(0, Conditions.Length).Select(tag => into.TruthOf(tag, user)).ToArray())];
    }
}
