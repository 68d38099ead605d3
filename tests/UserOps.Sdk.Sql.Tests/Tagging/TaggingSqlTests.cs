using NodaTime;
using UserOps.Tagging;
using UserOps.Testing;

namespace UserOps.Sql.Tests.Tagging;

/// <summary>The edges of what is compiled: windows, days, what is missing, what is refused, and rows that can't be trusted.</summary>
public sealed class TaggingSqlTests : IDisposable
{
    private static readonly Instant AsOf = Instant.FromUtc(2024, 3, 10, 12, 0);

    private static readonly EventTable Orders = new()
    {
        Name = "orders",
        User = new("user", SqlStorage.WholeNumber),
        At = new("at", SqlStorage.UnixSeconds),
        Events = ["order"],
        Properties =
        [
            new("amount", new("amount", SqlStorage.MinorUnits(2))),
            new("due", new("due", SqlStorage.IsoDate)),
            new("gift", new("gift", SqlStorage.Boolean)),
            new("sent", new("sent", SqlStorage.UnixMilliseconds)),
            new("status", new("status", SqlStorage.Text)),
        ],
    };

    private static readonly UserTable Users = new()
    {
        Name = "users",
        User = new("user", SqlStorage.WholeNumber),
        Attributes =
        [
            new("active", new("active", SqlStorage.Boolean)),
            new("likes", new("likes", SqlStorage.JsonTexts)),
            new("plan", new("plan", SqlStorage.Text)),
            new("points", new("points", SqlStorage.WholeNumber)),
        ],
    };

    private static readonly SqlTables Tables = new() { Users = Users, Events = [Orders] };

    private readonly TestEngine _engine = TestEngine.Start(EngineKind.Sqlite);

    public TaggingSqlTests()
    {
        _engine.CreateTable("orders", "user", new("user", ""), new("at", ""), new("amount", ""), new("due", ""), new("gift", ""), new("sent", ""), new("status", ""));
        _engine.CreateTable("users", "user", new("user", ""), new("active", ""), new("likes", ""), new("plan", ""), new("points", ""));
        _engine.Insert("users", [User(1)]);
    }

    public void Dispose() => _engine.Dispose();

