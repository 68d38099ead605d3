using System.Text.Json.Serialization;
using UserOps.Json;

namespace UserOps.Tickets;

/// <summary>How the rows of a help desk's log tell events of tickets, as plain data.</summary>
/// <remarks>
/// <para>A row is an update of a ticket, or a whole ticket with an instant a column. Columns give the members of <see cref="TicketEvent"/>; rules say
/// of which type the events are. Compile it with <see cref="TicketMapper"/>, which checks it. Its JSON form is <see cref="TicketMappingJson"/>.</para>
/// <para>Members are named as in JSON: <c>ticketId, eventId, at, seq, type, actorId, actorRole, teamId, ..</c>. Columns are found without case and without blanks around them.</para>
/// </remarks>
/// <example>
/// <code>
/// var mapping = TicketMapping.UciIncidentLog with { Zone = "Europe/Lisbon" };
/// </code>
/// </example>
public sealed record TicketMapping
{
    /// <summary>Gets the mapping of a log that was made for this: an event a row, its columns named as the members are.</summary>
    /// <value>Only <c>ticketId</c>, <c>at</c> and <c>type</c> must be there.</value>
    public static TicketMapping Events { get; } = new()
    {
        Name = "ticket-events",
        Version = "1",
        Zone = "UTC",
        Columns = LogMembers.TicketNames.Select(name => KeyValuePair.Create(name, name)).ToEquatableMap(),
        MayLack = LogMembers.TicketNames.Where(name => name is not ("ticketId" or "at" or "type")).ToEquatableArray(),
    };

    /// <summary>Gets the mapping of a list of tickets, one a row, with the instants at which they were created, classified, resolved and closed.</summary>
    /// <value>
    /// What is known of a ticket at its end is put to its end: such a list does not tell when anything in it became known, nor of handovers and reopenings.
    /// </value>
    public static TicketMapping Tickets { get; } = new()
    {
        Name = "ticket-rows",
        Version = "1",
        Zone = "UTC",
        Columns = [new("ticketId", "ticketId")],
        MayLack =
        [
            "classifiedAt", "closedAt", "customerId", "productId", "severity", "kind", "category", "actorId", "teamId", "module", "rootCause", "ownerId",
            "bugId", "articleId",
        ],
        Rules =
        [
            new()
            {
                Type = TicketEventType.Created,
                Columns = [new("at", "createdAt"), new("customerId", "customerId"), new("productId", "productId"), new("severity", "severity")],
            },
            new()
            {
                Type = TicketEventType.Classified,
                Columns = [new("at", "classifiedAt"), new("kind", "kind"), new("category", "category")],
                Constants = [new("actorRole", "agent")],
            },
            new()
            {
                Type = TicketEventType.Resolved,
                Columns =
                [
                    new("at", "resolvedAt"), new("kind", "kind"), new("category", "category"), new("actorId", "actorId"), new("teamId", "teamId"),
                    new("module", "module"), new("rootCause", "rootCause"), new("ownerId", "ownerId"), new("bugId", "bugId"), new("articleId", "articleId"),
                ],
                Constants = [new("actorRole", "agent")],
            },
            new() { Type = TicketEventType.Closed, Columns = [new("at", "closedAt"), new("rootCause", "rootCause")] },
        ],
    };

