using UserOps.Lifecycle;
using UserOps.Testing;

namespace UserOps.Sql.Tests.Lifecycle;

/// <summary>What an engine finds is what the library finds in the same rows.</summary>
public class LifecycleSqlLawTests
{
    private const string Tenant = "t0";

    [Fact]
    public void Stages_are_those_of_the_same_rows_in_process() => HoldsOnSqlite(CheckStages);

    [Fact]
    public void Growth_is_that_of_the_same_rows_in_process() => HoldsOnSqlite(CheckGrowth);

    [Fact]
    public void Retention_is_that_of_the_same_rows_in_process() => HoldsOnSqlite(CheckRetention);

    [Theory]
    [OnPostgres]
    [OnShards]
    public void Servers_find_the_same(EngineKind kind)
    {
        var items = new List<LifecycleCase>();
        Law.Holds(LifecycleCase.Any, item =>
        {
            items.Add(item);
            return true;
        });
        using var bench = new ActivityFixture(kind);
        LifecycleCase.Store(bench, kind, items);
        for (var i = 0; i < items.Count; i++)
        {
            CheckStages(items[i], bench, kind, LifecycleCase.TenantAt(i));
            CheckGrowth(items[i], bench, kind, LifecycleCase.TenantAt(i));
            CheckRetention(items[i], bench, kind, LifecycleCase.TenantAt(i));
        }
    }

    private static void HoldsOnSqlite(Action<LifecycleCase, ActivityFixture, EngineKind, string> check)
    {
        using var bench = new ActivityFixture(EngineKind.Sqlite);
        Law.Holds(LifecycleCase.Any, item =>
        {
            bench.Empty();
            LifecycleCase.Store(bench, EngineKind.Sqlite, item);
            check(item, bench, EngineKind.Sqlite, Tenant);
            return true;
        });
    }

    private static void CheckStages(LifecycleCase item, ActivityFixture bench, EngineKind kind, string tenant)
    {
        var evaluator = new StageEvaluator(item.Stages);
        var policy = item.Stages;
        IEnumerable<string> counted = item.Counted.Where(name => policy.ActivityEvents.Count > 0 || name != policy.RegistrationEvent);
        var names = policy.ActivityEvents.Count > 0 ? policy.ActivityEvents : counted.ToEquatableArray();
        UserActivity Read(EventLog log) => names.Count == 0 && item.Counted.Count > 0
            ? new(ActivityDays.Empty, evaluator.Read(log).Registered)
            : log.ToActivity(evaluator.Days, names, policy.RegistrationEvent);

        var found = bench.Read(LifecycleSql.ActivityFigures(
            policy, item.TableOn(kind, tenant), item.AsOf, bench.Dialect, item.UsersOn(kind, tenant)));

        var expected = item.Activities(kind, Read, evaluator.Days);
        Assert.Equal(expected.OrderBy(pair => pair.Key, StringComparer.Ordinal), found.OrderBy(pair => pair.Key, StringComparer.Ordinal));
        var today = evaluator.Days.DayOf(item.AsOf);
        foreach (var (user, activity) in expected)
        {
            Assert.Equal(evaluator.SpanOf(activity, today), evaluator.SpanOf(found[user], today));
            Assert.Equal(evaluator.StageOf(activity, today), evaluator.StageOf(found[user], today));
            Assert.Equal(evaluator.Explain(activity, item.AsOf).ValidUntil, evaluator.Explain(found[user], item.AsOf).ValidUntil);
        }
    }

    private static void CheckGrowth(LifecycleCase item, ActivityFixture bench, EngineKind kind, string tenant)
    {
        var clock = item.Clock;
        var policy = item.People is null || !item.HasSince ? item.Growth with { NewUsers = NewUsers.FirstActivity } : item.Growth;
        var counter = new GrowthCounter(policy, clock.DayOf(item.AsOf));
        foreach (var activity in item.Activities(kind, log => log.ToActivity(clock, item.Counted), clock).Values)
        {
            counter.Add(activity);
        }

        var query = LifecycleSql.Growth(
            policy, clock, item.TableOn(kind, tenant), item.AsOf, bench.Dialect, item.From, item.UsersOn(kind, tenant));
        Assert.Equal(counter.ToReport(item.From), SqlReader.GrowthAsync(bench.Connection, query).GetAwaiter().GetResult());
    }

    private static void CheckRetention(LifecycleCase item, ActivityFixture bench, EngineKind kind, string tenant)
    {
        var policy = item.Retention;
        var table = item.TableOn(kind, tenant);
        if (item.Counted.Count > 0)
        {
            policy = policy with
            {
                StartEvents = policy.StartEvents.Where(item.Counted.Contains).ToEquatableArray(),
                ReturnEvents = policy.ReturnEvents.Where(item.Counted.Contains).ToEquatableArray(),
            };
        }

        var counter = new RetentionCounter(policy, item.AsOf, item.From);
        foreach (var log in item.Logs(kind).Values)
        {
            counter.Add(EventLog.From(log.Entries.Where(entry => item.Counted.Count == 0 || item.Counted.Contains(entry.Event))));
        }

        try
        {
            var query = LifecycleSql.Retention(policy, table, item.AsOf, bench.Dialect, item.From);
            Assert.Equal(counter.ToReport(), SqlReader.RetentionAsync(bench.Connection, query).GetAwaiter().GetResult());
        }
        catch (SqlRefusedException e)
        {
            Assert.Equal(["$.measure"], e.Refusals.Select(refusal => refusal.Path));
            Assert.Equal((RetentionMeasure.Streak, CalendarUnit.Day, "Pacific/Apia"), (policy.Measure, policy.Period.Unit, policy.Zone));
        }
    }
}
