namespace UserOps.Rfm;

/// <summary>Values to fit on, sorted once.</summary>
internal sealed class SortedFitValues : IFitValues
{
    private readonly Int128[] _sorted;

    public SortedFitValues(Int128[] values)
    {
        Array.Sort(values);
        _sorted = values;
    }

    public long Count => _sorted.Length;

    public Int128 AtRank(long rank) => _sorted[rank];

    public Int128 Sum()
    {
        var sum = Int128.Zero;
        foreach (var value in _sorted)
        {
            sum += value;
        }

        return sum;
    }

    public long CountUpTo(Int128 limit)
    {
        var (low, high) = (0, _sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _sorted[middle] <= limit ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
