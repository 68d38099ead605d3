using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Primitives;
using NodaTime;

namespace UserOps.Hosting;

/// <summary>Lets every run catch up (<see cref="IUserOpsRun.CatchUpAsync"/>) as long as the app runs: when it starts, at an interval, and at once when it is woken.</summary>
/// <remarks>
/// <para>A new policy wakes its run; so does a host that has written new facts, by <see cref="Wake()"/>; and a run that found other answers wakes
/// those that it informs (<see cref="IUserOpsRun.Informs"/>). Woken while it runs, a run runs once
/// more. Each run goes by itself: one that is slow or fails keeps no other waiting. One that fails is logged, counted, and tried again ever
/// more rarely; waking does not hasten that.</para>
/// <para>A clock that goes back is told. The run goes on with the clock as it is; the store keeps answers of later instants, and the run
/// tells how many (<see cref="RunSummary.Older"/>).</para>
/// </remarks>
public sealed class RunScheduler : BackgroundService
{
    private readonly IEnumerable<IUserOpsRun> _runs;
    private readonly IEnumerable<RunTrigger> _triggers;
    private readonly Func<IDueStore?> _due;
    private readonly ScheduleOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly LoggedIds _ids;
    private readonly UserOpsTelemetry _telemetry;
    private IReadOnlyList<ScheduledRun> _scheduled = [];

