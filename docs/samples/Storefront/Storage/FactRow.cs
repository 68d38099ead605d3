namespace Storefront.Storage;

/// <summary>A fact that came in: written once under its own id, and never changed.</summary>
internal abstract record FactRow
{
    /// <summary>Gets the id that whoever sent it gave it.</summary>
    public required string Id { get; init; }

    /// <summary>Gets when it happened, in ticks since the Unix epoch: sorts as time does, and loses nothing.</summary>
    public required long At { get; init; }
}

/// <summary>A fact of a user.</summary>
internal abstract record UserFactRow : FactRow
{
    /// <summary>Gets whose it is.</summary>
    public required string UserId { get; init; }
}

/// <summary>An order, or money given back for one.</summary>
internal sealed record OrderRow : UserFactRow
{
    /// <summary>Gets the money in hundredths: SQLite has no exact decimal.</summary>
    public required long Cents { get; init; }

    /// <summary>Gets the order for which money was given back; <see langword="null"/> for an order.</summary>
    public required string? RefundOf { get; init; }
}

/// <summary>A visit or a sign-up.</summary>
internal sealed record EventRow : UserFactRow
{
    /// <summary>Gets what the user did.</summary>
    public required string Type { get; init; }
}

/// <summary>Something that happened to a ticket, or around tickets.</summary>
internal sealed record TicketEventRow : FactRow
{
    /// <summary>Gets the customer; <see langword="null"/> when none is named, or no more.</summary>
    public required string? CustomerId { get; init; }

    /// <summary>Gets the event as the library writes it.</summary>
    public required string Json { get; init; }
}

/// <summary>A user of whom there is a fact.</summary>
internal sealed record UserRow
{
    /// <summary>Gets the id.</summary>
    public required string Id { get; init; }
}
