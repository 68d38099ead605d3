using Microsoft.Extensions.Primitives;
using UserOps.Lifecycle;

namespace UserOps.Hosting.Tests.Policies;

public sealed class ReloadingPolicyTests : IAsyncDisposable
{
    private static readonly ReloadingOptions Options = new();

    private readonly FakeTime _time = new();
    private readonly LogLines _log = new();
    private readonly Counted _counted = new();
    private readonly UserOpsTelemetry _telemetry;
    private readonly ScriptedSource _source = new(Version("1"));
    private readonly ReloadingPolicy<StageEvaluator> _policy;

    public ReloadingPolicyTests()
    {
        _telemetry = new(_counted);
        _policy = Follow(PolicyCompilers.Lifecycle);
    }

    public async ValueTask DisposeAsync()
    {
        await _policy.DisposeAsync();
        _telemetry.Dispose();
        _counted.Dispose();
        _log.Dispose();
        _source.Dispose();
    }

    [Fact]
    public async Task Before_it_is_loaded_it_says_how_to_load_it()
    {
        var notYet = Assert.Throws<InvalidOperationException>(() => _policy.Current);
        Assert.Contains("Start the host, or await LoadAsync", notYet.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await _policy.ReloadAsync());
        var token = _policy.GetReloadToken();

        await _policy.LoadAsync();
        await _policy.LoadAsync();

        Assert.Equal("1", _policy.Current.Policy.Version);
        Assert.Equal([_policy.Current.PolicyRef], _policy.Parts);
        Assert.True(token.HasChanged);
        Assert.Equal(1, _source.Reads);
    }

    [Fact]
    public async Task A_bad_policy_at_the_start_is_thrown_with_all_its_problems_and_may_be_mended()
    {
        _source.Text = Broken(2);
        var refused = await Assert.ThrowsAsync<InvalidPolicyException>(async () => await _policy.LoadAsync());
        Assert.Equal(["$.name", "$.zone"], refused.Problems.Select(problem => problem.Path));

        _source.Text = Version("1");
        await _policy.LoadAsync();
        Assert.Equal("1", _policy.Current.Policy.Version);
    }

    [Fact]
    public async Task A_changed_policy_is_put_in_force_and_told_once()
    {
        await _policy.LoadAsync();
        var told = 0;
        using var listening = ChangeToken.OnChange(_policy.GetReloadToken, () => told++);
        var token = _policy.GetReloadToken();

        await ChangeAndSettle(Version("2"), PolicyReload.Replaced);

        Assert.Equal("2", _policy.Current.Policy.Version);
        Assert.True(token.HasChanged);
        Assert.False(_policy.GetReloadToken().HasChanged);
        Assert.Equal(1, told);
        Assert.Equal(1, Reloads("replaced"));
    }

    [Fact]
    public async Task The_new_policy_is_in_force_when_listeners_are_told()
    {
        await _policy.LoadAsync();
        string? seen = null;
        _policy.GetReloadToken().RegisterChangeCallback(_ => seen = _policy.Current.Policy.Version, null);
        await ChangeAndSettle(Version("2"), PolicyReload.Replaced);
        Assert.Equal("2", seen);
    }

    [Fact]
    public async Task A_listener_that_throws_keeps_nobody_from_being_told()
    {
        await _policy.LoadAsync();
        var told = false;
        var token = _policy.GetReloadToken();
        token.RegisterChangeCallback(_ => throw new FormatException("mine"), null);
        token.RegisterChangeCallback(_ => told = true, null);

        var logged = _log.NextAsync(106);
        await ChangeAndSettle(Version("2"), PolicyReload.Replaced);

        Assert.Equal("mine", Assert.IsType<AggregateException>((await logged).Fault).InnerException!.Message);
        Assert.True(told);
        await ChangeAndSettle(Version("3"), PolicyReload.Replaced);
    }

