using System.CommandLine;
using UserOps.Cli.Output;

namespace UserOps.Cli.Options;

/// <summary>How a command speaks to a person: the language of its texts, and whether it shows progress.</summary>
internal sealed class ScreenOptions
{
    private readonly Option<Choice<string>> _lang = ChoiceOption.Create("--lang", "The language of texts.", ("en", "en"), ("zh-CN", "zh-CN"));

    private readonly Option<bool> _noProgress = new("--no-progress") { Description = "Show no progress." };

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        command.Options.Add(_lang);
        command.Options.Add(_noProgress);
    }

    /// <summary>Reads the language of texts.</summary>
    /// <param name="parsed">The command line.</param>
    /// <returns>The tool's words in it.</returns>
    public Words Words(ParseResult parsed) => new(parsed.GetRequiredValue(_lang).Value);

    /// <summary>Tells whether progress is to be shown: only to a person.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="console">Where it would be shown.</param>
    /// <returns><see langword="true"/> if so.</returns>
    public bool ShowsProgress(ParseResult parsed, ToolConsole console) => console.IsWatched && !parsed.GetValue(_noProgress);

    /// <summary>Makes the progress line.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="console">Where it would be shown.</param>
    /// <returns>The line.</returns>
    public ProgressLine Progress(ParseResult parsed, ToolConsole console) => new(console, ShowsProgress(parsed, console));
}
