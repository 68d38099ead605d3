namespace UserOps.Tests.Bytes;

/// <summary>Throws that a seed decides: the SplitMix64 generator (Steele, Lea and Flood 2014).</summary>
internal sealed class Dice(int seed)
{
    private ulong _state = (ulong)seed;

    /// <summary>A number from zero, below another.</summary>
    public int Next(int below)
    {
        unchecked
        {
            _state += 0x9E37_79B9_7F4A_7C15;
            var bits = (_state ^ (_state >> 30)) * 0xBF58_476D_1CE4_E5B9;
            bits = (bits ^ (bits >> 27)) * 0x94D0_49BB_1331_11EB;
            return (int)((bits ^ (bits >> 31)) % (ulong)below);
        }
    }

    public T[] Shuffled<T>(IEnumerable<T> items)
    {
        var shuffled = items.ToArray();
        for (var i = shuffled.Length - 1; i > 0; i--)
        {
            var j = Next(i + 1);
            (shuffled[i], shuffled[j]) = (shuffled[j], shuffled[i]);
        }

        return shuffled;
    }
}
