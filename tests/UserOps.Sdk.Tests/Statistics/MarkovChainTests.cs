using FsCheck;
using FsCheck.Fluent;
using UserOps.Statistics;
using UserOps.Testing;

namespace UserOps.Tests.Statistics;

public sealed class MarkovChainTests
{
    // The Land of Oz: Kemeny, Snell and Thompson, "Introduction to Finite Mathematics"; also in Grinstead and Snell,
    // "Introduction to Probability", example 11.1 to 11.3. Rain, nice, snow.
    private static readonly double[][] Oz = [[0.5, 0.25, 0.25], [0.5, 0, 0.5], [0.25, 0.25, 0.5]];

    private static readonly Arbitrary<long[][]> AnyMoves =
        (from states in Gen.Choose(1, 6)
         from counts in Gen.ArrayOf(Gen.Frequency((1, Gen.Constant(0)), (1, Gen.Choose(0, 1_000_000))), states * states)
         select counts.Select(count => (long)count).Chunk(states).ToArray()).ToArbitrary();

    [Theory]
    [InlineData(0, 2, 0.438, 0.188, 0.375)]
    [InlineData(1, 2, 0.375, 0.250, 0.375)]
    [InlineData(2, 2, 0.375, 0.188, 0.438)]
    [InlineData(0, 3, 0.406, 0.203, 0.391)]
    [InlineData(0, 6, 0.400, 0.200, 0.400)]
    public void The_powers_of_a_published_chain_come_out(int from, int steps, double rain, double nice, double snow)
    {
        double[] start = [0, 0, 0];
        start[from] = 1;
        var last = MarkovChain.Project(start, Oz, new double[steps], [1, 0, 0])[^1];

        Assert.Equal([rain, nice, snow], last.Means.Select(mean => Math.Round(mean, 3)));
    }

    [Fact]
    public void The_variance_of_one_item_is_that_of_a_yes_or_no()
    {
        var last = MarkovChain.Project([0, 1, 0], Oz, new double[4], [1, 0, 0])[^1];
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(last.Means[i] * (1 - last.Means[i]), last.Variances[i], 12);
        }
    }

    [Fact]
    public void Newcomers_add_their_own_mean_and_variance()
    {
        var step = MarkovChain.Project([100, 0, 0], Oz, [10], [0.2, 0.3, 0.5])[0];

        Assert.Equal([52, 28, 30], step.Means.Select(mean => Math.Round(mean, 9)));
        Assert.Equal((100 * 0.25) + (10 * 0.16), step.Variances[0], 9);
        Assert.Equal(110, step.Means.Sum(), 9);
    }

    [Fact]
    public void Chances_are_shares_whose_rows_add_up_to_one() =>
        Law.Holds(AnyMoves, moves => MarkovChain.Chances(moves)
            .All(row => row.All(chance => chance is >= 0 and <= 1) && Math.Abs(row.Sum() - 1) < 1e-12));

    [Fact]
    public void A_row_without_moves_stays() =>
        Assert.Equal([[0.25, 0.75], [0.0, 1.0]], MarkovChain.Chances([[1, 3], [0, 0]]));

    [Fact]
    public void The_dispersion_is_pearsons_chi_squared_by_its_degrees_of_freedom()
    {
        // One row, two periods: 10 of 20 and 15 of 20. Pooled 25 of 40; expected 12.5 and 7.5; each period gives
        // 6.25/12.5 + 6.25/7.5, so 2.6667 over one degree of freedom.
        long[][] one = [[10, 10], [0, 0]];
        long[][] two = [[15, 5], [0, 0]];

        Assert.Equal(8.0 / 3, MarkovChain.Dispersion([one, two])!.Value, 12);
        Assert.Equal(0, MarkovChain.Dispersion([one, one])!.Value, 12);
        Assert.Null(MarkovChain.Dispersion([one]));
        Assert.Null(MarkovChain.Dispersion([]));
    }

    [Fact]
    public void What_is_no_chain_is_refused()
    {
        Assert.Throws<ArgumentException>(() => MarkovChain.Chances([[1, 2]]));
        Assert.Throws<ArgumentException>(() => MarkovChain.Chances([[-1]]));
        Assert.Throws<ArgumentException>(() => MarkovChain.Project([1], [[0.5]], [1], [1]));
        Assert.Throws<ArgumentException>(() => MarkovChain.Project([1], [[1]], [1], [0.4]));
        Assert.Throws<ArgumentException>(() => MarkovChain.Project([1], [[1]], [-1], [1]));
        Assert.Throws<ArgumentException>(() => MarkovChain.Project([double.NaN], [[1]], [1], [1]));
    }
}
