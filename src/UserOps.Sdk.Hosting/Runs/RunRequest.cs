using NodaTime;

namespace UserOps.Hosting;

/// <summary>What a run over everybody is to do.</summary>
public sealed record RunRequest
{
    /// <summary>Gets the instant of the judgement. Facts after it are not seen.</summary>
    public required Instant AsOf { get; init; }

    /// <summary>Gets a value indicating whether a stopped run of the same instant and policy goes on where it was; otherwise it begins at the first subject.</summary>
    /// <value><see langword="true"/> by default.</value>
    public bool Resumes { get; init; } = true;

    /// <summary>
    /// Gets a value indicating whether answers of later instants are replaced too. That is how one mends what was written while a clock ran ahead;
    /// otherwise such answers stay, and are counted as <see cref="RunSummary.Older"/>.
    /// </summary>
    /// <value><see langword="false"/> by default.</value>
    public bool ReplacesNewer { get; init; }
}
