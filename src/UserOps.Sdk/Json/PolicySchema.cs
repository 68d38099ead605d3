using System.Text;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;

namespace UserOps.Json;

/// <summary>Makes the JSON Schema (2020-12) of a document, so that an editor can complete and check it.</summary>
/// <remarks>Closed families, and types that contain themselves, stand once under <c>$defs</c> and are referred to.</remarks>
internal sealed class PolicySchema
{
    private readonly JsonSchemaExporterOptions _options;
    private readonly JsonObject _definitions = [];
    private readonly Dictionary<Type, string> _names = [];
    private readonly HashSet<Type> _open = [];

    private PolicySchema() =>
        _options = new() { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Describe };

    /// <summary>Makes the schema.</summary>
    /// <param name="type">The document's type.</param>
    /// <param name="title">What the document is.</param>
    /// <returns>The schema, indented.</returns>
    public static string Of(JsonTypeInfo type, string title)
    {
        var schemas = new PolicySchema();
        var schema = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = title,
        };
        foreach (var (name, node) in schemas.Export(type).AsObject().ToArray())
        {
            schema[name] = node?.DeepClone();
        }

        if (schemas._definitions.Count > 0)
        {
            schema["$defs"] = schemas._definitions;
        }

        return Encoding.UTF8.GetString(PolicyJson.Bytes(writer => schema.WriteTo(writer), indented: true));
    }

    /// <summary>Gives the schema of what our converters read, which the exporter can't know.</summary>
    private JsonNode Describe(JsonSchemaExporterContext context, JsonNode schema) =>
        Describe(context.TypeInfo, context.PropertyInfo is { IsSetNullable: true }, schema);

    private JsonNode Describe(JsonTypeInfo typeInfo, bool mayBeNull, JsonNode schema)
    {
        var info = typeInfo.Options.GetTypeInfo(Nullable.GetUnderlyingType(typeInfo.Type) ?? typeInfo.Type);
        var described = info.Converter switch
        {
            IJsonShape { ItemType: { } item } => new JsonObject { ["type"] = "array", ["items"] = Part(info.Options.GetTypeInfo(item)) },
            IJsonShape { EntryType: { } entry, NameType: { } name } => new JsonObject
            {
                ["type"] = "object",
                ["propertyNames"] = Part(info.Options.GetTypeInfo(name)),
                ["additionalProperties"] = Part(info.Options.GetTypeInfo(entry)),
            },
            IJsonShape { EntryType: { } entry } => new JsonObject { ["type"] = "object", ["additionalProperties"] = Part(info.Options.GetTypeInfo(entry)) },
            IJsonShape { Variants.Count: > 0 } => Part(info),
            IJsonShape { Words: { Count: > 0 } words } => new JsonObject { ["enum"] = new JsonArray([.. words.Select(word => JsonValue.Create(word))]) },
            IJsonShape { Numbers: { Count: > 0 } numbers } => new JsonObject { ["enum"] = new JsonArray([.. numbers.Select(number => JsonValue.Create(number))]) },
            LocalizedTextJsonConverter => new JsonObject
            {
                ["type"] = "object",
                ["description"] = "Texts by BCP 47 language tag.",
                ["minProperties"] = 1,
                ["additionalProperties"] = new JsonObject { ["type"] = "string" },
            },
            DecimalJsonConverter => new JsonObject { ["type"] = "number" },
            IJsonShape { IsText: true, Allowed: var allowed } => new JsonObject { ["type"] = "string", ["description"] = Sentence(allowed) },

            // The exporter's own references count from the root of what it exports, which may be a part here.
            _ when schema is JsonObject { Count: > 0 } own && own.ContainsKey("$ref") => Part(info),
            _ => schema,
        };

        if (ReferenceEquals(described, schema) && described is JsonObject members && info.Kind == JsonTypeInfoKind.Object)
        {
            members["additionalProperties"] = false;
            DescribeDefaults(info, members);
        }

        return mayBeNull && !ReferenceEquals(described, schema)
            ? new JsonObject { ["anyOf"] = new JsonArray(described, new JsonObject { ["type"] = "null" }) }
            : described;
    }

    /// <summary>Describes the members that the exporter forgot to ask about: those of our converters that have a default in the constructor.</summary>
    private void DescribeDefaults(JsonTypeInfo type, JsonObject schema)
    {
        foreach (var member in type.Properties.Where(member => member.AssociatedParameter is { HasDefaultValue: true }))
        {
            if (schema["properties"]?[member.Name] is JsonObject { Count: 1 } node && node.ContainsKey("default"))
            {
                var described = Describe(type.Options.GetTypeInfo(member.PropertyType), member.IsSetNullable, node);
                if (!ReferenceEquals(described, node))
                {
                    described["default"] = node["default"]?.DeepClone();
                    schema["properties"]![member.Name] = described;
                }
            }
        }
    }

    /// <summary>The schema of a part: in place, or as a reference where it is a family or contains itself.</summary>
    private JsonNode Part(JsonTypeInfo type)
    {
        if (_names.ContainsKey(type.Type) || !_open.Add(type.Type))
        {
            return Reference(type.Type);
        }

        var schema = type.Converter is IJsonShape { Variants.Count: > 0 } union ? Family(union, type) : Export(type);
        _open.Remove(type.Type);
        if (!_names.TryGetValue(type.Type, out var name))
        {
            return schema;
        }

        _definitions[name] = schema;
        return Reference(type.Type);
    }

    private JsonObject Family(IJsonShape union, JsonTypeInfo type)
    {
        Reference(type.Type); // first, so that the definitions stand in the order in which a reader meets them
        var forms = new JsonArray();
        if (union.TextType is { } text)
        {
            forms.Add(Export(type.Options.GetTypeInfo(text)));
        }

        foreach (var (member, variant) in union.Variants)
        {
            var form = Export(type.Options.GetTypeInfo(variant)).AsObject();
            var required = form["required"]?.AsArray() ?? [];
            if (!required.Any(name => name!.GetValue<string>() == member))
            {
                required.Insert(0, JsonValue.Create(member));
            }

            form["required"] ??= required;
            forms.Add((JsonNode)form);
        }

        return new() { ["anyOf"] = forms };
    }

    private JsonObject Reference(Type type)
    {
        if (!_names.TryGetValue(type, out var name))
        {
            name = type.Name;
            for (var i = 2; !_definitions.TryAdd(name, value: null); i++)
            {
                name = $"{type.Name}{Exact.Text(i)}";
            }

            _names.Add(type, name);
        }

        return new() { ["$ref"] = $"#/$defs/{name}" };
    }

    private JsonNode Export(JsonTypeInfo type) => type.GetJsonSchemaAsNode(_options);

    private static string Sentence(string allowed) => $"{char.ToUpperInvariant(allowed[0])}{allowed.AsSpan(1)}.";
}
