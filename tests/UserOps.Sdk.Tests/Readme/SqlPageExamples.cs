using Microsoft.Data.Sqlite;
using NodaTime;
using UserOps.Lifecycle;
using UserOps.Rfm;
using UserOps.Sql;
using UserOps.Tagging;

namespace UserOps.Tests.Readme;

/// <summary>The snippets of docs/sql.md.</summary>
public sealed class SqlPageExamples : PageExample
{
    private static readonly Instant AsOf = Instant.FromUtc(2026, 4, 1, 0, 0);

    [Fact]
    public async Task First()
    {
        await using var connection = await ShopAsync();

        // begin-snippet: sql-first
        var table = new PurchaseTable
        {
            Name = "purchases",
            User = new("user_id", SqlStorage.Text),
            At = new("at", SqlStorage.UnixSeconds),                // in PostgreSQL often SqlStorage.Timestamp
            Amount = new("amount", SqlStorage.MinorUnits(2)),      // whole cents; in PostgreSQL often SqlStorage.Numeric
        };
        var policy = RfmPolicy.Classic11 with { Zone = "Asia/Shanghai", LookBack = Duration.FromDays(365) };
        var asOf = Instant.FromUtc(2026, 4, 1, 0, 0);

        var query = RfmSql.Facts(policy, table, asOf, SqlDialect.Sqlite);      // one SELECT ... GROUP BY user
        var users = new List<PurchaseFigures<string>>();
        await foreach (var user in SqlReader.PurchasesAsync<string>(connection, query))
        {
            users.Add(user);                                       // publish nothing before the stream has ended
        }

        var model = RfmModel.FitFrom(RfmDistribution.From(users.Select(user => user.Figures)), asOf, policy);
        foreach (var user in users.OrderBy(user => user.User, StringComparer.Ordinal))
        {
            var score = model.Score(user.Figures);
            Console.WriteLine($"{user.User}: {user.Orders} orders, {user.NetTotal}, last {user.LastDay:uuuu-MM-dd}: {score} {model.SegmentOf(score).Name}");
        }

        // => ann: 2 orders, 199.9, last 2026-03-29: 555 Champions
        // => bob: 1 orders, 49.5, last 2025-12-22: 313 Promising
        // => cho: 1 orders, 10, last 2025-09-13: 111 Lost
        // => dee: 0 orders, 0, last : --- Gone after the window
        // end-snippet
        Ran("sql-first");

        // begin-snippet: sql-probe
        foreach (var finding in await SqlProbe.CheckAsync(connection, RfmSql.Facts(policy, table with { Amount = new("amuont", SqlStorage.MinorUnits(2)) }, asOf, SqlDialect.Sqlite)))
        {
            Console.WriteLine(finding);
        }

        // => "purchases"."amuont": There is no such column. Did you mean 'amount'?
        // end-snippet
        Ran("sql-probe");

        // begin-snippet: sql-frozen
        var distribution = await SqlReader.DistributionAsync(connection, RfmSql.Distribution(policy, table, asOf, SqlDialect.Sqlite));
        var frozen = RfmModel.FitFrom(distribution, asOf, policy);             // the same cuts as above
        Console.WriteLine(frozen.Monetary.Cuts);
        await foreach (var user in SqlReader.ScoresAsync<string>(connection, RfmSql.Scores(frozen, table, asOf + Duration.FromDays(30), SqlDialect.Sqlite)))
        {
            Console.WriteLine($"{user.User}: {user.Score} {user.Segment.Name}");
            break;
        }

        // => [25.8, 41.6, 79.58, 139.74]
        // => ann: 555 Champions
        // end-snippet
        Ran("sql-frozen");
    }

