using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace UserOps.Hosting.Tests.Scheduling;

public sealed class RunSchedulerTests : IAsyncDisposable
{
    private static readonly ScheduleOptions Options = new();

    private readonly FakeTime _time = new();
    private readonly LogLines _log = new();
    private readonly Counted _counted = new();
    private readonly UserOpsTelemetry _telemetry;
    private readonly ScriptedRun _stages = new("lifecycle");
    private readonly ScriptedRun _complaints = new("complaints");
    private readonly List<RunTrigger> _triggers = [];
    private readonly OldestDue _due = new();
    private RunScheduler? _scheduler;

    public RunSchedulerTests() => _telemetry = new(_counted);

    private Instant Now => Instant.FromDateTimeOffset(_time.GetUtcNow());

    public async ValueTask DisposeAsync()
    {
        if (_scheduler is not null)
        {
            await _scheduler.StopAsync(default);
            _scheduler.Dispose();
        }

        _telemetry.Dispose();
        _counted.Dispose();
        _log.Dispose();
    }

    [Fact]
    public async Task Every_run_catches_up_when_the_app_starts_and_at_each_interval()
    {
        var start = Now;
        await Start();
        await Resting(2);
        _time.Advance(Options.Interval);
        await Task.WhenAll(_stages.UntilAsked(2), _complaints.UntilAsked(2));
        Assert.Equal([start, start + Duration.FromMinutes(1)], _stages.Asked);
        Assert.Equal(_stages.Asked, _complaints.Asked);
    }

    [Fact]
    public async Task Woken_all_runs_catch_up_at_once()
    {
        var scheduler = await Start();
        await Resting(2);
        scheduler.Wake();
        await Task.WhenAll(_stages.UntilAsked(2), _complaints.UntilAsked(2));
    }

    [Fact]
    public async Task Woken_by_its_kind_one_run_catches_up()
    {
        var scheduler = await Start();
        await Resting(2);
        scheduler.Wake("complaints");
        await _complaints.UntilAsked(2);
        scheduler.Wake("no such run");
        await Resting(2);
        Assert.Single(_stages.Asked);
    }

    [Fact]
    public async Task A_run_that_found_other_answers_wakes_those_that_it_informs()
    {
        var segments = new ScriptedRun("rfm") { Informs = ["complaints"], Does = (asOf, _) => new(ScriptedRun.Summary("rfm", asOf) with { Subjects = 3, Changed = 0 }) };
        _scheduler = new([segments, _stages, _complaints], _triggers, () => _due, Options, _time, _log, null, _telemetry);
        await Start();
        await Resting(3);
        Assert.Single(_complaints.Asked);

        segments.Does = (asOf, _) => new(ScriptedRun.Summary("rfm", asOf) with { Subjects = 3, Changed = 1 });
        _scheduler.Wake("rfm");
        await _complaints.UntilAsked(2);
        await Resting(3);
        Assert.Equal(2, segments.Asked.Count);
        Assert.Single(_stages.Asked);
    }

    [Fact]
    public async Task Woken_before_it_starts_it_does_not_mind()
    {
        _scheduler = Make();
        _scheduler.Wake();
        _scheduler.Wake("lifecycle");
        await Start();
        await _stages.UntilAsked(1);
    }

    [Fact]
    public async Task Woken_many_times_while_it_runs_a_run_runs_once_more()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _stages.Does = async (asOf, _) =>
        {
            await gate.Task;
            return ScriptedRun.Summary("lifecycle", asOf);
        };
        var scheduler = await Start();
        await _stages.UntilAsked(1);
        for (var i = 0; i < 10; i++)
        {
            scheduler.Wake("lifecycle");
        }

