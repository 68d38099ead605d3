namespace UserOps.Hosting;

/// <summary>The names under which this package measures and traces. Units are in UCUM, as OpenTelemetry writes them.</summary>
public static class UserOpsTelemetryNames
{
    /// <summary>The meter and the activity source: <c>UserOps</c>.</summary>
    public const string Source = "UserOps";

    /// <summary>How long a run took, in <c>s</c>; a histogram by <see cref="RunKind"/>, and <see cref="ErrorType"/> when it failed.</summary>
    public const string RunDuration = "userops.run.duration";

    /// <summary>How many subjects were judged, in <c>{subject}</c>; a counter by <see cref="RunKind"/>.</summary>
    public const string RunSubjects = "userops.run.subjects";

    /// <summary>How many answers became others, in <c>{change}</c>; a counter by <see cref="RunKind"/>.</summary>
    public const string RunChanges = "userops.run.changes";

    /// <summary>How many rows of facts were refused, in <c>{rejection}</c>; a counter by <see cref="RunKind"/>.</summary>
    public const string RunRejections = "userops.run.rejections";

    /// <summary>How long the oldest due answer had waited when it was judged, in <c>s</c>; a gauge by <see cref="RunKind"/>.</summary>
    public const string RunLag = "userops.run.lag";

    /// <summary>How often policies were read again, in <c>{reload}</c>; a counter by <see cref="PolicyKind"/> and <see cref="PolicyResult"/>.</summary>
    public const string PolicyReloads = "userops.policy.reloads";

    /// <summary>How often a clock was found to have gone back, in <c>{step}</c>; a counter by <see cref="RunKind"/>.</summary>
    public const string ClockStepsBack = "userops.clock.steps_back";

    /// <summary>The attribute that tells which run: one of <see cref="RunKinds"/>.</summary>
    public const string RunKind = "userops.run.kind";

    /// <summary>The attribute that tells which policy.</summary>
    public const string PolicyKind = "userops.policy.kind";

    /// <summary>The attribute that tells what became of a policy: <c>unchanged</c>, <c>replaced</c>, <c>refused</c>, <c>unreadable</c>.</summary>
    public const string PolicyResult = "userops.policy.result";

    /// <summary>The attribute that tells the type of the exception, as OpenTelemetry names it.</summary>
    public const string ErrorType = "error.type";
}
