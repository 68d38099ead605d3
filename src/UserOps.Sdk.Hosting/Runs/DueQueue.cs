using System.Diagnostics.CodeAnalysis;
using NodaTime;
using UserOps.Complaints;

namespace UserOps.Hosting;

/// <summary>Knows which answers may be another by now, and asks again about those alone.</summary>
/// <remarks>
/// <para>Every answer says until when it holds without new facts; the store keeps that. A host tells of new facts with <c>Touch…</c>, after writing
/// them. Then <see cref="EvaluateDueAsync"/> leaves the store as if everybody had been asked, and asks only those whose answer is due or who
/// were touched.</para>
/// <para>Thread-safe.</para>
/// </remarks>
[SuppressMessage("Naming", "CA1711:Identifiers should not have incorrect suffix", Justification = "It is a queue, in the sense of those who wait in it.")]
public sealed class DueQueue
{
    private readonly IUserOpsRun[] _runs;
    private readonly IDueStore _due;

    /// <summary>Initializes a new instance of the <see cref="DueQueue"/> class.</summary>
    /// <param name="runs">The runs.</param>
    /// <param name="due">The store that knows what is due.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public DueQueue(IEnumerable<IUserOpsRun> runs, IDueStore due)
    {
        ArgumentNullException.ThrowIfNull(runs);
        ArgumentNullException.ThrowIfNull(due);
        _runs = [.. runs];
        _due = due;
    }

    /// <summary>Announces new facts of users: every run of this package over users asks about them next.</summary>
    /// <remarks>A host's own run over users is touched by its kind, with <see cref="IDueStore.TouchAsync"/>.</remarks>
    /// <param name="users">The users, after their facts were written.</param>
    /// <param name="at">From when they are due: now.</param>
    /// <param name="cancellationToken">Stops the work; touching again is safe.</param>
    /// <returns>The work.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="users"/> is <see langword="null"/>.</exception>
    public async ValueTask TouchUsersAsync(IReadOnlyCollection<UserId> users, Instant at, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(users);
        var subjects = users.Select(user => new TouchedSubject(user.Value, user)).ToArray();
        foreach (var run in _runs.Where(run => run is TaggingRun or LifecycleRun or RfmRun))
        {
            await _due.TouchAsync(run.Kind, subjects, at, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Announces that something happened to complaints; see <see cref="ComplaintClock.TouchAsync"/>.</summary>
    /// <param name="complaints">The complaints, after their events were written.</param>
    /// <param name="at">From when they are due: now.</param>
    /// <param name="cancellationToken">Stops the work; touching again is safe.</param>
    /// <returns>The work.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="complaints"/> is <see langword="null"/>.</exception>
    public async ValueTask TouchComplaintsAsync(IReadOnlyCollection<ComplaintId> complaints, Instant at, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(complaints);
        foreach (var clock in _runs.OfType<ComplaintClock>())
        {
            await clock.TouchAsync(complaints, at, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Announces that something happened to tickets, or around them.</summary>
    /// <param name="at">From when they are due: now.</param>
    /// <param name="cancellationToken">Stops the work; touching again is safe.</param>
    /// <returns>The work.</returns>
    public async ValueTask TouchTicketsAsync(Instant at, CancellationToken cancellationToken = default)
    {
        foreach (var run in _runs.OfType<MaturityRun>())
        {
            await _due.TouchAsync(run.Kind, [new(MaturityRun.Everything, UserId.None)], at, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Asks about everything that is due, run after run.</summary>
    /// <param name="asOf">As of when.</param>
    /// <param name="progress">Is told after each batch.</param>
    /// <param name="cancellationToken">Stops the work. What is not done is still due.</param>
    /// <returns>What each run found.</returns>
    public async ValueTask<IReadOnlyList<RunSummary>> EvaluateDueAsync(
        Instant asOf, IProgress<RunProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        var summaries = new List<RunSummary>();
        foreach (var run in _runs)
        {
            summaries.Add(await run.EvaluateDueAsync(asOf, progress, cancellationToken).ConfigureAwait(false));
        }

        return summaries;
    }
}
