namespace UserOps.Simulation.Tests;

public sealed class CumulativeWeightsTests
{
    private static readonly CumulativeWeights Weights = new([0, 2, 0, 1, 0]);

    [Theory]
    [InlineData(0, 1, 0)]
    [InlineData(1, 1, 0.5)]
    [InlineData(2, 3, 0)]
    [InlineData(2.25, 3, 0.25)]
    public void A_point_lies_in_the_piece_around_it(double point, int piece, double fraction) =>
        Assert.Equal((piece, fraction), Weights.Find(point));

    [Fact]
    public void A_point_before_the_line_counts_as_its_start() => Assert.Equal((1, 0.0), Weights.Find(-1));

    [Theory]
    [InlineData(3)]
    [InlineData(double.PositiveInfinity)]
    public void A_point_after_the_line_counts_as_its_last(double point)
    {
        var (piece, fraction) = Weights.Find(point);

        Assert.Equal(3, piece);
        Assert.InRange(fraction, 0.999, Math.BitDecrement(1.0));
    }
}
