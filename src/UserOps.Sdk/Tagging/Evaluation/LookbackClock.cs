using NodaTime;

namespace UserOps.Tagging;

/// <summary>Takes lengths of time off instants, and finds when an instant falls out of reach.</summary>
internal static class LookbackClock
{
    /// <summary>Nothing changes from here on, for no clock can name the days.</summary>
    public static readonly Instant End = Instant.FromUtc(9998, 12, 30, 0, 0);

    /// <summary>The most days that an offset and the ends of months can shift a date between two local calendars.</summary>
    private const int Slack = 6;

    private static readonly Duration Calm = Duration.FromDays(Slack + 2);

    /// <summary>The instant that lies a length of time before another one.</summary>
    public static Instant Before(Instant at, Lookback length, DateTimeZone zone) => length.Months == 0
        ? at - length.Elapsed
        : Leniently(at.InZone(zone).LocalDateTime.PlusMonths(-length.Months), zone);

    /// <summary>
    /// The instant of a local time: the earlier one where the clock shows it twice, and forward by the gap where it never
    /// does. As NodaTime's InZoneLeniently, which makes an object each time.
    /// </summary>
    internal static Instant Leniently(LocalDateTime local, DateTimeZone zone)
    {
        // No offset is longer than 18 hours, so the first interval starts before any instant that the local time may be.
        var utc = local.InUtc().ToInstant();
        var interval = zone.GetZoneInterval(utc - Duration.FromDays(1));
        var instant = utc - Duration.FromSeconds(interval.WallOffset.Seconds);
        while (interval.HasEnd && instant >= interval.End)
        {
            interval = zone.GetZoneInterval(interval.End);
            var later = utc - Duration.FromSeconds(interval.WallOffset.Seconds);
            if (later < interval.Start)
            {
                return instant;
            }

            instant = later;
        }

        return instant;
    }

    /// <summary>The day that lies a length of whole days or months before another one.</summary>
    public static int DayBefore(int day, Lookback length) => length.Months == 0
        ? day - length.Elapsed.Days
        : DayNumber.Of(DayNumber.ToDate(day).PlusMonths(-length.Months));

    /// <summary>The first day that a length of time before is on or after a day.</summary>
    public static int? FirstDayReaching(int day, Lookback length)
    {
        if (day > DayNumber.Max - length.Elapsed.Days - (32 * (length.Months + 1)))
        {
            return null;
        }

        if (length.Months == 0)
        {
            return day + length.Elapsed.Days;
        }

        var first = DayNumber.Of(DayNumber.ToDate(day).PlusMonths(length.Months));
        while (DayBefore(first - 1, length) >= day)
        {
            first--;
        }

        while (DayBefore(first, length) < day)
        {
            first++;
        }

        return first;
    }

    /// <summary>
    /// The first instant after another one at which "the instant a length of time before is earlier than
    /// <paramref name="mark"/>" changes; <see langword="null"/>: never.
    /// </summary>
    /// <remarks>
    /// Of elapsed time it changes once. Taking months off is not monotonous: 28 to 31 March all go back to 28 February, each
    /// with its own time of day, so what happened on that day at noon goes out of the last month four times.
    /// </remarks>
    public static Instant? NextTurn(Instant mark, Lookback length, Instant after, DateTimeZone zone)
    {
        if (length.Months == 0)
        {
            return mark < End - length.Elapsed && mark + length.Elapsed > after ? mark + length.Elapsed : null;
        }

        if (TryQuiet(mark, length.Months, after, zone, out var turn))
        {
            return turn;
        }

        var about = mark.InZone(zone).Date;
        if (about.Year + (length.Months / 12) >= 9998)
        {
            return null;
        }

        about = about.PlusMonths(length.Months);
        var now = after.InZone(zone).Date;
        if (now > about.PlusDays(Slack))
        {
            return null;
        }

        // Between these points the instant before moves on with the clock, nanosecond by nanosecond.
        var points = Points(LocalDate.Max(now, about.PlusDays(-Slack)), about.PlusDays(Slack), length.Months, zone);
        points.Sort();
        var reached = Before(after, length, zone);
        var earlier = reached < mark;
        var from = after;
        foreach (var point in points)
        {
            if (point <= after)
            {
                continue;
            }

            if (earlier && mark - reached < point - from)
            {
                return from + (mark - reached);
            }

            from = point;
            reached = Before(point, length, zone);
            if (reached < mark != earlier)
            {
                return point;
            }
        }

        return null;
    }

