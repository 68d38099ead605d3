using Storefront.Storage;
using UserOps;
using UserOps.Complaints;
using UserOps.Hosting;

namespace Storefront.Personal;

/// <summary>Takes one person out of everything that the app keeps.</summary>
internal sealed class Erasure(IEnumerable<IPersonalDataStore> stores, IEnumerable<IUserOpsRun> runs, IComplaintStore complaints, DueQueue queue, RunScheduler scheduler, TimeProvider time)
{
    /// <summary>Erases. A call that was stopped has done a part; the same again does the rest.</summary>
    /// <returns>How many records were of that person.</returns>
    public async Task<int> EraseAsync(UserId user, CancellationToken cancellationToken)
    {
        var theirs = await complaints.ExportAsync(user, cancellationToken).Select(record => new ComplaintId(record.Key)).ToListAsync(cancellationToken);
        var count = await EraseAllAsync(user, cancellationToken);

        // A run that had read the facts by then may have written the answer since. Runs wait for their turn: when each was here once more, none of those is left.
        foreach (var run in runs)
        {
            await run.CatchUpAsync(time.Now(), progress: null, cancellationToken);
        }

        count += await EraseAllAsync(user, cancellationToken);

        // The answers about their complaints went with them. The complaints stay, and so do their clocks.
        await queue.TouchComplaintsAsync(theirs, time.Now(), cancellationToken);
        await queue.TouchTicketsAsync(time.Now(), cancellationToken);
        scheduler.Wake();
        return count;
    }

    private async Task<int> EraseAllAsync(UserId user, CancellationToken cancellationToken)
    {
        var count = 0;
        foreach (var store in stores)
        {
            count += await store.EraseAsync(user, cancellationToken);
        }

        return count;
    }
}
