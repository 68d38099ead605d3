using System.Runtime.InteropServices;
using UserOps.Rfm;

namespace UserOps.CustomerValue;

/// <summary>What the models are fitted to: distinct statistics of customers with how many share them, and the same of their spend.</summary>
/// <remarks>
/// <para>A commutative monoid under <see cref="Merge"/>: samples of shards, read as of the same instant, add up to the sample of
/// all, and a fit of it gives the same bits, in whatever order the customers came.</para>
/// <para>Immutable and thread-safe. Memory follows the number of distinct statistics.</para>
/// </remarks>
public sealed class CustomerSample : IEquatable<CustomerSample>
{
    private CustomerSample(BtydUnit unit, CustomerPattern[] patterns, SpendPattern[] spends, long neverPurchased, long withoutSpend)
    {
        Unit = unit;
        Patterns = EquatableArray.Create<CustomerPattern>(patterns);
        Spends = EquatableArray.Create<SpendPattern>(spends);
        NeverPurchased = neverPurchased;
        WithoutSpend = withoutSpend;
        Customers = patterns.Sum(pattern => pattern.Customers);
        Repeaters = patterns.Where(pattern => pattern.Statistics.Repeats > 0).Sum(pattern => pattern.Customers);
    }

    /// <summary>Gets the unit of the times.</summary>
    public BtydUnit Unit { get; }

    /// <summary>Gets the distinct statistics, by repeats, T and t.x.</summary>
    public EquatableArray<CustomerPattern> Patterns { get; }

    /// <summary>Gets the distinct spends of customers with a repeat purchase and a mean above zero, by repeats and mean.</summary>
    public EquatableArray<SpendPattern> Spends { get; }

    /// <summary>Gets the number of customers: those who bought at least once.</summary>
    public long Customers { get; }

    /// <summary>Gets the number of customers who bought again.</summary>
    public long Repeaters { get; }

    /// <summary>Gets the number of users who were left out because they had bought nothing.</summary>
    public long NeverPurchased { get; }

    /// <summary>Gets the number of customers who bought again and whose mean spend is zero or less: they are left out of the Gamma-Gamma model.</summary>
    public long WithoutSpend { get; }

    /// <summary>Makes the sample of nobody.</summary>
    /// <param name="unit">The unit of the times.</param>
    /// <returns>The sample.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="unit"/> is not a unit.</exception>
    public static CustomerSample Empty(BtydUnit unit) => new(Checked(unit), [], [], 0, 0);

    /// <summary>Reads a sample off the summaries of a population.</summary>
    /// <param name="summaries">The summaries, all as of the same instant and by the same policy without a look-back; users without purchases are left out and counted.</param>
    /// <param name="unit">The unit of the times.</param>
    /// <returns>The sample.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="summaries"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="unit"/> is not a unit.</exception>
    /// <exception cref="ArgumentException">Two summaries are as of different instants.</exception>
    public static CustomerSample From(IEnumerable<PurchaseSummary> summaries, BtydUnit unit)
    {
        ArgumentNullException.ThrowIfNull(summaries);
        NodaTime.Instant? asOf = null;
        return From(
            summaries.Select(summary =>
            {
                if (summary.AsOf != (asOf ??= summary.AsOf))
                {
                    throw new ArgumentException(
                        $"A summary was read as of {summary.AsOf}, one before it as of {asOf}; read all as of one instant.", nameof(summaries));
                }

                return (summary.ToBtyd(unit), MeanSpendOf(summary, unit));
            }),
            unit);
    }

    /// <summary>Makes a sample of statistics that a host has already.</summary>
    /// <param name="customers">The statistics; <see langword="null"/> for a user who never bought. The mean money of a repeat purchase; <see langword="null"/> where it is not known or there is none.</param>
    /// <param name="unit">The unit of the times.</param>
    /// <returns>The sample.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="customers"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="unit"/> is not a unit.</exception>
    /// <exception cref="ArgumentException">Statistics can't be; the message says which and why.</exception>
    public static CustomerSample From(IEnumerable<(BtydStatistics? Statistics, decimal? MeanSpend)> customers, BtydUnit unit)
    {
        ArgumentNullException.ThrowIfNull(customers);
        Checked(unit);
        var patterns = new Dictionary<BtydStatistics, long>();
        var spends = new Dictionary<(int, double), long>();
        var (place, never, withoutSpend) = (0L, 0L, 0L);
        foreach (var (found, meanSpend) in customers)
        {
            place++;
            if (found is not { } statistics)
            {
                never++;
                continue;
            }

            if (ModelRules.Fault(statistics) is { } fault)
            {
                throw new ArgumentException($"Customer {place}: {statistics}: {fault}.", nameof(customers));
            }

            CollectionsMarshal.GetValueRefOrAddDefault(patterns, statistics, out _)++;
            if (statistics.Repeats > 0 && meanSpend is { } mean)
            {
                if (SpendRules.IsSpend(mean))
                {
                    CollectionsMarshal.GetValueRefOrAddDefault(spends, (statistics.Repeats, (double)mean), out _)++;
                }
                else
                {
                    withoutSpend++;
                }
            }
        }

        return new(unit, Sorted(patterns), Sorted(spends), never, withoutSpend);
    }

