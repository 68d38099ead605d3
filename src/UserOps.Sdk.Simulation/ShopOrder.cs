using NodaTime;

namespace UserOps.Simulation;

/// <summary>The truth about one order: its lines, and what of it came back.</summary>
public sealed record ShopOrder
{
    /// <summary>
    /// Gets the order's id, unique in the shop: the user's id, a hyphen, and the number of the order from 1 in three
    /// digits or more.
    /// </summary>
    public required string Id { get; init; }

    /// <summary>Gets the user who ordered.</summary>
    public required UserId User { get; init; }

    /// <summary>
    /// Gets when it was ordered, a whole second; before the simulated time, and so not among the purchases, for
    /// <see cref="UserKind.ReturnOnly"/>.
    /// </summary>
    public required Instant At { get; init; }

    /// <summary>Gets the lines, at least one.</summary>
    public required EquatableArray<OrderLine> Lines { get; init; }

    /// <summary>
    /// Gets when the return was booked, on a later local day than the order; <see langword="null"/> if none was, up to
    /// the end of the simulated time.
    /// </summary>
    public required Instant? ReturnedAt { get; init; }

    /// <summary>Gets the value of the order before returns.</summary>
    public decimal Amount => Sum(static line => line.Amount);

    /// <summary>Gets the value of what came back, from 0 to <see cref="Amount"/>.</summary>
    public decimal ReturnedAmount => Sum(static line => line.ReturnedAmount);

    private decimal Sum(Func<OrderLine, decimal> value)
    {
        var sum = 0m;
        foreach (var line in Lines)
        {
            sum += value(line);
        }

        return sum;
    }
}
