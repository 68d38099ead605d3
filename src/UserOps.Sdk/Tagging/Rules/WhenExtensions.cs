using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace UserOps.Tagging;

/// <summary>Adds comparisons, filters and windows to conditions; each gives a new condition of the same kind, and comparisons join in one.</summary>
public static class WhenExtensions
{
    /// <summary>Compares for equality.</summary>
    /// <typeparam name="T">The kind of condition.</typeparam>
    /// <param name="condition">The condition.</param>
    /// <param name="value">The value.</param>
    /// <returns>The condition with it.</returns>
    public static T EqualTo<T>(this T condition, Literal value)
        where T : ComparingCondition => (T)(Leaf(condition) with { EqualTo = value });

    /// <summary>Compares for difference.</summary>
    /// <typeparam name="T">The kind of condition.</typeparam>
    /// <param name="condition">The condition.</param>
    /// <param name="value">The value.</param>
    /// <returns>The condition with it.</returns>
    public static T NotEqualTo<T>(this T condition, Literal value)
        where T : ComparingCondition => (T)(Leaf(condition) with { NotEqualTo = value });

    /// <summary>Compares with an upper limit that the value does not reach.</summary>
    /// <typeparam name="T">The kind of condition.</typeparam>
    /// <param name="condition">The condition.</param>
    /// <param name="limit">The limit.</param>
    /// <returns>The condition with it.</returns>
    public static T Less<T>(this T condition, Literal limit)
        where T : ComparingCondition => (T)(Leaf(condition) with { Less = limit });

    /// <summary>Compares with an upper limit that the value may reach.</summary>
    /// <typeparam name="T">The kind of condition.</typeparam>
    /// <param name="condition">The condition.</param>
    /// <param name="limit">The limit.</param>
    /// <returns>The condition with it.</returns>
    public static T AtMost<T>(this T condition, Literal limit)
        where T : ComparingCondition => (T)(Leaf(condition) with { AtMost = limit });

    /// <summary>Compares with a lower limit that the value does not reach.</summary>
    /// <typeparam name="T">The kind of condition.</typeparam>
    /// <param name="condition">The condition.</param>
    /// <param name="limit">The limit.</param>
    /// <returns>The condition with it.</returns>
    public static T Greater<T>(this T condition, Literal limit)
        where T : ComparingCondition => (T)(Leaf(condition) with { Greater = limit });

    /// <summary>Compares with a lower limit that the value may reach.</summary>
    /// <typeparam name="T">The kind of condition.</typeparam>
    /// <param name="condition">The condition.</param>
    /// <param name="limit">The limit.</param>
    /// <returns>The condition with it.</returns>
    public static T AtLeast<T>(this T condition, Literal limit)
        where T : ComparingCondition => (T)(Leaf(condition) with { AtLeast = limit });

    /// <summary>Compares with two ends, both included.</summary>
    /// <typeparam name="T">The kind of condition.</typeparam>
    /// <param name="condition">The condition.</param>
    /// <param name="first">The least value.</param>
    /// <param name="last">The greatest value.</param>
    /// <returns>The condition with it.</returns>
    public static T Between<T>(this T condition, Literal first, Literal last)
        where T : ComparingCondition => (T)(Leaf(condition) with { Between = [first, last] });

    /// <summary>Compares with a list that the value is in.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="values">The list.</param>
    /// <returns>The condition with it.</returns>
    public static AttributeCondition In(this AttributeCondition condition, params ReadOnlySpan<Literal> values) => Present(condition) with { In = [.. values] };

    /// <summary>Compares with a list that the value is in.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="values">The list.</param>
    /// <returns>The condition with it.</returns>
    public static PropertyCondition In(this PropertyCondition condition, params ReadOnlySpan<Literal> values) => Present(condition) with { In = [.. values] };

    /// <summary>Compares with a list that the value is not in.</summary>
    /// <typeparam name="T">The kind of condition.</typeparam>
    /// <param name="condition">The condition.</param>
    /// <param name="values">The list.</param>
    /// <returns>The condition with it.</returns>
    public static T NotIn<T>(this T condition, params ReadOnlySpan<Literal> values)
        where T : ComparingCondition => (T)(Leaf(condition) with { NotIn = [.. values] });

    /// <summary>Compares with a part of the text.</summary>
    /// <typeparam name="T">The kind of condition.</typeparam>
    /// <param name="condition">The condition.</param>
    /// <param name="text">The part.</param>
    /// <returns>The condition with it.</returns>
    public static T Contains<T>(this T condition, string text)
        where T : ComparingCondition => (T)(Leaf(condition) with { Contains = text });

    /// <summary>Compares with the beginning of the text.</summary>
    /// <typeparam name="T">The kind of condition.</typeparam>
    /// <param name="condition">The condition.</param>
    /// <param name="text">The beginning.</param>
    /// <returns>The condition with it.</returns>
    public static T StartsWith<T>(this T condition, string text)
        where T : ComparingCondition => (T)(Leaf(condition) with { StartsWith = text });

