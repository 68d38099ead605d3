namespace UserOps.Rfm;

/// <summary>A compiled map: one look-up a cell. Built from a map that the validator found whole.</summary>
internal sealed class SegmentGrid
{
    private readonly byte[] _places;
    private readonly int _frequencyBins;
    private readonly int _monetaryBins;

    public SegmentGrid(SegmentMap map)
    {
        _frequencyBins = map.Bins.Frequency;
        _monetaryBins = map.Bins.Monetary;
        _places = [.. Assign(map).Select(places => checked((byte)places[0]))];
        Segments = map.Segments;
    }

    /// <summary>Gets the segments, by place.</summary>
    public EquatableArray<Segment> Segments { get; }

    /// <summary>Gets the place of every cell, in the order of <see cref="RfmBins.Cells"/>.</summary>
    public ReadOnlySpan<byte> Places => _places;

    public int IndexOf(int r, int f, int m) => (((((r - 1) * _frequencyBins) + f - 1) * _monetaryBins) + m) - 1;

    public int PlaceOf(int r, int f, int m) => _places[IndexOf(r, f, m)];

    /// <summary>Lists, for every cell in the order of <see cref="RfmBins.Cells"/>, the places of the segments that have it.</summary>
    public static List<int>[] Assign(SegmentMap map)
    {
        var byId = new Dictionary<string, int>(StringComparer.Ordinal);
        var byCell = new Dictionary<(int R, int F, int M), List<int>>();
        for (var place = 0; place < map.Segments.Count; place++)
        {
            byId.TryAdd(map.Segments[place].Id, place);
            foreach (var text in map.Segments[place].Cells)
            {
                if (SegmentCell.TryParse(text, map.Bins, out var cell))
                {
                    byCell.TryAdd(cell, []);
                    byCell[cell].Add(place);
                }
            }
        }

        return [.. map.Bins.Cells.Select(cell => byCell.TryGetValue(cell, out var places) ? places : FirstBox(map, byId, cell))];
    }

    private static List<int> FirstBox(SegmentMap map, Dictionary<string, int> byId, (int R, int F, int M) cell)
    {
        foreach (var box in map.Boxes)
        {
            if (box.Recency.Contains(cell.R) && box.Frequency.Contains(cell.F) && box.Monetary.Contains(cell.M)
                && byId.TryGetValue(box.Segment, out var place))
            {
                return [place];
            }
        }

        return [];
    }
}
