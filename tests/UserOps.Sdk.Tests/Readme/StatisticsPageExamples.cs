using UserOps.Statistics;

namespace UserOps.Tests.Readme;

/// <summary>The snippets of docs/statistics.md.</summary>
public class StatisticsPageExamples : PageExample
{
    [Fact]
    public void Normal()
    {
        // begin-snippet: statistics-normal
        Console.WriteLine($"{NormalDistribution.Quantile(0.975):0.000000000000}");         // => 1.959963984540
        Console.WriteLine($"{NormalDistribution.Cdf(-1.959963984540054):0.000000000000}"); // => 0.025000000000
        // end-snippet

        Ran("statistics-normal");
    }

    [Fact]
    public void Wilson()
    {
        // begin-snippet: statistics-wilson
        var share = ProportionInterval.Wilson(successes: 8, trials: 20)!.Value;

        Console.WriteLine($"{share.Estimate:0.0000}, between {share.Lower:0.0000} and {share.Upper:0.0000}");
        // => 0.4000, between 0.2188 and 0.6134
        // end-snippet

        Ran("statistics-wilson");
    }

    [Fact]
    public void Newcombe()
    {
        // begin-snippet: statistics-newcombe
        // 56 of 70 this month, 48 of 80 the month before.
        var change = ProportionDifference.Newcombe(56, 70, 48, 80)!.Value;

        Console.WriteLine($"{change.Estimate:0.0000}, between {change.Lower:0.0000} and {change.Upper:0.0000}");
        // => 0.2000, between 0.0524 and 0.3339
        // end-snippet

        Ran("statistics-newcombe");
    }

    [Fact]
    public void Counts()
    {
        // begin-snippet: statistics-counts
        // Five tickets on a day, after four in the 28 days before.
        Console.WriteLine($"{GammaPoissonDistribution.UpperTail(5, pastCount: 4, pastExposure: 28):0.0000000}");  // => 0.0000038

        // Twenty in two weeks before the mend, five in one week after it.
        Console.WriteLine($"{PoissonComparison.PValueOfFall(before: 20, exposureBefore: 2, after: 5, exposureAfter: 1):0.000}"); // => 0.112

        // The chance of a chi-square of 10 or more with 10 degrees of freedom, and four p-values of one table.
        Console.WriteLine($"{ChiSquareDistribution.UpperTail(10, degreesOfFreedom: 10):0.0000}");  // => 0.4405
        Console.WriteLine(HolmAdjustment.Of([0.01, 0.04, 0.03, 0.005]));                          // => [0.03, 0.06, 0.06, 0.02]
        // end-snippet

        Ran("statistics-counts");
    }

    [Fact]
    public void Contingency()
    {
        // begin-snippet: statistics-contingency
        // Hair (black, brown, red, blond) by eyes (brown, blue, hazel, green) of 592 students: Snee 1974.
        var table = ContingencyTable.Of([[68, 20, 15, 5], [119, 84, 54, 29], [26, 17, 14, 14], [7, 94, 10, 16]]);

        Console.WriteLine($"chi-square {table.ChiSquare:0.0}, {table.DegreesOfFreedom} degrees of freedom, V {table.CramersV:0.00}");
        // => chi-square 138.3, 9 degrees of freedom, V 0.28
        Console.WriteLine(table.MeetsCochran);                                           // => True

        var blondAndBlue = table[3, 1];
        Console.WriteLine($"{blondAndBlue.Count} where {blondAndBlue.Expected:0.0} are expected: {blondAndBlue.Residual:0.0}");
        // => 94 where 46.1 are expected: 10.0
        Console.WriteLine(table.Cells.Count(cell => cell.AdjustedPValue <= 0.05));       // => 5
        // end-snippet

        Ran("statistics-contingency");
    }

    [Fact]
    public void Shrinkage()
    {
        // begin-snippet: statistics-shrinkage
        var teams = BetaBinomialShrinkage.Of([new(2, 2), new(45, 50), new(12, 30), new(70, 90)])!;

        Console.WriteLine($"mean {teams.Mean:0.00}, as good as {teams.Concentration:0.0} trials");  // => mean 0.72, as good as 5.5 trials
        foreach (var team in teams.Groups)
        {
            Console.WriteLine($"{team.Count.Rate:0.00} becomes {team.Mean:0.00}, between {team.Lower:0.00} and {team.Upper:0.00}");
        }

        // => 1.00 becomes 0.80, between 0.47 and 0.98
        // => 0.90 becomes 0.88, between 0.79 and 0.95
        // => 0.40 becomes 0.45, between 0.29 and 0.61
        // => 0.78 becomes 0.77, between 0.69 and 0.85
        // end-snippet

        Ran("statistics-shrinkage");
    }

