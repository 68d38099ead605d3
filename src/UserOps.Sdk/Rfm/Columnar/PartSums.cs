using System.Numerics;
using System.Runtime.CompilerServices;
using UserOps.Columnar;

namespace UserOps.Rfm;

/// <summary>Adds the rows of each part up by user, and writes the users out in the order of the input.</summary>
/// <remarks>Sums run in <typeparamref name="TSum"/>: <see cref="long"/> where it can't overflow, else <see cref="Int128"/>,
/// which can't, so that whether a user's money fits doesn't depend on the order of the rows.</remarks>
internal sealed class PartSums<TUser, TSum>(RowPartition<TUser, SeenRow<TUser>> partition, ColumnarOptions options)
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
    public void AddUp(int part, UserTable<TUser, UserEntry<TUser, TSum>> table)
    {
        var net = options.Refunds == ColumnarRefunds.Net;
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
    /// <param name="chunk">The chunk.</param>
    /// <param name="into">Receives the users.</param>
    /// <param name="rejections">The rows of the chunk that were refused; receives the users that are.</param>
    public int Write(int chunk, SummaryBuffers<TUser> into, List<Rejection> rejections)
    {
        var users = partition.FirstRowsOf(chunk, _entries);
        var at = CountFitting(users.Next);
        var neverPurchased = 0;
        var refused = rejections.Count;
        while (users.MoveNext())
        {
            ref readonly var entry = ref _entries[users.Part][users.Number];
            if (_tooLarge[users.Part] > 0 && entry.IsTooLarge)
            {
                rejections.Add(entry.ToRejection(options.Source, users.Row + 1L));
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

    /// <summary>Counts the users that are written out, of so many first ones of each part.</summary>
    private int CountFitting(ReadOnlySpan<int> users)
    {
        var count = 0;
        for (var part = 0; part < users.Length; part++)
        {
            count += users[part];
            count -= _tooLarge[part] == 0 ? 0 : CountTooLarge(_entries[part].AsSpan(0, users[part]));
        }

        return count;
    }

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
