using System.Globalization;
using NodaTime;

namespace UserOps.Json;

/// <summary>Reads the ISO 8601 forms that files and log lines use, without a pattern and without allocating.</summary>
/// <remarks>
/// <c>yyyy-MM-dd</c>, then nothing or <c>T</c> or a blank and <c>HH:mm[:ss[.fffffffff]]</c>, then nothing (local time),
/// <c>Z</c>, or an offset: <c>+08:00</c>, <c>+0800</c>, <c>+08</c>.
/// </remarks>
internal static class IsoTime
{
    /// <summary>The largest offset from UTC, in minutes.</summary>
    private const int MaxOffset = 18 * 60;

    /// <summary>Reads a time.</summary>
    /// <param name="text">The text.</param>
    /// <param name="local">What the clock showed.</param>
    /// <param name="offset">The offset from UTC; <see langword="null"/> when it is local time.</param>
    /// <returns><see langword="true"/> if the whole text is a time.</returns>
    public static bool TryRead(ReadOnlySpan<char> text, out LocalDateTime local, out Offset? offset)
    {
        (local, offset) = (default, null);
        if (text is not [_, _, _, _, '-', _, _, '-', _, _, ..]
            || !TryDigits(text[..4], out var year) || !TryDigits(text[5..7], out var month) || !TryDigits(text[8..10], out var day)
            || year < 1 || month is < 1 or > 12 || day < 1 || day > CalendarSystem.Iso.GetDaysInMonth(year, month))
        {
            return false;
        }

        var time = LocalTime.Midnight;
        var rest = text[10..];
        if (rest.Length > 0 && !TryTime(ref rest, out time))
        {
            return false;
        }

        local = new LocalDate(year, month, day) + time;
        return rest.IsEmpty || TryOffset(rest, out offset);
    }

    private static bool TryTime(ref ReadOnlySpan<char> rest, out LocalTime time)
    {
        time = default;
        if (rest is not ['T' or 't' or ' ', _, _, ':', _, _, ..]
            || !TryDigits(rest[1..3], out var hour) || !TryDigits(rest[4..6], out var minute) || hour > 23 || minute > 59)
        {
            return false;
        }

        rest = rest[6..];
        int second = 0, nanosecond = 0;
        if (rest is [':', _, _, ..])
        {
            if (!TryDigits(rest[1..3], out second) || second > 59)
            {
                return false;
            }

            rest = rest[3..];
            if (rest is ['.' or ',', ..] && !TryFraction(ref rest, out nanosecond))
            {
                return false;
            }
        }

        time = LocalTime.FromHourMinuteSecondNanosecond(hour, minute, second, nanosecond);
        return true;
    }

    private static bool TryFraction(ref ReadOnlySpan<char> rest, out int nanosecond)
    {
        var digits = rest[1..].IndexOfAnyExceptInRange('0', '9');
        digits = digits < 0 ? rest.Length - 1 : digits;
        nanosecond = 0;
        if (digits is 0 or > 9)
        {
            return false;
        }

        nanosecond = int.Parse(rest.Slice(1, digits), NumberStyles.None, CultureInfo.InvariantCulture);
        for (var missing = 9 - digits; missing > 0; missing--)
        {
            nanosecond *= 10;
        }

        rest = rest[(digits + 1)..];
        return true;
    }

    private static bool TryOffset(ReadOnlySpan<char> text, out Offset? offset)
    {
        offset = null;
        if (text is ['Z' or 'z'])
        {
            offset = Offset.Zero;
            return true;
        }

        var minutes = 0;
        if (text is not ['+' or '-', _, _, ..] || !TryDigits(text[1..3], out var hours)
            || !(text.Length == 3
                || (text.Length == 5 && TryDigits(text[3..], out minutes))
                || (text.Length == 6 && text[3] == ':' && TryDigits(text[4..], out minutes)))
            || minutes > 59 || (hours * 60) + minutes > MaxOffset)
        {
            return false;
        }

        var total = Offset.FromHoursAndMinutes(hours, minutes);
        offset = text[0] == '-' ? -total : total;
        return true;
    }

    private static bool TryDigits(ReadOnlySpan<char> text, out int value)
    {
        value = 0;
        foreach (var letter in text)
        {
            if (!char.IsAsciiDigit(letter))
            {
                return false;
            }

            value = (value * 10) + (letter - '0');
        }

        return true;
    }
}
