using NodaTime;
using UserOps.Reporting;

namespace UserOps.Cli.Reports;

/// <summary>What one module makes of its files: they are read first, and judged when the instant is known.</summary>
internal abstract class ReportPart
{
    /// <summary>Gets the files.</summary>
    public abstract IReadOnlyList<ReportFile> Files { get; }

    /// <summary>Reads the files.</summary>
    /// <param name="run">The run.</param>
    public abstract void Read(ReportRun run);

    /// <summary>Judges.</summary>
    /// <param name="run">The run.</param>
    /// <param name="asOf">Finds the instant by the days of a policy.</param>
    /// <returns>The sections, in order.</returns>
    public abstract IReadOnlyList<ReportSection> Judge(ReportRun run, Func<DayClock, Instant> asOf);

    /// <summary>Tells whether a user is among what was read.</summary>
    /// <param name="user">The user.</param>
    /// <returns><see langword="true"/> if so, and the part can show the user.</returns>
    public virtual bool Knows(UserId user) => false;
}
