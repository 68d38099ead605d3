using System.CommandLine;
using System.Text.Json;
using UserOps.Cli.Input;
using UserOps.Json;

namespace UserOps.Cli.Options;

/// <summary>A word of an option and what it stands for; help shows the word.</summary>
/// <typeparam name="T">What the word stands for.</typeparam>
/// <param name="Word">The word.</param>
/// <param name="Value">What it stands for.</param>
internal sealed record Choice<T>(string Word, T Value)
{
    /// <inheritdoc />
    public override string ToString() => Word;
}

/// <summary>An option that takes one of a few words.</summary>
internal static class ChoiceOption
{
    /// <summary>Makes the option.</summary>
    /// <typeparam name="T">What the words stand for.</typeparam>
    /// <param name="name">The option's name.</param>
    /// <param name="description">What it does.</param>
    /// <param name="choices">The words and what they stand for; the first is the default.</param>
    /// <returns>The option.</returns>
    public static Option<Choice<T>> Create<T>(string name, string description, params IReadOnlyList<(string Word, T Value)> choices)
    {
        string[] words = [.. choices.Select(choice => choice.Word)];
        var option = new Option<Choice<T>>(name)
        {
            Description = description,
            HelpName = string.Join('|', words),
            DefaultValueFactory = _ => new Choice<T>(choices[0].Word, choices[0].Value),
            CustomParser = result =>
            {
                var word = result.Tokens[0].Value;
                foreach (var choice in choices)
                {
                    if (choice.Word.Equals(word, StringComparison.OrdinalIgnoreCase))
                    {
                        return new Choice<T>(choice.Word, choice.Value);
                    }
                }

                var remedy = Spelling.Suggest(word, words, $"Choose one of {string.Join(", ", words)}.");
                result.AddError($"{name} '{Shown.Text(word)}' is not one of its values. {remedy}");
                return default!;
            },
        };
        option.CompletionSources.Add(words);
        return option;
    }

    /// <summary>Makes the option without a default: what it would be is told elsewhere, such as in a policy.</summary>
    /// <typeparam name="T">What the words stand for.</typeparam>
    /// <param name="name">The option's name.</param>
    /// <param name="description">What it does.</param>
    /// <param name="choices">The words and what they stand for.</param>
    /// <returns>The option; <see langword="null"/> without it.</returns>
    public static Option<Choice<T>> Optional<T>(string name, string description, params IReadOnlyList<(string Word, T Value)> choices)
    {
        var option = Create(name, description, choices);
        option.DefaultValueFactory = null;
        return option;
    }

    /// <summary>Makes the option of an enumeration without a default; its words are those of JSON.</summary>
    /// <typeparam name="T">The enumeration.</typeparam>
    /// <param name="name">The option's name.</param>
    /// <param name="description">What it does.</param>
    /// <returns>The option; <see langword="null"/> without it.</returns>
    public static Option<Choice<T>> Of<T>(string name, string description)
        where T : struct, Enum =>
        Optional(name, description, [.. Enum.GetValues<T>().Select(value => (JsonNamingPolicy.CamelCase.ConvertName(value.ToString()), value))]);
}
