using System.Data.Common;
using NodaTime;
using UserOps.Rfm;
using UserOps.Tagging;
using UserOps.Testing;

namespace UserOps.Sql.Tests;

/// <summary>No value and no name becomes SQL: values leave the text as it is, names come back as they were, and what no engine can hold is refused.</summary>
public class InjectionTests
{
    private static readonly RfmPolicy Policy = RfmPolicy.Classic11 with { LookBack = Duration.FromDays(365) };

    [Fact]
    public void A_value_never_changes_the_text() => Law.Holds(Hostile.Any, value => SqlDialect.All.All(dialect =>
    {
        if (!Hostile.IsPossible(value))
        {
            Assert.Throws<SqlRefusedException>(() => WithValue(dialect, value));
            return true;
        }

        var (query, plain) = (WithValue(dialect, value), WithValue(dialect, "plain"));
        Assert.Equal(plain.Text, query.Text);
        Assert.Equal(
            plain.Parameters.Select(parameter => parameter.ToDriverValue() is string text ? text.Replace("plain", value, StringComparison.Ordinal) : parameter.ToDriverValue()),
            query.Parameters.Select(parameter => parameter.ToDriverValue()));
        return true;
    }));

    [Fact]
    public void A_currency_never_changes_the_text() => Law.Holds(Hostile.Any, code => string.IsNullOrWhiteSpace(code) || !Hostile.IsPossible(code) || SqlDialect.All.All(dialect =>
    {
        SqlQuery With(string first, string second) => RfmSql.Facts(
            Policy with { Currency = new() { Code = first, Rates = [new(second, 2)] } },
            Shop.Purchases(dialect) with { Currency = new("currency", SqlStorage.Text) },
            Shop.AsOf,
            dialect);
        return With(code, $"{code}!").Text == With("EUR", "GBP").Text;
    }));

    [Fact]
    public void A_literal_of_a_rule_never_changes_the_text() => Law.Holds(Hostile.Any, text => SqlDialect.All.All(dialect =>
    {
        if (!Hostile.IsPossible(text))
        {
            Assert.True(Record.Exception(() => WithLiteral(dialect, text)) is SqlRefusedException or InvalidPolicyException);
            return true;
        }

        var (query, plain) = (WithLiteral(dialect, text), WithLiteral(dialect, "plain"));
        Assert.Equal(plain.Text, query.Text);
        Assert.Equal(
            plain.Parameters.Select(parameter => parameter.ToDriverValue() is string value ? value.Replace("plain", text, StringComparison.Ordinal) : parameter.ToDriverValue()),
            query.Parameters.Select(parameter => parameter.ToDriverValue()));
        return true;
    }));

    [Fact]
    public void A_name_is_what_it_was_and_nothing_else() => Law.Holds(Hostile.Any, text => SqlDialect.All.All(dialect =>
    {
        var name = text[..Math.Min(20, text.Length)];
        if (name.Length == 0 || !Hostile.IsPossible(name))
        {
            return true;
        }

        var (skeleton, names) = Hostile.Unquote(WithNames(dialect, name).Text);
        var (expected, plain) = Hostile.Unquote(WithNames(dialect, "plain").Text);
        Assert.Equal(expected, skeleton);
        Assert.Equal(plain.Select(other => other.Replace("plain", name, StringComparison.Ordinal)), names);
        return true;
    }));

    [Fact]
    public void A_name_that_no_engine_keeps_is_refused() => Assert.All(SqlDialect.All, dialect =>
    {
        var longest = dialect == SqlDialect.PostgreSql ? 63 : 1_000;
        var table = Shop.Purchases(dialect);
        foreach (var name in Hostile.Impossible.Append("").Append(new string('x', longest + 1)).Append(new string('é', (longest / 2) + 1)))
        {
            Refuses("PurchaseTable.Name", table with { Name = name });
            Refuses("PurchaseTable.Schema", table with { Schema = name });
            Refuses("PurchaseTable.User", table with { User = table.User with { Name = name } });
            Refuses("PurchaseTable.At", table with { At = table.At with { Name = name } });
            Refuses("PurchaseTable.Amount", table with { Amount = table.Amount with { Name = name } });
            Refuses("PurchaseTable.OrderId", table with { OrderId = new(name, SqlStorage.Text) });
            Refuses("PurchaseTable.Type", table with { Type = new(name, SqlStorage.Text) });
            Refuses("PurchaseTable.Currency", table with { Currency = new(name, SqlStorage.Text) });
            Refuses("PurchaseTable.Tenant", table with { Tenant = TenantFilter.Of(name, "north") });
        }

        Assert.NotEmpty(RfmSql.Facts(Policy, table with { Name = new string('x', longest) }, Shop.AsOf, dialect).Text);

        void Refuses(string path, PurchaseTable described)
        {
            var refusal = Assert.Single(Assert.Throws<SqlRefusedException>(() => RfmSql.Facts(Policy, described, Shop.AsOf, dialect)).Refusals);
            Assert.Equal((path, dialect.Name), (refusal.Path, refusal.Engine));
        }
    });

