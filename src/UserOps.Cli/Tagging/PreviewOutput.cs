using System.Text.Json;
using UserOps.Cli.Lifecycle;
using UserOps.Cli.Output;
using static UserOps.Cli.Output.Screen;
using static UserOps.Cli.Output.ScreenColumn;

namespace UserOps.Cli.Tagging;

/// <summary>Writes who gets and loses which tags. The member names are a contract.</summary>
internal static class PreviewOutput
{
    private static readonly string[] Columns =
        ["tag", "fate", "before", "after", "entered", "left", "kept", "changed", "firstEntered", "firstLeft"];

    /// <summary>Writes everything: both policies, instant, input, counts, tags.</summary>
    public static void WriteResult(Utf8JsonWriter json, TagPreview result)
    {
        json.WriteStartObject();
        json.WritePolicy(result.Migration.Before, "before");
        json.WritePolicy(result.Migration.After, "after");
        json.WriteInstant("asOf", result.AsOf);
        json.WriteInput(result.Input);
        json.WriteNumber("users", result.Migration.Users);
        json.WriteNumber("changedUsers", result.Migration.ChangedUsers);
        json.WriteList("tags", result.Tags, static (writer, line) =>
        {
            writer.WriteStartObject();
            WriteLine(writer, line);
            writer.WriteEndObject();
        });
        json.WriteEndObject();
    }

    /// <summary>Writes one JSON object a tag and line.</summary>
    public static void WriteJsonLines(TagPreview result, Stream stream)
    {
        using var lines = new JsonLines(stream);
        foreach (var line in result.Tags)
        {
            lines.Write(line, WriteLine);
        }

        lines.Flush();
    }

    /// <summary>Writes comma-separated values, one row a tag; the ids of users stand in one field, with semicolons between them.</summary>
    public static void WriteCsv(TagPreview result, Stream stream)
    {
        using var lines = new CsvLines(stream, Columns);
        foreach (var (tag, fate, _) in result.Tags)
        {
            lines.Add(tag.Tag).Add(NameOf(fate)).Add(tag.Before).Add(tag.After).Add(tag.Entered).Add(tag.Left).Add(tag.Kept).Add(tag.Changed)
                .Add(string.Join(';', tag.FirstEntered.Select(user => user.Value)))
                .Add(string.Join(';', tag.FirstLeft.Select(user => user.Value)))
                .EndRow();
        }

        lines.Flush();
    }

    /// <summary>Shows everything of one run.</summary>
    public static void Show(Screen screen, Words words, TagPreview result)
    {
        screen.ShowInput(words, result.Input);
        var (users, changed) = (result.Migration.Users, result.Migration.ChangedUsers);
        var asOf = TagText.AsOf(words, result.AsOf, result.New.Zone);
        screen.Line(words.Of(
            $"{Count(users, "user", "users")} as of {asOf}: {Count(changed)} whose tags change.",
            $"截至 {asOf} 共 {Count(users)} 位用户：标签有变化的 {Count(changed)} 位。"));
        screen.Heading(words.Of("Users per tag before and after, in the order of the new catalogue", "变更前后各标签用户数（按新目录顺序）"));
        screen.Table(
            [
                words.Of("tag", "标签"), "", Numbers(words.Of("before", "变更前")), Numbers(words.Of("after", "变更后")), Numbers(words.Of("enter", "新增")),
                Numbers(words.Of("leave", "移除")), Numbers(words.Of("keep", "不变")), Numbers(words.Of("other value", "改值")),
                words.Of("first to enter", "新增示例"), words.Of("first to leave", "移除示例"),
            ],
            result.Tags.SelectMany(line => RowsOf(words, line)));
        screen.Line();
        screen.Line(words.Of($"Policies: {result.Migration.Before} -> {result.Migration.After}.", $"策略：{result.Migration.Before} -> {result.Migration.After}。"));
    }

    private static IEnumerable<string[]> RowsOf(Words words, TagPreviewLine line)
    {
        var tag = line.Tag;
        yield return
        [
            tag.Tag,
            line.Fate switch { TagFate.Added => words.Of("added", "新增标签"), TagFate.Removed => words.Of("removed", "删除标签"), _ => "" },
            Count(tag.Before), Count(tag.After), Cell(tag.Entered), Cell(tag.Left), Cell(tag.Kept), Cell(tag.Changed),
            Names(tag.FirstEntered, tag.Entered), Names(tag.FirstLeft, tag.Left),
        ];
        foreach (var value in line.Values)
        {
            yield return [$"  = {Input.Shown.Text(value.Value)}", "", Count(value.Before), Count(value.After), "", "", "", "", "", ""];
        }
    }

    private static string Cell(long users) => users == 0 ? "" : Count(users);

    private static string Names(EquatableArray<UserId> first, long all) =>
        string.Join(", ", first.Select(user => Input.Shown.Text(user.Value))) + (all > first.Count ? ", …" : "");

    private static string NameOf(TagFate fate) => JsonNamingPolicy.CamelCase.ConvertName(fate.ToString());

    private static void WriteLine(Utf8JsonWriter json, TagPreviewLine line)
    {
        var tag = line.Tag;
        json.WriteString("tag", tag.Tag);
        json.WriteString("fate", NameOf(line.Fate));
        json.WriteNumber("before", tag.Before);
        json.WriteNumber("after", tag.After);
        json.WriteNumber("entered", tag.Entered);
        json.WriteNumber("left", tag.Left);
        json.WriteNumber("kept", tag.Kept);
        json.WriteNumber("changed", tag.Changed);
        json.WriteList("firstEntered", tag.FirstEntered, static (writer, user) => writer.WriteStringValue(user.Value));
        json.WriteList("firstLeft", tag.FirstLeft, static (writer, user) => writer.WriteStringValue(user.Value));
        json.WriteList("values", line.Values, static (writer, value) =>
        {
            writer.WriteStartObject();
            writer.WriteString("value", value.Value);
            writer.WriteNumber("before", value.Before);
            writer.WriteNumber("after", value.After);
            writer.WriteEndObject();
        });
    }
}
