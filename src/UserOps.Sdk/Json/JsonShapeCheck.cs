using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace UserOps.Json;

/// <summary>Holds JSON text against the shape of a type and finds the first place where it differs.</summary>
/// <remarks>
/// The serializer would find it too, but loses the path inside our converters and knows no "did you mean". The check walks
/// tokens and source-generated metadata side by side, so that every error has its path, its line and its mend.
/// </remarks>
internal sealed class JsonShapeCheck(ReadOnlyMemory<byte> text, JsonSerializerOptions options, int maxDepth = JsonShapeCheck.MaxDepth)
{
    /// <summary>How deep a document may be that people write.</summary>
    public const int MaxDepth = 64;

    private const int MaxShown = 60;
    private const int MaxMessage = 250;

    private readonly Dictionary<Type, Shape> _shapes = [];

    /// <summary>Finds the first difference.</summary>
    /// <returns>The problem, or <see langword="null"/> when the text has the shape.</returns>
    public PolicyProblem? Find(JsonTypeInfo type)
    {
        var reader = new Utf8JsonReader(text.Span, new JsonReaderOptions { MaxDepth = maxDepth });
        var path = "$";
        try
        {
            reader.Read();
            var problem = Value(ref reader, type, mayBeNull: false, ref path);
            if (problem is null)
            {
                reader.Read(); // throws when something follows the document
            }

            return problem;
        }
        catch (JsonException e)
        {
            var line = e.LineNumber + 1 ?? LineAt(reader.BytesConsumed);
            var why = Shown(e.Message.Split(" LineNumber:", 2)[0], MaxMessage);
            return new(path, RuleId: null, Snippet(reader.BytesConsumed), $"JSON at most {maxDepth} levels deep", $"Mend the text here: {why}")
            {
                Line = line,
            };
        }
        catch (InvalidOperationException e)
        {
            return new(path, RuleId: null, Snippet(reader.TokenStartIndex), "text in valid UTF-8", $"Mend the text here: {e.Message}")
            {
                Line = LineAt(reader.TokenStartIndex),
            };
        }
    }

    private PolicyProblem? Value(ref Utf8JsonReader reader, JsonTypeInfo type, bool mayBeNull, ref string path)
    {
        if (reader.TokenType == JsonTokenType.Null && mayBeNull)
        {
            return null;
        }

        // The converter of a nullable struct hides the one that knows the shape.
        var inner = Nullable.GetUnderlyingType(type.Type) is { } bare ? options.GetTypeInfo(bare) : type;
        return inner switch
        {
            { Converter: IJsonShape { ItemType: { } item } } => Items(ref reader, options.GetTypeInfo(item), ref path),
            { Converter: IJsonShape { EntryType: { } entry, NameType: var name } } =>
                Entries(ref reader, options.GetTypeInfo(entry), name is null ? null : options.GetTypeInfo(name), ref path),
            { Converter: IJsonShape { Variants.Count: > 0 } union } => Union(ref reader, union, ref path),
            { Kind: JsonTypeInfoKind.Object } => Members(ref reader, inner, ref path),
            _ => Leaf(ref reader, inner, ref path),
        };
    }

