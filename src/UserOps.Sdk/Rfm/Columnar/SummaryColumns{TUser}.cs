namespace UserOps.Rfm;

/// <summary>The purchase summaries of many users as parallel columns: row i of every column belongs to user i.</summary>
/// <remarks>
/// <para>Users stand in the order of their first row in view, so the columns are the same bits for the same input on
/// every machine, whatever the degree of parallelism and however the user ids hash. Money is in the minor units of the
/// input.</para>
/// <para>A user of whom only refunds are in view is listed with 0 <see cref="Orders"/> and counted in
/// <see cref="NeverPurchased"/>. A user without a row in view is not listed. Immutable and thread-safe.</para>
/// </remarks>
/// <typeparam name="TUser">The type of the host's user ids.</typeparam>
public sealed class SummaryColumns<TUser>
    where TUser : notnull
{
    private readonly SummaryBuffers<TUser> _buffers;

    internal SummaryColumns(ColumnarOptions options, SummaryBuffers<TUser> buffers, int neverPurchased, EquatableArray<Rejection> rejections)
    {
        _buffers = buffers;
        Options = options;
        NeverPurchased = neverPurchased;
        Rejections = rejections;
    }

    /// <summary>The day number that stands in <see cref="FirstDays"/> and <see cref="LastDays"/> where there is no purchase.</summary>
    internal const int NoDay = int.MinValue;

    /// <summary>Gets the number of the day of judgement, counted from 1970-01-01.</summary>
    public int AsOfDay => Options.AsOfDay;

    /// <summary>Gets the number of users, which is the length of every column.</summary>
    public int Count => _buffers.Users.Length;

    /// <summary>Gets the number of listed users who have no purchase in view, only refunds.</summary>
    public int NeverPurchased { get; }

    /// <summary>Gets the users, each once.</summary>
    public ReadOnlyMemory<TUser> Users => _buffers.Users;

    /// <summary>Gets the day number of each user's first purchase in view; <see cref="int.MinValue"/> if there is none.</summary>
    public ReadOnlyMemory<int> FirstDays => _buffers.FirstDays;

    /// <summary>Gets the day number of each user's last purchase in view; <see cref="int.MinValue"/> if there is none.</summary>
    public ReadOnlyMemory<int> LastDays => _buffers.LastDays;

    /// <summary>Gets how many purchases of each user are in view; refunds don't count.</summary>
    public ReadOnlyMemory<int> Orders => _buffers.Orders;

    /// <summary>Gets each user's money in view: purchases, less refunds under <see cref="ColumnarRefunds.Net"/>.</summary>
    public ReadOnlyMemory<long> NetTotals => _buffers.NetTotals;

    /// <summary>Gets the size of each user's refunds in view, never negative, under either refund policy.</summary>
    public ReadOnlyMemory<long> RefundTotals => _buffers.RefundTotals;

    /// <summary>Gets the rows and users that could not be used, in the order of the input.</summary>
    /// <remarks>A bad row is left out and the user's other rows count. A user whose money doesn't fit in 64 bits is left
    /// out as a whole, and named at the first row in view.</remarks>
    public EquatableArray<Rejection> Rejections { get; }

    /// <summary>Gets what the rows were looked at by.</summary>
    internal ColumnarOptions Options { get; }

    /// <summary>Gives the days since each user's last purchase; <see cref="int.MaxValue"/> without one.</summary>
    internal int[] DaysSinceLast()
    {
        var days = new int[Count];
        var last = LastDays.Span;
        for (var i = 0; i < days.Length; i++)
        {
            days[i] = last[i] == NoDay ? int.MaxValue : AsOfDay - last[i];
        }

        return days;
    }

    /// <summary>Takes the rows of a column whose users have a purchase in view.</summary>
    internal ReadOnlyMemory<T> Scored<T>(ReadOnlyMemory<T> column)
    {
        if (NeverPurchased == 0)
        {
            return column;
        }

        var scored = new T[Count - NeverPurchased];
        var orders = Orders.Span;
        var values = column.Span;
        var count = 0;
        for (var i = 0; i < orders.Length; i++)
        {
            if (orders[i] > 0)
            {
                scored[count++] = values[i];
            }
        }

        return scored;
    }

    /// <summary>Returns the size of the columns as text.</summary>
    /// <returns>The number of users, of those who never purchased, and of rejections.</returns>
    public override string ToString() =>
        string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"{Count} users ({NeverPurchased} without a purchase) as of day {AsOfDay}, {Rejections.Count} rejections");
}