    [Fact]
    public async Task Stages()
    {
        await using var connection = await ShopAsync();

        // begin-snippet: sql-stages
        var visits = new ActivityTable
        {
            Name = "visits",
            User = new("user_id", SqlStorage.Text),
            At = new("at", SqlStorage.UnixSeconds),
        };
        var evaluator = new StageEvaluator(StagePolicies.ClassicFive with { Zone = "Asia/Shanghai" });
        var asOf = Instant.FromUtc(2026, 4, 1, 0, 0);

        await foreach (var user in SqlReader.ActivityAsync<string>(
            connection, LifecycleSql.ActivityFigures(evaluator.Policy, visits, asOf, SqlDialect.Sqlite)))
        {
            var stage = evaluator.Explain(user.Activity, evaluator.Days.DayOf(asOf));
            Console.WriteLine($"{user.User}: {stage.Value}");
        }

        // => ann: growth [2026-03-29, 2026-04-28)
        // => bob: churned [2026-03-22, ..)
        // => cho: churned [2025-12-12, ..)
        // => dee: churned [2025-02-15, ..)
        // end-snippet
        Ran("sql-stages");

        // begin-snippet: sql-growth
        var growth = await SqlReader.GrowthAsync(
            connection, LifecycleSql.Growth(GrowthPolicy.Default(CalendarGrid.Months), evaluator.Days, visits, asOf, SqlDialect.Sqlite));
        foreach (var month in growth.Periods.TakeLast(3))
        {
            Console.WriteLine($"{month.Start:uuuu-MM}: {month.New} new, {month.Retained} retained, {month.Resurrected} back");
        }

        // => 2026-02: 1 new, 0 retained, 0 back
        // => 2026-03: 0 new, 1 retained, 0 back
        // => 2026-04: 0 new, 0 retained, 0 back
        // end-snippet
        Ran("sql-growth");
    }

    [Fact]
    public async Task Tags()
    {
        await using var connection = await ShopAsync();

        // begin-snippet: sql-tags
        var catalog = TagCatalogJson.Read("""
            {
              "schemaVersion": 1, "name": "shop", "version": "1", "zone": "Asia/Shanghai",
              "attributes": { "plan": "text" },
              "events": { "order": { "amount": "number" } },
              "tags": [ { "id": "high-value", "names": { "en": "High value", "zh-CN": "高价值" }, "category": "value", "type": "flag" } ],
              "rules": [ { "tag": "high-value", "when": { "all": [
                  { "sum": "order.amount", "in": { "last": "P90D" }, "atLeast": 150 },
                  { "not": { "attribute": "plan", "equals": "test" } } ] } } ]
            }
            """);
        var tables = new SqlTables
        {
            Users = new() { Name = "users", User = new("id", SqlStorage.Text), Attributes = [new("plan", new("plan", SqlStorage.Text))] },
            Events =
            [
                new()
                {
                    Name = "purchases",
                    Events = ["order"],
                    User = new("user_id", SqlStorage.Text),
                    At = new("at", SqlStorage.UnixSeconds),
                    Properties = [new("amount", new("amount", SqlStorage.MinorUnits(2)))],
                },
            ],
        };
        var tagger = new Tagger(catalog);
        var slots = tagger.SlotsAt(Instant.FromUtc(2026, 4, 1, 0, 0));        // what the rules read, each once, with finished windows
        var answers = tagger.NewAnswers();
        await foreach (var user in SqlReader.SlotsAsync<string>(connection, TaggingSql.Slots(slots, tables, SqlDialect.Sqlite)))
        {
            tagger.Evaluate(slots, user.Values.AsSpan(), answers);
            Console.WriteLine($"{user.User}: {string.Join(", ", user.Values)}: {answers.TruthOf(0)}");
        }

        // => ann: pro, 199.9: True
        // => bob: test, 0: False
        // => cho: , 0: False
        // => eve: pro, 0: False
        // end-snippet
        Ran("sql-tags");
    }

