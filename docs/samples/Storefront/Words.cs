using System.Text.Json;

namespace Storefront;

/// <summary>Writes the library's enums as its JSON does: in camel case.</summary>
internal static class Words
{
    public static string Of<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
