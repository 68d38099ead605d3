using System.Runtime.InteropServices;
using NodaTime;

namespace UserOps.Lifecycle;

/// <summary>The recurring revenue of one user: an exact sum for each local day.</summary>
/// <remarks>
/// <para>A commutative monoid: any split and any order of the same amounts gives equal revenue. It is no set: an amount that is added
/// twice counts twice. A day whose amounts cancel out is as one without any.</para>
/// <para>What counts is the host's to say. For retention by month, it is what recurs: one-time purchases are left out, and a
/// yearly fee is spread over its months.</para>
/// <para>Immutable and thread-safe; <c>default</c> is <see cref="Empty"/>. It knows no currency, no grid and no day of judgement. Costs 32 bytes
/// a day with revenue.</para>
/// </remarks>
public readonly struct UserRevenue : IEquatable<UserRevenue>
{
    /// <summary>The most decimals that an amount may have.</summary>
    public const int MaxDecimals = 9;

    /// <summary>The largest size of one amount: a thousand million million.</summary>
    public const decimal MaxAmount = 1_000_000_000_000_000m;

    private const long UnitsInOne = 1_000_000_000;

    private readonly DaySum[]? _sums; // by day, none of them zero

    private UserRevenue(DaySum[] sums) => _sums = sums;

    /// <summary>Gets the revenue of a user who never paid.</summary>
    public static UserRevenue Empty => default;

    /// <summary>Gets a value indicating whether there is no revenue at all.</summary>
    public bool IsEmpty => Sums.IsEmpty;

    /// <summary>Gets the sums by day, in the order of the days.</summary>
    /// <exception cref="OverflowException">A sum is more than a <see cref="decimal"/> holds.</exception>
    public EquatableArray<RevenueEntry> Entries =>
        (_sums ?? []).Select(static sum => new RevenueEntry(DayNumber.ToDate(sum.Day), ToMoney(sum.Units))).ToEquatableArray();

    /// <summary>The sums, in thousand-millionths of the currency unit.</summary>
    internal ReadOnlySpan<DaySum> Sums => _sums;

    /// <summary>Compares two revenues.</summary>
    /// <param name="left">The one.</param>
    /// <param name="right">The other.</param>
    /// <returns><see langword="true"/> if they have the same sum on every day.</returns>
    public static bool operator ==(UserRevenue left, UserRevenue right) => left.Equals(right);

    /// <summary>Compares two revenues.</summary>
    /// <param name="left">The one.</param>
    /// <param name="right">The other.</param>
    /// <returns><see langword="true"/> if they differ on some day.</returns>
    public static bool operator !=(UserRevenue left, UserRevenue right) => !left.Equals(right);

    /// <summary>Makes the revenue of amounts, in any order; those of one day are added up.</summary>
    /// <param name="entries">The amounts.</param>
    /// <returns>The revenue.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="entries"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A day is none that a clock can name, or an amount is out of bounds.</exception>
    public static UserRevenue From(IEnumerable<RevenueEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var sums = new List<DaySum>();
        foreach (var sum in entries.Select(static entry => SumOf(entry, nameof(entries))).OrderBy(static sum => sum.Day))
        {
            Append(sums, sum);
        }

        return Of(sums);
    }

    /// <summary>Adds an amount. Costs a copy; to gather many, use <see cref="From"/>.</summary>
    /// <param name="day">The day.</param>
    /// <param name="amount">The amount; negative for money given back.</param>
    /// <returns>The revenue with the amount.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="day"/> is none that a clock can name, or <paramref name="amount"/> is out of bounds.</exception>
    public UserRevenue Add(LocalDate day, decimal amount) => Merge(From([new(day, amount)]));

    /// <summary>Puts the revenue of one user in two places together.</summary>
    /// <param name="other">The other part.</param>
    /// <returns>The sums of both.</returns>
    public UserRevenue Merge(UserRevenue other)
    {
        if (IsEmpty || other.IsEmpty)
        {
            return IsEmpty ? other : this;
        }

        var one = Sums;
        var two = other.Sums;
        var sums = new List<DaySum>(one.Length + two.Length);
        var (i, j) = (0, 0);
        while (i < one.Length || j < two.Length)
        {
            Append(sums, j == two.Length || (i < one.Length && one[i].Day <= two[j].Day) ? one[i++] : two[j++]);
        }

        return Of(sums);
    }

    /// <inheritdoc />
    public bool Equals(UserRevenue other) => Sums.SequenceEqual(other.Sums);

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is UserRevenue other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var sum in Sums)
        {
            hash.Add(sum);
        }

        return hash.ToHashCode();
    }

    /// <summary>Returns the revenue as text.</summary>
    /// <returns>How many days have some, the first and the last.</returns>
    public override string ToString() => IsEmpty
        ? "no revenue"
        : FormattableString.Invariant($"revenue on {Sums.Length} days, {DayNumber.ToDate(Sums[0].Day):uuuu-MM-dd} to {DayNumber.ToDate(Sums[^1].Day):uuuu-MM-dd}");

    /// <summary>Turns thousand-millionths into an amount; past 28 digits it is rounded, as every decimal is.</summary>
    internal static decimal ToMoney(Int128 units) =>
        Exact.Normalize((decimal)(units / UnitsInOne) + ((decimal)(units % UnitsInOne) / UnitsInOne));

    /// <summary>Takes sums in the order of their days.</summary>
    internal static UserRevenue Of(List<DaySum> sums)
    {
        sums.RemoveAll(static sum => sum.Units == 0);
        return sums.Count == 0 ? default : new([.. sums]);
    }

    /// <summary>Adds a sum at the end, or to the last one if that is of the same day.</summary>
    private static void Append(List<DaySum> sums, DaySum sum)
    {
        if (sums.Count > 0 && sums[^1].Day == sum.Day)
        {
            sums[^1] = new(sum.Day, sums[^1].Units + sum.Units);
        }
        else
        {
            sums.Add(sum);
        }
    }

    private static DaySum SumOf(RevenueEntry entry, string parameter)
    {
        var day = DayNumber.Checked(entry.Day, parameter);
        if (Math.Abs(entry.Amount) > MaxAmount || Exact.Normalize(entry.Amount).Scale > MaxDecimals)
        {
            throw new ArgumentOutOfRangeException(
                parameter,
                entry.Amount,
                $"An amount must be at most {Exact.Text(MaxAmount)} in size and have at most {Exact.Text(MaxDecimals)} decimals. Round it, or use a larger unit.");
        }

        // Whole part and fraction by themselves: the product of the two would have more digits than a decimal holds.
        var whole = decimal.Truncate(entry.Amount);
        return new(day, ((Int128)whole * UnitsInOne) + (Int128)((entry.Amount - whole) * UnitsInOne));
    }

    [StructLayout(LayoutKind.Auto)]
    internal readonly record struct DaySum(int Day, Int128 Units);
}
