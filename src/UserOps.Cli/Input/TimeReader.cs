using NodaTime;
using UserOps.Json;

namespace UserOps.Cli.Input;

/// <summary>Reads instants from text: ISO 8601, or the user's own pattern; local times in a zone.</summary>
/// <remarks>
/// A local time that the zone's clock showed twice is the earlier one, and one that it skipped is moved forward by the
/// length of the gap, so that every row has an instant (NodaTime's lenient mapping). A date alone is the midnight at
/// which it starts. Not thread-safe: it remembers the last text, since rows of one order follow each other.
/// </remarks>
internal sealed class TimeReader
{
    private readonly DateTimeZone _zone;
    private readonly TimePattern? _pattern;
    private readonly string _allowed;
    private string _lastText = "";
    private Instant _last;

    /// <summary>Initializes a new instance of the <see cref="TimeReader"/> class.</summary>
    /// <param name="zone">The zone of local times.</param>
    /// <param name="format">The user's own pattern; <see langword="null"/> for ISO 8601.</param>
    /// <exception cref="UsageException">The pattern is none.</exception>
    public TimeReader(DateTimeZone zone, string? format = null)
    {
        _zone = zone;
        if (format is not null)
        {
            _pattern = TimePattern.TryCreate(format, out var fault)
                ?? throw new UsageException($"--time-format '{Shown.Text(format)}' {fault} Write it like \"dd/MM/yyyy HH:mm\".");
        }

        _allowed = format is null
            ? "write it like 2024-05-31, 2024-05-31T17:30 or 2024-05-31T17:30:00Z, or give --time-format."
            : $"--time-format is \"{Shown.Text(format)}\".";
    }

    /// <summary>Gets the zone of times without an offset.</summary>
    public DateTimeZone Zone => _zone;

    /// <summary>Reads an instant.</summary>
    /// <param name="text">The text, without blanks around it.</param>
    /// <param name="instant">The instant.</param>
    /// <param name="why">What is wrong with the text, and what would be right; empty when it was read.</param>
    /// <returns><see langword="true"/> if the text is an instant on a day that a clock can name.</returns>
    public bool TryRead(string text, out Instant instant, out string why)
    {
        why = "";
        if (text.Length > 0 && text == _lastText)
        {
            instant = _last;
            return true;
        }

        instant = default;
        LocalDateTime local;
        Offset? offset;
        if (!(_pattern is null ? IsoTime.TryRead(text, out local, out offset) : _pattern.TryRead(text, out local, out offset)))
        {
            why = text.Length == 0 ? $"It is missing; {_allowed}" : $"It is not a time; {_allowed}";
            return false;
        }

        // The zone's rules end with the year 9999, so the year is looked at before the zone is asked.
        if (local.Year is >= 1 and <= 9998)
        {
            instant = offset is { } known ? local.WithOffset(known).ToInstant() : local.InZoneLeniently(_zone).ToInstant();
            if (DayClock.InRange(instant))
            {
                (_lastText, _last) = (text, instant);
                return true;
            }
        }

        why = "It is out of range; times lie between the years 1 and 9998.";
        return false;
    }
}
