using NodaTime;
using UserOps.Complaints;
using UserOps.Hosting;
using UserOps.Tagging;

namespace UserOps.Testing.Tests.Stores;

/// <summary>A store in memory, one of whose calls can be replaced.</summary>
internal sealed class SpoiledAssessmentStore : IAssessmentStore, IDueStore
{
    public MemoryAssessmentStore Inner { get; } = new();

    public Func<MemoryAssessmentStore, string, IReadOnlyCollection<string>, CancellationToken, IAsyncEnumerable<AssessmentState>> Read { get; init; } = (store, kind, subjects, token) => store.ReadAsync(kind, subjects, token);

    public Func<MemoryAssessmentStore, string, Instant, CancellationToken, IAsyncEnumerable<DueSubject>> Due { get; init; } = (store, kind, asOf, token) => store.ReadDueAsync(kind, asOf, token);

    public Func<MemoryAssessmentStore, IReadOnlyList<AssessmentChange>, CancellationToken, ValueTask<IReadOnlyList<AssessmentOutcome>>> Write { get; init; } = (store, changes, token) => store.WriteAsync(changes, token);

    public Func<MemoryAssessmentStore, string, IReadOnlyCollection<TouchedSubject>, Instant, CancellationToken, ValueTask> Touch { get; init; } = (store, kind, subjects, at, token) => store.TouchAsync(kind, subjects, at, token);

    public Func<MemoryAssessmentStore, UserId, CancellationToken, IAsyncEnumerable<PersonalRecord>> Export { get; init; } = (store, user, token) => store.ExportAsync(user, token);

    public Func<MemoryAssessmentStore, UserId, CancellationToken, ValueTask<int>> Erase { get; init; } = (store, user, token) => store.EraseAsync(user, token);

    public IAsyncEnumerable<AssessmentState> ReadAsync(string kind, IReadOnlyCollection<string> subjects, CancellationToken cancellationToken = default) => Read(Inner, kind, subjects, cancellationToken);

    public IAsyncEnumerable<AssessmentState> ReadAllAsync(string kind, CancellationToken cancellationToken = default) => Inner.ReadAllAsync(kind, cancellationToken);

    public IAsyncEnumerable<DueSubject> ReadDueAsync(string kind, Instant asOf, CancellationToken cancellationToken = default) => Due(Inner, kind, asOf, cancellationToken);

    public ValueTask<IReadOnlyList<AssessmentOutcome>> WriteAsync(IReadOnlyList<AssessmentChange> changes, CancellationToken cancellationToken = default) => Write(Inner, changes, cancellationToken);

    public ValueTask TouchAsync(string kind, IReadOnlyCollection<TouchedSubject> subjects, Instant at, CancellationToken cancellationToken = default) => Touch(Inner, kind, subjects, at, cancellationToken);

    public IAsyncEnumerable<PersonalRecord> ExportAsync(UserId user, CancellationToken cancellationToken = default) => Export(Inner, user, cancellationToken);

    public ValueTask<int> EraseAsync(UserId user, CancellationToken cancellationToken = default) => Erase(Inner, user, cancellationToken);
}

/// <summary>A store in memory, one of whose calls can be replaced.</summary>
internal sealed class SpoiledTagStore : ITagStore
{
    public MemoryTagStore Inner { get; } = new();

    public Func<MemoryTagStore, IReadOnlyCollection<UserId>, CancellationToken, IAsyncEnumerable<UserTagLedger>> Read { get; init; } = (store, users, token) => store.ReadLedgersAsync(users, token);

    public Func<MemoryTagStore, IReadOnlyList<TagAppend>, CancellationToken, ValueTask<IReadOnlyList<TagAppendOutcome>>> Append { get; init; } = (store, appends, token) => store.AppendAsync(appends, token);

    public Func<MemoryTagStore, UserId, CancellationToken, IAsyncEnumerable<PersonalRecord>> Export { get; init; } = (store, user, token) => store.ExportAsync(user, token);

