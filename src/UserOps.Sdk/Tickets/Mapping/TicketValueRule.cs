namespace UserOps.Tickets;

/// <summary>A value that rows of some form give to a member, whatever their columns say.</summary>
public sealed record TicketValueRule
{
    /// <summary>Gets the member, such as <c>kind</c>.</summary>
    public required string Member { get; init; }

    /// <summary>Gets the value, such as <c>other</c>.</summary>
    public required string Value { get; init; }

    /// <summary>Gets what a row must be, all of it; nothing by default, which every row is.</summary>
    public EquatableArray<RowCondition> When { get; init; }
}
