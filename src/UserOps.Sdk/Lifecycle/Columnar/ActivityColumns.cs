using NodaTime;
using UserOps.Columnar;

namespace UserOps.Lifecycle;

/// <summary>Gathers activity by the million, column by column: who, and on which day or when.</summary>
/// <remarks>
/// <para>Rows may come in any order and more than once. The names of events are not looked at: give the rows that count as
/// activity. What <see cref="ActivityBook{TUser}"/> gathers of the same rows, read by the same clock, is the same.</para>
/// <para>A row without a user (<see langword="null"/>, <see cref="UserId.None"/>, a blank string) or out of the days that a
/// <see cref="DayClock"/> can name is rejected, and all good rows count.</para>
/// <para>The answer is the same bits whether serial or parallel, at any degree, on every machine. It takes about 18 bytes a
/// row beside the input while it runs (for ids of 8 bytes), and then 12 bytes a user and 16 for each stretch of 64 days in
/// which the user was active.</para>
/// </remarks>
public static class ActivityColumns
{
    private const string DefaultSource = "columns";

    /// <summary>Gathers active days on the calling thread.</summary>
    /// <typeparam name="TUser">The type of the host's user ids; <see cref="long"/>, <see cref="int"/> and <see cref="Guid"/> are fastest.</typeparam>
    /// <param name="users">The user of each row.</param>
    /// <param name="days">The day of each row, as its number counted from 1970-01-01.</param>
    /// <param name="source">The name under which rejections tell where the rows came from.</param>
    /// <returns>The users, in the order of their first good row, and their days.</returns>
    /// <exception cref="ArgumentException">The columns differ in length.</exception>
    public static ActivityColumns<TUser> FromDays<TUser>(
        ReadOnlySpan<TUser> users,
        ReadOnlySpan<int> days,
        string source = DefaultSource)
        where TUser : notnull
    {
        CheckLengths(users.Length, days.Length, nameof(days));
        var (partition, gate) = Prepare<TUser>(users.Length, 1, ColumnWork.PartsFor(users.Length), source);
        var rows = new DayRows<TUser>(users, days, gate, 0);
        partition.CountRows(0, ref rows);
        partition.Arrange();
        partition.Move(0, ref rows);
        return Gather(partition, gate, 1);
    }

    /// <summary>Gathers active days on several threads, to the same bits as on one.</summary>
    /// <typeparam name="TUser">The type of the host's user ids; <see cref="long"/>, <see cref="int"/> and <see cref="Guid"/> are fastest.</typeparam>
    /// <param name="users">The user of each row.</param>
    /// <param name="days">The day of each row, as its number counted from 1970-01-01.</param>
    /// <param name="degreeOfParallelism">The most threads to use at once, at least 1; the number of cores is a good choice.</param>
    /// <param name="source">The name under which rejections tell where the rows came from.</param>
    /// <returns>The users, in the order of their first good row, and their days.</returns>
    /// <exception cref="ArgumentException">The columns differ in length.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="degreeOfParallelism"/> is below 1.</exception>
    public static ActivityColumns<TUser> FromDays<TUser>(
        ReadOnlyMemory<TUser> users,
        ReadOnlyMemory<int> days,
        int degreeOfParallelism,
        string source = DefaultSource)
        where TUser : notnull =>
        FromDays(users, days, degreeOfParallelism, ColumnWork.ChunksFor(users.Length), ColumnWork.PartsFor(users.Length), source);

    /// <summary>Gathers the days of instants on the calling thread.</summary>
    /// <typeparam name="TUser">The type of the host's user ids; <see cref="long"/>, <see cref="int"/> and <see cref="Guid"/> are fastest.</typeparam>
    /// <param name="users">The user of each row.</param>
    /// <param name="instants">The instant of each row.</param>
    /// <param name="clock">Which local day an instant belongs to, for all users alike.</param>
    /// <param name="source">The name under which rejections tell where the rows came from.</param>
    /// <returns>The users, in the order of their first good row, and their days.</returns>
    /// <exception cref="ArgumentException">The columns differ in length.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="clock"/> is <see langword="null"/>.</exception>
    public static ActivityColumns<TUser> FromInstants<TUser>(
        ReadOnlySpan<TUser> users,
        ReadOnlySpan<Instant> instants,
        DayClock clock,
        string source = DefaultSource)
        where TUser : notnull
    {
        ArgumentNullException.ThrowIfNull(clock);
        CheckLengths(users.Length, instants.Length, nameof(instants));
        var (partition, gate) = Prepare<TUser>(users.Length, 1, ColumnWork.PartsFor(users.Length), source);
        var rows = new InstantRows<TUser>(users, instants, new DayLookup(clock), gate, 0);
        partition.CountRows(0, ref rows);
        partition.Arrange();
        partition.Move(0, ref rows);
        return Gather(partition, gate, 1);
    }

