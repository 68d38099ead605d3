using NodaTime;
using UserOps.Cli.Activity;
using UserOps.Cli.Input;
using UserOps.Lifecycle;
using UserOps.Reporting;

namespace UserOps.Cli.Reports;

/// <summary>Activity: in which stage users are, who came and went, who comes back, and when.</summary>
/// <param name="option">The option that named the file.</param>
/// <param name="input">The file.</param>
/// <param name="question">What is asked.</param>
internal sealed class ActivityPart(string option, RowInput input, LifecycleQuestion question) : ReportPart
{
    private readonly ReportFile _file = new(option, input.File);
    private ActivityBook<UserId> _book = new();

    /// <inheritdoc />
    public override IReadOnlyList<ReportFile> Files => [_file];

    /// <inheritdoc />
    public override void Read(ReportRun run)
    {
        var reader = new ActivityReader(input, run.Rejections);
        var rows = new ActivityGathering(reader, groups: null, run.Progress, run.CancellationToken);
        _book = run.Watch(_file, rows.Events);
        (_file.Records, _file.Newest) = (rows.Counts.Records, rows.Counts.Newest);
    }

    /// <inheritdoc />
    public override IReadOnlyList<ReportSection> Judge(ReportRun run, Func<DayClock, Instant> asOf)
    {
        run.Progress.Stage("Judging stages");
        return [LifecycleReport.Of(question, _book, asOf(question.Stages.Days), run.CancellationToken)];
    }

    /// <inheritdoc />
    public override bool Knows(UserId user) => _book.Users.Contains(user);
}
