using NodaTime;
using NodaTime.Text;

namespace UserOps.Cli.Input;

/// <summary>The user's own way of writing times, from <c>--time-format</c>: a NodaTime pattern in the invariant culture.</summary>
/// <remarks>
/// It is a pattern of local date and time; with an <c>o&lt;…&gt;</c>, or a <c>Z</c> outside quotes (an offset, or Z for
/// UTC), of a time with its offset. It must tell one day from another, and morning from evening if it has hours.
/// </remarks>
internal sealed class TimePattern
{
    private readonly OffsetDateTimePattern? _withOffset;
    private readonly LocalDateTimePattern? _local;

    /// <summary>Initializes a new instance of the <see cref="TimePattern"/> class.</summary>
    /// <param name="text">The pattern, as typed.</param>
    /// <exception cref="UsageException">It is no pattern, or leaves the day open.</exception>
    public TimePattern(string text)
    {
        try
        {
            if (WithOffset(text) is { } pattern)
            {
                _withOffset = OffsetDateTimePattern.CreateWithInvariantCulture(pattern);
            }
            else
            {
                _local = LocalDateTimePattern.CreateWithInvariantCulture(text);
            }
        }
        catch (InvalidPatternException invalid)
        {
            throw new UsageException(
                $"--time-format '{Shown.Text(text)}' is not a pattern: {invalid.Message} Write it like \"dd/MM/yyyy HH:mm\".");
        }

        CheckCompleteness(text);
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
    private void CheckCompleteness(string text)
    {
        var time = new LocalDateTime(2001, 2, 3, 1, 0);
        var day = Write(time);
        var lacks = day == Write(time.PlusYears(1)) ? "the year"
            : day == Write(time.PlusMonths(1)) ? "the month"
            : day == Write(time.PlusDays(1)) ? "the day"
            : day != Write(time.PlusHours(1)) && day == Write(time.PlusHours(12)) ? "AM or PM (write HH, or hh with tt)"
            : null;
        if (lacks is not null)
        {
            throw new UsageException($"--time-format '{Shown.Text(text)}' leaves out {lacks}, so times can't be told. Write it like \"dd/MM/yyyy HH:mm\".");
        }
    }

    private string Write(LocalDateTime time) => _withOffset?.Format(time.WithOffset(Offset.Zero)) ?? _local!.Format(time);
}
