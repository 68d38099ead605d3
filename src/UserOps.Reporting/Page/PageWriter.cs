using System.Globalization;
using System.Text;

namespace UserOps.Reporting;

/// <summary>Writes the HTML of a report.</summary>
/// <remarks>Ids of its own have an underscore, which no id of a part has.</remarks>
internal sealed class PageWriter(DrawnReport report)
{
    private const string SummaryId = "page_summary";
    private const string ContentsId = "page_contents";
    private const string PoliciesId = "page_policies";

    private static readonly FindingKind[] MostPressingFirst = [FindingKind.Act, FindingKind.Watch, FindingKind.Good, FindingKind.Note];

    private readonly Words _words = report.Words;

    /// <summary>Writes the page.</summary>
    /// <param name="mostRows">The most rows of a table.</param>
    public string Write(int mostRows)
    {
        var html = new StringBuilder();
        Head(html);
        html.Append("<body>\n");
        html.Append(CultureInfo.InvariantCulture, $"<a class=\"skip\" href=\"#{SummaryId}\">{_words.Of("Skip to the summary", "跳到摘要")}</a>\n");
        html.Append(CultureInfo.InvariantCulture, $"<header>\n<h1>{Text(report.Title)}</h1>\n");
        Paragraph(html, "lead", report.Lead);
        html.Append("</header>\n<main>\n");
        Summary(html);
        Contents(html);
        foreach (var part in report.Parts)
        {
            Part(html, part, mostRows);
        }

        html.Append("</main>\n");
        Foot(html);
        html.Append("</body>\n</html>\n");
        return html.ToString();
    }

    /// <summary>Text as HTML; a number keeps its percent sign on its line.</summary>
    private static string Text(string text) => SafeText.Encode(text).Replace(" %", "\u00A0%", StringComparison.Ordinal);

    private static void Paragraph(StringBuilder html, string style, string text)
    {
        if (text.Length > 0)
        {
            html.Append(CultureInfo.InvariantCulture, $"<p class=\"{style}\">{Text(text)}</p>\n");
        }
    }

    private void Head(StringBuilder html) => html.Append(
        CultureInfo.InvariantCulture,
        $"""
        <!DOCTYPE html>
        <html xmlns="http://www.w3.org/1999/xhtml" lang="{_words.Language}" dir="ltr">
        <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="format-detection" content="telephone=no" />
        <link rel="icon" href="data:," />
        <title>{Text(report.Title)}</title>
        <style>
        {PageStyles.Css}{PictureStyles.PageCss()}</style>
        </head>

        """);

    private void Summary(StringBuilder html)
    {
        var groups = MostPressingFirst.SelectMany(kind => report.Parts.Select(part => (Kind: kind, Part: part, Texts: part.TextsOf(kind)))).Where(group => group.Texts.Count > 0).ToArray();
        html.Append(CultureInfo.InvariantCulture, $"<section id=\"{SummaryId}\" class=\"summary\" tabindex=\"-1\" aria-labelledby=\"{SummaryId}_h\">\n<h2 id=\"{SummaryId}_h\">{_words.Of("Summary", "摘要")}</h2>\n");
        if (groups.Length == 0)
        {
            html.Append(CultureInfo.InvariantCulture, $"<p>{_words.Of("Nothing was found that asks for attention.", "没有发现需要关注的情况。")}</p>\n</section>\n");
            return;
        }

        html.Append("<p class=\"tally\">");
        html.AppendJoin(_words.Of(", ", "，"), MostPressingFirst
            .Select(kind => (kind, Count: groups.Where(group => group.Kind == kind).Sum(group => (long)group.Texts.Count)))
            .Where(tally => tally.Count > 0)
            .Select(tally => $"<span class=\"{FindingLooks.ClassOf(tally.kind)}\"><b>{Words.Count(tally.Count)}</b> {Tally(tally.kind)}</span>"));
        html.Append("</p>\n<ol class=\"findings\">\n");
        foreach (var (kind, part, texts) in groups)
        {
            Finding(html, kind, texts, part);
        }

        html.Append("</ol>\n</section>\n");
    }

