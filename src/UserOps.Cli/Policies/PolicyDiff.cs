using System.Buffers;
using System.Text;
using System.Text.Json;
using UserOps.Cli.Output;

namespace UserOps.Cli.Policies;

/// <summary>Compares two documents value by value.</summary>
/// <remarks>
/// Items that carry an id are the same item wherever they stand in their list; a list of texts, such as a segment's cells,
/// tells which came and went; other items are compared place by place.
/// </remarks>
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
        if (before is { ValueKind: JsonValueKind.Object } oldObject && after is { ValueKind: JsonValueKind.Object } newObject)
        {
            foreach (var name in Union(oldObject.EnumerateObject().Select(member => member.Name), newObject.EnumerateObject().Select(member => member.Name)))
            {
                Compare($"{path}.{name}", Member(oldObject, name), Member(newObject, name), changes);
            }
        }
        else if (before is { ValueKind: JsonValueKind.Array } oldList && after is { ValueKind: JsonValueKind.Array } newList)
        {
            CompareLists(path, [.. oldList.EnumerateArray()], [.. newList.EnumerateArray()], changes);
        }
        else if (Text(before) != Text(after))
        {
            changes.Add($"{path}: {Text(before)} -> {Text(after)}");
        }
    }

    private static void CompareLists(string path, JsonElement[] before, JsonElement[] after, List<string> changes)
    {
        if (IdsOf(before) is { } oldIds && IdsOf(after) is { } newIds)
        {
            foreach (var id in Union(oldIds, newIds))
            {
                var (was, now) = (oldIds.IndexOf(id), newIds.IndexOf(id));
                Compare($"{path}['{id}']", was < 0 ? null : before[was], now < 0 ? null : after[now], changes);
            }

            AddOrder(path, [.. oldIds.Intersect(newIds, StringComparer.Ordinal)], [.. newIds.Intersect(oldIds, StringComparer.Ordinal)], changes);
        }
        else if (before.Concat(after).All(item => item.ValueKind == JsonValueKind.String))
        {
            string[] was = [.. before.Select(item => Text(item))], now = [.. after.Select(item => Text(item))];
            string[] gone = [.. was.Except(now, StringComparer.Ordinal)], come = [.. now.Except(was, StringComparer.Ordinal)];
            if (gone.Length + come.Length > 0)
            {
                string[] parts = [.. gone.Length > 0 ? [$"without {string.Join(", ", gone)}"] : Array.Empty<string>(), .. come.Length > 0 ? [$"with {string.Join(", ", come)}"] : Array.Empty<string>()];
                changes.Add($"{path}: now {string.Join(" and ", parts)}");
            }
            else
            {
                AddOrder(path, was, now, changes);
            }
        }
        else
        {
            for (var i = 0; i < Math.Max(before.Length, after.Length); i++)
            {
                Compare($"{path}[{Exact.Text(i)}]", i < before.Length ? before[i] : null, i < after.Length ? after[i] : null, changes);
            }
        }
    }

    private static void AddOrder(string path, string[] before, string[] after, List<string> changes)
    {
        if (!before.SequenceEqual(after, StringComparer.Ordinal))
        {
            changes.Add($"{path}: order {string.Join(", ", before)} -> {string.Join(", ", after)}");
        }
    }

    /// <summary>Finds the ids of items; <see langword="null"/> unless every item has one of its own.</summary>
    private static List<string>? IdsOf(JsonElement[] items)
    {
        var ids = new List<string>();
        foreach (var item in items)
        {
            if (item.ValueKind != JsonValueKind.Object || Member(item, "id") is not { ValueKind: JsonValueKind.String } id || ids.Contains(id.GetString()!, StringComparer.Ordinal))
            {
                return null;
            }

            ids.Add(id.GetString()!);
        }

        return ids.Count == 0 ? null : ids;
    }

    private static IEnumerable<string> Union(IEnumerable<string> before, IEnumerable<string> after) => before.Union(after, StringComparer.Ordinal);

    private static JsonElement? Member(JsonElement element, string name) => element.TryGetProperty(name, out var member) ? member : null;

    /// <summary>Writes a value on one line, with the letters of all scripts as they are.</summary>
    private static string Text(JsonElement? element)
    {
        if (element is not { } value)
        {
            return Nothing;
        }

        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, JsonText.Compact))
        {
            value.WriteTo(json);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
