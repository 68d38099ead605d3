using UserOps.Json;

namespace UserOps.Rfm;

/// <summary>Finds every problem of a <see cref="SegmentMap"/>.</summary>
public static class SegmentMapValidator
{
    private const int MaxSegments = 255;

    /// <summary>Finds every problem of a map.</summary>
    /// <param name="map">The map.</param>
    /// <returns>The problems in the order of the map's own text; none when every cell has exactly one segment.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="map"/> is <see langword="null"/>.</exception>
    public static EquatableArray<PolicyProblem> Validate(SegmentMap map)
    {
        ArgumentNullException.ThrowIfNull(map);
        return Validate(map, "$").ToEquatableArray();
    }

    internal static IEnumerable<PolicyProblem> Validate(SegmentMap map, string path)
    {
        var problems = new List<PolicyProblem>();
        CheckNames(map, path, problems);
        CheckBins(map.Bins, $"{path}.bins", problems);
        CheckSegments(map, path, problems);
        if (problems.Exists(problem => problem.Path.StartsWith($"{path}.bins", StringComparison.Ordinal)))
        {
            return problems; // without levels there are no cells to speak of
        }

        CheckCells(map, path, problems);
        CheckBoxes(map, path, problems);
        CheckPartition(map, path, problems);
        return problems;
    }

    private static void CheckNames(SegmentMap map, string path, List<PolicyProblem> problems)
    {
        if (string.IsNullOrWhiteSpace(map.Name))
        {
            problems.Add(new($"{path}.name", null, "blank", "a text", "Give the map a name."));
        }
    }

    private static void CheckBins(RfmBins bins, string path, List<PolicyProblem> problems)
    {
        foreach (var (name, count) in new[] { ("recency", bins.Recency), ("frequency", bins.Frequency), ("monetary", bins.Monetary) })
        {
            if (count is < BinPolicy.MinBins or > BinPolicy.MaxBins)
            {
                problems.Add(new(
                    $"{path}.{name}",
                    null,
                    Exact.Text(count),
                    $"between {BinPolicy.MinBins} and {BinPolicy.MaxBins}",
                    "Choose a number of levels in that range."));
            }
        }
    }

    private static void CheckSegments(SegmentMap map, string path, List<PolicyProblem> problems)
    {
        if (map.Segments.Count is 0 or > MaxSegments)
        {
            problems.Add(new(
                $"{path}.segments", null, $"{map.Segments.Count} segments", $"between 1 and {MaxSegments}", "List the segments, the best first."));
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < map.Segments.Count; i++)
        {
            var id = map.Segments[i].Id;
            var at = $"{path}.segments[{i}].id";
            if (string.IsNullOrWhiteSpace(id))
            {
                problems.Add(new(at, null, "blank", "a text", "Give the segment an id."));
            }
            else if (id is Segment.NeverPurchasedId or Segment.OutsideWindowId)
            {
                problems.Add(new(at, id, $"'{id}'", "another word", "The id is kept for users without a score; choose another."));
            }
            else if (!seen.Add(id))
            {
                problems.Add(new(at, id, $"'{id}' for the second time", "used once", "Give each segment its own id."));
            }
        }
    }

    private static void CheckCells(SegmentMap map, string path, List<PolicyProblem> problems)
    {
        for (var i = 0; i < map.Segments.Count; i++)
        {
            var segment = map.Segments[i];
            for (var j = 0; j < segment.Cells.Count; j++)
            {
                if (!SegmentCell.TryParse(segment.Cells[j], map.Bins, out _))
                {
                    var highest = SegmentCell.Format(map.Bins.Recency, map.Bins.Frequency, map.Bins.Monetary);
                    problems.Add(new(
                        $"{path}.segments[{i}].cells[{j}]",
                        segment.Id,
                        $"'{segment.Cells[j]}'",
                        $"a cell from 111 to {highest}",
                        "Write the levels of R, F and M."));
                }
            }

            if (segment.Cells.Count > 0 && map.Boxes.Count > 0)
            {
                problems.Add(new(
                    $"{path}.segments[{i}].cells",
                    segment.Id,
                    $"{segment.Cells.Count} cells",
                    "empty in a map of boxes",
                    "Give the map either cells or boxes."));
            }
        }
    }

    private static void CheckBoxes(SegmentMap map, string path, List<PolicyProblem> problems)
    {
        var ids = map.Segments.Select(segment => segment.Id).ToList();
        var free = map.Bins.Cells.ToHashSet();
        for (var i = 0; i < map.Boxes.Count; i++)
        {
            var box = map.Boxes[i];
            var at = $"{path}.boxes[{i}]";
            if (!ids.Contains(box.Segment, StringComparer.Ordinal))
            {
                problems.Add(new(
                    $"{at}.segment",
                    box.Segment,
                    $"'{box.Segment}'",
                    "the id of a segment",
                    Spelling.Suggest(box.Segment, ids, $"Choose one of {string.Join(", ", ids)}.")));
            }

            var before = problems.Count;
            CheckRange(box.Recency, map.Bins.Recency, $"{at}.recency", box.Segment, problems);
            CheckRange(box.Frequency, map.Bins.Frequency, $"{at}.frequency", box.Segment, problems);
            CheckRange(box.Monetary, map.Bins.Monetary, $"{at}.monetary", box.Segment, problems);
            var taken = free.RemoveWhere(cell =>
                box.Recency.Contains(cell.R) && box.Frequency.Contains(cell.F) && box.Monetary.Contains(cell.M));
            if (taken == 0 && problems.Count == before)
            {
                problems.Add(new(
                    at, box.Segment, "a box whose cells all belong to earlier boxes", "reached by some cell", "Move it up, or remove it."));
            }
        }
    }

    private static void CheckRange(LevelRange range, int bins, string path, string segment, List<PolicyProblem> problems)
    {
        if (range.From < 1 || range.To < range.From || range.To > bins)
        {
            problems.Add(new(
                path,
                segment,
                $"{range.From} to {range.To}",
                $"a range within 1 to {bins}, the lower level first",
                "Mend its ends."));
        }
    }

    private static void CheckPartition(SegmentMap map, string path, List<PolicyProblem> problems)
    {
        var assigned = SegmentGrid.Assign(map);
        var cells = map.Bins.Cells.Select(cell => SegmentCell.Format(cell.R, cell.F, cell.M)).ToList();
        var gaps = cells.Where((_, i) => assigned[i].Count == 0).ToList();
        if (gaps.Count > 0)
        {
            problems.Add(new(
                $"{path}.segments",
                null,
                $"a map without {string.Join(", ", gaps)}",
                "one segment for every cell",
                $"Give {(gaps.Count == 1 ? "this cell" : $"these {gaps.Count} cells")} a segment."));
        }

        for (var i = 0; i < cells.Count; i++)
        {
            if (assigned[i].Count > 1)
            {
                var owners = string.Join(", ", assigned[i].Select(place => map.Segments[place].Id));
                problems.Add(new(
                    $"{path}.segments",
                    map.Segments[assigned[i][1]].Id,
                    $"{cells[i]} in {owners}",
                    "in one segment alone",
                    $"Take {cells[i]} out of all of them but one."));
            }
        }

        var reached = assigned.SelectMany(places => places).ToHashSet();
        for (var i = 0; i < map.Segments.Count; i++)
        {
            if (!reached.Contains(i))
            {
                problems.Add(new(
                    $"{path}.segments[{i}]",
                    map.Segments[i].Id,
                    "a segment without a cell",
                    "reached by some cell",
                    "Give it a cell, or remove it."));
            }
        }
    }
}
