using System.Numerics;
using NodaTime;
using UserOps.Columnar;

namespace UserOps.Rfm;

/// <summary>Summarises purchases by the million, column by column: who, on which day, how much.</summary>
/// <remarks>
/// <para>Every row is a whole order, and all rows of a user are in the call. A negative amount is a refund: it never
/// raises the orders nor refreshes the last day. Zero is a purchase. Days are numbers counted from 1970-01-01, amounts whole
/// minor units of one currency.</para>
/// <para>A row without a user (<see langword="null"/>, <see cref="UserId.None"/>, a blank string) or with a day outside
/// <see cref="DayClock.MinDay"/> to <see cref="DayClock.MaxDay"/> is rejected, and all good rows count. A user whose net or
/// refund total doesn't fit in 64 bits is rejected as a whole. Neither depends on the order of the rows.</para>
/// <para>The answer is the same bits whether serial or parallel, at any degree, on every machine. It takes about 22 bytes
/// a row beside the input while it runs (for ids of 8 bytes), and 84 bytes a user, of which 36 are the answer.</para>
/// </remarks>
public static class PurchaseColumns
{
    /// <summary>Summarises purchases on the calling thread.</summary>
    /// <typeparam name="TUser">The type of the host's user ids; <see cref="long"/>, <see cref="int"/> and <see cref="Guid"/> are fastest.</typeparam>
    /// <param name="users">The user of each row.</param>
    /// <param name="days">The day number of each row.</param>
    /// <param name="amounts">The amount of each row, in minor units.</param>
    /// <param name="options">The day of judgement, the look-back and the refund policy.</param>
    /// <returns>One row a user, in the order of their first row in view.</returns>
    /// <exception cref="ArgumentException">The columns differ in length.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    public static SummaryColumns<TUser> Summarize<TUser>(
        ReadOnlySpan<TUser> users,
        ReadOnlySpan<int> days,
        ReadOnlySpan<long> amounts,
        ColumnarOptions options)
        where TUser : notnull
    {
        Check(users.Length, days.Length, amounts.Length, options);
        var partition = new RowPartition<TUser, SeenRow<TUser>>(users.Length, 1, ColumnWork.PartsFor(users.Length));
        var gate = new RowGate<TUser>(options.Source, 1);
        var rows = new PurchaseRows<TUser>(users, days, amounts, options, gate, 0);
        partition.CountRows(0, ref rows);
        partition.Arrange();
        partition.Move(0, ref rows);
        return AddUp(partition, gate, options, SumsFitInt64(partition.Count, [rows.Amounts]), 1);
    }

    /// <summary>Summarises purchases on several threads, to the same bits as on one.</summary>
    /// <typeparam name="TUser">The type of the host's user ids; <see cref="long"/>, <see cref="int"/> and <see cref="Guid"/> are fastest.</typeparam>
    /// <param name="users">The user of each row.</param>
    /// <param name="days">The day number of each row.</param>
    /// <param name="amounts">The amount of each row, in minor units.</param>
    /// <param name="options">The day of judgement, the look-back and the refund policy.</param>
    /// <param name="degreeOfParallelism">The most threads to use at once, at least 1; the number of cores is a good choice.</param>
    /// <returns>One row a user, in the order of their first row in view.</returns>
    /// <exception cref="ArgumentException">The columns differ in length.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option or the degree is outside its range.</exception>
    public static SummaryColumns<TUser> Summarize<TUser>(
        ReadOnlyMemory<TUser> users,
        ReadOnlyMemory<int> days,
        ReadOnlyMemory<long> amounts,
        ColumnarOptions options,
        int degreeOfParallelism)
        where TUser : notnull
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(degreeOfParallelism, 1);
        return Summarize(
            users, days, amounts, options, degreeOfParallelism, ColumnWork.ChunksFor(users.Length), ColumnWork.PartsFor(users.Length));
    }

    /// <summary>Finds the number of a day, counted from 1970-01-01.</summary>
    /// <param name="day">The day, between <see cref="DayClock.MinDay"/> and <see cref="DayClock.MaxDay"/>.</param>
    /// <returns>The number; negative before 1970.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The day is outside that range.</exception>
    public static int ToDayNumber(LocalDate day)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(day, DayClock.MinDay);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(day, DayClock.MaxDay);
        return DayNumber.Of(day);
    }

    /// <summary>Finds the day of a day number: the inverse of <see cref="ToDayNumber"/>.</summary>
    /// <param name="dayNumber">The number, counted from 1970-01-01.</param>
    /// <returns>The day.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The day is outside <see cref="DayClock.MinDay"/> to <see cref="DayClock.MaxDay"/>.</exception>
    public static LocalDate FromDayNumber(int dayNumber)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dayNumber, DayNumber.Min);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(dayNumber, DayNumber.Max);
        return DayNumber.ToDate(dayNumber);
    }

    /// <summary>The parallel form with the numbers of chunks and parts given, so that tests can show that they change nothing.</summary>
    internal static SummaryColumns<TUser> Summarize<TUser>(
        ReadOnlyMemory<TUser> users,
        ReadOnlyMemory<int> days,
        ReadOnlyMemory<long> amounts,
        ColumnarOptions options,
        int degreeOfParallelism,
        int chunks,
        int parts)
        where TUser : notnull
    {
        Check(users.Length, days.Length, amounts.Length, options);
        var partition = new RowPartition<TUser, SeenRow<TUser>>(users.Length, chunks, parts);
        var gate = new RowGate<TUser>(options.Source, chunks);
        var amountsOfChunks = new (long Smallest, long Largest)[chunks];
        ColumnWork.Each(chunks, degreeOfParallelism, chunk =>
        {
            var rows = new PurchaseRows<TUser>(users.Span, days.Span, amounts.Span, options, gate, chunk);
            partition.CountRows(chunk, ref rows);
            amountsOfChunks[chunk] = rows.Amounts;
        });
        partition.Arrange();
        ColumnWork.Each(chunks, degreeOfParallelism, chunk =>
        {
            var rows = new PurchaseRows<TUser>(users.Span, days.Span, amounts.Span, options, gate, chunk);
            partition.Move(chunk, ref rows);
        });
        return AddUp(partition, gate, options, SumsFitInt64(partition.Count, amountsOfChunks), degreeOfParallelism);
    }

    private static SummaryColumns<TUser> AddUp<TUser>(
        RowPartition<TUser, SeenRow<TUser>> partition, RowGate<TUser> gate, ColumnarOptions options, bool sumsFit, int degreeOfParallelism)
        where TUser : notnull =>
        sumsFit
            ? AddUp<TUser, long>(partition, gate, options, degreeOfParallelism)
            : AddUp<TUser, Int128>(partition, gate, options, degreeOfParallelism);

    private static SummaryColumns<TUser> AddUp<TUser, TSum>(
        RowPartition<TUser, SeenRow<TUser>> partition, RowGate<TUser> gate, ColumnarOptions options, int degreeOfParallelism)
        where TUser : notnull
        where TSum : struct, IBinaryInteger<TSum>
    {
        var sums = new PartSums<TUser, TSum>(partition, options);
        ColumnWork.Each(partition.Parts, degreeOfParallelism, () => new UserTable<TUser, UserEntry<TUser, TSum>>(), sums.AddUp);
        var buffers = new SummaryBuffers<TUser>(sums.CountUsers());
        var neverPurchased = new int[partition.Chunks];
        ColumnWork.Each(
            partition.Chunks,
            degreeOfParallelism,
            chunk => neverPurchased[chunk] = sums.Write(chunk, buffers, gate.RejectionsOfChunk(chunk)));
        return new(options, buffers, neverPurchased.Sum(), gate.Rejections());
    }

    /// <summary>Tells whether no user's sum can leave 64 bits, by a bound on all rows together.</summary>
    private static bool SumsFitInt64(int rows, ReadOnlySpan<(long Smallest, long Largest)> amountsOfChunks)
    {
        var largest = Int128.Zero;
        foreach (var amounts in amountsOfChunks)
        {
            largest = Int128.Max(largest, Int128.Max(amounts.Largest, -(Int128)amounts.Smallest));
        }

        return largest * rows <= long.MaxValue;
    }

    private static void Check(int users, int days, int amounts, ColumnarOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (users != days || users != amounts)
        {
            throw new ArgumentException(
                FormattableString.Invariant(
                    $"There are {users} users, {days} days and {amounts} amounts; give columns of one length."),
                users != days ? nameof(days) : nameof(amounts));
        }

        if (options.AsOfDay is < DayNumber.Min or > DayNumber.Max)
        {
            throw new ArgumentOutOfRangeException(nameof(options), options.AsOfDay, $"AsOfDay: {DayNumber.Allowed}");
        }

        if (options.LookBackDays < 1)
        {
            throw new ArgumentOutOfRangeException(
                nameof(options), options.LookBackDays, "LookBackDays must be at least 1; leave it null to see every row.");
        }

        if (!Enum.IsDefined(options.Refunds))
        {
            throw new ArgumentOutOfRangeException(nameof(options), options.Refunds, "Refunds must be Net or Ignore.");
        }
    }
}
