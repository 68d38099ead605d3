using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static UserOps.Reporting.Tests.SampleReports;

namespace UserOps.Reporting.Tests;

/// <summary>The page as a browser shows it.</summary>
public sealed partial class ReportPageInBrowserTests(Browser browser) : IClassFixture<Browser>
{
    /// <summary>Where a screen has no parts of pixels to place letters at, text is a little wider than its font says.</summary>
    private const double WholePixels = 1.5;

    private static readonly Report OfShop = Shop();
    private static readonly Dictionary<string, string> Pages = ((string[])["en", "zh-CN"]).ToDictionary(culture => culture, culture => ReportPage.Write(OfShop, culture), StringComparer.Ordinal);

    private static string English => Pages["en"];

    [BrowserFact]
    public async Task A_page_opens_without_a_complaint_and_asks_for_nothing()
    {
        foreach (var html in Pages.Values.Append(ReportPage.Write(Everywhere("<script>alert(1)</script><img src=x onerror=alert(1)>"), "en")))
        {
            await browser.OpenAsync(html);
            Assert.Empty(browser.Complaints);
            Assert.EndsWith("report.html", Assert.Single(browser.Requests, address => !address.StartsWith("data:", StringComparison.Ordinal)), StringComparison.Ordinal);
        }
    }

    [BrowserFact]
    public async Task A_page_would_be_heard_if_it_asked_for_something()
    {
        await browser.OpenAsync(English.Replace("</main>", "<img src=\"https://example.org/x.png\" alt=\"\" /></main>", StringComparison.Ordinal));
        Assert.NotEmpty(browser.Complaints);
    }

    [BrowserFact]
    public async Task A_page_is_in_the_language_that_was_asked_for()
    {
        foreach (var (culture, title) in new[] { ("en", "What to do now"), ("zh-CN", "现在该做什么") })
        {
            var page = await browser.OpenAsync(Pages[culture]);
            Assert.Equal(culture, await page.EvaluateAsync<string>("() => document.documentElement.lang"));
            Assert.Equal("CSS1Compat", await page.EvaluateAsync<string>("() => document.compatMode"));
            Assert.Equal(title, await page.TitleAsync());
            Assert.Equal(title, await page.GetByRole(AriaRole.Heading, new() { Level = 1 }).InnerTextAsync());
        }
    }

