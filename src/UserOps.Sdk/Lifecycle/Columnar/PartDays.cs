using System.Runtime.CompilerServices;
using UserOps.Columnar;

namespace UserOps.Lifecycle;

/// <summary>Gathers the days of each part's users into blocks, and writes the users out in the order of the input.</summary>
internal sealed class PartDays<TUser>(RowPartition<TUser, UserDay<TUser>> partition)
    where TUser : notnull
{
    private readonly DaysEntry<TUser>[][] _entries = new DaysEntry<TUser>[partition.Parts][];
    private readonly DayBlock[][] _blocks = new DayBlock[partition.Parts][];

    public int CountUsers() => _entries.Sum(entries => entries.Length);

    public int CountBlocks() => _blocks.Sum(blocks => blocks.Length);

    /// <summary>Gathers the rows of one part: chains those of each user, and folds the days along each chain.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Gather(int part, Room room)
    {
        var rows = partition.RowsOf(part);
        room.Clear(rows.Length);
        var (table, rowBefore, days, blocks) = (room.Table, room.RowBefore, room.Days, room.Blocks);
        var place = partition.StartOf(part);
        for (var row = 0; row < rows.Length; row++)
        {
            ref var entry = ref table.EntryOf(rows[row].User, place + row);
            rowBefore[row] = entry.LastRow;
            entry.LastRow = row;
        }

        var entries = table.ToArray();
        var start = 0;
        foreach (ref var entry in entries.AsSpan())
        {
            var count = 0;
            for (var row = entry.LastRow; row != DaysEntry<TUser>.NoRow; row = rowBefore[row])
            {
                days[count++] = rows[row].Day;
            }

            entry.Start = start;
            start += DayBlock.Fold(days.AsSpan(0, count), blocks.AsSpan(start));
        }

        _entries[part] = entries;
        _blocks[part] = blocks.AsSpan(0, start).ToArray();
    }

    /// <summary>Writes out the users whose first row lies in a chunk.</summary>
    /// <param name="chunk">The chunk.</param>
    /// <param name="users">Receives the users.</param>
    /// <param name="starts">Receives where the blocks of each user begin.</param>
    /// <param name="blocks">Receives the blocks.</param>
    public void Write(int chunk, TUser[] users, int[] starts, DayBlock[] blocks)
    {
        var walk = partition.FirstRowsOf(chunk, _entries);
        var (at, start) = (0, 0);
        for (var part = 0; part < _entries.Length; part++)
        {
            at += walk.Next[part];
            start += StartOf(part, walk.Next[part]);
        }

        while (walk.MoveNext())
        {
            var (part, number) = (walk.Part, walk.Number);
            var from = _entries[part][number].Start;
            var ofUser = _blocks[part].AsSpan(from, StartOf(part, number + 1) - from);
            users[at] = _entries[part][number].User;
            starts[at++] = start;
            ofUser.CopyTo(blocks.AsSpan(start));
            start += ofUser.Length;
        }
    }

    private int StartOf(int part, int number) =>
        number < _entries[part].Length ? _entries[part][number].Start : _blocks[part].Length;

    /// <summary>Room for one part at a time; used again for one after another.</summary>
    internal sealed class Room
    {
        public UserTable<TUser, DaysEntry<TUser>> Table { get; } = new();

        /// <summary>Gets for each row the one before it of the same user.</summary>
        public int[] RowBefore { get; private set; } = [];

        /// <summary>Gets room for the days of one user.</summary>
        public int[] Days { get; private set; } = [];

        public DayBlock[] Blocks { get; private set; } = [];

        public void Clear(int rows)
        {
            Table.Clear(rows);
            if (rows > RowBefore.Length)
            {
                RowBefore = GC.AllocateUninitializedArray<int>(rows);
                Days = GC.AllocateUninitializedArray<int>(rows);
                Blocks = GC.AllocateUninitializedArray<DayBlock>(rows);
            }
        }
    }
}
