using NodaTime;

namespace UserOps.Simulation;

/// <summary>
/// Orders of many users as bare columns, millions a second: a user's number, a day number, whole minor units.
/// </summary>
/// <remarks>
/// <para>A plainer shop than <see cref="Shop"/>, for load: one kind of user, every row a whole order, no returns, any
/// number of rows. It reads <see cref="ShopOptions.Seed"/>, <see cref="ShopOptions.Users"/>,
/// <see cref="ShopOptions.Start"/>, <see cref="ShopOptions.End"/> and <see cref="ShopOptions.MeanBasket"/>, and checks
/// all of the options.</para>
/// <para>How the rows come about. The user of a row has the rank ⌊users · u³⌋ for a uniform u, so the k-th heaviest has
/// orders in proportion to k^(-2/3), and a fifth of the users make 58 % of the orders (0.2^(1/3)); ranks are dealt to
/// user numbers by a fixed permutation. Each user has a first day, uniform over the days, and a last day: half stay until
/// the end, the others leave at a day uniform over their remaining days; the day of a row is uniform between the two.
/// Money is log-normal of mean <see cref="ShopOptions.MeanBasket"/> with a logarithm of standard deviation 0.8 (Box and
/// Muller, Annals of Mathematical Statistics 29, 1958), at least one minor unit. Rows are in no order.</para>
/// <para>Every row is drawn from the seed and its number alone, so any stretch may be filled at any time and by any
/// thread, with the same bits. Users and days are exact on every machine, money to within the last bit of an exponential
/// before rounding. Immutable and thread-safe.</para>
/// </remarks>
public sealed class ShopColumns
{
    private const double Spread = 0.8;

    /// <summary>
    /// A prime above any number of users, so that it shares no factor with it: steps of it visit every user once.
    /// </summary>
    private const ulong Stride = 2_654_435_761;

    private readonly ulong _rowSeed;
    private readonly ulong _userSeed;
    private readonly ulong _users;
    private readonly uint _days;
    private readonly int _firstDay;
    private readonly double _logMean;

    /// <summary>Initializes a new instance of the <see cref="ShopColumns"/> class.</summary>
    /// <param name="options">What the shop is made from; at least one user.</param>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">A member of the options is out of its range, or there are no users.</exception>
    public ShopColumns(ShopOptions options)
    {
        ShopOptionsValidator.ThrowIfInvalid(options);
        if (options.Users == 0)
        {
            throw new ArgumentException("Users is 0; allowed: from 1 to 10000000. An order needs a user.", nameof(options));
        }

        _rowSeed = SplitMix64.At(options.Seed, 0);
        _userSeed = SplitMix64.At(options.Seed, 1);
        _users = (ulong)options.Users;
        _days = (uint)Period.DaysBetween(options.Start, options.End);
        _firstDay = Period.DaysBetween(new LocalDate(1970, 1, 1), options.Start);
        _logMean = Math.Log((double)options.MeanBasket * 100) - (Spread * Spread / 2);
    }

    /// <summary>Fills the columns with a stretch of the rows.</summary>
    /// <param name="firstRow">The number of the first row wanted, from 0.</param>
    /// <param name="users">Takes the users' numbers, from 0 to below <see cref="ShopOptions.Users"/>.</param>
    /// <param name="days">Takes the local days, as days since 1970-01-01, from <see cref="ShopOptions.Start"/> to before
    /// <see cref="ShopOptions.End"/>.</param>
    /// <param name="minorUnits">Takes the money, in hundredths of the currency unit, from 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="firstRow"/> is negative.</exception>
    /// <exception cref="ArgumentException">The columns differ in length.</exception>
    public void Fill(long firstRow, Span<long> users, Span<int> days, Span<long> minorUnits)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(firstRow);
        if (days.Length != users.Length || minorUnits.Length != users.Length)
        {
            throw new ArgumentException(
                $"The columns hold {users.Length} users, {days.Length} days and {minorUnits.Length} amounts; "
                + "make them equally long.",
                nameof(users));
        }

        for (var i = 0; i < users.Length; i++)
        {
            var key = SplitMix64.At(_rowSeed, (ulong)firstRow + (ulong)i);
            var user = UserAt(SplitMix64.ToUnit(SplitMix64.At(key, 0)));
            users[i] = (long)user;
            days[i] = DayAt(user, SplitMix64.At(key, 1));
            minorUnits[i] = MoneyAt(SplitMix64.At(key, 2));
        }
    }

    private ulong UserAt(double unit)
    {
        var rank = (ulong)(_users * (unit * unit * unit));
        return rank * Stride % _users;
    }

    private int DayAt(ulong user, ulong bits)
    {
        // The high part of the product of a number and 31 or 32 random bits is a fair enough draw below that number.
        var trait = SplitMix64.At(_userSeed, user);
        var first = (uint)(((trait & uint.MaxValue) * _days) >> 32);
        var remaining = _days - first;
        var stays = (trait >> 63) != 0;
        var active = stays ? remaining : 1 + (uint)((((trait >> 32) & int.MaxValue) * remaining) >> 31);
        return _firstDay + (int)first + (int)(((bits >> 32) * active) >> 32);
    }

    private long MoneyAt(ulong bits)
    {
        // Two numbers of 32 bits, the first never 0, so that it has a logarithm.
        var radius = Math.Sqrt(-2 * Math.Log(((bits >> 32) + 1) * (1.0 / (1UL << 32))));
        var angle = (bits & uint.MaxValue) * (Math.Tau / (1UL << 32));
        return Math.Max(1, (long)Math.Round(Math.Exp(_logMean + (Spread * radius * Math.Cos(angle))), MidpointRounding.ToEven));
    }
}
