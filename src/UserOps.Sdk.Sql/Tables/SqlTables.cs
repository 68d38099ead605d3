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

    /// <summary>Gets the tables of events, which tag catalogues read.</summary>
    public EquatableArray<EventTable> Events { get; init; }

    /// <summary>Gets the table of users, which tag catalogues and lifecycle policies read.</summary>
    /// <value><see langword="null"/>, the default: there is none.</value>
    public UserTable? Users { get; init; }
}
