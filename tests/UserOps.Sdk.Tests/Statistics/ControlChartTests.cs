using UserOps.Statistics;

namespace UserOps.Tests.Statistics;

public class ControlChartTests
{
    private static readonly double[] Week = [9, 11, 10, 10, 9, 11, 10];

    private static readonly double[] Steady = [.. Week, .. Week, .. Week, .. Week];

    private static readonly double[] Ramp = [10, 11, 11, 12, 12, 13, 13, 14, 14, 15, 15, 16];

    [Fact]
    public void The_average_sees_a_slow_ramp_on_its_eleventh_day_as_reckoned_by_hand()
    {
        var points = EwmaChart.Of(Ramp, mean: 10);

        // 10, 10.2, 10.36, 10.688, 10.9504, 11.36032, 11.688256, 12.1506048, 12.52048384, 13.016387072, 13.4131096576; each 0.8 of the one before and 0.2 of the count.
        Assert.Equal(13.4131096576, points[10].Statistic, 1e-12);
        Assert.Equal(10 + (3 * Math.Sqrt(10) / 3 * Math.Sqrt(1 - Math.Pow(0.8, 22))), points[10].Limit, 1e-12);
        Assert.Equal((13.41, 13.15), (Math.Round(points[10].Statistic, 2), Math.Round(points[10].Limit, 2)));
        Assert.Equal(10, points.ToList().FindIndex(point => point.IsOver));
    }

    [Fact]
    public void Ears_c1_never_sees_the_ramp_and_comes_no_nearer_than_2_45()
    {
        var points = EarsChart.C1([.. Steady, .. Ramp]);

        Assert.DoesNotContain(points, point => point.IsOver);
        Assert.Equal(2.449489742783178, points.Max(point => point.Statistic), 1e-12);
    }

    [Fact]
    public void Ears_c2_and_c3_as_reckoned_by_hand()
    {
        // Mean 10, sample variance 4/6; two days between; then 12 and 13 and 12: 2.449, 3.674, 2.449 deviations.
        double[] counts = [.. Week, 10, 10, 12, 13, 12];

        var c2 = EarsChart.C2(counts);

        Assert.Equal(3, c2.Count);
        Assert.Equal(2 / Math.Sqrt(4.0 / 6), c2[0].Statistic, 1e-12);
        Assert.Equal(12, c2[0].Value);
        var c3 = Assert.Single(EarsChart.C3(counts));
        Assert.Equal(c2.Sum(point => point.Statistic - 1), c3.Statistic, 1e-12);
        Assert.True(c3.IsOver);
    }

    [Fact]
    public void Ears_without_any_variation_is_infinitely_far_or_not_at_all()
    {
        Assert.Equal(double.PositiveInfinity, Assert.Single(EarsChart.C1([0, 0, 0, 0, 0, 0, 0, 1])).Statistic);
        Assert.Equal(0, Assert.Single(EarsChart.C1([2, 2, 2, 2, 2, 2, 2, 2])).Statistic);
        Assert.Empty(EarsChart.C1(Week));
        Assert.Empty(EarsChart.C2([.. Week, 1, 1]));
        Assert.Empty(EarsChart.C3([.. Week, 1, 1, 1, 1]));
    }

    [Fact]
    public void The_cumulative_sum_as_worked_by_Page()
    {
        // Above the mean by 1.5, 0.5, -1, 2 deviations, less 0.5 each: 1, 1, 0 (never below), 1.5.
        var points = CusumChart.Of([13, 11, 8, 14], mean: 10, sigma: 2, limit: 1.2);

        Assert.Equal([1, 1, 0, 1.5], points.Select(point => point.Statistic));
        Assert.Equal([false, false, false, true], points.Select(point => point.IsOver));
        Assert.Contains(CusumChart.Of(Ramp, 10, Math.Sqrt(10)), point => point.Statistic > 4);
    }

    [Fact]
    public void A_limit_settles_at_its_long_run_width()
    {
        Assert.Equal(3 * 0.2, EwmaChart.Margin(sigma: 1, values: 1), 1e-15);
        Assert.Equal(1, EwmaChart.Margin(sigma: 1, values: 1000), 1e-15);
        Assert.Equal([3.0], EwmaChart.Of([3], mean: 3, sigma: 0).Select(point => point.Limit));
    }

    [Fact]
    public void Arguments_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("weight", () => EwmaChart.Next(1, 1, 0));
        Assert.Throws<ArgumentOutOfRangeException>("values", () => EwmaChart.Margin(1, 0));
        Assert.Throws<ArgumentOutOfRangeException>("sigma", () => EwmaChart.Margin(-1, 1));
        Assert.Throws<ArgumentOutOfRangeException>("width", () => EwmaChart.Margin(1, 1, width: 0));
        Assert.Throws<ArgumentOutOfRangeException>("mean", () => EwmaChart.Of([1], mean: -1));
        Assert.Throws<ArgumentOutOfRangeException>("sigma", () => CusumChart.Of([1], 1, 0));
        Assert.Throws<ArgumentOutOfRangeException>("limit", () => CusumChart.Of([1], 1, 1, limit: 0));
        Assert.Throws<ArgumentOutOfRangeException>("allowance", () => CusumChart.Of([1], 1, 1, allowance: -1));
    }
}
