using UserOps.Statistics;

namespace UserOps.Rfm;

/// <summary>One line of the segment table: who is in a segment and what they are worth.</summary>
public sealed record SegmentFigures
{
    /// <summary>Gets the segment.</summary>
    public required Segment Segment { get; init; }

    /// <summary>Gets how many users are in it.</summary>
    public required long Users { get; init; }

    /// <summary>Gets their share of all users, from 0 to 1; 0 when there are no users at all.</summary>
    public required double UserShare { get; init; }

    /// <summary>Gets how many orders they placed.</summary>
    public required long Orders { get; init; }

    /// <summary>Gets the sum of their net totals.</summary>
    public required decimal NetTotal { get; init; }

    /// <summary>Gets their share of the money of all users; <see langword="null"/> when all the money is zero or below.</summary>
    public required double? MoneyShare { get; init; }

    /// <summary>Gets the median of the days since the last purchase (Hyndman and Fan's definition 7); <see langword="null"/> without purchases.</summary>
    public required double? MedianDaysSinceLast { get; init; }

    /// <summary>Gets how the money is spread over the segment's users: Pareto curve and Gini; a net total below zero counts as zero.</summary>
    public required ConcentrationCurve Concentration { get; init; }

    /// <summary>Gets the money a user, rounded to 28 digits; <see langword="null"/> without users.</summary>
    public decimal? MeanPerUser => Users > 0 ? NetTotal / Users : null;

    /// <summary>Tabulates users by segment: every segment of the map, and then the two places without a score.</summary>
    internal static EquatableArray<SegmentFigures> Of<TUser>(RfmModel model, IReadOnlyCollection<RfmUser<TUser>> users)
        where TUser : notnull
    {
        var bySegment = users.ToLookup(user => user.Segment.Id, StringComparer.Ordinal);
        var money = Money(users);
        return model.Policy.Segments.Segments
            .Append(Segment.OutsideWindow)
            .Append(Segment.NeverPurchased)
            .Select(segment => Of(segment, [.. bySegment[segment.Id]], users.Count, money))
            .ToEquatableArray();
    }

    private static SegmentFigures Of<TUser>(Segment segment, RfmUser<TUser>[] users, long allUsers, decimal allMoney)
        where TUser : notnull
    {
        var money = Money(users);
        double[] days = [.. users.Where(user => user.Score.IsScored).Select(user => (double)user.Summary.DaysSinceLast!.Value).Order()];
        return new()
        {
            Segment = segment,
            Users = users.Length,
            UserShare = allUsers == 0 ? 0 : (double)users.Length / allUsers,
            Orders = users.Sum(user => user.Summary.Orders),
            NetTotal = money,
            MoneyShare = allMoney > 0 ? (double)(money / allMoney) : null,
            MedianDaysSinceLast = days.Length == 0 ? null : Type7Quantile.Of(days, 0.5),
            Concentration = ConcentrationCurve.Of(users.Select(user => user.Summary.NetTotal)),
        };
    }

    /// <summary>Adds money up exactly, whatever the order.</summary>
    private static decimal Money<TUser>(IEnumerable<RfmUser<TUser>> users)
        where TUser : notnull
    {
        var steps = Int128.Zero;
        foreach (var user in users)
        {
            steps += Grid.Money.Steps(user.Summary.NetTotal);
        }

        return Grid.Money.Value(steps);
    }
}
