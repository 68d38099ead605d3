using NodaTime;

namespace UserOps.BusinessTime;

/// <summary>Sums over spans through all of time: a table as far as dates differ and zones have a history, and from there on one of 400 years that recurs.</summary>
/// <remarks>
/// After 400 years, which are 20,871 weeks, dates fall on the same weekdays, so the rules of a zone that go on for ever give the
/// same clock again.
/// </remarks>
/// <param name="core">The table up to the horizon.</param>
/// <param name="horizon">The second from which spans recur; <see cref="UnixSecond.Never"/> when the table has no end.</param>
/// <param name="tail">The table of the 400 years from the horizon on; made when somebody first asks for a time so far away.</param>
internal sealed class SpanCount(SpanTable core, long horizon, Func<SpanTable> tail)
{
    /// <summary>400 years of the Gregorian calendar.</summary>
    public const long Cycle = 146_097L * NodaConstants.SecondsPerDay;

    /// <summary>Counts the seconds in spans before a second.</summary>
    /// <param name="second">The second.</param>
    /// <param name="isInside">Whether it lies in a span.</param>
    public long Before(long second, out bool isInside)
    {
        if (second < horizon)
        {
            return core.Before(second, out isInside);
        }

        var table = tail();
        var cycles = (second - horizon) / Cycle;
        return core.Total + (cycles * table.Total) + table.Before(second - (cycles * Cycle), out isInside);
    }

    /// <summary>Finds the first second before which so many seconds lie in spans.</summary>
    /// <param name="count">The number, from 1.</param>
    /// <param name="goesOn">Whether the span goes on at that second.</param>
    /// <returns>The second; beyond all time when there are not so many.</returns>
    public long Reach(long count, out bool goesOn)
    {
        if (count <= core.Total)
        {
            return core.Reach(count, out goesOn);
        }

        var table = tail();
        if (table.Total == 0)
        {
            goesOn = false;
            return UnixSecond.Never;
        }

        var cycles = (count - core.Total - 1) / table.Total;
        if (cycles > (UnixSecond.Max - UnixSecond.Min) / Cycle)
        {
            goesOn = false;
            return UnixSecond.Never;
        }

        return table.Reach(count - core.Total - (cycles * table.Total), out goesOn) + (cycles * Cycle);
    }

    /// <summary>Finds the first second in a span, from a second on.</summary>
    /// <returns>The second; beyond all time when there is none.</returns>
    public long FirstFrom(long second)
    {
        var count = Before(second, out var isInside);
        return isInside ? second : First(count);
    }

    /// <summary>Finds the second in a span before which so many seconds lie in spans.</summary>
    /// <returns>The second; <see cref="UnixSecond.Never"/> when there is none.</returns>
    public long First(long count)
    {
        var after = Reach(count + 1, out _);
        return after > UnixSecond.Max + 1 ? UnixSecond.Never : after - 1;
    }
}
