using System.Globalization;
using NodaTime;

namespace UserOps.BusinessTime;

/// <summary>Calendars to begin with: round the clock, Monday to Friday, and the working days of countries.</summary>
/// <remarks>
/// The calendars of countries are open from 09:00 to 17:00 in their own zone, Monday to Friday but for public holidays; China
/// also on the make-up workdays that its State Council announces. Take other hours with <c>with</c>, and remember that an override
/// has hours of its own. A calendar says until when its holidays are known. Where the dates come from is told by
/// <c>docs/business-time.md</c>.
/// </remarks>
public static class WorkingCalendars
{
    private const string AlwaysName = "always";
    private const string MonFriName = "mon-fri-9-17";
    private const string Utc = "UTC";

    private static readonly WorkingHours NineToFive = new(new(9, 0), new(17, 0));

    private static readonly LocalDate EndOf2035 = new(2035, 12, 31);

    /// <summary>Gets mainland China: the days off and the make-up workdays that the State Council announced for 2007 to 2026.</summary>
    public static WorkingCalendar China { get; } = Country("cn", "Asia/Shanghai", HolidayDates.ChinaOff, new(2026, 12, 31)) with
    {
        Overrides = [.. Dates(HolidayDates.ChinaWork).Select(date => new DateHours(date, [NineToFive]))],
    };

    /// <summary>Gets England and Wales: the bank holidays of 2010 to 2035.</summary>
    public static WorkingCalendar England { get; } = Country("gb-eng", "Europe/London", HolidayDates.England, EndOf2035);

    /// <summary>Gets Scotland: the bank holidays of 2010 to 2035.</summary>
    public static WorkingCalendar Scotland { get; } = Country("gb-sct", "Europe/London", HolidayDates.Scotland, EndOf2035);

    /// <summary>Gets Germany: the holidays that all states share, of 2010 to 2035.</summary>
    public static WorkingCalendar Germany { get; } = Country("de", "Europe/Berlin", HolidayDates.Germany, EndOf2035);

    /// <summary>Gets France: the public holidays of 2010 to 2035.</summary>
    public static WorkingCalendar France { get; } = Country("fr", "Europe/Paris", HolidayDates.France, EndOf2035);

    /// <summary>Gets Singapore: the public holidays of 2010 to 2035; from 2028 on, those that follow the moon are estimates.</summary>
    public static WorkingCalendar Singapore { get; } = Country("sg", "Asia/Singapore", HolidayDates.Singapore, new(2027, 12, 31));

    /// <summary>Gets New South Wales in Australia: the public holidays of 2010 to 2035.</summary>
    public static WorkingCalendar NewSouthWales { get; } = Country("au-nsw", "Australia/Sydney", HolidayDates.NewSouthWales, EndOf2035);

    /// <summary>Gets Japan: the national holidays of 2010 to 2035.</summary>
    public static WorkingCalendar Japan { get; } = Country("jp", "Asia/Tokyo", HolidayDates.Japan, EndOf2035);

    /// <summary>Gets the United States: the federal holidays of 2010 to 2035, on the time of New York.</summary>
    public static WorkingCalendar UnitedStates { get; } = Country("us-federal", "America/New_York", HolidayDates.UnitedStates, EndOf2035);

    /// <summary>Gets the calendars of countries.</summary>
    public static EquatableArray<WorkingCalendar> Countries { get; } =
        [China, England, Scotland, Germany, France, Singapore, NewSouthWales, Japan, UnitedStates];

    /// <summary>Gets the names that <see cref="Named"/> knows.</summary>
    public static EquatableArray<string> Names { get; } = [AlwaysName, MonFriName, .. Countries.Select(calendar => calendar.Name)];

    /// <summary>Makes the calendar that is always open.</summary>
    /// <param name="zone">The tzdb id of the zone whose dates are counted; it moves no hours.</param>
    /// <returns>The calendar.</returns>
    public static WorkingCalendar Always(string zone = Utc) => Plain(AlwaysName, zone, WeeklyHours.EveryDay(default(WorkingHours)));

    /// <summary>Makes the calendar of Monday to Friday from 09:00 to 17:00, without holidays.</summary>
    /// <param name="zone">The tzdb id of the zone, such as <c>Europe/London</c>.</param>
    /// <returns>The calendar.</returns>
    public static WorkingCalendar MonFri9To17(string zone) => Plain(MonFriName, zone, WeeklyHours.MondayToFriday(NineToFive));

    /// <summary>Finds the calendar of a country.</summary>
    /// <param name="name">Its name, such as <c>cn</c> or <c>gb-eng</c>.</param>
    /// <returns>The calendar, in the country's own zone.</returns>
    /// <exception cref="ArgumentException">No country has that name.</exception>
    public static WorkingCalendar ForCountry(string name) =>
        Find(name) ?? throw Unknown(name, [.. Countries.Select(calendar => calendar.Name)]);

    /// <summary>Finds or makes a calendar by its name.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="zone">
    /// The tzdb id of the zone: needed for <c>mon-fri-9-17</c>; UTC by default for <c>always</c>; a country has its own, and takes no
    /// other.
    /// </param>
    /// <returns>The calendar.</returns>
    /// <exception cref="ArgumentException">There is no such name, or the zone is missing or another than the country's.</exception>
    public static WorkingCalendar Named(string name, string? zone = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        switch (name)
        {
            case AlwaysName:
                return Always(zone ?? Utc);
            case MonFriName:
                return MonFri9To17(zone ?? throw new ArgumentException(
                    $"The calendar '{MonFriName}' needs a zone; it has none of its own. Give the id of a tzdb time zone such as Europe/London.", nameof(zone)));
            default:
                var country = Find(name) ?? throw Unknown(name, Names);
                return zone is null || zone == country.Zone
                    ? country
                    : throw new ArgumentException(
                        $"The zone is '{zone}'; the calendar '{name}' is in {country.Zone}. Leave the zone out, or change the calendar with 'with'.", nameof(zone));
        }
    }

    private static WorkingCalendar? Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        foreach (var calendar in Countries)
        {
            if (calendar.Name == name)
            {
                return calendar;
            }
        }

        return null;
    }

    private static ArgumentException Unknown(string name, EquatableArray<string> names) => new(
        $"The name is '{name}'; it must be one of {string.Join(", ", names)}. {Json.Spelling.Suggest(name, names, "Choose one of them.")}", nameof(name));

    private static WorkingCalendar Country(string name, string zone, string holidays, LocalDate knownUntil) =>
        Plain(name, zone, WeeklyHours.MondayToFriday(NineToFive)) with { Holidays = [.. Dates(holidays)], KnownUntil = knownUntil };

    private static WorkingCalendar Plain(string name, string zone, WeeklyHours weekly) => new()
    {
        Name = name,
        Version = "1",
        Zone = zone,
        Weekly = weekly,
    };

    private static IEnumerable<LocalDate> Dates(string text)
    {
        var year = 0;
        foreach (var word in text.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (word.EndsWith(':'))
            {
                year = int.Parse(word.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture);
            }
            else
            {
                var (month, day) = Math.DivRem(int.Parse(word, NumberStyles.None, CultureInfo.InvariantCulture), 100);
                yield return new(year, month, day);
            }
        }
    }
}
