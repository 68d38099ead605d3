using System.CommandLine;
using System.CommandLine.Parsing;
using NodaTime.Text;
using UserOps.Cli.Input;

namespace UserOps.Cli.Options;

/// <summary>An option that takes a local day, or <c>last</c> for that of the newest record.</summary>
internal static class LastDayOption
{
    private const string Last = "last";

    /// <summary>Makes the option.</summary>
    /// <param name="name">The option's name.</param>
    /// <param name="description">What it does.</param>
    /// <returns>The option; <see langword="null"/> without it.</returns>
    public static Option<AsOf?> Create(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "DATE|last",
        CustomParser = result => Parse(name, result, hasLast: true),
    };

    /// <summary>Reads the value of such an option.</summary>
    /// <param name="name">The option's name.</param>
    /// <param name="result">What was given.</param>
    /// <param name="hasLast">Whether there are records of which one is the newest.</param>
    /// <returns>The day; <see langword="null"/> when it is none, which the result is told.</returns>
    public static AsOf? Parse(string name, ArgumentResult result, bool hasLast)
    {
        var text = result.Tokens[0].Value;
        if (hasLast && text.Equals(Last, StringComparison.OrdinalIgnoreCase))
        {
            return new AsOfLast();
        }

        // The end of a day is the start of the next one, so the last day that a clock can name has none.
        if (LocalDatePattern.Iso.Parse(text).TryGetValue(default, out var day) && day >= DayClock.MinDay && day < DayClock.MaxDay)
        {
            return new AsOfDay(day);
        }

        result.AddError($"{name} '{Shown.Text(text)}' is not a day; write it like 2024-05-31{(hasLast ? ", or last" : "")}.");
        return null;
    }
}
