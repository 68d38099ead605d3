using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;

namespace UserOps.Hosting;

/// <summary>The JSON of answers, as it is kept: that of the library, and, where it has none of its own, one in the same form.</summary>
internal static class AnswerJson
{
    // Chinese is written as it is read. What is kept is data, and whoever shows it in a page encodes it there.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(PolicyRef policy, Instant asOf, Instant? validUntil, EquatableArray<Reason> reasons, Action<Utf8JsonWriter> value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            writer.WriteStartObject();
            writer.WriteStartObject("value");
            value(writer);
            writer.WriteEndObject();
            writer.WriteStartObject("policy");
            writer.WriteString("name", policy.Name);
            writer.WriteString("version", policy.Version);
            writer.WriteString("hash", policy.Hash);
            writer.WriteEndObject();
            Write(writer, "asOf", asOf);
            Write(writer, "validUntil", validUntil);
            writer.WriteStartArray("reasons");
            foreach (var reason in reasons)
            {
                writer.WriteStartObject();
                writer.WriteString("code", reason.Code);
                writer.WriteStartObject("text");
                foreach (var culture in reason.Template.Cultures)
                {
                    writer.WriteString(culture, reason.In(culture));
                }

                writer.WriteEndObject();
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Takes out the line ends and blanks by which the library sets its JSON: a store keeps a million of them.</summary>
    public static string Compact(string json)
    {
        var buffer = new ArrayBufferWriter<byte>(json.Length);
        using (var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 512 }))
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            document.WriteTo(writer);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    public static void Write(Utf8JsonWriter writer, string name, Instant? instant)
    {
        if (instant is { } at)
        {
            writer.WriteString(name, InstantPattern.ExtendedIso.Format(at));
        }
        else
        {
            writer.WriteNull(name);
        }
    }
}
