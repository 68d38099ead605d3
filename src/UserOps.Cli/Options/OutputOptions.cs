using System.CommandLine;
using UserOps.Cli.Input;
using UserOps.Cli.Output;

namespace UserOps.Cli.Options;

/// <summary>What every command that gives a result takes: its form, its place and its language.</summary>
internal sealed class OutputOptions
{
    private readonly Option<Choice<OutputFormat>> _format = ChoiceOption.Create(
        "--format",
        "How the result is written.",
        ("table", OutputFormat.Table),
        ("json", OutputFormat.Json),
        ("jsonl", OutputFormat.Jsonl),
        ("csv", OutputFormat.Csv));

    private readonly Option<string?> _out = new("--out")
    {
        Description = "Write the result to this file, which appears only when all of it is there.",
        HelpName = "FILE",
    };

    /// <summary>Gets the options of language and progress.</summary>
    public ScreenOptions Screen { get; } = new();

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        command.Options.Add(_format);
        command.Options.Add(_out);
        Screen.AddTo(command);
    }

    /// <summary>Gets the option that names the form, for rules between options.</summary>
    public Option<Choice<OutputFormat>> FormatOption => _format;

    /// <summary>Reads the form of the result.</summary>
    /// <param name="parsed">The command line.</param>
    /// <returns>The form; a table by default.</returns>
    public OutputFormat Format(ParseResult parsed) => parsed.GetRequiredValue(_format).Value;

    /// <summary>Reads where the result goes.</summary>
    /// <param name="parsed">The command line.</param>
    /// <returns>The file, as the option and as it was named; <see langword="null"/> for standard output.</returns>
    public (string Option, string? Path) Place(ParseResult parsed) => (_out.Name, parsed.GetValue(_out));

    /// <summary>Opens the result's place.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="console">Gives standard output.</param>
    /// <param name="inputs">The inputs, which the result must not replace.</param>
    /// <returns>The output; to be committed when all of the result is there.</returns>
    /// <exception cref="UsageException">There can't be such a file, or it is an input.</exception>
    public OutputFile Open(ParseResult parsed, ToolConsole console, params IEnumerable<InputFile> inputs)
    {
        var path = parsed.GetValue(_out);
        foreach (var input in inputs)
        {
            input.ThrowIfSame(path, "--out");
        }

        return OutputFile.Open(path, console);
    }

    /// <summary>Writes an answer in the form that was asked for.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="console">Tells whether a person reads standard output.</param>
    /// <param name="output">The result's place.</param>
    /// <param name="answer">The answer.</param>
    public void Write(ParseResult parsed, ToolConsole console, OutputFile output, IAnswer answer)
    {
        var (words, format) = (Screen.Words(parsed), Format(parsed));
        if (format == OutputFormat.Table)
        {
            using var screen = new Screen(output.Stream, console.OutputIsTerminal && output.IsStandardOutput);
            answer.Show(screen, words);
        }
        else
        {
            answer.Write(format, output.Stream, words);
        }
    }
}
