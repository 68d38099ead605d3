using System.CommandLine;
using UserOps.Cli.Input;
using UserOps.Json;

namespace UserOps.Cli.Options;

/// <summary>An option that takes one of a few words.</summary>
internal static class ChoiceOption
{
    /// <summary>Makes the option.</summary>
    /// <typeparam name="T">What the words stand for.</typeparam>
    /// <param name="name">The option's name.</param>
    /// <param name="description">What it does.</param>
    /// <param name="choices">The words and what they stand for; the first is the default.</param>
    /// <returns>The option.</returns>
    public static Option<T> Create<T>(string name, string description, params IReadOnlyList<(string Word, T Value)> choices)
    {
        string[] words = [.. choices.Select(choice => choice.Word)];
        var option = new Option<T>(name)
        {
            Description = description,
            HelpName = string.Join('|', words),
            DefaultValueFactory = _ => choices[0].Value,
            CustomParser = result =>
            {
                var word = result.Tokens[0].Value;
                foreach (var choice in choices)
                {
                    if (choice.Word.Equals(word, StringComparison.OrdinalIgnoreCase))
                    {
                        return choice.Value;
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
}
