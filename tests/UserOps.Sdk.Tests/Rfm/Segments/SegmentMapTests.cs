using UserOps.Rfm;

namespace UserOps.Tests.Rfm;

public class SegmentMapTests
{
    [Fact]
    public void Classic11_has_the_published_number_of_cells_in_each_segment() =>
        Assert.Equal(
            [7, 8, 24, 7, 16, 8, 8, 22, 8, 11, 6],
            SegmentMaps.Classic11.Segments.Select(segment => segment.Cells.Count));

    public static TheoryData<SegmentMap, int> Presets => new()
    {
        { SegmentMaps.Classic11, 125 },
        { SegmentMaps.ChineseEight, 8 },
        { SegmentMaps.RecencyFrequency10, 125 },
    };

    [Theory]
    [MemberData(nameof(Presets))]
    public void Every_preset_gives_each_cell_exactly_one_segment(SegmentMap map, int cells)
    {
        Assert.Empty(SegmentMapValidator.Validate(map));
        var assigned = SegmentGrid.Assign(map);
        Assert.Equal(cells, assigned.Length);
        Assert.All(assigned, places => Assert.Single(places));
    }

    [Theory]
    [MemberData(nameof(Presets))]
    public void Every_preset_speaks_both_languages(SegmentMap map, int cells)
    {
        Assert.True(cells > 0);
        Assert.All(map.Segments, segment => Assert.All(
            [segment.Name, segment.Meaning, segment.Action],
            text => Assert.NotEqual(text.In("en"), text.In("zh-CN"))));
    }

    [Theory]
    [InlineData("222", "重要价值客户")]
    [InlineData("212", "重要发展客户")]
    [InlineData("122", "重要保持客户")]
    [InlineData("112", "重要挽留客户")]
    [InlineData("221", "一般价值客户")]
    [InlineData("211", "一般发展客户")]
    [InlineData("121", "一般保持客户")]
    [InlineData("111", "一般挽留客户")]
    public void The_Chinese_eight_read_R_near_F_high_and_M_high_as_bits(string cell, string name) =>
        Assert.Equal(name, SegmentMaps.ChineseEight.Segments.Single(segment => segment.Cells.Contains(cell)).Name.In("zh-CN"));

    [Fact]
    public void Recency_and_frequency_alone_decide_the_ten_segments()
    {
        var grid = new SegmentGrid(SegmentMaps.RecencyFrequency10);

        Assert.All(
            new RfmBins(5, 5, 1).Cells,
            cell => Assert.Single(Enumerable.Range(1, 5).Select(m => grid.PlaceOf(cell.R, cell.F, m)).Distinct()));
        Assert.Equal("cannotLoseThem", grid.Segments[grid.PlaceOf(2, 5, 1)].Id);
        Assert.Equal("needAttention", grid.Segments[grid.PlaceOf(3, 3, 5)].Id);
    }

    [Fact]
    public void Gaps_overlaps_unknown_cells_and_segments_without_a_cell_are_all_told()
    {
        var map = Small(
            Named("a", "111", "112", "12"),
            Named("b", "112", "121", "122", "211", "311"),
            Named("a"),
            Named("neverPurchased", "222"),
            Named("empty"));

        Assert.Equal(
            [
                "$.segments[2].id (rule 'a'): The value is 'a' for the second time; it must be used once. Give each segment its own id.",
                "$.segments[3].id (rule 'neverPurchased'): The value is 'neverPurchased'; it must be another word. The id is kept for users without a score; choose another.",
                "$.segments[0].cells[2] (rule 'a'): The value is '12'; it must be a cell from 111 to 222. Write the levels of R, F and M.",
                "$.segments[1].cells[4] (rule 'b'): The value is '311'; it must be a cell from 111 to 222. Write the levels of R, F and M.",
                "$.segments: The value is a map without 212, 221; it must be one segment for every cell. Give these 2 cells a segment.",
                "$.segments (rule 'b'): The value is 112 in a, b; it must be in one segment alone. Take 112 out of all of them but one.",
                "$.segments[2] (rule 'a'): The value is a segment without a cell; it must be reached by some cell. Give it a cell, or remove it.",
                "$.segments[4] (rule 'empty'): The value is a segment without a cell; it must be reached by some cell. Give it a cell, or remove it.",
            ],
            SegmentMapValidator.Validate(map).Select(problem => problem.ToString()));
    }

    [Fact]
    public void Boxes_decide_in_their_order_and_a_box_that_none_reaches_is_told()
    {
        var map = Small(Named("a"), Named("b")) with
        {
            Boxes =
            [
                new("a", new(2, 2), new(1, 2), new(1, 2)),
                new("b", new(1, 2), new(1, 2), new(1, 2)),
                new("a", new(1, 1), new(1, 1), new(1, 1)),
                new("aa", new(1, 1), new(2, 1), new(0, 3)),
            ],
        };

        var grid = new SegmentGrid(map);

        Assert.Equal(("a", "b"), (grid.Segments[grid.PlaceOf(2, 1, 1)].Id, grid.Segments[grid.PlaceOf(1, 1, 1)].Id));
        Assert.Equal(
            ["$.boxes[2]", "$.boxes[3].segment", "$.boxes[3].frequency", "$.boxes[3].monetary"],
            SegmentMapValidator.Validate(map).Select(problem => problem.Path));
    }

    [Fact]
    public void Cells_and_boxes_are_not_mixed() =>
        Assert.Contains(
            SegmentMapValidator.Validate(SegmentMaps.ChineseEight with
            {
                Boxes = [new("importantValue", new(1, 2), new(1, 2), new(1, 2))],
            }),
            problem => problem.Path == "$.segments[0].cells" && problem.Remedy == "Give the map either cells or boxes.");

    [Fact]
    public void A_map_without_segments_or_with_impossible_bins_is_told()
    {
        var map = Small() with { Name = "", Bins = new(1, 2, 11) };

        Assert.Equal(
            ["$.name", "$.bins.recency", "$.bins.monetary", "$.segments"],
            SegmentMapValidator.Validate(map).Select(problem => problem.Path));
    }

    [Theory]
    [InlineData("555", 5, 5, 5)]
    [InlineData("5-5-5", 5, 5, 5)]
    [InlineData("10-1-10", 10, 1, 10)]
    public void A_cell_is_three_digits_or_three_numbers(string text, int r, int f, int m)
    {
        Assert.True(SegmentCell.TryParse(text, new(10, 10, 10), out var cell));
        Assert.Equal((r, f, m), cell);
        Assert.False(SegmentCell.TryParse(text, new(4, 4, 4), out _));
    }

    private static SegmentMap Small(params Segment[] segments) => new() { Name = "small", Bins = new(2, 2, 2), Segments = [.. segments] };

    private static Segment Named(string id, params string[] cells) =>
        SegmentMaps.Classic11.Segments[0] with { Id = id, Cells = [.. cells] };
}
