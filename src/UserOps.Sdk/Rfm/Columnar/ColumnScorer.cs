namespace UserOps.Rfm;

/// <summary>Scores users by the million, column by column, by the cuts of an <see cref="RfmModel"/>.</summary>
/// <remarks>Gives what <see cref="RfmModel.Score(int, long, decimal)"/> gives. Immutable and thread-safe; allocates nothing.</remarks>
public sealed class ColumnScorer
{
    /// <summary>The place of a user without a purchase in view, who has no scores.</summary>
    public const byte NoSegment = byte.MaxValue;

    /// <summary>The most decimals that a minor unit can have.</summary>
    public const int MaxMinorUnitDecimals = PurchaseLimits.Decimals;

    /// <summary>How many users are scored at a time: few enough that their levels stay in the nearest cache.</summary>
    private const int Block = 2048;

    private readonly SegmentGrid _grid;
    private readonly int[] _dayLimits;
    private readonly int[] _orderLimits;
    private readonly long[] _moneyLimits;
    private readonly RfmBins _bins;
    private readonly RfmBins _middle;

    internal ColumnScorer(RfmModel model, SegmentGrid grid, int minorUnitDecimals)
    {
        _grid = grid;
        _bins = model.Policy.Segments.Bins;
        _middle = new(model.Recency.MiddleLevel, model.Frequency.MiddleLevel, model.Monetary.MiddleLevel);
        _dayLimits = [.. model.Recency.Limits.Select(limit => (int)Math.Clamp(decimal.Floor(limit), int.MinValue, int.MaxValue))];
        _orderLimits = [.. model.Frequency.Limits.Select(limit => (int)Math.Clamp(decimal.Floor(limit), int.MinValue, int.MaxValue))];

        var minorUnits = Grid.MinorUnitsIn(minorUnitDecimals);
        _moneyLimits = [.. model.Monetary.Limits.Select(limit => (long)Math.Clamp(decimal.Floor(limit * minorUnits), long.MinValue, long.MaxValue))];
    }

    /// <summary>Gets the segments; the places in <see cref="ScoreColumns.Segments"/> are places in this list.</summary>
    public EquatableArray<Segment> Segments => _grid.Segments;

    /// <summary>Scores users.</summary>
    /// <param name="daysSinceLast">The days since each user's last purchase.</param>
    /// <param name="orders">Each user's number of orders; 0 means that there is no purchase in view, and no score.</param>
    /// <param name="netTotals">Each user's money, in minor units.</param>
    /// <param name="scores">Receives the scores: R, F, M and the place of the segment; as long as the other columns.</param>
    /// <exception cref="ArgumentException">The columns differ in length.</exception>
    public void Score(ReadOnlySpan<int> daysSinceLast, ReadOnlySpan<int> orders, ReadOnlySpan<long> netTotals, ScoreColumns scores)
    {
        ArgumentNullException.ThrowIfNull(scores);
        if (orders.Length != daysSinceLast.Length || netTotals.Length != daysSinceLast.Length || scores.Count != daysSinceLast.Length)
        {
            throw new ArgumentException("Give columns of one length.", nameof(scores));
        }

        for (var from = 0; from < daysSinceLast.Length; from += Block)
        {
            var length = Math.Min(Block, daysSinceLast.Length - from);
            ScoreBlock(
                daysSinceLast.Slice(from, length),
                orders.Slice(from, length),
                netTotals.Slice(from, length),
                scores.RecencyBuffer.AsSpan(from, length),
                scores.FrequencyBuffer.AsSpan(from, length),
                scores.MonetaryBuffer.AsSpan(from, length),
                scores.SegmentBuffer.AsSpan(from, length));
        }
    }

    /// <summary>Scores the users of summaries.</summary>
    /// <typeparam name="TUser">The type of the host's user ids.</typeparam>
    /// <param name="summaries">The summaries; their money is in the minor units that the scorer was made for.</param>
    /// <returns>The scores, in the order of the summaries.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="summaries"/> is <see langword="null"/>.</exception>
    public ScoreColumns Score<TUser>(SummaryColumns<TUser> summaries)
        where TUser : notnull
    {
        ArgumentNullException.ThrowIfNull(summaries);
        var scores = new ScoreColumns(summaries.Count);
        Score(summaries.DaysSinceLast(), summaries.Orders.Span, summaries.NetTotals.Span, scores);
        return scores;
    }

    private void ScoreBlock(
        ReadOnlySpan<int> days,
        ReadOnlySpan<int> orders,
        ReadOnlySpan<long> money,
        Span<byte> r,
        Span<byte> f,
        Span<byte> m,
        Span<byte> segments)
    {
        ColumnLevels.Find(days, _dayLimits, r, _middle.Recency);
        ColumnLevels.Find(orders, _orderLimits, f, _middle.Frequency);
        ColumnLevels.Find(money, _moneyLimits, m, _middle.Monetary);

        var places = _grid.Places;
        for (var i = 0; i < segments.Length; i++)
        {
            var recency = _bins.Recency + 1 - r[i];
            r[i] = (byte)recency;
            segments[i] = places[_grid.IndexOf(recency, f[i], m[i])];
            if (orders[i] <= 0)
            {
                (r[i], f[i], m[i], segments[i]) = (0, 0, 0, NoSegment);
            }
        }
    }
}
