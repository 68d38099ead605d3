using System.Text.RegularExpressions;
using NodaTime;

namespace UserOps.Tagging;

/// <summary>The comparisons of one condition, bound to the type of the value that they compare. All must hold.</summary>
internal sealed class ValueTest
{
    /// <summary>What a missing value gives.</summary>
    public required Truth OnMissing { get; init; }

    /// <summary>Whether a value that is there may pass: false when the condition asks for a missing one.</summary>
    public required bool AdmitsPresent { get; init; }

    public required OrderComparison[] Orders { get; init; }

    public required TextComparison[] Texts { get; init; }

    public required SetComparison[] Sets { get; init; }

    public required TimeComparison[] Times { get; init; }

    /// <summary>Whether the answer for a value depends on when it is asked.</summary>
    public bool Moves => Times.Length > 0;

    /// <summary>Whether the answer for a value changes for ever, year after year.</summary>
    public bool Recurs => Array.Exists(Times, time => time is AnniversaryComparison);

    public Truth Of(in FactValue value, Moment moment) =>
        value.IsNone ? OnMissing : Admits(value, moment) ? Truth.True : Truth.False;

    /// <summary>The answer of a filter, which has no comparisons with time.</summary>
    public Truth Of(in FactValue value) => value.IsNone ? OnMissing : AdmitsAtAllTimes(value) ? Truth.True : Truth.False;

    /// <summary>The next instant at which the answer for a value may change.</summary>
    public Instant? NextTurn(in FactValue value, Moment moment, bool finite)
    {
        Instant? next = null;
        if (!value.IsNone)
        {
            foreach (var time in Times)
            {
                next = finite && time.RecursFor(value, moment) ? next : Moment.Earlier(next, time.NextTurn(value, moment));
            }
        }

        return next;
    }

    private bool Admits(in FactValue value, Moment moment)
    {
        foreach (var time in Times)
        {
            if (!time.Admits(value, moment))
            {
                return false;
            }
        }

        return AdmitsAtAllTimes(value);
    }

    private bool AdmitsAtAllTimes(in FactValue value)
    {
        if (!AdmitsPresent)
        {
            return false;
        }

        foreach (var order in Orders)
        {
            if (!order.Admits(value.Key))
            {
                return false;
            }
        }

        foreach (var text in Texts)
        {
            if (!text.Admits(value.AsText()))
            {
                return false;
            }
        }

        foreach (var set in Sets)
        {
            if (!set.Admits(value))
            {
                return false;
            }
        }

        return true;
    }
}

/// <summary>How a value is compared with marks on its own order.</summary>
internal enum OrderOperator
{
    In = 0,
    NotIn = 1,
    Less = 2,
    AtMost = 3,
    Greater = 4,
    AtLeast = 5,
}

/// <summary>A comparison of a number, a truth value, a date or an instant; all but the lists, which ascend, have one mark.</summary>
internal readonly record struct OrderComparison(OrderOperator Operator, decimal[] Marks)
{
    public bool Admits(decimal key) => Operator switch
    {
        OrderOperator.In => Array.BinarySearch(Marks, key) >= 0,
        OrderOperator.NotIn => Array.BinarySearch(Marks, key) < 0,
        OrderOperator.Less => key < Marks[0],
        OrderOperator.AtMost => key <= Marks[0],
        OrderOperator.Greater => key > Marks[0],
        _ => key >= Marks[0],
    };

    /// <summary>The same question, asked of all places among sorted marks at once: takes away those that are not admitted.</summary>
    public void Restrict(ScaledMarks sorted, Span<bool> places)
    {
        var place = sorted.PlaceOf(Marks[0]);
        switch (Operator)
        {
            case OrderOperator.Less:
                places[place..].Clear();
                break;
            case OrderOperator.AtMost:
                places[(place + 1)..].Clear();
                break;
            case OrderOperator.Greater:
                places[..(place + 1)].Clear();
                break;
            case OrderOperator.AtLeast:
                places[..place].Clear();
                break;
            case OrderOperator.NotIn:
                foreach (var mark in Marks)
                {
                    places[sorted.PlaceOf(mark)] = false;
                }

                break;
            default:
                var among = new bool[places.Length];
                foreach (var mark in Marks)
                {
                    among[sorted.PlaceOf(mark)] = true;
                }

                for (var i = 0; i < places.Length; i++)
                {
                    places[i] &= among[i];
                }

                break;
        }
    }
}

/// <summary>How a text is compared.</summary>
internal enum TextOperator
{
    In = 0,
    NotIn = 1,
    Contains = 2,
    StartsWith = 3,
    EndsWith = 4,
    Matches = 5,
}

/// <summary>A comparison of a text.</summary>
internal readonly record struct TextComparison(TextOperator Operator, string[] Texts, bool IgnoreCase, Regex? Pattern = null)
{
    private StringComparison Comparison => IgnoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    public bool Admits(string text) => Operator switch
    {
        TextOperator.In => Among(text),
        TextOperator.NotIn => !Among(text),
        TextOperator.Contains => text.Contains(Texts[0], Comparison),
        TextOperator.StartsWith => text.StartsWith(Texts[0], Comparison),
        TextOperator.EndsWith => text.EndsWith(Texts[0], Comparison),
        _ => Pattern!.IsMatch(text),
    };

    private bool Among(string text)
    {
        foreach (var item in Texts)
        {
            if (string.Equals(item, text, Comparison))
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>How many of some texts a set must have.</summary>
internal enum SetOperator
{
    Any = 0,
    All = 1,
    None = 2,
}

/// <summary>A comparison of a set of texts.</summary>
internal readonly record struct SetComparison(SetOperator Operator, string[] Texts, bool IgnoreCase)
{
    public bool Admits(in FactValue value)
    {
        var set = value.AsSet();
        var found = 0;
        foreach (var text in Texts)
        {
            found += Has(set, text) ? 1 : 0;
        }

        return Operator switch
        {
            SetOperator.Any => found > 0,
            SetOperator.All => found == Texts.Length,
            _ => found == 0,
        };
    }

    private bool Has(EquatableArray<string> set, string text)
    {
        if (!IgnoreCase)
        {
            return set.AsSpan().BinarySearch(text, StringComparer.Ordinal) >= 0;
        }

        foreach (var item in set)
        {
            if (string.Equals(item, text, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
