using NodaTime;
using UserOps.Lifecycle;

namespace UserOps.Sql.Tests;

/// <content>Those of the lifecycle, over the shop's purchases as activity.</content>
internal static partial class PolicyCases
{
    private static Instant Since2024 => Instant.FromUtc(2024, 1, 1, 0, 0);

    private static IEnumerable<PolicyCase> Lifecycle()
    {
        var shanghai = StagePolicies.ClassicFive with { Zone = "Asia/Shanghai", DayStart = new(4, 0) };
        yield return Activity("lifecycle-classic5", shanghai);
        yield return Activity("lifecycle-classic5-london", StagePolicies.ClassicFive with { Zone = "Europe/London" });
        yield return Activity("lifecycle-own-rhythm-held-back", StagePolicies.OwnRhythm with { Zone = "America/Sao_Paulo" }, table => table with { Earliest = Instant.FromUtc(2016, 1, 1, 0, 0) });
        yield return Activity("lifecycle-events", shanghai with { ActivityEvents = ["purchase"], RegistrationEvent = "refund" }, WithEvents);
        yield return Activity("lifecycle-all-events-but-registration", shanghai with { RegistrationEvent = "refund" }, WithEvents);
        yield return Activity("lifecycle-counted-events", shanghai, table => WithEvents(table) with { CountedEvents = ["purchase", "refund"] });
        yield return Activity("lifecycle-unix-milliseconds", shanghai, table => table with { At = new("at_ms", SqlStorage.UnixMilliseconds), User = new("user_name", SqlStorage.Text) }) with { SplitBy = "user_name" };
        yield return Activity("lifecycle-utc-timestamp", shanghai, table => table with { At = new("at_utc", SqlStorage.UtcTimestamp) }, onSqlite: false);
        yield return Growth("growth-days", CalendarGrid.Days);
        yield return Growth("growth-weeks", CalendarGrid.Weeks);
        yield return Growth("growth-months", CalendarGrid.Months);
        yield return Retention("retention-weeks", RetentionPolicy.Default);
        yield return Retention("retention-first-ever-on-or-after", RetentionPolicy.Default with
        {
            Anchor = RetentionAnchor.FirstEver,
            Measure = RetentionMeasure.OnOrAfter,
            StartEvents = ["purchase"],
            ReturnEvents = ["refund"],
        });
        yield return Retention("retention-recurring-on-or-before", RetentionPolicy.Default with
        {
            Period = CalendarGrid.Months,
            Anchor = RetentionAnchor.Recurring,
            Measure = RetentionMeasure.OnOrBefore,
            SameInterval = SameIntervalReturn.LaterReturn,
        });
        yield return Retention("retention-brackets", RetentionPolicy.Default with { Measure = RetentionMeasure.Brackets, Brackets = [new(0, 0), new(1, 3)] });
        yield return Retention("retention-streak", RetentionPolicy.Default with { Measure = RetentionMeasure.Streak });
    }

    private static ActivityTable WithEvents(ActivityTable table) => table with { Event = new("kind", SqlStorage.Text) };

    private static ActivityTable Visits(SqlDialect dialect)
    {
        var table = Shop.Purchases(dialect);
        return new() { Name = table.Name, User = table.User, At = table.At, Earliest = Since2024 };
    }

    private static PolicyCase Activity(string name, StagePolicy policy, Func<ActivityTable, ActivityTable>? change = null, bool onSqlite = true) => new(
        name, dialect => LifecycleSql.ActivityFigures(policy, change?.Invoke(Visits(dialect)) ?? Visits(dialect), Shop.AsOf, dialect), OnSqlite: onSqlite);

    private static PolicyCase Growth(string name, CalendarGrid grid) => new(
        name, dialect => LifecycleSql.Growth(GrowthPolicy.Default(grid), DayClock.Utc, Visits(dialect), Shop.AsOf, dialect), Level: 2);

    private static PolicyCase Retention(string name, RetentionPolicy policy) => new(
        name, dialect => LifecycleSql.Retention(policy, WithEvents(Visits(dialect)), Shop.AsOf, dialect), Level: 2);
}
