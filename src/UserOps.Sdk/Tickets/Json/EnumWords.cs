using System.Collections.Frozen;
using UserOps.Json;

namespace UserOps.Tickets;

/// <summary>The words of an enum as logs write them: its members in camel case, told apart without case.</summary>
/// <typeparam name="T">The enum.</typeparam>
internal static class EnumWords<T>
    where T : struct, Enum
{
    private static readonly FrozenDictionary<string, T> Values =
        Enum.GetValues<T>().ToFrozenDictionary(EnumJsonConverter<T>.NameOf, StringComparer.OrdinalIgnoreCase);

    /// <summary>The words, in the order of their numbers.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Enum.GetValues<T>().Select(EnumJsonConverter<T>.NameOf)];

    /// <summary>Finds a value by its word.</summary>
    /// <param name="word">The word.</param>
    /// <param name="value">The value.</param>
    /// <returns><see langword="true"/> if there is one.</returns>
    public static bool TryParse(string word, out T value) => Values.TryGetValue(word, out value);

    /// <summary>Finds the value of a word that was checked before.</summary>
    /// <param name="word">The word.</param>
    /// <returns>The value.</returns>
    public static T Of(string word) => Values[word];
}
