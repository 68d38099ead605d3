using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using UserOps.BusinessTime;
using UserOps.Complaints;
using UserOps.Testing;

namespace UserOps.Hosting.Tests;

public class ComplaintClockTests
{
    private static readonly FixedPolicy<ComplaintRules> Rules = new(new(CasePolicies.Default, GradingPolicies.Default, WorkingCalendars.Named("cn")));

    /// <summary>Instants at which the host looks, some of them together with events.</summary>
    private static readonly Arbitrary<int[]> Steps = Gen.Choose(1, 60 * 24 * 11).ArrayOf(6).ToArbitrary();

    [Fact]
    public void Cases_stand_as_a_full_scan_finds_them_with_merges_and_causes_that_came_back() =>
        Law.Holds(CaseGenerators.MergedHistories, Steps, (history, steps) => SameAsync(history, steps).GetAwaiter().GetResult());

    [Fact]
    public async Task A_complaint_that_is_received_is_due_at_its_first_target_and_says_so()
    {
        var store = new MemoryComplaintStore();
        var clock = ClockOver(store, out var answers);
        var received = new CaseReceived
        {
            ComplaintId = new("C-1"),
            At = CaseGenerators.Start,
            Facts = new() { Id = new("C-1"), ReceivedAt = CaseGenerators.Start, CustomerId = new("u-1"), Channel = "app" },
        };
        await store.AppendAsync(new("C-1"), [received], 0);
        await clock.TouchAsync([new("C-1")], received.At);
        var summary = await clock.EvaluateDueAsync(received.At);

        var state = await ReadOneAsync(answers, "C-1");
        Assert.Equal((1L, 1L), (summary.Subjects, summary.Changed));
        Assert.Equal(new("u-1"), state.Assessment!.User);
        Assert.Equal("received", state.Assessment.Value);
        Assert.StartsWith("standard; acknowledge running due ", state.Assessment.Detail, StringComparison.Ordinal);
        Assert.True(state.Due > received.At);
        using var json = System.Text.Json.JsonDocument.Parse(state.Assessment.Json);
        Assert.Equal("received", json.RootElement.GetProperty("value").GetProperty("state").GetString());
        Assert.NotEmpty(json.RootElement.GetProperty("reasons")[0].GetProperty("text").GetProperty("zh-CN").GetString()!);
        Assert.Equal(Rules.Current.PolicyRef.Hash, json.RootElement.GetProperty("policy").GetProperty("hash").GetString());
    }

    [Fact]
    public void The_reference_of_the_rules_tells_every_policy_apart()
    {
        var (cases, grading, calendar) = (CasePolicies.Default, GradingPolicies.Default, WorkingCalendars.Named("cn"));
        string[] hashes =
        [
            new ComplaintRules(cases, grading, calendar).PolicyRef.Hash,
            new ComplaintRules(cases with { Version = "next" }, grading, calendar).PolicyRef.Hash,
            new ComplaintRules(cases, grading with { Version = "next" }, calendar).PolicyRef.Hash,
            new ComplaintRules(cases, grading, WorkingCalendars.Always()).PolicyRef.Hash,
        ];
        Assert.Equal(4, hashes.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(hashes[0], new ComplaintRules(cases, grading, calendar).PolicyRef.Hash);
    }

    private static async Task<bool> SameAsync(CaseEvent[] history, int[] steps)
    {
        var store = new MemoryComplaintStore();
        var (few, all) = (ClockOver(store, out var fewAnswers), ClockOver(store, out var allAnswers));
        var events = history.OrderBy(item => item.At).ToList();
        var now = CaseGenerators.Start - Duration.FromDays(1);
        foreach (var step in steps)
        {
            now += Duration.FromMinutes(step);
            var came = events.TakeWhile(item => item.At <= now).ToList();
            events.RemoveRange(0, came.Count);
            foreach (var item in came)
            {
                var count = 0;
                await foreach (var known in store.ReadLogsAsync([item.ComplaintId]))
                {
                    count = known.Log.Events.Count;
                }

                await store.AppendAsync(item.ComplaintId, [item], count);
            }

            await few.TouchAsync([.. came.Select(item => item.ComplaintId).Distinct()], now);
            await few.EvaluateDueAsync(now);
            await all.RunAsync(new() { AsOf = now });
            Assert.Equal(await ReadAsync(allAnswers), await ReadAsync(fewAnswers));
        }

        return true;
    }

    private static ComplaintClock ClockOver(MemoryComplaintStore store, out MemoryAssessmentStore answers)
    {
        answers = new MemoryAssessmentStore();
        return new(store, store, Rules, new(answers, answers, new MemoryCheckpointStore()));
    }

    private static async Task<AssessmentState> ReadOneAsync(MemoryAssessmentStore answers, string subject)
    {
        await foreach (var state in answers.ReadAsync(RunKinds.Complaints, [subject]))
        {
            return state;
        }

        throw new InvalidOperationException("There is a state for every subject.");
    }

    private static async Task<string[]> ReadAsync(MemoryAssessmentStore answers)
    {
        var lines = new List<string>();
        await foreach (var state in answers.ReadAllAsync(RunKinds.Complaints))
        {
            lines.Add($"{state.Key.Subject} {state.Assessment?.Value} {state.Assessment?.Detail} until {state.Due}");
        }

        lines.Sort(StringComparer.Ordinal);
        return [.. lines];
    }
}
