using NodaTime;

namespace UserOps.Hosting;

/// <summary>What a host implements to keep the records that runs could not use.</summary>
public interface IRejectionStore : IPersonalDataStore
{
    /// <summary>Keeps rejections, all or none. One that is there already, equal in all members, is kept once, so to write again is safe.</summary>
    /// <param name="rejections">The rejections.</param>
    /// <param name="cancellationToken">Stops the work; then they may have been written or not, and writing them again is safe.</param>
    /// <returns>The work.</returns>
    ValueTask WriteAsync(IReadOnlyCollection<RunRejection> rejections, CancellationToken cancellationToken = default);

    /// <summary>Streams the rejections of a run, by instant, and for each instant in any order.</summary>
    /// <param name="kind">The run.</param>
    /// <param name="cancellationToken">Stops the stream.</param>
    /// <returns>The rejections.</returns>
    /// <exception cref="ArgumentException"><paramref name="kind"/> is blank.</exception>
    IAsyncEnumerable<RunRejection> ReadAsync(string kind, CancellationToken cancellationToken = default);
}

/// <summary>A record that a run could not use.</summary>
/// <remarks>It tells of the user whose id is the <see cref="UserOps.Rejection.Key"/> or the <see cref="UserOps.Rejection.Value"/>: erasing that user erases it.</remarks>
/// <param name="Kind">The run.</param>
/// <param name="AsOf">The instant that the run judges at.</param>
/// <param name="Rejection">The record, and what is wrong with it.</param>
public sealed record RunRejection(string Kind, Instant AsOf, Rejection Rejection);
