namespace UserOps.Rfm;

/// <summary>How many users have each number of days, of orders, and of money: all order statistics of a population, which is what cuts are found in.</summary>
/// <remarks>
/// A commutative monoid: the distributions of two sets of users without a user in both add up to that of all. So a population that
/// is spread over servers is fitted without bringing its users together. Immutable and thread-safe.
/// </remarks>
public sealed class RfmDistribution
{
    private RfmDistribution(SortedDictionary<decimal, long> days, SortedDictionary<decimal, long> orders, SortedDictionary<decimal, long> money)
    {
        DaysSinceLast = ListOf(days);
        Orders = ListOf(orders);
        NetTotals = ListOf(money);
    }

    /// <summary>Gets the distribution of nobody.</summary>
    public static RfmDistribution Empty { get; } = new([], [], []);

    /// <summary>Gets the users at each number of days since the last purchase, ascending.</summary>
    public EquatableArray<KeyValuePair<decimal, long>> DaysSinceLast { get; }

    /// <summary>Gets the users at each number of orders, ascending.</summary>
    public EquatableArray<KeyValuePair<decimal, long>> Orders { get; }

    /// <summary>Gets the users at each net total, ascending.</summary>
    public EquatableArray<KeyValuePair<decimal, long>> NetTotals { get; }

    /// <summary>Gets the number of users with purchases in view.</summary>
    public long Users => DaysSinceLast.Sum(entry => entry.Value);

    /// <summary>Counts a population.</summary>
    /// <param name="figures">The figures of its users; those without purchases in view are left out.</param>
    /// <returns>The distribution.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="figures"/> is <see langword="null"/>.</exception>
    public static RfmDistribution From(IEnumerable<RfmFigures> figures)
    {
        ArgumentNullException.ThrowIfNull(figures);
        var (days, orders, money) = (Counts(), Counts(), Counts());
        foreach (var user in figures)
        {
            if (user.Status == PurchaseStatus.Purchased)
            {
                Add(days, user.DaysSinceLast, 1);
                Add(orders, user.Orders, 1);
                Add(money, user.NetTotal, 1);
            }
        }

        return new(days, orders, money);
    }

    /// <summary>Takes counts that were made elsewhere: by a query, by a worker.</summary>
    /// <param name="daysSinceLast">The users at each number of days, in any order; counts of one number add up.</param>
    /// <param name="orders">The users at each number of orders.</param>
    /// <param name="netTotals">The users at each net total.</param>
    /// <returns>The distribution.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The three count different numbers of users, a count is not above zero, or a number is outside the range that <see cref="RfmFigures.Of"/> takes.</exception>
    public static RfmDistribution FromCounts(
        IEnumerable<KeyValuePair<decimal, long>> daysSinceLast,
        IEnumerable<KeyValuePair<decimal, long>> orders,
        IEnumerable<KeyValuePair<decimal, long>> netTotals)
    {
        ArgumentNullException.ThrowIfNull(daysSinceLast);
        ArgumentNullException.ThrowIfNull(orders);
        ArgumentNullException.ThrowIfNull(netTotals);
        var days = Gather(daysSinceLast, days => RfmFigures.Of(checked((int)days), 1, 0).DaysSinceLast == days, nameof(daysSinceLast));
        var frequencies = Gather(orders, number => RfmFigures.Of(0, checked((long)number), 0).Orders == number, nameof(orders));
        var money = Gather(netTotals, total => RfmFigures.Of(0, 1, total).NetTotal == total, nameof(netTotals));
        var distribution = new RfmDistribution(days, frequencies, money);
        var users = distribution.Users;
        return distribution.Orders.Sum(entry => entry.Value) == users && distribution.NetTotals.Sum(entry => entry.Value) == users
            ? distribution
            : throw new ArgumentException("Days, orders and money count different numbers of users; count each user once in all three.", nameof(orders));
    }

    /// <summary>Adds up the distributions of two sets of users.</summary>
    /// <param name="other">The other; no user is in both.</param>
    /// <returns>The distribution of all.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="other"/> is <see langword="null"/>.</exception>
    public RfmDistribution Merge(RfmDistribution other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new(Sum(DaysSinceLast, other.DaysSinceLast), Sum(Orders, other.Orders), Sum(NetTotals, other.NetTotals));
    }

    private static SortedDictionary<decimal, long> Counts() => [];

    private static SortedDictionary<decimal, long> Gather(IEnumerable<KeyValuePair<decimal, long>> entries, Func<decimal, bool> fits, string parameter)
    {
        var counts = Counts();
        foreach (var (value, count) in entries)
        {
            if (count <= 0 || !Fits(value))
            {
                throw new ArgumentException($"{count} users at {Exact.Text(value)} can't be; a count is above zero, and the number one that figures have.", parameter);
            }

            Add(counts, value, count);
        }

        return counts;

        bool Fits(decimal value)
        {
            try
            {
                return fits(value);
            }
            catch (Exception e) when (e is ArgumentException or OverflowException)
            {
                return false;
            }
        }
    }

    private static SortedDictionary<decimal, long> Sum(EquatableArray<KeyValuePair<decimal, long>> one, EquatableArray<KeyValuePair<decimal, long>> other)
    {
        var counts = Counts();
        foreach (var (value, count) in one.Concat(other))
        {
            Add(counts, value, count);
        }

        return counts;
    }

    private static void Add(SortedDictionary<decimal, long> counts, decimal value, long count) =>
        counts[value] = counts.GetValueOrDefault(value) + count;

    private static EquatableArray<KeyValuePair<decimal, long>> ListOf(SortedDictionary<decimal, long> counts) =>
        counts.Select(entry => KeyValuePair.Create(Exact.Normalize(entry.Key), entry.Value)).ToEquatableArray();
}
