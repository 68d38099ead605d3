using BenchmarkDotNet.Attributes;
using NodaTime;
using UserOps.Reporting;
using UserOps.Rfm;

namespace UserOps.Benchmarks;

/// <summary>Drawing the grid of a population: one pass over the users, against grouping them as one would write it first.</summary>
[MemoryDiagnoser]
public class GridPictureBenchmarks
{
    private RfmFigures[] _users = [];
    private RfmModel _model = null!;

    /// <summary>Gets or sets the number of users.</summary>
    [Params(1_000, 1_000_000)]
    public int Users { get; set; }

    /// <summary>Makes the users: as many kinds of days, orders and money as a shop has.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _users = [.. Enumerable.Range(0, Users).Select(user => RfmFigures.Of((int)(user * 7919L % 730), 1 + (user * 31L % 60), ((user * 104_729L) % 1_000_003) / 100m))];
        _model = RfmModel.FitFrom(RfmDistribution.From(_users), Instant.FromUtc(2026, 1, 1, 0, 0), RfmPolicy.Classic11);
    }

    /// <summary>Groups the users by their scores, and adds up each group.</summary>
    [Benchmark(Baseline = true)]
    public int GroupedByScore() => _users
        .GroupBy(user => (_model.Score(user).R, _model.Score(user).F))
        .Select(group => (group.Key, Users: group.Count(), Money: group.Sum(user => user.NetTotal)))
        .Count();

    /// <summary>Draws the picture, the counting with it.</summary>
    [Benchmark]
    public int Grid() => RfmPictures.Grid(_model, _users).Svg.Length;
}