    [Fact]
    public void Everything_that_is_refused_is_listed_at_once_with_its_path()
    {
        var folded = new AllCondition([
            new PropertyCondition("status") { Matches = "^a" },
            new NotCondition(new PropertyCondition("status") { EqualTo = "a", IgnoreCase = true })]);
        var catalog = CatalogOf(
            new AnyCondition([
                new SequenceCondition([new("order"), new("login")], Lookback.OfDays(3)),
                new ResumedCondition(new("order"), Lookback.OfDays(3)),
                new HeldCondition(new CountCondition("order") { AtLeast = 1 }, Lookback.OfDays(3))]),
            new CountCondition("order") { AtLeast = 1, Where = folded },
            new StoppedCondition(new("order") { Where = folded }, Lookback.OfDays(3)),
            new FirstCondition("order.status") { EqualTo = "a" },
            new CountCondition("visit") { AtLeast = 1 },
            new AttributeCondition("born") { Exists = true },
            new SumCondition("order.amount") { AtLeast = 1, Where = new PropertyCondition("nowhere") { EqualTo = 1 } });

        Assert.Equal(
            [
                "$.rules[0].when.any[0]: sequence",
                "$.rules[0].when.any[1]: resumed",
                "$.rules[0].when.any[2]: held",
                "$.rules[1].when.where.all[0].matches: a regular expression",
                "$.rules[1].when.where.all[1].not.ignoreCase: a comparison that ignores case",
                "$.rules[2].when.stopped.where.all[0].matches: a regular expression",
                "$.rules[2].when.stopped.where.all[1].not.ignoreCase: a comparison that ignores case",
                "$.rules[3].when: the first 'order.status'",
                "$.rules[4].when: the event 'visit', which no table holds",
                "$.rules[5].when: the attribute 'born', which no column holds",
                "$.rules[6].when.where: the property 'order.nowhere', which no column holds",
            ],
            RefusedBySlots(catalog, Tables).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Verdicts_refuse_also_what_only_the_library_decides()
    {
        var catalog = CatalogOf(
            new AttributeCondition("plan") { Matches = "^a", IgnoreCase = true },
            new AttributeCondition("likes") { HasAny = ["a"] },
            new MaxCondition("order.due") { Anniversary = true },
            new AvgCondition("order.amount") { AtLeast = 0.125m, Less = 20_000_000 },
            new RepeatedCondition(new AvgCondition("order.amount") { AtMost = 0.001m }, 1, 1, CalendarPeriod.Day));

        Assert.Empty(RefusedBySlots(catalog, Tables));
        Assert.Equal(
            [
                "$.rules[0].when.ignoreCase: a comparison that ignores case",
                "$.rules[0].when.matches: a regular expression",
                "$.rules[1].when.hasAny: a comparison of a set of texts",
                "$.rules[2].when.anniversary: an anniversary",
                "$.rules[3].when.atLeast: a mean compared with a number so fine or so great",
                "$.rules[3].when.less: a mean compared with a number so fine or so great",
                "$.rules[4].when.repeated.atMost: a mean compared with a number so fine or so great",
            ],
            Refused(() => TaggingSql.Verdicts(new Tagger(catalog).SlotsAt(AsOf), Tables, SqlDialect.Sqlite)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Tables_that_cannot_answer_are_refused()
    {
        var catalog = CatalogOf(new SumCondition("order.amount") { AtLeast = 1 });
        var decimals = Orders with { Properties = [new("amount", new("amount", SqlStorage.Numeric))] };
        var texts = Orders with { Properties = [new("amount", new("amount", SqlStorage.Text))] };

        Assert.Equal(
            ["SqlTables.Users: no table at all", "$.rules[0].when: the event 'order', which no table holds"],
            RefusedBySlots(catalog, new()));
        Assert.Equal(["SqlTables.Users: several tables of events without a table of users"], RefusedBySlots(catalog, new() { Events = [Orders, Orders with { Events = ["login"] }] }));
        Assert.Equal(["EventTable.Events: the event 'order' twice"], RefusedBySlots(catalog, Tables with { Events = [Orders, Orders] }));
        Assert.Equal(
            ["EventTable.Events: several types of events without a column that tells them"],
            RefusedBySlots(catalog, Tables with { Events = [Orders with { Events = ["order", "login"] }] }));
        Assert.Equal(["EventTable.Properties['amount']: a column of numeric"], RefusedBySlots(catalog, Tables with { Events = [decimals] }));
        Assert.Equal(["EventTable.Properties['amount']: a column of text"], RefusedBySlots(catalog, Tables with { Events = [texts] }));
        Assert.Equal(
            ["EventTable.User: a column of text beside users of wholeNumber"],
            RefusedBySlots(catalog, Tables with { Events = [Orders with { User = new("user", SqlStorage.Text) }] }));
        Assert.Equal(
            ["UserTable.Since: a column of text"],
            RefusedBySlots(catalog, Tables with { Users = Users with { Since = new("plan", SqlStorage.Text) } }));
    }

    [Theory]
    [InlineData(WindowEdges.OpenClosed, 0, 2)]
    [InlineData(WindowEdges.ClosedOpen, 0, 2)]
    [InlineData(WindowEdges.ClosedClosed, 0, 3)]
    [InlineData(WindowEdges.OpenOpen, 0, 1)]
    [InlineData(WindowEdges.OpenClosed, 1, 2)]
    [InlineData(WindowEdges.ClosedOpen, 1, 2)]
    [InlineData(WindowEdges.ClosedClosed, 1, 2)]
    [InlineData(WindowEdges.OpenOpen, 1, 2)]
    public void The_edges_of_a_window_fall_between_whole_seconds_as_they_do_between_nanoseconds(WindowEdges edges, int nanoseconds, int expected)
    {
        var asOf = AsOf.PlusNanoseconds(nanoseconds);
        var day = Duration.FromDays(1);
        _engine.Insert("orders", [Order(1, AsOf - day), Order(1, AsOf - day + Duration.FromSeconds(1)), Order(1, AsOf), Order(1, AsOf + Duration.FromSeconds(1))]);
        var catalog = CatalogOf(new CountCondition("order") { AtLeast = 1, In = new RollingWindow(Lookback.OfDays(1), edges) });

        Assert.Equal([expected], Assert.Single(Slots(catalog, Tables, asOf)).Values);
    }

    [Fact]
    public void A_clock_that_is_set_back_over_midnight_does_not_make_a_day_of_its_own()
    {
        // In Havana it was 01:00 on 6 November 2022 when the clock showed 00:00 again.
        var midnight = Instant.FromUtc(2022, 11, 6, 4, 0);
        _engine.Insert("orders", new[] { -1, 0, 3600, 7199, 7200, 24 * 3600, 25 * 3600 }.Select(seconds => Order(1, midnight + Duration.FromSeconds(seconds))));
        var catalog = CatalogOf(new DaysActiveCondition("order") { AtLeast = 1 }) with { Zone = "America/Havana" };

        Assert.Equal([3], Assert.Single(Slots(catalog, Tables, AsOf)).Values);
    }

    [Fact]
    public void A_filter_is_unknown_of_what_is_missing_unless_it_says_otherwise()
    {
        _engine.Insert("orders", [Order(1, AsOf, status: "a"), Order(1, AsOf, status: "b"), Order(1, AsOf)]);
        var status = new PropertyCondition("status");
        (Condition Where, int Count)[] filters =
        [
            (status with { EqualTo = "a" }, 1),
            (status with { NotEqualTo = "a" }, 1),
            (new NotCondition(status with { EqualTo = "a" }), 1),
            (status with { NotIn = ["a", "c"] }, 1),
            (status with { EqualTo = "a", WhenMissing = WhenMissing.Match }, 2),
            (status with { EqualTo = "a", WhenMissing = WhenMissing.NoMatch }, 1),
            (new NotCondition(status with { EqualTo = "a", WhenMissing = WhenMissing.NoMatch }), 2),
            (new NotCondition(status with { EqualTo = "a", WhenMissing = WhenMissing.Match }), 1),
            (status with { Exists = true }, 2),
            (status with { Missing = true }, 1),
            (status with { Exists = true, NotEqualTo = "a" }, 1),
            (status with { Missing = true, EqualTo = "a" }, 0),
            (new NotCondition(status with { Missing = true, EqualTo = "a" }), 2),
            (new AnyCondition([status with { EqualTo = "a" }, status with { Missing = true }]), 2),
            (new AllCondition([status with { EqualTo = "a", WhenMissing = WhenMissing.Match }, status with { Contains = "a" }]), 1),
        ];
        var catalog = CatalogOf([.. filters.Select(filter => new CountCondition("order") { AtLeast = 1, Where = filter.Where })]);

        var facts = UserFacts.From([], new[] { "a", "b", null }.Select(value => new UserEvent { Type = "order", At = AsOf, Properties = value is null ? [] : [new("status", value)] }));
        Assert.Equal(filters.Select(filter => FactValue.Of((decimal)filter.Count)), new Tagger(catalog).SlotsAt(AsOf).ValuesOf(facts));
        Assert.Equal(filters.Select(filter => FactValue.Of((decimal)filter.Count)), Assert.Single(Slots(catalog, Tables, AsOf)).Values);
    }

    [Fact]
    public void What_nobody_did_counts_as_zero_and_what_is_not_there_is_missing()
    {
        var catalog = CatalogOf(
            new CountCondition("order") { AtMost = 0 },
            new SumCondition("order.amount") { AtMost = 0 },
            new AvgCondition("order.amount") { Missing = true },
            new MinCondition("order.due") { Missing = true },
            new DistinctCondition("order.status") { AtMost = 0 },
            new DaysActiveCondition("order") { AtMost = 0 },
            new LastCondition("order") { Missing = true },
            new ObservedForCondition(Lookback.OfDays(1)));
        FactValue[] none = [0, 0, FactValue.None, FactValue.None, 0, 0, FactValue.None, FactValue.None];

        Assert.Equal(none, Assert.Single(Slots(catalog, Tables, AsOf)).Values);

        // One order without any property, seen, and one that is yet to come.
        _engine.Insert("orders", [Order(1, AsOf), Order(1, AsOf + Duration.FromSeconds(1), status: "a")]);
        Assert.Equal([1, 0, FactValue.None, FactValue.None, 0, 1, AsOf, AsOf], Assert.Single(Slots(catalog, Tables, AsOf)).Values);
        using var connection = _engine.Open();
        var verdict = Assert.Single(Read(SqlReader.VerdictsAsync<long>(connection, TaggingSql.Verdicts(new Tagger(catalog).SlotsAt(AsOf), Tables, SqlDialect.Sqlite))));
        Assert.Equal([Truth.False, Truth.True, Truth.True, Truth.True, Truth.True, Truth.False, Truth.False, Truth.False], verdict.Truths);
    }

    [Fact]
    public void A_mean_is_the_quotient_that_the_library_takes()
    {
        _engine.Insert("orders", [Order(1, AsOf, amount: 100), Order(1, AsOf, amount: 0), Order(1, AsOf, amount: 0), Order(1, AsOf)]);
        var catalog = CatalogOf(new AvgCondition("order.amount") { AtLeast = 1 });

        Assert.Equal([1m / 3m], Assert.Single(Slots(catalog, Tables, AsOf)).Values);
    }

    [Fact]
    public void Marks_between_two_units_of_a_column_are_compared_exactly()
    {
        _engine.Insert("orders", new[] { -150L, -149, 149, 150, 151 }.Select(amount => Order(1, AsOf, amount: amount)));
        var amount = new PropertyCondition("amount");
        var at = new PropertyCondition("sent");
        _engine.Insert("orders", [Order(1, AsOf, sent: 1000), Order(1, AsOf, sent: 1001)]);
        var between = Instant.FromUnixTimeSeconds(1).PlusNanoseconds(500);
        (Condition Where, int Count)[] filters =
        [
            (amount with { Less = 1.505m }, 4), (amount with { AtMost = 1.505m }, 4), (amount with { Greater = 1.495m }, 2), (amount with { AtLeast = 1.495m }, 2),
            (amount with { EqualTo = 1.495m }, 0), (amount with { NotEqualTo = 1.495m }, 5), (amount with { EqualTo = 1.5m }, 1), (amount with { In = [1.5m, 1.51m, 7.777m] }, 2),
            (amount with { Less = -1.495m }, 1), (amount with { AtMost = -1.5m }, 1), (amount with { Greater = -1.5m }, 4), (amount with { Between = [-1.5m, 1.499m] }, 3),
            (amount with { Less = 1e20m }, 5), (amount with { Greater = 1e20m }, 0), (amount with { EqualTo = decimal.MaxValue }, 0),
            (at with { Less = between }, 1), (at with { AtMost = between }, 1), (at with { AtLeast = between }, 1), (at with { Greater = between }, 1),
            (at with { EqualTo = between }, 0), (at with { EqualTo = Instant.FromUnixTimeSeconds(1) }, 1), (at with { NotEqualTo = between }, 2),
        ];
        var catalog = CatalogOf([.. filters.Select(filter => new CountCondition("order") { AtLeast = 1, Where = filter.Where })]);

        Assert.Equal(filters.Select(filter => FactValue.Of((decimal)filter.Count)), Assert.Single(Slots(catalog, Tables, AsOf)).Values);
    }

    [Fact]
    public void Events_of_nobody_and_of_strangers_are_not_seen_beside_a_table_of_users()
    {
        _engine.Insert("orders", [Order(1, AsOf), Order(2, AsOf), Order(null, AsOf)]);
        var catalog = CatalogOf(new CountCondition("order") { AtLeast = 1 });

        Assert.Equal([1L], Slots(catalog, Tables, AsOf).Select(row => row.User));
        var e = Assert.Throws<SqlReadException>(() => Slots(catalog, new() { Events = [Orders] }, AsOf));
        Assert.Contains("It is NULL", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Attributes_of_all_types_are_read()
    {
        _engine.Empty("users");
        _engine.Insert("users", [User(7, active: true, likes: """["b","a","b"]""", plan: "", points: -5L)]);
        var catalog = CatalogOf(
            new AttributeCondition("active") { EqualTo = true }, new AttributeCondition("likes") { HasAny = ["a"] }, new AttributeCondition("plan") { EqualTo = "" }, new AttributeCondition("points") { Less = 0 });

        Assert.Equal([true, FactValue.OfSet("a", "b"), "", -5], Assert.Single(Slots(catalog, Tables, AsOf)).Values);
    }

    [Theory]
    [InlineData("likes", "[1]")]
    [InlineData("likes", "{}")]
    [InlineData("likes", "a")]
    [InlineData("likes", 5L)]
    [InlineData("active", 2L)]
    [InlineData("plan", 5L)]
    [InlineData("points", "5")]
    [InlineData("points", 1.5)]
    public void An_attribute_of_another_type_is_an_error(string attribute, object value)
    {
        _engine.Empty("users");
        _engine.Insert("users", [User(7, attribute == "active" ? value : null, attribute == "likes" ? value : null, attribute == "plan" ? value : null, attribute == "points" ? value : null)]);
        var e = Assert.Throws<SqlReadException>(() => Slots(CatalogOf(new AttributeCondition(attribute) { Exists = true }), Tables, AsOf));
        Assert.Equal("7", e.User);
    }

    [Fact]
    public void Rows_that_cannot_be_read_are_an_error_also_where_no_window_looks()
    {
        var catalog = CatalogOf(
            new SumCondition("order.amount") { AtLeast = 1, In = new RollingWindow(Lookback.OfDays(1)), Where = new PropertyCondition("due") { Before = new LocalDate(2024, 1, 1) } });
        object?[][] rows =
        [
            [1L, "soon", null, null, null, null, null],
            [1L, null, null, null, null, null, null],
            [1L, -1L, null, null, null, null, null],
            [1L, AsOf.ToUnixTimeSeconds(), 1.5, null, null, null, null],
            [1L, AsOf.ToUnixTimeSeconds(), "1", null, null, null, null],
            [1L, AsOf.ToUnixTimeSeconds(), 1L, "20240101", null, null, null],
            [1L, AsOf.ToUnixTimeSeconds(), 1L, 5L, null, null, null],
        ];
        foreach (var row in rows)
        {
            _engine.Empty("orders");
            _engine.Insert("orders", [row]);
            var e = Assert.Throws<SqlReadException>(() => Slots(catalog, Tables, AsOf));
            Assert.Equal(("1", "faults"), (e.User, e.Field));
        }

        // A column that no slot looks at may hold anything.
        _engine.Empty("orders");
        _engine.Insert("orders", [[1L, AsOf.ToUnixTimeSeconds(), 7L, "2020-01-01", "gift", "sent", 9L]]);
        Assert.Equal([0.07m], Assert.Single(Slots(catalog, Tables, AsOf)).Values);
    }

    [Fact]
    public void A_user_who_stands_in_the_table_of_users_twice_is_refused()
    {
        var catalog = CatalogOf(new AttributeCondition("plan") { Exists = true });
        _engine.Insert("users", [User(1, plan: "a")]);
        Assert.Contains("comes twice", Assert.Throws<SqlReadException>(() => Slots(catalog, Tables, AsOf)).Message, StringComparison.Ordinal);

        _engine.Empty("users");
        _engine.Insert("users", [User(1), User(1)]);
        Assert.Equal(("1", "faults"), Assert.Throws<SqlReadException>(() => Slots(catalog, Tables, AsOf)) is var e ? (e.User, e.Field) : default);

        _engine.Empty("users");
        _engine.Insert("users", [User(null)]);
        Assert.Contains("It is NULL", Assert.Throws<SqlReadException>(() => Slots(catalog, Tables, AsOf)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_text_is_the_same_whatever_the_values_are()
    {
        string[] values = ["a", "'; DROP TABLE users; --", "\"", "$1", "@p1", "{0}", "%_\\", "\u4f60\u597d"];
        var texts = SqlDialect.All.SelectMany(dialect => values.Select((value, i) =>
        {
            var catalog = CatalogOf(
                new CountCondition("order") { AtLeast = i, Where = new PropertyCondition("status") { Contains = value, NotIn = [value, "b"] }, In = new RollingWindow(Lookback.OfDays(1 + i)) },
                new AttributeCondition("plan") { EqualTo = value, StartsWith = value });
            return (dialect, TaggingSql.Verdicts(new Tagger(catalog).SlotsAt(AsOf + Duration.FromSeconds(i)), Tables, dialect).Text);
        }));

        Assert.Equal(2, texts.Distinct().Count());
    }

    [Fact]
    public void Names_that_the_query_has_itself_stay_those_of_the_host()
    {
        _engine.CreateTable("e0", "faults", new("faults", ""), new("user_key", ""), new("c0", ""), new("first_at", ""));
        _engine.CreateTable("userops_rules", "faults", new("faults", ""), new("a0", ""), new("s0", ""), new("t0", ""));
        _engine.Insert("e0", [[1L, AsOf.ToUnixTimeSeconds(), 250L, "a"], [1L, AsOf.ToUnixTimeSeconds(), 150L, "b"]]);
        _engine.Insert("userops_rules", [[1L, "plan", 7L, 1L]]);
        var tables = new SqlTables
        {
            Users = new()
            {
                Name = "userops_rules",
                User = new("faults", SqlStorage.WholeNumber),
                Attributes = [new("active", new("t0", SqlStorage.Boolean)), new("plan", new("a0", SqlStorage.Text)), new("points", new("s0", SqlStorage.WholeNumber))],
            },
            Events =
            [
                new()
                {
                    Name = "e0",
                    User = new("faults", SqlStorage.WholeNumber),
                    At = new("user_key", SqlStorage.UnixSeconds),
                    Events = ["order"],
                    Properties = [new("amount", new("c0", SqlStorage.MinorUnits(2))), new("status", new("first_at", SqlStorage.Text))],
                },
            ],
        };
        var catalog = CatalogOf(
            new AttributeCondition("active") { EqualTo = true },
            new AttributeCondition("plan") { EqualTo = "plan" },
            new AttributeCondition("points") { EqualTo = 7 },
            new SumCondition("order.amount") { EqualTo = 4 },
            new CountCondition("order") { EqualTo = 1, Where = new PropertyCondition("status") { EqualTo = "b" } },
            new ObservedForCondition(Lookback.OfDays(1)));

        Assert.Equal([true, "plan", 7, 4, 1, AsOf], Assert.Single(Slots(catalog, tables, AsOf)).Values);
        using var connection = _engine.Open();
        var verdict = Assert.Single(Read(SqlReader.VerdictsAsync<long>(connection, TaggingSql.Verdicts(new Tagger(catalog).SlotsAt(AsOf), tables, SqlDialect.Sqlite))));
        Assert.Equal([Truth.True, Truth.True, Truth.True, Truth.True, Truth.True, Truth.False], verdict.Truths);
    }

    [Fact]
    public void What_the_engine_could_not_return_is_refused()
    {
        var wide = CatalogOf([.. Enumerable.Range(1, 7).Select(i => new RepeatedCondition(
            new CountCondition("order") { AtLeast = 1, Where = new PropertyCondition("status") { EqualTo = Id(i) } }, 1, 300, CalendarPeriod.Day))]);

        Assert.Contains("$: a policy that becomes SQL with 2102 columns", RefusedBySlots(wide, Tables));
        Assert.Contains(
            "$: a policy that becomes SQL with 2116 columns", Refused(() => TaggingSql.Verdicts(new Tagger(wide).SlotsAt(AsOf), Tables, SqlDialect.Sqlite)));
    }

    [Fact]
    public void A_query_of_slots_is_not_read_as_verdicts()
    {
        var query = TaggingSql.Slots(new Tagger(CatalogOf(new CountCondition("order") { AtLeast = 1 })).SlotsAt(AsOf), Tables, SqlDialect.Sqlite);
        using var connection = _engine.Open();
        Assert.Throws<ArgumentException>(() => SqlReader.VerdictsAsync<long>(connection, query));
        Assert.Equal(2, query.Tables.Count);
        Assert.Equal(["user_key", "faults", "s0"], query.Columns);
    }

    private static TagCatalog CatalogOf(params Condition[] conditions) => new()
    {
        Name = "example",
        Version = "1",
        Zone = "UTC",
        Attributes = [.. TaggingGenerators.Attributes],
        Events = [.. TaggingGenerators.Events.Select(pair => pair.Key == "order" ? new(pair.Key, [.. pair.Value, new("nowhere", FactType.Number)]) : pair)],
        Tags = [.. conditions.Select((_, i) => new TagDefinition { Id = Id(i), Names = LocalizedText.Of("T", "标签"), Category = "c", Type = TagType.Flag })],
        Rules = [.. conditions.Select((condition, i) => new TagRule { Tag = Id(i), When = condition })],
    };

    private static string Id(int tag) => FormattableString.Invariant($"t{tag}");

    private static object?[] Order(long? user, Instant at, long? amount = null, long? sent = null, string? status = null) =>
        [user, at.ToUnixTimeSeconds(), amount, null, null, sent, status];

    private static object?[] User(long? user, object? active = null, object? likes = null, object? plan = null, object? points = null) =>
        [user, active, likes, plan, points];

    private static IEnumerable<string> RefusedBySlots(TagCatalog catalog, SqlTables tables) =>
        Refused(() => TaggingSql.Slots(new Tagger(catalog).SlotsAt(AsOf), tables, SqlDialect.Sqlite));

    private static IEnumerable<string> Refused(Func<SqlQuery> compile)
    {
        try
        {
            _ = compile();
            return [];
        }
        catch (SqlRefusedException e)
        {
            return e.Refusals.Select(refusal => $"{refusal.Path}: {refusal.Feature}");
        }
    }

    private static List<T> Read<T>(IAsyncEnumerable<T> rows) => rows.ToBlockingEnumerable().ToList();

    private List<SlotFigures<long>> Slots(TagCatalog catalog, SqlTables tables, Instant asOf)
    {
        using var connection = _engine.Open();
        return Read(SqlReader.SlotsAsync<long>(connection, TaggingSql.Slots(new Tagger(catalog).SlotsAt(asOf), tables, SqlDialect.Sqlite)));
    }
}
