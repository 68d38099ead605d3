using NodaTime;

namespace UserOps.Simulation;

/// <summary>The truth about one simulated user: what an analysis of the records should find out.</summary>
/// <remarks>Every instant is a whole second.</remarks>
public sealed record ShopUser
{
    /// <summary>Gets the place of the user in the shop, from 0.</summary>
    public required int Index { get; init; }

    /// <summary>
    /// Gets the user's id: <c>u</c> and the index in seven digits, so that the order of ids is that of indexes.
    /// </summary>
    public required UserId Id { get; init; }

    /// <summary>Gets the kind of user that was planted.</summary>
    public required UserKind Kind { get; init; }

    /// <summary>Gets the English name of the country to which the shop delivers; it has no influence on anything else.</summary>
    public required string Country { get; init; }

    /// <summary>
    /// Gets when the user joined: in the simulated time, but before it for <see cref="UserKind.ReturnOnly"/>.
    /// </summary>
    public required Instant Joined { get; init; }

    /// <summary>
    /// Gets when the user stopped being a customer: no order comes after it. <see langword="null"/>: still one at the
    /// end.
    /// </summary>
    /// <remarks>
    /// <see cref="UserKind.OneTime"/> and <see cref="UserKind.Regular"/> leave with their last order, at its very
    /// instant; so do those of <see cref="UserKind.ReturnOnly"/>, before the simulated time; the other kinds leave
    /// silently some time after it. A return may come later still.
    /// </remarks>
    public required Instant? LeftAt { get; init; }

    /// <summary>
    /// Gets the mean number of orders after the first one in a month of 30.436875 days (a twelfth of the Gregorian year),
    /// while a customer; 0 for kinds that don't repeat.
    /// </summary>
    /// <remarks>
    /// The shop's weeks and days have a pattern, so this is a mean over whole weeks; for <see cref="UserKind.Seasonal"/>,
    /// over whole years.
    /// </remarks>
    public required double OrdersPerMonth { get; init; }

    /// <summary>
    /// Gets the mean number of visits in such a month after the first order, while a customer, those that end in an order
    /// included: <see cref="OrdersPerMonth"/> by <see cref="VisitFunnel.PurchaseGivenVisit"/>. A rhythm of its own for
    /// <see cref="UserKind.WindowShopper"/>; 0 for kinds that don't repeat.
    /// </summary>
    public required double VisitsPerMonth { get; init; }

    /// <summary>
    /// Gets the chance to leave with each repeat order, from 0 to 1; 0 for kinds other than
    /// <see cref="UserKind.Regular"/>.
    /// </summary>
    public required double DropoutChance { get; init; }

    /// <summary>
    /// Gets the mean value of an order before returns, in the shop's currency with two decimals; 0 for
    /// <see cref="UserKind.WindowShopper"/>.
    /// </summary>
    /// <remarks>
    /// An order's value is log-normal around it; unit prices of whole minor units move it by less than a unit a piece.
    /// </remarks>
    public required decimal MeanBasket { get; init; }

    /// <summary>
    /// Gets the chance that an order is returned, in whole or in part; 1 for <see cref="UserKind.ReturnOnly"/>. Returns
    /// after the simulated time are not seen.
    /// </summary>
    public required double ReturnRate { get; init; }

    /// <summary>Tells whether the user is a customer at an instant: has joined and not left.</summary>
    /// <param name="asOf">The instant.</param>
    /// <returns><see langword="true"/> in [<see cref="Joined"/>, <see cref="LeftAt"/>).</returns>
    public bool IsCustomer(Instant asOf) => Joined <= asOf && (LeftAt is not { } left || asOf < left);
}
