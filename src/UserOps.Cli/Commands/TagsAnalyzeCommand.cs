using System.CommandLine;
using System.Text.Json;
using UserOps.Cli.Input;
using UserOps.Cli.Options;
using UserOps.Cli.Output;
using UserOps.Cli.Policies;
using UserOps.Tagging;
using static UserOps.Cli.Output.Screen;

namespace UserOps.Cli.Commands;

/// <summary><c>userops tags analyze CATALOG</c>: what its author will want to know of a catalogue that is valid.</summary>
internal sealed class TagsAnalyzeCommand
{
    private static readonly string[] Columns = ["path", "kind", "tag", "others", "message"];

    private readonly ToolConsole _console;
    private readonly Argument<string> _catalog = new("CATALOG") { Description = "The tag catalogue." };
    private readonly OutputOptions _output = new();

    private TagsAnalyzeCommand(ToolConsole console) => _console = console;

    /// <summary>Makes the command.</summary>
    /// <param name="console">The streams of the tool.</param>
    /// <returns>The command.</returns>
    public static Command Create(ToolConsole console)
    {
        var parts = new TagsAnalyzeCommand(console);
        var command = new Command("analyze", "Find rules that never or always hold, that are shadowed or stand twice, and what no rule asks for.") { parts._catalog };
        parts._output.AddTo(command);
        command.SetAction((parsed, cancellationToken) =>
            CommandHost.RunAsync(console, _ => Task.FromResult(parts.Run(parsed)), cancellationToken));
        return command;
    }

    private static void Write(OutputFormat format, Stream stream, Words words, PolicyRef policy, EquatableArray<CatalogFinding> findings)
    {
        switch (format)
        {
            case OutputFormat.Json:
                JsonText.WriteDocument(stream, json =>
                {
                    json.WriteStartObject();
                    json.WritePolicy(policy);
                    json.WriteList("findings", findings, (writer, finding) =>
                    {
                        writer.WriteStartObject();
                        WriteFinding(writer, words, finding);
                        writer.WriteEndObject();
                    });
                    json.WriteEndObject();
                });
                break;
            case OutputFormat.Jsonl:
                using (var lines = new JsonLines(stream))
                {
                    foreach (var finding in findings)
                    {
                        lines.Write((words, finding), static (json, row) => WriteFinding(json, row.words, row.finding));
                    }

                    lines.Flush();
                }

                break;
            default:
                using (var lines = new CsvLines(stream, Columns))
                {
                    foreach (var finding in findings)
                    {
                        lines.Add(finding.Path).Add(NameOf(finding.Kind)).Add(finding.Tag).Add(string.Join(';', finding.Others)).Add(finding.Message.In(words.Culture)).EndRow();
                    }

                    lines.Flush();
                }

                break;
        }
    }

    private static void WriteFinding(Utf8JsonWriter json, Words words, CatalogFinding finding)
    {
        json.WriteString("path", finding.Path);
        json.WriteString("kind", NameOf(finding.Kind));
        json.WriteString("tag", finding.Tag);
        json.WriteList("others", finding.Others, static (writer, path) => writer.WriteStringValue(path));
        json.WriteString("message", finding.Message.In(words.Culture));
    }

    private static string NameOf(FindingKind kind) => JsonNamingPolicy.CamelCase.ConvertName(kind.ToString());

    private static void Show(Screen screen, Words words, PolicyRef policy, EquatableArray<CatalogFinding> findings)
    {
        screen.Line(findings.Count == 0
            ? words.Of("Nothing was found.", "没有发现问题。")
            : words.Of($"{Count(findings.Count, "finding", "findings")}, in the order of the catalogue", $"发现 {Count(findings.Count)} 处（按目录顺序）"));
        foreach (var finding in findings)
        {
            screen.Line();
            screen.Line($"{finding.Path}{words.Of(": ", "：")}{NameOf(finding.Kind)}");
            screen.Line($"  {finding.Message.In(words.Culture)}");
        }

        screen.Line();
        screen.Line(words.Of($"Policy: {policy}.", $"策略：{policy}。"));
    }

    private int Run(ParseResult parsed)
    {
        var path = parsed.GetRequiredValue(_catalog);
        new InputFile(path, _console).ThrowIfSame(_output.Place(parsed).Path, "--out");
        var catalog = PolicyFile.Read(path, PolicyKinds.Tags);
        var findings = TagCatalogAnalyzer.Analyze(catalog);
        var (words, format) = (_output.Screen.Words(parsed), _output.Format(parsed));
        using var output = _output.Open(parsed, _console);
        if (format == OutputFormat.Table)
        {
            using var screen = new Screen(output.Stream, _console.OutputIsTerminal && output.IsStandardOutput);
            Show(screen, words, catalog.ToRef(), findings);
        }
        else
        {
            Write(format, output.Stream, words, catalog.ToRef(), findings);
        }

        output.Commit();
        return ExitCode.Done;
    }
}
