using System.Text;

namespace UserOps.Reporting;

/// <summary>Writes a report as one HTML page that opens offline, prints on A4 and lasts: no script, no font, no other file, no network.</summary>
/// <remarks>
/// <para>
/// The page begins with what was found, the most pressing first, and ends with the policies that decided. Every picture has its figures
/// behind it. It follows the reader's system in light and dark and is light on paper; it is laid out for telephones from 320 pixels on.
/// It is HTML and well-formed XML alike, so that programs can read it.
/// </para>
/// <para>All text is encoded where it is written, except <see cref="Picture.Svg"/>, which is markup already.</para>
/// <para>
/// A page is kept to <see cref="MaxBytes"/>: while it is larger, its tables are cut, all to the same number of rows, and say how many rows they
/// left out. Pictures are never left out, so a page with too many of them is larger all the same.
/// </para>
/// <para>Cost: every picture is drawn twice, wide and narrow; the page is held in memory before it is written.</para>
/// </remarks>
public static class ReportPage
{
    /// <summary>The most bytes of a page in UTF-8, as long as fewer rows in its tables can make it so.</summary>
    public const int MaxBytes = 2_000_000;

    /// <summary>What no table is cut below.</summary>
    private const int FewestRows = 12;

    /// <summary>Writes a page.</summary>
    /// <param name="report">The report.</param>
    /// <param name="culture">The language, as a BCP 47 tag: Chinese for any of Chinese, else English. Texts of the report are looked up by the whole tag.</param>
    /// <returns>The page. The same report in the same language gives the same text.</returns>
    /// <exception cref="ArgumentNullException">The report is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The tag is blank, or the id of a part is malformed or stands twice.</exception>
    public static string Write(Report report, string culture)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentException.ThrowIfNullOrWhiteSpace(culture);
        CheckIds(report);
        var writer = new PageWriter(DrawnReport.Of(report, new Words(culture)));
        var rows = PictureTable.MaxRows;
        var page = writer.Write(rows);
        while (Encoding.UTF8.GetByteCount(page) > MaxBytes && rows > FewestRows)
        {
            rows /= 2;
            page = writer.Write(rows);
        }

        return page;
    }

    /// <summary>Writes a page into a file or a response, which should be in UTF-8, as the page says of itself.</summary>
    /// <param name="report">The report.</param>
    /// <param name="writer">Where to. Nothing is written if the report is refused.</param>
    /// <param name="culture">The language, as a BCP 47 tag: Chinese for any of Chinese, else English. Texts of the report are looked up by the whole tag.</param>
    /// <exception cref="ArgumentNullException">The report or the writer is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The tag is blank, or the id of a part is malformed or stands twice.</exception>
    public static void Write(Report report, TextWriter writer, string culture)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(Write(report, culture));
    }

    private static void CheckIds(Report report)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        for (var place = 0; place < report.Sections.Count; place++)
        {
            var id = report.Sections[place].Id;
            if (id.Length == 0 || !id.All(sign => char.IsAsciiLetterLower(sign) || char.IsAsciiDigit(sign) || sign == '-'))
            {
                throw new ArgumentException($"Sections[{place}].Id is '{id}'; it must be lower-case letters of English, digits and dashes, at least one. Choose one such as 'rfm'.", nameof(report));
            }

            if (!ids.Add(id))
            {
                throw new ArgumentException($"Sections[{place}].Id is '{id}', as that of an earlier part; ids must differ, since links lead to them. Choose another.", nameof(report));
            }
        }
    }
}