    private void Contents(StringBuilder html)
    {
        html.Append(CultureInfo.InvariantCulture, $"<nav aria-labelledby=\"{ContentsId}\">\n<div>\n<h2 id=\"{ContentsId}\">{_words.Of("Contents", "目录")}</h2>\n<ul>\n");
        html.Append(CultureInfo.InvariantCulture, $"<li class=\"first\"><a href=\"#{SummaryId}\">{_words.Of("Summary", "摘要")}</a></li>\n");
        foreach (var part in report.Parts)
        {
            html.Append(CultureInfo.InvariantCulture, $"<li><a href=\"#{part.Id}\">{Text(part.Title)}</a></li>\n");
        }

        html.Append(CultureInfo.InvariantCulture, $"<li><a href=\"#{PoliciesId}\">{PoliciesTitle}</a></li>\n</ul>\n</div>\n</nav>\n");
    }

    private void Part(StringBuilder html, DrawnPart part, int mostRows)
    {
        html.Append(CultureInfo.InvariantCulture, $"<section id=\"{part.Id}\" aria-labelledby=\"{part.Id}_h\">\n<h2 id=\"{part.Id}_h\">{Text(part.Title)}</h2>\n");
        Paragraph(html, "lead", part.Lead);
        if (part.Findings.Count > 0)
        {
            html.Append("<ul class=\"findings brief\">\n");
            foreach (var (kind, text) in MostPressingFirst.SelectMany(kind => part.Findings.Where(finding => finding.Kind == kind)))
            {
                Finding(html, kind, [text], linked: null);
            }

            html.Append("</ul>\n");
        }

        foreach (var picture in part.Pictures)
        {
            Picture(html, picture, mostRows);
        }

        html.Append("</section>\n");
    }

    /// <summary>Writes what was found: in the summary all of a kind and a part together, below its link.</summary>
    private void Finding(StringBuilder html, FindingKind kind, IReadOnlyList<string> texts, DrawnPart? linked)
    {
        html.Append(CultureInfo.InvariantCulture, $"<li class=\"{FindingLooks.ClassOf(kind)}\">\n<span class=\"kind\">{FindingLooks.SignOf(kind)}{FindingLooks.WordOf(kind, _words)}</span>\n");
        if (linked is not null)
        {
            html.Append(CultureInfo.InvariantCulture, $"<p class=\"source\"><a href=\"#{linked.Id}\">{Text(linked.Title)}</a></p>\n");
        }

        foreach (var text in texts)
        {
            Paragraph(html, "said", text);
        }

        html.Append("</li>\n");
    }

    private void Picture(StringBuilder html, DrawnPicture picture, int mostRows)
    {
        var title = Text(_words.Name(picture.Wide.Title));
        html.Append(CultureInfo.InvariantCulture, $"<div class=\"card\">\n<figure id=\"{picture.Id}\" aria-labelledby=\"{picture.Id}_h\">\n<h3 id=\"{picture.Id}_h\">{title}</h3>\n");
        html.Append(CultureInfo.InvariantCulture, $"<div class=\"wide\">\n{picture.Wide.Svg}</div>\n<div class=\"narrow\">\n{picture.NarrowSvg}</div>\n");
        html.Append(CultureInfo.InvariantCulture, $"<figcaption>{Text(SafeText.Sentence(picture.Wide.Description))}</figcaption>\n</figure>\n");
        Table(html, picture, title, mostRows);
        html.Append("</div>\n");
    }