    /// <summary>Compares with the end of the text.</summary>
    /// <typeparam name="T">The kind of condition.</typeparam>
    /// <param name="condition">The condition.</param>
    /// <param name="text">The end.</param>
    /// <returns>The condition with it.</returns>
    public static T EndsWith<T>(this T condition, string text)
        where T : ComparingCondition => (T)(Leaf(condition) with { EndsWith = text });

    /// <summary>Compares with a regular expression that finds a match in the text.</summary>
    /// <typeparam name="T">The kind of condition.</typeparam>
    /// <param name="condition">The condition.</param>
    /// <param name="pattern">The expression.</param>
    /// <returns>The condition with it.</returns>
    public static T Matches<T>(this T condition, string pattern)
        where T : ComparingCondition => (T)(Leaf(condition) with { Matches = pattern });

    /// <summary>Compares with texts of which the set has at least one.</summary>
    /// <typeparam name="T">The kind of condition.</typeparam>
    /// <param name="condition">The condition.</param>
    /// <param name="texts">The texts.</param>
    /// <returns>The condition with it.</returns>
    public static T HasAny<T>(this T condition, params ReadOnlySpan<string> texts)
        where T : ComparingCondition => (T)(Leaf(condition) with { HasAny = [.. texts] });

    /// <summary>Compares with texts that the set has all of.</summary>
    /// <typeparam name="T">The kind of condition.</typeparam>
    /// <param name="condition">The condition.</param>
    /// <param name="texts">The texts.</param>
    /// <returns>The condition with it.</returns>
    public static T HasAll<T>(this T condition, params ReadOnlySpan<string> texts)
        where T : ComparingCondition => (T)(Leaf(condition) with { HasAll = [.. texts] });

    /// <summary>Compares with texts of which the set has none.</summary>
    /// <typeparam name="T">The kind of condition.</typeparam>
    /// <param name="condition">The condition.</param>
    /// <param name="texts">The texts.</param>
    /// <returns>The condition with it.</returns>
    public static T HasNone<T>(this T condition, params ReadOnlySpan<string> texts)
        where T : ComparingCondition => (T)(Leaf(condition) with { HasNone = [.. texts] });

    /// <summary>Asks that there is a value.</summary>
    /// <typeparam name="T">The kind of condition.</typeparam>
    /// <param name="condition">The condition.</param>
    /// <returns>The condition with it.</returns>
    public static T Exists<T>(this T condition)
        where T : ComparingCondition => (T)(Leaf(condition) with { Exists = true });

    /// <summary>Asks that there is no value.</summary>
    /// <typeparam name="T">The kind of condition.</typeparam>
    /// <param name="condition">The condition.</param>
    /// <returns>The condition with it.</returns>
    public static T Missing<T>(this T condition)
        where T : ComparingCondition => (T)(Leaf(condition) with { Missing = true });

    /// <summary>Compares with an end in time that the date or instant comes before.</summary>
    /// <typeparam name="T">The kind of condition.</typeparam>
    /// <param name="condition">The condition.</param>
    /// <param name="limit">The end.</param>
    /// <returns>The condition with it.</returns>
    public static T Before<T>(this T condition, Literal limit)
        where T : ComparingCondition => (T)(Leaf(condition) with { Before = limit });

    /// <summary>Compares with a start in time that the date or instant comes after.</summary>
    /// <typeparam name="T">The kind of condition.</typeparam>
    /// <param name="condition">The condition.</param>
    /// <param name="limit">The start.</param>
    /// <returns>The condition with it.</returns>
    public static T After<T>(this T condition, Literal limit)
        where T : ComparingCondition => (T)(Leaf(condition) with { After = limit });

    /// <summary>Asks that the date or instant lies in the last stretch of time.</summary>
    /// <typeparam name="T">The kind of condition.</typeparam>
    /// <param name="condition">The condition.</param>
    /// <param name="length">The length of time, such as <c>P30D</c>.</param>
    /// <returns>The condition with it.</returns>
    public static T WithinLast<T>(this T condition, string length)
        where T : ComparingCondition => (T)(Leaf(condition) with { WithinLast = Lookback.Parse(length) });

    /// <summary>Asks that the date or instant lies back at least a length of time.</summary>
    /// <typeparam name="T">The kind of condition.</typeparam>
    /// <param name="condition">The condition.</param>
    /// <param name="length">The length of time, such as <c>P30D</c>.</param>
    /// <returns>The condition with it.</returns>
    public static T OlderThan<T>(this T condition, string length)
        where T : ComparingCondition => (T)(Leaf(condition) with { OlderThan = Lookback.Parse(length) });

