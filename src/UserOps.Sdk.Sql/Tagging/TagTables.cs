namespace UserOps.Sql;

/// <summary>Where a host keeps what tags rest on: its users with their attributes, and their events.</summary>
public sealed record TagTables
{
    /// <summary>Gets the table of users. Every user in it has a row in the answer, and nobody else: events of others are not seen.</summary>
    /// <value><see langword="null"/>, the default: there is none; the users are those of the one table of events, and none has attributes.</value>
    public UserTable? Users { get; init; }

    /// <summary>Gets the tables of events. Each type of event is in one of them; without a table of users there is one.</summary>
    public EquatableArray<EventTable> Events { get; init; }
}