    [Fact]
    public async Task The_same_policy_in_another_layout_tells_nobody()
    {
        await _policy.LoadAsync();
        var (token, before) = (_policy.GetReloadToken(), _policy.Current);

        await ChangeAndSettle(Version("1").Replace("  ", "\t", StringComparison.Ordinal), PolicyReload.Unchanged);

        Assert.Same(before, _policy.Current);
        Assert.False(token.HasChanged);
        Assert.Equal(1, Reloads("unchanged"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{ \"schemaVersion\": 1, \"na")]
    [InlineData("[]")]
    [InlineData("null")]
    public async Task Half_a_file_is_refused_and_the_last_good_one_stays(string half)
    {
        await _policy.LoadAsync();
        var token = _policy.GetReloadToken();

        await ChangeAndSettle(half, PolicyReload.Refused);
        Assert.Equal("1", _policy.Current.Policy.Version);
        Assert.False(token.HasChanged);

        await ChangeAndSettle(Version("2"), PolicyReload.Replaced);
        Assert.Equal("2", _policy.Current.Policy.Version);
    }

    [Fact]
    public async Task Every_problem_of_a_refused_policy_is_logged()
    {
        await _policy.LoadAsync();
        await ChangeAndSettle(Broken(3), PolicyReload.Refused);

        Assert.Contains(_log.All, line => line.Id == 101 && line.Text.Contains("3 problems were found in the test", StringComparison.Ordinal));
        Assert.Equal(
            ["$.name", "$.version", "$.zone"],
            _log.All.Where(line => line.Id == 102).Select(line => line.Text.Split(": ")[1].Split(',')[0]));
        Assert.Contains(_log.All, line => line.Id == 102 && line.Text.Contains("The value is 'Mars/Olympus'; it must be ", StringComparison.Ordinal));
        Assert.Equal(1, Reloads("refused"));
    }

    [Fact]
    public async Task A_refused_policy_that_is_looked_at_again_is_not_logged_again()
    {
        await _policy.LoadAsync();
        _source.Text = Broken(1);
        Assert.Equal(PolicyReload.Refused, await _policy.ReloadAsync());
        var lines = _log.All.Count;
        Assert.Equal(PolicyReload.Refused, await _policy.ReloadAsync());
        Assert.Equal(lines, _log.All.Count);

        _source.Text = Version("1");
        Assert.Equal(PolicyReload.Unchanged, await _policy.ReloadAsync());
    }

    [Fact]
    public async Task A_burst_of_changes_is_read_once()
    {
        await _policy.LoadAsync();
        for (var i = 2; i < 50; i++)
        {
            _source.Change(Version("2"));
        }

        await ChangeAndSettle(Version("50"), PolicyReload.Replaced);
        Assert.Equal(2, _source.Reads);
    }

    [Fact]
    public async Task A_change_while_the_policy_is_read_is_read_too()
    {
        await _policy.LoadAsync();
        var reading = _source.HoldUp();
        _source.Change(Version("2"));
        await _time.UntilSomebodyWaits(Options.Settle);
        _time.Advance(Options.Settle);
        await reading;

        _source.Change(Version("3"));
        _source.LetGo();
        await _time.UntilSomebodyWaits(Options.Settle);
        Assert.Equal("2", _policy.Current.Policy.Version);
        var token = _policy.GetReloadToken();
        _time.Advance(Options.Settle);
        await Fired(token);
        Assert.Equal("3", _policy.Current.Policy.Version);
    }

    [Fact]
    public async Task A_change_while_it_is_loaded_for_the_first_time_is_read_too()
    {
        var reading = _source.HoldUp();
        var loading = _policy.LoadAsync().AsTask();
        await reading;
        _source.Change(Version("2"));
        _source.LetGo();
        await loading;
        Assert.Equal("1", _policy.Current.Policy.Version);

        var token = _policy.GetReloadToken();
        await _time.UntilSomebodyWaits(Options.Settle);
        _time.Advance(Options.Settle);
        await Fired(token);
        Assert.Equal("2", _policy.Current.Policy.Version);
    }

    [Fact]
    public async Task A_source_that_can_not_be_read_is_tried_again_by_itself_ever_more_rarely()
    {
        await _policy.LoadAsync();
        _source.Fault = new PolicySourceException("the test", "It is locked.");
        await ChangeAndSettle(Version("2"), PolicyReload.Unreadable);
        foreach (var pause in new[] { 1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300 })
        {
            await _time.UntilSomebodyWaits(TimeSpan.FromSeconds(pause));
            var logged = _log.NextAsync(103);
            _time.Advance(TimeSpan.FromSeconds(pause));
            Assert.Contains("is locked", (await logged).Fault!.Message, StringComparison.Ordinal);
        }

        _source.Fault = null;
        var token = _policy.GetReloadToken();
        await _time.UntilSomebodyWaits(Options.RetryAtMost);
        _time.Advance(Options.RetryAtMost);
        await Fired(token);
        Assert.Equal("2", _policy.Current.Policy.Version);
    }

    [Fact]
    public async Task Compiling_that_fails_is_a_refusal_and_following_goes_on()
    {
        await using var policy = Follow(texts =>
            PolicyCompilers.Lifecycle(texts) is var good && good.Value.Policy.Version == "2" ? throw new FormatException("a fault of ours") : good);
        await policy.LoadAsync();
        var logged = _log.NextAsync(104);
        await ChangeAndSettle(Version("2"), PolicyReload.Refused);
        Assert.Equal("a fault of ours", (await logged).Fault!.Message);
        Assert.Equal("1", policy.Current.Policy.Version);

        var token = policy.GetReloadToken();
        await ChangeAndSettle(Version("3"), PolicyReload.Replaced);
        await Fired(token);
        Assert.Equal("3", policy.Current.Policy.Version);
    }

    [Fact]
    public async Task Many_that_reload_at_once_put_each_policy_in_force_once()
    {
        await _policy.LoadAsync();
        var told = 0;
        using var listening = ChangeToken.OnChange(_policy.GetReloadToken, () => Interlocked.Increment(ref told));
        _source.Text = Version("2");
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => Task.Run(async () => await _policy.ReloadAsync())));

        Assert.Single(outcomes, PolicyReload.Replaced);
        Assert.Equal(1, told);
        Assert.Equal("2", _policy.Current.Policy.Version);
    }

