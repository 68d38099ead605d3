using NodaTime;
using UserOps.BusinessTime;
using UserOps.Complaints;
using UserOps.Testing;

namespace UserOps.Hosting.Tests;

public class PersonalDataTests
{
    private static readonly Instant AsOf = ListHost.Start + Duration.FromDays(40);

    [Fact]
    public async Task What_a_run_writes_of_somebody_who_is_being_erased_is_erased_too()
    {
        var host = new ListHost(5);
        var user = host.Users[2];
        var (isWriting, goOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        host.BeforeStore = async call =>
        {
            if (call == "write")
            {
                isWriting.SetResult();
                await goOn.Task;
            }
        };
        var run = host.NewRun();
        var running = run.RunAsync(new() { AsOf = AsOf }).AsTask();
        await isWriting.Task;

        // The facts are gone and the answer is on its way: erasing waits for it.
        host.Users = [.. host.Users.Where(other => other != user)];
        host.Rows = [.. host.Rows.Where(row => row.User != user)];
        var erasing = new PersonalData([host.Answers, host.Checkpoints], [run], new([run], host.Answers)).EraseAsync(user, AsOf).AsTask();
        Assert.False(erasing.IsCompleted);
        goOn.SetResult();
        await running;

        Assert.Equal(1, await erasing);
        Assert.Equal(["00000", "00001", "00003", "00004"], (await host.ReadAnswersAsync()).Select(line => line[..5]));
        Assert.Equal(0, await new PersonalData([host.Answers, host.Checkpoints], [run], new([run], host.Answers)).EraseAsync(user, AsOf));
    }

    [Fact]
    public async Task Complaints_of_somebody_who_was_erased_are_followed_on()
    {
        var (store, answers, user, id) = (new MemoryComplaintStore(), new MemoryAssessmentStore(), new UserId("u-1"), new ComplaintId("C-1"));
        var rules = new FixedPolicy<ComplaintRules>(new(CasePolicies.Default, GradingPolicies.Default, WorkingCalendars.Named("cn")));
        var clock = new ComplaintClock(store, store, rules, new(answers, answers, new MemoryCheckpointStore()));
        var received = new CaseReceived { ComplaintId = id, At = AsOf, Facts = new() { Id = id, ReceivedAt = AsOf, CustomerId = user, Channel = "app" } };
        await store.AppendAsync(id, [received], 0);
        await clock.RunAsync(new() { AsOf = AsOf });
        var person = new PersonalData([store, answers], [clock], new([clock], answers), store);
        Assert.Equal(["assessments complaints/C-1", "complaints C-1"], await HandedOutAsync(person, user));

        Assert.Equal(2, await person.EraseAsync(user, AsOf));
        Assert.Empty(await HandedOutAsync(person, user));
        Assert.Equal(1, (await clock.EvaluateDueAsync(AsOf)).Changed);
        Assert.Empty(await HandedOutAsync(person, user));
        await foreach (var state in answers.ReadAsync(RunKinds.Complaints, ["C-1"]))
        {
            Assert.Equal(("received", UserId.None), (state.Assessment!.Value, state.Assessment.User));
            Assert.True(state.Due > AsOf);
        }
    }

    [Fact]
    public async Task Nobody_is_refused()
    {
        var person = new PersonalData([], [], new([], new MemoryAssessmentStore()));
        await Assert.ThrowsAsync<ArgumentException>(async () => await person.EraseAsync(UserId.None, AsOf));
        await Assert.ThrowsAsync<ArgumentException>(async () => await HandedOutAsync(person, UserId.None));
    }

    private static async Task<string[]> HandedOutAsync(PersonalData person, UserId user)
    {
        var found = new List<string>();
        await foreach (var record in person.ExportAsync(user))
        {
            found.Add($"{record.Store} {record.Key}");
        }

        found.Sort(StringComparer.Ordinal);
        return [.. found];
    }
}
