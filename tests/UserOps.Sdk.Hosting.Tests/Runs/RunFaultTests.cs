using FsCheck.Fluent;
using NodaTime;
using UserOps.Lifecycle;
using UserOps.Testing;

namespace UserOps.Hosting.Tests;

/// <summary>What a run does when something around it goes wrong.</summary>
public class RunFaultTests
{
    private static readonly Instant AsOf = ListHost.Start + Duration.FromDays(40);

    [Fact]
    public async Task A_source_that_breaks_off_ends_the_run_and_what_was_judged_is_kept()
    {
        var host = new ListHost(45) { AtItem = (what, place) => what == "user" && place == 25 ? throw new IOException("The line is gone.") : default };
        await Assert.ThrowsAsync<IOException>(async () => await host.NewRun().RunAsync(new() { AsOf = AsOf }));
        Assert.Equal(20, (await host.ReadAnswersAsync()).Length);

        host.AtItem = (_, _) => default;
        var summary = await host.NewRun().RunAsync(new() { AsOf = AsOf });
        Assert.Equal(("00019", 25L, true), (summary.ResumedAfter, summary.Subjects, summary.IsFinished));
        Assert.Equal(await UninterruptedAsync(45), await host.ReadAnswersAsync());
    }

    [Fact]
    public async Task A_store_that_fails_on_the_third_batch_ends_the_run_and_the_next_one_goes_on_there()
    {
        var writes = 0;
        var host = new ListHost(45);
        host.BeforeStore = call => call == "write" && ++writes == 3 ? throw new TimeoutException("The store does not answer.") : default;
        await Assert.ThrowsAsync<TimeoutException>(async () => await host.NewRun().RunAsync(new() { AsOf = AsOf }));

        host.BeforeStore = _ => default;
        var summary = await host.NewRun().CatchUpAsync(AsOf + Duration.FromMinutes(5));
        Assert.Equal(("00019", 25L), (summary.ResumedAfter, summary.Subjects));
        Assert.Equal(await UninterruptedAsync(45), await host.ReadAnswersAsync());
    }

    [Fact]
    public async Task Wherever_a_run_is_cut_off_the_next_one_ends_where_an_uninterrupted_one_does()
    {
        var whole = await UninterruptedAsync(45);
        Law.Holds(Gen.Choose(1, 40).ArrayOf().Resize(6).ToArbitrary(), Gen.Elements(true, false).ToArbitrary(), (cuts, isAfter) =>
        {
            var host = new ListHost(45);
            foreach (var cut in cuts)
            {
                CutOffAsync(host, cut, isAfter).GetAwaiter().GetResult();
            }

            host.BeforeStore = host.AfterStore = _ => default;
            host.NewRun().RunAsync(new() { AsOf = AsOf }).AsTask().GetAwaiter().GetResult();
            return host.ReadAnswersAsync().GetAwaiter().GetResult().SequenceEqual(whole, StringComparer.Ordinal);
        });

        static async Task CutOffAsync(ListHost host, int cut, bool isAfter)
        {
            var calls = 0;
            ValueTask Cut(string call) => ++calls == cut ? throw new IOException("Cut off.") : default;
            Func<string, ValueTask> cutOff = Cut;
            (host.BeforeStore, host.AfterStore) = (isAfter ? _ => default : cutOff, isAfter ? cutOff : _ => default);
            try
            {
                await host.NewRun().RunAsync(new() { AsOf = AsOf });
            }
            catch (IOException)
            {
                // Cut off, as was asked.
            }
        }
    }

