using System.CommandLine;
using UserOps.Cli.Complaints;
using UserOps.Cli.Output;

namespace UserOps.Cli.Commands;

/// <summary><c>userops complaints deadlines COMPLAINTS</c>: by when what must be done, and why the clocks are where they are.</summary>
internal sealed class ComplaintsDeadlinesCommand : ComplaintRowsCommand
{
    private readonly Option<bool> _timeline = new("--timeline")
    {
        Description = "Tell where each clock counts and where not: up to the instant of judgement, or up to the deadline if none is named.",
    };

    private ComplaintsDeadlinesCommand(ToolConsole console)
        : base(console)
    {
    }

    /// <summary>Makes the command.</summary>
    /// <param name="console">The streams of the tool.</param>
    /// <returns>The command.</returns>
    public static Command Create(ToolConsole console) =>
        new ComplaintsDeadlinesCommand(console).Create("deadlines", "Tell by when what must be done about each complaint, the next first.");

    /// <inheritdoc />
    protected override void AddOptions(Command command) => command.Options.Add(_timeline);

    /// <inheritdoc />
    protected override void Write(ParseResult parsed, OutputFormat format, Stream stream, Words words, ComplaintRun run)
    {
        var output = new DeadlinesOutput(words, run, parsed.GetValue(_timeline));
        switch (format)
        {
            case OutputFormat.Json:
                JsonText.WriteDocument(stream, output.WriteResult);
                break;
            case OutputFormat.Jsonl:
                output.WriteJsonLines(stream);
                break;
            default:
                output.WriteCsv(stream);
                break;
        }
    }

    /// <inheritdoc />
    protected override void WriteTables(ParseResult parsed, Screen screen, Words words, ComplaintRun run) =>
        new DeadlinesOutput(words, run, parsed.GetValue(_timeline)).Show(screen);
}
