using System.Data.Common;
using System.Globalization;
using NodaTime;
using UserOps.Lifecycle;

namespace UserOps.Sql.Tests.Lifecycle;

/// <summary>A table of activity and one of users on an engine, with what the library makes of the same rows.</summary>
internal sealed class ActivityFixture : IDisposable
{
    private const string Visits = "visits";
    private const string People = "people";
    private readonly TestEngine _engine;
    private readonly DbConnection _connection;
    private readonly EngineKind _kind;

    public ActivityFixture(EngineKind kind)
    {
        _kind = kind;
        Dialect = kind == EngineKind.Sqlite ? SqlDialect.Sqlite : SqlDialect.PostgreSql;
        _engine = TestEngine.Start(kind);
        _engine.CreateTable(
            Visits, "user", new("tenant", "text"), new("user", "text"), new("zoned", "timestamptz"), new("utc", "timestamp"), new("units", "bigint"), new("event", "text"));
        _engine.CreateTable(
            People, "id", new("tenant", "text"), new("id", "text"), new("zoned", "timestamptz"), new("utc", "timestamp"), new("units", "bigint"));
        _connection = _engine.Open();
    }

    /// <summary>Gets every form in which the engine may hold instants.</summary>
    public static EquatableArray<SqlStorage> StoragesOf(EngineKind kind) => kind == EngineKind.Sqlite
        ? [SqlStorage.UnixSeconds, SqlStorage.UnixMilliseconds, SqlStorage.UnixMicroseconds, SqlStorage.UnixNanoseconds]
        : [SqlStorage.Timestamp, SqlStorage.UtcTimestamp, SqlStorage.UnixSeconds, SqlStorage.UnixMilliseconds, SqlStorage.UnixMicroseconds, SqlStorage.UnixNanoseconds];

    public SqlDialect Dialect { get; }

    public DbConnection Connection => _connection;

    public TestEngine Engine => _engine;

    /// <summary>The step from one instant that a form can hold to the next.</summary>
    public static Duration UnitOf(SqlStorage storage) => Duration.FromNanoseconds(storage.Kind == SqlStorageKind.UnixTime
        ? SqlStorage.PowerOfTen(9 - storage.Decimals)
        : 1_000);

    /// <summary>The instant as a form holds it.</summary>
    public static Instant Kept(Instant at, SqlStorage storage)
    {
        var (since, unit) = (at - NodaConstants.UnixEpoch, UnitOf(storage).ToInt64Nanoseconds());
        var nanos = ((Int128)since.Days * NodaConstants.NanosecondsPerDay) + since.NanosecondOfDay;
        var floor = (nanos / unit) - (nanos % unit < 0 ? 1 : 0);
        return NodaConstants.UnixEpoch + Duration.FromNanoseconds((long)(floor * unit));
    }

    public static ActivityTable Table(SqlStorage storage, string tenant, Instant? earliest = null) => new()
    {
        Name = Visits,
        User = new("user", SqlStorage.Text),
        At = new(ColumnOf(storage), storage),
        Event = new("event", SqlStorage.Text),
        Tenant = TenantFilter.Of("tenant", tenant),
        Earliest = earliest ?? NodaConstants.UnixEpoch,
    };

    public static UserTable Users(SqlStorage storage, string tenant, bool hasSince = true) => new()
    {
        Name = People,
        User = new("id", SqlStorage.Text),
        Since = hasSince ? new(ColumnOf(storage), storage) : null,
        Tenant = TenantFilter.Of("tenant", tenant),
    };

    public void Empty()
    {
        _engine.Empty(Visits);
        _engine.Empty(People);
    }

    public void AddVisits(IEnumerable<ActivityRow> rows) => _engine.Insert(Visits, rows.Select(RowOf));

    public void AddPeople(IEnumerable<PersonRow> people) => _engine.Insert(
        People,
        people.Select(person => ValuesOf(person.Storage, person.Since).Prepend(person.User).Prepend(person.Tenant).ToArray()));

    /// <summary>Puts rows on a shard, wherever they belong.</summary>
    public void Plant(int shard, IEnumerable<ActivityRow> rows) => ((ShardsEngine)_engine).Plant(Visits, shard, rows.Select(RowOf));

    public async Task<Dictionary<string, UserActivity>> ReadAsync(SqlQuery query)
    {
        var found = new Dictionary<string, UserActivity>(StringComparer.Ordinal);
        await foreach (var figures in SqlReader.ActivityAsync<string>(_connection, query))
        {
            found.Add(figures.User, figures.Activity);
        }

        return found;
    }

    public Dictionary<string, UserActivity> Read(SqlQuery query) => ReadAsync(query).GetAwaiter().GetResult();

    /// <summary>Asks the engine for one value.</summary>
    public string? Ask(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    public void Dispose()
    {
        _connection.Dispose();
        _engine.Dispose();
    }

    private static string ColumnOf(SqlStorage storage) => storage.Kind switch
    {
        SqlStorageKind.Timestamp => "zoned",
        SqlStorageKind.UtcTimestamp => "utc",
        _ => "units",
    };

    private object?[] RowOf(ActivityRow row) => [row.Tenant, row.User, .. ValuesOf(row.Storage, row.At), row.Event];

    private object?[] ValuesOf(SqlStorage storage, Instant? at)
    {
        if (at is not { } instant)
        {
            return [null, null, null];
        }

        var kept = Kept(instant, storage);
        if (storage.Kind == SqlStorageKind.UnixTime)
        {
            return [null, null, (kept - NodaConstants.UnixEpoch).ToInt64Nanoseconds() / UnitOf(storage).ToInt64Nanoseconds()];
        }

        Assert.NotEqual(EngineKind.Sqlite, _kind);
        return storage.Kind == SqlStorageKind.Timestamp
            ? [kept.ToDateTimeUtc(), null, null]
            : [null, kept.InUtc().LocalDateTime.ToDateTimeUnspecified(), null];
    }
}

/// <summary>A row of activity; a user, instant or event may be NULL.</summary>
internal sealed record ActivityRow(string? User, Instant? At, string? Event, SqlStorage Storage, string Tenant = "t");

/// <summary>A row of the table of users.</summary>
internal sealed record PersonRow(string? User, Instant? Since, SqlStorage Storage, string Tenant = "t");
