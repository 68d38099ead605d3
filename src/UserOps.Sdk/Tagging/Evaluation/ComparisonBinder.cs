using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;
using UserOps.Json;

namespace UserOps.Tagging;

/// <summary>Binds the comparisons of one condition to the type of the value, and finds what doesn't fit.</summary>
internal sealed partial class ComparisonBinder(List<PolicyProblem> problems)
{
    internal const int MaxDays = 36_525;
    internal const int MaxMonths = 1_200;
    private const int MaxPattern = 1_000;
    private const int MaxAnniversaryDays = 366;

    private string? _rule;
    private FactType _type;
    private List<OrderComparison> _orders = [];
    private List<TextComparison> _texts = [];
    private List<SetComparison> _sets = [];
    private List<TimeComparison> _times = [];

    /// <summary>Binds the comparisons.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="type">The type of the value.</param>
    /// <param name="place">Where the condition stands.</param>
    /// <param name="rule">The tag whose rule it is.</param>
    /// <param name="ofEvent">Whether it filters events, so that its answer may not depend on the moment.</param>
    /// <returns>The test; <see langword="null"/> when there is a problem.</returns>
    public ValueTest? Bind(ComparingCondition condition, FactType type, Place place, string? rule, bool ofEvent)
    {
        var before = problems.Count;
        _rule = rule;
        _type = type;
        (_orders, _texts, _sets, _times) = ([], [], [], []);
        IgnoresCase = condition.IgnoreCase == true;
        BindValues(condition, place);
        BindTexts(condition, place);
        BindTimes(condition, place, ofEvent);
        var onMissing = OnMissing(condition, place);
        if (problems.Count == before && Count == 0 && condition is { Exists: null, Missing: null })
        {
            Add(place, "a condition without a comparison", "complete", $"Add one, such as {Example()}.");
        }

        return problems.Count > before ? null : new ValueTest
        {
            OnMissing = onMissing,
            AdmitsPresent = condition is not ({ Exists: false } or { Missing: true }),
            Orders = [.. _orders],
            Texts = [.. _texts],
            Sets = [.. _sets],
            Times = [.. _times],
        };
    }

    /// <summary>Checks a length of time.</summary>
    public void CheckLength(Lookback length, Place place, string? rule)
    {
        _rule = rule;
        CheckLength(length, place, wholeDays: false);
    }

    private int Count => _orders.Count + _texts.Count + _sets.Count + _times.Count;

    private bool IsOrdered => _type is FactType.Number or FactType.Date or FactType.Instant;

    private void BindValues(ComparingCondition condition, Place place)
    {
        List(condition.EqualTo is { } equal ? [equal] : null, "equals", isIn: true, place, single: true);
        List(condition.NotEqualTo is { } not ? [not] : null, "notEquals", isIn: false, place, single: true);
        List(condition switch { AttributeCondition { In: var list } => list, PropertyCondition { In: var list } => list, _ => null }, "in", isIn: true, place);
        List(condition.NotIn, "notIn", isIn: false, place);
        Mark(condition.Less, "less", OrderOperator.Less, place);
        Mark(condition.AtMost, "atMost", OrderOperator.AtMost, place);
        Mark(condition.Greater, "greater", OrderOperator.Greater, place);
        Mark(condition.AtLeast, "atLeast", OrderOperator.AtLeast, place);
        Mark(condition.Before, "before", OrderOperator.Less, place, ofTime: true);
        Mark(condition.After, "after", OrderOperator.Greater, place, ofTime: true);
        if (condition.Between is { } between && Fits(IsOrdered, "between", "a number, a date or an instant", place))
        {
            var here = place.In("between");
            if (between.Count != 2)
            {
                Add(here, $"{between.Count} values", "a list of two, the lower end and the upper one", "Write both ends.");
            }
            else if ((Key(between[0], here.At(0)), Key(between[1], here.At(1))) is ({ } low, { } high))
            {
                if (low > high)
                {
                    Add(here, $"{between[0]} and {between[1]}", "in ascending order", "Swap the two.");
                }

                _orders.Add(new(OrderOperator.AtLeast, [low]));
                _orders.Add(new(OrderOperator.AtMost, [high]));
            }
        }
    }

