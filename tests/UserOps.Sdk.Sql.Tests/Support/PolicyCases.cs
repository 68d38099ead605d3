using NodaTime;
using UserOps.Rfm;

namespace UserOps.Sql.Tests;

/// <summary>A policy over a table of the shop, which compiles to a query.</summary>
/// <param name="Name">Its name, as a file is named.</param>
/// <param name="Compile">Compiles it for an engine.</param>
/// <param name="Level">1 where the engine computes facts, 2 where it decides, too.</param>
/// <param name="SplitBy">The column of users by which the table must be split over shards.</param>
/// <param name="OnSqlite">Whether SQLite has the forms of the table.</param>
internal sealed record PolicyCase(string Name, Func<SqlDialect, SqlQuery> Compile, int Level = 1, string SplitBy = "user_id", bool OnSqlite = true)
{
    public bool IsFor(SqlDialect dialect) => OnSqlite || dialect != SqlDialect.Sqlite;

    public override string ToString() => Name;
}

/// <summary>Policies whose SQL is approved, text by text, and looked at on the engines.</summary>
internal static class PolicyCases
{
    public static IReadOnlyList<PolicyCase> All { get; } = [.. Rfm()];

    private static RfmPolicy London => RfmPolicy.Classic11 with { Zone = "Europe/London", LookBack = Duration.FromDays(365) };

    private static IEnumerable<PolicyCase> Rfm()
    {
        yield return Facts("rfm-classic11", RfmPolicy.Classic11);
        yield return Facts("rfm-chinese-eight", RfmPolicy.ChineseEight with { Zone = "Asia/Shanghai" });
        yield return Facts("rfm-recency-frequency10", RfmPolicy.RecencyFrequency10);
        yield return Facts("rfm-look-back", London);
        yield return Facts("rfm-refunds-ignored", London with { Refunds = RefundPolicy.Ignore });
        yield return Facts("rfm-order-per-row", London with { Orders = OrderGrouping.PerRow });
        yield return Facts("rfm-order-per-day", London with { Orders = OrderGrouping.PerDay }, table => table with { Earliest = Instant.FromUtc(2024, 1, 1, 0, 0) });
        yield return Facts("rfm-order-per-day-from-four", London with { Zone = "Asia/Shanghai", DayStart = new(4, 0), Orders = OrderGrouping.PerDay, LookBack = null });
        yield return Facts(
            "rfm-order-per-day-held-back",
            London with { Zone = "America/Sao_Paulo", Orders = OrderGrouping.PerDay },
            table => table with { Earliest = Instant.FromUtc(2016, 1, 1, 0, 0) });
        yield return Facts("rfm-order-id-text", London, table => table with { OrderId = new("order_id", SqlStorage.Text) });
        yield return Facts(
            "rfm-order-id-number-else-day",
            London with { Orders = OrderGrouping.PerDay },
            table => table with { OrderId = new("order_no", SqlStorage.WholeNumber), Earliest = Instant.FromUtc(2024, 1, 1, 0, 0) });
        yield return Facts("rfm-order-id-uuid", London, table => table with { OrderId = new("order_uuid", SqlStorage.Uuid) }, onSqlite: false);
        yield return Facts("rfm-refund-by-type", London, table => table with { Type = new("kind", SqlStorage.Text) });
        yield return Facts(
            "rfm-currencies",
            London with { Currency = new() { Code = "EUR", Rates = [new("GBP", 1.17m), new("JPY", 0.0062m)] } },
            table => table with { Currency = new("currency", SqlStorage.Text) });
        yield return Facts("rfm-tenant-text", London, table => table with { Tenant = TenantFilter.Of("tenant", "north") });
        yield return Facts("rfm-tenant-number", London, table => table with { Tenant = TenantFilter.Of("tenant_no", 1) });
        yield return Facts("rfm-unix-seconds", London, table => table with { At = new("at_s", SqlStorage.UnixSeconds), Amount = Cents });
        yield return Facts(
            "rfm-unix-milliseconds-per-day",
            London with { Orders = OrderGrouping.PerDay },
            table => table with { At = new("at_ms", SqlStorage.UnixMilliseconds), Amount = Cents, Earliest = Instant.FromUtc(2024, 1, 1, 0, 0) });
        yield return Facts("rfm-unix-nanoseconds", London, table => table with { At = new("at_ns", SqlStorage.UnixNanoseconds), Amount = Cents });
        yield return Facts(
            "rfm-utc-timestamp-per-day",
            London with { Orders = OrderGrouping.PerDay },
            table => table with { At = new("at_utc", SqlStorage.UtcTimestamp), Earliest = Instant.FromUtc(2024, 1, 1, 0, 0) },
            onSqlite: false);
        yield return Facts("rfm-user-text", London, table => table with { User = new("user_name", SqlStorage.Text) }) with { SplitBy = "user_name" };
        yield return Facts("rfm-user-uuid", London, table => table with { User = new("user_uuid", SqlStorage.Uuid) }, onSqlite: false) with { SplitBy = "user_uuid" };
        yield return new("rfm-distribution", dialect => RfmSql.Distribution(London, Shop.Purchases(dialect), Shop.AsOf, dialect), Level: 2);
        yield return new("rfm-scores", dialect => RfmSql.Scores(Fitted, Shop.Purchases(dialect), Shop.AsOf, dialect), Level: 2);
    }

    private static SqlColumn Cents => new("cents", SqlStorage.MinorUnits(2));

    private static RfmModel Fitted => RfmModel.Fit([], Shop.AsOf, London with
    {
        Recency = new() { Method = BinMethod.Thresholds, Bins = 5, Cuts = [13, 32, 69, 171] },
        Frequency = new() { Method = BinMethod.Thresholds, Bins = 5, Cuts = [1, 2, 3, 5] },
        Monetary = new() { Method = BinMethod.Thresholds, Bins = 5, Cuts = [236.226m, 467.044m, 910.288m, 1982.964m] },
    });

    private static PolicyCase Facts(string name, RfmPolicy policy, Func<PurchaseTable, PurchaseTable>? change = null, bool onSqlite = true) => new(
        name,
        dialect => RfmSql.Facts(policy, change?.Invoke(Shop.Purchases(dialect)) ?? Shop.Purchases(dialect), Shop.AsOf, dialect),
        OnSqlite: onSqlite);
}
