using NodaTime;
using UserOps.Rfm;

namespace UserOps.Sql.Tests.Rfm;

public class RfmSqlTests
{
    private static readonly Instant AsOf = Instant.FromUtc(2026, 3, 31, 12, 0).PlusNanoseconds(1);

    private static readonly PurchaseTable Table = new()
    {
        Name = "purchases",
        User = new("user_id", SqlStorage.Text),
        At = new("at", SqlStorage.UnixMilliseconds),
        Amount = new("amount", SqlStorage.MinorUnits(2)),
    };

    private static readonly RfmPolicy Policy = RfmPolicy.Classic11 with { LookBack = Duration.FromDays(10) };

    public static TheoryData<string> Units => ["unixSeconds", "unixMilliseconds", "unixMicroseconds", "unixNanoseconds"];

    [Theory]
    [MemberData(nameof(Units))]
    public async Task A_row_is_seen_up_to_the_instant_however_coarse_the_column_is(string unit)
    {
        Assert.True(SqlStorage.TryParse(unit, out var storage));
        var perSecond = storage.UnitsPerOne;
        var asOf = UnitsAt(AsOf, perSecond);
        var start = UnitsAt(AsOf - Duration.FromDays(10), perSecond);

        // One nanosecond after noon: noon is seen, and what comes a unit later is not, unless the unit is that nanosecond.
        var found = await ReadAsync(
            Table with { At = new("at", storage) },
            Row("now", asOf, 1), Row("later", asOf + 1, 1), Row("start", start, 1), Row("afterStart", start + 1, 1));

        var expected = new List<string> { "afterStart:Purchased", "now:Purchased", "start:OutsideWindow" };
        Assert.Equal(expected, found.Select(user => $"{user.User}:{user.Figures.Status}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Money_in_several_currencies_is_added_up_by_their_rates()
    {
        var policy = Policy with { Currency = new() { Code = "EUR", Rates = [new("USD", 0.9235m), new("JPY", 0.0061m)] } };
        var table = Table with { Currency = new("currency", SqlStorage.Text) };
        var now = UnitsAt(AsOf, 1_000);
        var found = await ReadAsync(
            table,
            policy,
            RowIn("a", now, 1_000, "EUR"), RowIn("a", now, 1_000, null), RowIn("a", now, 1_000, ""), RowIn("a", now, 1_001, "USD"), RowIn("a", now, -99, "JPY"));

        var user = Assert.Single(found);
        Assert.Equal(30m + (10.01m * 0.9235m), user.PurchaseTotal);
        Assert.Equal(0.99m * 0.0061m, user.RefundTotal);
        Assert.Equal(user.PurchaseTotal - user.RefundTotal, user.NetTotal);
    }

    [Theory]
    [InlineData(null, "an amount that is NULL")]
    [InlineData("1", "an amount that is a text")]
    public async Task A_value_of_another_type_is_told_and_not_left_out(object? amount, string what)
    {
        var error = await Assert.ThrowsAsync<SqlReadException>(() => ReadAsync(Table, Row("a", UnitsAt(AsOf, 1_000), amount)));
        Assert.True(error is { User: "a", Field: "faults", RowsRead: 0 }, what);
        Assert.Contains("1 of the rows can't be read", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_instant_that_is_null_or_too_early_is_told_and_not_left_out()
    {
        Assert.Equal("a", (await Assert.ThrowsAsync<SqlReadException>(() => ReadAsync(Table, Row("a", null, 1)))).User);
        Assert.Equal("a", (await Assert.ThrowsAsync<SqlReadException>(() => ReadAsync(Table, Row("a", "2026-03-01", 1)))).User);
        Assert.Equal("a", (await Assert.ThrowsAsync<SqlReadException>(() => ReadAsync(Table, Row("a", -1L, 1)))).User);
    }

    [Fact]
    public async Task Rows_that_the_library_rejects_are_told()
    {
        var now = UnitsAt(AsOf, 1_000);
        var typed = Table with { Type = new("kind", SqlStorage.Text) };
        var policy = Policy with { Currency = new() { Code = "EUR" } };
        await Assert.ThrowsAsync<SqlReadException>(() => ReadAsync(typed, RowOf("a", now, -1, "purchase")));
        await Assert.ThrowsAsync<SqlReadException>(() => ReadAsync(typed, RowOf("a", now, 1, "gift")));
        await Assert.ThrowsAsync<SqlReadException>(() => ReadAsync(Table with { Currency = new("currency", SqlStorage.Text) }, policy, RowIn("a", now, 1, "USD")));
        await Assert.ThrowsAsync<SqlReadException>(() => ReadAsync(Table, Row("a", now, 100_000_000_000_000_001L)));
        await Assert.ThrowsAsync<SqlReadException>(() => ReadAsync(Table, Row(null, now, 1)));
        await Assert.ThrowsAsync<SqlReadException>(() => ReadAsync(Table, Row(" ", now, 1)));
        Assert.Equal(2, (await ReadAsync(typed, RowOf("a", now, 1, "refund"), RowOf("a", now, -1, null))).Single().Refunds);
    }

    [Fact]
    public async Task Sums_beyond_the_numbers_of_the_engine_are_told()
    {
        var now = UnitsAt(AsOf, 1_000);
        var error = await Assert.ThrowsAsync<SqlReadException>(
            () => ReadAsync(Table, [.. Enumerable.Range(0, 100).Select(_ => Row("a", now, 100_000_000_000_000_000L))]));
        Assert.Contains("beyond", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_is_compared_by_its_bytes_whatever_the_column_says()
    {
        using var engine = TestEngine.Start(EngineKind.Sqlite);
        engine.Execute("CREATE TABLE purchases (user_id TEXT COLLATE NOCASE, at INTEGER, amount INTEGER, order_id TEXT COLLATE NOCASE)");
        engine.Execute("INSERT INTO purchases VALUES ('a', 1000, 1, 'x'), ('A', 1000, 1, 'x'), ('a', 1000, 1, 'X')");
        using var connection = engine.Open();
        var query = RfmSql.Facts(RfmPolicy.Classic11, Table with { OrderId = new("order_id", SqlStorage.Text) }, AsOf, SqlDialect.Sqlite);
        var orders = new Dictionary<string, long>(StringComparer.Ordinal);
        await foreach (var user in SqlReader.PurchasesAsync<string>(connection, query))
        {
            orders.Add(user.User, user.Orders);
        }

        Assert.Equal(new(StringComparer.Ordinal) { ["a"] = 2, ["A"] = 1 }, orders);
    }

    [Fact]
    public void All_that_is_refused_is_told_at_once()
    {
        var policy = Policy with
        {
            Refunds = RefundPolicy.LinkToOrder,
            Currency = new() { Code = "EUR", Rates = [new("USD", 0.92351234m)] },
        };
        var refused = Assert.Throws<SqlRefusedException>(
            () => RfmSql.Facts(policy, Table with { Currency = new("currency", SqlStorage.Text) }, AsOf, SqlDialect.Sqlite));

        Assert.Equal(["$.currency.rates[0].rate", "$.refunds"], refused.Refusals.Select(refusal => refusal.Path));
        Assert.All(refused.Refusals, refusal => Assert.Equal("SQLite", refusal.Engine));
        Assert.Contains("Choose net or ignore", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Columns_that_hold_something_else_are_refused()
    {
        var table = Table with
        {
            Schema = "",
            User = new("user_id", SqlStorage.Boolean),
            At = new("at\0", SqlStorage.Text),
            Amount = new("amount", SqlStorage.Numeric),
            OrderId = new("\ud800", SqlStorage.Text),
        };
        var refused = Assert.Throws<SqlRefusedException>(() => RfmSql.Facts(Policy, table, AsOf, SqlDialect.Sqlite));
        Assert.Equal(
            ["PurchaseTable.Schema", "PurchaseTable.At", "PurchaseTable.Amount", "PurchaseTable.OrderId", "PurchaseTable.User", "PurchaseTable.At"],
            refused.Refusals.Select(refusal => refusal.Path));
    }

    [Fact]
    public async Task A_table_may_be_called_as_a_layer_of_a_query_is()
    {
        using var engine = TestEngine.Start(EngineKind.Sqlite);
        engine.CreateTable("purchase_facts", "user_id", new("user_id", "text"), new("at", "bigint"), new("amount", "bigint"));
        engine.Insert("purchase_facts", [["a", UnitsAt(AsOf, 1_000), 100]]);
        using var connection = engine.Open();
        var query = RfmSql.Distribution(Policy, Table with { Name = "purchase_facts" }, AsOf, SqlDialect.Sqlite);
        Assert.Equal(1, (await SqlReader.DistributionAsync(connection, query)).Users);
    }

    [Fact]
    public void One_word_for_purchases_and_refunds_is_refused()
    {
        var table = Table with { Type = new("kind", SqlStorage.Text), RefundType = "purchase" };
        var refused = Assert.Throws<SqlRefusedException>(() => RfmSql.Facts(Policy, table, AsOf, SqlDialect.Sqlite));
        Assert.Equal("PurchaseTable.RefundType", Assert.Single(refused.Refusals).Path);
    }

    [Fact]
    public void The_same_form_of_a_policy_gives_the_same_text()
    {
        var other = Policy with { Name = "other", LookBack = Duration.FromDays(99), Zone = "Asia/Shanghai" };
        Assert.Equal(
            RfmSql.Facts(Policy, Table with { Tenant = TenantFilter.Of("tenant", "a") }, AsOf, SqlDialect.PostgreSql).Text,
            RfmSql.Facts(other, Table with { Tenant = TenantFilter.Of("tenant", "'; DROP TABLE x") }, AsOf - Duration.FromDays(1), SqlDialect.PostgreSql).Text);
    }

    [Fact]
    public void A_query_as_text_tells_no_values()
    {
        var query = RfmSql.Facts(Policy, Table with { Tenant = TenantFilter.Of("tenant", "secret") }, AsOf, SqlDialect.Sqlite);
        Assert.DoesNotContain("secret", query.ToString(), StringComparison.Ordinal);
        Assert.Contains("-- @p1", query.ToString(), StringComparison.Ordinal);
        Assert.Contains(query.Parameters, parameter => parameter.ValueText == "secret");
    }

    [Fact]
    public async Task A_query_is_read_by_the_method_of_its_shape()
    {
        using var engine = TestEngine.Start(EngineKind.Sqlite);
        using var connection = engine.Open();
        var query = RfmSql.Facts(Policy, Table, AsOf, SqlDialect.Sqlite);
        await Assert.ThrowsAsync<ArgumentException>(() => SqlReader.DistributionAsync(connection, query));
        Assert.Throws<ArgumentException>(() => SqlReader.ScoresAsync<string>(connection, query));
    }

    private static long UnitsAt(Instant at, long perSecond) => (long)decimal.Floor((decimal)(at - NodaConstants.UnixEpoch).ToInt64Nanoseconds() * perSecond / 1_000_000_000);

    private static object?[] Row(string? user, object? at, object? amount) => [user, at, amount, null, null];

    private static object?[] RowOf(string user, object at, object amount, string? kind) => [user, at, amount, kind, null];

    private static object?[] RowIn(string user, object at, object amount, string? currency) => [user, at, amount, null, currency];

    private static Task<List<PurchaseFigures<string>>> ReadAsync(PurchaseTable table, params object?[][] rows) => ReadAsync(table, Policy, rows);

    private static async Task<List<PurchaseFigures<string>>> ReadAsync(PurchaseTable table, RfmPolicy policy, params object?[][] rows)
    {
        using var engine = TestEngine.Start(EngineKind.Sqlite);
        engine.CreateTable(
            "purchases", "user_id", new("user_id", "text"), new("at", ""), new("amount", ""), new("kind", "text"), new("currency", "text"));
        engine.Insert("purchases", rows);
        using var connection = engine.Open();
        var found = new List<PurchaseFigures<string>>();
        await foreach (var user in SqlReader.PurchasesAsync<string>(connection, RfmSql.Facts(policy, table, AsOf, SqlDialect.Sqlite)))
        {
            found.Add(user);
        }

        return found;
    }
}
