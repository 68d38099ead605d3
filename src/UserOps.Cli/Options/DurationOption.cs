using System.CommandLine;
using NodaTime;
using UserOps.Cli.Input;
using UserOps.Cli.Output;

namespace UserOps.Cli.Options;

/// <summary>An option that takes a length of elapsed time.</summary>
internal static class DurationOption
{
    /// <summary>Makes the option.</summary>
    /// <param name="name">The option's name.</param>
    /// <param name="description">What it does.</param>
    /// <returns>The option; <see langword="null"/> without it.</returns>
    public static Option<Duration?> Create(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "LENGTH",
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (DurationText.TryRead(text, out var length))
            {
                return length;
            }

            result.AddError($"{name} '{Shown.Text(text)}' is not a length of time above zero; write it like PT30M, P7D or P2W: months have no fixed length.");
            return null;
        },
    };
}
