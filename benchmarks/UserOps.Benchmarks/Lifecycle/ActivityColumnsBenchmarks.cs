using System.Globalization;
using System.Runtime.InteropServices;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using NodaTime;
using UserOps.Lifecycle;

namespace UserOps.Benchmarks;

/// <summary>Events to active days: by a dictionary of sets, and by the columnar path from day numbers and from instants.</summary>
/// <remarks><c>USEROPS_ROWS=100000000</c> takes that many rows in place of ten million, without the dictionary of sets.</remarks>
[MemoryDiagnoser]
[SimpleJob(RunStrategy.Monitoring, launchCount: 1, warmupCount: 1, iterationCount: 5)]
public class ActivityColumnsBenchmarks
{
    private static readonly DayClock Clock = new(DateTimeZoneProviders.Tzdb["America/New_York"]);

    private (long[] Users, Instant[] Instants, int[] UtcDays) _rows = ([], [], []);

    public static IEnumerable<int> RowCounts =>
        Environment.GetEnvironmentVariable("USEROPS_ROWS") is { } rows ? [int.Parse(rows, CultureInfo.InvariantCulture)] : [100_000, 10_000_000];

    [ParamsSource(nameof(RowCounts))]
    public int Rows { get; set; }

    [GlobalSetup]
    public void Setup() => _rows = ActivityData.Rows(Rows);

    [Benchmark(Baseline = true)]
    public int DictionaryOfSets()
    {
        var days = new Dictionary<long, HashSet<LocalDate>>();
        for (var row = 0; row < Rows && Rows <= 10_000_000; row++)
        {
            ref var ofUser = ref CollectionsMarshal.GetValueRefOrAddDefault(days, _rows.Users[row], out _);
            ofUser ??= [];
            _ = ofUser.Add(Clock.DayOf(_rows.Instants[row]));
        }

        return days.Count;
    }

    [Benchmark]
    public int FromInstants() => ActivityColumns.FromInstants<long>(_rows.Users, _rows.Instants, Clock).Count;

    [Benchmark]
    public int FromInstantsOnAllCores() =>
        ActivityColumns.FromInstants<long>(_rows.Users, _rows.Instants, Clock, Environment.ProcessorCount).Count;

    [Benchmark]
    public int FromDays() => ActivityColumns.FromDays<long>(_rows.Users, _rows.UtcDays).Count;

    [Benchmark]
    public int FromDaysOnAllCores() =>
        ActivityColumns.FromDays<long>(_rows.Users, _rows.UtcDays, Environment.ProcessorCount).Count;
}
