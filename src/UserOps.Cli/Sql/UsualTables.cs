using UserOps.Lifecycle;
using UserOps.Sql;
using UserOps.Tagging;

namespace UserOps.Cli.Sql;

/// <summary>The tables that a query reads when nothing describes the host's own: plain names, and each value as its engine holds it best.</summary>
/// <param name="dialect">The engine.</param>
internal sealed class UsualTables(SqlDialect dialect)
{
    private const string UserId = "user_id";
    private const string AtName = "at";

    private readonly bool _isSqlite = dialect == SqlDialect.Sqlite;

    /// <summary>Gets <c>purchases(user_id, at, amount)</c>.</summary>
    public PurchaseTable Purchases => new() { Name = "purchases", User = User(UserId), At = At, Amount = new("amount", StorageOf(FactType.Number)) };

    private SqlColumn At => new(AtName, StorageOf(FactType.Instant));

    /// <summary>Makes <c>activity(user_id, at)</c>, with a column <c>event</c> where a policy asks for events by name.</summary>
    /// <param name="policy">The policy.</param>
    /// <returns>The table.</returns>
    public ActivityTable Activity(StagePolicy policy) => new()
    {
        Name = "activity",
        User = User(UserId),
        At = At,
        Event = policy.ActivityEvents.Count > 0 || policy.RegistrationEvent is not null ? new("event", SqlStorage.Text) : null,
    };

    /// <summary>Makes <c>events(user_id, at, type)</c> with a column for each property that a catalogue declares.</summary>
    /// <param name="catalog">The catalogue.</param>
    /// <returns>The table; none where the catalogue declares no events.</returns>
    public EquatableArray<EventTable> Events(TagCatalog catalog) => catalog.Events.Count == 0
        ? []
        :
        [
            new()
            {
                Name = "events",
                User = User(UserId),
                At = At,
                Type = new("type", SqlStorage.Text),
                Events = catalog.Events.Names,
                Properties = catalog.Events
                    .SelectMany(type => type.Value)
                    .DistinctBy(property => property.Key, StringComparer.Ordinal)
                    .Select(ColumnOf)
                    .ToEquatableMap(),
            },
        ];

    /// <summary>Makes <c>users(id)</c> with a column for each attribute that a catalogue declares.</summary>
    /// <param name="catalog">The catalogue.</param>
    /// <returns>The table.</returns>
    public UserTable Users(TagCatalog catalog) => new()
    {
        Name = "users",
        User = User("id"),
        Attributes = catalog.Attributes.Select(ColumnOf).ToEquatableMap(),
    };

    private static SqlColumn User(string name) => new(name, SqlStorage.Text);

    private KeyValuePair<string, SqlColumn> ColumnOf(KeyValuePair<string, FactType> fact) => new(fact.Key, new(fact.Key, StorageOf(fact.Value)));

    private SqlStorage StorageOf(FactType type) => type switch
    {
        FactType.Number => _isSqlite ? SqlStorage.MinorUnits(2) : SqlStorage.Numeric,
        FactType.Bool => SqlStorage.Boolean,
        FactType.Instant => _isSqlite ? SqlStorage.UnixMicroseconds : SqlStorage.Timestamp,
        FactType.Date => _isSqlite ? SqlStorage.IsoDate : SqlStorage.Date,
        FactType.TextSet => SqlStorage.JsonTexts,
        _ => SqlStorage.Text,
    };
}
