using UserOps.Rfm;

namespace UserOps.Reporting;

/// <summary>The cuts of a model on the distributions that they cut.</summary>
internal static class RfmCutsPicture
{
    private const int Columns = 40;

    public static Picture Draw(RfmModel model, RfmDistribution distribution, PictureOptions? options)
    {
        var sheet = new Sheet(options, "rfm-cuts", "Where the scores are cut", "得分的分界");
        var words = sheet.Words;
        if (distribution.Users == 0)
        {
            return sheet.Nothing(words.Of("No user has purchases in view, so there is nothing to cut.", "没有用户在观察期内购买，因此没有可分界的数据。"));
        }

        Part(words.Of("R: days since the last order", "R：距上次购买天数"), model.Recency, distribution.DaysSinceLast, values => new NumberAxis(values, words.Short, leastStep: 1));
        Part(words.Of("F: orders", "F：订单数"), model.Frequency, distribution.Orders, values => new PowerAxis(values, words.Short));
        Part(words.Of("M: money", "M：净额"), model.Monetary, distribution.NetTotals, values => new PowerAxis(values, words.Short));
        return sheet.Finish(
            Table(words, model),
            words.Of(
                $"Three histograms of {words.Count(distribution.Users, "user", "users", "")} with the cuts between the scores: recency at {Cuts(model.Recency)} days, frequency at {Cuts(model.Frequency)} orders, money at {Cuts(model.Monetary)}.",
                $"{Words.Count(distribution.Users)} 位用户的三幅直方图及得分分界：近度 {Cuts(model.Recency)} 天，频度 {Cuts(model.Frequency)} 单，净额 {Cuts(model.Monetary)}。"));

        void Part(string name, RfmScale scale, EquatableArray<KeyValuePair<decimal, long>> counts, Func<IEnumerable<double>, Axis> axisOf)
        {
            sheet.Heading(name);
            var x = axisOf(counts.Select(entry => (double)entry.Key).Concat(scale.Cuts.Select(cut => (double)cut)));
            var columns = new long[Columns];
            foreach (var (value, users) in counts)
            {
                columns[Math.Min(Columns - 1, (int)(Columns * x.PartOf((double)value)))] += users;
            }

            var plot = new Plot(
                sheet,
                x,
                new NumberAxis(columns.Select(users => (double)users), words.Short, leastStep: 1),
                sheet.IsNarrow ? 70 : 84,
                (null, words.Of("users", "用户")),
                [.. scale.Cuts.Select(cut => new PlotRule((double)cut, words.Short((double)cut)))]);
            var width = plot.Area.Width / Columns;
            for (var column = 0; column < Columns; column++)
            {
                if (columns[column] > 0)
                {
                    var (left, top) = (plot.Area.X + (column * width), plot.Y(columns[column]));
                    sheet.Canvas.Rect(new(left, top, Math.Max(0.5, width - 0.5), plot.Area.Bottom - top), Style.Fill(0), words.Count(columns[column], "user", "users", "位用户"));
                }
            }
        }

        string Cuts(RfmScale scale) => scale.Cuts.Count == 0 ? "–" : words.List(scale.Cuts.Select(cut => words.Short((double)cut)));
    }

    private static PictureTable Table(Words words, RfmModel model) => Tables.Of(
        [
            Tables.Text(words.Of("score", "得分")), Tables.Number(words.Of("level", "档")), Tables.Number(words.Of("above the cut", "高于分界值")),
            Tables.Number(words.Of("up to the cut", "至分界值")), Tables.Number(words.Of("users when it was fitted", "拟合时用户数")),
        ],
        new[] { ("R", model.Recency), ("F", model.Frequency), ("M", model.Monetary) }.SelectMany(part => Enumerable.Range(1, part.Item2.Counts.Count).Select(level => (string[])
        [
            part.Item1,
            $"{(part.Item1 == "R" ? part.Item2.Bins + 1 - level : level)}",
            level > 1 && part.Item2.Cuts.Count > 0 ? Words.Amount(part.Item2.Cuts[level - 2]) : "–",
            level <= part.Item2.Cuts.Count ? Words.Amount(part.Item2.Cuts[level - 1]) : "–",
            Words.Count(part.Item2.Counts[level - 1]),
        ])));
}
