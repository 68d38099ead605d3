using System.CommandLine;
using System.Globalization;
using System.Numerics;
using UserOps.Cli.Input;

namespace UserOps.Cli.Options;

/// <summary>An option that takes a whole number.</summary>
internal static class NumberOption
{
    /// <summary>Makes the option.</summary>
    /// <typeparam name="T">The type of the number.</typeparam>
    /// <param name="name">The option's name.</param>
    /// <param name="description">What it does.</param>
    /// <param name="standard">The number without the option.</param>
    /// <param name="most">The largest number.</param>
    /// <param name="least">The least number; 0 by default.</param>
    /// <returns>The option.</returns>
    public static Option<T> Create<T>(string name, string description, T standard, T most, T least = default)
        where T : struct, IBinaryInteger<T> => new(name)
        {
            Description = description,
            HelpName = "N",
            DefaultValueFactory = _ => standard,
            CustomParser = result =>
            {
                var text = result.Tokens[0].Value;
                if (T.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
                {
                    return number;
                }

                result.AddError($"{name} '{Shown.Text(text)}' is not a number from {least.ToString(null, CultureInfo.InvariantCulture)} to {most.ToString(null, CultureInfo.InvariantCulture)}.");
                return T.Zero;
            },
        };

    /// <summary>Makes the option without a default.</summary>
    /// <param name="name">The option's name.</param>
    /// <param name="description">What it does.</param>
    /// <param name="most">The largest number; the least is 1.</param>
    /// <returns>The option; <see langword="null"/> without it.</returns>
    public static Option<int?> Optional(string name, string description, int most) => new(name)
    {
        Description = description,
        HelpName = "N",
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most)
            {
                return number;
            }

            result.AddError($"{name} '{Shown.Text(text)}' is not a number from 1 to {Exact.Text(most)}.");
            return null;
        },
    };
}