    public Func<MemoryTagStore, UserId, CancellationToken, ValueTask<int>> Erase { get; init; } = (store, user, token) => store.EraseAsync(user, token);

    public IAsyncEnumerable<UserTagLedger> ReadLedgersAsync(IReadOnlyCollection<UserId> users, CancellationToken cancellationToken = default) => Read(Inner, users, cancellationToken);

    public ValueTask<IReadOnlyList<TagAppendOutcome>> AppendAsync(IReadOnlyList<TagAppend> appends, CancellationToken cancellationToken = default) => Append(Inner, appends, cancellationToken);

    public IAsyncEnumerable<PersonalRecord> ExportAsync(UserId user, CancellationToken cancellationToken = default) => Export(Inner, user, cancellationToken);

    public ValueTask<int> EraseAsync(UserId user, CancellationToken cancellationToken = default) => Erase(Inner, user, cancellationToken);
}

/// <summary>A store in memory, one of whose calls can be replaced.</summary>
internal sealed class SpoiledComplaintStore : IComplaintStore
{
    public MemoryComplaintStore Inner { get; } = new();

    public Func<MemoryComplaintStore, IReadOnlyCollection<ComplaintId>, CancellationToken, IAsyncEnumerable<KnownCase>> Read { get; init; } = (store, ids, token) => store.ReadLogsAsync(ids, token);

    public Func<MemoryComplaintStore, IReadOnlyCollection<ComplaintId>, CancellationToken, IAsyncEnumerable<KnownCase>> Related { get; init; } = (store, ids, token) => store.ReadRelatedAsync(ids, token);

    public Func<MemoryComplaintStore, ComplaintId, EquatableArray<CaseEvent>, int, CancellationToken, ValueTask<CaseAppendOutcome>> Append { get; init; } = (store, id, events, count, token) => store.AppendAsync(id, events, count, token);

    public Func<MemoryComplaintStore, UserId, CancellationToken, IAsyncEnumerable<PersonalRecord>> Export { get; init; } = (store, user, token) => store.ExportAsync(user, token);

    public Func<MemoryComplaintStore, UserId, CancellationToken, ValueTask<int>> Erase { get; init; } = (store, user, token) => store.EraseAsync(user, token);

    public IAsyncEnumerable<KnownCase> ReadLogsAsync(IReadOnlyCollection<ComplaintId> complaints, CancellationToken cancellationToken = default) => Read(Inner, complaints, cancellationToken);

    public IAsyncEnumerable<KnownCase> ReadRelatedAsync(IReadOnlyCollection<ComplaintId> complaints, CancellationToken cancellationToken = default) => Related(Inner, complaints, cancellationToken);

    public ValueTask<CaseAppendOutcome> AppendAsync(ComplaintId complaint, EquatableArray<CaseEvent> events, int expectedCount, CancellationToken cancellationToken = default) => Append(Inner, complaint, events, expectedCount, cancellationToken);

    public IAsyncEnumerable<PersonalRecord> ExportAsync(UserId user, CancellationToken cancellationToken = default) => Export(Inner, user, cancellationToken);

    public ValueTask<int> EraseAsync(UserId user, CancellationToken cancellationToken = default) => Erase(Inner, user, cancellationToken);
}

/// <summary>A store in memory, one of whose calls can be replaced.</summary>
internal sealed class SpoiledCheckpointStore : ICheckpointStore
{
    public MemoryCheckpointStore Inner { get; } = new();

    public Func<MemoryCheckpointStore, string, CancellationToken, ValueTask<RunCheckpoint?>> Read { get; init; } = (store, kind, token) => store.ReadAsync(kind, token);

    public Func<MemoryCheckpointStore, RunCheckpoint, CancellationToken, ValueTask<bool>> Write { get; init; } = (store, checkpoint, token) => store.WriteAsync(checkpoint, token);

