using NodaTime;
using UserOps.Tickets;

namespace UserOps.Simulation;

/// <summary>The truth about the support desk of a simulated shop: what an analysis of its log should find out.</summary>
public sealed record ShopTicketTruth
{
    /// <summary>Gets the planted rates, indicator by indicator in their order; those that nothing was planted for are left out.</summary>
    public required EquatableArray<PlantedRate> Rates { get; init; }

    /// <summary>Gets the maturity that the planted rates would give with evidence without limit, by <see cref="MaturityPolicy.Default"/>.</summary>
    /// <remarks>Found by <see cref="MaturityScorer"/> itself. Nothing is planted for an indicator that <see cref="Rates"/> leaves out, so it demonstrates nothing.</remarks>
    public required Maturity Maturity { get; init; }

    /// <summary>Gets the tickets that go back and forth between two teams, by id.</summary>
    public required EquatableArray<string> PingPongs { get; init; }

    /// <summary>Gets the surge; <see langword="null"/> if there are too few weeks or tickets for one.</summary>
    public required ShopSurge? Surge { get; init; }

    /// <summary>Gets what somebody warned of, and what never came; <see langword="null"/> if there is no surge either.</summary>
    public required RiskRaised? FalseAlarm { get; init; }

    /// <summary>Gets the usage topics that want an article: many tickets, solved by one agent at once, and none to go by.</summary>
    public required EquatableArray<string> ArticleTopics { get; init; }

    /// <summary>Gets the proposal that makes the tickets of a topic rarer from its shipping on.</summary>
    public required ShopProposal Proposal { get; init; }
}

/// <summary>How often something that an indicator counts was planted to go well.</summary>
/// <param name="Id">The indicator.</param>
/// <param name="Rate">The mean chance of success, from 0 to 1; of what happens around tickets the share that was planted to go well.</param>
/// <param name="Opportunities">How many opportunities were planted; some come to their end after the shop's.</param>
public sealed record PlantedRate(IndicatorId Id, double Rate, long Opportunities);

/// <summary>The truth about the surge of a simulated support desk.</summary>
/// <param name="Key">The category that it is about.</param>
/// <param name="From">Its Monday.</param>
/// <param name="To">Its Sunday.</param>
/// <param name="IsForeseen">Whether somebody warned of it.</param>
public sealed record ShopSurge(string Key, LocalDate From, LocalDate To, bool IsForeseen);

/// <summary>The truth about a proposal that works.</summary>
/// <param name="Id">The proposal.</param>
/// <param name="Topic">The topic whose tickets it makes rarer.</param>
/// <param name="ShippedAt">From when on.</param>
/// <param name="Remaining">The share of the tickets that remains.</param>
public sealed record ShopProposal(string Id, string Topic, Instant ShippedAt, double Remaining);
