using UserOps.Statistics;
using UserOps.Tickets;

namespace UserOps.Reporting;

/// <summary>How often one team handed over to another, and how often it came straight back.</summary>
/// <param name="From">The team that handed over.</param>
/// <param name="To">The one that received.</param>
/// <param name="Count">How often.</param>
/// <param name="Back">How many of these were handed straight back; as <see cref="TicketSummary.PingPongs"/> counts them.</param>
internal readonly record struct TeamHandover(string From, string To, long Count, long Back)
{
    /// <summary>The share that came straight back.</summary>
    public ProportionInterval Share => ProportionInterval.Wilson(Back, Count)!.Value;
}

/// <summary>The handovers between teams, with those that came straight back.</summary>
internal sealed class TeamHandovers
{
    public TeamHandovers(TicketStatistics statistics)
    {
        var counts = new Dictionary<(string From, string To), (long Count, long Back)>();
        foreach (var places in statistics.Tickets.Select(ticket => ticket.Places))
        {
            for (var i = 1; i < places.Count; i++)
            {
                var isBack = i + 1 < places.Count && string.Equals(places[i - 1], places[i + 1], StringComparison.Ordinal);
                var (count, back) = counts.GetValueOrDefault((places[i - 1], places[i]));
                counts[(places[i - 1], places[i])] = (count + 1, back + (isBack ? 1 : 0));
            }
        }

        Pairs =
        [
            .. counts.Select(pair => new TeamHandover(pair.Key.From, pair.Key.To, pair.Value.Count, pair.Value.Back))
                .OrderByDescending(pair => pair.Count).ThenBy(pair => pair.From, StringComparer.Ordinal).ThenBy(pair => pair.To, StringComparer.Ordinal),
        ];
        HandedOver = new(statistics.Tickets.LongCount(ticket => ticket.Handovers > 0), statistics.Tickets.LongCount(ticket => ticket.Places.Count > 0));
        (Count, Back) = (Pairs.Sum(pair => pair.Count), Pairs.Sum(pair => pair.Back));
        Share = ProportionInterval.Wilson(Back, Count);
        PingPong = [.. Pairs.Where(pair => pair.Back > 0).OrderByDescending(IsPingPong).ThenByDescending(pair => pair.Back).ThenByDescending(pair => pair.Share.Estimate)];
    }

    /// <summary>The pairs of teams, the most handovers first.</summary>
    public TeamHandover[] Pairs { get; }

    /// <summary>The pairs with something that came straight back: ping-pong first, then the most.</summary>
    public TeamHandover[] PingPong { get; }

    /// <summary>Of how many tickets a team is known, and how many of these were handed over.</summary>
    public ProportionCount HandedOver { get; }

    public long Count { get; }

    public long Back { get; }

    /// <summary>The share of all handovers that came straight back; nothing without handovers.</summary>
    public ProportionInterval? Share { get; }

    /// <summary>Whether more comes straight back between two teams than at the desk as a whole, beyond doubt: the lower end of the share's interval is above the share of all.</summary>
    public bool IsPingPong(TeamHandover pair) => pair.Back > 0 && pair.Share.Lower > Share?.Estimate;
}
