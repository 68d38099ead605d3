using NodaTime;
using UserOps.Tickets;

namespace UserOps.Tests.Tickets.Maturity;

public sealed class MaturityScorerTests
{
    private static readonly Instant AsOf = Instant.FromUtc(2026, 1, 31, 0, 0);
    private static readonly MaturityScorer Scorer = new(MaturityPolicy.Default);

    [Theory]
    [InlineData(50, 5, 5, 5.0)]
    [InlineData(3, 0, 5, 0.35)]
    [InlineData(0, 0, 5, 0.0)]
    public void All_perfect_counts_as_much_as_there_is_of_it(int opportunities, int level, int plausible, double score)
    {
        var maturity = Scorer.Score(Evidence(_ => (opportunities, opportunities))).Value;

        Assert.Equal(level, maturity.Level);
        Assert.Equal(plausible, maturity.PlausibleLevel);
        Assert.Equal(score, maturity.Score, 0.005);
    }

    [Fact]
    public void A_weak_third_layer_ends_the_level_and_lets_little_of_those_above_count()
    {
        var maturity = Scorer.Score(Evidence(id => Indicators.Of(id).Layer == 3 ? (20, 50) : (50, 50))).Value;

        Assert.Equal((2, 3), (maturity.Level, maturity.PlausibleLevel));
        Assert.Equal(2.43, maturity.Score, 0.005);
    }

    private static TicketEvidence Evidence(Func<IndicatorId, (long Successes, long Opportunities)> counts) => new()
    {
        Policy = MaturityPolicy.Default.ToRef(),
        Request = new() { AsOf = AsOf },
        Indicators =
        [
            .. MaturityPolicy.Default.Indicators.Select(setting =>
                new IndicatorEvidence { Id = setting.Id, Successes = counts(setting.Id).Successes, Opportunities = counts(setting.Id).Opportunities }),
        ],
    };
}
