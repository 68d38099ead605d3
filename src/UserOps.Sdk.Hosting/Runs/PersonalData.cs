using System.Runtime.CompilerServices;
using NodaTime;
using UserOps.Complaints;

namespace UserOps.Hosting;

/// <summary>Hands out and erases one person, over all stores that keep something of persons, whatever run is under way.</summary>
/// <remarks>Register the host's own stores as <see cref="IPersonalDataStore"/> first: what is erased where the facts are is not read again.</remarks>
public sealed class PersonalData
{
    private readonly IPersonalDataStore[] _stores;
    private readonly IUserOpsRun[] _runs;
    private readonly DueQueue _queue;
    private readonly IComplaintStore? _complaints;

    /// <summary>Initializes a new instance of the <see cref="PersonalData"/> class.</summary>
    /// <param name="stores">The stores, those with the facts first.</param>
    /// <param name="runs">The runs that may be under way.</param>
    /// <param name="queue">What is due.</param>
    /// <param name="complaints">The complaints; <see langword="null"/> when none are kept.</param>
    /// <exception cref="ArgumentNullException">An argument other than <paramref name="complaints"/> is <see langword="null"/>.</exception>
    public PersonalData(IEnumerable<IPersonalDataStore> stores, IEnumerable<IUserOpsRun> runs, DueQueue queue, IComplaintStore? complaints = null)
    {
        ArgumentNullException.ThrowIfNull(stores);
        ArgumentNullException.ThrowIfNull(runs);
        ArgumentNullException.ThrowIfNull(queue);
        _stores = [.. stores];
        _runs = [.. runs];
        _queue = queue;
        _complaints = complaints;
    }

    /// <summary>Streams everything that is kept of a user.</summary>
    /// <param name="user">The user.</param>
    /// <param name="cancellationToken">Stops the stream.</param>
    /// <returns>The records, store after store.</returns>
    /// <exception cref="ArgumentException"><paramref name="user"/> is <see cref="UserId.None"/>.</exception>
    public async IAsyncEnumerable<PersonalRecord> ExportAsync(UserId user, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ThrowIfNobody(user);
        foreach (var store in _stores)
        {
            await foreach (var record in store.ExportAsync(user, cancellationToken).ConfigureAwait(false))
            {
                yield return record;
            }
        }
    }

    /// <summary>Erases a user from all stores.</summary>
    /// <remarks>
    /// <para>A run of this process that had read the user's facts by then may still write an answer. So each run is waited for, and what it wrote is erased too; a
    /// run of another process is not seen, so let none be under way there, or erase again when it is done.</para>
    /// <para>Complaints stay, without the person, and so do their clocks: their answers, which told of the user, are due and found anew. So is the maturity of the desk.</para>
    /// </remarks>
    /// <param name="user">The user.</param>
    /// <param name="at">From when complaints and desk are due: now.</param>
    /// <param name="cancellationToken">Stops the work; then a part is done, and doing it again does the rest.</param>
    /// <returns>How many records were still of that user; 0 if all was erased before.</returns>
    /// <exception cref="ArgumentException"><paramref name="user"/> is <see cref="UserId.None"/>.</exception>
    public async ValueTask<int> EraseAsync(UserId user, Instant at, CancellationToken cancellationToken = default)
    {
        ThrowIfNobody(user);
        var theirs = await ComplaintsOfAsync(user, cancellationToken).ConfigureAwait(false);
        var count = await EraseAllAsync(user, cancellationToken).ConfigureAwait(false);
        foreach (var run in _runs.OfType<UserOpsRun>())
        {
            await run.WaitForTurnAsync(cancellationToken).ConfigureAwait(false);
        }

        count += await EraseAllAsync(user, cancellationToken).ConfigureAwait(false);
        if (theirs.Count > 0)
        {
            await _queue.TouchComplaintsAsync(theirs, at, cancellationToken).ConfigureAwait(false);
        }

        if (count > 0)
        {
            await _queue.TouchTicketsAsync(at, cancellationToken).ConfigureAwait(false);
        }

        return count;
    }

    private static void ThrowIfNobody(UserId user)
    {
        if (user.IsNone)
        {
            throw new ArgumentException("The user is nobody. Name a user.", nameof(user));
        }
    }

    private async ValueTask<List<ComplaintId>> ComplaintsOfAsync(UserId user, CancellationToken cancellationToken)
    {
        var found = new List<ComplaintId>();
        if (_complaints is not null)
        {
            await foreach (var record in _complaints.ExportAsync(user, cancellationToken).ConfigureAwait(false))
            {
                found.Add(new(record.Key));
            }
        }

        return found;
    }

    private async ValueTask<int> EraseAllAsync(UserId user, CancellationToken cancellationToken)
    {
        var count = 0;
        foreach (var store in _stores)
        {
            count += await store.EraseAsync(user, cancellationToken).ConfigureAwait(false);
        }

        return count;
    }
}
