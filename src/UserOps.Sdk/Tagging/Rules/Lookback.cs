using NodaTime;
using UserOps.Json;

namespace UserOps.Tagging;

/// <summary>How far back from an instant: an elapsed time (<c>P7D</c> is 7 times 24 hours, <c>PT36H</c>), or months of the local calendar (<c>P3M</c>, <c>P1Y</c>).</summary>
/// <remarks>
/// The two don't stand in one length, for a month has no fixed number of hours. <c>default</c> is no time at all, which
/// rules refuse, as they refuse a negative one. <c>P1Y</c> equals <c>P12M</c>, and <c>P1W</c> equals <c>P7D</c>.
/// </remarks>
public readonly record struct Lookback
{
    private Lookback(int months, Duration elapsed)
    {
        Months = months;
        Elapsed = elapsed;
    }

    /// <summary>Gets the months of the local calendar; 0 when the length is an elapsed time.</summary>
    public int Months { get; }

    /// <summary>Gets the elapsed time; zero when the length is in months.</summary>
    public Duration Elapsed { get; }

    /// <summary>Makes a length of elapsed time.</summary>
    /// <param name="elapsed">The elapsed time.</param>
    /// <returns>The length.</returns>
    public static Lookback Of(Duration elapsed) => new(0, elapsed);

    /// <summary>Makes a length of days of 24 hours.</summary>
    /// <param name="days">The number of days.</param>
    /// <returns>The length.</returns>
    public static Lookback OfDays(int days) => new(0, Duration.FromDays(days));

    /// <summary>Makes a length of hours.</summary>
    /// <param name="hours">The number of hours.</param>
    /// <returns>The length.</returns>
    public static Lookback OfHours(int hours) => new(0, Duration.FromHours(hours));

    /// <summary>Makes a length of months of the local calendar; a year is twelve.</summary>
    /// <param name="months">The number of months.</param>
    /// <returns>The length.</returns>
    public static Lookback OfMonths(int months) => new(months, Duration.Zero);

    /// <summary>Reads a length.</summary>
    /// <param name="text">An ISO 8601 duration: <c>P90D</c>, <c>P2W</c>, <c>PT36H</c>, <c>P3M</c>, <c>P1Y6M</c>.</param>
    /// <returns>The length.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is <see langword="null"/>.</exception>
    /// <exception cref="FormatException">The text is not such a duration, or has months beside days or hours.</exception>
    public static Lookback Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TryParse(text, out var value) ? value : throw new FormatException($"The length is '{text}'; it must be {LookbackJsonConverter.Form}.");
    }

    /// <summary>Reads a length, if it is one.</summary>
    /// <param name="text">An ISO 8601 duration.</param>
    /// <param name="value">The length.</param>
    /// <returns><see langword="true"/> if the text is a length.</returns>
    public static bool TryParse(string? text, out Lookback value)
    {
        value = default;
        if (text is null)
        {
            return false;
        }

        if (DurationJsonConverter.TryParseIso(text, out var elapsed))
        {
            value = Of(elapsed);
            return true;
        }

        if (NodaTime.Text.PeriodPattern.Roundtrip.Parse(text).TryGetValue(Period.Zero, out var period)
            && period is { HasTimeComponent: false, Weeks: 0, Days: 0 }
            && text.Length > 1
            && !text.EndsWith('T')
            && Math.Abs((((long)period.Years * 12) + period.Months)) < int.MaxValue)
        {
            value = OfMonths((period.Years * 12) + period.Months);
            return true;
        }

        return false;
    }

    /// <summary>Returns the length as ISO 8601.</summary>
    /// <returns>The text, such as <c>P30D</c>, <c>PT8H</c> or <c>P1Y6M</c>.</returns>
    public override string ToString()
    {
        var years = Months / 12;
        var months = Months % 12;
        return Months == 0
            ? DurationJsonConverter.FormatIso(Elapsed)
            : $"P{(years == 0 ? "" : $"{Exact.Text(years)}Y")}{(months == 0 ? "" : $"{Exact.Text(months)}M")}";
    }
}

/// <summary>A length as its ISO 8601 text.</summary>
internal sealed class LookbackJsonConverter : TextJsonConverter<Lookback>
{
    public const string Form = "a length of time such as P30D, PT36H or P3M";

    public override string Allowed => Form;

    protected override bool TryParse(string text, out Lookback value) => Lookback.TryParse(text, out value);

    protected override string Format(Lookback value) => value.ToString();
}
