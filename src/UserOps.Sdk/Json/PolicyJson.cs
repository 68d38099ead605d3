using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace UserOps.Json;

/// <summary>Reads and writes policies and other documents: strict, source generated, every error with its path and line.</summary>
internal static class PolicyJson
{
    /// <summary>The version of the form that all documents of this package have.</summary>
    public const int SchemaVersion = 1;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a document.</summary>
    /// <exception cref="InvalidPolicyException">The text isn't of the document's shape: one problem, with path and line.</exception>
    public static T Read<T>(string json, JsonTypeInfo<T> type, string paramName, int maxDepth = JsonShapeCheck.MaxDepth)
    {
        ArgumentNullException.ThrowIfNull(json, paramName);
        byte[] bytes;
        try
        {
            bytes = Strict.GetBytes(json);
        }
        catch (EncoderFallbackException e)
        {
            // Half a character can't be written down; the usual encoding would put another one in its place.
            var line = json.AsSpan(0, e.Index).Count('\n') + 1;
            throw new InvalidPolicyException(
                paramName,
                [new("$", RuleId: null, $"half a surrogate pair, U+{(int)json[e.Index]:X4}", "text in valid UTF-16", "Remove it.") { Line = line }]);
        }

        return Read(bytes, type, paramName, maxDepth);
    }

    /// <summary>Reads a document.</summary>
    /// <exception cref="InvalidPolicyException">The text isn't of the document's shape: one problem, with path and line.</exception>
    public static T Read<T>(ReadOnlyMemory<byte> utf8Json, JsonTypeInfo<T> type, string paramName, int maxDepth = JsonShapeCheck.MaxDepth)
    {
        var text = utf8Json.Span.StartsWith(Encoding.UTF8.Preamble) ? utf8Json[Encoding.UTF8.Preamble.Length..] : utf8Json;
        if (new JsonShapeCheck(text, type.Options, maxDepth).Find(type) is { } problem)
        {
            throw new InvalidPolicyException(paramName, [problem]);
        }

        return JsonSerializer.Deserialize(text.Span, type)!;
    }

    /// <summary>Refuses a document of another form.</summary>
    /// <exception cref="InvalidPolicyException">The version isn't <see cref="SchemaVersion"/>.</exception>
    public static void CheckVersion(int schemaVersion, string paramName)
    {
        if (schemaVersion != SchemaVersion)
        {
            throw new InvalidPolicyException(
                paramName,
                [new("$.schemaVersion", null, Exact.Text(schemaVersion), Exact.Text(SchemaVersion), "Write it by this version of the library.")]);
        }
    }

    /// <summary>Writes a document, indented for people.</summary>
    public static string Write<T>(T value, JsonTypeInfo<T> type) => Encoding.UTF8.GetString(Bytes(value, type, indented: true));

    /// <summary>The SHA-256 of a document's canonical JSON, as lower-case hexadecimal digits.</summary>
    public static string Hash<T>(T value, JsonTypeInfo<T> type) =>
        Convert.ToHexStringLower(SHA256.HashData(Bytes(value, type, indented: false)));

    /// <summary>Writes a document as UTF-8, with letters of all scripts as they are.</summary>
    internal static byte[] Bytes<T>(T value, JsonTypeInfo<T> type, bool indented) =>
        Bytes(writer => JsonSerializer.Serialize(writer, value, type), indented);

    /// <summary>Writes a document as UTF-8, with letters of all scripts as they are.</summary>
    internal static byte[] Bytes(Action<Utf8JsonWriter> write, bool indented)
    {
        var buffer = new ArrayBufferWriter<byte>();
        var options = new JsonWriterOptions
        {
            Indented = indented,
            NewLine = "\n",
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
        using (var writer = new Utf8JsonWriter(buffer, options))
        {
            write(writer);
        }

        return buffer.WrittenSpan.ToArray();
    }
}
