namespace UserOps.Tagging;

/// <summary>A limit that moves with the instant of judgement: so much before it, from there on or up to there.</summary>
/// <param name="IsLower">Whether the value is later than the limit.</param>
/// <param name="Length">How far back it lies; no time at all is the instant of judgement itself.</param>
/// <param name="Open">Whether the limit itself is out.</param>
internal readonly record struct MovingLimit(bool IsLower, Lookback Length, bool Open);

/// <summary>What a value may be: missing, or there and within limits. A superset of what is possible, never less.</summary>
internal sealed class Domain
{
    public static Domain Anything { get; } = new();

    public static Domain OnlyMissing { get; } = new() { CanBePresent = false };

    public static Domain OnlyPresent { get; } = new() { CanBeMissing = false };

    public bool CanBeMissing { get; init; } = true;

    public bool CanBePresent { get; init; } = true;

    public RangeSet Ranges { get; init; } = RangeSet.All;

    public MovingLimit[] Limits { get; init; } = [];

    /// <summary>The comparisons of a text that hold, and those that do not.</summary>
    public (TextComparison Comparison, bool Holds)[] Texts { get; init; } = [];

    public (SetComparison Comparison, bool Holds)[] Sets { get; init; } = [];

    /// <summary>Within how many days an anniversary comes, or does not.</summary>
    public (int Days, bool Holds)[] Anniversaries { get; init; } = [];

    public bool IsEmpty => !CanBeMissing && !CanBePresent;

    /// <summary>What is in both; this one itself when the other one says nothing new.</summary>
    public Domain Meet(Domain other, InputType type)
    {
        if (!CanBePresent)
        {
            return other.CanBeMissing || !CanBeMissing ? this : new() { CanBeMissing = false, CanBePresent = false };
        }

        var ranges = ReferenceEquals(other.Ranges, RangeSet.All) ? Ranges : Ranges.Meet(other.Ranges, type.IsWhole);
        if (ReferenceEquals(ranges, Ranges)
            && (other.CanBeMissing || !CanBeMissing)
            && (other.CanBePresent || !CanBePresent)
            && Has(Limits, other.Limits)
            && Has(Texts, other.Texts)
            && Has(Sets, other.Sets)
            && Has(Anniversaries, other.Anniversaries))
        {
            return this;
        }

        var met = new Domain
        {
            CanBeMissing = CanBeMissing && other.CanBeMissing,
            CanBePresent = CanBePresent && other.CanBePresent,
            Ranges = ranges,
            Limits = Union(Limits, other.Limits),
            Texts = Union(Texts, other.Texts),
            Sets = Union(Sets, other.Sets),
            Anniversaries = Union(Anniversaries, other.Anniversaries),
        };
        return met.CanBePresent && met.HasValue(type.Lengths) ? met : new() { CanBeMissing = met.CanBeMissing, CanBePresent = false };
    }

    private static bool Has<T>(T[] all, T[] some) => some.Length == 0 || Array.TrueForAll(some, item => Array.IndexOf(all, item) >= 0);

    private static T[] Union<T>(T[] one, T[] other) => Has(one, other) ? one : one.Length == 0 ? other : [.. one.Union(other)];

    /// <summary>Tells whether there may be a value; only what can't be is ruled out.</summary>
    private bool HasValue(LengthOrder lengths) =>
        !Ranges.IsEmpty
        && !Array.Exists(Limits, low => low.IsLower && Array.Exists(Limits, high => !high.IsLower && Exclude(low, high, lengths)))
        && (Texts.Length == 0 || TextLogic.CanHold(Texts))
        && (Sets.Length == 0 || SetLogic.CanHold(Sets))
        && !Array.Exists(Anniversaries, yes => yes.Holds && Array.Exists(Anniversaries, no => !no.Holds && no.Days >= yes.Days));

    private static bool Exclude(MovingLimit low, MovingLimit high, LengthOrder lengths) => low.Open || high.Open
        ? lengths.IsWithin(low.Length, high.Length)
        : lengths.IsShorter(low.Length, high.Length);
}

/// <summary>What a value that is looked at can be at all.</summary>
/// <param name="IsWhole">Whether it is a whole number: a count, a day, a truth value or the nanoseconds of an instant.</param>
/// <param name="Lengths">How lengths of time compare when they are taken off the instant of judgement, or off its local day.</param>
internal readonly record struct InputType(bool IsWhole, LengthOrder Lengths);

