namespace UserOps.Simulation;

/// <summary>The kinds of user that a simulated shop plants. The order of the values means nothing.</summary>
/// <remarks>
/// Rhythms are orders a month after the first order, at <see cref="ShopOptions.Activity"/> 1; they differ from user to
/// user by a gamma distribution. Baskets are in multiples of <see cref="ShopOptions.MeanBasket"/>; they differ from user
/// to user and from order to order by log-normal distributions. Whoever buys orders first within the hour of joining, as
/// the shop's clock counts.
/// </remarks>
public enum UserKind
{
    /// <summary>Known to the shop, visits it once a month on average (exponential over users), and never buys.</summary>
    WindowShopper = 0,

    /// <summary>Buys once, when joining, and is gone.</summary>
    OneTime = 1,

    /// <summary>
    /// Orders at random with a steady mean, 0.9 a month (gamma of shape 1.5), and with each repeat order leaves by a chance
    /// of its own, 0.08 on average (beta of shapes 0.8 and 9.2): the story of Fader, Hardie and Lee, "Counting your
    /// customers the easy way" (BG/NBD; Marketing Science 24, 2005).
    /// </summary>
    Regular = 2,

    /// <summary>
    /// Orders 3 times a month (gamma of shape 6), 1.5 baskets at a time, and leaves silently after six years on average
    /// (exponential, the same mean for all): the story of Schmittlein, Morrison and Colombo, "Counting your customers"
    /// (Pareto/NBD; Management Science 33, 1987).
    /// </summary>
    Loyal = 3,

    /// <summary>
    /// Orders 6 times a year, nearly always in one of <see cref="ShopOptions.Seasons"/>; leaves after four years on
    /// average.
    /// </summary>
    Seasonal = 4,

    /// <summary>
    /// Orders 3 times a month on work days in office hours, at even distances (gamma waiting times of shape 6), 40 baskets
    /// at a time, in boxes of ten; leaves after eight years on average.
    /// </summary>
    Wholesale = 5,

    /// <summary>
    /// Joined in the first quarter of the simulated time, ordered 1.3 times a month, and left before its middle.
    /// </summary>
    Lapsed = 6,

    /// <summary>Joined in the last 28 days, orders 1.5 times a month, and stays.</summary>
    Newcomer = 7,

    /// <summary>
    /// Orders 1.4 times a month, 0.6 baskets at a time, and sends much of it back
    /// (<see cref="ShopOptions.BargainReturnRate"/>); leaves after two years on average.
    /// </summary>
    BargainHunter = 8,

    /// <summary>Bought once before the first day, which is not seen, and sends that back in the simulated time.</summary>
    ReturnOnly = 9,
}
