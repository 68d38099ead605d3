using NodaTime;
using UserOps.Cli.Tickets;
using UserOps.Reporting;
using UserOps.Tickets;

namespace UserOps.Cli.Reports;

/// <summary>Tickets: how mature their handling is and what lifts it, who hands over to whom, what is open, and how many to expect.</summary>
/// <param name="option">The option that named the file.</param>
/// <param name="input">The file.</param>
/// <param name="policy">By what the handling is judged.</param>
internal sealed class TicketsPart(string option, TicketInput input, MaturityPolicy policy) : ReportPart
{
    private readonly ReportFile _file = new(option, input.File);
    private TicketLog _log = new TicketBook().ToLog();

    /// <inheritdoc />
    public override IReadOnlyList<ReportFile> Files => [_file];

    /// <inheritdoc />
    public override void Read(ReportRun run)
    {
        var reader = new TicketReader(input, run.Rejections);
        _log = run.Watch(_file, () => reader.Read(fraction => run.Progress.Step($"Reading {reader.Source}", fraction), run.CancellationToken));
        (_file.Records, _file.Newest) = (reader.Counts.Records, reader.Counts.Newest);
    }

    /// <inheritdoc />
    public override IReadOnlyList<ReportSection> Judge(ReportRun run, Func<DayClock, Instant> asOf)
    {
        run.Progress.Stage("Judging tickets");
        var section = TicketsReport.Of(_log, policy, asOf(TicketsReport.Days(policy)));
        run.Progress.Wipe();
        TicketConflicts.Tell(run.Console, input.File.Name, _log);
        return [section];
    }
}
