using UserOps.Hosting;

namespace UserOps.Testing;

/// <summary>Keeps what runs could not use, in memory: for tests, samples and the first day of a host.</summary>
/// <remarks>Thread-safe. It keeps <see cref="RejectionStoreLaws"/>.</remarks>
public sealed class MemoryRejectionStore : IRejectionStore
{
    private readonly Lock _lock = new();
    private readonly HashSet<RunRejection> _rejections = [];

    /// <inheritdoc />
    public ValueTask WriteAsync(IReadOnlyCollection<RunRejection> rejections, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(rejections);
        cancellationToken.ThrowIfCancellationRequested();
        foreach (var item in rejections)
        {
            ArgumentNullException.ThrowIfNull(item, nameof(rejections));
            ArgumentException.ThrowIfNullOrWhiteSpace(item.Kind, nameof(rejections));
        }

        lock (_lock)
        {
            _rejections.UnionWith(rejections);
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc />
    public IAsyncEnumerable<RunRejection> ReadAsync(string kind, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(kind);
        return MemoryReading.Of(() => Where(item => item.Kind == kind).OrderBy(item => item.AsOf), cancellationToken);
    }

    /// <inheritdoc />
    public IAsyncEnumerable<PersonalRecord> ExportAsync(UserId user, CancellationToken cancellationToken = default)
    {
        MemoryReading.ThrowIfNobody(user);
        return MemoryReading.Of(
            () => Where(item => IsOf(item, user)).Select(item => new PersonalRecord("rejections", $"{item.Kind}/{item.Rejection.Source}", Json(item))), cancellationToken);
    }

    /// <inheritdoc />
    public ValueTask<int> EraseAsync(UserId user, CancellationToken cancellationToken = default)
    {
        MemoryReading.ThrowIfNobody(user);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            return new(_rejections.RemoveWhere(item => IsOf(item, user)));
        }
    }

    private static bool IsOf(RunRejection item, UserId user) => item.Rejection.Key == user.Value || item.Rejection.Value == user.Value;

    private static string Json(RunRejection item) => MemoryReading.Json(writer =>
    {
        writer.WriteString("kind", item.Kind);
        MemoryReading.Write(writer, "asOf", item.AsOf);
        writer.WriteString("source", item.Rejection.Source);
        writer.WriteString("field", item.Rejection.Field);
        writer.WriteString("value", item.Rejection.Value);
        writer.WriteString("why", item.Rejection.Why);
        writer.WriteString("key", item.Rejection.Key);
        if (item.Rejection.Line is { } line)
        {
            writer.WriteNumber("line", line);
        }
    });

    private RunRejection[] Where(Func<RunRejection, bool> wanted)
    {
        lock (_lock)
        {
            return [.. _rejections.Where(wanted)];
        }
    }
}
