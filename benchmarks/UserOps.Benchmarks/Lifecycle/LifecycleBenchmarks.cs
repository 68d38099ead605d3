using System.Globalization;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using NodaTime;
using UserOps.Lifecycle;

namespace UserOps.Benchmarks;

/// <summary>The stages of many users and their next changes, by the preset of five stages and by that of the own rhythm.</summary>
/// <remarks>
/// Times are those of one user. Each run judges the next million of the population, which <c>USEROPS_USERS=10000000</c>
/// makes ten. The baseline scans the days of a year one by one, as a query would, for the five stages alone.
/// </remarks>
[MemoryDiagnoser]
[SimpleJob(RunStrategy.Monitoring, launchCount: 1, warmupCount: 1, iterationCount: 5)]
public class LifecycleBenchmarks
{
    private const int Judged = 1_000_000;
    private const int Scanned = 10_000;

    private readonly StageEvaluator _classic = new(StagePolicies.ClassicFive);
    private readonly StageEvaluator _own = new(StagePolicies.OwnRhythm);
    private UserActivity[] _users = [];
    private ActivityColumns<int> _columns = ActivityColumns.FromDays<int>([], []);
    private readonly StageId[] _stages = new StageId[Judged];
    private int _from;

    public static IEnumerable<int> UserCounts =>
        [Environment.GetEnvironmentVariable("USEROPS_USERS") is { } users ? int.Parse(users, CultureInfo.InvariantCulture) : 1_000_000];

    [ParamsSource(nameof(UserCounts))]
    public int Users { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _columns = ActivityData.Users(Users);
        _users = [.. Enumerable.Range(0, _columns.Count).Select(i => _columns[i])];
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Scanned)]
    public int ClassicByDailyScan()
    {
        var churned = 0;
        foreach (ref readonly var user in NextMillion()[..Scanned])
        {
            churned += ScannedStage(user.Days, ActivityData.AsOf) == "churned" ? 1 : 0;
        }

        return churned;
    }

    [Benchmark(OperationsPerInvoke = Judged)]
    public StageId ClassicStages()
    {
        _classic.StagesOf(NextMillion(), ActivityData.AsOf, _stages);
        return _stages[^1];
    }

    [Benchmark(OperationsPerInvoke = Judged)]
    public StageId ClassicStagesOfColumns()
    {
        _ = NextMillion();
        for (var i = 0; i < Judged; i++)
        {
            _stages[i] = _classic.StageOf(_columns[_from + i], ActivityData.AsOf);
        }

        return _stages[^1];
    }

    [Benchmark(OperationsPerInvoke = Judged)]
    public int ClassicNextChange() => NextChanges(_classic);

    [Benchmark(OperationsPerInvoke = Judged)]
    public StageId OwnRhythmStages()
    {
        _own.StagesOf(NextMillion(), ActivityData.AsOf, _stages);
        return _stages[^1];
    }

    [Benchmark(OperationsPerInvoke = Judged)]
    public int OwnRhythmNextChange() => NextChanges(_own);

    private ReadOnlySpan<UserActivity> NextMillion()
    {
        _from = _from + (2 * Judged) <= _users.Length ? _from + Judged : 0;
        return _users.AsSpan(_from, Judged);
    }

    private static string ScannedStage(ActivityDays days, LocalDate asOf)
    {
        var (last, first, inWindow) = (default(LocalDate?), asOf, 0);
        for (var day = asOf.PlusDays(-365); day <= asOf; day = day.PlusDays(1))
        {
            if (days.Contains(day))
            {
                first = last is null ? day : first;
                last = day;
                inWindow += Period.DaysBetween(day, asOf) < 90 ? 1 : 0;
            }
        }

        var silence = last is { } active ? Period.DaysBetween(active, asOf) : int.MaxValue;
        return silence >= 90 ? "churned"
            : silence >= 30 ? "dormant"
            : Period.DaysBetween(first, asOf) < 30 ? "introduction"
            : inWindow >= 8 ? "maturity"
            : "growth";
    }

    private int NextChanges(StageEvaluator evaluator)
    {
        var sum = 0;
        foreach (ref readonly var user in NextMillion())
        {
            sum += evaluator.NextChange(user, ActivityData.AsOf) is { } next ? next.Day : 0;
        }

        return sum;
    }
}
