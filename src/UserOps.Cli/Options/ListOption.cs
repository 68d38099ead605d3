using System.CommandLine;
using UserOps.Cli.Input;

namespace UserOps.Cli.Options;

/// <summary>Names that were given together. No collection, since an option of one can't tell none given from none.</summary>
/// <param name="Names">The names; at least one.</param>
internal sealed record NameList(EquatableArray<string> Names);

/// <summary>An option that takes a list of names, such as events, with commas between them.</summary>
internal static class ListOption
{
    /// <summary>Makes the option.</summary>
    /// <param name="name">The option's name.</param>
    /// <param name="description">What it does.</param>
    /// <returns>The option; <see langword="null"/> without it.</returns>
    public static Option<NameList?> Create(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "A,B,...",
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            var names = text.Split(',', StringSplitOptions.TrimEntries);
            if (names.All(part => part.Length > 0))
            {
                return new NameList([.. names]);
            }

            result.AddError($"{name} '{Shown.Text(text)}' has a blank name; write names with commas between them, such as login,order.");
            return null;
        },
    };
}
