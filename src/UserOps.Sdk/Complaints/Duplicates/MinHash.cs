using System.Numerics;

namespace UserOps.Complaints;

/// <summary>Short signatures of texts that agree in as large a share as the texts are alike, by hash functions of our own.</summary>
/// <remarks>
/// A. Z. Broder, "On the resemblance and containment of documents" (1997); banding: P. Indyk and R. Motwani, "Approximate nearest neighbors" (1998).
/// Whole numbers alone, so every machine gives the same signature, whatever the width of its vectors.
/// </remarks>
internal sealed class MinHash
{
    private readonly int _bands;
    private readonly int _rows;
    private readonly int _shingle;
    private readonly uint[] _masks;
    private readonly uint[] _factors;

    public MinHash(DuplicatePolicy policy)
    {
        (_bands, _rows, _shingle) = (policy.Bulk.Bands, policy.Bulk.Rows, policy.Text.ShingleLength);
        var size = _bands * _rows;
        var padded = (size + Vector<uint>.Count - 1) / Vector<uint>.Count * Vector<uint>.Count;
        (_masks, _factors) = (new uint[padded], new uint[padded]);
        var state = 0x243F_6A88_85A3_08D3UL; // the first bits of π
        for (var i = 0; i < size; i++)
        {
            state = unchecked(state + 0x9E37_79B9_7F4A_7C15);
            var mixed = Mix(state);
            (_masks[i], _factors[i]) = ((uint)(mixed >> 32), (uint)(mixed & uint.MaxValue) | 1);
        }
    }

    /// <summary>Gets the number of bands.</summary>
    public int Bands => _bands;

    /// <summary>Finds the signature of a text: a number for each band.</summary>
    public ulong[] Signature(ReadOnlySpan<int> runes)
    {
        var least = new uint[_masks.Length];
        Array.Fill(least, uint.MaxValue);
        var count = Math.Max(1, runes.Length - _shingle + 1);
        for (var i = 0; i < count; i++)
        {
            Take(HashOf(runes.Slice(i, Math.Min(_shingle, runes.Length))), least);
        }

        var bands = new ulong[_bands];
        for (var band = 0; band < _bands; band++)
        {
            var hash = (ulong)band;
            foreach (var value in least.AsSpan(band * _rows, _rows))
            {
                hash = Mix(hash ^ value);
            }

            bands[band] = hash;
        }

        return bands;
    }

    private void Take(uint hash, uint[] least)
    {
        unchecked
        {
            var all = new Vector<uint>(hash);
            for (var i = 0; i < least.Length; i += Vector<uint>.Count)
            {
                var permuted = (all ^ new Vector<uint>(_masks, i)) * new Vector<uint>(_factors, i);
                Vector.Min(permuted, new Vector<uint>(least, i)).CopyTo(least, i);
            }
        }
    }

    private static uint HashOf(ReadOnlySpan<int> runes)
    {
        var hash = 0UL;
        foreach (var rune in runes)
        {
            hash = unchecked((hash ^ (uint)rune) * 0x9E37_79B9_7F4A_7C15);
            hash ^= hash >> 29;
        }

        return (uint)(Mix(hash) >> 32);
    }

    /// <summary>The finaliser of SplitMix64 (Steele, Lea and Flood 2014).</summary>
    private static ulong Mix(ulong z)
    {
        unchecked
        {
            z = (z ^ (z >> 30)) * 0xBF58_476D_1CE4_E5B9;
            z = (z ^ (z >> 27)) * 0x94D0_49BB_1331_11EB;
            return z ^ (z >> 31);
        }
    }
}
