using UserOps.Rfm;

namespace UserOps.Sql;

/// <summary>One user's scores and segment, as a query decided them by frozen cuts.</summary>
/// <typeparam name="TUser">The type of the user's id.</typeparam>
/// <param name="User">The user.</param>
/// <param name="Score">The scores.</param>
/// <param name="Segment">The segment.</param>
public sealed record ScoreFigures<TUser>(TUser User, RfmScore Score, Segment Segment)
    where TUser : notnull;
