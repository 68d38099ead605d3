using System.Text.Json;
using UserOps.Rfm;

namespace UserOps.Tests.Readme;

/// <summary>The tables of docs/rfm.md against the presets.</summary>
public class RfmPageTests
{
    private static readonly string Page = Pages.All.Single(page => page.Path == "docs/rfm.md").Text;

    [Fact]
    public void Every_segment_of_a_preset_has_its_line_and_the_lines_are_in_order()
    {
        foreach (var preset in RfmPolicy.Presets)
        {
            var lines = string.Join('\n', preset.Segments.Segments.Select(segment => LineOf(preset.Segments, segment)));
            Assert.True(Page.Contains(lines, StringComparison.Ordinal), $"docs/rfm.md should show the segments of {preset.Name} as\n{lines}\n");
        }
    }

    [Fact]
    public void Every_setting_and_every_method_has_its_line() =>
        Assert.All(
            typeof(RfmPolicy).GetProperties()
                .Where(property => property.SetMethod is not null)
                .Select(property => property.Name)
                .Concat(Enum.GetNames<BinMethod>()),
            name => Assert.Matches($@"(?m)^\| (`\w+`, )?`{name}`", Page));

    private static string LineOf(SegmentMap map, Segment segment) =>
        $"| `{segment.Id}` | {segment.Name.In("en")} | {segment.Name.In("zh-CN")} | `{JsonNamingPolicy.CamelCase.ConvertName(segment.Aim.ToString())}` | {Where(map, segment)} |";

    private static string Where(SegmentMap map, Segment segment) => map.Boxes.Count == 0
        ? string.Join(' ', segment.Cells)
        : string.Join("; ", map.Boxes.Where(box => box.Segment == segment.Id).Select(box => $"R {Levels(box.Recency)}, F {Levels(box.Frequency)}"));

    private static string Levels(LevelRange range) => range.From == range.To ? $"{range.From}" : $"{range.From}-{range.To}";
}
