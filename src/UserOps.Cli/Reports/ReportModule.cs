using System.CommandLine;
using UserOps.Cli.Options;

namespace UserOps.Cli.Reports;

/// <summary>What a module adds to <c>userops report</c>: its options, and its part of the report where its files are given.</summary>
/// <param name="console">The streams of the tool.</param>
/// <param name="inputs">The files of the report.</param>
internal abstract class ReportModule(ToolConsole console, ReportInputOptions inputs)
{
    /// <summary>Gets the streams of the tool.</summary>
    protected ToolConsole Console => console;

    /// <summary>Gets the files of the report.</summary>
    protected ReportInputOptions Inputs => inputs;

    /// <summary>Adds the options to a command, and the rules between them.</summary>
    /// <param name="command">The command.</param>
    public abstract void AddTo(Command command);

    /// <summary>Reads which files are read besides the inputs.</summary>
    /// <param name="parsed">The command line.</param>
    /// <returns>The files, as the options and as they were named.</returns>
    public abstract IReadOnlyList<(string Option, string? Path)> Places(ParseResult parsed);

    /// <summary>Makes the part. What is wrong with the options is told before a file is read.</summary>
    /// <param name="parsed">The command line.</param>
    /// <returns>The part; <see langword="null"/> where its files are not given.</returns>
    /// <exception cref="UsageException">An option's value makes no sense.</exception>
    public abstract ReportPart? Part(ParseResult parsed);

    /// <summary>Adds options that say more about an input.</summary>
    /// <param name="command">The command.</param>
    /// <param name="input">The input.</param>
    /// <param name="options">The options.</param>
    protected static void Add(Command command, Option input, params IReadOnlyList<Option> options)
    {
        foreach (var option in options)
        {
            command.Options.Add(option);
            OptionRules.Need(command, option, input);
        }
    }

    /// <summary>Reads which user is shown.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="user">The option.</param>
    /// <returns>The user; <see langword="null"/> for none.</returns>
    protected static UserId? UserOf(ParseResult parsed, Option<string?> user) => parsed.GetValue(user) is { } id ? new UserId(id) : null;
}
