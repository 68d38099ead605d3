using System.CommandLine;

namespace UserOps.Cli.Commands;

/// <summary><c>userops tags</c>: what the rules of a catalogue say of users.</summary>
internal static class TagsCommand
{
    /// <summary>Makes the command.</summary>
    /// <param name="console">The streams of the tool.</param>
    /// <returns>The command.</returns>
    public static Command Create(ToolConsole console) => new("tags", "Give users tags by the rules of a catalogue, and say why.")
    {
        TagsEvaluateCommand.Create(console),
        TagsExplainCommand.Create(console),
        TagsPreviewCommand.Create(console),
        TagsAnalyzeCommand.Create(console),
    };
}