    [Fact]
    public async Task A_reader_never_sees_half_a_policy_while_it_is_replaced_again_and_again()
    {
        await _policy.LoadAsync();
        using var stop = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            var seen = 0;
            while (!stop.IsCancellationRequested)
            {
                var token = _policy.GetReloadToken();
                var current = _policy.Current;
                Assert.Equal(current.Policy.Version, current.PolicyRef.Version);
                Assert.True(token.HasChanged || int.Parse(current.Policy.Version, System.Globalization.CultureInfo.InvariantCulture) >= seen);
                seen = int.Parse(current.Policy.Version, System.Globalization.CultureInfo.InvariantCulture);
            }
        })).ToArray();
        for (var i = 2; i < 40; i++)
        {
            _source.Text = Version($"{i}");
            Assert.Equal(PolicyReload.Replaced, await _policy.ReloadAsync());
        }

        await stop.CancelAsync();
        await Task.WhenAll(readers);
    }

    [Fact]
    public async Task Disposed_of_it_follows_no_more_and_the_last_policy_stays()
    {
        await _policy.LoadAsync();
        await _policy.DisposeAsync();
        await _policy.DisposeAsync();
        _source.Change(Version("2"));

        Assert.Equal("1", _policy.Current.Policy.Version);
        Assert.True(_source.IsDisposed);
        Assert.Equal(1, _source.Reads);
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await _policy.ReloadAsync());
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await _policy.LoadAsync());
    }

    [Fact]
    public void Disposed_of_before_it_is_loaded_it_lets_its_sources_go()
    {
        using (Follow(PolicyCompilers.Lifecycle))
        {
            Assert.False(_source.IsDisposed);
        }

        Assert.True(_source.IsDisposed);
    }

    [Fact]
    public async Task Disposed_of_while_it_reads_it_ends()
    {
        await _policy.LoadAsync();
        var reading = _source.HoldUp();
        _source.Change(Version("2"));
        await _time.UntilSomebodyWaits(Options.Settle);
        _time.Advance(Options.Settle);
        await reading;
        await _policy.DisposeAsync().AsTask().WaitAsync(FakeTime.Patience);
        Assert.Equal("1", _policy.Current.Policy.Version);
    }

    [Fact]
    public async Task Cancelled_loading_may_be_begun_again()
    {
        var reading = _source.HoldUp();
        using var stop = new CancellationTokenSource();
        var loading = _policy.LoadAsync(stop.Token).AsTask();
        await reading;
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => loading);
        _source.LetGo();
        await _policy.LoadAsync();
        Assert.Equal("1", _policy.Current.Policy.Version);
    }

    private static string Version(string version) => StagePolicyJson.Write(StagePolicies.ClassicFive with { Version = version });

    private static string Broken(int problems) => StagePolicyJson.Write(StagePolicies.ClassicFive with
    {
        Name = problems > 1 ? "" : "classic5",
        Version = problems > 2 ? "" : "1",
        Zone = "Mars/Olympus",
    });

    private static Task Fired(IChangeToken token)
    {
        var fired = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        token.RegisterChangeCallback(_ => fired.TrySetResult(), null);
        return fired.Task.WaitAsync(FakeTime.Patience);
    }

    private ReloadingPolicy<StageEvaluator> Follow(Func<PolicyTexts, LoadedPolicy<StageEvaluator>> compile) =>
        new("lifecycle", [_source], compile, Options, _time, _log, _telemetry);

    private double Reloads(string result) => _counted.Sum("userops.policy.reloads", $"lifecycle {result}");

    /// <summary>Changes the source, lets the time pass, and waits until the change was dealt with.</summary>
    private async Task ChangeAndSettle(string text, PolicyReload expected)
    {
        // Counting comes last, after listeners were told.
        var counted = _counted.NextAsync("userops.policy.reloads");
        _source.Change(text);
        await _time.UntilSomebodyWaits(Options.Settle);
        _time.Advance(Options.Settle);
        Assert.Equal($"lifecycle {expected.ToString().ToLowerInvariant()}", await counted);
    }
}
