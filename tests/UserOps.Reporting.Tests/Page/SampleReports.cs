using NodaTime;
using UserOps.Rfm;
using UserOps.Simulation;

namespace UserOps.Reporting.Tests;

/// <summary>Reports that the tests of the page write.</summary>
internal static class SampleReports
{
    /// <summary>A part without pictures.</summary>
    public static ReportSection Part(string id, params Finding[] findings) => new()
    {
        Id = id,
        Title = LocalizedText.Of($"The part {id}", $"部分 {id}"),
        Lead = LocalizedText.Of("What was looked at.", "所看内容。"),
        Findings = [.. findings],
    };

    /// <summary>A report of some parts.</summary>
    public static Report Of(params ReportSection[] sections) => new()
    {
        Title = LocalizedText.Of("What to do now", "现在该做什么"),
        Lead = LocalizedText.Of("A simulated shop.", "模拟商店。"),
        Sections = sections,
    };

    /// <summary>A finding in both languages.</summary>
    public static Finding Finding(FindingKind kind, string text) => new(kind, LocalizedText.Of($"{text}.", $"{text}。"));

    /// <summary>A simulated shop with all pictures of RFM, and a part that has findings of each kind.</summary>
    public static Report Shop()
    {
        var shop = new Shop(ShopOptions.Default with { Users = 400 });
        var book = new PurchaseBook<UserId>();
        foreach (var purchase in shop.Purchases())
        {
            book.Add(purchase);
        }

        var asOf = shop.Clock.EndOf(shop.Options.End.PlusDays(-1));
        var before = RfmSnapshot.Fit(book, asOf - Duration.FromDays(90), RfmPolicy.Classic11 with { Zone = shop.Options.ZoneId });
        var now = RfmSnapshot.Apply(book, asOf, before.Model);
        return Of(
            RfmSection.Of(now, SegmentMigration.Between(before, now)),
            Part(
                "desk",
                Finding(FindingKind.Note, "97 % (95 % to 98 %) of 1,204 tickets"),
                Finding(FindingKind.Good, "1,204 tickets were answered in time"),
                Finding(FindingKind.Watch, "42 tickets wait for more than seven days"),
                Finding(FindingKind.Act, "3 tickets have nobody")));
    }

    /// <summary>A report with a text in every place that data can reach.</summary>
    public static Report Everywhere(string text) => new()
    {
        Title = Both(text),
        Lead = Both(text),
        Sections =
        [
            new()
            {
                Id = "data",
                Title = Both(text),
                Lead = Both(text),
                Findings = [.. Enum.GetValues<FindingKind>().Select(kind => new Finding(kind, Both(text)))],
                Pictures = [Bars(text)],
                Policies = [new(text, text, text)],
            },
        ],
    };

    /// <summary>A picture of bars with a table, with a text in every place that data can reach.</summary>
    public static Func<PictureOptions, Picture> Bars(string text, int rows = 3, int columns = 3) => options =>
    {
        var sheet = new Sheet(options, "bars", words => words.Name(text));
        sheet.Legend([LegendEntry.Square(sheet.Words.Name(text), Style.Fill(0))]);
        BarRows.Draw(sheet, [.. Enumerable.Range(1, 3).Select(size => new BarRow(sheet.Words.Name(text), new Bar(size, sheet.Words.Name(text), Style.Fill(0), text)))]);
        sheet.Note(sheet.Words.Name(text));
        return sheet.Finish(
            Tables.Of(
                Enumerable.Range(0, columns).Select(column => column % 2 == 0 ? Tables.Text(text) : Tables.Number(text)),
                Enumerable.Range(0, rows).Select(_ => Enumerable.Repeat(text, columns).ToArray())),
            text);
    };

    private static LocalizedText Both(string text) => LocalizedText.Of(text, text);
}
