namespace UserOps.BusinessTime;

/// <summary>Lists of half-open spans.</summary>
internal static class Spans
{
    /// <summary>Joins spans that overlap or touch, and drops empty ones.</summary>
    /// <returns>The spans in order.</returns>
    public static List<(long Start, long End)> Merge(List<(long Start, long End)> spans)
    {
        spans.Sort();
        var merged = new List<(long Start, long End)>(spans.Count);
        foreach (var (start, end) in spans)
        {
            if (end <= start)
            {
                continue;
            }

            if (merged.Count > 0 && start <= merged[^1].End)
            {
                merged[^1] = (merged[^1].Start, Math.Max(merged[^1].End, end));
            }
            else
            {
                merged.Add((start, end));
            }
        }

        return merged;
    }

    /// <summary>Makes the spans between merged ones that lie within bounds.</summary>
    public static List<(long Start, long End)> Between(List<(long Start, long End)> merged, long from, long to)
    {
        var between = new List<(long Start, long End)>(merged.Count + 1);
        foreach (var (start, end) in merged)
        {
            if (start > from)
            {
                between.Add((from, start));
            }

            from = end;
        }

        if (from < to)
        {
            between.Add((from, to));
        }

        return between;
    }
}