    [Fact]
    public void Text()
    {
        // begin-snippet: sql-text
        var query = RfmSql.Facts(
            RfmPolicy.Classic11 with { LookBack = Duration.FromDays(365) },
            new PurchaseTable
            {
                Name = "purchases",
                User = new("user_id", SqlStorage.WholeNumber),
                At = new("at", SqlStorage.Timestamp),
                Amount = new("amount", SqlStorage.Numeric),
                Tenant = TenantFilter.Of("shop", "eu"),
            },
            asOf: Instant.FromUtc(2026, 4, 1, 0, 0),
            SqlDialect.PostgreSql);
        Console.WriteLine(query.Text);
        Console.WriteLine(string.Join("; ", query.Parameters.Select(parameter => $"{parameter.Name} = {parameter.ValueText}")));
        // => SELECT
        // =>   "user_id" AS "user_key",
        // =>   SUM(CASE WHEN (("user_id" IS NULL) OR ("at" IS NULL) OR ("at" < $1) OR ("amount" IS NULL) OR ("amount" > $2) OR ("amount" < $3) OR ("amount" <> ROUND("amount", 9))) THEN 1 ELSE 0 END) AS "faults",
        // =>   SUM(CASE WHEN (("amount" >= 0) AND ("at" >= $4)) THEN 1 ELSE 0 END) AS "purchases",
        // =>   SUM(CASE WHEN (("amount" >= 0) AND (NOT ("at" >= $4))) THEN 1 ELSE 0 END) AS "earlier",
        // =>   MIN(CASE WHEN (("amount" >= 0) AND ("at" >= $4)) THEN "at" END) AS "first_at",
        // =>   MAX(CASE WHEN (("amount" >= 0) AND ("at" >= $4)) THEN "at" END) AS "last_at",
        // =>   COUNT(DISTINCT CASE WHEN (("amount" >= 0) AND ("at" >= $4)) THEN "at" END) AS "orders",
        // =>   SUM(CASE WHEN (("amount" < 0) AND ("at" >= $4)) THEN 1 ELSE 0 END) AS "refunds",
        // =>   SUM(CASE WHEN (("amount" >= 0) AND ("at" >= $4)) THEN "amount" ELSE 0 END) AS "purchased",
        // =>   SUM(CASE WHEN (("amount" < 0) AND ("at" >= $4)) THEN (0 - "amount") ELSE 0 END) AS "refunded"
        // => FROM "purchases"
        // => WHERE (("shop" = $5) AND (("at" < $6) OR ("at" IS NULL)))
        // => GROUP BY "user_id"
        // => $1 = 1970-01-01T00:00:00Z; $2 = 1000000000000000; $3 = -1000000000000000; $4 = 2025-04-01T00:00:00.000001Z; $5 = eu; $6 = 2026-04-01T00:00:00.000001Z
        // end-snippet
        Ran("sql-text");
    }

    [Fact]
    public void Refused()
    {
        // begin-snippet: sql-refused
        try
        {
            var table = new PurchaseTable
            {
                Name = "purchases",
                User = new("user_id", SqlStorage.Text),
                At = new("at", SqlStorage.UnixSeconds),
                Amount = new("amount", SqlStorage.Numeric),
            };
            RfmSql.Facts(RfmPolicy.Classic11 with { Refunds = RefundPolicy.LinkToOrder }, table, Instant.FromUtc(2026, 4, 1, 0, 0), SqlDialect.Sqlite);
        }
        catch (SqlRefusedException refused)
        {
            foreach (var refusal in refused.Refusals)
            {
                Console.WriteLine($"{refusal.Path}: {refusal.Feature}. {refusal.Why} {refusal.Instead}");
            }
        }

        // => PurchaseTable.Amount: a column of numeric. It has no exact decimals: its sums of them are doubles, which lose cents. Describe it as it is stored, or read it through a view that stores it so.
        // => $.refunds: linkToOrder. Whether an order is given back is known of all its rows together, and they are grouped by user, not by order. Choose net or ignore, or read the purchases in process.
        // end-snippet
        Ran("sql-refused");
    }

    private static async Task<SqliteConnection> ShopAsync()
    {
        var connection = new SqliteConnection("Data Source=:memory:");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "CREATE TABLE purchases (user_id TEXT, at INTEGER, amount INTEGER)";
        await command.ExecuteNonQueryAsync();
        command.CommandText = "INSERT INTO purchases VALUES (@user, @at, @amount)";
        command.Parameters.AddWithValue("@user", "");
        command.Parameters.AddWithValue("@at", 0L);
        command.Parameters.AddWithValue("@amount", 0L);
        foreach (var (user, daysAgo, cents) in new[] { ("ann", 3, 12_990L), ("ann", 40, 8_000L), ("ann", 41, -1_000L), ("bob", 100, 4_950L), ("cho", 200, 1_000L), ("cho", 380, 99_900L), ("dee", 500, 5_000L) })
        {
            command.Parameters[0].Value = user;
            command.Parameters[1].Value = (AsOf - Duration.FromDays(daysAgo)).ToUnixTimeSeconds();
            command.Parameters[2].Value = cents;
            await command.ExecuteNonQueryAsync();
        }

        command.Parameters.Clear();
        command.CommandText = """
            CREATE TABLE visits AS SELECT user_id, at FROM purchases;
            CREATE TABLE users (id TEXT, plan TEXT);
            INSERT INTO users VALUES ('ann', 'pro'), ('bob', 'test'), ('cho', NULL), ('eve', 'pro')
            """;
        await command.ExecuteNonQueryAsync();
        return connection;
    }
}
