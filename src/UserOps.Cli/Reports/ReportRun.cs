using UserOps.Cli.Input;
using UserOps.Cli.Output;

namespace UserOps.Cli.Reports;

/// <summary>What the parts of one report share while they read and judge.</summary>
/// <param name="console">The streams of the tool.</param>
/// <param name="rejections">Takes what can't be used.</param>
/// <param name="progress">Shows how far it is.</param>
/// <param name="cancellationToken">Stops it.</param>
internal sealed class ReportRun(ToolConsole console, RejectionSink rejections, ProgressLine progress, CancellationToken cancellationToken)
{
    /// <summary>Gets the streams of the tool.</summary>
    public ToolConsole Console => console;

    /// <summary>Gets what takes rows that can't be used.</summary>
    public RejectionSink Rejections => rejections;

    /// <summary>Gets what shows how far it is.</summary>
    public ProgressLine Progress => progress;

    /// <summary>Gets what stops it.</summary>
    public CancellationToken CancellationToken => cancellationToken;

    /// <summary>Does something with a file, and counts what is rejected meanwhile as the file's.</summary>
    /// <typeparam name="T">What comes of it.</typeparam>
    /// <param name="file">The file.</param>
    /// <param name="work">Does it.</param>
    /// <returns>What came of it.</returns>
    public T Watch<T>(ReportFile file, Func<T> work)
    {
        var (all, users) = (rejections.Count, rejections.Users);
        var result = work();
        file.RejectedUsers += rejections.Users - users;
        file.RejectedRecords += rejections.Count - all - (rejections.Users - users);
        return result;
    }
}