    [BrowserFact]
    public async Task Colours_are_those_that_the_reader_asks_for_and_light_on_paper()
    {
        var page = await browser.OpenAsync(English);
        var light = await page.EvaluateAsync<string[]>(PageScripts.Colours);
        Assert.Equal(["rgb(248, 249, 251)", "rgb(27, 31, 36)", "rgb(255, 255, 255)", "rgb(255, 255, 255)", "rgb(87, 96, 106)"], light);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        var dark = await page.EvaluateAsync<string[]>(PageScripts.Colours);
        Assert.Equal(["rgb(12, 14, 18)", "rgb(232, 234, 237)", "rgb(20, 23, 28)", "rgb(20, 23, 28)", "rgb(163, 171, 181)"], dark);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark, Media = Media.Print });
        var paper = await page.EvaluateAsync<string[]>(PageScripts.Colours);
        Assert.Equal(light[1..], paper[1..]);
    }

    [BrowserFact]
    public async Task Text_stands_out_from_its_ground()
    {
        foreach (var html in Pages.Values)
        {
            foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
            {
                var page = await browser.OpenAsync(html, scheme: scheme);
                await page.EvaluateAsync(PageScripts.OpenTables);
                Assert.Empty(await page.EvaluateAsync<string[]>(PageScripts.LowContrasts));
            }
        }
    }

    [BrowserFact]
    public async Task Nothing_needs_scrolling_sideways_but_tables_in_their_boxes()
    {
        foreach (var html in Pages.Values.Concat(new[] { new string('w', 500), new('分', 500), "عميل مهم 12 عميل مهم" }.Select(text => ReportPage.Write(Everywhere(text), "en"))))
        {
            var page = await browser.OpenAsync(html);
            await page.EvaluateAsync(PageScripts.OpenTables);
            foreach (var width in new[] { 320, 360, 520, 760, 1120, 1280 })
            {
                await page.SetViewportSizeAsync(width, 900);
                Assert.Equal(["0"], await page.EvaluateAsync<string[]>(PageScripts.Beyond));
            }
        }

        var telephone = await browser.OpenAsync(English, 360);
        await telephone.EvaluateAsync(PageScripts.OpenTables);
        Assert.True(await telephone.EvaluateAsync<bool>("() => [...document.querySelectorAll('.scroll')].some(box => box.scrollWidth > box.clientWidth)"), "No table is wider than a telephone.");
    }

    [BrowserFact]
    public async Task One_drawing_of_each_picture_is_shown_as_fits_the_width()
    {
        var page = await browser.OpenAsync(English);
        foreach (var (width, drawing) in new[] { (320, "340"), (360, "340"), (759, "340"), (760, "720"), (1280, "720") })
        {
            await page.SetViewportSizeAsync(width, 900);
            Assert.Equal(Enumerable.Repeat(drawing, 5), await page.EvaluateAsync<string[]>(PageScripts.ShownDrawings));
        }

        await page.EmulateMediaAsync(new() { Media = Media.Print });
        Assert.Equal(Enumerable.Repeat("720", 5), await page.EvaluateAsync<string[]>(PageScripts.ShownDrawings));
        await page.SetViewportSizeAsync(360, 900);
        Assert.Equal(Enumerable.Repeat("720", 5), await page.EvaluateAsync<string[]>(PageScripts.ShownDrawings));
    }

    [BrowserFact]
    public async Task No_text_of_a_picture_meets_another_or_leaves_it_as_the_browser_measures_them()
    {
        foreach (var html in Pages.Values.Append(ReportPage.Write(Everywhere(new('W', 500)), "en")))
        {
            var page = await browser.OpenAsync(html);
            foreach (var width in new[] { 360, 1280 })
            {
                await page.SetViewportSizeAsync(width, 900);
                var drawings = await ShownDrawing.OfAsync(page);
                Assert.NotEmpty(drawings);
                Assert.All(drawings, drawing => Assert.NotEmpty(drawing.Texts));
                Assert.All(drawings, TextsStandApart);
            }
        }
    }

    [BrowserFact]
    public async Task Text_is_never_wider_than_it_is_taken_to_be()
    {
        foreach (var html in Pages.Values)
        {
            var page = await browser.OpenAsync(html);
            Assert.All(
                (await ShownDrawing.OfAsync(page)).SelectMany(drawing => drawing.Texts),
                text => Assert.True(text.Box.Width <= TextMeasure.Width(text.Words, text.Size, text.IsBold) + WholePixels, $"'{text.Words}' is {text.Box.Width} wide, and taken to be {TextMeasure.Width(text.Words, text.Size, text.IsBold)}."));
        }
    }

    [BrowserFact]
    public async Task The_keyboard_reaches_everything_in_reading_order_and_the_focus_is_seen()
    {
        foreach (var width in new[] { 360, 1280 })
        {
            var page = await browser.OpenAsync(English, width);
            var stops = new List<string>();
            for (var step = 0; step < 60; step++)
            {
                await page.Keyboard.PressAsync("Tab");
                if (await page.EvaluateAsync<string[]?>(PageScripts.Focus) is not [var name, var isSeen])
                {
                    break;
                }

                Assert.True(isSeen == "seen", $"One does not see that {name} has the focus.");
                stops.Add(name);
            }

            string[] contents = width < 1120 ? ["#rfm", "#desk", "#page_policies"] : ["#page_summary", "#rfm", "#desk", "#page_policies"];
            string[] findings = [.. OfShop.Sections.SelectMany(section => section.Findings.Select(finding => (finding.Kind, Link: $"#{section.Id}"))).Distinct().OrderByDescending(item => item.Kind).Select(item => item.Link)];
            Assert.Equal(["#page_summary", .. findings, .. contents, .. Enumerable.Range(1, 5).Select(place => $"rfm_{place} summary"), "div"], stops.Select(stop => stop.Replace("_t summary", " summary", StringComparison.Ordinal)));
        }
    }

    [BrowserFact]
    public async Task The_skip_link_leads_to_the_summary_and_a_table_opens_by_the_keyboard()
    {
        var page = await browser.OpenAsync(English);
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        Assert.Equal("page_summary", await page.EvaluateAsync<string>("() => document.activeElement.id"));
        await page.Locator("#rfm_2_t > summary").FocusAsync();
        foreach (var (key, isOpen) in new[] { ("Enter", true), ("Enter", false), ("Space", true) })
        {
            await page.Keyboard.PressAsync(key);
            Assert.Equal(isOpen, await page.EvaluateAsync<bool>("() => document.getElementById('rfm_2_t').open"));
        }

        Assert.True(await page.GetByRole(AriaRole.Table).First.IsVisibleAsync());
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("scroll", await page.EvaluateAsync<string>("() => document.activeElement.className"));
    }

    [BrowserFact]
    public async Task Things_to_press_are_large_enough()
    {
        foreach (var width in new[] { 360, 1280 })
        {
            var page = await browser.OpenAsync(English, width);
            Assert.Empty(await page.EvaluateAsync<string[]>(PageScripts.SmallTargets));
        }
    }

    [BrowserFact]
    public async Task A_reader_of_screens_finds_landmarks_pictures_and_tables_by_name()
    {
        var page = await browser.OpenAsync(English);
        await page.EvaluateAsync(PageScripts.OpenTables);
        Assert.Equal(1, await page.GetByRole(AriaRole.Banner).CountAsync());
        Assert.Equal(1, await page.GetByRole(AriaRole.Main).CountAsync());
        Assert.Equal(1, await page.GetByRole(AriaRole.Contentinfo).CountAsync());
        Assert.Equal(1, await page.GetByRole(AriaRole.Navigation, new() { Name = "Contents", Exact = true }).CountAsync());
        Assert.Equal(5, await page.GetByRole(AriaRole.Img).CountAsync());
        foreach (var picture in OfShop.Sections[0].Pictures.Select(draw => draw(PictureOptions.Default)))
        {
            Assert.Equal(1, await page.GetByRole(AriaRole.Figure, new() { Name = picture.Title, Exact = true }).CountAsync());
            Assert.Equal(1, await page.GetByRole(AriaRole.Img, new() { Name = $"{picture.Title}. {picture.Description}", Exact = true }).CountAsync());
            Assert.Equal(1, await page.GetByRole(AriaRole.Table, new() { Name = picture.Title, Exact = true }).CountAsync());
            Assert.Equal(1, await page.GetByRole(AriaRole.Heading, new() { Name = picture.Title, Exact = true, Level = 3 }).CountAsync());
        }
    }

    [BrowserFact]
    public async Task A_page_prints_on_A4()
    {
        foreach (var html in Pages.Values)
        {
            var page = await browser.OpenAsync(html, 360, ColorScheme.Dark);
            var closed = Encoding.Latin1.GetString(await page.PdfAsync(new() { PreferCSSPageSize = true }));
            Assert.StartsWith("%PDF-", closed, StringComparison.Ordinal);
            Assert.InRange(PdfPage().Count(closed), 2, 8);
            Assert.All(PdfSize().Matches(closed), size => Assert.Equal(("595", "842"), (Rounded(size.Groups["width"]), Rounded(size.Groups["height"]))));
            await page.EvaluateAsync(PageScripts.OpenTables);
            var open = Encoding.Latin1.GetString(await page.PdfAsync(new() { PreferCSSPageSize = true }));
            Assert.True(PdfPage().Count(open) > PdfPage().Count(closed), "Open tables are not printed.");
        }

        static string Rounded(Group number) => Math.Round(double.Parse(number.Value, CultureInfo.InvariantCulture)).ToString(CultureInfo.InvariantCulture);
    }

    [BrowserFact]
    public async Task A_picture_fits_on_one_sheet()
    {
        const double HeightOfA4 = 297 - 16 - 18;
        Func<PictureOptions, Picture> tall = options =>
        {
            var sheet = new Sheet(options, "tall", "Tall", "高");
            sheet.Take(5000);
            sheet.Note("The end.");
            return sheet.Finish(Tables.Of([Tables.Text("a")], []), "A tall picture.");
        };
        var page = await browser.OpenAsync(ReportPage.Write(Of(new ReportSection { Id = "tall", Title = LocalizedText.Of("T", "T"), Lead = LocalizedText.Of("", ""), Pictures = [tall] }), "en"));
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        var figure = (await page.Locator("figure").BoundingBoxAsync())!;
        Assert.InRange(figure.Height, 0.8 * HeightOfA4 * 96 / 25.4, HeightOfA4 * 96 / 25.4);
    }

    private static void TextsStandApart(ShownDrawing drawing)
    {
        Assert.All(drawing.Texts, text => Assert.True(
            text.Box.X >= -0.5 && text.Box.Right <= drawing.Width + 0.5 && text.Box.Y >= -0.5 && text.Box.Bottom <= drawing.Height + 0.5,
            $"'{text.Words}' leaves the picture of {drawing.Width} by {drawing.Height}: {text}."));
        for (var one = 0; one < drawing.Texts.Count; one++)
        {
            for (var other = one + 1; other < drawing.Texts.Count; other++)
            {
                var (a, b) = (drawing.Texts[one], drawing.Texts[other]);
                var wide = Math.Min(a.Box.Right, b.Box.Right) - Math.Max(a.Box.X, b.Box.X);
                var high = Math.Min(a.Box.Bottom, b.Box.Bottom) - Math.Max(a.Box.Y, b.Box.Y);
                Assert.False(wide > 0.5 && high > 0.5, $"'{a.Words}' and '{b.Words}' meet: {a}, {b}.");
            }
        }
    }

    [GeneratedRegex(@"/Type\s*/Page\b(?!s)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex PdfPage();

    [GeneratedRegex(@"/MediaBox\s*\[0 0 (?<width>[\d.]+) (?<height>[\d.]+)\]", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PdfSize();
}
