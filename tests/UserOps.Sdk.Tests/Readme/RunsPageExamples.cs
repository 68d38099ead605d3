using NodaTime;
using UserOps.Hosting;
using UserOps.Lifecycle;
using UserOps.Testing;

namespace UserOps.Tests.Readme;

/// <summary>The snippets of docs/runs.md.</summary>
public class RunsPageExamples : PageExample
{
    [Fact]
    public async Task A_run_asks_everybody_once_and_then_those_who_are_due()
    {
        // begin-snippet: runs-due
        var shop = new SmallShop();                     // yours: an IUserSource and an IActivitySource
        var answers = new MemoryAssessmentStore();      // or a table: docs/stores.md
        var run = new LifecycleRun(
            shop, shop, new FixedPolicy<StageEvaluator>(new(StagePolicies.ClassicFive)), new RunStores(answers, answers, new MemoryCheckpointStore()));
        var queue = new DueQueue([run], answers);

        // The first time, everybody is asked.
        var monday = Instant.FromUtc(2026, 3, 2, 6, 0);
        var first = await run.CatchUpAsync(monday);
        Console.WriteLine($"{first.Subjects} asked, {first.Changed} answers written");
        // => 3 asked, 3 answers written

        // Ann visits. The app writes the visit, and tells of it.
        shop.Visits.Add(new(new UserId("ann"), monday + Duration.FromHours(2)));
        await queue.TouchUsersAsync([new UserId("ann")], at: monday + Duration.FromHours(2));

        var tuesday = monday + Duration.FromDays(1);
        var second = await run.CatchUpAsync(tuesday);
        Console.WriteLine($"{second.Subjects} asked, {second.Changed} answers written");
        // => 1 asked, 1 answers written

        await foreach (var state in answers.ReadAllAsync(RunKinds.Lifecycle))
        {
            Console.WriteLine($"{state.Key.Subject}: {state.Assessment!.Value}, {state.Assessment.Detail}, due {state.Due}");
        }

        // => ann: introduction, since 2026-03-02, due 2026-04-01T00:00:00Z
        // => bob: introduction, since 2026-02-20, due 2026-03-22T00:00:00Z
        // => cid: introduction, since 2026-02-25, due 2026-03-27T00:00:00Z
        // end-snippet
        Ran("runs-due");
    }
}

// begin-snippet: runs-sources
internal sealed class SmallShop : IUserSource, IActivitySource
{
    public List<ActivityEvent<UserId>> Visits { get; } =
    [
        new(new UserId("bob"), Instant.FromUtc(2026, 2, 20, 18, 0)),
        new(new UserId("cid"), Instant.FromUtc(2026, 2, 25, 9, 30)),
    ];

    // where id > @after order by id
    public IAsyncEnumerable<UserId> ReadUsersAsync(UserId after = default, CancellationToken cancellationToken = default) =>
        new UserId[] { new("ann"), new("bob"), new("cid") }.Where(user => user > after).ToAsyncEnumerable();

    // where user_id = any(@users)
    public IAsyncEnumerable<ActivityEvent<UserId>> ReadActivityAsync(
        IReadOnlyCollection<UserId> users, CancellationToken cancellationToken = default) =>
        Visits.Where(visit => users.Contains(visit.User)).ToAsyncEnumerable();

    public IAsyncEnumerable<ActivityEvent<UserId>> ReadActivityAsync(CancellationToken cancellationToken = default) =>
        Visits.ToAsyncEnumerable();
}

// end-snippet
