using NodaTime;

namespace UserOps.Lifecycle;

/// <summary>A condition on one day of a user. A closed family; true or false on every day from the first active one on.</summary>
public abstract record StageRule
{
    private protected StageRule()
    {
    }

    /// <summary>Makes the rule that every one of some rules holds.</summary>
    /// <param name="rules">The rules.</param>
    /// <returns>The rule.</returns>
    public static StageRule AllOf(params ReadOnlySpan<StageRule> rules) => new AllRule([.. rules]);

    /// <summary>Makes the rule that at least one of some rules holds.</summary>
    /// <param name="rules">The rules.</param>
    /// <returns>The rule.</returns>
    public static StageRule AnyOf(params ReadOnlySpan<StageRule> rules) => new AnyRule([.. rules]);

    /// <summary>Makes the rule that another one does not hold.</summary>
    /// <param name="rule">The other rule.</param>
    /// <returns>The rule.</returns>
    public static StageRule Unless(StageRule rule) => new NotRule(rule);

    /// <summary>Makes the rule that the user was in a stage on the day before.</summary>
    /// <param name="stage">The id of the stage.</param>
    /// <returns>The rule.</returns>
    public static StageRule WasIn(string stage) => new WasRule(stage);

    /// <summary>Makes the rule that a clock has reached a limit.</summary>
    /// <param name="clock">The clock.</param>
    /// <param name="limit">The limit.</param>
    /// <returns>The rule.</returns>
    public static StageRule Reached(StageClock clock, StageLimit limit) => new ClockRule(clock, limit);

    /// <summary>Makes the rule that a clock has reached a number of days.</summary>
    /// <param name="clock">The clock.</param>
    /// <param name="days">The number of days.</param>
    /// <returns>The rule.</returns>
    public static StageRule Reached(StageClock clock, int days) => new ClockRule(clock, StageLimit.Days(days));

    /// <summary>Makes the rule that the user was active on enough of the last days.</summary>
    /// <param name="window">The window: that many days, the day judged included.</param>
    /// <param name="atLeast">On how many of them.</param>
    /// <returns>The rule.</returns>
    public static StageRule ActiveDays(Period window, int atLeast) => new ActiveDaysRule(window, atLeast);

    /// <summary>Makes the rule that the user was active in enough periods in a row.</summary>
    /// <param name="unit">The kind of period.</param>
    /// <param name="atLeast">In how many.</param>
    /// <returns>The rule.</returns>
    public static StageRule StreakOf(CalendarUnit unit, int atLeast) => new StreakRule(unit, atLeast);
}

/// <summary>Every one of some rules holds.</summary>
/// <param name="All">The rules; at least one.</param>
public sealed record AllRule(EquatableArray<StageRule> All) : StageRule;

/// <summary>At least one of some rules holds.</summary>
/// <param name="Any">The rules; at least one.</param>
public sealed record AnyRule(EquatableArray<StageRule> Any) : StageRule;

/// <summary>A rule does not hold.</summary>
/// <param name="Not">The rule.</param>
public sealed record NotRule(StageRule Not) : StageRule;

/// <summary>The user was in a stage on the day before; false on the first active day.</summary>
/// <param name="Was">The id of the stage.</param>
public sealed record WasRule(string Was) : StageRule;

/// <summary>A clock has reached a limit.</summary>
/// <param name="Clock">The clock.</param>
/// <param name="AtLeast">The limit; the rule holds from the day on that reaches it.</param>
public sealed record ClockRule(StageClock Clock, StageLimit AtLeast) : StageRule;

/// <summary>The user was active on enough of the last days.</summary>
/// <param name="ActiveDaysIn">
/// The window, as a look-back that ends with the day judged: of <c>P7D</c>, that day and the six before it. With months or
/// years, an active day is in view until the day that is so much later on the calendar.
/// </param>
/// <param name="AtLeast">On how many distinct days; 1 or more.</param>
public sealed record ActiveDaysRule(Period ActiveDaysIn, int AtLeast) : StageRule;

/// <summary>The user was active in enough periods in a row, up to now.</summary>
/// <remarks>
/// The running period counts when it has an active day. When it has none yet, nothing is lost: the streak is the one up to
/// the period before. It breaks when a whole period has passed without an active day. Weeks start on Monday.
/// </remarks>
/// <param name="Streak">The kind of period.</param>
/// <param name="AtLeast">In how many periods; 1 or more.</param>
public sealed record StreakRule(CalendarUnit Streak, int AtLeast) : StageRule;
