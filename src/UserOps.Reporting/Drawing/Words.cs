using System.Globalization;
using NodaTime;
using NodaTime.Text;
using UserOps.Statistics;

namespace UserOps.Reporting;

/// <summary>Sentences and numbers in the language of a picture.</summary>
/// <param name="culture">A BCP 47 tag; any of Chinese gives Chinese, any other English.</param>
internal sealed class Words(string culture)
{
    private static readonly LocalDatePattern Date = LocalDatePattern.Iso;

    /// <summary>The language, as it was asked for.</summary>
    public string Culture => culture;

    /// <summary>Whether it is Chinese.</summary>
    public bool IsChinese { get; } = culture.Equals("zh", StringComparison.OrdinalIgnoreCase) || culture.StartsWith("zh-", StringComparison.OrdinalIgnoreCase);

    /// <summary>The language that our own words are in.</summary>
    public string Language => IsChinese ? "zh-CN" : "en";

    /// <summary>Writes a sentence in both of our languages.</summary>
    public static LocalizedText Both(Func<Words, string> sentence) => LocalizedText.Of(sentence(new("en")), sentence(new("zh-CN")));

    /// <summary>Chooses between our two languages.</summary>
    public string Of(string en, string zhCN) => IsChinese ? zhCN : en;

    /// <summary>Finds a policy's text in the language, made fit for a sentence.</summary>
    public string Of(LocalizedText text) => Name(text.In(culture));

    /// <summary>A name from data, made fit for a sentence, a label or a cell.</summary>
    public string Name(string? name) => SafeText.Name(name, Of("(blank)", "（空）"));

    /// <summary>A whole number with separators.</summary>
    public static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A whole number without separators, for ids.</summary>
    public static string Plain(int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A whole number with separators and what is counted; Chinese takes one measure word for one and many.</summary>
    public string Count(long value, string one, string many, string zhCN) => IsChinese ? $"{Count(value)} {zhCN}" : $"{Count(value)} {(value == 1 ? one : many)}";

    /// <summary>A number in few signs, for axes and cells: 12.3k and 4.5M in English, 1.2万 and 3.4亿 in Chinese.</summary>
    public string Short(double value)
    {
        var size = Math.Abs(value);
        (double Unit, string Name)[] units = IsChinese ? [(1e12, "万亿"), (1e8, "亿"), (1e4, "万")] : [(1e12, "T"), (1e9, "B"), (1e6, "M"), (1e3, "k")];
        if (!double.IsFinite(value))
        {
            return double.IsNaN(value) ? "–" : value > 0 ? "∞" : "-∞";
        }

        if (size >= 1e16)
        {
            return value.ToString("0.#e0", CultureInfo.InvariantCulture);
        }

        foreach (var (unit, name) in units)
        {
            // What rounds up to a unit is written in it.
            if (size >= unit * 0.9995)
            {
                return Digits(value / unit) + name;
            }
        }

        return Digits(value);
    }

    /// <summary>Money or another number that people read: with separators, two decimals where it is small.</summary>
    public static string Amount(decimal? value) => value is not { } amount ? "–" : amount.ToString(Math.Abs(amount) >= 1000 ? "N0" : "#,0.##", CultureInfo.InvariantCulture);

    /// <summary>A number with at most so many decimals.</summary>
    public static string Number(double? value, int decimals = 2) => value is not { } number || double.IsNaN(number) ? "–"
        : double.IsInfinity(number) ? (number > 0 ? "∞" : "-∞")
        : Math.Abs(number) >= 1e15 ? number.ToString("0.###e0", CultureInfo.InvariantCulture)
        : (Math.Round(number, decimals) + 0.0).ToString(decimals == 0 ? "N0" : "#,0." + new string('#', decimals), CultureInfo.InvariantCulture);

    /// <summary>A share in percent, with one decimal.</summary>
    public string Percent(double? share) => share is not { } value || double.IsNaN(value) ? "–" : Number(Math.Clamp(value, -1e12, 1e12) * 100, 1) + Of(" %", "%");

    /// <summary>A share with its interval.</summary>
    public string Percent(ProportionInterval share) => Of(
        $"{Percent(share.Estimate)} ({Percent(share.Lower)} to {Percent(share.Upper)})", $"{Percent(share.Estimate)}（{Percent(share.Lower)} 至 {Percent(share.Upper)}）");

    /// <summary>A day.</summary>
    public static string Day(LocalDate? day) => day is { } date ? Date.Format(date) : "–";

    /// <summary>An instant in a zone, to the minute.</summary>
    public static string Minute(Instant instant, DateTimeZone zone)
    {
        var local = instant.InZone(zone).LocalDateTime;
        return $"{Date.Format(local.Date)} {local.Hour.ToString("D2", CultureInfo.InvariantCulture)}:{local.Minute.ToString("D2", CultureInfo.InvariantCulture)}";
    }

    /// <summary>Joins names: a, b, c.</summary>
    public string List(IEnumerable<string> names) => string.Join(Of(", ", "、"), names);

    private static string Digits(double value) => Math.Abs(value) switch
    {
        0 => "0",
        >= 99.95 => (Math.Round(value) + 0.0).ToString("0", CultureInfo.InvariantCulture),
        >= 0.01 => (Math.Round(value, Math.Abs(value) >= 9.995 ? 1 : 2) + 0.0).ToString("0.##", CultureInfo.InvariantCulture),
        _ => value.ToString("0.#e0", CultureInfo.InvariantCulture),
    };
}
