namespace UserOps.Simulation;

/// <summary>One line of an order: so many units at a price, of which some may have come back.</summary>
public readonly record struct OrderLine
{
    /// <summary>Gets the units ordered, from 1.</summary>
    public required int Quantity { get; init; }

    /// <summary>Gets the price of one unit, with two decimals, from 0.01.</summary>
    public required decimal UnitPrice { get; init; }

    /// <summary>Gets the units that came back, from 0 to <see cref="Quantity"/>.</summary>
    public required int ReturnedQuantity { get; init; }

    /// <summary>Gets the value of the line before returns: quantity times unit price, exactly.</summary>
    public decimal Amount => Quantity * UnitPrice;

    /// <summary>Gets the value of what came back, from 0 to <see cref="Amount"/>.</summary>
    public decimal ReturnedAmount => ReturnedQuantity * UnitPrice;
}
