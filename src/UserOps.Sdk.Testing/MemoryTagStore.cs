using UserOps.Hosting;
using UserOps.Tagging;

namespace UserOps.Testing;

/// <summary>Keeps the ledgers of tags in memory: for tests, samples and the first day of a host.</summary>
/// <remarks>Thread-safe. It keeps <see cref="TagStoreLaws"/>.</remarks>
public sealed class MemoryTagStore : ITagStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<UserId, TagLedger> _ledgers = [];

    /// <inheritdoc />
    public IAsyncEnumerable<UserTagLedger> ReadLedgersAsync(IReadOnlyCollection<UserId> users, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(users);
        foreach (var user in users)
        {
            MemoryReading.ThrowIfNobody(user);
        }

        return MemoryReading.Of(() => users.Select(user => new UserTagLedger(user, LedgerOf(user))), cancellationToken);
    }

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<TagAppendOutcome>> AppendAsync(IReadOnlyList<TagAppend> appends, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(appends);
        cancellationToken.ThrowIfCancellationRequested();
        foreach (var append in appends)
        {
            MemoryReading.ThrowIfNobody(append.User);
            ArgumentOutOfRangeException.ThrowIfNegative(append.ExpectedCount, nameof(appends));
        }

        lock (_lock)
        {
            return new([.. appends.Select(Append)]);
        }
    }

    /// <inheritdoc />
    public IAsyncEnumerable<PersonalRecord> ExportAsync(UserId user, CancellationToken cancellationToken = default)
    {
        MemoryReading.ThrowIfNobody(user);
        return MemoryReading.Of(Records, cancellationToken);

        IEnumerable<PersonalRecord> Records() =>
            LedgerOf(user) is { Count: > 0 } ledger ? [new PersonalRecord("tags", user.Value, TagLedgerJson.Write(ledger))] : [];
    }

    /// <inheritdoc />
    public ValueTask<int> EraseAsync(UserId user, CancellationToken cancellationToken = default)
    {
        MemoryReading.ThrowIfNobody(user);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            return new(_ledgers.Remove(user, out var ledger) ? ledger.Count : 0);
        }
    }

    private TagAppendOutcome Append(TagAppend append)
    {
        var ledger = _ledgers.GetValueOrDefault(append.User, TagLedger.Empty);
        if (ledger.Count != append.ExpectedCount)
        {
            return new(IsAppended: false, ledger.Count);
        }

        if (append.Entries.Count > 0)
        {
            _ledgers[append.User] = ledger = ledger.Append(append.Entries);
        }

        return new(IsAppended: true, ledger.Count);
    }

    private TagLedger LedgerOf(UserId user)
    {
        lock (_lock)
        {
            return _ledgers.GetValueOrDefault(user, TagLedger.Empty);
        }
    }
}