    private PolicyProblem? Items(ref Utf8JsonReader reader, JsonTypeInfo item, ref string path)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            return Wrong(ref reader, path, "a list", "Put the items between [ and ].");
        }

        var list = path;
        for (var i = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; i++)
        {
            path = $"{list}[{Exact.Text(i)}]";
            if (Value(ref reader, item, mayBeNull: false, ref path) is { } problem)
            {
                return problem;
            }
        }

        path = list;
        return null;
    }

    private PolicyProblem? Entries(ref Utf8JsonReader reader, JsonTypeInfo entry, JsonTypeInfo? names, ref string path)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return Wrong(ref reader, path, "an object", "Put the members between { and }.");
        }

        var map = path;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            path = $"{map}.{Shown(name)}";
            if (names?.Converter is IJsonShape { Allowed: var allowed } && !IsName(name, names))
            {
                return At(reader.TokenStartIndex, path, $"a member named '{Shown(name)}'", $"named by {allowed}", "Write such a name.");
            }

            if (!seen.Add(name))
            {
                return Twice(reader.TokenStartIndex, path, name);
            }

            reader.Read();
            if (Value(ref reader, entry, mayBeNull: false, ref path) is { } problem)
            {
                return problem;
            }
        }

        path = map;
        return null;
    }

    /// <summary>Whether a name, written as a value, is one of a type.</summary>
    private static bool IsName(string name, JsonTypeInfo type)
    {
        try
        {
            return JsonSerializer.Deserialize(PolicyJson.Bytes(writer => writer.WriteStringValue(name), indented: false), type) is not null;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private PolicyProblem? Union(ref Utf8JsonReader reader, IJsonShape union, ref string path)
    {
        var textType = union.TextType is { } type ? options.GetTypeInfo(type) : null;
        if (reader.TokenType == JsonTokenType.String && textType is not null)
        {
            return Leaf(ref reader, textType, ref path);
        }

        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return textType?.Converter is IJsonShape { Allowed: var text }
                ? Wrong(ref reader, path, $"{text}, or {union.Allowed}", $"Write {text}.")
                : Wrong(ref reader, path, union.Allowed, "Put the members between { and }.");
        }

        var found = UnionVariant.Find(reader, union.Variants);
        return found < 0
            ? NoVariant(ref reader, union, ref path)
            : Members(ref reader, options.GetTypeInfo(union.Variants[found].Type), ref path, union.Variants, union.Variants[found].Member);
    }

    /// <summary>Says what an object lacks that none of a family's variants fits.</summary>
    private PolicyProblem NoVariant(ref Utf8JsonReader reader, IJsonShape union, ref string path)
    {
        var ahead = reader;
        var start = (int)reader.TokenStartIndex;
        var parent = path;
        if (Contents(ref reader, ref path) is { } problem)
        {
            return problem;
        }

        var names = union.Variants.Select(variant => variant.Member).ToList();
        var owners = new List<string>();
        while (ahead.Read() && ahead.TokenType == JsonTokenType.PropertyName)
        {
            var name = ahead.GetString()!;
            var having = union.Variants.Where(variant => options.GetTypeInfo(variant.Type).Properties.Any(member => member.Name == name));
            var known = having.Select(variant => variant.Member).ToList();
            owners.AddRange(known);
            if (known.Count == 0 && Spelling.Nearest(name, names) is not null)
            {
                path = $"{parent}.{Shown(name)}";
                return Unknown(ahead.TokenStartIndex, path, name, names);
            }

            ahead.Skip();
        }

        var add = names.Count == 1 ? names : owners.Distinct(StringComparer.Ordinal).ToList();
        var value = Shown(text.Span[start..(int)reader.BytesConsumed]);
        return At(start, path, value, union.Allowed, add is [var member] ? $"Add the member '{member}'." : "Add one of them.");
    }

    private PolicyProblem? Members(
        ref Utf8JsonReader reader,
        JsonTypeInfo type,
        ref string path,
        IReadOnlyList<UnionVariant>? variants = null,
        string? chosen = null)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return Wrong(ref reader, path, "an object", "Put the members between { and }.");
        }

        var parent = path;
        var start = reader.TokenStartIndex;
        var shape = ShapeOf(type);
        var seen = new bool[shape.Members.Length];
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            if (!shape.Places.TryGetValue(name, out var place))
            {
                path = $"{parent}.{Shown(name)}";
                return variants?.Any(variant => variant.Member == name) == true
                    ? At(reader.TokenStartIndex, path, $"a member named '{name}' beside '{chosen}'", OneOf(shape.Names), "Remove one of the two.")
                    : Unknown(reader.TokenStartIndex, path, name, shape.Names);
            }

            path = $"{parent}.{name}";
            if (seen[place])
            {
                return Twice(reader.TokenStartIndex, path, name);
            }

            seen[place] = true;
            reader.Read();
            var member = shape.Members[place];
            var problem = member.IsComputed
                ? Contents(ref reader, ref path)
                : Value(ref reader, member.Type, member.MayBeNull, ref path);
            if (problem is not null)
            {
                return problem;
            }
        }

        path = parent;
        var missing = shape.Names.Where((_, place) => shape.Members[place].IsRequired && !seen[place]).ToList();
        return missing.Count == 0
            ? null
            : At(start, path, $"an object without {string.Join(", ", missing)}", "complete", $"Add the member '{missing[0]}'.");
    }

    /// <summary>Looks a type's members up once, for a document has many objects of one type.</summary>
    private Shape ShapeOf(JsonTypeInfo type)
    {
        if (!_shapes.TryGetValue(type.Type, out var shape))
        {
            var members = type.Properties.Where(member => member.Get is not null || member.Set is not null).ToList();
            shape = new(
                members.ConvertAll(member => member.Name),
                members.Select((member, place) => (member.Name, place)).ToDictionary(item => item.Name, item => item.place, StringComparer.Ordinal),
                [.. members.Select(member => new Member(
                    options.GetTypeInfo(member.PropertyType),
                    member.IsRequired,
                    member.IsSetNullable,
                    member.Set is null && member.AssociatedParameter is null))]);
            _shapes.Add(type.Type, shape);
        }

        return shape;
    }

    private PolicyProblem? Leaf(ref Utf8JsonReader reader, JsonTypeInfo type, ref string path)
    {
        var start = (int)reader.TokenStartIndex;
        var token = reader.TokenType;
        var word = token == JsonTokenType.String ? reader.GetString()! : ""; // throws for half a surrogate pair
        if (IsPlain(type, token))
        {
            return null;
        }

        if (token is JsonTokenType.StartObject or JsonTokenType.StartArray && Contents(ref reader, ref path) is { } problem)
        {
            return problem;
        }

        var value = text[start..(int)reader.BytesConsumed];
        try
        {
            // The serializer reads 1e400 as infinity, which it would refuse to write.
            if (JsonSerializer.Deserialize(value.Span, type) is not (null or double.PositiveInfinity or double.NegativeInfinity))
            {
                return null;
            }
        }
        catch (JsonException)
        {
            // told below, in words of our own
        }

        var shape = type.Converter as IJsonShape;
        var allowed = (token == JsonTokenType.Number ? Range(type.Type) : null) ?? shape?.Allowed ?? Plain(type.Type);
        var remedy = Spelling.Suggest(word, shape?.Words ?? [], $"Write {allowed}.");
        return At(start, path, Shown(value.Span), allowed, remedy);
    }

    /// <summary>Whether any token of a kind is a value of a type, so that nothing is left to try.</summary>
    private static bool IsPlain(JsonTypeInfo type, JsonTokenType token) =>
        type.Converter is not IJsonShape
        && ((type.Type == typeof(string) && token == JsonTokenType.String)
            || (type.Type == typeof(bool) && token is JsonTokenType.True or JsonTokenType.False));

    /// <summary>Walks a value that the serializer will read as one, for what it would let pass: repeated names, infinite numbers.</summary>
    private PolicyProblem? Contents(ref Utf8JsonReader reader, ref string path)
    {
        var parent = path;
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                var seen = new HashSet<string>(StringComparer.Ordinal);
                while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
                {
                    var name = reader.GetString()!;
                    path = $"{parent}.{Shown(name)}";
                    if (!seen.Add(name))
                    {
                        return Twice(reader.TokenStartIndex, path, name);
                    }

                    reader.Read();
                    if (Contents(ref reader, ref path) is { } problem)
                    {
                        return problem;
                    }
                }

                break;

            case JsonTokenType.StartArray:
                for (var i = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; i++)
                {
                    path = $"{parent}[{Exact.Text(i)}]";
                    if (Contents(ref reader, ref path) is { } problem)
                    {
                        return problem;
                    }
                }

                break;

            case JsonTokenType.Number when !(reader.TryGetDouble(out var number) && double.IsFinite(number)):
                return Wrong(ref reader, path, Range(typeof(double))!, "Write a smaller number.");
        }

        path = parent;
        return null;
    }

    private PolicyProblem Unknown(long position, string path, string name, List<string> names) =>
        At(position, path, $"a member named '{Shown(name)}'", OneOf(names), Spelling.Suggest(name, names, "Remove it."));

    private PolicyProblem Twice(long position, string path, string name) =>
        At(position, path, $"a second member named '{Shown(name)}'", "there once", "Remove one of the two.");

    private PolicyProblem Wrong(ref Utf8JsonReader reader, string path, string allowed, string remedy)
    {
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return At(start, path, Shown(text.Span[start..(int)reader.BytesConsumed]), allowed, remedy);
    }

    private PolicyProblem At(long position, string path, string value, string allowed, string remedy) =>
        new(path, RuleId: null, value, allowed, remedy) { Line = LineAt(position) };

    private long LineAt(long position) => text.Span[..(int)position].Count((byte)'\n') + 1;

    private string Snippet(long position)
    {
        var rest = text.Span[(int)Math.Min(position, text.Length)..];
        return rest.IsEmpty ? "the end of the text" : Shown(rest);
    }

    /// <summary>The beginning of a value on one line.</summary>
    internal static string Shown(ReadOnlySpan<byte> value) =>
        Shown(Encoding.UTF8.GetString(value[..Math.Min(value.Length, MaxShown * 4)]));

    /// <summary>The beginning of a text on one line, not cut through the middle of a surrogate pair.</summary>
    private static string Shown(string value, int most = MaxShown)
    {
        var shown = value.ReplaceLineEndings(" ");
        var length = shown.Length > most && char.IsHighSurrogate(shown[most - 1]) ? most - 1 : most;
        return shown.Length > most ? $"{shown.AsSpan(0, length)}..." : shown;
    }

    private static string OneOf(List<string> names) => $"one of {string.Join(", ", names)}";

    private static string? Range(Type type) => type switch
    {
        _ when type == typeof(int) => $"a whole number from {Exact.Text(int.MinValue)} to {Exact.Text(int.MaxValue)}",
        _ when type == typeof(long) => $"a whole number from {Exact.Text(long.MinValue)} to {Exact.Text(long.MaxValue)}",
        _ when type == typeof(byte) => "a whole number from 0 to 255",
        _ when type == typeof(decimal) => "a number from -7.9e28 to 7.9e28 with at most 28 digits",
        _ when type == typeof(double) => "a number from -1.7e308 to 1.7e308",
        _ => null,
    };

    private static string Plain(Type type) => type switch
    {
        var t when t == typeof(string) => "a text between quotation marks",
        var t when t == typeof(bool) => "true or false",
        var t when t == typeof(int) || t == typeof(long) || t == typeof(byte) => "a whole number",
        var t when t == typeof(double) || t == typeof(decimal) => "a number",
        _ => "of another form",
    };

    /// <summary>The members of a type: their names in order, the place of each, and what is known of it.</summary>
    private sealed record Shape(List<string> Names, Dictionary<string, int> Places, Member[] Members);

    /// <summary>A member of a type.</summary>
    /// <param name="Type">The type of its value.</param>
    /// <param name="IsRequired">Whether an object must have it.</param>
    /// <param name="MayBeNull">Whether its value may be null.</param>
    /// <param name="IsComputed">Whether it is written for readers, and its text is not read back.</param>
    private readonly record struct Member(JsonTypeInfo Type, bool IsRequired, bool MayBeNull, bool IsComputed);
}
