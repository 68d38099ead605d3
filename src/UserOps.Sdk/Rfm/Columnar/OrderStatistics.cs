using System.Numerics;
using System.Runtime.InteropServices;

namespace UserOps.Rfm;

/// <summary>Exact order statistics of a column: the values that would stand at given places if it were sorted.</summary>
/// <remarks>
/// Selects by counting: the values fall into buckets of equal width between the smallest and the largest, and only the
/// buckets that hold a wanted place are looked into, each in the same way. Where a bucket is one value wide (days, orders)
/// one pass suffices. Each level takes <see cref="BucketBits"/> bits off the range, so there are at most five, whatever the
/// values; the column itself is left as it is.
/// </remarks>
internal static class OrderStatistics
{
    private const int BucketBits = 14;

    /// <summary>Up to so many values it is quicker to sort a copy.</summary>
    private const int FewValues = 2048;

    /// <summary>Finds the values at some places of the sorted column, and the smallest and the largest.</summary>
    /// <typeparam name="T"><see cref="int"/> or <see cref="long"/>.</typeparam>
    /// <param name="values">The column, in any order; not empty.</param>
    /// <param name="ranks">The places, from 0, in any order; each below the length of the column.</param>
    /// <param name="atRanks">Receives the value at each place; of the length of <paramref name="ranks"/>.</param>
    public static (T Min, T Max) Select<T>(ReadOnlySpan<T> values, ReadOnlySpan<int> ranks, Span<T> atRanks)
        where T : struct, IBinaryInteger<T>
    {
        if (values.IsEmpty)
        {
            throw new ArgumentException("An empty column has no order statistics.", nameof(values));
        }

        if (ranks.Length != atRanks.Length)
        {
            throw new ArgumentException("Give as many results as ranks.", nameof(atRanks));
        }

        var wanted = new Wanted[ranks.Length];
        for (var i = 0; i < ranks.Length; i++)
        {
            var rank = ranks[i];
            ArgumentOutOfRangeException.ThrowIfNegative(rank, nameof(ranks));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(rank, values.Length, nameof(ranks));
            wanted[i] = new(rank, i);
        }

        Array.Sort(wanted, (one, other) => one.Rank.CompareTo(other.Rank));
        return Select(values, wanted, atRanks);
    }

    private static (T Min, T Max) Select<T>(ReadOnlySpan<T> values, ReadOnlySpan<Wanted> wanted, Span<T> atRanks)
        where T : struct, IBinaryInteger<T>
    {
        if (values.Length <= FewValues)
        {
            var sorted = values.ToArray();
            Array.Sort(sorted);
            foreach (var place in wanted)
            {
                atRanks[place.Index] = sorted[place.Rank];
            }

            return (sorted[0], sorted[^1]);
        }

        var (min, max) = MinMax(values);
        var shift = Math.Max(0, BitOperations.Log2(Distance(max, min) | 1) + 1 - BucketBits);
        var counts = new int[1 << BucketBits];
        foreach (var value in values)
        {
            counts[Distance(value, min) >> shift]++;
        }

        var buckets = BucketsOf(wanted, counts);
        if (shift > 0)
        {
            SelectWithin(buckets, Gather(values, min, shift, buckets, counts), wanted, atRanks);
        }
        else
        {
            foreach (var bucket in buckets)
            {
                foreach (var place in wanted[bucket.Wanted])
                {
                    atRanks[place.Index] = min + T.CreateTruncating(bucket.Number);
                }
            }
        }

        return (min, max);
    }

    /// <summary>Finds the buckets that hold a wanted place.</summary>
    private static List<Bucket> BucketsOf(ReadOnlySpan<Wanted> wanted, int[] counts)
    {
        var buckets = new List<Bucket>(wanted.Length);
        var (number, before, next) = (0, 0, 0);
        while (next < wanted.Length)
        {
            var end = before + counts[number];
            var first = next;
            while (next < wanted.Length && wanted[next].Rank < end)
            {
                next++;
            }

            if (next > first)
            {
                buckets.Add(new(number, counts[number], before, first..next));
            }

            before = end;
            number++;
        }

        return buckets;
    }

    /// <summary>Copies the values of the wanted buckets out, bucket after bucket. Uses up <paramref name="counts"/>.</summary>
    private static T[] Gather<T>(ReadOnlySpan<T> values, T min, int shift, List<Bucket> buckets, int[] counts)
        where T : struct, IBinaryInteger<T>
    {
        const int unwanted = -1;
        Array.Fill(counts, unwanted);
        var total = 0;
        foreach (var bucket in buckets)
        {
            counts[bucket.Number] = total;
            total += bucket.Count;
        }

        var gathered = new T[total];
        foreach (var value in values)
        {
            ref var at = ref counts[Distance(value, min) >> shift];
            if (at != unwanted)
            {
                gathered[at++] = value;
            }
        }

        return gathered;
    }

    private static void SelectWithin<T>(List<Bucket> buckets, T[] gathered, ReadOnlySpan<Wanted> wanted, Span<T> atRanks)
        where T : struct, IBinaryInteger<T>
    {
        var from = 0;
        foreach (var bucket in buckets)
        {
            var places = wanted[bucket.Wanted].ToArray();
            foreach (ref var place in places.AsSpan())
            {
                place = place with { Rank = place.Rank - bucket.Before };
            }

            _ = Select(gathered.AsSpan(from, bucket.Count), places, atRanks);
            from += bucket.Count;
        }
    }

    private static (T Min, T Max) MinMax<T>(ReadOnlySpan<T> values)
        where T : struct, IBinaryInteger<T>
    {
        var (min, max) = (values[0], values[0]);
        foreach (var value in values)
        {
            min = T.Min(min, value);
            max = T.Max(max, value);
        }

        return (min, max);
    }

    /// <summary>How far a value lies above the smallest one; right for the whole range of the type, where a checked difference overflows.</summary>
    private static ulong Distance<T>(T value, T min)
        where T : struct, IBinaryInteger<T> =>
        unchecked(ulong.CreateTruncating(value) - ulong.CreateTruncating(min));

    /// <summary>A place that is asked for, and where its value goes.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Wanted(int Rank, int Index);

    /// <summary>A bucket that holds wanted places, those of the given range, with how many values lie in it and before it.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Bucket(int Number, int Count, int Before, Range Wanted);
}
