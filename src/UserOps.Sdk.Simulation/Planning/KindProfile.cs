namespace UserOps.Simulation;

/// <summary>What the users of one kind have in common: the numbers that <see cref="UserKind"/> tells in words.</summary>
internal sealed record KindProfile
{
    private const double Year = 365.2425;

    private static readonly KindProfile[] All =
    [
        new() { Kind = UserKind.WindowShopper, Departure = Departure.Never, MonthlyOrders = 0, Basket = 0, MonthlyVisits = 1 },
        new() { Kind = UserKind.OneTime, Departure = Departure.AtOnce, MonthlyOrders = 0 },
        new()
        {
            Kind = UserKind.Regular, Departure = Departure.WithAnOrder, MonthlyOrders = 0.9, RhythmShape = 1.5, JoinsUntil = 0.8,
        },
        new()
        {
            Kind = UserKind.Loyal, Departure = Departure.Silently, MonthlyOrders = 3, RhythmShape = 6, JoinsUntil = 0.25,
            Basket = 1.5, MeanLifetime = 6 * Year,
        },
        new()
        {
            Kind = UserKind.Seasonal, Departure = Departure.Silently, MonthlyOrders = 0.5, RhythmShape = 4, JoinsUntil = 0.6,
            Pattern = DayPattern.InSeason, MeanLifetime = 4 * Year,
        },
        new()
        {
            Kind = UserKind.Wholesale, Departure = Departure.Silently, MonthlyOrders = 3, RhythmShape = 12, JoinsUntil = 0.3,
            Pattern = DayPattern.WorkDays, Evenness = 6, Basket = 40, MeanLifetime = 8 * Year,
            MoreLines = 5, MoreUnits = 4, Box = 10,
        },
        new() { Kind = UserKind.Lapsed, Departure = Departure.Early, MonthlyOrders = 1.3, RhythmShape = 2, JoinsUntil = 0.25 },
        new()
        {
            Kind = UserKind.Newcomer, Departure = Departure.Never, MonthlyOrders = 1.5, RhythmShape = 2, JoinsInLastDays = 28,
        },
        new()
        {
            Kind = UserKind.BargainHunter, Departure = Departure.Silently, MonthlyOrders = 1.4, RhythmShape = 3, JoinsUntil = 0.9,
            Basket = 0.6, MeanLifetime = 2 * Year,
        },
        new() { Kind = UserKind.ReturnOnly, Departure = Departure.BeforeTheStart, MonthlyOrders = 0 },
    ];

    /// <summary>Gets the kind.</summary>
    public required UserKind Kind { get; init; }

    /// <summary>Gets how the users leave.</summary>
    public required Departure Departure { get; init; }

    /// <summary>Gets the mean number of repeat orders in a month.</summary>
    public required double MonthlyOrders { get; init; }

    /// <summary>
    /// Gets the mean number of visits in a month for a kind that never orders; for the others they follow from the orders.
    /// </summary>
    public double MonthlyVisits { get; init; }

    /// <summary>
    /// Gets the shape of the gamma distribution of the rhythm over users; its coefficient of variation is 1/sqrt(shape).
    /// </summary>
    public double RhythmShape { get; init; } = 1;

    /// <summary>
    /// Gets the shape of the gamma distribution of the waiting times; 1 is a Poisson process, more is more even.
    /// </summary>
    public double Evenness { get; init; } = 1;

    /// <summary>Gets which days and hours the users buy in.</summary>
    public DayPattern Pattern { get; init; }

    /// <summary>Gets the part of the simulated time by which all have joined.</summary>
    public double JoinsUntil { get; init; } = 1;

    /// <summary>Gets the mean days, counted back from the end, in which all have joined; 0 for no such bound.</summary>
    public double JoinsInLastDays { get; init; }

    /// <summary>Gets the mean time from the first order to a silent departure, in days.</summary>
    public double MeanLifetime { get; init; }

    /// <summary>Gets the mean order value in multiples of the shop's mean basket.</summary>
    public double Basket { get; init; } = 1;

    /// <summary>Gets the mean number of lines of an order beyond the first.</summary>
    public double MoreLines { get; init; } = 1.2;

    /// <summary>Gets the mean number of boxes in a line beyond the first.</summary>
    public double MoreUnits { get; init; } = 0.4;

    /// <summary>Gets the units in a box.</summary>
    public int Box { get; init; } = 1;

    /// <summary>Gets the profile of a kind.</summary>
    /// <param name="kind">The kind.</param>
    /// <returns>The profile.</returns>
    public static KindProfile Of(UserKind kind) => All[(int)kind];
}
