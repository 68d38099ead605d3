namespace UserOps.Simulation;

/// <summary>The names of the events of a simulated shop.</summary>
public static class ShopEvents
{
    /// <summary>Joined the shop: the first event of a user, once, and part of no visit.</summary>
    public const string SignUp = "signup";

    /// <summary>Came to the shop: the first event of every visit.</summary>
    public const string Visit = "visit";

    /// <summary>Searched the shop: right after coming, in some visits.</summary>
    public const string Search = "search";

    /// <summary>Looked at a product; several times in a row in some visits.</summary>
    public const string View = "view";

    /// <summary>Put something into the cart.</summary>
    public const string Cart = "cart";

    /// <summary>Went to the checkout.</summary>
    public const string Checkout = "checkout";

    /// <summary>Ordered, at the very instant of the order: the last event of its visit.</summary>
    public const string Purchase = "purchase";
}
