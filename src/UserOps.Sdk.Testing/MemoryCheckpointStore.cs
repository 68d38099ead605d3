using UserOps.Hosting;

namespace UserOps.Testing;

/// <summary>Keeps how far runs have come, in memory: for tests, samples and the first day of a host.</summary>
/// <remarks>Thread-safe. It keeps <see cref="CheckpointStoreLaws"/>.</remarks>
public sealed class MemoryCheckpointStore : ICheckpointStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, RunCheckpoint> _checkpoints = new(StringComparer.Ordinal);

    /// <inheritdoc />
    public ValueTask<RunCheckpoint?> ReadAsync(string kind, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(kind);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            return new(_checkpoints.GetValueOrDefault(kind));
        }
    }

    /// <inheritdoc />
    public ValueTask<bool> WriteAsync(RunCheckpoint checkpoint, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(checkpoint);
        ArgumentException.ThrowIfNullOrWhiteSpace(checkpoint.Kind, nameof(checkpoint));
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            var before = _checkpoints.GetValueOrDefault(checkpoint.Kind);
            var isNext = checkpoint.Version == (before?.Version ?? 0) + 1;
            if (isNext)
            {
                _checkpoints[checkpoint.Kind] = checkpoint;
            }

            return new(isNext || checkpoint == before);
        }
    }

    /// <inheritdoc />
    public IAsyncEnumerable<PersonalRecord> ExportAsync(UserId user, CancellationToken cancellationToken = default)
    {
        MemoryReading.ThrowIfNobody(user);
        return MemoryReading.Of(() => Of(user).Select(item => new PersonalRecord("checkpoints", item.Kind, Json(item))), cancellationToken);
    }

    /// <inheritdoc />
    public ValueTask<int> EraseAsync(UserId user, CancellationToken cancellationToken = default)
    {
        MemoryReading.ThrowIfNobody(user);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            var found = Of(user);
            foreach (var item in found)
            {
                _checkpoints[item.Kind] = item with { Position = null };
            }

            return new(found.Length);
        }
    }

    private static string Json(RunCheckpoint item) => MemoryReading.Json(writer =>
    {
        writer.WriteString("kind", item.Kind);
        writer.WriteNumber("version", item.Version);
        MemoryReading.Write(writer, "asOf", item.AsOf);
        MemoryReading.Write(writer, item.Policy);
        writer.WriteString("position", item.Position);
        writer.WriteNumber("subjects", item.Subjects);
        writer.WriteBoolean("isFinished", item.IsFinished);
    });

    private RunCheckpoint[] Of(UserId user)
    {
        lock (_lock)
        {
            return [.. _checkpoints.Values.Where(item => item.Position == user.Value)];
        }
    }
}