    /// <summary>Gathers the days of instants on several threads, to the same bits as on one.</summary>
    /// <typeparam name="TUser">The type of the host's user ids; <see cref="long"/>, <see cref="int"/> and <see cref="Guid"/> are fastest.</typeparam>
    /// <param name="users">The user of each row.</param>
    /// <param name="instants">The instant of each row.</param>
    /// <param name="clock">Which local day an instant belongs to, for all users alike.</param>
    /// <param name="degreeOfParallelism">The most threads to use at once, at least 1; the number of cores is a good choice.</param>
    /// <param name="source">The name under which rejections tell where the rows came from.</param>
    /// <returns>The users, in the order of their first good row, and their days.</returns>
    /// <exception cref="ArgumentException">The columns differ in length.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="clock"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="degreeOfParallelism"/> is below 1.</exception>
    public static ActivityColumns<TUser> FromInstants<TUser>(
        ReadOnlyMemory<TUser> users,
        ReadOnlyMemory<Instant> instants,
        DayClock clock,
        int degreeOfParallelism,
        string source = DefaultSource)
        where TUser : notnull =>
        FromInstants(
            users, instants, clock, degreeOfParallelism, ColumnWork.ChunksFor(users.Length), ColumnWork.PartsFor(users.Length), source);

    /// <summary>The parallel form with the numbers of chunks and parts given, so that tests can show that they change nothing.</summary>
    internal static ActivityColumns<TUser> FromDays<TUser>(
        ReadOnlyMemory<TUser> users, ReadOnlyMemory<int> days, int degreeOfParallelism, int chunks, int parts, string source = DefaultSource)
        where TUser : notnull
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(degreeOfParallelism, 1);
        CheckLengths(users.Length, days.Length, nameof(days));
        var (partition, gate) = Prepare<TUser>(users.Length, chunks, parts, source);
        ColumnWork.Each(chunks, degreeOfParallelism, chunk =>
        {
            var rows = new DayRows<TUser>(users.Span, days.Span, gate, chunk);
            partition.CountRows(chunk, ref rows);
        });
        partition.Arrange();
        ColumnWork.Each(chunks, degreeOfParallelism, chunk =>
        {
            var rows = new DayRows<TUser>(users.Span, days.Span, gate, chunk);
            partition.Move(chunk, ref rows);
        });
        return Gather(partition, gate, degreeOfParallelism);
    }

    /// <summary>The parallel form with the numbers of chunks and parts given, so that tests can show that they change nothing.</summary>
    internal static ActivityColumns<TUser> FromInstants<TUser>(
        ReadOnlyMemory<TUser> users,
        ReadOnlyMemory<Instant> instants,
        DayClock clock,
        int degreeOfParallelism,
        int chunks,
        int parts,
        string source = DefaultSource)
        where TUser : notnull
    {
        ArgumentNullException.ThrowIfNull(clock);
        ArgumentOutOfRangeException.ThrowIfLessThan(degreeOfParallelism, 1);
        CheckLengths(users.Length, instants.Length, nameof(instants));
        var (partition, gate) = Prepare<TUser>(users.Length, chunks, parts, source);
        ColumnWork.Each(chunks, degreeOfParallelism, () => new DayLookup(clock), (chunk, lookup) =>
        {
            var rows = new InstantRows<TUser>(users.Span, instants.Span, lookup, gate, chunk);
            partition.CountRows(chunk, ref rows);
        });
        partition.Arrange();
        ColumnWork.Each(chunks, degreeOfParallelism, () => new DayLookup(clock), (chunk, lookup) =>
        {
            var rows = new InstantRows<TUser>(users.Span, instants.Span, lookup, gate, chunk);
            partition.Move(chunk, ref rows);
        });
        return Gather(partition, gate, degreeOfParallelism);
    }

    private static (RowPartition<TUser, UserDay<TUser>> Partition, RowGate<TUser> Gate) Prepare<TUser>(
        int rows, int chunks, int parts, string source)
        where TUser : notnull =>
        (new(rows, chunks, parts), new(source, chunks));

    private static ActivityColumns<TUser> Gather<TUser>(
        RowPartition<TUser, UserDay<TUser>> partition, RowGate<TUser> gate, int degreeOfParallelism)
        where TUser : notnull
    {
        var days = new PartDays<TUser>(partition);
        ColumnWork.Each(partition.Parts, degreeOfParallelism, () => new PartDays<TUser>.Room(), days.Gather);
        var users = GC.AllocateUninitializedArray<TUser>(days.CountUsers());
        var starts = GC.AllocateUninitializedArray<int>(users.Length + 1);
        var blocks = GC.AllocateUninitializedArray<DayBlock>(days.CountBlocks());
        ColumnWork.Each(partition.Chunks, degreeOfParallelism, chunk => days.Write(chunk, users, starts, blocks));
        starts[^1] = blocks.Length;
        return new(users, starts, blocks, registered: null, gate.Rejections());
    }

    private static void CheckLengths(int users, int rows, string parameter)
    {
        if (users != rows)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"There are {users} users and {rows} {parameter}; give columns of one length."), parameter);
        }
    }
}
