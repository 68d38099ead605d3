namespace UserOps.Hosting;

/// <summary>What a host implements so that a run that was stopped goes on where it was.</summary>
/// <remarks>
/// <para>A position may be a user's id: erasing that user takes the position away, and the run begins at the first subject again, which
/// costs time and changes nothing.</para>
/// <para>Every method refuses a blank kind with an <see cref="ArgumentException"/>.</para>
/// </remarks>
public interface ICheckpointStore : IPersonalDataStore
{
    /// <summary>Reads the newest checkpoint of a run.</summary>
    /// <param name="kind">The run.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The checkpoint; <see langword="null"/> when the run has never begun.</returns>
    ValueTask<RunCheckpoint?> ReadAsync(string kind, CancellationToken cancellationToken = default);

    /// <summary>Writes a checkpoint in place of the one before it, if nobody else did.</summary>
    /// <remarks>The check and the write are one step. A checkpoint that is there already, equal in all members, is written: so to write again is safe.</remarks>
    /// <param name="checkpoint">The checkpoint; its <see cref="RunCheckpoint.Version"/> is one more than that of the checkpoint there is, or 1 when there is none.</param>
    /// <param name="cancellationToken">Stops the work; then it may have been written or not, and writing it again is safe.</param>
    /// <returns>Whether the store has it now; <see langword="false"/> when another run has written since.</returns>
    ValueTask<bool> WriteAsync(RunCheckpoint checkpoint, CancellationToken cancellationToken = default);
}