    private void List(EquatableArray<Literal>? literals, string member, bool isIn, Place place, bool single = false)
    {
        if (literals is not { } list || !Fits(_type != FactType.TextSet, member, "one value; of a set ask hasAny, hasAll or hasNone", place))
        {
            return;
        }

        var here = place.In(member);
        if (list.Count == 0)
        {
            Add(here, "an empty list", "a list of values", isIn ? "Nothing is in it: list the values." : "Everything is not in it: list the values.");
            return;
        }

        var before = problems.Count;
        var keys = list.Select((literal, i) => Key(literal, single ? here : here.At(i))).ToList();
        if (problems.Count > before)
        {
            return;
        }

        if (_type == FactType.Text)
        {
            _texts.Add(new(isIn ? TextOperator.In : TextOperator.NotIn, [.. list.Select(literal => literal.Text!)], IgnoresCase));
        }
        else
        {
            _orders.Add(new(isIn ? OrderOperator.In : OrderOperator.NotIn, [.. keys.Select(key => key!.Value).Order()]));
        }
    }

    private bool IgnoresCase { get; set; }

    private void Mark(Literal? literal, string member, OrderOperator comparison, Place place, bool ofTime = false)
    {
        if (literal is not null
            && (ofTime
                ? Fits(_type is FactType.Date or FactType.Instant, member, "a date or an instant; of a number ask less or greater", place)
                : Fits(IsOrdered, member, "a number, a date or an instant", place))
            && Key(literal, place.In(member)) is { } key)
        {
            _orders.Add(new(comparison, [key]));
        }
    }

    private void BindTexts(ComparingCondition condition, Place place)
    {
        Part(condition.Contains, "contains", TextOperator.Contains, place);
        Part(condition.StartsWith, "startsWith", TextOperator.StartsWith, place);
        Part(condition.EndsWith, "endsWith", TextOperator.EndsWith, place);
        if (condition.Matches is { } pattern && Fits(_type == FactType.Text, "matches", "a text", place)
            && Compile(pattern, place.In("matches")) is { } regex)
        {
            _texts.Add(new(TextOperator.Matches, [pattern], IgnoresCase, regex));
        }

        SetOf(condition.HasAny, "hasAny", SetOperator.Any, place);
        SetOf(condition.HasAll, "hasAll", SetOperator.All, place);
        SetOf(condition.HasNone, "hasNone", SetOperator.None, place);
        if (condition.IgnoreCase is not null && _type is not (FactType.Text or FactType.TextSet))
        {
            Fits(fits: false, "ignoreCase", "a text or a set of texts", place);
        }
    }

    private void Part(string? text, string member, TextOperator comparison, Place place)
    {
        if (text is null || !Fits(_type == FactType.Text, member, "a text; of a set ask hasAny, hasAll or hasNone", place))
        {
            return;
        }

        if (text.Length == 0)
        {
            Add(place.In(member), "an empty text", "a text", "Every text has the empty one in it: write what to look for, or ask exists.");
        }
        else if (IsText(text, place.In(member)))
        {
            _texts.Add(new(comparison, [text], IgnoresCase));
        }
    }

    private void SetOf(EquatableArray<string>? texts, string member, SetOperator comparison, Place place)
    {
        if (texts is not { } list || !Fits(_type == FactType.TextSet, member, "a set of texts; of one text ask in or notIn", place))
        {
            return;
        }

        if (list.Count == 0)
        {
            Add(place.In(member), "an empty list", "a list of texts", "List the texts.");
        }
        else if (list.Index().All(item => IsText(item.Item, place.In(member).At(item.Index))))
        {
            _sets.Add(new(comparison, [.. list], IgnoresCase));
        }
    }

