using NodaTime;

namespace UserOps.Tagging;

/// <summary>Computes what an aggregate says of the events in a range of a stream.</summary>
internal readonly record struct Aggregate(AggregateFunction Function, int Stream, int Column, string Source)
{
    public const int NoColumn = -1;

    /// <summary>Computes the value; <see cref="FactValue.None"/> when there is none.</summary>
    /// <exception cref="OverflowException">A sum is beyond what a decimal holds.</exception>
    public FactValue Of(EventStream stream, int first, int end, ProgramRun run)
    {
        if (Column == NoColumn)
        {
            return Function switch
            {
                AggregateFunction.Count => FactValue.Of((decimal)Math.Max(0, end - first)),
                AggregateFunction.DaysActive => FactValue.Of(DaysActive(stream.Days(run.DayLookup), first, end)),
                _ when end <= first => FactValue.None,
                AggregateFunction.First => FactValue.Of(stream.At[first]),
                _ => FactValue.Of(stream.At[end - 1]),
            };
        }

        var column = stream.Column(Column);
        var values = column.IsEmpty || end <= first ? [] : column[first..end];
        return Function switch
        {
            AggregateFunction.Sum => FactValue.Of(Sum(values, out _)),
            AggregateFunction.Avg => Mean(values),
            AggregateFunction.Min => Extreme(values, -1),
            AggregateFunction.Max => Extreme(values, 1),
            AggregateFunction.Distinct => FactValue.Of(Distinct(values, run.Distinct)),
            AggregateFunction.First => First(values, stream.At, first),
            _ => Last(values, stream.At, first),
        };
    }

    private static decimal DaysActive(ReadOnlySpan<int> days, int first, int end)
    {
        var count = 0;
        for (var i = first; i < end; i++)
        {
            count += i == first || days[i] != days[i - 1] ? 1 : 0;
        }

        return count;
    }

    private decimal Sum(ReadOnlySpan<FactValue> values, out int count)
    {
        var sum = 0m;
        count = 0;
        try
        {
            foreach (ref readonly var value in values)
            {
                if (!value.IsNone)
                {
                    sum += value.Key;
                    count++;
                }
            }
        }
        catch (OverflowException e)
        {
            throw new OverflowException($"The sum of '{Source}' is beyond 7.9e28, the greatest number there is. Give smaller units.", e);
        }

        return sum;
    }

    private FactValue Mean(ReadOnlySpan<FactValue> values)
    {
        var sum = Sum(values, out var count);
        return count == 0 ? FactValue.None : FactValue.Of(sum / count);
    }

    private static FactValue Extreme(ReadOnlySpan<FactValue> values, int sign)
    {
        var best = FactValue.None;
        foreach (ref readonly var value in values)
        {
            if (!value.IsNone && (best.IsNone || decimal.Compare(value.Key, best.Key) * sign > 0))
            {
                best = value;
            }
        }

        return best;
    }

    private static decimal Distinct(ReadOnlySpan<FactValue> values, HashSet<FactValue> seen)
    {
        seen.Clear();
        foreach (ref readonly var value in values)
        {
            if (!value.IsNone)
            {
                seen.Add(value);
            }
        }

        return seen.Count;
    }

    private static FactValue First(ReadOnlySpan<FactValue> values, ReadOnlySpan<Instant> at, int first)
    {
        var best = FactValue.None;
        var when = Instant.MaxValue;
        for (var i = 0; i < values.Length && at[first + i] <= when; i++)
        {
            if (!values[i].IsNone && (best.IsNone || values[i] < best))
            {
                best = values[i];
                when = at[first + i];
            }
        }

        return best;
    }

    private static FactValue Last(ReadOnlySpan<FactValue> values, ReadOnlySpan<Instant> at, int first)
    {
        var best = FactValue.None;
        var when = Instant.MinValue;
        for (var i = values.Length - 1; i >= 0 && at[first + i] >= when; i--)
        {
            if (!values[i].IsNone && (best.IsNone || values[i] > best))
            {
                best = values[i];
                when = at[first + i];
            }
        }

        return best;
    }
}