    [Fact]
    public async Task Rows_of_nobody_or_without_a_time_that_can_be_told_are_rejected_and_the_rest_goes_on()
    {
        var host = new ListHost(5);
        host.Rows.Add(new(default, AsOf));
        host.Rows.Add(new(host.Users[0], Instant.MaxValue));
        var source = new Everybody(host);
        var run = new LifecycleRun(host, source, new FixedPolicy<StageEvaluator>(new(ListHost.Policy)), host.Stores);
        var summary = await run.RunAsync(new() { AsOf = AsOf });

        Assert.Equal((5L, 5L, 2L), (summary.Subjects, summary.Changed, summary.Rejections));
        Assert.Equal(["user", "at"], (await host.ReadRejectionsAsync()).Select(item => item.Rejection.Field).OrderDescending());
        Assert.Equal(await UninterruptedAsync(5), await host.ReadAnswersAsync());

        await run.RunAsync(new() { AsOf = AsOf });
        Assert.Equal(2, (await host.ReadRejectionsAsync()).Length);
    }

    [Fact]
    public async Task A_user_who_comes_twice_is_judged_to_the_same_end()
    {
        var host = new ListHost(25);
        host.Users.InsertRange(3, host.Users.Take(3).ToArray());
        host.Users.Add(host.Users[0]);
        await host.NewRun().RunAsync(new() { AsOf = AsOf });
        Assert.Equal(await UninterruptedAsync(25), await host.ReadAnswersAsync());
    }

