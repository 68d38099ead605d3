using NodaTime;
using UserOps.Rfm;

namespace UserOps.Sql.Tests.Rfm;

/// <summary>A table of purchases on an engine, in the richest form that the engine has.</summary>
internal sealed class PurchaseFixture
{
    private const string Name = "purchases";
    private readonly TestEngine _engine;
    private readonly bool _isSqlite;

    public PurchaseFixture(TestEngine engine, EngineKind kind)
    {
        _engine = engine;
        _isSqlite = kind == EngineKind.Sqlite;
        Dialect = _isSqlite ? SqlDialect.Sqlite : SqlDialect.PostgreSql;
        Table = new PurchaseTable
        {
            Name = Name,
            User = new("user_id", SqlStorage.Text),
            At = new("at", _isSqlite ? SqlStorage.UnixNanoseconds : SqlStorage.Timestamp),
            Amount = new("amount", _isSqlite ? SqlStorage.MinorUnits(9) : SqlStorage.Numeric),
            OrderId = new("order_id", SqlStorage.Text),
            Type = new("kind", SqlStorage.Text),
        };
        engine.CreateTable(
            Name,
            "user_id",
            new("user_id", "text"),
            new("at", _isSqlite ? "bigint" : "timestamptz"),
            new("amount", _isSqlite ? "bigint" : "numeric"),
            new("order_id", "text"),
            new("kind", "text"));
    }

    public SqlDialect Dialect { get; }

    public PurchaseTable Table { get; }

    /// <summary>Puts purchases in the place of those that are there; returns them as the engine keeps them.</summary>
    public Purchase<string>[] Fill(IReadOnlyList<Purchase<UserId>> purchases)
    {
        Purchase<string>[] kept = [.. purchases.Select(Kept)];
        _engine.Empty(Name);
        _engine.Insert(Name, kept.Select(purchase => new object?[]
        {
            purchase.User,
            _isSqlite ? (purchase.At - NodaConstants.UnixEpoch).ToInt64Nanoseconds() : purchase.At.ToDateTimeUtc(),
            _isSqlite ? (long)(purchase.Amount * 1_000_000_000) : purchase.Amount,
            purchase.OrderId,
            purchase.Kind switch { PurchaseKind.Purchase => "purchase", PurchaseKind.Refund => "refund", _ => null },
        }));
        return kept;
    }

    /// <summary>PostgreSQL keeps microseconds: a nanosecond before midnight is told as a microsecond before it.</summary>
    private Purchase<string> Kept(Purchase<UserId> purchase)
    {
        var at = _isSqlite ? purchase.At : Instant.FromUnixTimeTicks(purchase.At.ToUnixTimeTicks() / 10 * 10);
        return new(purchase.User.Value, at, purchase.Amount) { OrderId = purchase.OrderId, Kind = purchase.Kind };
    }
}
