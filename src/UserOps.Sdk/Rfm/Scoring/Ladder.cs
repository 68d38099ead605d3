namespace UserOps.Rfm;

/// <summary>A compiled scale: the level of a value by a few comparisons.</summary>
/// <typeparam name="T">The type of the values: days, orders or money.</typeparam>
internal sealed class Ladder<T>
    where T : struct, IComparable<T>
{
    private readonly T[] _limits;
    private readonly int _middle;

    public Ladder(RfmScale scale, Func<decimal, T> convert)
    {
        _limits = [.. scale.Limits.Select(convert)];
        _middle = scale.MiddleLevel;
    }

    /// <summary>Gets the limits, ascending; none when everybody gets the middle level.</summary>
    public ReadOnlySpan<T> Limits => _limits;

    /// <summary>Finds the level of a value, from 1.</summary>
    public int LevelOf(T value)
    {
        if (_limits.Length == 0)
        {
            return _middle;
        }

        var level = 1;
        foreach (var limit in _limits)
        {
            level += value.CompareTo(limit) > 0 ? 1 : 0;
        }

        return level;
    }

    /// <summary>Finds the first limit that a value has not passed; <see langword="null"/> in the top level.</summary>
    public T? NextLimit(T value)
    {
        foreach (var limit in _limits)
        {
            if (value.CompareTo(limit) <= 0)
            {
                return limit;
            }
        }

        return null;
    }
}
