namespace UserOps.Tagging;

/// <summary>A stretch of numbers; an end that is <see langword="null"/> is not there.</summary>
internal readonly record struct NumberSpan(decimal? Low, bool LowOpen, decimal? High, bool HighOpen)
{
    public bool IsEmpty => Low is { } low && High is { } high && (low > high || (low == high && (LowOpen || HighOpen)));
}

/// <summary>A set of numbers as stretches in ascending order that do not meet. Of whole numbers the ends are whole and belong to it.</summary>
internal sealed class RangeSet : IEquatable<RangeSet>
{
    /// <summary>From here on every decimal is whole, and a step of 1 may be lost.</summary>
    private const decimal Exact = 1e27m;

    private readonly NumberSpan[] _spans;

    private RangeSet(NumberSpan[] spans) => _spans = spans;

    public static RangeSet All { get; } = new([new(null, false, null, false)]);

    public bool IsEmpty => _spans.Length == 0;

    /// <summary>The least end; not there when there is none.</summary>
    public (decimal? Value, bool Open) Low => IsEmpty ? default : (_spans[0].Low, _spans[0].LowOpen);

    public (decimal? Value, bool Open) High => IsEmpty ? default : (_spans[^1].High, _spans[^1].HighOpen);

    public static RangeSet AtLeast((decimal? Value, bool Open) low) =>
        low.Value is null ? All : new([new(low.Value, low.Open, null, false)]);

    public static RangeSet AtMost((decimal? Value, bool Open) high) =>
        high.Value is null ? All : new([new(null, false, high.Value, high.Open)]);

    public static RangeSet Between(decimal low, decimal high) => new([new(low, false, high, false)]);

    /// <summary>What passes all of some comparisons.</summary>
    public static RangeSet Of(OrderComparison[] comparisons, bool whole)
    {
        var all = All;
        foreach (var comparison in comparisons)
        {
            all = all.Meet(Of(comparison), whole);
        }

        return all;
    }

    public bool Contains(decimal value) => Array.Exists(_spans, span =>
        (span.Low is not { } low || low < value || (low == value && !span.LowOpen))
        && (span.High is not { } high || value < high || (value == high && !span.HighOpen)));

    public RangeSet Meet(RangeSet other, bool whole)
    {
        var spans = new List<NumberSpan>(Math.Max(_spans.Length, other._spans.Length));
        for (int i = 0, j = 0; i < _spans.Length && j < other._spans.Length;)
        {
            var (one, two) = (_spans[i], other._spans[j]);
            var both = Meet(one, two);
            both = whole ? Whole(both) : both;
            if (!both.IsEmpty)
            {
                spans.Add(both);
            }

            if (EndsFirst(one, two))
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        return spans.Count == _spans.Length && _spans.AsSpan().SequenceEqual(spans.ToArray()) ? this : new([.. spans]);
    }

    /// <summary>The numbers that are not in the set.</summary>
    public RangeSet Complement(bool whole)
    {
        var spans = new List<NumberSpan>(_spans.Length + 1);
        (decimal? Low, bool Open) from = (null, false);
        foreach (var span in _spans)
        {
            if (span.Low is { } low)
            {
                spans.Add(new(from.Low, from.Open, low, !span.LowOpen));
            }

            if (span.High is null)
            {
                return Clean(spans, whole);
            }

            from = (span.High, !span.HighOpen);
        }

        spans.Add(new(from.Low, from.Open, null, false));
        return Clean(spans, whole);
    }

    public bool Equals(RangeSet? other) => other is not null && _spans.AsSpan().SequenceEqual(other._spans);

    public override bool Equals(object? obj) => Equals(obj as RangeSet);

    public override int GetHashCode() => _spans.Length == 0 ? 0 : HashCode.Combine(_spans.Length, _spans[0], _spans[^1]);

    private static RangeSet Of(OrderComparison comparison)
    {
        var mark = comparison.Marks[0];
        return comparison.Operator switch
        {
            OrderOperator.In => Points(comparison.Marks),
            OrderOperator.NotIn => Points(comparison.Marks).Complement(whole: false),
            OrderOperator.Less => AtMost((mark, true)),
            OrderOperator.AtMost => AtMost((mark, false)),
            OrderOperator.Greater => AtLeast((mark, true)),
            _ => AtLeast((mark, false)),
        };
    }

    private static RangeSet Points(decimal[] marks) =>
        new([.. marks.Distinct().Order().Select(mark => new NumberSpan(mark, false, mark, false))]);

    private static RangeSet Clean(List<NumberSpan> spans, bool whole)
    {
        var kept = whole ? spans.ConvertAll(Whole) : spans;
        return new([.. kept.Where(span => !span.IsEmpty)]);
    }

    private static bool EndsFirst(NumberSpan one, NumberSpan two) =>
        one.High is { } high && (two.High is not { } other || high < other || (high == other && (one.HighOpen || !two.HighOpen)));

    private static NumberSpan Meet(NumberSpan one, NumberSpan two)
    {
        var lowFirst = one.Low is { } low && (two.Low is not { } otherLow || low > otherLow || (low == otherLow && one.LowOpen));
        var highFirst = one.High is { } high && (two.High is not { } otherHigh || high < otherHigh || (high == otherHigh && one.HighOpen));
        return new(
            lowFirst ? one.Low : two.Low,
            lowFirst ? one.LowOpen : two.LowOpen,
            highFirst ? one.High : two.High,
            highFirst ? one.HighOpen : two.HighOpen);
    }

    private static NumberSpan Whole(NumberSpan span)
    {
        var (low, lowOpen) = (span.Low, span.LowOpen);
        if (low is > -Exact and < Exact)
        {
            var up = Math.Ceiling(low.Value);
            (low, lowOpen) = (lowOpen && up == low ? up + 1 : up, false);
        }

        var (high, highOpen) = (span.High, span.HighOpen);
        if (high is > -Exact and < Exact)
        {
            var down = Math.Floor(high.Value);
            (high, highOpen) = (highOpen && down == high ? down - 1 : down, false);
        }

        return new(low, lowOpen, high, highOpen);
    }
}
