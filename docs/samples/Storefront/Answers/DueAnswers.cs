using NodaTime;
using Storefront.Storage;
using UserOps.Hosting;

namespace Storefront.Answers;

/// <summary>Says how much each run has before it, and when something is due next.</summary>
internal sealed class DueAnswers(IDueStore due, IEnumerable<IUserOpsRun> runs, TimeProvider time)
{
    private const int MostCounted = 10_000;

    public async Task<Dictionary<string, DueView>> ReadAsync(CancellationToken cancellationToken)
    {
        var now = time.Now();
        var answers = new Dictionary<string, DueView>(StringComparer.Ordinal);
        foreach (var run in runs)
        {
            answers[run.Kind] = await ReadAsync(run.Kind, now, cancellationToken);
        }

        return answers;
    }

    private async Task<DueView> ReadAsync(string kind, Instant now, CancellationToken cancellationToken)
    {
        var count = 0;
        await foreach (var subject in due.ReadDueAsync(kind, Instant.MaxValue, cancellationToken)) // the earliest first
        {
            if (subject.Due > now)
            {
                return new(count, IsMore: false, subject.Due);
            }

            if (++count == MostCounted)
            {
                return new(count, IsMore: true, null);
            }
        }

        return new(count, IsMore: false, null);
    }
}
