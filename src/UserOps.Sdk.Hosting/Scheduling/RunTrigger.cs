using Microsoft.Extensions.Primitives;

namespace UserOps.Hosting;

/// <summary>Makes <see cref="RunScheduler"/> catch up at once: when another policy came into force, or when a host says that there are new facts.</summary>
public sealed class RunTrigger
{
    /// <summary>Initializes a new instance of the <see cref="RunTrigger"/> class.</summary>
    /// <param name="kind">Which run.</param>
    /// <param name="getToken">Gives the next token that fires when the run is wanted; asked again after each.</param>
    /// <exception cref="ArgumentException"><paramref name="kind"/> is blank.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="getToken"/> is <see langword="null"/>.</exception>
    public RunTrigger(string kind, Func<IChangeToken> getToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(kind);
        ArgumentNullException.ThrowIfNull(getToken);
        Kind = kind;
        GetToken = getToken;
    }

    /// <summary>Gets which run.</summary>
    public string Kind { get; }

    /// <summary>Gets what gives the next token.</summary>
    public Func<IChangeToken> GetToken { get; }
}