    /// <summary>Mostly no clock moves for days about an instant, nor about the day on which it goes out of reach: then days tell.</summary>
    private static bool TryQuiet(Instant mark, int months, Instant after, DateTimeZone zone, out Instant? turn)
    {
        turn = null;
        var interval = zone.GetZoneInterval(mark);
        var local = mark.WithOffset(interval.WallOffset).LocalDateTime;
        if (local.Year + (months / 12) >= 9998 || !IsQuiet(mark, interval))
        {
            return false;
        }

        var about = local.PlusMonths(months);
        interval = zone.GetZoneInterval(about.InUtc().ToInstant());
        var offset = Duration.FromSeconds(interval.WallOffset.Seconds);
        if (!IsQuiet(about.InUtc().ToInstant(), interval))
        {
            return false;
        }

        // A day that no end of a month comes to goes out of reach once.
        var first = local.Day < 28 ? about.Date : about.Date.PlusDays(-Slack);
        var last = local.Day < 28 ? about.Date : about.Date.PlusDays(Slack);
        var earlier = true;
        for (var day = first; day <= last; day = day.PlusDays(1))
        {
            var image = day.PlusMonths(-months);
            var midnight = day.AtMidnight().InUtc().ToInstant() - offset;
            var isDay = image == local.Date && local.TimeOfDay > LocalTime.Midnight;
            if ((isDay || image < local.Date) != earlier)
            {
                earlier = !earlier;
                turn = midnight;
            }

            if (turn > after)
            {
                return true;
            }

            if (isDay)
            {
                earlier = false;
                turn = midnight + Duration.FromNanoseconds(local.TimeOfDay.NanosecondOfDay);
            }

            if (turn > after)
            {
                return true;
            }
        }

        turn = null;
        return true;

        static bool IsQuiet(Instant at, NodaTime.TimeZones.ZoneInterval interval) =>
            (!interval.HasStart || at - interval.Start > Calm) && (!interval.HasEnd || interval.End - at > Calm);
    }

    private static List<Instant> Points(LocalDate first, LocalDate last, int months, DateTimeZone zone)
    {
        var points = new List<Instant>(2 * Slack);
        foreach (var interval in Intervals(first, last, zone))
        {
            if (interval.HasStart)
            {
                points.Add(interval.Start);
            }
        }

        for (var day = first; day <= last; day = day.PlusDays(1))
        {
            Add(points, day.AtMidnight(), zone);
        }

        foreach (var interval in Intervals(first.PlusMonths(-months), last.PlusMonths(-months), zone))
        {
            if (!interval.HasStart)
            {
                continue;
            }

            var before = zone.GetZoneInterval(interval.Start - Duration.Epsilon);
            foreach (var turn in new[] { interval.Start.WithOffset(before.WallOffset).LocalDateTime, interval.IsoLocalStart })
            {
                for (var day = first; day <= last; day = day.PlusDays(1))
                {
                    if (day.PlusMonths(-months) == turn.Date)
                    {
                        Add(points, day.At(turn.TimeOfDay), zone);
                    }
                }
            }
        }

        return points;
    }

    private static IEnumerable<NodaTime.TimeZones.ZoneInterval> Intervals(LocalDate first, LocalDate last, DateTimeZone zone)
    {
        var end = last.PlusDays(2).AtMidnight().InUtc().ToInstant();
        var interval = zone.GetZoneInterval(first.PlusDays(-1).AtMidnight().InUtc().ToInstant());
        yield return interval;
        while (interval.HasEnd && interval.End < end)
        {
            interval = zone.GetZoneInterval(interval.End);
            yield return interval;
        }
    }

    private static void Add(List<Instant> points, LocalDateTime local, DateTimeZone zone)
    {
        var map = zone.MapLocal(local);
        if (map.Count == 0)
        {
            points.Add(map.LateInterval.Start);
        }
        else
        {
            points.Add(map.First().ToInstant());
            points.Add(map.Last().ToInstant());
        }
    }
}