    /// <summary>Asks that an anniversary of the date or instant is today.</summary>
    /// <typeparam name="T">The kind of condition.</typeparam>
    /// <param name="condition">The condition.</param>
    /// <returns>The condition with it.</returns>
    public static T Anniversary<T>(this T condition)
        where T : ComparingCondition => (T)(Leaf(condition) with { Anniversary = true });

    /// <summary>Asks that an anniversary of the date or instant is today or on one of the next days.</summary>
    /// <typeparam name="T">The kind of condition.</typeparam>
    /// <param name="condition">The condition.</param>
    /// <param name="days">The days, today among them: <c>P7D</c>.</param>
    /// <returns>The condition with it.</returns>
    public static T Anniversary<T>(this T condition, string days)
        where T : ComparingCondition => (T)(Leaf(condition) with { Anniversary = days });

    /// <summary>Takes upper and lower case for the same.</summary>
    /// <typeparam name="T">The kind of condition.</typeparam>
    /// <param name="condition">The condition.</param>
    /// <returns>The condition with it.</returns>
    public static T IgnoreCase<T>(this T condition)
        where T : ComparingCondition => (T)(Leaf(condition) with { IgnoreCase = true });

    /// <summary>Says what a missing value gives.</summary>
    /// <typeparam name="T">The kind of condition.</typeparam>
    /// <param name="condition">The condition.</param>
    /// <param name="result">What it gives.</param>
    /// <returns>The condition with it.</returns>
    public static T WhenMissing<T>(this T condition, WhenMissing result)
        where T : ComparingCondition => (T)(Leaf(condition) with { WhenMissing = result });

    /// <summary>Filters the events.</summary>
    /// <typeparam name="T">The kind of condition.</typeparam>
    /// <param name="condition">The condition.</param>
    /// <param name="filter">What must hold of an event's properties.</param>
    /// <returns>The condition with it.</returns>
    public static T Where<T>(this T condition, Condition filter)
        where T : AggregateCondition => (T)(Aggregate(condition) with { Where = filter });

    /// <summary>Filters the events.</summary>
    /// <param name="pattern">The kind of event.</param>
    /// <param name="filter">What must hold of an event's properties.</param>
    /// <returns>The condition with it.</returns>
    public static EventPattern Where(this EventPattern pattern, Condition filter) => Present(pattern) with { Where = filter };

    /// <summary>Looks at the events in a window.</summary>
    /// <typeparam name="T">The kind of condition.</typeparam>
    /// <param name="condition">The condition.</param>
    /// <param name="window">The window.</param>
    /// <returns>The condition with it.</returns>
    public static T In<T>(this T condition, EventWindow window)
        where T : AggregateCondition => (T)(Aggregate(condition) with { In = window });

    /// <summary>Looks at the events in the last stretch of time.</summary>
    /// <typeparam name="T">The kind of condition.</typeparam>
    /// <param name="condition">The condition.</param>
    /// <param name="length">The length of time, such as <c>P30D</c>.</param>
    /// <param name="edges">Whether the two ends belong to it.</param>
    /// <returns>The condition with it.</returns>
    public static T InLast<T>(this T condition, string length, WindowEdges edges = WindowEdges.OpenClosed)
        where T : AggregateCondition => condition.In(new RollingWindow(Lookback.Parse(length), edges));

    /// <summary>Looks at the events in whole periods of the calendar.</summary>
    /// <typeparam name="T">The kind of condition.</typeparam>
    /// <param name="condition">The condition.</param>
    /// <param name="period">The kind of period.</param>
    /// <param name="back">How many periods before the current one.</param>
    /// <param name="includeCurrent">Whether the current period counts too.</param>
    /// <returns>The condition with it.</returns>
    public static T InPeriods<T>(this T condition, CalendarPeriod period, int back, bool includeCurrent = false)
        where T : AggregateCondition => condition.In(new CalendarWindow(period, back, includeCurrent));

    /// <summary>Looks at steps in a window.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="window">The window.</param>
    /// <returns>The condition with it.</returns>
    public static SequenceCondition In(this SequenceCondition condition, EventWindow window) => Present(condition) with { In = window };

    /// <summary>Looks at steps in the last stretch of time.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="length">The length of time, such as <c>P30D</c>.</param>
    /// <param name="edges">Whether the two ends belong to it.</param>
    /// <returns>The condition with it.</returns>
    public static SequenceCondition InLast(this SequenceCondition condition, string length, WindowEdges edges = WindowEdges.OpenClosed) => Present(condition) with { In = new RollingWindow(Lookback.Parse(length), edges) };

    private static ComparingCondition Leaf(ComparingCondition condition) => Present(condition);

    private static AggregateCondition Aggregate(AggregateCondition condition) => Present(condition);

    private static T Present<T>([NotNull] T? value, [CallerArgumentExpression(nameof(value))] string? parameter = null)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(value, parameter);
        return value;
    }
}
