using System.Text;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;
using NodaTime;

namespace UserOps.Json;

/// <summary>Makes the JSON Schema (2020-12) of a document, so that an editor can complete and check it.</summary>
internal static class PolicySchema
{
    /// <summary>Makes the schema.</summary>
    /// <param name="type">The document's type.</param>
    /// <param name="title">What the document is.</param>
    /// <returns>The schema, indented.</returns>
    public static string Of(JsonTypeInfo type, string title)
    {
        var options = new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Describe };
        var schema = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = title,
        };
        foreach (var (name, node) in type.GetJsonSchemaAsNode(options).AsObject().ToArray())
        {
            schema[name] = node?.DeepClone();
        }

        return Encoding.UTF8.GetString(PolicyJson.Bytes(writer => schema.WriteTo(writer), indented: true));
    }

    /// <summary>Gives the schema of what our converters read, which the exporter can't know.</summary>
    private static JsonNode Describe(JsonSchemaExporterContext context, JsonNode schema)
    {
        var type = Nullable.GetUnderlyingType(context.TypeInfo.Type) ?? context.TypeInfo.Type;
        var info = context.TypeInfo.Options.GetTypeInfo(type);
        var described = info.Converter switch
        {
            IJsonShape { ItemType: { } item } => new JsonObject { ["type"] = "array", ["items"] = ItemSchema(info.Options.GetTypeInfo(item)) },
            IJsonShape { Words: { Count: > 0 } words } => new JsonObject { ["enum"] = new JsonArray([.. words.Select(word => JsonValue.Create(word))]) },
            LocalizedTextJsonConverter => new JsonObject
            {
                ["type"] = "object",
                ["description"] = "Texts by BCP 47 language tag.",
                ["minProperties"] = 1,
                ["additionalProperties"] = new JsonObject { ["type"] = "string" },
            },
            DecimalJsonConverter => new JsonObject { ["type"] = "number" },
            IJsonShape shape when type == typeof(Duration) || type == typeof(LocalTime) || type == typeof(LocalDate) || type == typeof(Instant) =>
                new JsonObject { ["type"] = "string", ["description"] = Sentence(shape.Allowed) },
            _ => schema,
        };

        if (described is JsonObject members && info.Kind == JsonTypeInfoKind.Object)
        {
            members["additionalProperties"] = false;
        }

        return context.PropertyInfo is { IsSetNullable: true } && !ReferenceEquals(described, schema)
            ? new JsonObject { ["anyOf"] = new JsonArray(described, new JsonObject { ["type"] = "null" }) }
            : described;
    }

    private static JsonNode ItemSchema(JsonTypeInfo item) => item.GetJsonSchemaAsNode(
        new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Describe });

    private static string Sentence(string allowed) => $"{char.ToUpperInvariant(allowed[0])}{allowed.AsSpan(1)}.";
}
