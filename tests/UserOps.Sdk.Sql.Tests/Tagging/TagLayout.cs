namespace UserOps.Sql.Tests.Tagging;

/// <summary>How the tables of a test hold users and events.</summary>
public enum TagLayout
{
    /// <summary>A table of users and one for each type of event, in the richest forms that the engine has.</summary>
    TableAType = 0,

    /// <summary>A table of users and one of all events, with numbers for instants and dates.</summary>
    OneTable = 1,

    /// <summary>One table of all events, and none of users.</summary>
    EventsAlone = 2,
}
