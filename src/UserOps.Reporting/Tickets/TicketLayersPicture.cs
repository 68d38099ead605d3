using UserOps.Tickets;

namespace UserOps.Reporting;

/// <summary>The stairs of the five layers: how far each is demonstrated and plausible, what caps it, and what it counts.</summary>
internal static class TicketLayersPicture
{
    private const double Line = 14;

    public static Picture Draw(Maturity maturity, PictureOptions? options)
    {
        var sheet = new Sheet(options, "ticket-layers", words => words.Of("How mature the handling of tickets is", "工单处理成熟度") + TicketWords.Whose(words, maturity));
        var words = sheet.Words;
        if (maturity.Layers.Count == 0 || (maturity.Tickets == 0 && maturity.Indicators.All(item => item.Opportunities == 0)))
        {
            return sheet.Nothing(words.Of("There is no ticket yet, so nothing is demonstrated and anything is plausible.", "尚无工单，因此没有任何已证实的结果，一切皆有可能。"));
        }

        var summary = Summary(words, maturity);
        sheet.Heading(summary);
        if (maturity.Lift is { } lift && HoldsBack(words, maturity, lift) is { } sentence)
        {
            sheet.Note(sentence);
        }

        new Stairs(sheet, maturity).Draw();
        sheet.Legend(
        [
            LegendEntry.Square(words.Of("demonstrated", "已证实"), Style.Fill(0)),
            LegendEntry.Square(words.Of("plausible beyond", "合理上限"), Style.Wash(0)),
            LegendEntry.Disc(words.Of("observed", "观测值"), Style.InkFill),
            LegendEntry.Line(words.Of("must be exceeded for the next level", "升级须超过的线"), Style.RuleLine),
            LegendEntry.Line(words.Of("15, 50, 85 %: partially, largely, fully achieved", "15、50、85%：部分、大部分、完全达成"), Style.AxisLine),
        ]);
        return sheet.Finish(Table(words, maturity), summary + (maturity.Lift is { } next ? words.Of(" ", "") + HoldsBack(words, maturity, next) : ""));
    }

    /// <summary>Both levels and the score in a sentence.</summary>
    public static string Summary(Words words, Maturity maturity) => words.Of(
        $"At least {TicketWords.LevelInWords(words, maturity.Level)}, at most {TicketWords.LevelInWords(words, maturity.PlausibleLevel)}; score {Words.Number(maturity.Score)} of 5.",
        $"至少{TicketWords.LevelInWords(words, maturity.Level)}，至多{TicketWords.LevelInWords(words, maturity.PlausibleLevel)}；得分 {Words.Number(maturity.Score)}（满分 5）。");

    /// <summary>Which layer stands in the way of the next level, and what caps it; nothing where the layer isn't known.</summary>
    public static string? HoldsBack(Words words, Maturity maturity, MaturityLift lift)
    {
        if (maturity.Layers.FirstOrDefault(layer => layer.Layer == lift.Layer) is not { } layer)
        {
            return null;
        }

        var weakest = layer.CappedBy is { } cap
            ? words.Of($"; {TicketWords.Indicator(words, maturity, cap)} is mandatory and caps it", $"；受必备指标 {TicketWords.Indicator(words, maturity, cap)} 封顶")
            : layer.MostLostBy is { } lost
                ? words.Of($"; it loses most by {TicketWords.Indicator(words, maturity, lost)}", $"；失分最多的是 {TicketWords.Indicator(words, maturity, lost)}") : "";
        var (is_, needed) = (words.Percent(layer.Demonstrated), words.Percent(lift.Threshold));
        return words.Of(
            $"Level {lift.Level} is held back by {TicketWords.Layer(words, lift.Layer)}: {is_} demonstrated, more than {needed} needed{weakest}.",
            $"第 {lift.Level} 级受阻于{TicketWords.Layer(words, lift.Layer)}：已证实 {is_}，须超过 {needed}{weakest}。");
    }

    private static PictureTable Table(Words words, Maturity maturity) => Tables.Of(
        [
            Tables.Text(words.Of("layer", "层次")), Tables.Number(words.Of("demonstrated", "已证实")), Tables.Number(words.Of("observed", "观测值")),
            Tables.Number(words.Of("plausible", "合理上限")), Tables.Number(words.Of("weight observed", "已观测权重")), Tables.Text(words.Of("rating", "评级")),
            Tables.Text(words.Of("capped by", "封顶指标")), Tables.Text(words.Of("loses most by", "失分最多")), Tables.Number(words.Of("counts in the score", "计入得分")),
        ],
        maturity.Layers.Select(layer => (string[])
        [
            $"{layer.Layer} {TicketWords.Level(words, layer.Layer)}", words.Percent(layer.Demonstrated), words.Percent(layer.Observed), words.Percent(layer.Plausible),
            words.Percent(layer.Coverage), TicketWords.Rating(words, layer.Rating),
            layer.CappedBy is { } cap ? TicketWords.Indicator(words, maturity, cap) : "–",
            layer.MostLostBy is { } lost ? TicketWords.Indicator(words, maturity, lost) : "–",
            words.Percent(layer.Gate),
        ]));

    /// <summary>The stairs themselves: a step higher for each layer, and on it a column from nothing to full achievement.</summary>
    private sealed class Stairs(Sheet sheet, Maturity maturity)
    {
        private readonly Words _words = sheet.Words;
        private readonly double _width = sheet.Room / maturity.Layers.Count;
        private readonly double _rise = sheet.IsNarrow ? 12 : 20;
        private readonly double _height = sheet.IsNarrow ? 90 : 110;
        private readonly NumberAxis _axis = NumberAxis.Between(0, 1, _ => "");

