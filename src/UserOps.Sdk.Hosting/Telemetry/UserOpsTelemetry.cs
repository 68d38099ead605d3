using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace UserOps.Hosting;

/// <summary>Measures and traces what runs and policies do. No attribute tells of a user.</summary>
internal sealed class UserOpsTelemetry : IDisposable
{
    private static readonly ActivitySource Activities = new(UserOpsTelemetryNames.Source);

    private readonly Meter? _own;
    private readonly Histogram<double> _duration;
    private readonly Counter<long> _subjects;
    private readonly Counter<long> _changes;
    private readonly Counter<long> _rejections;
    private readonly Gauge<double> _lag;
    private readonly Counter<long> _reloads;
    private readonly Counter<long> _stepsBack;

    /// <summary>Initializes a new instance of the <see cref="UserOpsTelemetry"/> class.</summary>
    /// <param name="meters">What makes meters and disposes of them; <see langword="null"/> to make one here.</param>
    public UserOpsTelemetry(IMeterFactory? meters)
    {
        var meter = meters?.Create(new MeterOptions(UserOpsTelemetryNames.Source)) ?? (_own = new Meter(UserOpsTelemetryNames.Source));
        _duration = meter.CreateHistogram(
            UserOpsTelemetryNames.RunDuration,
            unit: "s",
            description: "How long a run took.",
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.01, 0.05, 0.1, 0.5, 1, 5, 10, 30, 60, 300, 900, 3600] });
        _subjects = meter.CreateCounter<long>(UserOpsTelemetryNames.RunSubjects, "{subject}", "How many subjects were judged.");
        _changes = meter.CreateCounter<long>(UserOpsTelemetryNames.RunChanges, "{change}", "How many answers became others.");
        _rejections = meter.CreateCounter<long>(UserOpsTelemetryNames.RunRejections, "{rejection}", "How many rows of facts were refused.");
        _lag = meter.CreateGauge<double>(UserOpsTelemetryNames.RunLag, "s", "How long the oldest due answer had waited when it was judged.");
        _reloads = meter.CreateCounter<long>(UserOpsTelemetryNames.PolicyReloads, "{reload}", "How often policies were read again.");
        _stepsBack = meter.CreateCounter<long>(UserOpsTelemetryNames.ClockStepsBack, "{step}", "How often a clock was found to have gone back.");
    }

    /// <summary>Gets one that is not bound to a host.</summary>
    public static UserOpsTelemetry Off { get; } = new(meters: null);

    /// <summary>Begins the span of reading a policy again.</summary>
    public static Activity? StartReload(string kind) =>
        Activities.StartActivity("userops.policy.reload")?.SetTag(UserOpsTelemetryNames.PolicyKind, kind);

    /// <summary>Begins the span of a run.</summary>
    public static Activity? StartRun(string kind) =>
        Activities.StartActivity("userops.run")?.SetTag(UserOpsTelemetryNames.RunKind, kind);

    /// <summary>Counts a policy that was read again.</summary>
    public void CountReload(string kind, PolicyReload outcome, Activity? activity)
    {
        var result = outcome switch
        {
            PolicyReload.Replaced => "replaced",
            PolicyReload.Refused => "refused",
            PolicyReload.Unreadable => "unreadable",
            _ => "unchanged",
        };
        _reloads.Add(1, new(UserOpsTelemetryNames.PolicyKind, kind), new(UserOpsTelemetryNames.PolicyResult, result));
        activity?.SetTag(UserOpsTelemetryNames.PolicyResult, result);
        if (outcome is PolicyReload.Refused or PolicyReload.Unreadable)
        {
            activity?.SetStatus(ActivityStatusCode.Error);
        }
    }

    /// <summary>Measures a run that came to its end.</summary>
    public void RecordRun(string kind, TimeSpan duration, long subjects, long changes, long rejections)
    {
        var tag = new KeyValuePair<string, object?>(UserOpsTelemetryNames.RunKind, kind);
        _duration.Record(duration.TotalSeconds, tag);
        _subjects.Add(subjects, tag);
        _changes.Add(changes, tag);
        _rejections.Add(rejections, tag);
    }

    /// <summary>Measures a run that failed.</summary>
    public void RecordFailure(string kind, TimeSpan duration, Exception fault, Activity? activity)
    {
        var type = fault.GetType().FullName;
        _duration.Record(duration.TotalSeconds, new(UserOpsTelemetryNames.RunKind, kind), new(UserOpsTelemetryNames.ErrorType, type));
        activity?.SetTag(UserOpsTelemetryNames.ErrorType, type);
        activity?.SetStatus(ActivityStatusCode.Error);
    }

    /// <summary>Measures how long the oldest due answer had waited.</summary>
    public void RecordLag(string kind, TimeSpan lag) => _lag.Record(lag.TotalSeconds, new KeyValuePair<string, object?>(UserOpsTelemetryNames.RunKind, kind));

    /// <summary>Counts a clock that went back.</summary>
    public void CountStepBack(string kind) => _stepsBack.Add(1, new KeyValuePair<string, object?>(UserOpsTelemetryNames.RunKind, kind));

    /// <summary>Ends a meter that was made here.</summary>
    public void Dispose() => _own?.Dispose();
}
