using UserOps.Rfm;

namespace UserOps.Reporting;

/// <summary>The grid of recency by frequency.</summary>
internal static class RfmGridPicture
{
    public static Picture Draw(RfmModel model, IEnumerable<RfmFigures> users, PictureOptions? options)
    {
        var cells = Count(model, users, out var unscored);
        var sheet = new Sheet(options, "rfm-grid", "Users by recency and frequency, coloured by their money", "按近度与频度看用户（颜色为净额）");
        var words = sheet.Words;
        var (all, money) = (cells.Values.Sum(cell => cell.Users), cells.Values.Sum(cell => (double)cell.Money));
        if (all == 0)
        {
            return sheet.Nothing(words.Of("No user has purchases in view, so there is nothing to draw.", "没有用户在观察期内购买，因此无图可画。"));
        }

        var (recency, frequency) = (model.Recency.Bins, model.Frequency.Bins);
        var scale = HeatScale.Factors(cells.Values.Select(cell => (double)cell.Money), words.Short);
        new HeatGrid(
            sheet,
            [.. Enumerable.Range(1, frequency).Reverse().Select(f => $"F{f}: {RfmLevels.Range(model.Frequency, f)}")],
            [.. Enumerable.Range(1, recency).Select(r => sheet.IsNarrow ? $"R{r}" : $"R{r}: {RfmLevels.Range(model.Recency, recency + 1 - r)}")],
            (row, column) => Cell(column + 1, frequency - row),
            scale)
        {
            RowTitle = words.Of("orders", "订单数"),
            ColumnTitle = words.Of("days since the last order: the best at the right", "距上次购买天数：右侧最好"),
            LegendTitle = words.Of("money of the cell", "该格净额"),
            RowHeight = 40,
            MaxCellWidth = 130,
        }.Draw();
        if (unscored > 0)
        {
            sheet.Note(words.Of(
                $"{words.Count(unscored, "user has", "users have", "位")} no purchase in view and {(unscored == 1 ? "is" : "are")} not drawn.", $"另有 {Words.Count(unscored)} 位用户在观察期内没有购买，未画出。"));
        }

        var best = cells.MaxBy(cell => (cell.Value.Money, cell.Key.R, cell.Key.F));
        return sheet.Finish(
            Table(words, cells, money),
            words.Of(
                $"{Words.Count(all)} users by recency and frequency. The cell with most money is R{best.Key.R} F{best.Key.F}: {words.Count(best.Value.Users, "user", "users", "位用户")}, {words.Short((double)best.Value.Money)}{Share(best.Value.Money)}.",
                $"按近度与频度划分的 {Words.Count(all)} 位用户。净额最多的是 R{best.Key.R} F{best.Key.F}：{Words.Count(best.Value.Users)} 位用户，{words.Short((double)best.Value.Money)}{Share(best.Value.Money)}。"));

        HeatCell Cell(int r, int f)
        {
            var (count, sum) = cells.GetValueOrDefault((r, f));
            var tip = words.Of($"R{r} F{f}: {words.Count(count, "user", "users", "位用户")}, money {Words.Amount(sum)}", $"R{r} F{f}：{Words.Count(count)} 位用户，净额 {Words.Amount(sum)}");
            return count == 0 ? new(null, "0", tip) : new((double)sum, Words.Count(count), tip, Second: words.Short((double)sum));
        }

        string Share(decimal sum) => money > 0 ? words.Of($" ({words.Percent((double)sum / money)} of all)", $"（占全部 {words.Percent((double)sum / money)}）") : "";
    }

    /// <summary>Counts the users and the money of each cell in one pass; cells of nobody are left out.</summary>
    private static SortedDictionary<(int R, int F), (long Users, decimal Money)> Count(RfmModel model, IEnumerable<RfmFigures> users, out long unscored)
    {
        unscored = 0;
        var (recency, frequency) = (model.Recency.Bins, model.Frequency.Bins);
        var counts = new long[recency * frequency];
        var money = new decimal[recency * frequency];
        foreach (var user in users)
        {
            var score = model.Score(user);
            if (score.IsScored)
            {
                var cell = ((score.R - 1) * frequency) + score.F - 1;
                counts[cell]++;
                money[cell] += user.NetTotal;
            }
            else
            {
                unscored++;
            }
        }

        var cells = new SortedDictionary<(int R, int F), (long Users, decimal Money)>();
        for (var cell = 0; cell < counts.Length; cell++)
        {
            if (counts[cell] > 0)
            {
                cells.Add(((cell / frequency) + 1, (cell % frequency) + 1), (counts[cell], money[cell]));
            }
        }

        return cells;
    }

    private static PictureTable Table(Words words, SortedDictionary<(int R, int F), (long Users, decimal Money)> cells, double money) => Tables.Of(
        [
            Tables.Number("R"), Tables.Number("F"), Tables.Number(words.Of("users", "用户")),
            Tables.Number(words.Of("money", "净额")), Tables.Number(words.Of("share of money", "净额占比")), Tables.Number(words.Of("a user", "人均")),
        ],
        cells.Reverse().Select(cell => (string[])
        [
            $"{cell.Key.R}", $"{cell.Key.F}", Words.Count(cell.Value.Users), Words.Amount(cell.Value.Money),
            money > 0 ? words.Percent((double)cell.Value.Money / money) : "–", Words.Amount(cell.Value.Money / cell.Value.Users),
        ]));
}
