using System.Runtime.CompilerServices;
using NodaTime;

namespace UserOps.Hosting.Tests;

/// <summary>Stores in which a test can lay hands on every call, before it is done and after.</summary>
internal sealed class HookedStore<TStore>(TStore inner, Func<string, ValueTask> before, Func<string, ValueTask>? after = null) : IAssessmentStore, IDueStore
    where TStore : IAssessmentStore, IDueStore
{
    public IAsyncEnumerable<AssessmentState> ReadAsync(string kind, IReadOnlyCollection<string> subjects, CancellationToken cancellationToken = default) =>
        Hooked("read", inner.ReadAsync(kind, subjects, cancellationToken), cancellationToken);

    public IAsyncEnumerable<AssessmentState> ReadAllAsync(string kind, CancellationToken cancellationToken = default) =>
        Hooked("readAll", inner.ReadAllAsync(kind, cancellationToken), cancellationToken);

    public IAsyncEnumerable<DueSubject> ReadDueAsync(string kind, Instant asOf, CancellationToken cancellationToken = default) =>
        Hooked("readDue", inner.ReadDueAsync(kind, asOf, cancellationToken), cancellationToken);

    public async ValueTask<IReadOnlyList<AssessmentOutcome>> WriteAsync(IReadOnlyList<AssessmentChange> changes, CancellationToken cancellationToken = default)
    {
        await before("write");
        var outcomes = await inner.WriteAsync(changes, cancellationToken);
        await (after?.Invoke("write") ?? default);
        return outcomes;
    }

    public async ValueTask TouchAsync(string kind, IReadOnlyCollection<TouchedSubject> subjects, Instant at, CancellationToken cancellationToken = default)
    {
        await before("touch");
        await inner.TouchAsync(kind, subjects, at, cancellationToken);
        await (after?.Invoke("touch") ?? default);
    }

    public IAsyncEnumerable<PersonalRecord> ExportAsync(UserId user, CancellationToken cancellationToken = default) => inner.ExportAsync(user, cancellationToken);

    public ValueTask<int> EraseAsync(UserId user, CancellationToken cancellationToken = default) => inner.EraseAsync(user, cancellationToken);

    private async IAsyncEnumerable<T> Hooked<T>(string call, IAsyncEnumerable<T> items, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await before(call);
        await foreach (var item in items.WithCancellation(cancellationToken))
        {
            yield return item;
        }

        await (after?.Invoke(call) ?? default);
    }
}

/// <summary>Checkpoints in which a test can lay hands on every call.</summary>
internal sealed class HookedCheckpoints(ICheckpointStore inner, Func<string, ValueTask> before, Func<string, ValueTask>? after = null) : ICheckpointStore
{
    public async ValueTask<RunCheckpoint?> ReadAsync(string kind, CancellationToken cancellationToken = default)
    {
        await before("readCheckpoint");
        return await inner.ReadAsync(kind, cancellationToken);
    }

    public async ValueTask<bool> WriteAsync(RunCheckpoint checkpoint, CancellationToken cancellationToken = default)
    {
        await before("checkpoint");
        var isWritten = await inner.WriteAsync(checkpoint, cancellationToken);
        await (after?.Invoke("checkpoint") ?? default);
        return isWritten;
    }

    public IAsyncEnumerable<PersonalRecord> ExportAsync(UserId user, CancellationToken cancellationToken = default) => inner.ExportAsync(user, cancellationToken);

    public ValueTask<int> EraseAsync(UserId user, CancellationToken cancellationToken = default) => inner.EraseAsync(user, cancellationToken);
}
