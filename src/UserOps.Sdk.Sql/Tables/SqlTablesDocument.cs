using NodaTime;

namespace UserOps.Sql;

/// <summary>The JSON form of <see cref="SqlTables"/>.</summary>
/// <remarks>Records with parameters, for generated readers forget initial values of properties, but not those of parameters.</remarks>
internal sealed record SqlTablesDocument(
    int SchemaVersion,
    PurchaseTableDocument? Purchases = null,
    ActivityTableDocument? Activity = null,
    EquatableArray<EventTableDocument>? Events = null,
    UserTableDocument? Users = null)
{
    public static SqlTablesDocument Of(SqlTables tables) => new(
        Json.PolicyJson.SchemaVersion,
        tables.Purchases is { } purchases ? PurchaseTableDocument.Of(purchases) : null,
        tables.Activity is { } activity ? ActivityTableDocument.Of(activity) : null,
        tables.Events.Count == 0 ? null : tables.Events.Select(EventTableDocument.Of).ToEquatableArray(),
        tables.Users is { } users ? UserTableDocument.Of(users) : null);

    public SqlTables ToTables() => new()
    {
        Purchases = Purchases?.ToTable(),
        Activity = Activity?.ToTable(),
        Events = (Events ?? []).Select(table => table.ToTable()).ToEquatableArray(),
        Users = Users?.ToTable(),
    };
}

/// <summary>The JSON form of <see cref="PurchaseTable"/>.</summary>
internal sealed record PurchaseTableDocument(
    string Name,
    SqlColumn User,
    SqlColumn At,
    SqlColumn Amount,
    string? Schema = null,
    Instant Earliest = default,
    SqlColumn? OrderId = null,
    SqlColumn? Type = null,
    string PurchaseType = "purchase",
    string RefundType = "refund",
    SqlColumn? Currency = null,
    TenantFilter? Tenant = null)
{
    public static PurchaseTableDocument Of(PurchaseTable table) => new(
        table.Name,
        table.User,
        table.At,
        table.Amount,
        table.Schema,
        table.Earliest,
        table.OrderId,
        table.Type,
        table.PurchaseType,
        table.RefundType,
        table.Currency,
        table.Tenant);

    public PurchaseTable ToTable() => new()
    {
        Name = Name,
        User = User,
        At = At,
        Amount = Amount,
        Schema = Schema,
        Earliest = Earliest,
        OrderId = OrderId,
        Type = Type,
        PurchaseType = PurchaseType,
        RefundType = RefundType,
        Currency = Currency,
        Tenant = Tenant,
    };
}

/// <summary>The JSON form of <see cref="ActivityTable"/>.</summary>
internal sealed record ActivityTableDocument(
    string Name,
    SqlColumn User,
    SqlColumn At,
    string? Schema = null,
    Instant Earliest = default,
    SqlColumn? Event = null,
    EquatableArray<string> CountedEvents = default,
    TenantFilter? Tenant = null)
{
    public static ActivityTableDocument Of(ActivityTable table) => new(
        table.Name,
        table.User,
        table.At,
        table.Schema,
        table.Earliest,
        table.Event,
        table.CountedEvents,
        table.Tenant);

    public ActivityTable ToTable() => new()
    {
        Name = Name,
        User = User,
        At = At,
        Schema = Schema,
        Earliest = Earliest,
        Event = Event,
        CountedEvents = CountedEvents,
        Tenant = Tenant,
    };
}

/// <summary>The JSON form of <see cref="EventTable"/>.</summary>
internal sealed record EventTableDocument(
    string Name,
    SqlColumn User,
    SqlColumn At,
    EquatableArray<string> Events,
    string? Schema = null,
    Instant Earliest = default,
    SqlColumn? Type = null,
    EquatableMap<SqlColumn> Properties = default,
    TenantFilter? Tenant = null)
{
    public static EventTableDocument Of(EventTable table) => new(
        table.Name,
        table.User,
        table.At,
        table.Events,
        table.Schema,
        table.Earliest,
        table.Type,
        table.Properties,
        table.Tenant);

    public EventTable ToTable() => new()
    {
        Name = Name,
        User = User,
        At = At,
        Events = Events,
        Schema = Schema,
        Earliest = Earliest,
        Type = Type,
        Properties = Properties,
        Tenant = Tenant,
    };
}

/// <summary>The JSON form of <see cref="UserTable"/>.</summary>
internal sealed record UserTableDocument(
    string Name,
    SqlColumn User,
    string? Schema = null,
    SqlColumn? Since = null,
    EquatableMap<SqlColumn> Attributes = default,
    TenantFilter? Tenant = null)
{
    public static UserTableDocument Of(UserTable table) => new(
        table.Name,
        table.User,
        table.Schema,
        table.Since,
        table.Attributes,
        table.Tenant);

    public UserTable ToTable() => new()
    {
        Name = Name,
        User = User,
        Schema = Schema,
        Since = Since,
        Attributes = Attributes,
        Tenant = Tenant,
    };
}