    private void BindTimes(ComparingCondition condition, Place place, bool ofEvent)
    {
        var ofTime = _type is FactType.Date or FactType.Instant;
        const string Wanted = "a date or an instant";
        if (condition.WithinLast is { } within && FitsTime("withinLast") && CheckLength(within, place.In("withinLast"), _type == FactType.Date))
        {
            _times.Add(new WithinLastComparison(within));
        }

        if (condition.OlderThan is { } older && FitsTime("olderThan") && CheckLength(older, place.In("olderThan"), _type == FactType.Date))
        {
            _times.Add(new OlderThanComparison(older));
        }

        if (condition.Anniversary is { } anniversary && FitsTime("anniversary"))
        {
            var length = anniversary.Bool == true ? Lookback.OfDays(1) : Lookback.TryParse(anniversary.Text, out var read) ? read : default;
            if (length.Months != 0 || length.Elapsed < Duration.FromDays(1) || length.Elapsed > Duration.FromDays(MaxAnniversaryDays)
                || length.Elapsed.NanosecondOfDay != 0)
            {
                Add(
                    place.In("anniversary"),
                    anniversary.ToString(),
                    $"true, or whole days from P1D to P{MaxAnniversaryDays}D",
                    "Write true for today, or P7D for today and the six days after it.");
            }
            else
            {
                _times.Add(new AnniversaryComparison(length.Elapsed.Days));
            }
        }

        bool FitsTime(string member)
        {
            if (!Fits(ofTime, member, Wanted, place))
            {
                return false;
            }

            if (ofEvent)
            {
                Add(place.In(member), member, "a comparison that time does not change, for an event stays what it is", "Say with 'in' which events count, or compare before and after.");
            }

            return !ofEvent;
        }
    }

    private bool CheckLength(Lookback length, Place place, bool wholeDays)
    {
        var allowed = $"longer than nothing and at most P{MaxDays}D or P{MaxMonths / 12}Y";
        if (length.Months < 0 || length.Elapsed < Duration.Zero || length == default)
        {
            Add(place, length.ToString(), allowed, "Write how far back to look, such as P30D.");
            return false;
        }

        if (length.Months > MaxMonths || length.Elapsed > Duration.FromDays(MaxDays))
        {
            Add(place, length.ToString(), allowed, "Leave the window out to look at all time.");
            return false;
        }

        if (wholeDays && length.Elapsed.NanosecondOfDay != 0)
        {
            Add(place, length.ToString(), "whole days or months, for a date has no time of day", "Write it in days, such as P2D.");
            return false;
        }

        return true;
    }

    private Truth OnMissing(ComparingCondition condition, Place place)
    {
        if (condition is { Exists: null, Missing: null })
        {
            if (condition.WhenMissing is { } given && !Enum.IsDefined(given))
            {
                Add(place.In("whenMissing"), given.ToString(), new EnumJsonConverter<WhenMissing>().Allowed, "Choose one of them.");
            }

            return condition.WhenMissing switch
            {
                WhenMissing.Match => Truth.True,
                WhenMissing.NoMatch => Truth.False,
                _ => Truth.Unknown,
            };
        }

        if (condition.WhenMissing is not null)
        {
            Add(place.In("whenMissing"), "whenMissing", "left out beside exists and missing, which say it already", "Remove it.");
        }

        return condition is { Exists: true } or { Missing: false } ? Truth.False : Count > 0 ? Truth.Unknown : Truth.True;
    }

