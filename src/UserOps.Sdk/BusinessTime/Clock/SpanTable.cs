namespace UserOps.BusinessTime;

/// <summary>Spans over a range of time, and sums over them: how long before a second, and when so long. Both by binary search.</summary>
/// <remarks>
/// The range is cut into parts: whole weeks of one pattern under one offset, however many, of which sums are a multiplication;
/// and days that differ, whose spans are listed.
/// </remarks>
internal sealed class SpanTable
{
    private readonly WeekPattern _week;
    private readonly Part[] _parts;
    private readonly long[] _partFrom;
    private readonly long[] _partBefore;
    private readonly Span[] _spans;

    private SpanTable(WeekPattern week, Part[] parts, long[] partFrom, long[] partBefore, Span[] spans, long total)
    {
        (_week, _parts, _partFrom, _partBefore, _spans, Total) = (week, parts, partFrom, partBefore, spans, total);
    }

    /// <summary>Gets the seconds in spans of the whole range; the greatest number when the range has no end.</summary>
    public long Total { get; }

    /// <summary>Counts the seconds in spans from the start of the range to a second.</summary>
    /// <param name="second">The second.</param>
    /// <param name="isInside">Whether it lies in a span.</param>
    public long Before(long second, out bool isInside)
    {
        ref readonly var part = ref _parts[LastAtMost(_partFrom, second)];
        if (part.IsWeekly)
        {
            return part.Base + _week.Before(second + part.Offset, out isInside);
        }

        var (low, high) = (part.First, part.End);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (_spans[middle].Start <= second)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        if (low == part.First)
        {
            isInside = false;
            return part.Base;
        }

        ref readonly var span = ref _spans[low - 1];
        isInside = second < span.End;
        return span.Before + Math.Min(second, span.End) - span.Start;
    }

    /// <summary>Finds the first second before which so many seconds of the range lie in spans.</summary>
    /// <param name="count">The number; from 1 to <see cref="Total"/>.</param>
    /// <param name="goesOn">Whether the span goes on at that second.</param>
    /// <returns>The second; <see cref="UnixSecond.Never"/> when there are not so many.</returns>
    public long Reach(long count, out bool goesOn)
    {
        goesOn = false;
        ref readonly var part = ref _parts[LastAtMost(_partBefore, count - 1)];
        if (part.IsWeekly)
        {
            return _week.Total == 0 ? UnixSecond.Never : _week.Reach(count - part.Base, out goesOn) - part.Offset;
        }

        var (low, high) = (part.First, part.End);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (_spans[middle].Before < count)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        if (low == part.First)
        {
            return UnixSecond.Never;
        }

        ref readonly var span = ref _spans[low - 1];
        var second = span.Start + count - span.Before;
        goesOn = second < span.End;
        return second;
    }

    /// <summary>Finds the last place of a number at most so great; the first number always is.</summary>
    private static int LastAtMost(long[] numbers, long most)
    {
        var (low, high) = (1, numbers.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (numbers[middle] <= most)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low - 1;
    }

    /// <summary>Puts a table together from its first second on.</summary>
    /// <param name="week">The pattern of ordinary weeks.</param>
    public sealed class Builder(WeekPattern week)
    {
        private readonly List<Part> _parts = [];
        private readonly List<long> _from = [];
        private readonly List<long> _before = [];
        private readonly List<Span> _spans = [];
        private long _total;

        /// <summary>Adds weeks of the pattern.</summary>
        /// <param name="from">The first second.</param>
        /// <param name="until">The first second after; may be <see cref="UnixSecond.Never"/>.</param>
        /// <param name="offset">The offset of the local clock.</param>
        public void AddWeeks(long from, long until, int offset)
        {
            var start = week.Before(from + offset, out _);
            Add(from, new(_total - start, offset, First: -1, End: -1));
            _total = until == UnixSecond.Never ? long.MaxValue : _total + week.Before(until + offset, out _) - start;
        }

        /// <summary>Adds days that differ.</summary>
        /// <param name="from">The first second.</param>
        /// <param name="spans">The spans, merged, from there on.</param>
        public void AddDays(long from, List<(long Start, long End)> spans)
        {
            Add(from, new(_total, Offset: 0, _spans.Count, _spans.Count + spans.Count));
            foreach (var (start, end) in spans)
            {
                _spans.Add(new(start, end, _total));
                _total += end - start;
            }
        }

        /// <summary>Makes the table.</summary>
        public SpanTable Build() => new(week, [.. _parts], [.. _from], [.. _before], [.. _spans], _total);

        private void Add(long from, Part part)
        {
            _from.Add(from);
            _before.Add(_total);
            _parts.Add(part);
        }
    }

    /// <summary>A part of the range.</summary>
    /// <param name="Base">What the part's count comes on top of: the count before it; of weeks, less the pattern's own.</param>
    /// <param name="Offset">The offset of the local clock, in weeks.</param>
    /// <param name="First">The place of the first listed span; negative for weeks.</param>
    /// <param name="End">The place after the last listed span.</param>
    private readonly record struct Part(long Base, int Offset, int First, int End)
    {
        public bool IsWeekly => First < 0;
    }

    /// <summary>A listed span.</summary>
    /// <param name="Start">Its first second.</param>
    /// <param name="End">The first second after it.</param>
    /// <param name="Before">The seconds in spans before it.</param>
    private readonly record struct Span(long Start, long End, long Before);
}