    [Fact]
    public async Task Nobody_among_the_users_ends_the_run_and_the_message_names_the_port()
    {
        var host = new ListHost(5);
        host.Users.Add(UserId.None);
        var error = await Assert.ThrowsAsync<InvalidOperationException>(async () => await host.NewRun().RunAsync(new() { AsOf = AsOf }));
        Assert.StartsWith("ListHost.ReadUsersAsync gave UserId.None", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Users_without_an_end_are_found_out()
    {
        var host = new ListHost(100);
        var error = await Assert.ThrowsAsync<InvalidOperationException>(async () => await host.NewRun(options: new() { MaximumSubjects = 50 }).RunAsync(new() { AsOf = AsOf }));
        Assert.Contains("more than 50 subjects", error.Message, StringComparison.Ordinal);
        Assert.Equal(50, (await host.ReadAnswersAsync()).Length);
    }

    [Fact]
    public async Task Rows_without_an_end_are_found_out()
    {
        var host = new ListHost(3) { Rows = [] };
        var source = new Endless(host.Users[0]);
        var run = new LifecycleRun(host, source, new FixedPolicy<StageEvaluator>(new(ListHost.Policy)), host.Stores, new() { MaximumRows = 10_000 });
        var error = await Assert.ThrowsAsync<InvalidOperationException>(async () => await run.RunAsync(new() { AsOf = AsOf }));
        Assert.Contains("more than 10000 rows", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancelling_ends_a_run_at_once_even_if_the_source_does_not_listen()
    {
        using var stop = new CancellationTokenSource();
        var never = new TaskCompletionSource();
        var host = new ListHost(45);
        host.AtItem = async (what, place) =>
        {
            if (what == "user" && place == 25)
            {
                await stop.CancelAsync();
                await never.Task;
            }
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await host.NewRun().RunAsync(new() { AsOf = AsOf }, cancellationToken: stop.Token));

        never.SetResult();
        host.AtItem = (_, _) => default;
        await host.NewRun().CatchUpAsync(AsOf);
        Assert.Equal(await UninterruptedAsync(45), await host.ReadAnswersAsync());
    }

    [Fact]
    public async Task A_slow_store_bounds_how_far_the_reading_is_ahead()
    {
        var (read, written, furthest) = (0, 0, 0);
        var host = new ListHost(200);
        host.BeforeStore = async call =>
        {
            if (call == "read")
            {
                furthest = Math.Max(furthest, Interlocked.Increment(ref read) - Volatile.Read(ref written));
            }
            else if (call == "write")
            {
                // Let whoever can run ahead do so.
                for (var i = 0; i < 50; i++)
                {
                    await Task.Yield();
                }

                Interlocked.Increment(ref written);
            }
        };
        await host.NewRun(batchSize: 5, options: new() { BatchesAhead = 2 }).RunAsync(new() { AsOf = AsOf });

        // Two that wait, one that is being written, and one that was read and finds no room.
        Assert.InRange(furthest, 1, 2 + 2);
        Assert.Equal(await UninterruptedAsync(200), await host.ReadAnswersAsync());
    }

    [Fact]
    public async Task Of_two_processes_that_run_at_once_the_later_goes_on_and_the_earlier_stops()
    {
        RunSummary? later = null;
        var writes = 0;
        var host = new ListHost(45);
        host.BeforeStore = async call =>
        {
            if (call == "write" && ++writes == 3)
            {
                host.BeforeStore = _ => default;
                later = await host.NewRun().RunAsync(new() { AsOf = AsOf });
            }
        };
        var earlier = await host.NewRun().RunAsync(new() { AsOf = AsOf });

        Assert.False(earlier.IsFinished);
        Assert.Equal((true, "00019", 25L), (later!.IsFinished, later.ResumedAfter, later.Subjects));
        Assert.Equal(await UninterruptedAsync(45), await host.ReadAnswersAsync());
    }

    [Fact]
    public async Task Calls_of_one_run_wait_for_each_other()
    {
        var (inside, most) = (0, 0);
        var host = new ListHost(45);
        host.BeforeStore = async call =>
        {
            if (call == "readCheckpoint")
            {
                most = Math.Max(most, ++inside);
                await Task.Yield();
            }
        };
        host.AfterStore = call =>
        {
            inside -= call == "checkpoint" && inside > 0 ? 1 : 0;
            return default;
        };
        var run = host.NewRun(batchSize: 1_000);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => run.RunAsync(new() { AsOf = AsOf }).AsTask()));
        Assert.Equal(1, most);
        Assert.Equal(await UninterruptedAsync(45), await host.ReadAnswersAsync());
    }

    [Fact]
    public async Task A_policy_that_is_replaced_is_that_of_the_next_run()
    {
        var policy = new Swapped(new(ListHost.Policy));
        var (first, second) = (policy.Current.PolicyRef.Hash, (ListHost.Policy with { Version = "next" }).ToRef().Hash);
        var host = new ListHost(45);
        host.AtItem = (what, place) =>
        {
            if (what == "user" && place == 25)
            {
                policy.Current = new(ListHost.Policy with { Version = "next" });
            }

            return default;
        };
        var run = host.NewRun(policy: policy);
        await run.RunAsync(new() { AsOf = AsOf });
        Assert.All(await host.ReadAnswersAsync(), line => Assert.Contains(first, line, StringComparison.Ordinal));

        var summary = await run.CatchUpAsync(AsOf + Duration.FromMinutes(1));
        Assert.Equal(45, summary.Changed);
        Assert.All(await host.ReadAnswersAsync(), line => Assert.Contains(second, line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_stopped_run_that_finds_another_policy_begins_anew()
    {
        var writes = 0;
        var host = new ListHost(45);
        host.BeforeStore = call => call == "write" && ++writes == 3 ? throw new TimeoutException() : default;
        await Assert.ThrowsAsync<TimeoutException>(async () => await host.NewRun().RunAsync(new() { AsOf = AsOf }));

        var next = new FixedPolicy<StageEvaluator>(new(ListHost.Policy with { Version = "next" }));
        var summary = await host.NewRun(policy: next).CatchUpAsync(AsOf);
        Assert.Equal((null, 45L, 45L), (summary.ResumedAfter, summary.Subjects, summary.Changed));
        Assert.All(await host.ReadAnswersAsync(), line => Assert.Contains(next.Current.PolicyRef.Hash, line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_clock_that_goes_back_changes_nothing_and_is_told()
    {
        var host = new ListHost(45);
        await host.NewRun().RunAsync(new() { AsOf = AsOf });
        var before = await host.ReadAnswersAsync();

        var back = await host.NewRun().RunAsync(new() { AsOf = AsOf - Duration.FromDays(30) });
        Assert.Equal((45L, 45L), (back.Subjects, back.Older));
        Assert.Equal(before, await host.ReadAnswersAsync());
        Assert.Equal(0, (await host.NewRun().EvaluateDueAsync(AsOf - Duration.FromDays(30))).Subjects);
    }

    [Fact]
    public async Task What_a_clock_that_ran_ahead_has_written_is_mended_when_asked()
    {
        var host = new ListHost(45);
        await host.NewRun().RunAsync(new() { AsOf = AsOf + Duration.FromDays(3_650) });
        await host.NewRun().RunAsync(new() { AsOf = AsOf, ReplacesNewer = true });
        Assert.Equal(await UninterruptedAsync(45), await host.ReadAnswersAsync());
    }

    [Fact]
    public async Task Facts_that_come_in_while_a_user_is_judged_are_not_lost()
    {
        var host = new ListHost(45);
        var user = host.Users[12];
        var isTold = false;
        host.BeforeStore = async call =>
        {
            if (call == "write" && !isTold)
            {
                // The batch of this user was read by now, or will be: either way the new row must count in the end.
                isTold = true;
                host.Rows.Add(new(user, AsOf));
                await host.Answers.TouchAsync(RunKinds.Lifecycle, [new(user.Value, user)], AsOf);
            }
        };
        await host.NewRun(batchSize: 1_000).RunAsync(new() { AsOf = AsOf });
        await host.NewRun().EvaluateDueAsync(AsOf);

        var whole = new ListHost(45);
        whole.Rows.Add(new(user, AsOf));
        await whole.NewRun().RunAsync(new() { AsOf = AsOf });
        Assert.Equal(await whole.ReadAnswersAsync(), await host.ReadAnswersAsync());
    }

    [Fact]
    public async Task Facts_that_are_later_than_a_long_run_are_due_when_it_is_over()
    {
        var host = new ListHost(3);
        var (user, later) = (host.Users[0], AsOf + Duration.FromHours(1));
        host.Rows.Add(new(user, later));
        await host.Answers.TouchAsync(RunKinds.Lifecycle, [new(user.Value, user)], later);

        // The run began before the visit, and comes to the user after it.
        await host.NewRun().RunAsync(new() { AsOf = AsOf });
        Assert.Equal(1, (await host.NewRun().EvaluateDueAsync(later)).Subjects);
        Assert.Equal(0, (await host.NewRun().EvaluateDueAsync(later)).Subjects);
    }

    [Fact]
    public async Task A_judgement_on_old_facts_never_replaces_one_on_newer_facts()
    {
        var host = new ListHost(1);
        var user = host.Users[0];
        host.BeforeStore = async call =>
        {
            if (call == "write")
            {
                // While this judgement waits to be written, a row comes in and another process judges it.
                host.BeforeStore = _ => default;
                host.Rows.Add(new(user, AsOf));
                await host.Answers.TouchAsync(RunKinds.Lifecycle, [new(user.Value, user)], AsOf);
                await host.NewRun().EvaluateDueAsync(AsOf);
            }
        };
        var summary = await host.NewRun().RunAsync(new() { AsOf = AsOf });
        Assert.Equal(1, summary.Outdated);
        Assert.Equal(0, (await host.NewRun().EvaluateDueAsync(AsOf)).Subjects);

        var whole = new ListHost(1);
        whole.Rows.Add(new(user, AsOf));
        await whole.NewRun().RunAsync(new() { AsOf = AsOf });
        Assert.Equal(await whole.ReadAnswersAsync(), await host.ReadAnswersAsync());
    }

    [Fact]
    public async Task Nothing_is_written_of_who_has_the_same_answer()
    {
        var host = new ListHost(45);
        await host.NewRun().RunAsync(new() { AsOf = AsOf });
        var writes = 0;
        host.BeforeStore = call =>
        {
            writes += call == "write" ? 1 : 0;
            return default;
        };
        var again = await host.NewRun().RunAsync(new() { AsOf = AsOf + Duration.FromMinutes(1) });
        Assert.Equal((0, 45L), (writes, again.Unchanged));
    }

    [Fact]
    public async Task What_is_kept_is_the_librarys_JSON_without_blanks()
    {
        var host = new ListHost(2);
        await host.NewRun().RunAsync(new() { AsOf = AsOf });
        await foreach (var state in host.Answers.ReadAllAsync(RunKinds.Lifecycle))
        {
            var json = state.Assessment!.Json;
            Assert.DoesNotContain('\n', json);
            var read = StageAssessmentJson.Read(json);
            Assert.Equal((AsOf, state.Assessment.Value, state.Due), (read.AsOf, read.Value.Stage.Value, read.ValidUntil));
            Assert.Contains(read.Reasons[0].In("zh-CN"), json, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Progress_is_told_after_each_batch()
    {
        var told = new List<RunProgress>();
        await new ListHost(45).NewRun(batchSize: 20).RunAsync(new() { AsOf = AsOf }, new Told(told.Add));
        Assert.Equal([20L, 40L, 45L], told.Select(item => item.Subjects));
    }

    [Fact]
    public async Task A_run_measures_itself_whoever_calls_it_and_tells_what_it_failed_by()
    {
        using var counted = new Counted();
        using var telemetry = new UserOpsTelemetry(counted);
        var host = new ListHost(45);
        var run = host.NewRun();
        run.Telemetry = telemetry;
        await run.CatchUpAsync(AsOf);
        host.BeforeStore = _ => throw new TimeoutException();
        await Assert.ThrowsAsync<TimeoutException>(async () => await run.CatchUpAsync(AsOf));

        Assert.Equal((45, 45), (counted.Sum("userops.run.subjects", "lifecycle"), counted.Sum("userops.run.changes", "lifecycle")));
        Assert.Equal(
            ["lifecycle", "lifecycle System.TimeoutException"],
            counted.Seen.Where(one => one.Name == "userops.run.duration").Select(one => one.Tags).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(0, 4)]
    [InlineData(10, 0)]
    [InlineData(100_001, 4)]
    public void An_option_out_of_its_range_is_named(int batchSize, int batchesAhead)
    {
        var error = Assert.Throws<ArgumentException>(() => new ListHost(1).NewRun(batchSize, options: new() { BatchesAhead = batchesAhead }));
        Assert.Contains(batchesAhead == 0 ? "RunOptions.BatchesAhead is 0" : "RunOptions.BatchSize is", error.Message, StringComparison.Ordinal);
    }

    private static async Task<string[]> UninterruptedAsync(int users)
    {
        var host = new ListHost(users);
        await host.NewRun().RunAsync(new() { AsOf = AsOf });
        return await host.ReadAnswersAsync();
    }

    /// <summary>Hands out all rows, whoever was asked for.</summary>
    private sealed class Everybody(ListHost host) : IActivitySource
    {
        public IAsyncEnumerable<ActivityEvent<UserId>> ReadActivityAsync(CancellationToken cancellationToken = default) => host.ReadActivityAsync(cancellationToken);

        public IAsyncEnumerable<ActivityEvent<UserId>> ReadActivityAsync(IReadOnlyCollection<UserId> users, CancellationToken cancellationToken = default) =>
            host.ReadActivityAsync(cancellationToken);
    }

    private sealed class Endless(UserId user) : IActivitySource
    {
        public async IAsyncEnumerable<ActivityEvent<UserId>> ReadActivityAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            while (true)
            {
                await Task.CompletedTask;
                cancellationToken.ThrowIfCancellationRequested();
                yield return new(user, ListHost.Start);
            }
        }
    }

    private sealed class Swapped(StageEvaluator first) : ILivePolicy<StageEvaluator>
    {
        public StageEvaluator Current { get; set; } = first;

        public Microsoft.Extensions.Primitives.IChangeToken GetReloadToken() => throw new NotSupportedException();
    }

    private sealed class Told(Action<RunProgress> tell) : IProgress<RunProgress>
    {
        public void Report(RunProgress value) => tell(value);
    }
}