    private void Table(StringBuilder html, DrawnPicture picture, string title, int mostRows)
    {
        var table = picture.Wide.Table;
        var left = table.RowsLeftOut + Math.Max(0, table.Rows.Count - mostRows);
        var all = table.RowsLeftOut + (long)table.Rows.Count;
        html.Append(CultureInfo.InvariantCulture, $"<details id=\"{picture.Id}_t\">\n<summary>{_words.Of("The figures", "图中数据")}<span class=\"unseen\">{_words.Of(" of ", "：")}<bdi>{title}</bdi></span> <span class=\"rows\">{_words.Count(all, "row", "rows", "行")}</span></summary>\n");
        html.Append(CultureInfo.InvariantCulture, $"<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-labelledby=\"{picture.Id}_c\">\n<table>\n<caption id=\"{picture.Id}_c\">{title}</caption>\n<thead>\n<tr>");
        foreach (var column in table.Columns)
        {
            html.Append(column.IsNumber ? "<th scope=\"col\" class=\"n\">" : "<th scope=\"col\">").Append(Text(SafeText.Sentence(column.Heading))).Append("</th>");
        }

        html.Append("</tr>\n</thead>\n<tbody>\n");
        foreach (var row in table.Rows.Take(mostRows))
        {
            Row(html, table, row);
        }

        html.Append("</tbody>\n</table>\n</div>\n");
        if (left > 0)
        {
            html.Append(CultureInfo.InvariantCulture, $"<p class=\"left\">{_words.Of($"{_words.Count(left, "further row is", "further rows are", "")} left out.", $"另有 {Words.Count(left)} 行未列出。")}</p>\n");
        }

        html.Append("</details>\n");
    }

    private static void Row(StringBuilder html, PictureTable table, EquatableArray<string> row)
    {
        // No number of ours is longer.
        const int LongestOnOneLine = 32;
        html.Append("<tr>");
        for (var place = 0; place < row.Count; place++)
        {
            var cell = SafeText.Sentence(row[place]);
            var isNumber = place < table.Columns.Count && table.Columns[place].IsNumber;
            var tag = place == 0 && !isNumber ? "th" : "td";
            var style = $"{(isNumber ? "n" : "")} {(cell.Length > LongestOnOneLine ? "long" : "")}".Trim();
            html.Append('<').Append(tag).Append(tag == "th" ? " scope=\"row\"" : "").Append(style.Length > 0 ? $" class=\"{style}\"" : "").Append('>')
                .Append(Text(cell)).Append("</").Append(tag).Append('>');
        }

        html.Append("</tr>\n");
    }

    private void Foot(StringBuilder html)
    {
        html.Append(CultureInfo.InvariantCulture, $"<footer id=\"{PoliciesId}\" aria-labelledby=\"{PoliciesId}_h\">\n<h2 id=\"{PoliciesId}_h\">{PoliciesTitle}</h2>\n<p>");
        html.Append(_words.Of(
            "To get these numbers again, give the same facts, the same instants and these policies to the same version of the library. A policy with another hash is another policy.",
            "以相同的事实、相同的时刻和下列策略，用同一版本的库即可重算出相同的数字。哈希不同，即为不同的策略。"));
        html.Append("</p>\n");
        if (report.Policies.Count > 0)
        {
            html.Append(CultureInfo.InvariantCulture, $"<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-labelledby=\"{PoliciesId}_h\">\n<table>\n<thead>\n<tr><th scope=\"col\">{_words.Of("policy", "策略")}</th><th scope=\"col\">{_words.Of("version", "版本")}</th><th scope=\"col\">{_words.Of("hash", "哈希")}</th></tr>\n</thead>\n<tbody>\n");
            foreach (var policy in report.Policies)
            {
                html.Append(CultureInfo.InvariantCulture, $"<tr><th scope=\"row\">{Text(_words.Name(policy.Name))}</th><td>{Text(_words.Name(policy.Version))}</td><td><code>{Text(_words.Name(policy.Hash))}</code></td></tr>\n");
            }

            html.Append("</tbody>\n</table>\n</div>\n");
        }

        html.Append("</footer>\n");
    }

    private string PoliciesTitle => _words.Of("Policies that decided", "所用策略");

    private string Tally(FindingKind kind) => kind switch
    {
        FindingKind.Act => _words.Of("to act on", "项需行动"),
        FindingKind.Watch => _words.Of("to watch", "项需关注"),
        FindingKind.Good => _words.Of("good", "项良好"),
        _ => _words.Of("to know", "项供参考"),
    };
}
