using System.Collections.Frozen;
using System.Text.Json;

namespace UserOps.Json;

/// <summary>Reads and writes an enum as its member's name in camel case, and takes neither numbers nor other cases.</summary>
internal sealed class EnumJsonConverter<T> : TextJsonConverter<T>, IJsonShape
    where T : struct, Enum
{
    private static readonly string[] Names =
        [.. Enum.GetNames<T>().Select(JsonNamingPolicy.CamelCase.ConvertName)];

    private static readonly FrozenDictionary<string, T> Values =
        Names.Zip(Enum.GetNames<T>()).ToFrozenDictionary(pair => pair.First, pair => Enum.Parse<T>(pair.Second), StringComparer.Ordinal);

    public override string Allowed => $"one of {string.Join(", ", Names)}";

    public IReadOnlyList<string> Words => Names;

    public static string NameOf(T value) => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    protected override bool TryParse(string text, out T value) => Values.TryGetValue(text, out value);

    protected override string Format(T value) => NameOf(value);
}
