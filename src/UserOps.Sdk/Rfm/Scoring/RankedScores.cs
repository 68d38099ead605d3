namespace UserOps.Rfm;

/// <summary>Scores a population by rank where the policy asks for SQL's NTILE.</summary>
internal static class RankedScores
{
    /// <summary>Puts ranks in place of levels, in the dimensions that are ranked.</summary>
    /// <param name="model">The model that was fitted on these very summaries.</param>
    /// <param name="summaries">The summaries in the order of the user ids, which breaks ties.</param>
    /// <param name="scores">The scores by the model's cuts; changed in place.</param>
    /// <returns><see langword="true"/> if any dimension is ranked.</returns>
    public static bool Apply(RfmModel model, PurchaseSummary[] summaries, RfmScore[] scores)
    {
        int[] scored = [.. Enumerable.Range(0, scores.Length).Where(i => scores[i].IsScored)];
        var r = Levels(model.Recency, scored, i => -summaries[i].DaysSinceLast!.Value);
        var f = Levels(model.Frequency, scored, i => summaries[i].Orders);
        var m = Levels(model.Monetary, scored, i => summaries[i].NetTotal);
        if (r is null && f is null && m is null)
        {
            return false;
        }

        for (var i = 0; i < scored.Length; i++)
        {
            var old = scores[scored[i]];
            var (newR, newF, newM) = (r?[i] ?? old.R, f?[i] ?? old.F, m?[i] ?? old.M);
            scores[scored[i]] = new(newR, newF, newM, model.TotalOf(newR, newF, newM));
        }

        return true;
    }

    private static int[]? Levels(RfmScale scale, int[] scored, Func<int, decimal> valueOf)
    {
        if (scale.Method != BinMethod.Ntile)
        {
            return null;
        }

        int[] byRank = [.. Enumerable.Range(0, scored.Length).OrderBy(i => valueOf(scored[i]))]; // stable: ties keep the order of the ids
        var levels = new int[scored.Length];
        var level = 1;
        for (var rank = 0; rank < byRank.Length; rank++)
        {
            while (rank >= ScaleFit.NtileEnd(level, scored.Length, scale.Bins))
            {
                level++;
            }

            levels[byRank[rank]] = level;
        }

        return levels;
    }
}
