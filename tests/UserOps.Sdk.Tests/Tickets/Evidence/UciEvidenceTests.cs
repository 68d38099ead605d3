using NodaTime;
using UserOps.Tickets;

namespace UserOps.Tests.Tickets.Evidence;

public sealed class UciEvidenceTests
{
    private static readonly Instant AsOf = Instant.FromUtc(2017, 4, 1, 0, 0) - Duration.Epsilon;

    [RealDataFact(UciIncidents.File)]
    public void A_years_incidents_give_the_known_counts()
    {
        var log = TicketLog.From(UciIncidents.Events(), []);
        var evidence = new MaturityScorer(MaturityPolicy.Default).Gather(log, new() { AsOf = AsOf }).Read();
        var unbounded = MaturityPolicy.Default with { Windows = MaturityWindows.Default with { Reopen = Duration.FromDays(60) } };
        var without = new MaturityScorer(unbounded).Gather(log, new() { AsOf = AsOf + Duration.FromDays(60) }).Read();

        Assert.Equal(24_918, log.Traces.Count);
        Assert.Equal(141_712 + 24_918, log.EventCount);
        Assert.Equal((24_849, 24_918), Counts(evidence, IndicatorId.M1));
        Assert.Equal((5_958, 9_575), Counts(evidence, IndicatorId.M3));
        Assert.Equal((24_647, 24_918), Counts(evidence, IndicatorId.S5));
        Assert.Equal((24_643, 24_918), Counts(without, IndicatorId.S5));
    }

    private static (long Successes, long Opportunities) Counts(TicketEvidence evidence, IndicatorId id)
    {
        var indicator = evidence.Indicators.Single(item => item.Id == id);
        return (indicator.Successes, indicator.Opportunities);
    }
}
