using System.Numerics;
using System.Runtime.CompilerServices;

namespace UserOps.Rfm;

/// <summary>Adds the rows of each part up by user, and writes the users out in the order of the input.</summary>
/// <remarks>Sums run in <typeparamref name="TSum"/>: <see cref="long"/> where it can't overflow, else <see cref="Int128"/>,
/// which can't, so that whether a user's money fits doesn't depend on the order of the rows.</remarks>
internal sealed class PartSums<TUser, TSum>(RowPartition<TUser> partition)
    where TUser : notnull
    where TSum : struct, IBinaryInteger<TSum>
{
    private readonly UserEntry<TUser, TSum>[][] _entries = new UserEntry<TUser, TSum>[partition.Parts][];
    private readonly int[] _tooLarge = new int[partition.Parts];

    /// <summary>Counts the users whose money fits, which is how many are written out.</summary>
    public int CountUsers()
    {
        var count = 0;
        for (var part = 0; part < _entries.Length; part++)
        {
            count += _entries[part].Length - _tooLarge[part];
        }

        return count;
    }

    /// <summary>Adds up the rows of one part.</summary>
    /// <remarks>Hot from the first call. Left to the runtime to tune, this loop and the one it calls come out a third slower.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void AddUp(int part, UserTable<TUser, TSum> table)
    {
        var net = partition.Options.Refunds == ColumnarRefunds.Net;
        var rows = partition.RowsOf(part);
        var place = partition.StartOf(part);
        table.Clear(rows.Length);
        foreach (ref readonly var row in rows)
        {
            table.EntryOf(row.User, place++).Add(row.Amount, row.Day, net);
        }

        _entries[part] = table.ToArray();
        _tooLarge[part] = CountTooLarge(_entries[part]);
    }

    /// <summary>Writes out the users whose first row in view lies in a chunk; returns how many of them never purchased.</summary>
    /// <remarks>Walks the chunk's rows in their own order and counts down, a part, to the row that brings its next user.</remarks>
    public int Write(int chunk, SummaryBuffers<TUser> into)
    {
        var places = partition.PlacesOfChunk(chunk);
        var (next, at) = UsersBefore(places);
        var rowsToNext = new int[places.Length];
        for (var part = 0; part < places.Length; part++)
        {
            rowsToNext[part] = RowsTo(part, next[part], places[part]);
        }

        var neverPurchased = 0;
        var rejections = partition.RejectionsOfChunk(chunk);
        var refused = rejections.Count;
        var parts = partition.PartsOfChunk(chunk, out var firstRow);
        for (var row = 0; row < parts.Length; row++)
        {
            var part = parts[row];
            if (part == RowPartition<TUser>.MaxParts || rowsToNext[part]-- > 0)
            {
                continue;
            }

            ref readonly var entry = ref _entries[part][next[part]++];
            rowsToNext[part] = RowsTo(part, next[part], entry.Place + 1);
            if (_tooLarge[part] > 0 && entry.IsTooLarge)
            {
                rejections.Add(entry.ToRejection(partition.Options.Source, firstRow + row + 1L));
                continue;
            }

            neverPurchased += entry.Orders == 0 ? 1 : 0;
            entry.WriteTo(into, at++);
        }

        if (rejections.Count > refused)
        {
            rejections.Sort((one, other) => Nullable.Compare(one.Line, other.Line));
        }

        return neverPurchased;
    }

    /// <summary>For each part the number of its first user at or after a place, and how many users are written before them all.</summary>
    private (int[] Next, int Written) UsersBefore(int[] places)
    {
        var next = new int[places.Length];
        var written = 0;
        for (var part = 0; part < places.Length; part++)
        {
            next[part] = FirstFrom(_entries[part], places[part]);
            written += next[part];
            written -= _tooLarge[part] == 0 ? 0 : CountTooLarge(_entries[part].AsSpan(0, next[part]));
        }

        return (next, written);
    }

    private static int FirstFrom(UserEntry<TUser, TSum>[] entries, int place)
    {
        var (low, high) = (0, entries.Length);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            (low, high) = entries[middle].Place < place ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private int RowsTo(int part, int number, int place) =>
        number < _entries[part].Length ? _entries[part][number].Place - place : int.MaxValue;

    private static int CountTooLarge(ReadOnlySpan<UserEntry<TUser, TSum>> entries)
    {
        if (typeof(TSum) == typeof(long))
        {
            return 0;
        }

        var count = 0;
        foreach (ref readonly var entry in entries)
        {
            count += entry.IsTooLarge ? 1 : 0;
        }

        return count;
    }
}
