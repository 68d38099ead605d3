using System.CommandLine;
using System.Text;
using UserOps.Cli.Complaints;
using UserOps.Cli.Options;
using UserOps.Cli.Output;
using UserOps.Complaints;

namespace UserOps.Cli.Commands;

/// <summary><c>userops complaints cases EVENTS</c>: where cases stand, by what happened to them.</summary>
internal sealed class ComplaintsCasesCommand
{
    private readonly ToolConsole _console;
    private readonly ComplaintOptions _complaints = new(new("EVENTS", "What happened to cases, as JSON lines of one event each; a line without a type is a receipt"));
    private readonly AsOfOptions _asOf = new("the newest event", isOptional: true);
    private readonly OutputOptions _output = new();
    private readonly Option<bool> _mermaid = new("--mermaid") { Description = "Draw the legal moves of a case as a Mermaid state diagram instead; needs no file." };

    private readonly Option<bool> _metrics = new("--metrics") { Description = "Tell how the loop did instead: rates of late, reopened, repeated and upheld cases, with intervals." };

    private readonly Option<Choice<ComplaintGroupKey>> _by = ChoiceOption.Of<ComplaintGroupKey>("--by", "Break the metrics down.");

    private ComplaintsCasesCommand(ToolConsole console) => _console = console;

    /// <summary>Makes the command.</summary>
    /// <param name="console">The streams of the tool.</param>
    /// <returns>The command.</returns>
    public static Command Create(ToolConsole console)
    {
        var parts = new ComplaintsCasesCommand(console);
        var command = new Command("cases", "Tell where cases stand, what is due, what was missed, and which moves are legal.");
        parts._complaints.AddTo(command);
        var file = command.Arguments[0];
        file.Arity = ArgumentArity.ZeroOrOne;
        parts._asOf.AddTo(command);
        command.Options.Add(parts._mermaid);
        command.Options.Add(parts._metrics);
        command.Options.Add(parts._by);
        OptionRules.Exclude(command, parts._mermaid, parts._metrics);
        parts._output.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetResult(parts._by) is { Implicit: false } && !result.GetValue(parts._metrics))
            {
                result.AddError($"{parts._by.Name} is for {parts._metrics.Name}; add it.");
            }

            if (result.GetValue(parts._mermaid))
            {
                return;
            }

            if (result.GetResult(file) is null or { Tokens.Count: 0 })
            {
                result.AddError($"Name the file of {file.Name}, or - for standard input; only --mermaid needs none.");
            }
            else if (!parts._asOf.IsGiven(result))
            {
                result.AddError("Say when to judge: --as-of DATE, --as-of last, or --at INSTANT.");
            }
        });
        command.SetAction((parsed, cancellationToken) =>
            CommandHost.RunAsync(console, token => Task.FromResult(parts.Run(parsed, token)), cancellationToken));
        return command;
    }

    private int Run(ParseResult parsed, CancellationToken cancellationToken)
    {
        var words = _output.Screen.Words(parsed);
        if (parsed.GetValue(_mermaid))
        {
            using var diagram = _output.Open(parsed, _console);
            diagram.Stream.Write(Encoding.UTF8.GetBytes(CaseMoves.ToMermaid(words.Culture)));
            diagram.Commit();
            return ExitCode.Done;
        }

        var file = _complaints.Input.File(parsed, _console);
        _complaints.RefuseColumns(parsed);
        FileRoles.Check([.. _complaints.Places(parsed)], _output.Place(parsed), _complaints.Input.RejectsPlace(parsed));
        var judge = _complaints.Judge(parsed, _console);
        using var rejections = _complaints.Input.Rejections(parsed, _console);
        using var output = _output.Open(parsed, _console, file);
        using var progress = _output.Screen.Progress(parsed, _console);
        rejections.BeforeShown = progress.Wipe;

        var reader = new CaseReader(file, rejections);
        reader.Read(fraction => progress.Step($"Reading {file.Name}", fraction), cancellationToken);
        var asOf = _asOf.Read(parsed).Resolve(judge.Days, reader.Newest);
        progress.Stage("Judging");
        var all = judge.Evaluator.AssessAll(reader.Book, asOf).ToList();
        reader.Reject(all.SelectMany(item => item.Value.Problems));
        var result = new CasesResult(judge, asOf, reader.Counts, all.FindAll(item => item.Value.State != CaseState.None));
        progress.Wipe();
        if (parsed.GetValue(_metrics))
        {
            var by = parsed.GetValue(_by)?.Value ?? ComplaintGroupKey.None;
            var metrics = ComplaintMetrics.Of(result.Cases.Select(item => item.Value), asOf, by);
            Write(parsed, output, new MetricsOutput(words, by == ComplaintGroupKey.None ? metrics with { Groups = [] } : metrics));
        }
        else
        {
            Write(parsed, output, new CasesOutput(words, result));
        }

        output.Commit();
        rejections.Complete();
        return rejections.ExitCode;
    }

    private void Write(ParseResult parsed, OutputFile output, ICaseOutput result)
    {
        switch (_output.Format(parsed))
        {
            case OutputFormat.Json:
                JsonText.WriteDocument(output.Stream, result.WriteResult);
                break;
            case OutputFormat.Jsonl:
                result.WriteJsonLines(output.Stream);
                break;
            case OutputFormat.Csv:
                result.WriteCsv(output.Stream);
                break;
            default:
                using (var screen = new Screen(output.Stream, _console.OutputIsTerminal && output.IsStandardOutput))
                {
                    result.Show(screen);
                }

                break;
        }
    }
}
