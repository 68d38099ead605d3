using UserOps.Complaints;
using UserOps.Hosting;
using UserOps.Testing;

namespace UserOps.Tests.Complaints;

/// <summary>The port of complaints, by the store that keeps them in memory.</summary>
public sealed class ComplaintStoreTests
{
    [Fact]
    public Task The_store_in_memory_keeps_the_laws() => ComplaintStoreLaws.CheckAsync(() => new MemoryComplaintStore());

    [Fact]
    public async Task A_store_that_keeps_a_text_is_found_out()
    {
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => ComplaintStoreLaws.CheckAsync(() => new ForgetfulStore()));
        Assert.Contains("nothing of an erased user is found", error.Message, StringComparison.Ordinal);
    }

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

    /// <summary>Erases the customer and leaves the words.</summary>
    private sealed class ForgetfulStore : IComplaintStore
    {
        private readonly MemoryComplaintStore _inner = new();
        private readonly Dictionary<ComplaintId, CaseLog> _kept = [];

        public async IAsyncEnumerable<KnownCase> ReadLogsAsync(
            IReadOnlyCollection<ComplaintId> complaints, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            await foreach (var known in _inner.ReadLogsAsync(complaints, cancellationToken))
            {
                yield return _kept.TryGetValue(known.Id, out var log) ? new(known.Id, log) : known;
            }
        }

        public IAsyncEnumerable<KnownCase> ReadRelatedAsync(IReadOnlyCollection<ComplaintId> complaints, CancellationToken cancellationToken = default) =>
            _inner.ReadRelatedAsync(complaints, cancellationToken);

        public IAsyncEnumerable<PersonalRecord> ExportAsync(UserId user, CancellationToken cancellationToken = default) => _inner.ExportAsync(user, cancellationToken);

        public ValueTask<CaseAppendOutcome> AppendAsync(
            ComplaintId complaint, EquatableArray<CaseEvent> events, int expectedCount, CancellationToken cancellationToken = default) =>
            _inner.AppendAsync(complaint, events, expectedCount, cancellationToken);

        public async ValueTask<int> EraseAsync(UserId user, CancellationToken cancellationToken = default)
        {
            await foreach (var known in _inner.ReadLogsAsync([new("C-1")], cancellationToken))
            {
                _kept[known.Id] = CaseLog.From(known.Log.Events.Select(item => item is CaseReceived received ? received with { Facts = received.Facts with { CustomerId = null } } : item));
            }

            return await _inner.EraseAsync(user, cancellationToken);
        }
    }
}
