using System.Xml.Linq;

namespace UserOps.Reporting.Tests;

public class ReportPageTests
{
    [Theory]
    [InlineData("")]
    [InlineData("Rfm")]
    [InlineData("r fm")]
    [InlineData("page_summary")]
    [InlineData("分群")]
    public void A_malformed_id_of_a_part_is_refused(string id)
    {
        var refused = Assert.Throws<ArgumentException>(() => ReportPage.Write(ReportOf(PartOf("first"), PartOf(id)), "en"));
        Assert.Contains($"Sections[1].Id is '{id}'; it must be lower-case letters of English, digits and dashes", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_id_that_stands_twice_is_refused()
    {
        var refused = Assert.Throws<ArgumentException>(() => ReportPage.Write(ReportOf(PartOf("rfm"), PartOf("rfm")), "en"));
        Assert.Contains("Sections[1].Id is 'rfm', as that of an earlier part", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_is_written_into_a_writer_as_it_is_returned()
    {
        using var writer = new StringWriter();
        ReportPage.Write(ReportOf(PartOf("rfm")), writer, "zh-CN");
        Assert.Equal(ReportPage.Write(ReportOf(PartOf("rfm")), "zh-CN"), writer.ToString());
        Assert.Equal("html", XDocument.Parse(writer.ToString()).Root!.Name.LocalName);
    }

    private static Report ReportOf(params ReportSection[] sections) =>
        new() { Title = LocalizedText.Of("A report", "一份报告"), Lead = LocalizedText.Of("Of a test.", "用于测试。"), Sections = sections };

    private static ReportSection PartOf(string id) => new()
    {
        Id = id,
        Title = LocalizedText.Of("A part", "一部分"),
        Lead = LocalizedText.Of("What it looked at.", "所看内容。"),
        Findings = [new(FindingKind.Act, LocalizedText.Of("Do it.", "去做。"))],
    };
}
