using NodaTime;

namespace UserOps.Sql.Tests;

/// <summary>The tables of a shop as a host might keep them, with its values in every form that can be described; and some rows.</summary>
internal static class Shop
{
    /// <summary>Gets the instant as of which the tests judge the shop.</summary>
    public static Instant AsOf { get; } = Instant.FromUtc(2026, 6, 30, 12, 0);

    private static readonly TestColumn[] PurchaseColumns =
    [
        new("user_id", "bigint"), new("user_name", "text"), new("user_uuid", "uuid"), new("tenant", "text"), new("tenant_no", "bigint"),
        new("at", "timestamptz"), new("at_utc", "timestamp"), new("at_s", "bigint"), new("at_ms", "bigint"), new("at_us", "bigint"), new("at_ns", "bigint"),
        new("amount", "numeric"), new("cents", "bigint"), new("order_no", "bigint"), new("order_id", "text"), new("order_uuid", "uuid"),
        new("kind", "text"), new("currency", "text"),
    ];

    private static readonly TestColumn[] UserColumns = [new("user_id", "bigint"), new("at", "timestamptz"), new("at_us", "bigint"), new("plan", "text"), new("points", "bigint")];

    /// <summary>The table of purchases, by the forms that an engine is likely to hold.</summary>
    public static PurchaseTable Purchases(SqlDialect dialect) => dialect == SqlDialect.Sqlite
        ? new()
        {
            Name = "purchases",
            User = new("user_id", SqlStorage.WholeNumber),
            At = new("at_us", SqlStorage.UnixMicroseconds),
            Amount = new("cents", SqlStorage.MinorUnits(2)),
        }
        : new()
        {
            Name = "purchases",
            User = new("user_id", SqlStorage.WholeNumber),
            At = new("at", SqlStorage.Timestamp),
            Amount = new("amount", SqlStorage.Numeric),
        };

    /// <summary>The tables that tags rest on: the purchases as orders, and the users.</summary>
    public static SqlTables Facts(SqlDialect dialect)
    {
        var purchases = Purchases(dialect);
        return new()
        {
            Users = new()
            {
                Name = "users",
                User = purchases.User,
                Since = new(purchases.At.Name, purchases.At.Storage),
                Attributes = [new("plan", new("plan", SqlStorage.Text)), new("points", new("points", SqlStorage.WholeNumber)), new("registered", purchases.At)],
            },
            Events =
            [
                new()
                {
                    Name = purchases.Name,
                    User = purchases.User,
                    At = purchases.At,
                    Events = ["order"],
                    Earliest = Instant.FromUtc(2024, 1, 1, 0, 0),
                    Properties = [new("amount", purchases.Amount), new("currency", new("currency", SqlStorage.Text)), new("kind", new("kind", SqlStorage.Text))],
                },
            ],
        };
    }

    /// <summary>Makes the tables, and fills them.</summary>
    /// <param name="engine">Where.</param>
    /// <param name="purchasesByUser">The column by which the purchases are split over shards.</param>
    /// <param name="users">How many users there are.</param>
    public static void Build(TestEngine engine, string purchasesByUser = "user_id", int users = 60)
    {
        engine.CreateTable("purchases", purchasesByUser, PurchaseColumns);
        engine.Insert("purchases", Enumerable.Range(0, users * 6).Select(i => Purchase(i % users, i)));
        engine.CreateTable("users", "user_id", UserColumns);
        engine.Insert("users", Enumerable.Range(0, users).Select(User));
    }

    private static object?[] Purchase(int user, int i)
    {
        var at = AsOf - Duration.FromHours(i * 131 % 9_000) - Duration.FromMilliseconds(i * 7_919L % 3_600_000);
        var micros = at.ToUnixTimeTicks() / 10;
        var cents = (i * 37L % 20_000) - 1_500;
        return
        [
            (long)user, $"user {user}", Id(user), user % 2 == 0 ? "north" : "south", (long)(user % 2),
            at.ToDateTimeUtc(), at.InUtc().LocalDateTime.ToDateTimeUnspecified(), micros / 1_000_000, micros / 1_000, micros, micros * 1_000,
            cents / 100m, cents, i % 5 == 0 ? null : i % 997L, i % 5 == 0 ? "" : $"o-{i % 997}", Id(i % 997),
            cents < 0 ? "refund" : "purchase", (i % 3) switch { 0 => "EUR", 1 => "GBP", _ => null },
        ];
    }

    private static object?[] User(int user)
    {
        var at = AsOf - Duration.FromDays(17 * user);
        return [(long)user, at.ToDateTimeUtc(), at.ToUnixTimeTicks() / 10, user % 3 == 0 ? null : user % 3 == 1 ? "free" : "pro", user % 4 == 0 ? null : (long)user];
    }

    private static Guid Id(int number) => new(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]);
}