    [Fact]
    public void Concentration()
    {
        // begin-snippet: statistics-concentration
        var curve = ConcentrationCurve.Of([10m, 20m, 30m, 40m]);

        Console.WriteLine(curve.Gini);                                  // => 0.25
        Console.WriteLine(curve.TopShare(0.5));                         // => 0.7
        foreach (var point in curve.Points(3))
        {
            Console.WriteLine($"{point.ItemShare}: {point.ValueShare}");
        }

        // => 0: 0
        // => 0.5: 0.7
        // => 1: 1
        // end-snippet

        Ran("statistics-concentration");
    }

    [Fact]
    public void Quantile()
    {
        // begin-snippet: statistics-quantile
        double[] sorted = [1, 2, 4, 8];

        Console.WriteLine(Type7Quantile.Of(sorted, 0.25));              // => 1.75
        Console.WriteLine(Type7Quantile.Position(count: 4, numerator: 1, denominator: 4));
        // => QuantilePosition { Lower = 0, Remainder = 3 }
        // end-snippet

        Ran("statistics-quantile");
    }

    [Fact]
    public void Survival()
    {
        // begin-snippet: statistics-survival
        // Five customers' first to second order in days; two have not come back, after 20 and 90 days.
        var curve = KaplanMeierCurve.Of(
        [
            new(Time: 10, Events: 1, Censored: 0),
            new(Time: 20, Events: 0, Censored: 1),
            new(Time: 30, Events: 2, Censored: 0),
            new(Time: 90, Events: 0, Censored: 1),
        ]);

        foreach (var point in curve.Points)
        {
            Console.WriteLine($"{point.Time}: {point.Survival:0.000} of {point.AtRisk}, between {point.Lower:0.000} and {point.Upper:0.000}");
        }

        // => 10: 0.800 of 5, between 0.204 and 0.969
        // => 20: 0.800 of 4, between 0.204 and 0.969
        // => 30: 0.267 of 3, between 0.010 and 0.686
        // => 90: 0.267 of 1, between 0.010 and 0.686
        Console.WriteLine(curve.Median);                                // => 30
        Console.WriteLine($"{curve.ChanceOfEnd(20, within: 10):0.000}"); // => 0.667
        Console.WriteLine(curve.SurvivalAt(91) is null);                // => True
        // end-snippet

        Ran("statistics-survival");
    }

    [Fact]
    public void Markov()
    {
        // begin-snippet: statistics-markov
        // 100 users are active and 50 are silent. Of those active 80 % stay so, of those silent 10 % come back; 20 come new.
        double[][] chances = MarkovChain.Chances([[80, 20], [5, 45]]);
        var next = MarkovChain.Project([100, 50], chances, newcomers: [20, 20], entry: [1, 0]);

        foreach (var step in next)
        {
            Console.WriteLine($"{step.Means[0]:0.0} active, give or take {Math.Sqrt(step.Variances[0]):0.0}; {step.Means[1]:0.0} silent");
        }

        // => 105.0 active, give or take 4.5; 65.0 silent
        // => 110.5 active, give or take 5.7; 79.5 silent
        // end-snippet

        Ran("statistics-markov");
    }

    [Fact]
    public void Tails()
    {
        // begin-snippet: statistics-tails
        // 20 complaints where 10 a day are usual: by chance alone, and where the rate itself varies.
        Console.WriteLine($"{PoissonDistribution.UpperTail(20, mean: 10):0.00000}");   // => 0.00345
        var dispersion = NegativeBinomialDistribution.Dispersion(mean: 10, variance: 30);
        Console.WriteLine($"{NegativeBinomialDistribution.UpperTail(20, mean: 10, dispersion):0.00000}"); // => 0.05935
        // end-snippet

        Ran("statistics-tails");
    }

    [Fact]
    public void Charts()
    {
        // begin-snippet: statistics-charts
        double[] week = [9, 11, 10, 10, 9, 11, 10];
        double[] ramp = [10, 11, 11, 12, 12, 13, 13, 14, 14, 15, 15, 16];

        var alarm = EwmaChart.Of(ramp, mean: 10).First(point => point.IsOver);
        Console.WriteLine($"{alarm.Value}: {alarm.Statistic:0.00} > {alarm.Limit:0.00}");              // => 15: 13.41 > 13.15
        Console.WriteLine($"{EarsChart.C1([.. week, .. ramp]).Max(point => point.Statistic):0.00}");    // => 2.45
        Console.WriteLine($"{CusumChart.Of(ramp, mean: 10, sigma: Math.Sqrt(10))[^1].Statistic:0.00}"); // => 6.25
        // end-snippet

        Ran("statistics-charts");
    }
}
