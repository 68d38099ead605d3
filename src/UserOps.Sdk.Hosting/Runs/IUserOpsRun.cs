using NodaTime;

namespace UserOps.Hosting;

/// <summary>A question that is asked of everybody once, and of each again when the answer is due or new facts came.</summary>
/// <remarks>
/// <para>Thread-safe: calls of one run wait for each other. Of two processes that run over all at once, the one that began later goes on where
/// the other stands, and the other stops at its next checkpoint with <see cref="RunSummary.IsFinished"/> false. Whatever the two wrote is the same.</para>
/// <para>An exception of a port or a store ends the run with that exception, after what was judged before it has been written. The next run goes on
/// there. Cancellation ends it at once, with an <see cref="OperationCanceledException"/>.</para>
/// <para>The policy is that of the beginning: one that comes into force meanwhile is that of the next run.</para>
/// </remarks>
public interface IUserOpsRun
{
    /// <summary>Gets what is asked; see <see cref="RunKinds"/>.</summary>
    string Kind { get; }

    /// <summary>Gets the runs whose facts hold this run's answers: when answers change here, they have something to do.</summary>
    /// <value>None, unless the run says otherwise.</value>
    EquatableArray<string> Informs => [];

    /// <summary>Asks it of everybody.</summary>
    /// <remarks>A run that was stopped before its end, with the same instant and policy, goes on where it was.</remarks>
    /// <param name="request">As of when, and how.</param>
    /// <param name="progress">Is told after each batch.</param>
    /// <param name="cancellationToken">Stops the run.</param>
    /// <returns>What was found.</returns>
    ValueTask<RunSummary> RunAsync(RunRequest request, IProgress<RunProgress>? progress = null, CancellationToken cancellationToken = default);

    /// <summary>Asks it of those whose answer is due, and of those who were touched: the store is then as if it had been asked of everybody.</summary>
    /// <param name="asOf">As of when.</param>
    /// <param name="progress">Is told after each batch.</param>
    /// <param name="cancellationToken">Stops the run. What is not done is still due.</param>
    /// <returns>What was found.</returns>
    ValueTask<RunSummary> EvaluateDueAsync(Instant asOf, IProgress<RunProgress>? progress = null, CancellationToken cancellationToken = default);

    /// <summary>Does what is needed: finishes a run that was stopped, or asks everybody if that was never done by the policy now in force; and then those who are due.</summary>
    /// <param name="asOf">As of when.</param>
    /// <param name="progress">Is told after each batch.</param>
    /// <param name="cancellationToken">Stops the run.</param>
    /// <returns>What was found, in both together.</returns>
    ValueTask<RunSummary> CatchUpAsync(Instant asOf, IProgress<RunProgress>? progress = null, CancellationToken cancellationToken = default);
}
