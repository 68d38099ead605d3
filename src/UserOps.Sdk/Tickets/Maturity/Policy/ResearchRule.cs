namespace UserOps.Tickets;

/// <summary>What insights and proposals must show.</summary>
public sealed record ResearchRule
{
    /// <summary>Gets how many tickets an insight must cite; 3 by default.</summary>
    public required int LeastTickets { get; init; }

    /// <summary>Gets of how many customers they must be; 2 by default.</summary>
    public required int LeastCustomers { get; init; }

    /// <summary>Gets how unlikely the fall of the tickets' rate after a proposal must be by chance; 0.10 by default.</summary>
    public required decimal EffectChance { get; init; }

    /// <summary>Gets the declared outcomes that are good; letter case does not matter.</summary>
    public required EquatableArray<string> GoodOutcomes { get; init; }
}
