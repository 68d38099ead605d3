using NodaTime;
using NodaTime.Text;

namespace UserOps.Json;

/// <summary>A user's own way of writing times: a NodaTime pattern in the invariant culture.</summary>
/// <remarks>
/// It is a pattern of local date and time; with an <c>o&lt;…&gt;</c>, or a <c>Z</c> outside quotes (an offset, or Z for
/// UTC), of a time with its offset. It must tell one day from another, and morning from evening if it has hours.
/// </remarks>
internal sealed class TimePattern
{
    private readonly OffsetDateTimePattern? _withOffset;
    private readonly LocalDateTimePattern? _local;

    private TimePattern(OffsetDateTimePattern? withOffset, LocalDateTimePattern? local)
    {
        _withOffset = withOffset;
        _local = local;
    }

    /// <summary>Makes a pattern, or says what is wrong with its text.</summary>
    /// <param name="text">The pattern, as typed.</param>
    /// <param name="fault">What is wrong, after its name, up to a comma or a stop; empty when nothing is.</param>
    /// <returns>The pattern; <see langword="null"/> if it is none, or leaves a part of the time open.</returns>
    public static TimePattern? TryCreate(string text, out string fault)
    {
        try
        {
            var pattern = WithOffset(text) is { } known
                ? new TimePattern(OffsetDateTimePattern.CreateWithInvariantCulture(known), null)
                : new(null, LocalDateTimePattern.CreateWithInvariantCulture(text));
            fault = pattern.Lack() is { } lack ? $"leaves out {lack}, so times can't be told." : "";
            return fault.Length == 0 ? pattern : null;
        }
        catch (InvalidPatternException invalid)
        {
            fault = $"is not a pattern: {invalid.Message}";
            return null;
        }
    }

    /// <summary>Reads a time.</summary>
    /// <param name="text">The text.</param>
    /// <param name="local">What the clock showed.</param>
    /// <param name="offset">The offset from UTC; <see langword="null"/> when it is local time.</param>
    /// <returns><see langword="true"/> if the whole text is a time.</returns>
    public bool TryRead(string text, out LocalDateTime local, out Offset? offset)
    {
        if (_withOffset is null)
        {
            offset = null;
            return _local!.Parse(text).TryGetValue(default, out local);
        }

        var success = _withOffset.Parse(text).TryGetValue(default, out var value);
        (local, offset) = (value.LocalDateTime, value.Offset);
        return success;
    }

    /// <summary>Rewrites a pattern with an offset to NodaTime's form; <see langword="null"/> when it has none.</summary>
    private static string? WithOffset(string text)
    {
        char? quote = null;
        for (var at = 0; at < text.Length && text.Length > 1; at++)
        {
            if (text[at] == '\\')
            {
                at++;
            }
            else if (quote is not null)
            {
                quote = text[at] == quote ? null : quote;
            }
            else if (text[at] is '\'' or '"')
            {
                quote = text[at];
            }
            else if (text[at] == 'Z')
            {
                return $"{text[..at]}o<Z+HH:mm>{text[(at + 1)..]}";
            }
            else if (text[at] == 'o' && at + 1 < text.Length && text[at + 1] == '<')
            {
                return text;
            }
        }

        return null;
    }

    /// <summary>A pattern that leaves out a part would fill it in from nowhere; two times that differ in it look the same then.</summary>
    private string? Lack()
    {
        var time = new LocalDateTime(2001, 2, 3, 1, 0);
        var day = Write(time);
        return day == Write(time.PlusYears(1)) ? "the year"
            : day == Write(time.PlusMonths(1)) ? "the month"
            : day == Write(time.PlusDays(1)) ? "the day"
            : day != Write(time.PlusHours(1)) && day == Write(time.PlusHours(12)) ? "AM or PM (write HH, or hh with tt)"
            : null;
    }

    private string Write(LocalDateTime time) => _withOffset?.Format(time.WithOffset(Offset.Zero)) ?? _local!.Format(time);
}
