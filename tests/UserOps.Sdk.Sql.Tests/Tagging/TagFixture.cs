using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using NodaTime.Text;
using UserOps.Tagging;
using UserOps.Testing;

namespace UserOps.Sql.Tests.Tagging;

/// <summary>The facts of some users in tables on an engine.</summary>
internal sealed class TagFixture
{
    private const string User = "user id";
    private const string Tenant = "tenant";
    private const string Mine = "mine";
    private readonly TestEngine _engine;
    private readonly bool _isSqlite;
    private readonly TagLayout _layout;

    public TagFixture(TestEngine engine, EngineKind kind, TagLayout layout, string prefix = "")
    {
        _engine = engine;
        _isSqlite = kind == EngineKind.Sqlite;
        _layout = layout;
        Dialect = _isSqlite ? SqlDialect.Sqlite : SqlDialect.PostgreSql;
        var users = layout == TagLayout.EventsAlone ? null : new UserTable
        {
            Name = $"{prefix}users",
            User = new(User, SqlStorage.Text),
            Since = new("since", Instants),
            Tenant = TenantFilter.Of(Tenant, Mine),
            Attributes = TaggingGenerators.Attributes.Select(pair => KeyValuePair.Create(pair.Key, new SqlColumn(pair.Key, StorageOf(pair.Value)))).ToEquatableMap(),
        };
        Tables = new()
        {
            Users = users,
            Events = layout == TagLayout.TableAType
                ? [.. TaggingGenerators.Events.Select(pair => TableOf(prefix + pair.Key, [pair.Key]))]
                : [TableOf($"{prefix}events", [.. TaggingGenerators.Events.Names])],
        };
        Create(users);
    }

    public SqlDialect Dialect { get; }

    public SqlTables Tables { get; }

    /// <summary>Gets the facts of each user as the tables keep them.</summary>
    public Dictionary<string, UserFacts> Facts { get; } = new(StringComparer.Ordinal);

    private SqlStorage Instants => _isSqlite || _layout == TagLayout.OneTable ? SqlStorage.UnixNanoseconds : SqlStorage.Timestamp;

    /// <summary>Makes facts of some users, the same each time.</summary>
    public static UserFacts[] Population(int users) =>
        [.. TaggingGenerators.Facts.Generator.Sample(users, new Rnd(7, 0x9E37_79B9_7F4A_7C15), 50)];

    /// <summary>Puts facts of users in the place of those that are there.</summary>
    public void Fill(IEnumerable<UserFacts> users)
    {
        Facts.Clear();
        foreach (var (facts, i) in users.Select((facts, i) => (Kept(facts), i)))
        {
            Facts.Add(FormattableString.Invariant($"u{i}"), facts);
        }

        Fill(Facts);
    }

    private void Fill(IReadOnlyDictionary<string, UserFacts> users)
    {
        if (Tables.Users is { } table)
        {
            _engine.Empty(table.Name);
            _engine.Insert(table.Name, users
                .Select(user => (object?[])
                [
                    user.Key, Mine, user.Value.ObservedSince is { } since ? Stored(since, Instants) : null,
                    .. table.Attributes.Select(column => Stored(user.Value.Attributes.TryGet(column.Key, out var value) ? value : FactValue.None, column.Value.Storage)),
                ])
                .Append(["u0", "other", .. new object?[table.Attributes.Count + 1]]));
        }

        foreach (var events in Tables.Events)
        {
            var rows = users
                .SelectMany(user => user.Value.Events.Where(item => events.Events.Contains(item.Type)).Select(item => (object?[])
                [
                    user.Key, Mine, Stored(item.At, events.At.Storage), item.Type,
                    .. events.Properties.Select(column => Stored(item.Properties.TryGet(column.Key, out var value) ? value : FactValue.None, column.Value.Storage)),
                ]))
                .Append(["u0", "other", Stored(TaggingGenerators.Start, events.At.Storage), events.Events[0], .. new object?[events.Properties.Count]]);
            _engine.Empty(events.Name);
            _engine.Insert(events.Name, rows);
        }
    }

    private EventTable TableOf(string name, EquatableArray<string> types) => new()
    {
        Name = name,
        User = new(User, SqlStorage.Text),
        At = new("at", Instants),
        Type = types.Count == 1 ? null : new("type", SqlStorage.Text),
        Events = types,
        Tenant = TenantFilter.Of(Tenant, Mine),
        Properties = types
            .SelectMany(type => TaggingGenerators.Events[type])
            .Select(pair => KeyValuePair.Create(pair.Key, new SqlColumn($"its {pair.Key}", StorageOf(pair.Value))))
            .ToEquatableMap(),
    };