        public void Draw()
        {
            var lines = maturity.Layers.Select(layer => TextsOf(layer).Count).Max();
            var foot = (lines * Line) + 8;
            var box = sheet.Take((2 * Line) + 6 + _height + foot + (_rise * (maturity.Layers.Count - 1)));
            for (var place = 0; place < maturity.Layers.Count; place++)
            {
                var layer = maturity.Layers[place];
                var floor = box.Bottom - foot - (place * _rise);
                var step = new Box(box.X + (place * _width), floor, _width, box.Bottom - floor);
                sheet.Canvas.Rect(step, Style.Neutral);
                DrawColumn(layer, new(step.X + (_width * 0.14), floor - _height, _width * 0.72, _height));
                DrawHead(layer, step.MiddleX, floor - _height - 6);
                var texts = TextsOf(layer);
                for (var line = 0; line < texts.Count; line++)
                {
                    sheet.Canvas.Label(step.MiddleX, box.Bottom - foot + 14 + (line * Line), texts[line], _width - 2, Style.OnHeat(0), TextEnd.Middle);
                }
            }

            sheet.Skip(6);
        }

        private void DrawColumn(LayerScore layer, Box area)
        {
            var (canvas, tip) = (sheet.Canvas, TipOf(layer));
            canvas.Rect(area, Style.Frame, tip);
            if (layer.Rating == AchievementRating.NotMeasured)
            {
                canvas.Hatch(area);
                return;
            }

            var (low, high) = (At(layer.Demonstrated), At(Math.Max(layer.Plausible, layer.Demonstrated)));
            canvas.Rect(Box.Between(area.X, high, area.Right, low), Style.Wash(0), tip);
            canvas.Rect(Box.Between(area.X, low, area.Right, area.Bottom), Style.Fill(0), tip);
            foreach (var bound in new[] { 0.15, 0.5, 0.85 })
            {
                canvas.Line(area.X, At(bound), area.Right, At(bound), Style.AxisLine);
            }

            if (layer.Observed is { } observed)
            {
                canvas.Disc(area.MiddleX, At(observed), 4, Style.Ground);
                canvas.Disc(area.MiddleX, At(observed), 3, Style.InkFill, tip);
            }

            if (maturity.Lift is { } lift && lift.Layer == layer.Layer)
            {
                var over = area.Width * 0.12;
                canvas.Line(area.X - over, At(lift.Threshold), area.Right + over, At(lift.Threshold), Style.RuleLine, tip);
            }

            double At(double value) => area.Bottom - (area.Height * _axis.PartOf(value));
        }

        /// <summary>The range, and above it which level stands here.</summary>
        private void DrawHead(LayerScore layer, double middle, double bottom)
        {
            var room = _width - 2;
            sheet.Canvas.Label(middle, bottom, layer.Rating == AchievementRating.NotMeasured ? _words.Of("no data", "未测量") : RangeOf(layer), room, Style.OnHeat(0), TextEnd.Middle);
            var flag = (layer.Layer == maturity.Level, layer.Layer == maturity.PlausibleLevel) switch
            {
                (true, true) => _words.Of("this level", "当前等级"),
                (true, false) => _words.Of("at least", "至少"),
                (false, true) => _words.Of("at most", "至多"),
                _ => "",
            };
            sheet.Canvas.Label(middle, bottom - Line, flag, room, Style.Strong, TextEnd.Middle);
        }

        private string RangeOf(LayerScore layer)
        {
            var decimals = sheet.IsNarrow ? 0 : 1;
            var (low, high) = (Words.Number(100 * layer.Demonstrated, decimals), Words.Number(100 * layer.Plausible, decimals));
            return $"{(low == high ? low : $"{low}–{high}")}{(sheet.IsNarrow ? "" : _words.Of(" %", "%"))}";
        }

        private List<string> TextsOf(LayerScore layer)
        {
            var texts = new List<string> { $"{layer.Layer} {TicketWords.Level(_words, layer.Layer)}" };
            if (sheet.IsNarrow)
            {
                texts = [$"{layer.Layer}", TicketWords.Level(_words, layer.Layer)];
            }

            if (layer.CappedBy is { } cap)
            {
                texts.Add(sheet.IsNarrow ? _words.Of($"cap {cap}", $"封顶 {cap}") : _words.Of($"capped by {cap}", $"受 {cap} 封顶"));
            }

            if (layer.Gate < 1 && layer.Rating != AchievementRating.NotMeasured)
            {
                var gate = Words.Number(100 * layer.Gate, 0) + _words.Of(" %", "%");
                texts.Add(sheet.IsNarrow ? $"× {gate}" : _words.Of($"counts {gate} in the score", $"按 {gate} 计分"));
            }

            return texts;
        }

        private string TipOf(LayerScore layer)
        {
            var (low, high) = (_words.Percent(layer.Demonstrated), _words.Percent(layer.Plausible));
            var (rating, seen) = (TicketWords.Rating(_words, layer.Rating), _words.Percent(layer.Observed));
            return _words.Of(
                $"{TicketWords.Layer(_words, layer.Layer)}: {rating}, {low} demonstrated, {seen} observed, {high} plausible",
                $"{TicketWords.Layer(_words, layer.Layer)}：{rating}，已证实 {low}，观测值 {seen}，合理上限 {high}");
        }
    }
}
