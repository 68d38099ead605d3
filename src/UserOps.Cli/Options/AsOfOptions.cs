using System.CommandLine;
using System.CommandLine.Parsing;
using UserOps.Cli.Input;
using UserOps.Json;

namespace UserOps.Cli.Options;

/// <summary>When a command judges: exactly one of <c>--as-of</c> and <c>--at</c>. The tool never asks the system's clock.</summary>
/// <param name="newest">Which record's day <c>last</c> is; <see langword="null"/> where there are no records, and so no last day.</param>
/// <param name="isOptional">Whether both may be left out, where each record brings an instant of its own.</param>
/// <param name="hasEach">Whether there are several inputs, each of which may be judged on its own last day.</param>
internal sealed class AsOfOptions(string? newest = "the newest record with a user", bool isOptional = false, bool hasEach = false)
{
    private const string Each = "each";

    private readonly Option<AsOf?> _asOf = new("--as-of")
    {
        Description = $"Judge at the end of this local day{(newest is null ? "" : $"; last is the day of {newest}")}{(hasEach ? ", each the last day of each input" : "")}.",
        HelpName = newest is null ? "DATE" : hasEach ? "DATE|last|each" : "DATE|last",
        CustomParser = result => hasEach && result.Tokens[0].Value.Equals(Each, StringComparison.OrdinalIgnoreCase)
            ? new AsOfLast(OfEach: true)
            : LastDayOption.Parse("--as-of", result, newest is not null),
    };

    private readonly Option<AsOf?> _at = new("--at")
    {
        Description = "Judge at this instant, such as 2024-05-31T17:30:00Z.",
        HelpName = "INSTANT",
        CustomParser = result => ParseInstant(result),
    };

    /// <summary>Adds the options to a command, and the rule that one of them is given.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        command.Options.Add(_asOf);
        command.Options.Add(_at);
        command.Validators.Add(result =>
        {
            var (day, instant) = (result.GetResult(_asOf) is not null, result.GetResult(_at) is not null);
            if (day == instant && (day || !isOptional))
            {
                result.AddError(day
                    ? "--as-of and --at exclude each other; give one of them."
                    : $"Say when to judge: --as-of DATE{(newest is null ? "" : hasEach ? ", --as-of last, --as-of each," : ", --as-of last,")} or --at INSTANT.");
            }
        });
    }

    /// <summary>Reads which one was given.</summary>
    /// <param name="parsed">The command line, which has no errors.</param>
    /// <returns>When to judge.</returns>
    public AsOf Read(ParseResult parsed) => parsed.GetValue(_asOf) ?? parsed.GetRequiredValue(_at)!;

    /// <summary>Tells whether one of them was given.</summary>
    /// <param name="result">The command line.</param>
    /// <returns><see langword="true"/> if so.</returns>
    public bool IsGiven(CommandResult result) => result.GetResult(_asOf) is not null || result.GetResult(_at) is not null;

    /// <summary>Reads which one was given, where both may be left out.</summary>
    /// <param name="parsed">The command line, which has no errors.</param>
    /// <returns>When to judge; <see langword="null"/> without either.</returns>
    public AsOf? Find(ParseResult parsed) => parsed.GetValue(_asOf) ?? parsed.GetValue(_at);

    private static AsOfInstant? ParseInstant(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (IsoTime.TryRead(text, out var local, out var offset) && offset is { } known && local.Year <= 9998)
        {
            var instant = local.WithOffset(known).ToInstant();
            if (DayClock.InRange(instant))
            {
                return new AsOfInstant(instant);
            }
        }

        result.AddError($"--at '{Shown.Text(text)}' is not an instant; write it like 2024-05-31T17:30:00Z or 2024-05-31T17:30:00+08:00.");
        return null;
    }
}
