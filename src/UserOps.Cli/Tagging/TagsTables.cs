using UserOps.Cli.Lifecycle;
using UserOps.Cli.Output;
using UserOps.Tagging;
using static UserOps.Cli.Output.Screen;
using static UserOps.Cli.Output.ScreenColumn;

namespace UserOps.Cli.Tagging;

/// <summary>Shows who has which tags to people.</summary>
/// <param name="screen">Where to.</param>
/// <param name="words">The language.</param>
internal sealed class TagsTables(Screen screen, Words words)
{
    private const int WidthForBars = 100;

    /// <summary>Shows everything of one run.</summary>
    public void Show(TagsResult result)
    {
        screen.ShowInput(words, result.Input);
        ShowPopulation(result);
        ShowTags(result);
        screen.Line();
        screen.Line(words.Of($"Policy: {result.Tagger.Policy}.", $"策略：{result.Tagger.Policy}。"));
    }

    /// <summary>Shows how many users there are, and how many of them have a tag.</summary>
    public void ShowPopulation(TagsResult result)
    {
        var asOf = TagText.AsOf(words, result.AsOf, result.Tagger.Catalog.Zone);
        screen.Line(words.Of(
            $"{Count(result.Coverage.Users, "user", "users")} as of {asOf}: {Count(result.Coverage.TaggedUsers)} with a tag.",
            $"截至 {asOf} 共 {Count(result.Coverage.Users)} 位用户：有标签 {Count(result.Coverage.TaggedUsers)} 位。"));
    }

    /// <summary>Shows the users of each tag, and of each value of a choice.</summary>
    public void ShowTags(TagsResult result)
    {
        var hasBars = screen.Width >= WidthForBars;
        var hasUnknown = result.Unknown.Any(users => users > 0);
        screen.Heading(words.Of("Users per tag, in the order of the catalogue", "各标签用户数（按目录顺序）"));
        screen.Table(
            [
                words.Of("tag", "标签"), words.Of("name", "名称"), Numbers(words.Of("users", "用户")), Numbers(words.Of("share", "占比")),
                .. Only<ScreenColumn>(hasBars, ""), .. Only(hasUnknown, Numbers(words.Of("unknown", "未知"))),
            ],
            result.Coverage.Tags.SelectMany((line, i) => RowsOf(result, line, i).Select(row => (string[])
            [
                row.Tag, row.Name, Count(row.Users), Percent(row.Share), .. Only(hasBars, Bar(row.Share)), .. Only(hasUnknown, row.Unknown),
            ])));
    }

    private IEnumerable<(string Tag, string Name, long Users, double? Share, string Unknown)> RowsOf(TagsResult result, TagCoverage line, int place)
    {
        var unknown = result.Unknown[place];
        var users = result.Coverage.Users;
        yield return (line.Tag, words.Of(result.Tagger.Catalog.Tags[place].Names), line.Users, line.Share, unknown == 0 ? "" : Count(unknown));
        foreach (var value in line.Values)
        {
            yield return ($"  = {Input.Shown.Text(value.Value)}", "", value.Users, users == 0 ? null : (double)value.Users / users, "");
        }
    }
}
