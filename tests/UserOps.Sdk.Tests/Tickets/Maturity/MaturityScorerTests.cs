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

    [Fact]
    public void Counts_that_are_not_possible_are_refused()
    {
        var sound = Evidence(_ => (1, 2));

        Assert.Contains("M1 has 3 successes of 2", Assert.Throws<ArgumentException>(() => Scorer.Score(Evidence(_ => (3, 2)))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Scorer.Score(Evidence(_ => (-1, 2))));
        Assert.Throws<ArgumentException>(() => Scorer.Score(sound with { Indicators = [.. sound.Indicators.Skip(1)] }));
        Assert.Throws<ArgumentException>(() => Scorer.Score(sound with { Indicators = [.. sound.Indicators.Reverse()] }));
        Assert.Throws<ArgumentException>(() => Scorer.Score(sound with { Indicators = [.. sound.Indicators.Select(item => item with { Missing = [LogField.Kind] })] }));
    }

    [Fact]
    public void Reasons_tell_levels_layers_what_is_lost_and_what_lifts()
    {
        var reasons = Scorer.Score(Evidence(id => Indicators.Of(id).Layer == 2 ? (28, 45) : Indicators.Of(id).Layer == 1 ? (100, 100) : (0, 0)) with { Tickets = 100 }).Reasons;

        Assert.Equal(
            [
                "至少第 2 级（解决者），至多第 2 级（解决者）；得分 1.70（满分 5）。",
                "第1层（搬运工）：完全达成（1.00）；合理上限 1.00，已观测权重 100 %。",
                "第2层（解决者）：大部分达成（0.70）；合理上限 0.85，已观测权重 100 %。",
            ],
            reasons.Take(3).Select(reason => reason.In("zh-CN")));
        Assert.Contains(reasons, reason => reason.In("en").StartsWith("To reach level 3, these together would do: ", StringComparison.Ordinal));
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