    /// <summary>Gets the mapping of the incident log of a ServiceNow desk that the UCI Machine Learning Repository publishes, an update a row.</summary>
    /// <value>
    /// <para>The log tells category and subcategory, but not usage from technical matters: a ticket that has both in its first row was opened as of kind <c>other</c>. Its column
    /// <c>knowledge</c> says whether an article was used, not which, so no article is taken from it. Times have no zone; UTC by default.</para>
    /// <para>A ticket is resolved at its first row of state Resolved or Closed, and again at the first after a reopening; closed at the first row of state Closed.</para>
    /// </value>
    public static TicketMapping UciIncidentLog { get; } = new()
    {
        Name = "uci-incident-log",
        Version = "1",
        Zone = "UTC",
        TimePattern = "d/M/yyyy HH:mm",
        Unknown = ["?", "-100"],
        Columns =
        [
            new("ticketId", "number"), new("at", "sys_updated_at"), new("actorId", "sys_updated_by"), new("teamId", "assignment_group"),
            new("category", "category"), new("severity", "priority"), new("customerId", "caller_id"), new("bugId", "problem_id"), new("state", "incident_state"),
        ],
        Constants = [new("actorRole", "agent")],
        Settings = [new() { Member = "kind", Value = "other", When = [new RowFirst { FirstRow = true }, new RowKnown { Known = ["category", "subcategory"] }] }],
        Rules =
        [
            new()
            {
                Type = TicketEventType.Created,
                Occurrence = RowOccurrence.FirstOfTicket,
                Columns = [new("at", "opened_at"), new("customerId", "caller_id")],
            },
            new() { Type = TicketEventType.Reopened, When = [new RowRose { Rose = "reopen_count" }] },
            new()
            {
                Type = TicketEventType.Resolved,
                When = [new RowIn { Column = "incident_state", In = ["Resolved", "Closed"] }],
                Occurrence = RowOccurrence.FirstSinceOpening,
            },
            new()
            {
                Type = TicketEventType.Closed,
                When = [new RowIn { Column = "incident_state", In = ["Closed"] }],
                Occurrence = RowOccurrence.FirstSinceOpening,
            },
            new() { Type = TicketEventType.Assigned, When = [new RowChanged { Changed = "assignment_group" }], Otherwise = true },
            new() { Type = TicketEventType.StateChanged, Otherwise = true },
        ],
    };

    /// <summary>Gets every preset, the default first.</summary>
    public static EquatableArray<TicketMapping> Presets { get; } = [Events, Tickets, UciIncidentLog];

    /// <summary>Gets the version of the mapping's JSON form; 1.</summary>
    [JsonRequired]
    public int SchemaVersion { get; init; } = PolicyJson.SchemaVersion;

    /// <summary>Gets the mapping's name.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the mapping's version, as its author writes it.</summary>
    public required string Version { get; init; }

    /// <summary>Gets the tzdb id of the zone of times without an offset, such as <c>Asia/Shanghai</c>.</summary>
    public required string Zone { get; init; }

    /// <summary>Gets how times are written, as a NodaTime pattern such as <c>dd/MM/yyyy HH:mm</c>; <see langword="null"/>, the default, is ISO 8601.</summary>
    public string? TimePattern { get; init; }

    /// <summary>Gets the values that mean "not known", such as <c>?</c>; blank does so always.</summary>
    public EquatableArray<string> Unknown { get; init; }

    /// <summary>Gets the column of each member.</summary>
    [JsonRequired]
    public EquatableMap<string> Columns { get; init; }

    /// <summary>Gets the columns that a log may lack; what they would tell is then not known. All others must be there.</summary>
    public EquatableArray<string> MayLack { get; init; }

    /// <summary>Gets the value of a member where its column has none, or it has no column: <c>actorRole: agent</c>.</summary>
    public EquatableMap<string> Constants { get; init; }

    /// <summary>Gets, by member, what its column's values mean: <c>kind: { "How-to": "usage", "*": "other" }</c>. <c>*</c> is any other; a value that is not listed means itself.</summary>
    public EquatableMap<EquatableMap<string>> Values { get; init; }

    /// <summary>Gets the values that rows of some form give to a member in all their events; of several the first that applies, before its column.</summary>
    public EquatableArray<TicketValueRule> Settings { get; init; }

    /// <summary>Gets which rows give events of which types, asked in their order. A row whose column <c>type</c> tells its type gives that event first.</summary>
    public EquatableArray<TicketRowRule> Rules { get; init; }

    /// <summary>Makes the reference that answers carry. Costs a serialisation and a hash: keep it.</summary>
    /// <returns>The name, the version, and the hash of the canonical JSON.</returns>
    public PolicyRef ToRef() => new(Name, Version, PolicyJson.Hash(this, TicketMappingJsonContext.Default.TicketMapping));
}
