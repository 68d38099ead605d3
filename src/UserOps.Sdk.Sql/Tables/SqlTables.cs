namespace UserOps.Sql;

/// <summary>A host's tables, described once for all queries; <see cref="SqlTablesJson"/> keeps the description in a file.</summary>
public sealed record SqlTables
{
    /// <summary>Gets the table of purchases, which RFM policies read.</summary>
    /// <value><see langword="null"/>, the default: there is none.</value>
    public PurchaseTable? Purchases { get; init; }

    /// <summary>Gets the table of activity, which lifecycle policies read.</summary>
    /// <value><see langword="null"/>, the default: there is none.</value>
    public ActivityTable? Activity { get; init; }

    /// <summary>Gets the tables of events, which tag catalogues read. Each type of event is in one of them; without a table of users there is one.</summary>
    public EquatableArray<EventTable> Events { get; init; }

    /// <summary>Gets the table of users, which tag catalogues and lifecycle policies read. For tags every user in it has a row in the answer, and nobody else: events of others are not seen.</summary>
    /// <value><see langword="null"/>, the default: there is none; for tags the users are those of the one table of events, and none has attributes.</value>
    public UserTable? Users { get; init; }
}
