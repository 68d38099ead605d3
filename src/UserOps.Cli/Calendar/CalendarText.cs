using NodaTime;
using NodaTime.Text;
using UserOps.Cli.Input;
using UserOps.Cli.Output;

namespace UserOps.Cli.Calendar;

/// <summary>Reads what a question holds, alike from a file and from the command line.</summary>
internal static class CalendarText
{
    /// <summary>Reads a length of working time.</summary>
    /// <param name="text">The text.</param>
    /// <param name="length">The length.</param>
    /// <param name="why">What is wrong with the text, and what would be right; empty when it was read.</param>
    /// <returns><see langword="true"/> if it is a length of zero or more.</returns>
    public static bool TryReadLength(string text, out Duration length, out string why)
    {
        const string Allowed = "write it like PT8H, PT30M or PT0S";
        var isLength = DurationText.TryReadSigned(text, out length);
        why = text.Length == 0 ? $"It is missing; {Allowed}."
            : text.StartsWith("-P", StringComparison.Ordinal) ? $"It is negative; {Allowed}."
            : !isLength ? $"It is not a length of time; {Allowed}: months and years have no fixed length."
            : length < Duration.Zero ? $"It is negative; {Allowed}."
            : "";
        return why.Length == 0;
    }

    /// <summary>Reads an end.</summary>
    /// <param name="text">The text.</param>
    /// <param name="times">Reads times.</param>
    /// <param name="start">The start, before which it must not be.</param>
    /// <param name="end">The end.</param>
    /// <param name="why">What is wrong with the text, and what would be right; empty when it was read.</param>
    /// <returns><see langword="true"/> if it is an instant at the start or later.</returns>
    public static bool TryReadEnd(string text, TimeReader times, Instant start, out Instant end, out string why)
    {
        if (!times.TryRead(text, out end, out why))
        {
            return false;
        }

        why = end < start ? $"It is before the start, {InstantPattern.ExtendedIso.Format(start)}; exchange the two." : "";
        return why.Length == 0;
    }
}