    /// <summary>Makes a sample of statistics alone, without money.</summary>
    /// <param name="customers">The statistics.</param>
    /// <param name="unit">The unit of the times.</param>
    /// <returns>The sample.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="customers"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="unit"/> is not a unit.</exception>
    /// <exception cref="ArgumentException">Statistics can't be; the message says which and why.</exception>
    public static CustomerSample From(IEnumerable<BtydStatistics> customers, BtydUnit unit)
    {
        ArgumentNullException.ThrowIfNull(customers);
        return From(customers.Select(customer => ((BtydStatistics?)customer, (decimal?)null)), unit);
    }

    /// <summary>Puts two samples of different customers together.</summary>
    /// <param name="other">The other sample, in the same unit and read as of the same instant.</param>
    /// <returns>The sample of the customers of both.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="other"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The units differ.</exception>
    public CustomerSample Merge(CustomerSample other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (Unit != other.Unit)
        {
            throw new ArgumentException($"The samples are in different units, {Unit} and {other.Unit}; read both in the same.", nameof(other));
        }

        var patterns = Patterns.ToDictionary(pattern => pattern.Statistics, pattern => pattern.Customers);
        foreach (var (statistics, customers) in other.Patterns)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(patterns, statistics, out _) += customers;
        }

        var spends = Spends.ToDictionary(spend => (spend.Repeats, spend.MeanSpend), spend => spend.Customers);
        foreach (var (repeats, mean, customers) in other.Spends)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(spends, (repeats, mean), out _) += customers;
        }

        return new(Unit, Sorted(patterns), Sorted(spends), NeverPurchased + other.NeverPurchased, WithoutSpend + other.WithoutSpend);
    }

    /// <inheritdoc />
    public bool Equals(CustomerSample? other) =>
        other is not null
        && Unit == other.Unit
        && NeverPurchased == other.NeverPurchased
        && WithoutSpend == other.WithoutSpend
        && Patterns == other.Patterns
        && Spends == other.Spends;

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as CustomerSample);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Unit, Customers, Repeaters, Patterns.Count, Spends.Count);

    /// <summary>Returns the sample as text.</summary>
    /// <returns>The numbers of customers and of repeaters.</returns>
    public override string ToString() => FormattableString.Invariant($"{Customers} customers, {Repeaters} of them repeated");

    /// <summary>The mean money of a repeat purchase, where a purchase is what the unit counts: a day, or a calendar week.</summary>
    internal static decimal? MeanSpendOf(PurchaseSummary summary, BtydUnit unit) =>
        unit == BtydUnit.CalendarWeeks ? summary.MeanRepeatPerWeek : summary.MeanRepeatPerDay;

    private static BtydUnit Checked(BtydUnit unit) => Enum.IsDefined(unit)
        ? unit
        : throw new ArgumentOutOfRangeException(nameof(unit), unit, "Choose one of the units.");

    private static CustomerPattern[] Sorted(Dictionary<BtydStatistics, long> counts)
    {
        CustomerPattern[] patterns = [.. counts.Select(pair => new CustomerPattern(pair.Key, pair.Value))];
        Array.Sort(patterns, static (one, other) =>
            (one.Statistics.Repeats, one.Statistics.Observed, one.Statistics.LastRepeat)
                .CompareTo((other.Statistics.Repeats, other.Statistics.Observed, other.Statistics.LastRepeat)));
        return patterns;
    }

    private static SpendPattern[] Sorted(Dictionary<(int Repeats, double Mean), long> counts)
    {
        SpendPattern[] spends = [.. counts.Select(pair => new SpendPattern(pair.Key.Repeats, pair.Key.Mean, pair.Value))];
        Array.Sort(spends, static (one, other) => (one.Repeats, one.MeanSpend).CompareTo((other.Repeats, other.MeanSpend)));
        return spends;
    }
}
