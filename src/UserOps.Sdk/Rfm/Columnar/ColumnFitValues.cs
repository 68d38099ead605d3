using System.Numerics;

namespace UserOps.Rfm;

/// <summary>The values of one column to fit on: the few order statistics that a fit asks for, found without sorting.</summary>
/// <typeparam name="T"><see cref="int"/> or <see cref="long"/>.</typeparam>
internal sealed class ColumnFitValues<T> : IFitValues
    where T : struct, IBinaryInteger<T>
{
    private readonly ReadOnlyMemory<T> _values;
    private readonly Int128 _stepsPerValue;
    private readonly Dictionary<long, T> _atRank = [];

    /// <summary>Initializes a new instance of the <see cref="ColumnFitValues{T}"/> class.</summary>
    /// <param name="values">The values.</param>
    /// <param name="policy">What is to be fitted; it tells the ranks.</param>
    /// <param name="stepsPerValue">How many steps of the dimension's grid a value of 1 is.</param>
    public ColumnFitValues(ReadOnlyMemory<T> values, BinPolicy policy, Int128 stepsPerValue)
    {
        _values = values;
        _stepsPerValue = stepsPerValue;
        if (values.Length == 0)
        {
            return;
        }

        int[] ranks = [.. ScaleFit.Ranks(policy, values.Length).Select(rank => checked((int)rank))];
        var found = new T[ranks.Length];
        (_atRank[0], _atRank[values.Length - 1]) = OrderStatistics.Select(values.Span, ranks, found.AsSpan());
        for (var i = 0; i < ranks.Length; i++)
        {
            _atRank[ranks[i]] = found[i];
        }
    }

    public long Count => _values.Length;

    public Int128 AtRank(long rank) => Steps(_atRank[rank]);

    public Int128 Sum()
    {
        var sum = Int128.Zero;
        foreach (var value in _values.Span)
        {
            sum += Int128.CreateChecked(value);
        }

        return sum * _stepsPerValue;
    }

    public long CountUpTo(Int128 limit)
    {
        var most = Int128.Max(Int128.CreateChecked(T.CreateSaturating(long.MinValue)), Grid.FloorDivide(limit, (long)_stepsPerValue));
        if (most > Int128.CreateChecked(T.CreateSaturating(long.MaxValue)))
        {
            return _values.Length;
        }

        var bound = T.CreateChecked(most);
        var count = 0;
        foreach (var value in _values.Span)
        {
            count += value <= bound ? 1 : 0;
        }

        return count;
    }

    private Int128 Steps(T value) => Int128.CreateChecked(value) * _stepsPerValue;
}