    [Fact]
    public void Every_bad_name_is_told_at_once()
    {
        var table = Shop.Purchases(SqlDialect.PostgreSql) with { Name = "", Schema = "a\0b", OrderId = new("\ud800", SqlStorage.Text) };
        var error = Assert.Throws<SqlRefusedException>(() => RfmSql.Facts(Policy, table, Shop.AsOf, SqlDialect.PostgreSql));
        Assert.Equal(["PurchaseTable.Name", "PurchaseTable.Schema", "PurchaseTable.OrderId"], error.Refusals.Select(refusal => refusal.Path));
    }

    [Fact]
    public void What_is_printed_of_a_query_has_no_value_in_it() => Assert.All(SqlDialect.All, dialect =>
    {
        var query = WithValue(dialect, "ann@example.org");
        Assert.DoesNotContain("ann@example.org", $"{query}{string.Concat(query.Parameters)}{query.Columns}", StringComparison.Ordinal);
        Assert.Contains(query.Text, query.ToString(), StringComparison.Ordinal);
    });

    [Theory]
    [OnSqlite]
    [OnPostgres]
    [OnShards]
    public async Task A_hostile_value_finds_its_own_rows(EngineKind kind)
    {
        using var engine = TestEngine.Start(kind);
        var dialect = DialectOf(kind);
        engine.CreateTable("canary", "id", new TestColumn("id", "bigint"));
        engine.Insert("canary", [[1L]]);
        engine.CreateTable("purchases", "user_name", new("user_name", "text"), new("at", "timestamptz"), new("at_us", "bigint"), new("amount", "numeric"), new("cents", "bigint"), new("tenant", "text"), new("kind", "text"));
        engine.Insert("purchases", Hostile.Texts.Select(text => Row($"user {text}", text, text)));
        await using var connection = engine.Open();
        foreach (var text in Hostile.Texts)
        {
            var table = Shop.Purchases(dialect) with
            {
                User = new("user_name", SqlStorage.Text),
                Tenant = TenantFilter.Of("tenant", text),
                Type = new("kind", SqlStorage.Text),
                PurchaseType = text,
                RefundType = $"not {text}",
            };
            var found = await ListAsync(SqlReader.PurchasesAsync<string>(connection, RfmSql.Facts(Policy, table, Shop.AsOf, dialect)));
            var figures = Assert.Single(found);
            Assert.Equal(($"user {text}", 1L, 5m), (figures.User, figures.Orders, figures.PurchaseTotal));
        }

        Assert.Equal(1L, Count(connection, "SELECT COUNT(*) FROM canary"));
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    [OnShards]
    public async Task A_hostile_name_is_read_as_it_is(EngineKind kind)
    {
        using var engine = TestEngine.Start(kind);
        var dialect = DialectOf(kind);
        engine.CreateTable("canary", "id", new TestColumn("id", "bigint"));
        engine.Insert("canary", [[1L]]);
        await using var connection = engine.Open();
        foreach (var name in Hostile.Texts)
        {
            var plain = Shop.Purchases(dialect);
            var table = plain with
            {
                Name = name,
                User = new($"{name} user", SqlStorage.Text),
                At = plain.At with { Name = $"at {name}" },
                Amount = plain.Amount with { Name = $"{name} amount {name}" },
                Tenant = TenantFilter.Of($"{name}tenant", "north"),
                Type = new($"{name}{name}", SqlStorage.Text),
            };
            engine.CreateTable(
                name,
                table.User.Name,
                new(table.User.Name, "text"),
                new(kind == EngineKind.Sqlite ? "at" : table.At.Name, "timestamptz"),
                new(kind == EngineKind.Sqlite ? table.At.Name : "at_us", "bigint"),
                new(kind == EngineKind.Sqlite ? "amount" : table.Amount.Name, "numeric"),
                new(kind == EngineKind.Sqlite ? table.Amount.Name : "cents", "bigint"),
                new(table.Tenant.Column.Name, "text"),
                new(table.Type.Name, "text"));
            engine.Insert(name, [Row("ann", "north", "purchase"), Row("ben", "south", "purchase"), Row("cem", "north", "purchase")]);

            var query = RfmSql.Facts(Policy, table, Shop.AsOf, dialect);
            Assert.Empty(await SqlProbe.CheckAsync(connection, query));
            var found = await ListAsync(SqlReader.PurchasesAsync<string>(connection, query));
            Assert.Equal(["ann", "cem"], found.Select(figures => figures.User).Order(StringComparer.Ordinal));
        }

        Assert.Equal(1L, Count(connection, "SELECT COUNT(*) FROM canary"));
    }

    [OnPostgresFact]
    public async Task A_hostile_schema_is_read_as_it_is()
    {
        using var engine = new PostgresEngine(Servers.Postgres);
        await using var connection = engine.Open();
        foreach (var name in Hostile.Texts)
        {
            // Schemas are not within one another, so the name is made the test's own.
            var schema = $"{engine.Schema} {name}";
            var quoted = $"\"{schema.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
            engine.Execute($"CREATE SCHEMA {quoted}; CREATE TABLE {quoted}.purchases (user_id bigint, at timestamptz, amount numeric); INSERT INTO {quoted}.purchases VALUES (7, '2026-06-01Z', 5)");
            try
            {
                var query = RfmSql.Facts(Policy, Shop.Purchases(SqlDialect.PostgreSql) with { Schema = schema }, Shop.AsOf, SqlDialect.PostgreSql);
                Assert.Empty(await SqlProbe.CheckAsync(connection, query));
                Assert.Equal(7, Assert.Single(await ListAsync(SqlReader.PurchasesAsync<long>(connection, query))).User);
            }
            finally
            {
                engine.Execute($"SET client_min_messages = warning; DROP SCHEMA {quoted} CASCADE");
            }
        }
    }

    private static SqlDialect DialectOf(EngineKind kind) => kind == EngineKind.Sqlite ? SqlDialect.Sqlite : SqlDialect.PostgreSql;

    private static object?[] Row(string user, string tenant, string type)
    {
        var at = Shop.AsOf - Duration.FromDays(3);
        return [user, at.ToDateTimeUtc(), at.ToUnixTimeTicks() / 10, 5m, 500L, tenant, type];
    }

    private static SqlQuery WithValue(SqlDialect dialect, string value) => RfmSql.Facts(
        Policy,
        Shop.Purchases(dialect) with
        {
            Tenant = TenantFilter.Of("tenant", value),
            Type = new("kind", SqlStorage.Text),
            PurchaseType = value,
            RefundType = $"not {value}",
        },
        Shop.AsOf,
        dialect);

    /// <summary>Tags that ask for a text in every way that becomes SQL.</summary>
    private static SqlQuery WithLiteral(SqlDialect dialect, string text)
    {
        var kind = When.Property("kind");
        var plan = When.Attribute("plan");
        var order = When.Any(kind.EqualTo(text), kind.NotEqualTo(text), kind.In("other", text), kind.Contains($"{text}a"), kind.StartsWith($"{text}b"), kind.EndsWith($"{text}c"));
        var catalog = new TagCatalogBuilder("shop", "1", "Europe/London")
            .Attribute("plan", FactType.Text)
            .Event("order", ("kind", FactType.Text))
            .Flag("tag", LocalizedText.Of("Tag", "标签"), "test", tag => tag.Given(When.All(When.Count("order").AtLeast(1).Where(order), plan.EqualTo(text), plan.Contains($"{text}d"))))
            .Build();
        return TaggingSql.Verdicts(new Tagger(catalog).SlotsAt(Shop.AsOf), Shop.Facts(dialect), dialect);
    }

    private static SqlQuery WithNames(SqlDialect dialect, string name)
    {
        var plain = Shop.Purchases(dialect);
        return RfmSql.Facts(
            Policy,
            plain with
            {
                Name = name,
                Schema = $"{name}0",
                User = plain.User with { Name = $"{name}1" },
                At = plain.At with { Name = $"{name}2" },
                Amount = plain.Amount with { Name = $"{name}3" },
                OrderId = new($"{name}4", SqlStorage.Text),
                Type = new($"{name}5", SqlStorage.Text),
                Tenant = TenantFilter.Of($"{name}6", "north"),
            },
            Shop.AsOf,
            dialect);
    }

    private static long Count(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }

    private static async Task<List<T>> ListAsync<T>(IAsyncEnumerable<T> items)
    {
        var list = new List<T>();
        await foreach (var item in items)
        {
            list.Add(item);
        }

        return list;
    }
}
