using NodaTime;
using UserOps.Statistics;

namespace UserOps.Lifecycle;

/// <summary>The stages in which users ended each period, and how they moved between them.</summary>
public sealed record TransitionReport
{
    /// <summary>Gets the policy that gave the stages.</summary>
    public required PolicyRef Policy { get; init; }

    /// <summary>Gets the periods.</summary>
    public required CalendarGrid Grid { get; init; }

    /// <summary>Gets the day of judgement.</summary>
    public required LocalDate AsOf { get; init; }

    /// <summary>
    /// Gets the states: the policy's stages in their order, then <see cref="StageId.NeverActive"/> and
    /// <see cref="StageId.NotSeen"/>.
    /// </summary>
    public required EquatableArray<StageId> States { get; init; }

    /// <summary>Gets the complete periods in the order of time, without gap, from the first one in which a user was seen.</summary>
    public required EquatableArray<TransitionPeriod> Periods { get; init; }

    /// <summary>
    /// Gets which moves, from row to column, some user could make. The others are structural zeros: the policy rules them
    /// out, so that a zero there says nothing about users.
    /// </summary>
    public required EquatableArray<EquatableArray<bool>> PossibleMoves { get; init; }

    /// <summary>Adds the moves of several periods up.</summary>
    /// <param name="last">How many periods, counted back from the last one; <see langword="null"/> takes all.</param>
    /// <returns>The cells, row by row, but for those of <see cref="StageId.NotSeen"/> as a target.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="last"/> is below 1.</exception>
    public EquatableArray<TransitionCell> Matrix(int? last = null)
    {
        if (last is { } count)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(count, 1, nameof(last));
        }

        var moves = Sum(Periods.TakeLast(last ?? Periods.Count));
        var cells = new List<TransitionCell>();
        for (var from = 0; from < States.Count; from++)
        {
            var sum = moves[from].Sum();
            for (var to = 0; to < States.Count - 1; to++)
            {
                cells.Add(new()
                {
                    From = States[from],
                    To = States[to],
                    Users = moves[from][to],
                    OutOf = sum,
                    Share = sum == 0 ? null : (double)moves[from][to] / sum,
                    Interval = sum == 0 ? null : ProportionInterval.Wilson(moves[from][to], sum),
                    IsPossible = PossibleMoves[from][to],
                });
            }
        }

        return cells.ToEquatableArray();
    }

    internal long[][] Sum(IEnumerable<TransitionPeriod> periods)
    {
        var sum = States.Select(_ => new long[States.Count]).ToArray();
        foreach (var period in periods)
        {
            for (var i = 0; i < sum.Length; i++)
            {
                for (var j = 0; j < sum.Length; j++)
                {
                    sum[i][j] += period.Moves[i][j];
                }
            }
        }

        return sum;
    }
}