/// <summary>Which comparisons of one text exclude each other.</summary>
internal static class TextLogic
{
    public static bool CanHold((TextComparison Comparison, bool Holds)[] asked)
    {
        foreach (var (comparison, holds) in asked)
        {
            if (IsList(comparison, holds) && !Array.Exists(comparison.Texts, text => CanBe(text, comparison, asked)))
            {
                return false;
            }
        }

        for (var i = 0; i < asked.Length; i++)
        {
            for (var j = 0; j < asked.Length; j++)
            {
                var ((one, holds), (other, otherHolds)) = (asked[i], asked[j]);
                if (holds && (otherHolds ? StartsExclude(one, other) : Implies(one, other)))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static bool IsList(TextComparison comparison, bool holds) =>
        comparison.Operator == (holds ? TextOperator.In : TextOperator.NotIn);

    /// <summary>A text of a list: if case counts, it is the value; if not, what ignores case as well says the same of both.</summary>
    private static bool CanBe(string text, TextComparison list, (TextComparison Comparison, bool Holds)[] asked) =>
        Array.TrueForAll(asked, other => list.IgnoreCase && (!other.Comparison.IgnoreCase || other.Comparison.Operator == TextOperator.Matches)
            ? true
            : other.Comparison.Admits(text) == other.Holds);

    private static bool Implies(TextComparison one, TextComparison other)
    {
        if (one.Operator == other.Operator && one.IgnoreCase == other.IgnoreCase && one.Texts.AsSpan().SequenceEqual(other.Texts))
        {
            return true;
        }

        var known = one.Operator is TextOperator.Contains or TextOperator.StartsWith or TextOperator.EndsWith;
        return known && (!one.IgnoreCase || other.IgnoreCase) && other.Operator switch
        {
            TextOperator.Contains => other.Admits(one.Texts[0]),
            TextOperator.StartsWith or TextOperator.EndsWith => one.Operator == other.Operator && other.Admits(one.Texts[0]),
            _ => false,
        };
    }

    private static bool StartsExclude(TextComparison one, TextComparison other)
    {
        if (one.Operator != other.Operator || one.Operator is not (TextOperator.StartsWith or TextOperator.EndsWith))
        {
            return false;
        }

        var (a, b) = (one.Texts[0], other.Texts[0]);
        var length = Math.Min(a.Length, b.Length);
        var (x, y) = one.Operator == TextOperator.StartsWith ? (a[..length], b[..length]) : (a[^length..], b[^length..]);
        return !string.Equals(x, y, one.IgnoreCase || other.IgnoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);
    }
}

/// <summary>Which comparisons of one set of texts exclude each other.</summary>
internal static class SetLogic
{
    public static bool CanHold((SetComparison Comparison, bool Holds)[] asked)
    {
        var inside = new List<(string Text, bool IgnoreCase)>();
        var outside = new List<(string Text, bool IgnoreCase)>();
        var choices = new List<(SetComparison Comparison, bool Inside)>();
        foreach (var (comparison, holds) in asked)
        {
            var isIn = comparison.Operator == SetOperator.None ? !holds : holds;
            if (comparison.Operator == SetOperator.All ? holds : !isIn)
            {
                (isIn ? inside : outside).AddRange(comparison.Texts.Select(text => (text, comparison.IgnoreCase)));
            }
            else
            {
                choices.Add((comparison, isIn));
            }
        }

        for (var grows = true; grows;)
        {
            grows = false;
            if (inside.Exists(text => IsOut(text)))
            {
                return false;
            }

            foreach (var (comparison, isIn) in choices)
            {
                var left = comparison.Texts
                    .Select(text => (text, comparison.IgnoreCase))
                    .Where(text => isIn ? !IsOut(text) : !IsIn(text))
                    .Distinct()
                    .ToList();
                if (left.Count == 0)
                {
                    return false;
                }

                var list = isIn ? inside : outside;
                if (left.Count == 1 && !list.Contains(left[0]))
                {
                    list.Add(left[0]);
                    grows = true;
                }
            }
        }

        return true;

        // A text in the set is in it in any case; one that is out in any case is out as it is written.
        bool IsOut((string Text, bool IgnoreCase) text) => outside.Exists(other => other.IgnoreCase ? Same(other.Text, text.Text) : !text.IgnoreCase && other.Text == text.Text);

        bool IsIn((string Text, bool IgnoreCase) text) => inside.Exists(other => text.IgnoreCase ? Same(other.Text, text.Text) : !other.IgnoreCase && other.Text == text.Text);

        static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
    }
}
