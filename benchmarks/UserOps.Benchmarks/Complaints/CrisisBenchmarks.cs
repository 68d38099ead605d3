using BenchmarkDotNet.Attributes;
using NodaTime;
using UserOps.Complaints;

namespace UserOps.Benchmarks;

/// <summary>Two years of complaints, ten a day and topic: gathering them, and judging all topics.</summary>
[MemoryDiagnoser]
public class CrisisBenchmarks
{
    private const int Days = 730;

    private static readonly Instant Start = Instant.FromUtc(2024, 1, 1, 0, 0);

    private readonly CrisisDetector _detector = new(CrisisPolicy.Default);
    private ComplaintSighting[] _sightings = [];
    private CrisisLog _log = CrisisLog.Empty;

    [Params(1, 20)]
    public int Topics { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _sightings =
        [
            .. from topic in Enumerable.Range(0, Topics)
               from day in Enumerable.Range(0, Days)
               from i in Enumerable.Range(0, 8 + ((((day * 31) + topic) * 7919) % 5))
               select new ComplaintSighting(
                   new($"{topic}-{day}-{i}"), Start + Duration.FromDays(day) + Duration.FromMinutes(i), $"t{topic}", ComplaintGrade.Standard, null, 0),
        ];
        _log = CrisisLog.From(_sightings);
    }

    [Benchmark(Baseline = true)]
    public CrisisLog Gather() => CrisisLog.From(_sightings);

    [Benchmark]
    public EquatableArray<Assessment<TopicCrisis>> Assess() => _detector.Assess(_log, Start + Duration.FromDays(Days) - Duration.Epsilon);
}
