using System.Numerics;

namespace UserOps.Simulation;

/// <summary>A stream of random bits: xoshiro256**, seeded by SplitMix64. Not thread-safe.</summary>
/// <remarks>
/// Blackman and Vigna, "Scrambled linear pseudorandom number generators" (2018; ACM TOMS 47, 2021), after the
/// public-domain xoshiro256starstar.c. The four words of a seed are four different outputs of SplitMix64, so they are
/// never all zero, the one state that the generator must not have.
/// </remarks>
internal sealed class RandomStream
{
    private ulong _s0;
    private ulong _s1;
    private ulong _s2;
    private ulong _s3;

    /// <summary>Initializes a new instance of the <see cref="RandomStream"/> class from one word.</summary>
    /// <param name="seed">Any value, zero included.</param>
    public RandomStream(ulong seed)
        : this(SplitMix64.At(seed, 0), SplitMix64.At(seed, 1), SplitMix64.At(seed, 2), SplitMix64.At(seed, 3))
    {
    }

    /// <summary>Initializes a new instance of the <see cref="RandomStream"/> class from its whole state.</summary>
    /// <param name="s0">The first word.</param>
    /// <param name="s1">The second word.</param>
    /// <param name="s2">The third word.</param>
    /// <param name="s3">The fourth word; not all four are zero.</param>
    public RandomStream(ulong s0, ulong s1, ulong s2, ulong s3)
    {
        _s0 = s0;
        _s1 = s1;
        _s2 = s2;
        _s3 = s3;
    }

    /// <summary>Starts the stream of one user for one purpose, whatever else is drawn and in any order.</summary>
    /// <param name="seed">The seed of the shop.</param>
    /// <param name="user">The index of the user.</param>
    /// <param name="purpose">What the stream is for.</param>
    /// <returns>The stream, at its start.</returns>
    public static RandomStream Of(ulong seed, int user, StreamPurpose purpose) =>
        new(SplitMix64.At(SplitMix64.At(seed, (ulong)user), (ulong)purpose));

    /// <summary>Draws 64 random bits.</summary>
    /// <returns>The bits.</returns>
    public ulong NextBits()
    {
        unchecked
        {
            var result = BitOperations.RotateLeft(_s1 * 5, 7) * 9;
            var t = _s1 << 17;
            _s2 ^= _s0;
            _s3 ^= _s1;
            _s1 ^= _s2;
            _s0 ^= _s3;
            _s2 ^= t;
            _s3 = BitOperations.RotateLeft(_s3, 45);
            return result;
        }
    }

    /// <summary>Draws a fraction.</summary>
    /// <returns>A multiple of 2^-53 in [0, 1).</returns>
    public double NextUnit() => SplitMix64.ToUnit(NextBits());

    /// <summary>Draws a fraction that is never zero, so that it has a logarithm.</summary>
    /// <returns>A multiple of 2^-53 in (0, 1].</returns>
    public double NextPositiveUnit() => 1.0 - NextUnit();

    /// <summary>Draws a whole number, all equally likely.</summary>
    /// <remarks>Lemire, "Fast random integer generation in an interval" (ACM TOMACS 29, 2019): no bias.</remarks>
    /// <param name="count">How many numbers there are, from 1.</param>
    /// <returns>A number in [0, <paramref name="count"/>).</returns>
    public int NextBelow(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        var n = (ulong)count;
        var high = Math.BigMul(NextBits(), n, out var low);
        if (low < n)
        {
            var unfair = unchecked(0UL - n) % n;
            while (low < unfair)
            {
                high = Math.BigMul(NextBits(), n, out low);
            }
        }

        return (int)high;
    }
}
