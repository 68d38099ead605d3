using System.Globalization;
using System.Text;
using System.Xml.Linq;
using FsCheck.Fluent;
using UserOps.Testing;
using static UserOps.Reporting.Tests.SampleReports;

namespace UserOps.Reporting.Tests;

public class ReportPageTests
{
    private static readonly Report OfShop = Shop();

    public static TheoryData<string> Texts =>
    [
        "<script>alert(1)</script>", "]]>", "--><script>alert(1)</script>", "</style><script>", "\"'&<>`=", "&lt;b&gt;", "عميل مهم 12", "\u202Eturned\u2066", "👩‍👩‍👧‍👦 family 🎉",
        "\uD800 lone", "a\nb\tc\u0001\uFFFF", new('w', 500), new('分', 500), "javascript:alert(1)", "#page_summary",
    ];

    [Theory]
    [InlineData("")]
    [InlineData("Rfm")]
    [InlineData("r fm")]
    [InlineData("page_summary")]
    [InlineData("分群")]
    public void A_malformed_id_of_a_part_is_refused(string id)
    {
        var refused = Assert.Throws<ArgumentException>(() => ReportPage.Write(Of(Part("first"), Part(id)), "en"));
        Assert.Contains($"Sections[1].Id is '{id}'; it must be lower-case letters of English, digits and dashes", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_id_that_stands_twice_is_refused()
    {
        var refused = Assert.Throws<ArgumentException>(() => ReportPage.Write(Of(Part("rfm"), Part("rfm")), "en"));
        Assert.Contains("Sections[1].Id is 'rfm', as that of an earlier part", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "en")]
    [InlineData("en-GB", "en")]
    [InlineData("fr", "en")]
    [InlineData("zh", "zh-CN")]
    [InlineData("zh-Hans-CN", "zh-CN")]
    public void A_page_holds_what_it_must_in_each_language(string culture, string language)
    {
        var page = HtmlLaws.Hold(ReportPage.Write(OfShop, culture));
        Assert.Equal(language, page.Root!.Attribute("lang")!.Value);
        Assert.Equal("ltr", page.Root!.Attribute("dir")!.Value);
        Assert.Equal(language == "en" ? "What to do now" : "现在该做什么", page.All("title").Single().Value);
        Assert.Equal(5, page.All("figure").Count);
        Assert.All(page.Descendants(HtmlLaws.Svg + "svg").Where(svg => svg.Attribute("role") is not null), svg => Assert.Equal(language, svg.Attribute("lang")!.Value));
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void Any_text_is_shown_as_text_wherever_data_reaches(string text)
    {
        var usual = HtmlLaws.Skeleton(XDocument.Parse(ReportPage.Write(Everywhere("a usual text"), "en")));
        foreach (var culture in new[] { "en", "zh-CN" })
        {
            var page = HtmlLaws.Hold(ReportPage.Write(Everywhere(text), culture));
            Assert.Equal(usual, HtmlLaws.Skeleton(page));
            Assert.Equal(SafeText.Name(text, ""), Read(page.All("h1").Single()), Shown);
            Assert.All(page.Find("page_summary").All("li"), item => Assert.Equal(SafeText.Sentence(text), Read(item.Elements(HtmlLaws.Html + "p").Last()), Shown));
            Assert.All(page.Find("data_1_t").All("td"), cell => Assert.Equal(SafeText.Sentence(text), Read(cell), Shown));
        }
    }

    [Fact]
    public void No_text_changes_the_markup_around_it()
    {
        var usual = HtmlLaws.Skeleton(XDocument.Parse(ReportPage.Write(Everywhere("a usual text"), "en")));
        var signs = Gen.Elements('<', '>', '&', '"', '\'', '/', '-', '!', ']', '[', '=', 'a', 's', ' ', '\n', '\0', '\u001B', '\uD83D', '\uDE00', '\u202E', '\u2066', '\u0628', '分', '%', '{', '}', ';');
        Law.Holds(Gen.ArrayOf(signs).Select(text => $"x{new string(text)}").ToArbitrary(), text => HtmlLaws.Skeleton(HtmlLaws.Hold(ReportPage.Write(Everywhere(text), "en"))) == usual);
    }

    [Fact]
    public void A_sentence_keeps_its_length_and_isolated_names_and_loses_what_turns_it()
    {
        Assert.Equal(new string('w', 500), SafeText.Sentence(new('w', 500)));
        Assert.Equal("\u2068عميل\u2069 bought.", SafeText.Sentence("\u2068عميل\u2069\u202E bought.\u200F\n"));
    }

    [Fact]
    public void A_percent_sign_stays_on_the_line_of_its_number() =>
        Assert.Contains("97\u00A0% (95\u00A0% to 98\u00A0%) of", ReportPage.Write(OfShop, "en"), StringComparison.Ordinal);

    [Fact]
    public void The_summary_has_the_findings_of_all_parts_with_the_most_pressing_first()
    {
        var report = Of(
            Part("one", Finding(FindingKind.Note, "N1"), Finding(FindingKind.Watch, "W1"), Finding(FindingKind.Act, "A1")),
            Part("two", Finding(FindingKind.Good, "G2"), Finding(FindingKind.Act, "A2"), Finding(FindingKind.Act, "A3")));
        var summary = HtmlLaws.Hold(ReportPage.Write(report, "en")).Find("page_summary");
        Assert.Equal(
            ["Act The part one A1.", "Act The part two A2. A3.", "Watch The part one W1.", "Good The part two G2.", "Note The part one N1."],
            summary.All("li").Select(item => string.Join(' ', item.Elements().Select(Read))));
        Assert.Equal(["#one", "#two", "#one", "#two", "#one"], summary.All("a").Select(link => link.Attribute("href")!.Value));
        Assert.Equal("3 to act on, 1 to watch, 1 good, 1 to know", Read(summary.All("p")[0]));
        var chinese = HtmlLaws.Hold(ReportPage.Write(report, "zh-CN")).Find("page_summary");
        Assert.Equal("3 项需行动，1 项需关注，1 项良好，1 项供参考", Read(chinese.All("p")[0]));
        Assert.Equal("行动 部分 one A1。", string.Join(' ', chinese.All("li")[0].Elements().Select(Read)));
    }

    [Fact]
    public void Each_kind_of_finding_has_a_sign_of_its_own()
    {
        string[] signs = [.. Enum.GetValues<FindingKind>().Select(FindingLooks.SignOf)];
        Assert.Equal(signs.Length, signs.Distinct(StringComparer.Ordinal).Count());
        Assert.All(signs, sign => Assert.Contains("aria-hidden=\"true\"", sign, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("en", "Nothing was found that asks for attention.")]
    [InlineData("zh-CN", "没有发现需要关注的情况。")]
    public void A_report_without_findings_says_so(string culture, string sentence)
    {
        var page = HtmlLaws.Hold(ReportPage.Write(Of(), culture));
        Assert.Equal(sentence, Read(page.Find("page_summary").All("p").Single()));
        Assert.Empty(page.All("figure"));
    }

    [Fact]
    public void What_has_nothing_to_show_is_left_out_and_its_policies_are_not()
    {
        Picture Nothing(PictureOptions options) => new Sheet(options, "none", "Nothing", "无").Nothing("There is nothing.");
        var empty = new ReportSection { Id = "empty", Title = LocalizedText.Of("Empty", "空"), Lead = LocalizedText.Of("Nobody.", "无人。"), Pictures = [Nothing], Policies = [new("idle", "3", "abc")] };
        var half = new ReportSection { Id = "half", Title = LocalizedText.Of("Half", "半"), Lead = LocalizedText.Of(" ", " "), Pictures = [Nothing, Bars("Bars")] };
        var page = HtmlLaws.Hold(ReportPage.Write(Of(empty, half), "en"));
        Assert.Equal(["page_summary", "half"], page.All("section").Select(section => section.Attribute("id")!.Value));
        Assert.Equal("half_2", Assert.Single(page.All("figure")).Attribute("id")!.Value);
        Assert.Empty(page.Find("half").All("p"));
        Assert.Equal(["idle", "3", "abc"], page.Find("page_policies").All("tr")[1].Elements().Select(Read));
    }

    [Fact]
    public void Each_policy_stands_once_at_the_end()
    {
        ReportSection With(string id, params PolicyRef[] policies) => new() { Id = id, Title = LocalizedText.Of(id, id), Lead = LocalizedText.Of("", ""), Policies = [.. policies] };
        var page = HtmlLaws.Hold(ReportPage.Write(Of(With("a", new("p", "1", "aa"), new("q", "1", "bb")), With("b", new("p", "1", "aa"), new("p", "2", "cc"))), "en"));
        Assert.Equal(["p 1 aa", "q 1 bb", "p 2 cc"], page.Find("page_policies").All("tr").Skip(1).Select(row => string.Join(' ', row.Elements().Select(Read))));
    }

    [Fact]
    public void A_table_has_the_figures_and_says_what_it_leaves_out()
    {
        var report = Of(new ReportSection { Id = "long", Title = LocalizedText.Of("Long", "长"), Lead = LocalizedText.Of("", ""), Pictures = [Bars("7", rows: PictureTable.MaxRows + 1), Bars("7", rows: 2)] });
        var page = HtmlLaws.Hold(ReportPage.Write(report, "en"));
        Assert.Equal(PictureTable.MaxRows + 1, page.Find("long_1_t").All("tr").Count);
        Assert.EndsWith("401 rows", Read(page.Find("long_1_t").All("summary").Single()), StringComparison.Ordinal);
        Assert.Equal("1 further row is left out.", Read(page.Find("long_1_t").All("p").Single()));
        Assert.Empty(page.Find("long_2_t").All("p"));
        Assert.Equal(["th", "td n", "td"], page.Find("long_2_t").All("tr")[1].Elements().Select(cell => $"{cell.Name.LocalName} {cell.Attribute("class")?.Value}".TrimEnd()));
        var chinese = HtmlLaws.Hold(ReportPage.Write(report, "zh-CN"));
        Assert.Equal("另有 1 行未列出。", Read(chinese.Find("long_1_t").All("p").Single()));
    }

    [Fact]
    public void A_page_of_thirty_long_tables_is_cut_to_two_megabytes_and_says_so()
    {
        const int Rows = 1000;
        var report = Of([.. Enumerable.Range(1, 6).Select(part => new ReportSection
        {
            Id = $"part-{part.ToString(CultureInfo.InvariantCulture)}",
            Title = LocalizedText.Of("A part", "一部分"),
            Lead = LocalizedText.Of("", ""),
            Pictures = [.. Enumerable.Repeat(Bars("1,234,567.89", Rows, columns: 12), 5)],
        })]);
        var written = ReportPage.Write(report, "en");
        Assert.InRange(Encoding.UTF8.GetByteCount(written), ReportPage.MaxBytes / 3, ReportPage.MaxBytes);
        var page = HtmlLaws.Hold(written);
        Assert.Equal(30, page.All("details").Count);
        Assert.All(page.All("details"), details =>
        {
            var shown = details.All("tr").Count - 1;
            Assert.InRange(shown, 12, PictureTable.MaxRows - 1);
            Assert.Equal($"{Rows - shown} further rows are left out.", Read(details.All("p").Single()));
            Assert.EndsWith("1,000 rows", Read(details.All("summary").Single()), StringComparison.Ordinal);
        });
    }

    [Fact]
    public void The_same_report_gives_the_same_bytes_in_every_culture_and_by_every_way()
    {
        var once = ReportPage.Write(OfShop, "zh-CN");
        var before = CultureInfo.CurrentCulture;
        var other = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        (other.NumberFormat.NumberDecimalSeparator, other.NumberFormat.NumberGroupSeparator, other.NumberFormat.NegativeSign) = (",", ".", "−");
        try
        {
            CultureInfo.CurrentCulture = other;
            using var writer = new StringWriter();
            ReportPage.Write(Shop(), writer, "zh-CN");
            Assert.Equal(once, writer.ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static IEqualityComparer<string> Shown { get; } = EqualityComparer<string>.Create((one, other) => OfXml(one!) == OfXml(other!), text => OfXml(text).GetHashCode(StringComparison.Ordinal));

    /// <summary>What XML can't say stands on a page as U+FFFD.</summary>
    private static string OfXml(string text) => string.Concat(text.EnumerateRunes().Select(rune => rune.Value is < 0x20 or 0xFFFE or 0xFFFF ? "\uFFFD" : rune.ToString()));

    private static string Read(XElement element) => element.Value.Replace('\u00A0', ' ').Trim();
}
