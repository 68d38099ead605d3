using Storefront.Storage;
using UserOps;
using UserOps.Complaints;
using UserOps.Hosting;

namespace Storefront.Ingest;

/// <summary>Takes complaints, and what happened to them: all of a request, or none.</summary>
/// <remarks>
/// The store of complaints has a transaction of its own, so a complaint is touched before it is written and once more after: a process that
/// dies in between leaves it due, and whoever got no answer sends the same again.
/// </remarks>
internal sealed class ComplaintIngest(IComplaintStore store, ILivePolicy<ComplaintRules> rules, DueQueue queue, RunScheduler scheduler, TimeProvider time)
{
    private const int Attempts = 5;

    public async Task<IResult> ReceiveAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var records = await RecordBody.ReadAsync(request, cancellationToken);
        var problems = new List<FieldProblem>();
        var received = ComplaintRecords.Complaint(records[0], time.Now(), problems);
        if (records.Count > 1)
        {
            problems.Add(new(2, "record", "", "A request brings one complaint. Send the others one by one."));
        }

        if (problems.Count > 0)
        {
            return Refusals.Invalid(problems);
        }

        return await TakeAsync(received!.ComplaintId, [received], mayBegin: true, Language.English, cancellationToken);
    }

    public async Task<IResult> FollowAsync(string id, HttpRequest request, CancellationToken cancellationToken)
    {
        if (!RecordReader.IsId(id))
        {
            return Refusals.NotFound("complaint");
        }

        var complaint = new ComplaintId(id);
        var records = await RecordBody.ReadAsync(request, cancellationToken);
        var now = time.Now();
        var problems = new List<FieldProblem>();
        var events = records.Select((record, i) => ComplaintRecords.Event(record, i + 1, complaint, now, problems)).OfType<CaseEvent>().ToList();
        return problems.Count > 0
            ? Refusals.Invalid(problems)
            : await TakeAsync(complaint, events, mayBegin: false, Language.Of(request) ?? Language.English, cancellationToken);
    }

    private async Task<IResult> TakeAsync(ComplaintId complaint, List<CaseEvent> events, bool mayBegin, string language, CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            var book = await ReadAsync([complaint, .. events.OfType<CaseMerged>().Select(merge => merge.Into)], cancellationToken);
            var log = book.LogOf(complaint);
            if (log.Events.Count == 0 && !mayBegin)
            {
                return Refusals.NotFound("complaint");
            }

            if (log.Events.Count > 0 && mayBegin && !log.Events.Contains(events[0]))
            {
                return Refusals.Others([complaint.Value]);
            }

            var added = events.Except(log.Events).ToList();
            if (!mayBegin && Check(book, added) is { } problem)
            {
                return Refusals.IllegalMove(problem, language);
            }

            await queue.TouchComplaintsAsync([complaint], time.Now(), cancellationToken);
            var outcome = await store.AppendAsync(complaint, added.ToEquatableArray(), log.Events.Count, cancellationToken);
            if (outcome.IsAppended)
            {
                await queue.TouchComplaintsAsync([complaint], time.Now(), cancellationToken);
                scheduler.Wake(RunKinds.Complaints);
                return TypedResults.Ok(new Taken(events.Count, added.Count));
            }
        }

        return TypedResults.Problem("Others write to this complaint all the time. Send the same again.", statusCode: StatusCodes.Status503ServiceUnavailable);
    }

    private async Task<CaseBook> ReadAsync(IReadOnlyCollection<ComplaintId> complaints, CancellationToken cancellationToken)
    {
        var book = new CaseBook();
        await foreach (var (_, log) in store.ReadRelatedAsync(complaints, cancellationToken))
        {
            foreach (var item in log.Events)
            {
                book.TryAdd(item, "complaints", out _);
            }
        }

        return book;
    }

    private CaseProblem? Check(CaseBook book, IEnumerable<CaseEvent> events)
    {
        foreach (var item in events)
        {
            if (rules.Current.Evaluator.Check(book, item) is { } problem)
            {
                return problem;
            }

            book.TryAdd(item, "complaints", out _);
        }

        return null;
    }
}
