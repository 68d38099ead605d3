using BenchmarkDotNet.Attributes;
using NodaTime;
using UserOps.Complaints;

namespace UserOps.Benchmarks;

/// <summary>The grades of many complaints: from the definition, by the fast verb, and with the explanation.</summary>
[MemoryDiagnoser]
public class GradingBenchmarks
{
    private static readonly ComplaintGrader Grader = new(GradingPolicies.Default);

    private static readonly TextScreen Screen = new(GradingPolicies.Default);

    private ComplaintFacts[] _complaints = [];

    private byte[][] _lines = [];

    [Params(1_000, 100_000)]
    public int Complaints { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _complaints = [.. Enumerable.Range(0, Complaints).Select(Complaint)];
        _lines = [.. _complaints.Select(facts => System.Text.Encoding.UTF8.GetBytes(ComplaintFactsJson.Write(facts)))];
    }

    [Benchmark(Baseline = true)]
    public long FromTheDefinition() => _complaints.Sum(facts => (long)Naive(GradingPolicies.Default, facts));

    [Benchmark]
    public long GradeOf()
    {
        var sum = 0L;
        foreach (var facts in _complaints)
        {
            sum += (long)Grader.GradeOf(facts).Grade;
        }

        return sum;
    }

    [Benchmark]
    public long GradeWithReasons()
    {
        var sum = 0L;
        foreach (var facts in _complaints)
        {
            var answer = Grader.Grade(facts, facts.ReceivedAt);
            sum += (long)answer.Value.Grade + answer.Reasons.Count;
        }

        return sum;
    }

    [Benchmark]
    public long ReadAndGrade()
    {
        var sum = 0L;
        foreach (var line in _lines)
        {
            sum += ComplaintFactsJson.TryRead(line, "benchmark", out var facts, out _) ? (long)Grader.GradeOf(facts).Grade : throw new InvalidOperationException("All lines are good.");
        }

        return sum;
    }

    [Benchmark]
    public long ScreenTexts()
    {
        var sum = 0L;
        foreach (var facts in _complaints)
        {
            sum += Screen.Propose(facts).Factors.Count;
        }

        return sum;
    }

    /// <summary>Points by the table, floors of what is confirmed, and grade 3 while something must be screened.</summary>
    private static ComplaintGrade Naive(GradingPolicy policy, ComplaintFacts facts)
    {
        var levels = policy.Factors
            .Select(factor => (
                Factor: factor,
                Reading: facts.Factors.TryGet(factor.Id, out var reading) ? reading : new FactorReading(factor.WhenUnknown == UnknownRule.NeedsScreening ? null : 0)))
            .ToList();
        var score = levels.Sum(item => item.Factor.Levels[item.Reading.Level ?? 0].Points);
        var floor = levels.Max(item => item.Reading.IsProposed ? ComplaintGrade.Minor : item.Factor.Levels[item.Reading.Level ?? 0].Floor ?? ComplaintGrade.Minor);
        var isOpen = levels.Any(item => item.Factor.WhenUnknown == UnknownRule.NeedsScreening && (item.Reading.IsUnknown || item.Reading.IsProposed));
        var byScore = score >= policy.Thresholds.Critical ? ComplaintGrade.Critical
            : score >= policy.Thresholds.Major ? ComplaintGrade.Major
            : score >= policy.Thresholds.Standard ? ComplaintGrade.Standard
            : ComplaintGrade.Minor;
        return ComplaintGrades.Graver(ComplaintGrades.Graver(byScore, floor), isOpen ? policy.ScreeningFloor : ComplaintGrade.Minor);
    }

    /// <summary>A complaint of which a person read five factors or so; the same for the same number.</summary>
    internal static ComplaintFacts Complaint(int number)
    {
        var state = (ulong)number;
        var factors = new List<KeyValuePair<string, FactorReading>>();
        foreach (var factor in GradingPolicies.Default.Factors)
        {
            if (Next(ref state, 5) < 2)
            {
                int? level = Next(ref state, 8) == 0 ? null : Next(ref state, 4);
                factors.Add(new(factor.Id, new(level) { IsProposed = Next(ref state, 6) == 0 }));
            }
        }

        return new()
        {
            Id = new($"C-{number}"),
            ReceivedAt = Instant.FromUtc(2026, 1, 1, 0, 0) + Duration.FromMinutes(number),
            CustomerId = new UserId($"u{number % 997}"),
            Channel = "app",
            Text = Next(ref state, 3) == 0 ? "水壶漏水，客服一直没有解决，我要找律师。" : "The kettle leaks, and nobody has answered my three letters since.",
            Factors = factors.ToEquatableMap(),
        };
    }

    /// <summary>A number below a bound by SplitMix64 (Steele, Lea and Flood 2014).</summary>
    private static int Next(ref ulong state, int below)
    {
        state = unchecked(state + 0x9E37_79B9_7F4A_7C15);
        var mixed = unchecked((state ^ (state >> 30)) * 0xBF58_476D_1CE4_E5B9);
        mixed = unchecked((mixed ^ (mixed >> 27)) * 0x94D0_49BB_1331_11EB);
        return (int)((mixed ^ (mixed >> 31)) % (ulong)below);
    }
}
