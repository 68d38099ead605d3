using System.CommandLine;
using UserOps.Cli.Complaints;
using UserOps.Cli.Output;

namespace UserOps.Cli.Commands;

/// <summary><c>userops complaints grade COMPLAINTS</c>: how grave each complaint is, why, and what is due when.</summary>
internal sealed class ComplaintsGradeCommand : ComplaintRowsCommand
{
    private readonly Option<bool> _explain = new("--explain") { Description = "Tell the reasons of each grade too." };

    private ComplaintsGradeCommand(ToolConsole console)
        : base(console)
    {
    }

    /// <summary>Makes the command.</summary>
    /// <param name="console">The streams of the tool.</param>
    /// <returns>The command.</returns>
    public static Command Create(ToolConsole console) =>
        new ComplaintsGradeCommand(console).Create("grade", "Grade complaints by a table of factors, say why, and tell when each target is due.");

    /// <inheritdoc />
    protected override void AddOptions(Command command) => command.Options.Add(_explain);

    /// <inheritdoc />
    protected override void Write(ParseResult parsed, OutputFormat format, Stream stream, Words words, ComplaintRun run)
    {
        var output = new GradeOutput(words, parsed.GetValue(_explain));
        switch (format)
        {
            case OutputFormat.Json:
                JsonText.WriteDocument(stream, json => output.WriteResult(json, run));
                break;
            case OutputFormat.Jsonl:
                output.WriteJsonLines(run, stream);
                break;
            default:
                output.WriteCsv(run, stream);
                break;
        }
    }

    /// <inheritdoc />
    protected override void WriteTables(ParseResult parsed, Screen screen, Words words, ComplaintRun run) =>
        new GradeOutput(words, parsed.GetValue(_explain)).Show(screen, run);
}
