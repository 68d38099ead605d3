using System.Text.Json;

namespace UserOps.Cli.Complaints;

/// <summary>Writes what the library writes as JSON into a larger document or on a line.</summary>
internal static class LibraryJson
{
    /// <summary>Writes the members of an object of the library, without the braces round them.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="element">The object.</param>
    public static void WriteMembers(this Utf8JsonWriter json, JsonElement element)
    {
        foreach (var member in element.EnumerateObject())
        {
            member.WriteTo(json);
        }
    }
}
