using Microsoft.EntityFrameworkCore;
using NodaTime;
using UserOps.Hosting;

namespace UserOps.EntityFrameworkCore;

/// <summary>Lets a host announce new facts in the transaction that writes them.</summary>
public static class UserOpsTouchExtensions
{
    /// <summary>Announces that there are new facts of some subjects, as <see cref="IDueStore.TouchAsync"/> does, by this context and in its transaction.</summary>
    /// <remarks>
    /// It runs at once; only facts that are saved in the same transaction come and go with it, so begin one, save, touch, commit. Without a
    /// transaction it is one of its own.
    /// </remarks>
    /// <param name="context">The host's context, with <see cref="UserOpsModelExtensions.AddUserOps"/> in its model.</param>
    /// <param name="kind">The question.</param>
    /// <param name="subjects">The subjects; one that stands there twice is touched once.</param>
    /// <param name="at">From when they are due: now.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The work.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="context"/> or <paramref name="subjects"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="kind"/> or a subject is blank or too long.</exception>
    /// <exception cref="InvalidOperationException">The context's model has no tables of the stores.</exception>
    public static async Task TouchAsync(
        this DbContext context, string kind, IReadOnlyCollection<TouchedSubject> subjects, Instant at, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        var rows = AssessmentMapping.Touched(kind, subjects, at);
        if (rows.Count > 0)
        {
            await AssessmentWriter.TouchAsync(new(context), rows, cancellationToken).ConfigureAwait(false);
        }
    }
}
