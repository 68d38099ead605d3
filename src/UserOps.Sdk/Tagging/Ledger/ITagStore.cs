using System.Runtime.InteropServices;
using UserOps.Hosting;

namespace UserOps.Tagging;

/// <summary>What a host implements to keep the tags of its users.</summary>
/// <remarks>
/// <para>A ledger is kept whole: entries are never changed, dropped or put in another order, but for
/// <see cref="IPersonalDataStore.EraseAsync"/>, after which a ledger is empty, with a count of 0. So what a reader saw is the beginning of what
/// every later reader sees.</para>
/// <para>Every method refuses <see cref="UserId.None"/> with an <see cref="ArgumentException"/>.</para>
/// </remarks>
public interface ITagStore : IPersonalDataStore
{
    /// <summary>Streams the ledgers of some users, in any order.</summary>
    /// <param name="users">The users, each once.</param>
    /// <param name="cancellationToken">Stops the stream.</param>
    /// <returns>A ledger for each user; one of whom nothing was recorded has <see cref="TagLedger.Empty"/>.</returns>
    IAsyncEnumerable<UserTagLedger> ReadLedgersAsync(IReadOnlyCollection<UserId> users, CancellationToken cancellationToken = default);

    /// <summary>Appends entries to the ledgers of some users, for each user all or none, if nobody appended since it was read.</summary>
    /// <remarks>
    /// <para>The check and the write are one step: of two that append to what they read at the same time, one gets a conflict. It
    /// reads again, judges again and appends what is still to be said, for what it wanted to say rested on an old state.
    /// Appending nothing writes nothing and still checks. A conflict of one user does not keep the others from being written.</para>
    /// <para>When it throws, of some users all may have been written and of others nothing; the next read tells.</para>
    /// </remarks>
    /// <param name="appends">What to append, each user once.</param>
    /// <param name="cancellationToken">Stops the work; then some may have been written, and the next read tells.</param>
    /// <returns>For each user, in the order of <paramref name="appends"/>: whether the entries were written, and how many the ledger has now. A conflict is an answer, not an exception.</returns>
    /// <exception cref="ArgumentException">The ledger of a user can't take the entries, for one has a problem or was recorded before the one ahead of it. Of that user nothing is written.</exception>
    ValueTask<IReadOnlyList<TagAppendOutcome>> AppendAsync(IReadOnlyList<TagAppend> appends, CancellationToken cancellationToken = default);
}

/// <summary>Entries for one user's ledger.</summary>
/// <param name="User">The user.</param>
/// <param name="Entries">The entries, such that <see cref="TagLedger.Append(IEnumerable{TagEntry})"/> takes them.</param>
/// <param name="ExpectedCount">How many entries the ledger had when it was read (<see cref="TagLedger.Count"/>).</param>
public sealed record TagAppend(UserId User, EquatableArray<TagEntry> Entries, int ExpectedCount);

/// <summary>A user and everything that was said of their tags.</summary>
/// <param name="User">The user.</param>
/// <param name="Ledger">The ledger.</param>
public readonly record struct UserTagLedger(UserId User, TagLedger Ledger);

/// <summary>What became of entries that were to be appended.</summary>
/// <remarks><c>default</c> is a conflict with an empty ledger.</remarks>
/// <param name="IsAppended"><see langword="true"/> if they were written; <see langword="false"/> if the ledger had another count than expected, and nothing was written.</param>
/// <param name="Count">How many entries the ledger has now.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct TagAppendOutcome(bool IsAppended, int Count);
