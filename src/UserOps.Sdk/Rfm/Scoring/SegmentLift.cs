namespace UserOps.Rfm;

/// <summary>The smallest change that lifts a user to a better segment: purchases made on the day of judgement.</summary>
/// <param name="Segment">The segment they lead to.</param>
/// <param name="Orders">
/// How many further orders it takes; at least one. Each is an order of its own: rows of one day without order ids are not,
/// where the policy groups by day.
/// </param>
/// <param name="Money">How much further money it takes in all, in whole currency units; may be zero.</param>
/// <param name="Score">The scores they lead to.</param>
public sealed record SegmentLift(Segment Segment, long Orders, decimal Money, RfmScore Score)
{
    internal static SegmentLift? Find(RfmModel model, PurchaseSummary summary)
    {
        var score = model.Score(summary);
        if (!score.IsScored)
        {
            return null;
        }

        var here = model.PlaceOf(score);
        foreach (var orders in Steps(model.Frequency, summary.Orders + 1, 1))
        {
            foreach (var total in Steps(model.Monetary, summary.NetTotal, 1 / (decimal)Grid.Money.Unit))
            {
                var then = model.Score(0, (long)orders, total);
                if (total - summary.NetTotal <= PurchaseLimits.Total && model.PlaceOf(then) < here)
                {
                    return new(model.SegmentOf(then), (long)orders - summary.Orders, Exact.Normalize(total - summary.NetTotal), then);
                }
            }
        }

        return null;
    }

    /// <summary>The least value of every level that can be reached from a value upwards, the value itself first.</summary>
    private static IEnumerable<decimal> Steps(RfmScale scale, decimal from, decimal step) => scale.Limits
        .Where(limit => limit >= from && limit < PurchaseLimits.Total)
        .Select(limit => limit + step)
        .Distinct()
        .Prepend(from);
}
