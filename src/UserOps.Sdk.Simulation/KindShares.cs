namespace UserOps.Simulation;

/// <summary>
/// How many users there are of each kind, in parts of any size: a kind's share is its parts over the sum of all.
/// </summary>
/// <remarks>
/// Every part is finite and not negative, and the sum is above 0. The kinds are spread evenly over the users: among the
/// first n users of any shop, each kind has its share of n to within a few users.
/// </remarks>
public sealed record KindShares
{
    /// <summary>Gets the shares of <see cref="ShopOptions.Default"/>, in parts of a thousand.</summary>
    public static KindShares Default { get; } = new()
    {
        WindowShopper = 100,
        OneTime = 260,
        Regular = 300,
        Loyal = 80,
        Seasonal = 80,
        Wholesale = 6,
        Lapsed = 70,
        Newcomer = 50,
        BargainHunter = 50,
        ReturnOnly = 4,
    };

    /// <summary>Gets the parts of <see cref="UserKind.WindowShopper"/>.</summary>
    /// <value>100 by default.</value>
    public required double WindowShopper { get; init; }

    /// <summary>Gets the parts of <see cref="UserKind.OneTime"/>.</summary>
    /// <value>260 by default.</value>
    public required double OneTime { get; init; }

    /// <summary>Gets the parts of <see cref="UserKind.Regular"/>.</summary>
    /// <value>300 by default.</value>
    public required double Regular { get; init; }

    /// <summary>Gets the parts of <see cref="UserKind.Loyal"/>.</summary>
    /// <value>80 by default.</value>
    public required double Loyal { get; init; }

    /// <summary>Gets the parts of <see cref="UserKind.Seasonal"/>.</summary>
    /// <value>80 by default.</value>
    public required double Seasonal { get; init; }

    /// <summary>Gets the parts of <see cref="UserKind.Wholesale"/>.</summary>
    /// <value>6 by default.</value>
    public required double Wholesale { get; init; }

    /// <summary>Gets the parts of <see cref="UserKind.Lapsed"/>.</summary>
    /// <value>70 by default.</value>
    public required double Lapsed { get; init; }

    /// <summary>Gets the parts of <see cref="UserKind.Newcomer"/>.</summary>
    /// <value>50 by default.</value>
    public required double Newcomer { get; init; }

    /// <summary>Gets the parts of <see cref="UserKind.BargainHunter"/>.</summary>
    /// <value>50 by default.</value>
    public required double BargainHunter { get; init; }

    /// <summary>Gets the parts of <see cref="UserKind.ReturnOnly"/>.</summary>
    /// <value>4 by default.</value>
    public required double ReturnOnly { get; init; }

    /// <summary>Gets shares by which every user is of one kind.</summary>
    /// <param name="kind">The kind.</param>
    /// <returns>The shares.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="kind"/> is no kind of user.</exception>
    public static KindShares Only(UserKind kind)
    {
        ThrowIfUnknown(kind);
        return new()
        {
            WindowShopper = kind == UserKind.WindowShopper ? 1 : 0,
            OneTime = kind == UserKind.OneTime ? 1 : 0,
            Regular = kind == UserKind.Regular ? 1 : 0,
            Loyal = kind == UserKind.Loyal ? 1 : 0,
            Seasonal = kind == UserKind.Seasonal ? 1 : 0,
            Wholesale = kind == UserKind.Wholesale ? 1 : 0,
            Lapsed = kind == UserKind.Lapsed ? 1 : 0,
            Newcomer = kind == UserKind.Newcomer ? 1 : 0,
            BargainHunter = kind == UserKind.BargainHunter ? 1 : 0,
            ReturnOnly = kind == UserKind.ReturnOnly ? 1 : 0,
        };
    }

    /// <summary>Gets the parts of one kind.</summary>
    /// <param name="kind">The kind.</param>
    /// <returns>The parts, as they were given.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="kind"/> is no kind of user.</exception>
    public double PartsOf(UserKind kind)
    {
        ThrowIfUnknown(kind);
        return Parts()[(int)kind];
    }

    /// <summary>Gets the share of one kind.</summary>
    /// <param name="kind">The kind.</param>
    /// <returns>A number from 0 to 1: the kind's parts over the sum of all.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="kind"/> is no kind of user.</exception>
    public double ShareOf(UserKind kind) => PartsOf(kind) / Parts().Sum();

    /// <summary>Gets the parts of all kinds, each at the place of its number.</summary>
    internal double[] Parts() =>
    [
        WindowShopper, OneTime, Regular, Loyal, Seasonal, Wholesale, Lapsed, Newcomer, BargainHunter, ReturnOnly,
    ];

    private static void ThrowIfUnknown(UserKind kind)
    {
        if (!Enum.IsDefined(kind))
        {
            throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of user. Pass a named value of UserKind.");
        }
    }
}
