using System.Runtime.CompilerServices;
using UserOps;
using UserOps.Hosting;
using UserOps.Tagging;

namespace EmbeddedRules.Product;

/// <summary>The product's own store of tags: a table of texts, one row for each ledger, as a key-value store would keep it.</summary>
public sealed class TagTable : ITagStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<UserId, string> _rows = [];

    public async IAsyncEnumerable<UserTagLedger> ReadLedgersAsync(
        IReadOnlyCollection<UserId> users, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(users);
        foreach (var user in users)
        {
            await Task.CompletedTask;
            cancellationToken.ThrowIfCancellationRequested();
            yield return new(user, Read(user));
        }
    }

    // begin-snippet: sample-append
    public ValueTask<IReadOnlyList<TagAppendOutcome>> AppendAsync(
        IReadOnlyList<TagAppend> appends, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(appends);
        cancellationToken.ThrowIfCancellationRequested();
        return new([.. appends.Select(Append)]);
    }

    private TagAppendOutcome Append(TagAppend append)
    {
        lock (_lock)
        {
            var ledger = Read(append.User);
            if (ledger.Count != append.ExpectedCount)
            {
                return new(IsAppended: false, ledger.Count);
            }

            var longer = ledger.Append(append.Entries);
            _rows[append.User] = TagLedgerJson.Write(longer);
            return new(IsAppended: true, longer.Count);
        }
    }
    // end-snippet

    public async IAsyncEnumerable<PersonalRecord> ExportAsync(UserId user, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var ledger = Read(user);
        await Task.CompletedTask;
        cancellationToken.ThrowIfCancellationRequested();
        if (ledger.Count > 0)
        {
            yield return new("tags", user.Value, TagLedgerJson.Write(ledger));
        }
    }

    public ValueTask<int> EraseAsync(UserId user, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            var count = Read(user).Count;
            _rows.Remove(user);
            return new(count);
        }
    }

    private TagLedger Read(UserId user)
    {
        if (user.IsNone)
        {
            throw new ArgumentException("The user is nobody. Name a user.", nameof(user));
        }

        lock (_lock)
        {
            return _rows.TryGetValue(user, out var row) ? TagLedgerJson.Read(row) : TagLedger.Empty;
        }
    }
}
