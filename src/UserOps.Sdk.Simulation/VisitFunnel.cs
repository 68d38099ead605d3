namespace UserOps.Simulation;

/// <summary>How far visits go: the chance of each step, given the one before it.</summary>
/// <remarks>
/// <para>Orders come first: their times follow from the rhythms of the users, whatever the funnel. So the funnel sets how
/// many other visits there are, and where those end. Of all visits after a user's first order these are the rates, those
/// that end in an order included.</para>
/// <para>Every chance of a step is above 0 and at most 1, and <see cref="PurchaseGivenVisit"/> is at least 0.001;
/// <see cref="SearchGivenVisit"/> is from 0 to 1.</para>
/// </remarks>
public sealed record VisitFunnel
{
    /// <summary>Gets the funnel of <see cref="ShopOptions.Default"/>.</summary>
    public static VisitFunnel Default { get; } = new()
    {
        SearchGivenVisit = 0.1,
        ViewGivenVisit = 0.65,
        CartGivenView = 0.8,
        CheckoutGivenCart = 0.85,
        PurchaseGivenCheckout = 0.9,
    };

    /// <summary>Gets the chance that a visit begins with a search, however far it goes.</summary>
    /// <value>0.1 by default.</value>
    public required double SearchGivenVisit { get; init; }

    /// <summary>Gets the chance that a visit comes to a product.</summary>
    /// <value>0.65 by default.</value>
    public required double ViewGivenVisit { get; init; }

    /// <summary>Gets the chance that a visit with a product viewed comes to a cart.</summary>
    /// <value>0.8 by default.</value>
    public required double CartGivenView { get; init; }

    /// <summary>Gets the chance that a visit with a cart comes to the checkout.</summary>
    /// <value>0.85 by default.</value>
    public required double CheckoutGivenCart { get; init; }

    /// <summary>
    /// Gets the chance that a visit with a checkout ends in an order; never so for <see cref="UserKind.WindowShopper"/>.
    /// </summary>
    /// <value>0.9 by default.</value>
    public required double PurchaseGivenCheckout { get; init; }

    /// <summary>Gets the chance that a visit ends in an order: the product of the four steps.</summary>
    /// <value>0.3978 by default.</value>
    public double PurchaseGivenVisit => ViewGivenVisit * CartGivenView * CheckoutGivenCart * PurchaseGivenCheckout;
}
