using System.Text.Json;

namespace UserOps.Cli.Rfm;

/// <summary>Compares two documents value by value.</summary>
internal static class PolicyDiff
{
    private const string Nothing = "(nothing)";

    /// <summary>Lists what changed, one line a value: its path, and the old and the new value.</summary>
    public static IReadOnlyList<string> Between(string before, string after)
    {
        using var old = JsonDocument.Parse(before);
        using var @new = JsonDocument.Parse(after);
        var changes = new List<string>();
        Compare("$", old.RootElement, @new.RootElement, changes);
        return changes;
    }

    private static void Compare(string path, JsonElement? before, JsonElement? after, List<string> changes)
    {
        if (before?.ValueKind is JsonValueKind.Object && after?.ValueKind is JsonValueKind.Object)
        {
            var names = before.Value.EnumerateObject().Concat(after.Value.EnumerateObject()).Select(member => member.Name).Distinct(StringComparer.Ordinal);
            foreach (var name in names)
            {
                Compare($"{path}.{name}", Member(before.Value, name), Member(after.Value, name), changes);
            }
        }
        else if (before?.ValueKind is JsonValueKind.Array && after?.ValueKind is JsonValueKind.Array)
        {
            for (var i = 0; i < Math.Max(before.Value.GetArrayLength(), after.Value.GetArrayLength()); i++)
            {
                Compare($"{path}[{Exact.Text(i)}]", Item(before.Value, i), Item(after.Value, i), changes);
            }
        }
        else if (before?.GetRawText() != after?.GetRawText())
        {
            changes.Add($"{path}: {before?.GetRawText() ?? Nothing} -> {after?.GetRawText() ?? Nothing}");
        }
    }

    private static JsonElement? Member(JsonElement element, string name) => element.TryGetProperty(name, out var member) ? member : null;

    private static JsonElement? Item(JsonElement element, int index) => index < element.GetArrayLength() ? element[index] : null;
}
