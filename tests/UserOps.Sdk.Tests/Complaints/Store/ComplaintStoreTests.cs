using UserOps.Complaints;
using UserOps.Testing;

namespace UserOps.Tests.Complaints;

/// <summary>The port of complaints, by the store that keeps them in memory.</summary>
public sealed class ComplaintStoreTests
{
    [Fact]
    public async Task Everything_that_was_written_is_streamed_as_a_source()
    {
        var store = new MemoryComplaintStore();
        var story = Story();
        await store.AppendAsync(new("C-1"), story.Events.ToEquatableArray(), 0);
        var read = new List<CaseEvent>();
        await foreach (var item in store.ReadEventsAsync())
        {
            read.Add(item);
        }

        Assert.Equal(story.ToLog().Events, read.ToEquatableArray());
    }

    [Fact]
    public void An_erased_case_stands_where_it_stood()
    {
        var (asOf, log) = (CaseStory.At("2026-06-30T00:00"), Story().ToLog());
        var before = CaseStory.Evaluator.Assess(log, asOf).Value;
        var after = CaseStory.Evaluator.Assess(CaseErasure.Erase(log), asOf).Value;

        Assert.Equal(CaseState.Closed, before.State);
        Assert.Equal((before.State, before.Since, before.Grade, before.Targets, before.Breaches, before.Steps), (after.State, after.Since, after.Grade, after.Targets, after.Breaches, after.Steps));
        Assert.Equal(ComplaintMetrics.Of([before], asOf), ComplaintMetrics.Of([after], asOf));
        Assert.Equal("(erased)", after.Record.Summary);
        Assert.Null(after.Facts!.CustomerId);
    }

    private static CaseStory Story() => new CaseStory().ReceivedAndInvestigated("2026-02-02T09:00", 2).Decided("2026-02-12T10:00").Responded("2026-02-12T11:00")
        .Noted("2026-02-12T12:00", action: "none: a single case");
}
