using NodaTime;

namespace UserOps.Simulation;

/// <summary>What a simulated shop is made from: the same options give the same shop.</summary>
/// <remarks>
/// Change <see cref="Default"/> with a <see langword="with"/> expression. Ranges are checked by the constructors of
/// <see cref="Shop"/> and <see cref="ShopColumns"/>, which name every problem at once. Immutable and thread-safe.
/// </remarks>
public sealed record ShopOptions
{
    /// <summary>
    /// Gets a shop in China of 5,000 users over the years 2024 and 2025, with some 48,000 orders in 119,000 rows, and
    /// some 405,000 events.
    /// </summary>
    public static ShopOptions Default { get; } = new()
    {
        Seed = 1111,
        Users = 5_000,
        Start = new LocalDate(2024, 1, 1),
        End = new LocalDate(2026, 1, 1),
        ZoneId = "Asia/Shanghai",
        Currency = "CNY",
        Shares = KindShares.Default,
        Activity = 1,
        MeanBasket = 180m,
        ReturnRate = 0.06,
        BargainReturnRate = 0.4,
        WholeReturnShare = 0.6,
        ReturnWindow = Duration.FromDays(30),
        Funnel = VisitFunnel.Default,
        Seasons =
        [
            new() { First = new AnnualDate(11, 9), Last = new AnnualDate(11, 12), Weight = 8 },
            new() { First = new AnnualDate(12, 1), Last = new AnnualDate(12, 25), Weight = 3 },
        ],
    };

    /// <summary>Gets the seed of all chance; every value is as good as another.</summary>
    /// <value>1111 by default.</value>
    public required ulong Seed { get; init; }

    /// <summary>Gets the number of users, from 0 to 10,000,000. A user is the same whatever the number.</summary>
    /// <value>5,000 by default.</value>
    public required int Users { get; init; }

    /// <summary>Gets the first local day, on which the shop opens; from 1900-01-01, in the ISO calendar.</summary>
    /// <value>2024-01-01 by default.</value>
    public required LocalDate Start { get; init; }

    /// <summary>
    /// Gets the local day after the last one; after <see cref="Start"/> by at most 36,600 days, and up to 2200-01-01.
    /// </summary>
    /// <value>2026-01-01 by default.</value>
    public required LocalDate End { get; init; }

    /// <summary>
    /// Gets the id of the shop's time zone in the tz database, such as <c>Europe/London</c>. Days start at midnight.
    /// </summary>
    /// <value><c>Asia/Shanghai</c> by default.</value>
    public required string ZoneId { get; init; }

    /// <summary>Gets the currency written on every row; not blank. Amounts have two decimals whatever it is.</summary>
    /// <value><c>CNY</c> by default.</value>
    public required string Currency { get; init; }

    /// <summary>Gets how many users there are of each kind.</summary>
    /// <value><see cref="KindShares.Default"/> by default.</value>
    public required KindShares Shares { get; init; }

    /// <summary>Gets a factor on the rhythm of all users, above 0 and up to 100.</summary>
    /// <value>1 by default: the rhythms written at <see cref="UserKind"/>.</value>
    public required double Activity { get; init; }

    /// <summary>
    /// Gets the mean value of an order of a user who is neither loyal, nor wholesale, nor a bargain hunter; from 1 to
    /// 1,000,000.
    /// </summary>
    /// <value>180 by default.</value>
    public required decimal MeanBasket { get; init; }

    /// <summary>
    /// Gets the mean chance, from 0 to 1, that an order is returned in whole or in part. Users have chances of their own
    /// around it.
    /// </summary>
    /// <value>0.06 by default.</value>
    public required double ReturnRate { get; init; }

    /// <summary>Gets the same chance for bargain hunters, from 0 to 1.</summary>
    /// <value>0.4 by default.</value>
    public required double BargainReturnRate { get; init; }

    /// <summary>
    /// Gets the chance, from 0 to 1, that a return is of the whole order, and not of some units of one line.
    /// </summary>
    /// <value>0.6 by default.</value>
    public required double WholeReturnShare { get; init; }

    /// <summary>Gets how long after its local day an order may come back: whole days, from 1 to 365.</summary>
    /// <value>30 days by default.</value>
    public required Duration ReturnWindow { get; init; }

    /// <summary>
    /// Gets the seasons in which seasonal users buy; up to 366. A day in several has the weight of the heaviest. With
    /// none, they buy all the year.
    /// </summary>
    /// <value>9 to 12 November, weight 8, and 1 to 25 December, weight 3, by default.</value>
    public required EquatableArray<SalesSeason> Seasons { get; init; }

    /// <summary>Gets how far visits go; it sets how many there are for an order.</summary>
    /// <value><see cref="VisitFunnel.Default"/> by default.</value>
    public required VisitFunnel Funnel { get; init; }
}
