using UserOps.Hosting;

namespace UserOps.Testing;

/// <summary>Keeps policies in memory: for tests, samples and the first day of a host.</summary>
/// <remarks>Thread-safe. It keeps <see cref="PolicyStoreLaws"/>.</remarks>
public sealed class MemoryPolicyStore : IPolicyStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(string Kind, string Hash), PolicyDocument> _first = [];
    private readonly Dictionary<(string Kind, string Name), PolicyDocument> _current = [];

    /// <inheritdoc />
    public ValueTask<PolicyDocument?> ReadCurrentAsync(string kind, string name, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(kind);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            return new(_current.GetValueOrDefault((kind, name)));
        }
    }

    /// <inheritdoc />
    public ValueTask<PolicyDocument?> ReadAsync(string kind, string hash, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(kind);
        ArgumentException.ThrowIfNullOrWhiteSpace(hash);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            return new(_first.GetValueOrDefault((kind, hash)));
        }
    }

    /// <inheritdoc />
    public ValueTask PublishAsync(PolicyDocument policy, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(policy.Policy, nameof(policy));
        string[] texts = [policy.Kind, policy.Policy.Name, policy.Policy.Version, policy.Policy.Hash, policy.Json];
        foreach (var text in texts)
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(text, nameof(policy));
        }

        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            var place = (policy.Kind, policy.Policy.Name);
            if (_current.GetValueOrDefault(place)?.Policy.Hash != policy.Policy.Hash)
            {
                _first.TryAdd((policy.Kind, policy.Policy.Hash), policy);
                _current[place] = policy;
            }
        }

        return ValueTask.CompletedTask;
    }
}
