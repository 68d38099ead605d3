using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using NodaTime;

namespace UserOps.Hosting;

/// <summary>What the runs of this package have in common. The interface says what each call does.</summary>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "A semaphore holds nothing unless its wait handle is asked for.")]
public abstract class UserOpsRun : IUserOpsRun
{
    private readonly SemaphoreSlim _turn = new(1);
    private readonly RunEngine _engine;

    private protected UserOpsRun(string kind, RunStores stores, RunOptions? options)
    {
        ArgumentNullException.ThrowIfNull(stores);
        Stores = stores;
        Options = options ?? new();
        _engine = new(kind, stores, Options);
    }

    /// <inheritdoc />
    public string Kind => _engine.Kind;

    /// <summary>Gets the runs whose facts hold this run's answers, such as <see cref="RunKinds.Tagging"/> where a rule reads the stage: a user whose answer changes here is touched there.</summary>
    /// <remarks>Touched before the change is written and once more after, so that neither a process that dies in between nor another one that judges in between misses it.</remarks>
    /// <value>None by default.</value>
    public EquatableArray<string> Informs
    {
        get => _engine.Informs;
        init => _engine.Informs = value;
    }

    /// <summary>Gets or sets what measures the run.</summary>
    internal UserOpsTelemetry Telemetry { get; set; } = UserOpsTelemetry.Off;

    private protected RunStores Stores { get; }

    private protected RunOptions Options { get; }

    /// <summary>Gets the policy that a run would judge by if it began now.</summary>
    private protected abstract PolicyRef CurrentPolicy { get; }

    /// <inheritdoc />
    public ValueTask<RunSummary> RunAsync(RunRequest request, IProgress<RunProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return InTurnAsync(() => RunAllAsync(request, progress, cancellationToken), cancellationToken);
    }

    /// <inheritdoc />
    public ValueTask<RunSummary> EvaluateDueAsync(Instant asOf, IProgress<RunProgress>? progress = null, CancellationToken cancellationToken = default) =>
        InTurnAsync(() => RunDueAsync(asOf, progress, cancellationToken), cancellationToken);

    /// <inheritdoc />
    public ValueTask<RunSummary> CatchUpAsync(Instant asOf, IProgress<RunProgress>? progress = null, CancellationToken cancellationToken = default) =>
        InTurnAsync(() => RunNeededAsync(asOf, progress, cancellationToken), cancellationToken);

    /// <summary>Waits until the calls that are under way are done.</summary>
    internal async ValueTask WaitForTurnAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        _turn.Release();
    }

    /// <summary>Begins a run over all, with the policy that is in force now.</summary>
    private protected abstract ValueTask<RunWork> BeginAllAsync(Instant asOf, CancellationToken cancellationToken);

    /// <summary>Begins a run over some, with the policy that is in force now.</summary>
    private protected virtual ValueTask<RunWork> BeginDueAsync(Instant asOf, CancellationToken cancellationToken) => BeginAllAsync(asOf, cancellationToken);

    /// <summary>Whether all have to be asked again though the policy is the same.</summary>
    private protected virtual ValueTask<bool> NeedsAllAsync(Instant asOf, CancellationToken cancellationToken) => new(false);

    /// <summary>Streams whom to ask when some are due.</summary>
    private protected virtual async IAsyncEnumerable<string> ReadDueAsync(RunWork work, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var due in Stores.Due.ReadDueAsync(Kind, work.AsOf, cancellationToken).ConfigureAwait(false))
        {
            yield return due.Subject;
        }
    }

    /// <summary>Waits until no other call of this run is under way, and measures this one.</summary>
    private async ValueTask<RunSummary> InTurnAsync(Func<ValueTask<RunSummary>> work, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        using var activity = UserOpsTelemetry.StartRun(Kind);
        var begun = Stopwatch.GetTimestamp();
        try
        {
            var summary = await work().ConfigureAwait(false);
            Telemetry.RecordRun(Kind, Stopwatch.GetElapsedTime(begun), summary.Subjects, summary.Changed, summary.Rejections);
            return summary;
        }
        catch (Exception fault)
        {
            Telemetry.RecordFailure(Kind, Stopwatch.GetElapsedTime(begun), fault, activity);
            throw;
        }
        finally
        {
            _turn.Release();
        }
    }

    private async ValueTask<RunSummary> RunNeededAsync(Instant asOf, IProgress<RunProgress>? progress, CancellationToken cancellationToken)
    {
        var checkpoint = await Stores.Checkpoints.ReadAsync(Kind, cancellationToken).ConfigureAwait(false);
        var isNew = checkpoint is null || checkpoint.Policy != CurrentPolicy;
        if (!isNew && checkpoint!.IsFinished && !await NeedsAllAsync(asOf, cancellationToken).ConfigureAwait(false))
        {
            return await RunDueAsync(asOf, progress, cancellationToken).ConfigureAwait(false);
        }

        var all = await RunAllAsync(new() { AsOf = isNew || checkpoint!.IsFinished ? asOf : checkpoint.AsOf }, progress, cancellationToken).ConfigureAwait(false);
        return all.IsFinished ? all.Then(await RunDueAsync(asOf, progress, cancellationToken).ConfigureAwait(false)) : all;
    }

    private async ValueTask<RunSummary> RunAllAsync(RunRequest request, IProgress<RunProgress>? progress, CancellationToken cancellationToken)
    {
        var found = await Stores.Checkpoints.ReadAsync(Kind, cancellationToken).ConfigureAwait(false);
        var work = await BeginAllAsync(request.AsOf, cancellationToken).ConfigureAwait(false);
        return await _engine.RunAllAsync(work, found, request, progress, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<RunSummary> RunDueAsync(Instant asOf, IProgress<RunProgress>? progress, CancellationToken cancellationToken)
    {
        var work = await BeginDueAsync(asOf, cancellationToken).ConfigureAwait(false);
        return await _engine.RunSomeAsync(work, ReadDueAsync(work, cancellationToken), progress, cancellationToken).ConfigureAwait(false);
    }
}
