using UserOps.Tagging;

namespace UserOps.Sql;

/// <summary>One user's tags, as a query decided them.</summary>
/// <typeparam name="TUser">The type of the user's id.</typeparam>
/// <param name="User">The user.</param>
/// <param name="Truths">For each tag of the catalogue, in its order, whether it is given, might be if more were known, or is not.</param>
/// <param name="Given">The tags that are given, in the order of the catalogue, with their values.</param>
public sealed record VerdictFigures<TUser>(TUser User, EquatableArray<Truth> Truths, EquatableArray<GivenTag> Given)
    where TUser : notnull;
