namespace UserOps.Simulation;

/// <summary>The last step that a visit comes to; later steps are greater.</summary>
internal enum VisitDepth
{
    /// <summary>No product was viewed.</summary>
    Visit = 0,

    /// <summary>A product was viewed.</summary>
    View = 1,

    /// <summary>Something was put into the cart.</summary>
    Cart = 2,

    /// <summary>The checkout was left.</summary>
    Checkout = 3,

    /// <summary>Something was ordered.</summary>
    Purchase = 4,
}
