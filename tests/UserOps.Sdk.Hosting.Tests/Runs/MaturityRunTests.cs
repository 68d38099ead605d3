using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using UserOps.Testing;
using UserOps.Tickets;

namespace UserOps.Hosting.Tests;

public class MaturityRunTests
{
    private static readonly FixedPolicy<MaturityScorer> Policy = new(new(MaturityPolicy.Default));

    private static readonly Arbitrary<int[]> Steps = Gen.Choose(1, 60 * 24 * 20).ArrayOf(2).ToArbitrary();

    [Fact]
    public void The_desk_and_its_teams_stand_as_a_full_count_finds_them() =>
        Law.Holds(TicketGenerators.Events, TicketGenerators.Work, Steps, (events, work, steps) => SameAsync(events, work, steps).GetAwaiter().GetResult());

    [Fact]
    public async Task What_is_not_due_is_not_counted_again()
    {
        var (log, answers) = (new Log([], []), new MemoryAssessmentStore());
        var run = new MaturityRun(log, Policy, new(answers, answers, new MemoryCheckpointStore()));
        await run.CatchUpAsync(TicketGenerators.Start);
        Assert.Equal(1, log.Readings);
        Assert.Equal(0, (await run.EvaluateDueAsync(TicketGenerators.Start + Duration.FromDays(1_000))).Subjects);
        Assert.Equal(1, log.Readings);

        await new DueQueue([run], answers).TouchTicketsAsync(TicketGenerators.Start);
        var summary = await run.EvaluateDueAsync(TicketGenerators.Start + Duration.FromDays(1));
        Assert.Equal((1L, 1L), (summary.Subjects, summary.Moved));
        Assert.Equal(0, (await run.EvaluateDueAsync(TicketGenerators.Start + Duration.FromDays(1))).Subjects);
        Assert.Equal(2, log.Readings);
    }

    private static async Task<bool> SameAsync(TicketEvent[] events, WorkEvent[] work, int[] steps)
    {
        var log = new Log(events, work);
        var (few, all) = (new MemoryAssessmentStore(), new MemoryAssessmentStore());
        var (fewRun, allRun) = (RunOver(log, few), RunOver(log, all));
        var now = TicketGenerators.Start;
        foreach (var step in steps)
        {
            log.Now = now += Duration.FromMinutes(step);
            await new DueQueue([fewRun], few).TouchTicketsAsync(now);
            await fewRun.EvaluateDueAsync(now);
            await allRun.RunAsync(new() { AsOf = now });
            Assert.Equal(await ReadAsync(all), await ReadAsync(few));

            // With no new facts: what stands until then is judged then, and not before.
            now += Duration.FromDays(9);
            await fewRun.EvaluateDueAsync(now);
            await allRun.RunAsync(new() { AsOf = now });
            Assert.Equal(await ReadAsync(all), await ReadAsync(few));
        }

        return true;
    }

    private static MaturityRun RunOver(Log log, MemoryAssessmentStore answers) =>
        new(log, Policy, new(answers, answers, new MemoryCheckpointStore())) { By = TicketScope.Team };

    private static async Task<string[]> ReadAsync(MemoryAssessmentStore answers)
    {
        var lines = new List<string>();
        await foreach (var state in answers.ReadAllAsync(RunKinds.Maturity))
        {
            lines.Add($"{state.Key.Subject} {state.Assessment?.Value} {state.Assessment?.Detail} until {state.Due}");
        }

        lines.Sort(StringComparer.Ordinal);
        return [.. lines];
    }

    private sealed class Log(TicketEvent[] events, WorkEvent[] work) : ITicketEventSource
    {
        public Instant Now { get; set; } = TicketGenerators.Start;

        public int Readings { get; private set; }

        public async IAsyncEnumerable<TicketEvent> ReadEventsAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            Readings++;
            foreach (var item in events.Where(item => item.At <= Now))
            {
                await Task.CompletedTask;
                yield return item;
            }
        }

        public async IAsyncEnumerable<WorkEvent> ReadWorkEventsAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            foreach (var item in work.Where(item => item.At <= Now))
            {
                await Task.CompletedTask;
                yield return item;
            }
        }
    }
}
