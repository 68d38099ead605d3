using System.Globalization;
using NodaTime;
using NodaTime.Text;
using UserOps.Rfm;
using UserOps.Tests;

namespace UserOps.CustomerValue.Tests.Support;

/// <summary>Fader and Hardie's tenth of the customers of CDNOW, read from where the real data is.</summary>
internal static class Cdnow
{
    public const string File = "cdnow_sample.txt";

    /// <summary>The last day of the papers' calibration.</summary>
    public static LocalDate CalibrationEnd { get; } = new(1997, 9, 30);

    /// <summary>The last day of the data.</summary>
    public static LocalDate HoldoutEnd { get; } = new(1998, 6, 30);

    /// <summary>Reads all rows, each at 15:00 UTC of its day.</summary>
    public static PurchaseBook<string> Read()
    {
        var pattern = LocalDatePattern.CreateWithInvariantCulture("yyyyMMdd");
        var book = new PurchaseBook<string>();
        foreach (var line in System.IO.File.ReadLines(RealDataFactAttribute.PathOf(File)))
        {
            var fields = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var at = pattern.Parse(fields[2]).Value.At(new LocalTime(15, 0)).InUtc().ToInstant();
            book.Add(new Purchase<string>(fields[1], at, decimal.Parse(fields[4], CultureInfo.InvariantCulture)));
        }

        return book;
    }

    /// <summary>Reads the summaries at the end of the calibration.</summary>
    public static IReadOnlyList<PurchaseSummary> Calibration(CustomerValuePolicy policy)
    {
        var (book, summarizer) = (Read(), new PurchaseSummarizer(policy.ToPurchasePolicy()));
        var asOf = summarizer.Days.EndOf(CalibrationEnd);
        return [.. book.Users.Select(user => summarizer.Summarize(book[user], asOf))];
    }
}
