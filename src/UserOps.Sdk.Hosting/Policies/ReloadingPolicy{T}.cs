using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Primitives;

namespace UserOps.Hosting;

/// <summary>A policy that follows its sources: read, checked and compiled first, and only then put in force, at once and whole.</summary>
/// <remarks>
/// <para>A changed policy that can't be read, is half written or has problems is refused: all its problems are logged, and the last good
/// one stays. One with the same hashes is the same, and tells nobody.</para>
/// <para>Changes that come while one is read are not lost: it is read once more. A source that could not be read is tried again by itself,
/// ever more rarely. Between changes nothing runs and no thread waits.</para>
/// <para>Thread-safe. It owns its sources, and disposes of those that can be.</para>
/// </remarks>
/// <typeparam name="T">The compiled form.</typeparam>
[SuppressMessage("Usage", "CA2213:Disposable fields should be disposed", Justification = "A semaphore holds nothing unless its wait handle is asked for, and whoever reads still releases it.")]
public sealed class ReloadingPolicy<T> : ILivePolicy<T>, ILoadedAtStart, IDisposable, IAsyncDisposable
    where T : class
{
    private readonly string _kind;
    private readonly EquatableArray<IPolicySource> _sources;
    private readonly Func<PolicyTexts, LoadedPolicy<T>> _compile;
    private readonly ReloadingOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly UserOpsTelemetry _telemetry;
    private readonly WakeSignal _changed = new();
    private readonly SemaphoreSlim _oneAtATime = new(1, 1);
    private readonly CancellationTokenSource _stopping = new();
    private readonly List<IDisposable> _watches = [];
    private readonly ReloadToken _beforeFirst = new();
    private InForce? _inForce;
    private EquatableArray<PolicyText>? _tried;
    private PolicyReload _outcomeOfTried;
    private Task _following = Task.CompletedTask;
    private int _isDisposed;

    /// <summary>Initializes a new instance of the <see cref="ReloadingPolicy{T}"/> class. Nothing is read yet.</summary>
    /// <param name="kind">What it decides, for messages and metrics: <see cref="RunKinds.Lifecycle"/>.</param>
    /// <param name="sources">Where its texts come from, in the order in which <paramref name="compile"/> reads them.</param>
    /// <param name="compile">Compiles the texts, such as <see cref="PolicyCompilers.Lifecycle"/>.</param>
    /// <param name="options">How soon changes are read.</param>
    /// <param name="time">The clock; that of the machine by default.</param>
    /// <param name="logger">Where it is told what became of changes; nowhere by default.</param>
    /// <exception cref="ArgumentNullException"><paramref name="sources"/>, one of them, or <paramref name="compile"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="kind"/> is blank, or there are no sources.</exception>
    public ReloadingPolicy(
        string kind,
        IEnumerable<IPolicySource> sources,
        Func<PolicyTexts, LoadedPolicy<T>> compile,
        ReloadingOptions? options = null,
        TimeProvider? time = null,
        ILogger<ReloadingPolicy<T>>? logger = null)
        : this(kind, sources, compile, options, time, logger, UserOpsTelemetry.Off)
    {
    }

    internal ReloadingPolicy(
        string kind,
        IEnumerable<IPolicySource> sources,
        Func<PolicyTexts, LoadedPolicy<T>> compile,
        ReloadingOptions? options,
        TimeProvider? time,
        ILogger? logger,
        UserOpsTelemetry telemetry)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(kind);
        ArgumentNullException.ThrowIfNull(sources);
        ArgumentNullException.ThrowIfNull(compile);
        _kind = kind;
        _sources = [.. sources];
        if (_sources.Count == 0 || _sources.Any(source => source is null))
        {
            throw new ArgumentException("A policy has at least one source, and none is null.", nameof(sources));
        }

        _compile = compile;
        _options = options ?? new();
        _time = time ?? TimeProvider.System;
        _logger = logger ?? (ILogger)NullLogger.Instance;
        _telemetry = telemetry;
    }

    /// <inheritdoc />
    public T Current => LoadedNow.Value;

    /// <summary>Gets name, version and hash of each policy that is in force.</summary>
    /// <exception cref="InvalidOperationException">None was loaded yet.</exception>
    public EquatableArray<PolicyRef> Parts => LoadedNow.Parts;

    private LoadedPolicy<T> LoadedNow => Volatile.Read(ref _inForce)?.Loaded
        ?? throw new InvalidOperationException($"The policy '{_kind}' is not loaded yet. Start the host, or await LoadAsync, before you ask for it.");

    /// <inheritdoc />
    public IChangeToken GetReloadToken() => Volatile.Read(ref _inForce)?.Replaced ?? _beforeFirst;

    /// <summary>Loads the policy for the first time, and follows its sources from then on. Once loaded, it does nothing.</summary>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The work.</returns>
    /// <exception cref="InvalidPolicyException">The policy has problems; all are listed.</exception>
    /// <exception cref="PolicySourceException">A source can't be read.</exception>
    /// <exception cref="ObjectDisposedException">It was disposed of.</exception>
    public async ValueTask LoadAsync(CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(Volatile.Read(ref _isDisposed) != 0, this);
        if (Volatile.Read(ref _inForce) is not null)
        {
            return;
        }

        await _oneAtATime.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_inForce is not null)
            {
                return;
            }

            // Watched before it is read, so that a change in between is read again.
            Watch();
            var texts = await ReadAsync(cancellationToken).ConfigureAwait(false);
            Put(_compile(new(texts)));
            (_tried, _outcomeOfTried) = (texts, PolicyReload.Unchanged);
            _following = FollowAsync(_stopping.Token);
        }
        finally
        {
            _oneAtATime.Release();
        }

        Tell(_beforeFirst);
    }

    /// <summary>Reads the policy now, without waiting for its sources to tell of a change.</summary>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>What became of it. Problems are logged, not thrown.</returns>
    /// <exception cref="InvalidOperationException">It was not loaded yet.</exception>
    /// <exception cref="ObjectDisposedException">It was disposed of.</exception>
    public async ValueTask<PolicyReload> ReloadAsync(CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(Volatile.Read(ref _isDisposed) != 0, this);
        _ = LoadedNow;
        using var activity = UserOpsTelemetry.StartReload(_kind);
        ReloadToken? replaced;
        PolicyReload outcome;
        await _oneAtATime.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            replaced = _inForce!.Replaced;
            outcome = await TryReplaceAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _oneAtATime.Release();
        }

        if (outcome == PolicyReload.Replaced)
        {
            Tell(replaced);
        }

        _telemetry.CountReload(_kind, outcome, activity);
        return outcome;
    }

    /// <summary>Stops following. The last policy stays readable.</summary>
    public void Dispose() => Stop();

    /// <summary>Stops following, and waits for a policy that is being read. The last policy stays readable.</summary>
    /// <returns>The work.</returns>
    public async ValueTask DisposeAsync()
    {
        Stop();
        await _following.ConfigureAwait(false);
    }

    private void Stop()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) != 0)
        {
            return;
        }

        _stopping.Cancel();
        lock (_watches)
        {
            foreach (var watch in _watches)
            {
                watch.Dispose();
            }
        }

        foreach (var source in _sources)
        {
            (source as IDisposable)?.Dispose();
        }

        _stopping.Dispose();
    }

    private void Watch()
    {
        lock (_watches)
        {
            ObjectDisposedException.ThrowIf(Volatile.Read(ref _isDisposed) != 0, this);
            if (_watches.Count == 0)
            {
                _watches.AddRange(_sources.Select(source => ChangeToken.OnChange(source.GetReloadToken, _changed.Set)));
            }
        }
    }

    /// <summary>Waits for changes, lets them settle, and reads. Ends when this is disposed of.</summary>
    private async Task FollowAsync(CancellationToken stopping)
    {
        Activity.Current = null; // whoever loaded the policy is not the cause of what happens later
        var retry = new BackOff(_options.RetryAfter, _options.RetryAtMost);
        var pause = Timeout.InfiniteTimeSpan;
        try
        {
            while (!stopping.IsCancellationRequested)
            {
                if (await _changed.WaitAsync(pause, _time, stopping).ConfigureAwait(false))
                {
                    await Task.Delay(_options.Settle, _time, stopping).ConfigureAwait(false);
                    _changed.Clear();
                }

                if (await ReloadAsync(stopping).ConfigureAwait(false) == PolicyReload.Unreadable)
                {
                    pause = retry.Next();
                }
                else
                {
                    pause = Timeout.InfiniteTimeSpan;
                    retry.Reset();
                }
            }
        }
        catch (Exception end) when (end is OperationCanceledException or ObjectDisposedException && stopping.IsCancellationRequested)
        {
            // Disposed of: nobody asks any more.
        }
    }

    private async ValueTask<PolicyReload> TryReplaceAsync(CancellationToken cancellationToken)
    {
        try
        {
            var texts = await ReadAsync(cancellationToken).ConfigureAwait(false);
            if (_tried != texts)
            {
                // Noted as refused first, so that a text whose compiling throws is not compiled and logged at each look.
                (_tried, _outcomeOfTried) = (texts, PolicyReload.Refused);
                var isNew = Put(_compile(new(texts)));
                _outcomeOfTried = PolicyReload.Unchanged;
                if (isNew)
                {
                    return PolicyReload.Replaced;
                }
            }

            if (_outcomeOfTried == PolicyReload.Unchanged)
            {
                PolicyLog.Unchanged(_logger, _kind);
            }

            return _outcomeOfTried;
        }
        catch (InvalidPolicyException refused)
        {
            Log(refused);
            return PolicyReload.Refused;
        }
        catch (PolicySourceException unreadable)
        {
            PolicyLog.Unreadable(_logger, unreadable, _kind);
            return PolicyReload.Unreadable;
        }
        catch (Exception failed) when (!(failed is OperationCanceledException && cancellationToken.IsCancellationRequested))
        {
            PolicyLog.Failed(_logger, failed, _kind);
            return PolicyReload.Refused;
        }
    }

    private async ValueTask<EquatableArray<PolicyText>> ReadAsync(CancellationToken cancellationToken)
    {
        var texts = new PolicyText[_sources.Count];
        for (var i = 0; i < texts.Length; i++)
        {
            texts[i] = new(_sources[i].Description, await _sources[i].ReadAsync(cancellationToken).ConfigureAwait(false));
        }

        return [.. texts];
    }

    /// <summary>Puts a policy in force, unless it is the one that is.</summary>
    private bool Put(LoadedPolicy<T> loaded)
    {
        if (_inForce is { } before && before.Loaded.Parts.Select(part => part.Hash).SequenceEqual(loaded.Parts.Select(part => part.Hash), StringComparer.Ordinal))
        {
            return false;
        }

        Volatile.Write(ref _inForce, new(loaded, new()));
        if (_logger.IsEnabled(LogLevel.Information))
        {
            var policies = string.Join(", ", loaded.Parts);
            PolicyLog.InForce(_logger, _kind, policies);
        }

        return true;
    }

    private void Tell(ReloadToken token)
    {
        try
        {
            token.Fire();
        }
        catch (AggregateException failed)
        {
            PolicyLog.ListenerFailed(_logger, failed, _kind);
        }
    }

    private void Log(InvalidPolicyException refused)
    {
        if (!_logger.IsEnabled(LogLevel.Error))
        {
            return;
        }

        var sources = string.Join(", ", _sources.Select(source => source.Description));
        PolicyLog.Refused(_logger, _kind, refused.Problems.Count, sources);
        for (var i = 0; i < refused.Problems.Count; i++)
        {
            var problem = refused.Problems[i];
            PolicyLog.Problem(_logger, _kind, i + 1, problem.Path, problem.Line, problem.RuleId, problem.Value, problem.Allowed, problem.Remedy);
        }
    }

    /// <summary>A policy, and the token of its end.</summary>
    private sealed record InForce(LoadedPolicy<T> Loaded, ReloadToken Replaced);
}