    /// <summary>Initializes a new instance of the <see cref="RunScheduler"/> class.</summary>
    /// <param name="runs">The runs.</param>
    /// <param name="triggers">What wakes them.</param>
    /// <param name="due">Where it is seen how long the oldest due answer has waited; <see langword="null"/>: that is not measured.</param>
    /// <param name="options">How often.</param>
    /// <param name="time">The clock; that of the machine by default.</param>
    /// <param name="logger">Where it is told what runs did; nowhere by default.</param>
    /// <param name="ids">How ids are logged; not at all by default.</param>
    /// <exception cref="ArgumentNullException"><paramref name="runs"/> or <paramref name="triggers"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public RunScheduler(
        IEnumerable<IUserOpsRun> runs,
        IEnumerable<RunTrigger> triggers,
        IDueStore? due = null,
        ScheduleOptions? options = null,
        TimeProvider? time = null,
        ILogger<RunScheduler>? logger = null,
        LoggedIds? ids = null)
        : this(runs, triggers, () => due, options, time, logger, ids, UserOpsTelemetry.Off)
    {
    }

    /// <summary>Initializes a new instance of the <see cref="RunScheduler"/> class that asks for runs, triggers and store when it starts, and not before: what is missing is told first.</summary>
    internal RunScheduler(
        IEnumerable<IUserOpsRun> runs,
        IEnumerable<RunTrigger> triggers,
        Func<IDueStore?> due,
        ScheduleOptions? options,
        TimeProvider? time,
        ILogger? logger,
        LoggedIds? ids,
        UserOpsTelemetry telemetry)
    {
        ArgumentNullException.ThrowIfNull(runs);
        ArgumentNullException.ThrowIfNull(triggers);
        ScheduleOptions.Check(options ?? new());
        _runs = runs;
        _triggers = triggers;
        _due = due;
        _options = options ?? new();
        _time = time ?? TimeProvider.System;
        _logger = logger ?? (ILogger)NullLogger.Instance;
        _ids = ids ?? LoggedIds.None;
        _telemetry = telemetry;
    }

    private Instant Now => Instant.FromDateTimeOffset(_time.GetUtcNow());

    /// <summary>Lets every run catch up now: there are new facts. Before the scheduler has started there is nothing to wake.</summary>
    public void Wake()
    {
        foreach (var scheduled in Volatile.Read(ref _scheduled))
        {
            scheduled.Signal.Set();
        }
    }

    /// <summary>Lets one run catch up now. Before the scheduler has started there is nothing to wake.</summary>
    /// <param name="kind">Which run: one of <see cref="RunKinds"/>.</param>
    public void Wake(string kind)
    {
        foreach (var scheduled in Volatile.Read(ref _scheduled).Where(scheduled => scheduled.Run.Kind == kind))
        {
            scheduled.Signal.Set();
        }
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        ScheduledRun[] scheduled = [.. _runs.Select(run => new ScheduledRun(run, new()))];
        Volatile.Write(ref _scheduled, scheduled);
        if (scheduled.Length == 0)
        {
            RunLog.NoRuns(_logger);
            return;
        }

        var due = _due();
        var triggers = _triggers.Select(trigger => ChangeToken.OnChange(trigger.GetToken, () => Wake(trigger.Kind))).ToArray();
        try
        {
            await Task.WhenAll(scheduled.Select(one => Task.Run(() => FollowAsync(one, due, stoppingToken), CancellationToken.None))).ConfigureAwait(false);
        }
        finally
        {
            foreach (var trigger in triggers)
            {
                trigger.Dispose();
            }
        }
    }

    private async Task FollowAsync(ScheduledRun scheduled, IDueStore? due, CancellationToken stopping)
    {
        var (run, signal) = scheduled;
        var retry = new BackOff(_options.RetryAfter, _options.RetryAtMost);
        var failures = 0;
        Instant? before = null;
        try
        {
            while (!stopping.IsCancellationRequested)
            {
                var asOf = Now;
                if (asOf < before)
                {
                    RunLog.ClockWentBack(_logger, before.Value, asOf, run.Kind);
                    _telemetry.CountStepBack(run.Kind);
                }

                before = asOf;
                if (await CatchUpAsync(run, due, asOf, stopping).ConfigureAwait(false) is not { } fault)
                {
                    failures = 0;
                    retry.Reset();
                    await signal.WaitAsync(_options.Interval, _time, stopping).ConfigureAwait(false);
                }
                else
                {
                    var pause = retry.Next();
                    RunLog.Failed(_logger, fault, run.Kind, ++failures, pause);
                    await Task.Delay(pause, _time, stopping).ConfigureAwait(false);
                }
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The app stops. What is not done is done when it starts again.
        }
    }

    /// <summary>Lets a run catch up once.</summary>
    /// <returns>Why it could not; <see langword="null"/> when it could.</returns>
    private async ValueTask<Exception?> CatchUpAsync(IUserOpsRun run, IDueStore? due, Instant asOf, CancellationToken stopping)
    {
        // The library's runs measure themselves, whoever calls them; a host's own are measured here.
        var isMeasured = run is UserOpsRun;
        using var activity = isMeasured ? null : UserOpsTelemetry.StartRun(run.Kind);
        var begun = _time.GetTimestamp();
        try
        {
            var lag = due is null ? Duration.Zero : await LagAsync(due, run.Kind, asOf, stopping).ConfigureAwait(false);
            var summary = await run.CatchUpAsync(asOf, progress: null, stopping).ConfigureAwait(false);
            _telemetry.RecordLag(run.Kind, lag.ToTimeSpan());
            if (!isMeasured)
            {
                _telemetry.RecordRun(run.Kind, _time.GetElapsedTime(begun), summary.Subjects, summary.Changed, summary.Rejections);
            }

            Tell(summary);
            if (summary.Changed > 0)
            {
                foreach (var kind in run.Informs)
                {
                    Wake(kind);
                }
            }

            return null;
        }
        catch (Exception fault) when (!(fault is OperationCanceledException && stopping.IsCancellationRequested))
        {
            if (!isMeasured)
            {
                _telemetry.RecordFailure(run.Kind, _time.GetElapsedTime(begun), fault, activity);
            }

            return fault;
        }
    }

    private static async ValueTask<Duration> LagAsync(IDueStore due, string kind, Instant asOf, CancellationToken stopping)
    {
        await foreach (var oldest in due.ReadDueAsync(kind, asOf, stopping).ConfigureAwait(false))
        {
            return asOf - oldest.Due;
        }

        return Duration.Zero;
    }

    private void Tell(RunSummary summary)
    {
        if (summary.ResumedAfter is { } subject && _logger.IsEnabled(LogLevel.Information))
        {
            var id = _ids.Write(subject);
            RunLog.WentOn(_logger, summary.Kind, id);
        }

        if (summary.Subjects > 0 || summary.Rejections > 0)
        {
            RunLog.CaughtUp(_logger, summary.Kind, summary.AsOf, summary.Policy, summary.Subjects, summary.Changed, summary.Moved, summary.Rejections);
        }

        if (summary.Older > 0)
        {
            RunLog.Older(_logger, summary.Kind, summary.AsOf, summary.Older);
        }

        if (!summary.IsFinished)
        {
            RunLog.TakenOver(_logger, summary.Kind);
        }
    }

    /// <summary>A run, and what wakes it.</summary>
    private sealed record ScheduledRun(IUserOpsRun Run, WakeSignal Signal);
}
