using BenchmarkDotNet.Attributes;
using NodaTime;
using UserOps.Complaints;

namespace UserOps.Benchmarks;

/// <summary>Complaints of forty words, of which one in ten is a slightly changed copy: all pairs by sets of texts, all pairs by ours, and MinHash.</summary>
[MemoryDiagnoser]
public class DuplicateBenchmarks
{
    private static readonly DuplicateFinder Bulk = new(DuplicatePolicy.Default with { Bulk = DuplicatePolicy.Default.Bulk with { ExactUpTo = 0 } });

    private static readonly DuplicateFinder Exact = new(DuplicatePolicy.Default with { Bulk = DuplicatePolicy.Default.Bulk with { ExactUpTo = 100_000 } });

    private ComplaintFacts[] _complaints = [];

    [Params(500, 2_000)]
    public int Complaints { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var state = 1UL;
        string Word() => WordOf((int)((state = unchecked((state * 6364136223846793005) + 1442695040888963407)) >> 40) % 5000);
        var texts = new List<string>();
        for (var i = 0; i < Complaints; i++)
        {
            texts.Add(i % 10 == 9 ? texts[i - 5] + " again" : string.Join(' ', Enumerable.Range(0, 40).Select(_ => Word())));
        }

        _complaints = [.. texts.Select((text, i) => new ComplaintFacts { Id = new($"c{i:000000}"), ReceivedAt = Instant.FromUtc(2026, 1, 1, 0, 0) + Duration.FromMinutes(i), Text = text })];
    }

    /// <summary>Each with each, as one writes it first: a set of shingles each, and their intersection.</summary>
    [Benchmark(Baseline = true)]
    public int NaiveAllPairs()
    {
        var sets = _complaints.Select(complaint => Enumerable.Range(0, complaint.Text!.Length - 4).Select(i => complaint.Text.Substring(i, 5)).ToHashSet(StringComparer.Ordinal)).ToArray();
        var pairs = 0;
        for (var i = 0; i < sets.Length; i++)
        {
            for (var j = i + 1; j < sets.Length; j++)
            {
                var shared = sets[i].Count(sets[j].Contains);
                pairs += shared >= 0.6 * (sets[i].Count + sets[j].Count - shared) ? 1 : 0;
            }
        }

        return pairs;
    }

    [Benchmark]
    public int AllPairs() => Exact.FindCandidates(_complaints).Pairs.Count;

    [Benchmark]
    public int MinHash() => Bulk.FindCandidates(_complaints).Pairs.Count;

    /// <summary>A made-up word for a number.</summary>
    private static string WordOf(int number)
    {
        const string consonants = "bcdfghjklmnpqrstvwxz";
        const string vowels = "aeiou";
        return $"{consonants[number % 20]}{vowels[number / 20 % 5]}{consonants[number / 100 % 20]}{vowels[number / 2000 % 5]}{consonants[number % 7]}";
    }
}
