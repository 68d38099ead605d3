using Microsoft.Extensions.Primitives;

namespace UserOps.Hosting;

/// <summary>A policy in a host's <see cref="IPolicyStore"/>: the one that is in force there.</summary>
/// <remarks>A store does not tell of changes, so this asks to look again at an interval, and whenever <see cref="Refresh"/> is called.</remarks>
public sealed class StorePolicySource : IPolicySource, IDisposable
{
    private readonly IPolicyStore _store;
    private readonly string _kind;
    private readonly string _name;
    private readonly string? _untilPublished;
    private readonly ITimer? _timer;
    private ReloadToken _untilNextLook = new();

    /// <summary>Initializes a new instance of the <see cref="StorePolicySource"/> class.</summary>
    /// <param name="store">The store.</param>
    /// <param name="kind">What the policy decides (<see cref="PolicyForm{TPolicy}.Kind"/>).</param>
    /// <param name="name">The policy's name.</param>
    /// <param name="pollEvery">How often to look; <see langword="null"/> for never, but for <see cref="Refresh"/>.</param>
    /// <param name="time">The clock; that of the machine by default.</param>
    /// <param name="untilPublished">The JSON text that holds as long as the store has no such policy; <see langword="null"/> when that is an error.</param>
    /// <exception cref="ArgumentNullException"><paramref name="store"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="kind"/> or <paramref name="name"/> is blank.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="pollEvery"/> is not positive.</exception>
    public StorePolicySource(
        IPolicyStore store, string kind, string name, TimeSpan? pollEvery = null, TimeProvider? time = null, string? untilPublished = null)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentException.ThrowIfNullOrWhiteSpace(kind);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (pollEvery is { } interval)
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(interval, TimeSpan.Zero, nameof(pollEvery));
            _timer = (time ?? TimeProvider.System).CreateTimer(static source => ((StorePolicySource)source!).Refresh(), this, interval, interval);
        }

        _store = store;
        _kind = kind;
        _name = name;
        _untilPublished = untilPublished;
    }

    /// <inheritdoc />
    public string Description => $"the policy store ({_kind} '{_name}')";

    /// <inheritdoc />
    public async ValueTask<string> ReadAsync(CancellationToken cancellationToken = default)
    {
        PolicyDocument? policy;
        try
        {
            policy = await _store.ReadCurrentAsync(_kind, _name, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            throw new PolicySourceException(Description, "The store failed; its exception is inside this one.", fault);
        }

        return policy?.Json ?? _untilPublished
            ?? throw new PolicySourceException(Description, "None was published. Publish one, or name one that holds until then.");
    }

    /// <inheritdoc />
    public IChangeToken GetReloadToken() => Volatile.Read(ref _untilNextLook);

    /// <summary>Asks everybody to look again, as a host does after it published a policy.</summary>
    public void Refresh() => Interlocked.Exchange(ref _untilNextLook, new()).Fire();

    /// <summary>Ends the looking at an interval.</summary>
    public void Dispose() => _timer?.Dispose();
}
