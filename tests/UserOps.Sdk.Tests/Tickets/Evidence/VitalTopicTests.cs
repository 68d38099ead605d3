using NodaTime;
using UserOps.Tickets;

namespace UserOps.Tests.Tickets.Evidence;

public sealed class VitalTopicTests
{
    private static readonly MaturityScorer Scorer = new(MaturityPolicy.Default);

    private static readonly InsightPublished Insight = new() { At = At(2), InsightId = "I-1", TicketIds = ["T-1"] };

    [Fact]
    public void A_topic_told_by_a_repeated_insight_alone_makes_vital_topics_observable()
    {
        var evidence = Read([Insight, Insight with { At = At(3), Topic = "invoice" }], new() { AsOf = At(4) });

        Assert.Empty(evidence.Missing);
        Assert.Equal((0, 1), (evidence.Successes, evidence.Opportunities));
    }

    [Fact]
    public void A_period_has_no_vital_topics_of_before_it_began()
    {
        var insight = Insight with { Topic = "invoice" };
        var begins = At(1, 20);

        Assert.Equal(0, Read([insight with { At = At(1) }], new() { AsOf = At(1, 10), From = begins }).Opportunities);
        Assert.Equal(0, Read([insight with { At = At(1) }], new() { AsOf = begins, From = begins }).Opportunities);
        Assert.Equal(1, Read([insight with { At = At(1) }], new() { AsOf = begins, From = At(1, 8) }).Opportunities);
        Assert.Equal(begins, Gather([insight with { At = At(1) }], new() { AsOf = At(1, 10), From = begins }).ValidUntil);
    }

    private static Instant At(int day, int hour = 0) => Instant.FromUtc(2026, 1, day, hour, 0);

    private static IndicatorEvidence Read(WorkEvent[] work, EvidenceRequest request) => Gather(work, request).Indicators.Single(item => item.Id == IndicatorId.R5);

    private static TicketEvidence Gather(WorkEvent[] work, EvidenceRequest request)
    {
        var question = new TicketEvent { TicketId = "T-1", At = At(1, 8), Type = TicketEventType.Classified, Kind = TicketKind.Usage, Category = "invoice" };
        return Scorer.Gather(TicketLog.From([question], work), request).Read();
    }
}
