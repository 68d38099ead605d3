namespace UserOps.Lifecycle;

/// <summary>Puts the returns of one user after one anchor into the columns of a row, as the policy's measure asks.</summary>
internal sealed class RetentionTally(RetentionPolicy policy)
{
    private readonly int _intervals = policy.Intervals;
    private readonly IntervalRange[] _columns = policy.Measure == RetentionMeasure.Brackets
        ? [.. policy.Brackets]
        : [.. Enumerable.Range(0, policy.Intervals).Select(interval => new IntervalRange(interval, interval))];

    /// <summary>Gets the intervals of each column.</summary>
    public ReadOnlySpan<IntervalRange> Columns => _columns;

    public RetentionRow NewRow() => new(_intervals, _columns.Length);

    /// <summary>Counts one anchor.</summary>
    /// <param name="row">The cohort.</param>
    /// <param name="begun">How many intervals have begun, of those that are looked at.</param>
    /// <param name="zero">Whether interval 0 counts as returned in.</param>
    /// <param name="returns">What stands for the intervals from 1 on with a return, also later ones: their numbers and <paramref name="shift"/>, ascending.</param>
    /// <param name="skipped">The intervals that hold no instant, in the same form; no return is in them.</param>
    /// <param name="shift">What to subtract.</param>
    public void Count(RetentionRow row, int begun, bool zero, ReadOnlySpan<int> returns, ReadOnlySpan<int> skipped, int shift)
    {
        switch (policy.Measure)
        {
            case RetentionMeasure.OnOrAfter:
                row.Retain(0, returns.IsEmpty ? (zero ? 1 : 0) : Math.Min(returns[^1] - shift + 1, begun));
                break;
            case RetentionMeasure.OnOrBefore:
                row.Retain(0, zero ? 1 : 0);
                row.Exclude(1, Reachable(1, begun, skipped, shift));
                row.Retain(returns.IsEmpty ? begun : returns[0] - shift, begun);
                break;
            case RetentionMeasure.Brackets:
                CountBrackets(row, begun, zero, returns, skipped, shift);
                break;
            case RetentionMeasure.Streak:
                row.Retain(0, zero ? 1 : 0);
                CountStreak(row, begun, returns, skipped, shift);
                break;
            default:
                row.Retain(0, zero ? 1 : 0);
                CountEach(row, begun, returns, skipped, shift);
                break;
        }
    }

    /// <summary>Finds the first interval from one on that holds an instant, or the bound.</summary>
    private static int Reachable(int from, int bound, ReadOnlySpan<int> skipped, int shift)
    {
        var interval = from;
        while (interval < bound && skipped.Contains(interval + shift))
        {
            interval++;
        }

        return interval;
    }

    private static void CountEach(RetentionRow row, int begun, ReadOnlySpan<int> returns, ReadOnlySpan<int> skipped, int shift)
    {
        foreach (var place in returns)
        {
            if (place - shift >= begun)
            {
                break;
            }

            row.Retain(place - shift, place - shift + 1);
        }

        foreach (var place in skipped)
        {
            if (place - shift > 0 && place - shift < begun)
            {
                row.Exclude(place - shift, place - shift + 1);
            }
        }
    }

    private static void CountStreak(RetentionRow row, int begun, ReadOnlySpan<int> returns, ReadOnlySpan<int> skipped, int shift)
    {
        var first = Reachable(1, begun, skipped, shift);
        row.Exclude(1, first);
        var end = first;
        foreach (var place in returns)
        {
            if (place - shift != end || end >= begun)
            {
                break;
            }

            end = Reachable(end + 1, begun, skipped, shift);
        }

        row.Retain(first, end);
    }

    private void CountBrackets(RetentionRow row, int begun, bool zero, ReadOnlySpan<int> returns, ReadOnlySpan<int> skipped, int shift)
    {
        for (var column = 0; column < _columns.Length; column++)
        {
            var (from, to) = _columns[column];
            if (from >= begun)
            {
                continue;
            }

            var place = returns.BinarySearch(Math.Max(from, 1) + shift);
            place = place < 0 ? ~place : place;
            if ((from == 0 && zero) || (place < returns.Length && returns[place] - shift <= to))
            {
                row.Retain(column, column + 1);
            }
            else if (from > 0 && Reachable(from, to + 1, skipped, shift) > to)
            {
                row.Exclude(column, column + 1);
            }
        }
    }
}
