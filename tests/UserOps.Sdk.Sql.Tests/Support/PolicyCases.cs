using NodaTime;
using UserOps.Rfm;
using UserOps.Tagging;

namespace UserOps.Sql.Tests;

/// <summary>A policy over a table of the shop, which compiles to a query.</summary>
/// <param name="Name">Its name, as a file is named.</param>
/// <param name="Compile">Compiles it for an engine.</param>
/// <param name="Level">1 where the engine computes facts, 2 where it decides, too.</param>
/// <param name="SplitBy">The column of users by which the table must be split over shards.</param>
/// <param name="OnSqlite">Whether SQLite has the forms of the table.</param>
/// <param name="Joins">Whether it joins what users did with a table of users, of which grouping makes no rows fewer.</param>
internal sealed record PolicyCase(
    string Name, Func<SqlDialect, SqlQuery> Compile, int Level = 1, string SplitBy = "user_id", bool OnSqlite = true, bool Joins = false)
{
    public bool IsFor(SqlDialect dialect) => OnSqlite || dialect != SqlDialect.Sqlite;

    public override string ToString() => Name;
}

/// <summary>Policies whose SQL is approved, text by text, and looked at on the engines.</summary>
internal static partial class PolicyCases
{
    public static IReadOnlyList<PolicyCase> All { get; } = [.. Rfm(), .. Tagging(), .. Lifecycle()];

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

    private static IEnumerable<PolicyCase> Tagging()
    {
        var paid = When.Property("kind").EqualTo("purchase");
        var month = When.Count("order").Where(paid).InLast("P30D");
        var noon = When.Attribute("registered").WithinLast("P1Y");
        yield return Slots("tags-count", month.AtLeast(3));
        yield return Slots("tags-aggregates", When.All(
            When.Sum("order.amount").InPeriods(CalendarPeriod.Month, 1, includeCurrent: true).AtLeast(100),
            When.Avg("order.amount").Less(50),
            When.Min("order.amount").Less(0),
            When.Max("order.amount").Between(10, 100),
            When.Distinct("order.currency").AtLeast(2),
            When.Last("order").OlderThan("P90D")));
        yield return Slots("tags-days-active", When.DaysActive("order").InLast("P1M").AtLeast(3));
        yield return Slots("tags-filter", When.Count("order").AtLeast(1).Where(When.Any(
            When.All(When.Property("kind").In("purchase", "refund"), When.Not(When.Property("currency").EqualTo("EUR"))),
            When.Property("amount").Greater(12.345m).WhenMissing(WhenMissing.NoMatch),
            When.Property("currency").StartsWith("G"),
            When.Property("currency").Missing())));
        yield return Slots("tags-repeated", When.Repeated(When.Count("order").AtLeast(1), inAtLeast: 2, of: 3, CalendarPeriod.Month));
        yield return Slots("tags-stopped-and-observed", When.All(When.Stopped(When.Event("order"), "P60D"), When.ObservedFor("P1Y")));
        yield return Slots("tags-attributes", When.All(noon, When.Attribute("plan").NotEqualTo("free"), When.Attribute("points").AtLeast(10)));
        yield return Slots("tags-attributes-and-events", When.All(When.Attribute("plan").EqualTo("free"), month.AtLeast(3)));
        yield return new("tags-events-alone", dialect => TaggingSql.Slots(SlotsOf(month.AtLeast(3)), Shop.Facts(dialect) with { Users = null }, dialect));
        yield return new("tags-verdicts", dialect => TaggingSql.Verdicts(new Tagger(Levels(month.AtLeast(3), noon)).SlotsAt(Shop.AsOf), Shop.Facts(dialect), dialect), Level: 2);
    }

    private static TagCatalogBuilder Schema => new TagCatalogBuilder("shop", "1", "Europe/London")
        .Attribute("plan", FactType.Text)
        .Attribute("points", FactType.Number)
        .Attribute("registered", FactType.Instant)
        .Event("order", ("amount", FactType.Number), ("currency", FactType.Text), ("kind", FactType.Text));

    private static TagSlots SlotsOf(Condition when) => new Tagger(Schema.Flag("tag", LocalizedText.Of("Tag", "标签"), "test", tag => tag.Given(when)).Build()).SlotsAt(Shop.AsOf);

    private static PolicyCase Slots(string name, Condition when) => new(name, dialect => TaggingSql.Slots(SlotsOf(when), Shop.Facts(dialect), dialect), Joins: true);

    private static TagCatalog Levels(Condition busy, Condition young) => Schema
        .Flag("busy", LocalizedText.Of("Busy", "活跃"), "test", tag => tag.InGroup("habit").Given(busy))
        .Flag("young", LocalizedText.Of("Young", "新客"), "test", tag => tag.InGroup("habit").Given(young))
        .Choice("level", LocalizedText.Of("Level", "等级"), "test", ["high", "low"], tag => tag.Value("high", When.Tag("busy")).Value("low", When.Attribute("points").AtLeast(10)))
        .Flag("low", LocalizedText.Of("Low", "低"), "test", tag => tag.Given(When.Tag("level", "low")))
        .Build();

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
