namespace UserOps.Hosting;

/// <summary>What must be loaded before a host runs.</summary>
internal interface ILoadedAtStart
{
    /// <summary>Loads it. Once loaded, it does nothing.</summary>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The work.</returns>
    ValueTask LoadAsync(CancellationToken cancellationToken = default);
}
