using System.Runtime.CompilerServices;
using UserOps.Hosting;
using UserOps.Tagging;

namespace UserOps.Testing;

/// <summary>Keeps the ledgers of tags in memory: for tests, samples and the first day of a host.</summary>
/// <remarks>Thread-safe.</remarks>
public sealed class MemoryTagStore : ITagStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<UserId, TagLedger> _ledgers = [];

    /// <inheritdoc />
    public async IAsyncEnumerable<UserTagLedger> ReadLedgersAsync(
        IReadOnlyCollection<UserId> users, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(users);
        foreach (var user in users)
        {
            await Task.CompletedTask.ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            yield return new(user, LedgerOf(user));
        }
    }

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<TagAppendOutcome>> AppendAsync(IReadOnlyList<TagAppend> appends, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(appends);
        cancellationToken.ThrowIfCancellationRequested();
        foreach (var append in appends)
        {
            ThrowIfNobody(append.User);
            ArgumentOutOfRangeException.ThrowIfNegative(append.ExpectedCount, nameof(appends));
        }

        lock (_lock)
        {
            return new([.. appends.Select(Append)]);
        }
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<PersonalRecord> ExportAsync(UserId user, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var ledger = LedgerOf(user);
        await Task.CompletedTask.ConfigureAwait(false);
        if (ledger.Count > 0)
        {
            yield return new("tags", user.Value, TagLedgerJson.Write(ledger));
        }
    }

    /// <inheritdoc />
    public ValueTask<int> EraseAsync(UserId user, CancellationToken cancellationToken = default)
    {
        ThrowIfNobody(user);
        lock (_lock)
        {
            return new(_ledgers.Remove(user, out var ledger) ? ledger.Count : 0);
        }
    }

    private static void ThrowIfNobody(UserId user)
    {
        if (user.IsNone)
        {
            throw new ArgumentException("The user is nobody. Name a user.", nameof(user));
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
        ThrowIfNobody(user);
        lock (_lock)
        {
            return _ledgers.GetValueOrDefault(user, TagLedger.Empty);
        }
    }
}
