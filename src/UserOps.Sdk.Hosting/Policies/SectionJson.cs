using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;

namespace UserOps.Hosting;

/// <summary>Writes a section of a configuration, whose values are all texts, as the JSON that a schema asks for.</summary>
internal sealed partial class SectionJson
{
    /// <summary>How far references are followed without a member in between: far more than a schema needs, and an end for one that goes in circles.</summary>
    private const int MaxReferences = 32;

    private readonly JsonElement _root;

    private SectionJson(JsonElement root) => _root = root;

    /// <summary>Writes a section.</summary>
    /// <param name="section">The section.</param>
    /// <param name="schema">The JSON Schema.</param>
    /// <returns>The JSON text.</returns>
    public static string Write(IConfigurationSection section, string schema)
    {
        using var document = JsonDocument.Parse(schema);
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            new SectionJson(document.RootElement).Write(writer, section, document.RootElement);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private void Write(Utf8JsonWriter writer, IConfigurationSection node, JsonElement? schema)
    {
        var forms = new List<JsonElement>();
        AddForms(schema, forms, 0);
        var children = node.GetChildren().ToArray();
        if (children.Length == 0)
        {
            WriteValue(writer, node.Value, forms);
        }
        else if (IsList(children, forms, out var items))
        {
            writer.WriteStartArray();
            foreach (var child in children)
            {
                Write(writer, child, items);
            }

            writer.WriteEndArray();
        }
        else
        {
            WriteObject(writer, children, forms);
        }
    }

    private void WriteObject(Utf8JsonWriter writer, IConfigurationSection[] children, List<JsonElement> forms)
    {
        var form = BestObject(children, forms);
        writer.WriteStartObject();
        foreach (var child in children)
        {
            var member = MemberOf(form, child.Key);
            writer.WritePropertyName(member?.Name ?? child.Key);
            Write(writer, child, member?.Value ?? Part(form, "additionalProperties"));
        }

        writer.WriteEndObject();
    }

    /// <summary>Finds the form of a family that an object has: the one that lacks the fewest of its members, and of these the one that misses the fewest required.</summary>
    private static JsonElement? BestObject(IConfigurationSection[] children, List<JsonElement> forms) => forms
        .Where(form => Allows(form, "object"))
        .OrderBy(form => Part(form, "additionalProperties") is { ValueKind: not JsonValueKind.False } ? 0 : children.Count(child => MemberOf(form, child.Key) is null))
        .ThenBy(form => Part(form, "required") is { ValueKind: JsonValueKind.Array } required
            ? required.EnumerateArray().Count(name => !children.Any(child => string.Equals(child.Key, name.GetString(), StringComparison.OrdinalIgnoreCase)))
            : 0)
        .Select(form => (JsonElement?)form)
        .FirstOrDefault();

    private static bool IsList(IConfigurationSection[] children, List<JsonElement> forms, out JsonElement? items)
    {
        items = null;
        var isNumbered = children.All(child => int.TryParse(child.Key, NumberStyles.None, CultureInfo.InvariantCulture, out _));
        foreach (var form in forms.Where(form => isNumbered && (Allows(form, "array") || IsAny(form))))
        {
            items = Part(form, "items");
            return true;
        }

        return isNumbered && forms.Count == 0;
    }

    private static void WriteValue(Utf8JsonWriter writer, string? value, List<JsonElement> forms)
    {
        if (string.IsNullOrEmpty(value))
        {
            WriteNothing(writer, value, forms);
        }
        else if (forms.Any(form => IsWord(form, value)))
        {
            writer.WriteStringValue(value);
        }
        else if (bool.TryParse(value, out var truth) && forms.Any(form => Allows(form, "boolean") || IsAny(form)))
        {
            writer.WriteBooleanValue(truth);
        }
        else if (Number().IsMatch(value) && forms.Any(form => Allows(form, "integer") || Allows(form, "number") || IsAny(form) || HasNumbers(form)))
        {
            writer.WriteRawValue(value);
        }
        else if (forms.Any(IsAny) && QuotedText(value) is { } text)
        {
            writer.WriteStringValue(text);
        }
        else
        {
            writer.WriteStringValue(value);
        }
    }

    /// <summary>Writes what a configuration has for an empty list, an empty object, an empty text and null.</summary>
    private static void WriteNothing(Utf8JsonWriter writer, string? value, List<JsonElement> forms)
    {
        if (value is not null && forms.Any(form => Allows(form, "string")))
        {
            writer.WriteStringValue(value);
        }
        else if (value is null && forms.Any(form => Allows(form, "null") || IsAny(form)))
        {
            writer.WriteNullValue();
        }
        else if (forms.Any(form => Allows(form, "array")))
        {
            writer.WriteStartArray();
            writer.WriteEndArray();
        }
        else if (forms.Any(form => Allows(form, "object")))
        {
            writer.WriteStartObject();
            writer.WriteEndObject();
        }
        else if (value is null || forms.Any(form => Allows(form, "null")))
        {
            writer.WriteNullValue();
        }
        else
        {
            writer.WriteStringValue(value);
        }
    }

    /// <summary>Adds the forms that a value may have: what references and alternatives lead to.</summary>
    private void AddForms(JsonElement? schema, List<JsonElement> into, int references)
    {
        if (schema is not { } node || references > MaxReferences)
        {
            return;
        }

        if (Part(node, "$ref") is { ValueKind: JsonValueKind.String } reference)
        {
            AddForms(Resolve(reference.GetString()!), into, references + 1);
        }
        else if (Part(node, "anyOf") is { ValueKind: JsonValueKind.Array } alternatives)
        {
            foreach (var alternative in alternatives.EnumerateArray())
            {
                AddForms(alternative, into, references + 1);
            }
        }
        else
        {
            into.Add(node);
        }
    }

    private JsonElement? Resolve(string reference)
    {
        JsonElement? found = _root;
        foreach (var name in reference.Split('/').Skip(1))
        {
            found = Part(found, name);
        }

        return found;
    }

    private static JsonProperty? MemberOf(JsonElement? form, string key)
    {
        if (Part(form, "properties") is not { ValueKind: JsonValueKind.Object } members)
        {
            return null;
        }

        foreach (var member in members.EnumerateObject())
        {
            if (string.Equals(member.Name, key, StringComparison.OrdinalIgnoreCase))
            {
                return member;
            }
        }

        return null;
    }

    private static JsonElement? Part(JsonElement? node, string name) =>
        node is { ValueKind: JsonValueKind.Object } members && members.TryGetProperty(name, out var part) ? part : null;

    private static bool Allows(JsonElement form, string type) => Part(form, "type") switch
    {
        { ValueKind: JsonValueKind.String } one => one.ValueEquals(type),
        { ValueKind: JsonValueKind.Array } several => several.EnumerateArray().Any(one => one.ValueEquals(type)),
        _ => false,
    };

    /// <summary>Tells whether a schema allows everything.</summary>
    private static bool IsAny(JsonElement form) =>
        form.ValueKind == JsonValueKind.True || (form.ValueKind == JsonValueKind.Object && Part(form, "type") is null && Part(form, "enum") is null);

    private static bool IsWord(JsonElement form, string value) =>
        Part(form, "enum") is { ValueKind: JsonValueKind.Array } words && words.EnumerateArray().Any(word => word.ValueKind == JsonValueKind.String && word.ValueEquals(value));

    private static bool HasNumbers(JsonElement form) =>
        Part(form, "enum") is { ValueKind: JsonValueKind.Array } words && words.EnumerateArray().Any(word => word.ValueKind == JsonValueKind.Number);

    private static string? QuotedText(string value)
    {
        if (value.Length < 2 || value[0] != '"' || value[^1] != '"')
        {
            return null;
        }

        try
        {
            using var text = JsonDocument.Parse(value);
            return text.RootElement.GetString();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"\A-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Number();
}
