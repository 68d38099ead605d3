namespace UserOps.Rfm;

/// <summary>Values to fit on, each distinct one with how many users have it.</summary>
internal sealed class CountedFitValues : IFitValues
{
    private readonly Int128[] _values;
    private readonly long[] _upTo; // how many users have that value or a lesser one

    public CountedFitValues(EquatableArray<KeyValuePair<decimal, long>> counts, Grid grid)
    {
        _values = [.. counts.Select(entry => grid.Steps(entry.Key))];
        _upTo = new long[counts.Count];
        for (var i = 0; i < counts.Count; i++)
        {
            _upTo[i] = (i == 0 ? 0 : _upTo[i - 1]) + counts[i].Value;
        }
    }

    public long Count => _upTo.Length == 0 ? 0 : _upTo[^1];

    public Int128 AtRank(long rank)
    {
        var place = Array.BinarySearch(_upTo, rank + 1);
        return _values[place >= 0 ? place : ~place];
    }

    public Int128 Sum()
    {
        var sum = Int128.Zero;
        for (var i = 0; i < _values.Length; i++)
        {
            sum += _values[i] * (_upTo[i] - (i == 0 ? 0 : _upTo[i - 1]));
        }

        return sum;
    }

    public long CountUpTo(Int128 limit)
    {
        var place = Array.BinarySearch(_values, limit);
        var values = place >= 0 ? place + 1 : ~place;
        return values == 0 ? 0 : _upTo[values - 1];
    }
}