    public Func<MemoryCheckpointStore, UserId, CancellationToken, IAsyncEnumerable<PersonalRecord>> Export { get; init; } = (store, user, token) => store.ExportAsync(user, token);

    public Func<MemoryCheckpointStore, UserId, CancellationToken, ValueTask<int>> Erase { get; init; } = (store, user, token) => store.EraseAsync(user, token);

    public ValueTask<RunCheckpoint?> ReadAsync(string kind, CancellationToken cancellationToken = default) => Read(Inner, kind, cancellationToken);

    public ValueTask<bool> WriteAsync(RunCheckpoint checkpoint, CancellationToken cancellationToken = default) => Write(Inner, checkpoint, cancellationToken);

    public IAsyncEnumerable<PersonalRecord> ExportAsync(UserId user, CancellationToken cancellationToken = default) => Export(Inner, user, cancellationToken);

    public ValueTask<int> EraseAsync(UserId user, CancellationToken cancellationToken = default) => Erase(Inner, user, cancellationToken);
}

/// <summary>A store in memory, one of whose calls can be replaced.</summary>
internal sealed class SpoiledRejectionStore : IRejectionStore
{
    public MemoryRejectionStore Inner { get; } = new();

    public Func<MemoryRejectionStore, string, CancellationToken, IAsyncEnumerable<RunRejection>> Read { get; init; } = (store, kind, token) => store.ReadAsync(kind, token);

    public Func<MemoryRejectionStore, IReadOnlyCollection<RunRejection>, CancellationToken, ValueTask> Write { get; init; } = (store, rejections, token) => store.WriteAsync(rejections, token);

    public Func<MemoryRejectionStore, UserId, CancellationToken, IAsyncEnumerable<PersonalRecord>> Export { get; init; } = (store, user, token) => store.ExportAsync(user, token);

    public Func<MemoryRejectionStore, UserId, CancellationToken, ValueTask<int>> Erase { get; init; } = (store, user, token) => store.EraseAsync(user, token);

    public ValueTask WriteAsync(IReadOnlyCollection<RunRejection> rejections, CancellationToken cancellationToken = default) => Write(Inner, rejections, cancellationToken);

    public IAsyncEnumerable<RunRejection> ReadAsync(string kind, CancellationToken cancellationToken = default) => Read(Inner, kind, cancellationToken);

    public IAsyncEnumerable<PersonalRecord> ExportAsync(UserId user, CancellationToken cancellationToken = default) => Export(Inner, user, cancellationToken);

    public ValueTask<int> EraseAsync(UserId user, CancellationToken cancellationToken = default) => Erase(Inner, user, cancellationToken);
}

/// <summary>A store in memory, one of whose calls can be replaced.</summary>
internal sealed class SpoiledPolicyStore : IPolicyStore
{
    public MemoryPolicyStore Inner { get; } = new();

    public Func<MemoryPolicyStore, string, string, CancellationToken, ValueTask<PolicyDocument?>> Current { get; init; } = (store, kind, name, token) => store.ReadCurrentAsync(kind, name, token);

    public Func<MemoryPolicyStore, string, string, CancellationToken, ValueTask<PolicyDocument?>> Read { get; init; } = (store, kind, hash, token) => store.ReadAsync(kind, hash, token);

    public Func<MemoryPolicyStore, PolicyDocument, CancellationToken, ValueTask> Publish { get; init; } = (store, policy, token) => store.PublishAsync(policy, token);

    public ValueTask<PolicyDocument?> ReadCurrentAsync(string kind, string name, CancellationToken cancellationToken = default) => Current(Inner, kind, name, cancellationToken);

    public ValueTask<PolicyDocument?> ReadAsync(string kind, string hash, CancellationToken cancellationToken = default) => Read(Inner, kind, hash, cancellationToken);

    public ValueTask PublishAsync(PolicyDocument policy, CancellationToken cancellationToken = default) => Publish(Inner, policy, cancellationToken);
}
