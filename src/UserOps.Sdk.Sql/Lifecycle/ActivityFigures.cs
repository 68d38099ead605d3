using UserOps.Lifecycle;

namespace UserOps.Sql;

/// <summary>One user's active days as a query computed them at one instant; every stage policy can be decided on them.</summary>
/// <typeparam name="TUser">The type of the user's id.</typeparam>
/// <param name="User">The user.</param>
/// <param name="Activity">The days, and the day of registration where it is known. Give it to <see cref="StageEvaluator"/> with the local day of the same instant.</param>
public sealed record ActivityFigures<TUser>(TUser User, UserActivity Activity)
    where TUser : notnull;
