using System.CommandLine;
using UserOps.Cli.Output;

namespace UserOps.Cli.Options;

/// <summary>Rules between the options of a command. To drop an option silently would mislead, so what has no place is refused.</summary>
internal static class OptionRules
{
    /// <summary>Refuses more than one of some options.</summary>
    /// <param name="command">The command.</param>
    /// <param name="options">The options.</param>
    public static void Exclude(Command command, params IReadOnlyList<Option> options) => command.Validators.Add(result =>
    {
        string[] given = [.. options.Where(option => result.GetResult(option) is { Implicit: false }).Select(option => option.Name)];
        if (given.Length > 1)
        {
            result.AddError($"{string.Join(" and ", given)} exclude each other; give one of them.");
        }
    });

    /// <summary>Refuses an option without one of those that it says more about.</summary>
    /// <param name="command">The command.</param>
    /// <param name="option">The option.</param>
    /// <param name="of">What it says more about.</param>
    public static void Need(Command command, Option option, params IReadOnlyList<Option> of) => command.Validators.Add(result =>
    {
        if (result.GetResult(option) is { Implicit: false } && of.All(input => result.GetResult(input) is null or { Implicit: true }))
        {
            result.AddError($"{option.Name} is of {string.Join(" or ", of.Select(input => input.Name))}; add it, or take {option.Name} off.");
        }
    });

    /// <summary>Refuses options that rows have no place for.</summary>
    /// <param name="command">The command.</param>
    /// <param name="output">Tells the form of the result.</param>
    /// <param name="options">The options.</param>
    public static void RefuseInRows(Command command, OutputOptions output, params IReadOnlyList<Option> options) => command.Validators.Add(result =>
    {
        if (result.GetValue(output.FormatOption)?.Value is OutputFormat.Jsonl or OutputFormat.Csv)
        {
            foreach (var option in options.Where(option => result.GetResult(option) is { Implicit: false }))
            {
                result.AddError($"{option.Name} is written as a table or as json; choose --format table or --format json.");
            }
        }
    });
}