    /// <summary>Reads a literal as a value of the type; what orders it, or 0 for a text.</summary>
    private decimal? Key(Literal? literal, Place place)
    {
        if (literal is null)
        {
            Add(place, "null", Form(_type), "Write the value, or take it out of the list.");
            return null;
        }

        switch (_type)
        {
            case FactType.Number when literal.Number is { } number:
                return number;
            case FactType.Bool when literal.Bool is { } truth:
                return truth ? 1 : 0;
            case FactType.Text when literal.Text is { } text:
                return IsText(text, place) ? 0 : null;
            case FactType.Date when LocalDatePattern.Iso.Parse(literal.Text ?? "").TryGetValue(default, out var date) && date.Year is >= 1 and < 9998:
                return DayNumber.Of(date);
            case FactType.Instant when InstantPattern.ExtendedIso.Parse(literal.Text ?? "").TryGetValue(default, out var instant) && DayClock.InRange(instant):
                return FactValue.KeyOf(instant);
        }

        var quoted = _type == FactType.Number && literal.Text is { } digits && decimal.TryParse(digits, System.Globalization.CultureInfo.InvariantCulture, out var meant)
            ? $"Write {Exact.Text(meant)} without quotation marks."
            : _type == FactType.Text && literal.Text is null ? $"Write \"{literal}\"."
            : "Nothing is converted: write a value of that type, or ask something else.";
        Add(place, Shown(literal.ToString()), Form(_type), quoted);
        return null;
    }

    private bool IsText(string? text, Place place)
    {
        if (text is null)
        {
            Add(place, "null", "a text", "Write the text, or take it out of the list.");
            return false;
        }

        if (TextRules.IsWellFormed(text))
        {
            return true;
        }

        Add(place, "half a surrogate pair", "text in valid UTF-16", "Remove it.");
        return false;
    }

    private Regex? Compile(string pattern, Place place)
    {
        if (!IsText(pattern, place))
        {
            return null;
        }

        if (pattern.Length > MaxPattern)
        {
            Add(place, $"a pattern of {pattern.Length} characters", $"at most {MaxPattern} characters long", "Use 'in' for lists of texts, or several conditions.");
            return null;
        }

        // Counted repetitions are written out by the engine: those of ((a{100}){100}){100} would fill the memory.
        var copies = 1L;
        foreach (Match count in Repetition().Matches(pattern))
        {
            var (low, high) = (Times(count.Groups["low"].Value), Times(count.Groups["high"].Value));
            copies = Math.Min(copies * Math.Max(1, Math.Max(low, high)), int.MaxValue);
        }

        if (copies > MaxPattern)
        {
            Add(place, Shown(pattern), $"a pattern whose counted repetitions multiply to at most {MaxPattern}", "Repeat less often, or use * or +.");
            return null;
        }

        try
        {
            var options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | (IgnoresCase ? RegexOptions.IgnoreCase : RegexOptions.None);
            return new(pattern, options, Regex.InfiniteMatchTimeout);
        }
        catch (NotSupportedException)
        {
            Add(place, Shown(pattern), "a regular expression that needs no backtracking", "Take out look-around, back-references, atomic groups and conditionals.");
        }
        catch (ArgumentException e)
        {
            Add(place, Shown(pattern), "a regular expression", $"Mend it: {e.Message}");
        }

        return null;

        static long Times(string digits) => digits.Length > 6 ? int.MaxValue : digits.Length == 0 ? 0 : long.Parse(digits, System.Globalization.CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"\{(?<low>[0-9]+)(,(?<high>[0-9]*))?\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Repetition();

    private bool Fits(bool fits, string member, string wanted, Place place)
    {
        if (!fits)
        {
            Add(place.In(member), $"asked of a value of type {EnumJsonConverter<FactType>.NameOf(_type)}", $"asked of {wanted}", "Ask something that fits the type, or mend the declared type.");
        }

        return fits;
    }

    private string Example() => _type switch
    {
        FactType.TextSet => "\"hasAny\": [\"a\"]",
        FactType.Text or FactType.Bool => "\"equals\"",
        _ => "\"atLeast\"",
    };

    private static string Form(FactType type) => type switch
    {
        FactType.Number => "a number",
        FactType.Bool => "true or false",
        FactType.Text => "a text",
        FactType.Date => "a date such as \"2026-01-31\" of the years 1 to 9997",
        _ => "an instant in UTC such as \"2026-01-31T08:00:00Z\" of the years 1 to 9998",
    };

    private static string Shown(string text) => text.Length <= 60 ? text : $"{text.AsSpan(0, 60)}...";

    private void Add(Place place, string value, string allowed, string remedy) =>
        problems.Add(new(place.ToString(), _rule, value, allowed, remedy));
}
