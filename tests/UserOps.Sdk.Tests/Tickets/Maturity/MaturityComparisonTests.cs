using UserOps.Tickets;

namespace UserOps.Tests.Tickets.Maturity;

public sealed class MaturityComparisonTests
{
    private static readonly MaturityScorer Scorer = new(MaturityPolicy.Core);

    [Fact]
    public void A_trend_tells_a_change_from_chance()
    {
        var before = Score(id => id switch { IndicatorId.M1 => (48, 80), IndicatorId.S1 => (48, 80), IndicatorId.S5 => (4, 8), IndicatorId.D1 => (0, 0), _ => (40, 50) });
        var after = Score(id => id switch { IndicatorId.M1 => (56, 70), IndicatorId.S1 => (20, 80), IndicatorId.S5 => (6, 8), IndicatorId.D1 => (5, 5), _ => (40, 50) });

        var trend = MaturityTrend.Between(before, after);

        var directions = trend.Indicators.ToDictionary(item => item.Id, item => item.Direction);
        Assert.Equal(TrendDirection.Improved, directions[IndicatorId.M1]);
        Assert.Equal(TrendDirection.Declined, directions[IndicatorId.S1]);
        Assert.Equal(TrendDirection.NoEvidence, directions[IndicatorId.S5]);
        Assert.Equal(TrendDirection.NoEvidence, directions[IndicatorId.D1]);

        // Newcombe's example: 56 of 70 against 48 of 80.
        var difference = trend.Indicators.Single(item => item.Id == IndicatorId.M1).Difference!.Value;
        Assert.Equal((0.2, 0.0524, 0.3339), (Math.Round(difference.Estimate, 4), Math.Round(difference.Lower, 4), Math.Round(difference.Upper, 4)));
    }

    [Fact]
    public void Results_of_different_policies_refuse_to_be_compared()
    {
        var other = new MaturityScorer(MaturityPolicy.Core with { Confidence = 0.9m });
        var theirs = other.Score(SyntheticEvidence.Of(other.Policy, _ => (5, 5)));

        Assert.Contains("different policies", Assert.Throws<ArgumentException>(() => MaturityTrend.Between(theirs, Score(_ => (5, 5)))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => MaturityPeers.Of(IndicatorId.M1, [theirs, Score(_ => (5, 5))]));
        Assert.Throws<ArgumentException>(() => Scorer.Score(SyntheticEvidence.Of(other.Policy, _ => (5, 5))));
        Assert.Throws<ArgumentException>(() => MaturityTrend.Between(Score(_ => (5, 5)), Score(_ => (5, 5), "north")));
    }

    [Fact]
    public void Peers_have_ranks_only_where_no_interval_overlaps()
    {
        var groups = new[] { (Group: "best", K: 990L, N: 1_000L), ("good", 90, 100), ("also good", 88, 100), ("weak", 200, 1_000), ("new", 0, 0) };

        var peers = MaturityPeers.Of(IndicatorId.S5, groups.Select(item => Score(id => id == IndicatorId.S5 ? (item.K, item.N) : (0, 0), item.Group)))!;

        // The new group may be anywhere, so it takes the ranks of all others.
        Assert.All(peers.Groups, group => Assert.Null(group.Rank));
        var known = MaturityPeers.Of(IndicatorId.S5, groups[..4].Select(item => Score(id => id == IndicatorId.S5 ? (item.K, item.N) : (0, 0), item.Group)))!;
        Assert.Equal([1, null, null, 4], known.Groups.Select(group => group.Rank));
        Assert.InRange(known.Groups[1].Rate!.Value, known.Mean!.Value, 0.9);
        Assert.Null(MaturityPeers.Of(IndicatorId.S5, []));
        Assert.Throws<ArgumentException>(() => MaturityPeers.Of(IndicatorId.R1, [Score(_ => (1, 1))]));
    }

    [Fact]
    public void A_person_is_shown_only_from_so_many_opportunities()
    {
        // Layer 1 of the core has three indicators, layer 2 three, layer 3 two, layer 4 one.
        var evidence = SyntheticEvidence.Of(MaturityPolicy.Core, _ => (7, 7), "agent-7", TicketScope.Actor);
        var answer = Scorer.Score(evidence);

        Assert.Equal([21L, 21, 0, 0], Enumerable.Range(1, 4).Select(layer => answer.Value.Indicators.Where(item => item.Layer == layer).Sum(item => item.Opportunities)));
        Assert.Equal(
            ["Layer 3 is not shown: a person's own result needs 20 opportunities.", "Layer 4 is not shown: a person's own result needs 20 opportunities."],
            answer.Reasons.Where(reason => reason.Code == "maturity.withheld").Select(reason => reason.In("en")));
        Assert.Equal(7, Scorer.Score(evidence with { Request = evidence.Request with { By = TicketScope.Team } }).Value.Indicators[^1].Opportunities);
    }

    private static Assessment<UserOps.Tickets.Maturity> Score(Func<IndicatorId, (long K, long N)> counts, string? group = null) =>
        Scorer.Score(SyntheticEvidence.Of(MaturityPolicy.Core, counts, group));
}