        gate.SetResult();
        await _stages.UntilAsked(2);
        await Resting(2);
        Assert.Equal(2, _stages.Asked.Count);
    }

    [Fact]
    public async Task Another_policy_wakes_its_run_alone()
    {
        var tokens = new List<ReloadToken> { new() };
        _triggers.Add(new("lifecycle", () => tokens[^1]));
        await Start();
        await Resting(2);

        for (var times = 2; times < 5; times++)
        {
            tokens.Add(new());
            tokens[^2].Fire();
            await _stages.UntilAsked(times);
            await Resting(2);
        }

        Assert.Single(_complaints.Asked);
    }

    [Fact]
    public async Task A_run_that_fails_is_tried_again_ever_more_rarely_and_stops_no_other()
    {
        _stages.Does = (_, _) => throw new TimeoutException("the store is slow");
        var scheduler = await Start();
        var failures = 0;
        foreach (var seconds in new[] { 5, 10, 20, 40, 80, 160, 320, 600, 600 })
        {
            await _time.UntilSomebodyWaits(TimeSpan.FromSeconds(seconds));
            failures++;
            var line = Assert.Single(_log.All, line => line.Text.Contains($"failed, {failures} times in a row", StringComparison.Ordinal));
            Assert.Equal((LogLevel.Error, "the store is slow"), (line.Level, line.Fault!.Message));
            _time.Advance(TimeSpan.FromSeconds(seconds));
            await _stages.UntilAsked(failures + 1);
        }

        _stages.Does = null;
        await _time.UntilSomebodyWaits(Options.RetryAtMost);
        _time.Advance(Options.RetryAtMost);
        await _stages.UntilAsked(11);
        await _complaints.UntilAsked(2);
        Assert.True(_counted.Seen.Count(one => one.Name == "userops.run.duration" && one.Tags == "lifecycle System.TimeoutException") >= 9);

        // It forgets its failures with the first success.
        _stages.Does = (_, _) => throw new TimeoutException("again");
        scheduler.Wake("lifecycle");
        await _time.UntilSomebodyWaits(Options.RetryAfter);
    }

    [Fact]
    public async Task A_cancellation_that_is_not_the_apps_is_a_failure_like_others()
    {
        _stages.Does = (_, _) => throw new TaskCanceledException("an http client gave up");
        await Start();
        await _time.UntilSomebodyWaits(Options.RetryAfter);
        Assert.Contains(_log.All, line => line.Id == 203 && line.Fault is TaskCanceledException);
    }

    [Fact]
    public async Task Waking_does_not_hasten_a_run_that_failed()
    {
        _stages.Does = (_, _) => throw new TimeoutException("slow");
        var scheduler = await Start();
        await _time.UntilSomebodyWaits(Options.RetryAfter);
        scheduler.Wake();
        await _complaints.UntilAsked(2);
        Assert.Single(_stages.Asked);
        _time.Advance(Options.RetryAfter);
        await _stages.UntilAsked(2);
    }

    [Fact]
    public async Task A_slow_run_keeps_no_other_waiting_and_ends_when_the_app_stops()
    {
        _stages.Does = async (asOf, stopping) =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, _time, stopping);
            return ScriptedRun.Summary("lifecycle", asOf);
        };
        var scheduler = await Start();
        await _stages.UntilAsked(1);
        await Resting(1);
        _time.Advance(Options.Interval);
        await _complaints.UntilAsked(2);

        await scheduler.StopAsync(default).WaitAsync(FakeTime.Patience);
        Assert.True(scheduler.ExecuteTask!.IsCompletedSuccessfully);
        Assert.DoesNotContain(_log.All, line => line.Level >= LogLevel.Warning);
    }

    [Fact]
    public async Task A_clock_that_goes_back_is_told_once_and_the_run_goes_on_with_it()
    {
        var before = Now;
        _stages.Does = (asOf, _) => new(ScriptedRun.Summary("lifecycle", asOf) with { Subjects = 3, Older = asOf < before ? 3 : 0 });
        await Start();
        await Resting(2);
        _time.SetBack(TimeSpan.FromHours(1));
        _time.Advance(Options.Interval);
        await _stages.UntilAsked(2);
        await Resting(2);
        _time.Advance(Options.Interval);
        await _stages.UntilAsked(3);
        await Resting(2);

        Assert.Equal([before, before - Duration.FromMinutes(59), before - Duration.FromMinutes(58)], _stages.Asked);
        Assert.Single(_log.All, line => line.Id == 204 && line.Text.Contains("Run 'lifecycle'", StringComparison.Ordinal));
        Assert.Equal(2, _log.All.Count(line => line.Id == 205 && line.Text.Contains("3 subjects have an answer of a later instant", StringComparison.Ordinal)));
        Assert.Equal(1, _counted.Sum("userops.clock.steps_back", "lifecycle"));
    }

    [Fact]
    public async Task What_a_run_did_is_measured_and_told()
    {
        _due.Oldest = new("u-17", Now - Duration.FromSeconds(90));
        _stages.Does = (asOf, _) => new(ScriptedRun.Summary("lifecycle", asOf) with { Subjects = 10, Changed = 4, Moved = 1, Rejections = 2, ResumedAfter = "u-9", IsFinished = false });
        await Start();
        await Resting(2);

        Assert.Equal(10, _counted.Sum("userops.run.subjects", "lifecycle"));
        Assert.Equal(4, _counted.Sum("userops.run.changes", "lifecycle"));
        Assert.Equal(2, _counted.Sum("userops.run.rejections", "lifecycle"));
        Assert.Equal(90, _counted.Sum("userops.run.lag", "lifecycle"));
        Assert.Single(_counted.Seen, one => one is { Name: "userops.run.duration", Tags: "lifecycle" });
        Assert.Contains(_log.All, line => line.Text.Contains("10 subjects, 4 changed, 1 moved, 2 records rejected", StringComparison.Ordinal));
        Assert.Contains(_log.All, line => line.Text == "Run 'lifecycle' went on after (id), where it was stopped.");
        Assert.Contains(_log.All, line => line.Id == 202);
        Assert.DoesNotContain(_log.All, line => line.Text.Contains("u-", StringComparison.Ordinal));
        Assert.DoesNotContain(_counted.Seen, one => one.Tags.Contains("u-", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_runs_it_says_so_and_ends()
    {
        _scheduler = new([], [], () => null, null, _time, _log, null, _telemetry);
        var logged = _log.NextAsync(206);
        await Start();
        await logged;
        await _scheduler.ExecuteTask!.WaitAsync(FakeTime.Patience);
    }

    [Fact]
    public void Options_out_of_their_range_are_refused()
    {
        Assert.Contains("Interval is 00:00:00", Refused(new() { Interval = TimeSpan.Zero }), StringComparison.Ordinal);
        Assert.Contains("Interval is 2.00:00:00", Refused(new() { Interval = TimeSpan.FromDays(2) }), StringComparison.Ordinal);
        Assert.Contains("RetryAfter is 00:00:00", Refused(new() { RetryAfter = TimeSpan.Zero }), StringComparison.Ordinal);
        Assert.Contains("RetryAtMost is 00:00:01", Refused(new() { RetryAtMost = TimeSpan.FromSeconds(1) }), StringComparison.Ordinal);

        static string Refused(ScheduleOptions options) => Assert.Throws<ArgumentException>(() => new RunScheduler([], [], null, options)).Message;
    }

    [Fact]
    public void Ids_are_logged_as_the_host_says()
    {
        var key = Encoding.ASCII.GetBytes("0123456789abcdef");
        Assert.Equal("(id)", LoggedIds.None.Write("u-17"));
        Assert.Equal("u-17", LoggedIds.Plain.Write("u-17"));

        // openssl: printf u-17 | openssl dgst -sha256 -hmac 0123456789abcdef
        Assert.Equal("832bcb65eea8838b", LoggedIds.Hashed(key).Write("u-17"));
        Assert.NotEqual(LoggedIds.Hashed(key).Write("u-17"), LoggedIds.Hashed(key).Write("u-18"));
        Assert.NotEqual(LoggedIds.Hashed(key).Write("u-17"), LoggedIds.Hashed([.. key, 0x20]).Write("u-17"));
        Assert.Contains("The key has 15 bytes", Assert.Throws<ArgumentException>(() => LoggedIds.Hashed(key.AsSpan(1))).Message, StringComparison.Ordinal);
    }

    private RunScheduler Make() => new([_stages, _complaints], _triggers, () => _due, Options, _time, _log, null, _telemetry);

    private async Task<RunScheduler> Start()
    {
        _scheduler ??= Make();
        await _scheduler.StartAsync(default);
        return _scheduler;
    }

    /// <summary>Waits until so many runs rest for a whole interval.</summary>
    private Task Resting(int runs) => _time.UntilSomebodyWaits(Options.Interval, runs);

    private sealed class OldestDue : IDueStore
    {
        public DueSubject? Oldest { get; set; }

        public async IAsyncEnumerable<DueSubject> ReadDueAsync(string kind, Instant asOf, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            await Task.CompletedTask;
            if (Oldest is { } oldest)
            {
                yield return oldest;
                yield return oldest with { Due = asOf };
            }
        }

        public ValueTask TouchAsync(string kind, IReadOnlyCollection<TouchedSubject> subjects, Instant at, CancellationToken cancellationToken = default) => throw new NotSupportedException();
    }
}
