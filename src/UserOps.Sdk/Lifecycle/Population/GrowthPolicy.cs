using UserOps.Json;

namespace UserOps.Lifecycle;

/// <summary>Who counts as a new user of a period.</summary>
public enum NewUsers
{
    /// <summary>Who is active for the first time ever.</summary>
    FirstActivity = 0,

    /// <summary>
    /// Who is active for the first time ever, in the period of the registration. Who registered in another period counts as
    /// resurrected; where the registration is not known, the first activity decides.
    /// </summary>
    RegisteredInPeriod = 1,
}

/// <summary>What is said of the users who were active in the period before, while a period still runs.</summary>
public enum OpenPeriod
{
    /// <summary>Nothing: they may still come, so nobody is counted as lost.</summary>
    Unknown = 0,

    /// <summary>That they are dormant until they come.</summary>
    Dormant = 1,
}

/// <summary>How growth is accounted for.</summary>
/// <param name="Grid">The periods.</param>
/// <param name="NewUsers">Who counts as new; who is active for the first time, by default.</param>
/// <param name="OpenPeriod">What is said of losses in a period that still runs; nothing, by default.</param>
public sealed record GrowthPolicy(
    CalendarGrid Grid,
    NewUsers NewUsers = NewUsers.FirstActivity,
    OpenPeriod OpenPeriod = OpenPeriod.Unknown)
{
    /// <summary>Makes the policy that counts what is known: new by the first activity, no loss before a period is over.</summary>
    /// <param name="grid">The periods.</param>
    /// <returns>The policy.</returns>
    public static GrowthPolicy Default(CalendarGrid grid) => new(grid);

    /// <summary>Makes the policy that counts as PostHog's lifecycle insight does.</summary>
    /// <remarks>
    /// New is who registered in the same period, and the running period has its dormant users at once. PostHog looks at the
    /// events of the shown range and one period before it; here the whole history is known, whatever is shown.
    /// </remarks>
    /// <param name="grid">The periods.</param>
    /// <returns>The policy.</returns>
    public static GrowthPolicy PostHog(CalendarGrid grid) => new(grid, NewUsers.RegisteredInPeriod, OpenPeriod.Dormant);

    internal static EquatableArray<PolicyProblem> Validate(GrowthPolicy policy)
    {
        var problems = new List<PolicyProblem>();
        LifecycleChecks.CheckGrid(policy.Grid, "$.grid", problems);
        PolicyChecks.CheckEnum(policy.NewUsers, "$.newUsers", problems);
        PolicyChecks.CheckEnum(policy.OpenPeriod, "$.openPeriod", problems);
        return problems.ToEquatableArray();
    }
}
