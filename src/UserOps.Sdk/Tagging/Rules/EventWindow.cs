using System.Text.Json.Serialization;
using NodaTime;
using UserOps.Json;

namespace UserOps.Tagging;

/// <summary>Which events an aggregate looks at. A closed family: every window declares its kind. Events later than the instant of judgement never count.</summary>
public abstract record EventWindow
{
    private protected EventWindow()
    {
    }

    /// <summary>Makes the window of the last stretch of time, open at its start and closed at its end.</summary>
    /// <param name="length">The length, such as <c>P30D</c> or <c>P3M</c>.</param>
    /// <returns>The window.</returns>
    public static RollingWindow OfLast(Lookback length) => new(length);

    /// <summary>Makes the window of the last stretch of time, open at its start and closed at its end.</summary>
    /// <param name="length">The length as ISO 8601, such as <c>P30D</c> or <c>P3M</c>.</param>
    /// <returns>The window.</returns>
    /// <exception cref="FormatException">The text is not a length.</exception>
    public static RollingWindow OfLast(string length) => new(Lookback.Parse(length));

    /// <summary>Makes the window of a number of whole periods of the calendar before the current one, with or without it.</summary>
    /// <param name="unit">The kind of period.</param>
    /// <param name="back">How many periods before the current one.</param>
    /// <param name="includeCurrent">Whether the current period counts too.</param>
    /// <returns>The window.</returns>
    public static CalendarWindow OfPeriods(CalendarPeriod unit, int back, bool includeCurrent) => new(unit, back, includeCurrent);

    /// <summary>Makes the window between two instants.</summary>
    /// <param name="from">The first instant in it; <see langword="null"/>: from the beginning.</param>
    /// <param name="to">The first instant after it; <see langword="null"/>: without end.</param>
    /// <returns>The window.</returns>
    public static FixedWindow Between(Instant? from, Instant? to) => new(from, to);
}

/// <summary>The last stretch of time before the instant of judgement.</summary>
/// <remarks>
/// An elapsed time is taken off the instant. Months are taken off the local date in the catalogue's zone, and the local time
/// is mapped back leniently: to the earlier instant where the clock shows it twice, and forward by the gap where it never does.
/// </remarks>
/// <param name="Last">The length; positive.</param>
/// <param name="Edges">Whether the two ends belong to it; by default the later one alone.</param>
public sealed record RollingWindow(
    Lookback Last,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] WindowEdges Edges = WindowEdges.OpenClosed) : EventWindow;

/// <summary>Whole periods of the local calendar, in the catalogue's zone.</summary>
/// <param name="Calendar">The kind of period; weeks start on Monday.</param>
/// <param name="Back">How many periods before the current one; 0 only with the current one.</param>
/// <param name="IncludeCurrent">Whether the current period, up to the instant of judgement, belongs to it.</param>
public sealed record CalendarWindow(CalendarPeriod Calendar, int Back, bool IncludeCurrent) : EventWindow;

/// <summary>The time between two instants: the first belongs to it, the second does not.</summary>
/// <param name="From">The first instant in it; <see langword="null"/>: from the beginning.</param>
/// <param name="To">The first instant after it; <see langword="null"/>: without end. One of the two is there.</param>
public sealed record FixedWindow(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Instant? From = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Instant? To = null) : EventWindow;

/// <summary>A kind of period of the local calendar.</summary>
public enum CalendarPeriod
{
    /// <summary>A day, from midnight.</summary>
    Day = 0,

    /// <summary>A week, from Monday (ISO 8601).</summary>
    Week = 1,

    /// <summary>A month, from its first day.</summary>
    Month = 2,
}

/// <summary>Which ends belong to a window, in the notation of intervals. The order of the members means nothing.</summary>
public enum WindowEdges
{
    /// <summary><c>(]</c>: the start is out, the end is in. Windows that follow on each other share no event.</summary>
    OpenClosed = 0,

    /// <summary><c>[)</c>: the start is in, the end is out.</summary>
    ClosedOpen = 1,

    /// <summary><c>[]</c>: both are in.</summary>
    ClosedClosed = 2,

    /// <summary><c>()</c>: both are out.</summary>
    OpenOpen = 3,
}

/// <summary>The edges of a window as their two signs.</summary>
internal sealed class WindowEdgesJsonConverter : TextJsonConverter<WindowEdges>, IJsonShape
{
    private static readonly string[] Signs = ["(]", "[)", "[]", "()"];

    public override string Allowed => $"one of {string.Join(", ", Signs)}";

    public IReadOnlyList<string> Words => Signs;

    protected override bool TryParse(string text, out WindowEdges value)
    {
        var place = Array.IndexOf(Signs, text);
        value = (WindowEdges)Math.Max(place, 0);
        return place >= 0;
    }

    protected override string Format(WindowEdges value) => Signs[(int)value];
}

/// <summary>A window, told by the member that it has.</summary>
internal sealed class EventWindowJsonConverter : UnionJsonConverter<EventWindow>
{
    public override IReadOnlyList<UnionVariant> Variants { get; } =
    [
        new("last", typeof(RollingWindow)),
        new("calendar", typeof(CalendarWindow)),
        new("from", typeof(FixedWindow)),
        new("to", typeof(FixedWindow)),
    ];
}
