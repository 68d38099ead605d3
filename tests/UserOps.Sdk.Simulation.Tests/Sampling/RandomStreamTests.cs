using FsCheck.Fluent;
using UserOps.Testing;

namespace UserOps.Simulation.Tests;

public sealed class RandomStreamTests
{
    /// <summary>The first ten outputs from the state 1, 2, 3, 4 of the authors' xoshiro256starstar.c.</summary>
    [Fact]
    public void Gives_the_published_sequence()
    {
        var random = new RandomStream(1, 2, 3, 4);

        Assert.Equal(
            [
                11520, 0, 1509978240, 1215971899390074240, 1216172134540287360, 607988272756665600,
                16172922978634559625, 8476171486693032832, 10595114339597558777, 2904607092377533576,
            ],
            Enumerable.Range(0, 10).Select(_ => random.NextBits()));
    }

    [Fact]
    public void A_positive_fraction_has_a_logarithm()
    {
        var random = new RandomStream(1);
        Assert.All(Enumerable.Range(0, 100_000), _ => Assert.InRange(random.NextPositiveUnit(), double.Epsilon, 1));
    }

    [Fact]
    public void A_whole_number_lies_below_its_bound() =>
        Law.Holds(
            Arb.From(Gen.Choose(1, int.MaxValue)),
            Arb.From(Gen.Choose(0, int.MaxValue)),
            (count, seed) => new RandomStream((ulong)seed).NextBelow(count) is var drawn && drawn >= 0 && drawn < count);

    /// <summary>Pearson's chi-squared of 10 cells: 9 degrees of freedom, 99.9 % point 27.9.</summary>
    [Fact]
    public void Whole_numbers_are_equally_likely()
    {
        const int draws = 100_000;
        var random = new RandomStream(7);
        var counts = new int[10];
        for (var i = 0; i < draws; i++)
        {
            counts[random.NextBelow(counts.Length)]++;
        }

        var expected = (double)draws / counts.Length;
        Assert.InRange(counts.Sum(count => (count - expected) * (count - expected) / expected), 1, 27.9);
    }

    [Fact]
    public void A_bound_below_one_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new RandomStream(1).NextBelow(0));

    [Fact]
    public void Seeds_users_and_purposes_have_streams_of_their_own()
    {
        var starts =
            from seed in Enumerable.Range(0, 20)
            from user in Enumerable.Range(0, 100)
            from purpose in Enum.GetValues<StreamPurpose>()
            select RandomStream.Of((ulong)seed, user, purpose).NextBits();

        Assert.Equal(20 * 100 * Enum.GetValues<StreamPurpose>().Length, starts.Distinct().Count());
    }

    /// <summary>
    /// The correlation of 20,000 pairs of independent draws lies within 4/sqrt(20,000) = 0.028 of 0, all but surely.
    /// </summary>
    [Fact]
    public void Streams_of_neighbours_are_not_correlated()
    {
        var pairs = Enumerable.Range(0, 20_000).Select(user => (
            X: RandomStream.Of(5, user, StreamPurpose.Traits).NextUnit() - 0.5,
            Y: RandomStream.Of(5, user + 1, StreamPurpose.Traits).NextUnit() - 0.5)).ToList();

        Assert.InRange(pairs.Average(pair => pair.X * pair.Y) * 12, -0.028, 0.028);
    }
}
