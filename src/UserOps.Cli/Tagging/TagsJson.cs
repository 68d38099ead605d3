using System.Text.Json;
using UserOps.Cli.Lifecycle;
using UserOps.Cli.Output;
using UserOps.Tagging;

namespace UserOps.Cli.Tagging;

/// <summary>Writes tags for scripts. The member names are a contract.</summary>
/// <param name="words">The language of names.</param>
internal sealed class TagsJson(Words words)
{
    private static readonly string[] Columns = ["user", "tag", "value", "nextChange"];

    /// <summary>Writes everything: policy, instant, input, users per tag, users.</summary>
    public void WriteResult(Utf8JsonWriter json, TagsResult result, CancellationToken cancellationToken)
    {
        json.WriteStartObject();
        json.WritePolicy(result.Tagger.Policy);
        json.WriteInstant("asOf", result.AsOf);
        json.WriteInput(result.Input);
        json.WriteStartObject("population");
        json.WriteNumber("users", result.Coverage.Users);
        json.WriteNumber("taggedUsers", result.Coverage.TaggedUsers);
        json.WriteEndObject();
        WriteCounts(json, result);
        json.WriteStartArray("users");
        foreach (var user in result.Users)
        {
            cancellationToken.ThrowIfCancellationRequested();
            json.WriteStartObject();
            WriteUser(json, user);
            json.WriteEndObject();
            json.FlushIfMuch();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Writes one JSON object a user and line.</summary>
    public static void WriteJsonLines(TagsResult result, Stream stream, CancellationToken cancellationToken)
    {
        using var lines = new JsonLines(stream);
        foreach (var user in result.Users)
        {
            cancellationToken.ThrowIfCancellationRequested();
            lines.Write(user, WriteUser);
        }

        lines.Flush();
    }

    /// <summary>Writes comma-separated values, one row a user and tag; a user without tags has none.</summary>
    public static void WriteCsv(TagsResult result, Stream stream, CancellationToken cancellationToken)
    {
        using var lines = new CsvLines(stream, Columns);
        foreach (var user in result.Users)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var tag in user.Tags)
            {
                lines.Add(user.User.Value).Add(tag.Tag).Add(TagText.Of(tag.Value)).Add(tag.NextChange).EndRow();
            }
        }

        lines.Flush();
    }

    /// <summary>Writes the value of a tag: <c>true</c> for a flag.</summary>
    public static void WriteValue(Utf8JsonWriter json, string name, Literal? value)
    {
        json.WritePropertyName(name);
        switch (value)
        {
            case { Number: { } number }:
                json.WriteNumberValue(number);
                break;
            case { Text: { } text }:
                json.WriteStringValue(text);
                break;
            default:
                json.WriteBooleanValue(value?.Bool ?? true);
                break;
        }
    }

    private static void WriteUser(Utf8JsonWriter json, TaggedUser user)
    {
        json.WriteString("user", user.User.Value);
        WriteTags(json, "tags", user.Tags);
        json.WriteInstant("nextChange", user.NextChange);
        WriteTags(json, "upcoming", user.Upcoming);
    }

    private static void WriteTags(Utf8JsonWriter json, string name, EquatableArray<TagRow> tags) => json.WriteList(name, tags, static (writer, tag) =>
    {
        writer.WriteStartObject();
        writer.WriteString("tag", tag.Tag);
        WriteValue(writer, "value", tag.Value);
        writer.WriteInstant("nextChange", tag.NextChange);
        writer.WriteEndObject();
    });

    private void WriteCounts(Utf8JsonWriter json, TagsResult result)
    {
        json.WriteStartArray("tags");
        for (var i = 0; i < result.Coverage.Tags.Count; i++)
        {
            var (tag, line) = (result.Tagger.Catalog.Tags[i], result.Coverage.Tags[i]);
            json.WriteStartObject();
            json.WriteString("tag", tag.Id);
            json.WriteString("name", words.Of(tag.Names));
            json.WriteString("category", tag.Category);
            json.WriteNumber("users", line.Users);
            json.WriteNullable("userShare", line.Share);
            json.WriteNumber("unknown", result.Unknown[i]);
            json.WriteList("values", line.Values, static (writer, value) =>
            {
                writer.WriteStartObject();
                writer.WriteString("value", value.Value);
                writer.WriteNumber("users", value.Users);
                writer.WriteEndObject();
            });
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
