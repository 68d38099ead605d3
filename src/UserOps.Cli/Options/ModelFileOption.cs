using System.CommandLine;
using System.Text;
using UserOps.Cli.Input;
using UserOps.Cli.Output;

namespace UserOps.Cli.Options;

/// <summary>Where a fitted model is written, from <c>--model FILE</c>.</summary>
internal sealed class ModelFileOption
{
    private readonly Option<string?> _model = new("--model") { Description = "Write the model to this file.", HelpName = "FILE" };

    /// <summary>Adds the option to a command.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command) => command.Options.Add(_model);

    /// <summary>Reads which file is written, and refuses what no model can be written to.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="input">The file that is read.</param>
    /// <returns>The file, as the option and as it was named; <see langword="null"/> where none is.</returns>
    /// <exception cref="UsageException">It is standard output, or the file that is read.</exception>
    public (string Option, string? Path) Place(ParseResult parsed, InputFile input)
    {
        var model = parsed.GetValue(_model);
        if (model == OutputFile.StandardOutput)
        {
            throw new UsageException("--model '-' must name a file: standard output is for the result.");
        }

        input.ThrowIfSame(model, _model.Name);
        return (_model.Name, model);
    }

    /// <summary>Opens the file.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="console">The streams of the tool.</param>
    /// <returns>The file, which takes its name when it is committed; <see langword="null"/> where none is asked for.</returns>
    public OutputFile? Open(ParseResult parsed, ToolConsole console) =>
        parsed.GetValue(_model) is { } path ? OutputFile.Open(path, console) : null;

    /// <summary>Writes the model, and lets the file take its name.</summary>
    /// <param name="file">The file; <see langword="null"/> where none is asked for.</param>
    /// <param name="json">The model.</param>
    public static void Write(OutputFile? file, Func<string> json)
    {
        file?.Stream.Write(Encoding.UTF8.GetBytes(json() + "\n"));
        file?.Commit();
    }
}
