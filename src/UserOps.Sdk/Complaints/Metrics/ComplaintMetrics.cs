using NodaTime;

namespace UserOps.Complaints;

/// <summary>The redress of one kind and currency.</summary>
/// <param name="Kind">The kind, such as <c>refund</c>; empty where none was noted.</param>
/// <param name="Currency">The currency; empty where no money was given.</param>
/// <param name="Cases">In how many cases.</param>
/// <param name="Amount">How much together; 0 where no money was given.</param>
public sealed record RedressFigure(string Kind, string Currency, long Cases, decimal Amount);

/// <summary>How the complaint loop did, for all cases or for a group of them.</summary>
/// <remarks>
/// A case that was merged into another is counted as received and as merged, and in nothing else: what was done about it is told by
/// the case that goes on. Each rate says of how many it is, for not every case can be of the kind.
/// </remarks>
public sealed record ComplaintFigures
{
    /// <summary>Gets how many complaints came in.</summary>
    public required long Received { get; init; }

    /// <summary>Gets how many of them were handled as part of another.</summary>
    public required long Merged { get; init; }

    /// <summary>Gets, of the closed cases, those whose first word to the customer beyond the acknowledgement was the decision, never disputed or reopened.</summary>
    public required ComplaintRate SettledAtFirstContact { get; init; }

    /// <summary>Gets, of the cases that were acknowledged or whose time for it is over, those that were late, in any round.</summary>
    public required ComplaintRate LateAcknowledgements { get; init; }

    /// <summary>Gets, of the cases that were decided or whose time for it is over, those that were late, in any round.</summary>
    public required ComplaintRate LateResolutions { get; init; }

    /// <summary>Gets, of the cases, those whose grade was changed after it was first given.</summary>
    public required ComplaintRate Regraded { get; init; }

    /// <summary>Gets, of the cases that were ever closed, those that were reopened.</summary>
    public required ComplaintRate Reopened { get; init; }

    /// <summary>Gets, of the cases with a known customer and topic, those whose customer had complained of that topic less than 30 days before.</summary>
    public required ComplaintRate RepeatedIn30Days { get; init; }

    /// <summary>Gets the same for less than 90 days.</summary>
    public required ComplaintRate RepeatedIn90Days { get; init; }

    /// <summary>Gets, of the cases, those that went to somebody outside.</summary>
    public required ComplaintRate SentOutside { get; init; }

    /// <summary>Gets, of the cases decided for either side, those upheld in whole or in part; settlements that leave it open are not counted.</summary>
    public required ComplaintRate Upheld { get; init; }

    /// <summary>Gets, of the closed cases with a corrective action, those whose action was linked no later than the closing.</summary>
    public required ComplaintRate ActionsOnTime { get; init; }

    /// <summary>
    /// Gets, of the closed cases with a corrective action and a cause that were closed 90 days ago or more, those whose cause was first
    /// noted for no other complaint within the 90 days after the closing.
    /// </summary>
    public required ComplaintRate ActionsEffective { get; init; }

    /// <summary>Gets the real time from the start of the resolve clock to the decision, of all decided cases together, without that in which the customer had the decision or the case was closed.</summary>
    public required Duration ResolveTime { get; init; }

    /// <summary>Gets how much of it was spent waiting: for the customer, for third parties, for tests.</summary>
    public required Duration WaitingTime { get; init; }

    /// <summary>Gets how many customers said how satisfied they are.</summary>
    public required long Ratings { get; init; }

    /// <summary>Gets the sum of what they said, each from 1 to 5.</summary>
    public required long RatingSum { get; init; }

    /// <summary>Gets the redress, by kind and currency in ordinal order.</summary>
    public EquatableArray<RedressFigure> Redress { get; init; } = [];

    /// <summary>Gets the share of the resolve time that was spent waiting; <see langword="null"/> if nothing was decided, or all at once.</summary>
    public double? PauseShare => ResolveTime > Duration.Zero ? WaitingTime / ResolveTime : null;

    /// <summary>Gets the mean satisfaction; <see langword="null"/> if nobody said anything.</summary>
    public double? MeanSatisfaction => Ratings > 0 ? (double)RatingSum / Ratings : null;
}

/// <summary>The figures of one group.</summary>
/// <param name="Group">The group; empty for the cases of which it is not known.</param>
/// <param name="Figures">Its figures.</param>
public sealed record ComplaintGroupFigures(string Group, ComplaintFigures Figures);

/// <summary>How the complaint loop did, as a whole and by group.</summary>
public sealed record ComplaintMetrics
{
    /// <summary>Gets the instant as of which the cases were judged.</summary>
    public required Instant AsOf { get; init; }

    /// <summary>Gets the figures of all cases.</summary>
    public required ComplaintFigures Total { get; init; }

    /// <summary>Gets the figures of each group, in ordinal order; every count of the whole is the sum of theirs.</summary>
    public EquatableArray<ComplaintGroupFigures> Groups { get; init; } = [];

    /// <summary>Counts cases. Each is to be there once.</summary>
    /// <param name="cases">Where the cases stand.</param>
    /// <param name="asOf">The instant as of which they were judged.</param>
    /// <param name="groupBy">What they are broken down by; all in one group by default.</param>
    /// <returns>The metrics.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="cases"/> is <see langword="null"/>, or holds <see langword="null"/>.</exception>
    public static ComplaintMetrics Of(IEnumerable<CaseStatus> cases, Instant asOf, ComplaintGroupKey groupBy = ComplaintGroupKey.None)
    {
        ArgumentNullException.ThrowIfNull(cases);
        var counter = new ComplaintMetricsCounter(asOf, groupBy);
        foreach (var status in cases)
        {
            counter.Add(status);
        }

        return counter.ToMetrics();
    }
}
