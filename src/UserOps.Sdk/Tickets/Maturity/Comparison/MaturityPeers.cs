using UserOps.Statistics;

namespace UserOps.Tickets;

/// <summary>How groups stand beside one another in one indicator: rates drawn towards that of all as far as a group's own evidence is thin, and no ranks where they may be chance.</summary>
public sealed record MaturityPeers
{
    /// <summary>Gets the indicator.</summary>
    public required IndicatorId Id { get; init; }

    /// <summary>Gets the policy that judged all.</summary>
    public required PolicyRef Policy { get; init; }

    /// <summary>Gets the mean rate of all groups; <see langword="null"/> if none has opportunities.</summary>
    public required double? Mean { get; init; }

    /// <summary>Gets the groups, in the order given.</summary>
    public required EquatableArray<PeerStanding> Groups { get; init; }

    /// <summary>Compares groups.</summary>
    /// <remarks>See <see cref="BetaBinomialShrinkage"/> for the rates and their intervals.</remarks>
    /// <param name="id">The indicator.</param>
    /// <param name="groups">The maturities of the groups, such as <see cref="MaturityScorer.ScoreGroups"/> gives them.</param>
    /// <param name="confidence">The confidence of the intervals; 95 % by default.</param>
    /// <returns>The standings; none without groups.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="groups"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">They are of different policies, or of one that has not this indicator.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="confidence"/> isn't between 0 and 1.</exception>
    public static MaturityPeers? Of(IndicatorId id, IEnumerable<Assessment<Maturity>> groups, double confidence = 0.95)
    {
        ArgumentNullException.ThrowIfNull(groups);
        Assessment<Maturity>[] all = [.. groups];
        if (all.Length == 0)
        {
            return null;
        }

        foreach (var other in all)
        {
            ComparisonRules.CheckPolicy(all[0], other, nameof(groups));
        }

        IndicatorScore[] scores =
        [
            .. all.Select(group => group.Value.Indicators.FirstOrDefault(item => item.Id == id)
                ?? throw new ArgumentException($"The policy {group.Policy} has no indicator {id}.", nameof(groups))),
        ];
        var shrunk = BetaBinomialShrinkage.Of([.. scores.Select(score => new ProportionCount(score.Successes, score.Opportunities))], confidence);
        return new()
        {
            Id = id,
            Policy = all[0].Policy,
            Mean = shrunk?.Mean,
            Groups = [.. all.Select((group, place) => StandingOf(group, scores[place], place, shrunk))],
        };
    }

    private static PeerStanding StandingOf(Assessment<Maturity> group, IndicatorScore score, int place, BetaBinomialShrinkage? shrunk)
    {
        var own = shrunk?.Groups[place];
        var (above, below) = (0, 0);
        foreach (var other in shrunk?.Groups ?? [])
        {
            above += other.Lower > own!.Value.Upper ? 1 : 0;
            below += other.Upper < own!.Value.Lower ? 1 : 0;
        }

        return new()
        {
            Group = group.Value.Group,
            Successes = score.Successes,
            Opportunities = score.Opportunities,
            Rate = own?.Mean,
            Lower = own?.Lower,
            Upper = own?.Upper,
            Rank = shrunk is { } known && above + below + 1 == known.Groups.Count ? above + 1 : null,
        };
    }
}