    private void Create(UserTable? users)
    {
        if (users is not null)
        {
            _engine.CreateTable(
                users.Name, User, [new(User, "text"), new(Tenant, "text"), Column(users.Since!), .. users.Attributes.Select(pair => Column(pair.Value))]);
        }

        foreach (var table in Tables.Events)
        {
            _engine.CreateTable(
                table.Name, User, [new(User, "text"), new(Tenant, "text"), Column(table.At), new("type", "text"), .. table.Properties.Select(pair => Column(pair.Value))]);
        }
    }

    private static TestColumn Column(SqlColumn column) => new(column.Name, column.Storage.Kind switch
    {
        SqlStorageKind.Boolean => "boolean",
        SqlStorageKind.WholeNumber or SqlStorageKind.UnixTime or SqlStorageKind.DayNumber => "bigint",
        SqlStorageKind.Numeric => "numeric",
        SqlStorageKind.Timestamp => "timestamptz",
        SqlStorageKind.UtcTimestamp => "timestamp",
        SqlStorageKind.Date => "date",
        _ => "text",
    });

    private SqlStorage StorageOf(FactType type)
    {
        var rich = !_isSqlite && _layout != TagLayout.OneTable;
        return type switch
        {
            FactType.Text => SqlStorage.Text,
            FactType.Number => rich ? SqlStorage.Numeric : SqlStorage.MinorUnits(_layout == TagLayout.OneTable ? 1 : 2),
            FactType.Bool => SqlStorage.Boolean,
            FactType.TextSet => SqlStorage.JsonTexts,
            FactType.Date => rich ? SqlStorage.Date : _layout == TagLayout.OneTable ? SqlStorage.DayNumber : SqlStorage.IsoDate,
            _ => rich ? SqlStorage.UtcTimestamp : SqlStorage.UnixNanoseconds,
        };
    }

    private static object? Stored(FactValue value, SqlStorage storage) => value.Type switch
    {
        null => null,
        FactType.Text => value.AsText(),
        FactType.Number => storage.Kind == SqlStorageKind.Numeric ? value.AsNumber() : (long)(value.AsNumber() * storage.UnitsPerOne),
        FactType.Bool => value.AsBool(),
        FactType.TextSet => JsonSerializer.Serialize(value.AsSet().ToArray()),
        FactType.Date => storage.Kind switch
        {
            SqlStorageKind.Date => value.AsDate().ToDateOnly(),
            SqlStorageKind.IsoDate => LocalDatePattern.Iso.Format(value.AsDate()),
            _ => (long)Period.DaysBetween(new LocalDate(1970, 1, 1), value.AsDate()),
        },
        _ => Stored(value.AsInstant(), storage),
    };

    private static object Stored(Instant at, SqlStorage storage) => storage.Kind switch
    {
        SqlStorageKind.UnixTime => (at - NodaConstants.UnixEpoch).ToInt64Nanoseconds(),
        SqlStorageKind.Timestamp => at.ToDateTimeUtc(),
        _ => at.InUtc().LocalDateTime.ToDateTimeUnspecified(),
    };

    /// <summary>PostgreSQL's own types keep microseconds: a nanosecond before the hour is told as a microsecond before it.</summary>
    private UserFacts Kept(UserFacts facts)
    {
        return Instants == SqlStorage.UnixNanoseconds && _isSqlite | _layout == TagLayout.OneTable ? facts : UserFacts.From(
            ValuesOf(facts.Attributes),
            facts.Events.Select(item => item with { At = Whole(item.At), Properties = ValuesOf(item.Properties) }),
            facts.ObservedSince is { } since ? Whole(since) : null);

        static Instant Whole(Instant at) => Instant.FromUnixTimeTicks(at.ToUnixTimeTicks() / 10 * 10);

        static EquatableMap<FactValue> ValuesOf(EquatableMap<FactValue> values) => values
            .Select(pair => pair.Value.Type == FactType.Instant ? KeyValuePair.Create(pair.Key, FactValue.Of(Whole(pair.Value.AsInstant()))) : pair)
            .ToEquatableMap();
    }
}
