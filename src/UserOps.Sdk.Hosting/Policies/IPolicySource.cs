using Microsoft.Extensions.Primitives;

namespace UserOps.Hosting;

/// <summary>Where the text of one policy comes from: a file, a section of the configuration, a store.</summary>
/// <remarks>Thread-safe. <see cref="ReloadingPolicy{T}"/> reads, checks and compiles the text; a source only hands it over.</remarks>
public interface IPolicySource
{
    /// <summary>Gets what the source is, for messages: <c>the file 'stages.json'</c>.</summary>
    string Description { get; }

    /// <summary>Reads the policy as it is now.</summary>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The JSON text, which may still be no policy at all.</returns>
    /// <exception cref="PolicySourceException">It can't be read.</exception>
    ValueTask<string> ReadAsync(CancellationToken cancellationToken = default);

    /// <summary>Gets a token that tells when the text may be another; take a new one each time.</summary>
    /// <returns>The token.</returns>
    IChangeToken GetReloadToken();
}
