using UserOps.Tickets;

namespace UserOps.Reporting;

/// <summary>What would lift the level by one, and what to record.</summary>
internal static class TicketLiftPicture
{
    public static Picture Draw(Maturity maturity, PictureOptions? options)
    {
        var sheet = new Sheet(options, "ticket-lift", words => words.Of("What lifts the level", "如何升级") + TicketWords.Whose(words, maturity));
        var words = sheet.Words;
        if (maturity.Lift is not { } lift || (lift.Plan.Count == 0 && lift.Alone.Count == 0))
        {
            return sheet.Nothing(WhyNone(words, maturity), Columns(words));
        }

        sheet.Note(words.Of(
            $"To reach {TicketWords.LevelInWords(words, lift.Level)}, {TicketWords.Layer(words, lift.Layer)} must exceed {words.Percent(lift.Threshold)}. Counted are further successes, with no further failure.",
            $"要达到{TicketWords.LevelInWords(words, lift.Level)}，{TicketWords.Layer(words, lift.Layer)}须超过 {words.Percent(lift.Threshold)}。图中为还需成功的次数，其间不再失败。"));
        BarRows.Draw(
            sheet,
            [
                .. Part(words, maturity, lift.Plan, words.Of("These together are enough", "以下合计即可"), Style.Fill(0)),
                .. Part(words, maturity, lift.Alone, words.Of($"Or one of these alone, for layer {lift.Layer}", $"或以下任一项单独即可（第 {lift.Layer} 层）"), Style.Fill(1)),
            ]);
        foreach (var advice in maturity.Record)
        {
            var (ids, fields) = (words.List(advice.Indicators.Select(id => $"{id}")), TicketWords.FieldsOf(words, advice.Fields));
            sheet.Note(words.Of(
                $"Record in layer {advice.Layer}: {fields}. Then {ids} can be measured.",
                $"第 {advice.Layer} 层请记录：{fields}，之后即可测量 {ids}。"));
        }

        return sheet.Finish(
            Tables.Of(Columns(words), Rows(words, maturity, lift)),
            Sentence(words, maturity, lift) ?? WhyNone(words, maturity));
    }

    /// <summary>The plan in a sentence, or the least single step where there is no plan; nothing where there is neither.</summary>
    public static string? Sentence(Words words, Maturity maturity, MaturityLift lift)
    {
        LiftStep[] steps = lift.Plan.Count > 0 ? [.. lift.Plan] : [.. lift.Alone.Take(1)];
        return steps.Length == 0 ? null : words.Of(
            $"To reach {TicketWords.LevelInWords(words, lift.Level)}, these further successes are enough: {words.List(steps.Select(Step))}.",
            $"要达到{TicketWords.LevelInWords(words, lift.Level)}，再成功以下次数即可：{words.List(steps.Select(Step))}。");

        string Step(LiftStep step) => $"{TicketWords.Indicator(words, maturity, step.Id)} +{Words.Count(step.Successes)}{RecordFirst(words, step)}";
    }

    private static string WhyNone(Words words, Maturity maturity) => maturity switch
    {
        { Level: >= Indicators.Layers } => words.Of("The highest level is reached: nothing lifts it further.", "已达到最高等级，无需再升。"),
        { Lift: null } => words.Of("The policy has no indicators for the next layer, so nothing can lift the level.", "策略中没有下一层的指标，因此无法升级。"),
        _ => words.Of("No number of further successes alone was found that lifts the level.", "未找到仅靠继续成功就能升级的办法。"),
    };

    private static IEnumerable<BarRow> Part(Words words, Maturity maturity, EquatableArray<LiftStep> steps, string heading, string style) => steps.Count == 0
        ? []
        :
        [
            new(heading) { IsHeading = true },
            .. steps.Select(step => new BarRow(
                TicketWords.Indicator(words, maturity, step.Id), new Bar(step.Successes, $"+{Words.Count(step.Successes)}{RecordFirst(words, step)}", style))),
        ];

    private static string RecordFirst(Words words, LiftStep step) =>
        step.RecordFirst.Count == 0 ? "" : words.Of($" (record first: {TicketWords.FieldsOf(words, step.RecordFirst)})", $"（先记录：{TicketWords.FieldsOf(words, step.RecordFirst)}）");

    private static PictureColumn[] Columns(Words words) =>
    [
        Tables.Text(words.Of("way", "途径")), Tables.Text(words.Of("indicator", "指标")), Tables.Number(words.Of("further successes", "还需成功")), Tables.Text(words.Of("record first", "先记录")),
    ];

    private static IEnumerable<string[]> Rows(Words words, Maturity maturity, MaturityLift lift) =>
        lift.Plan.Select(step => (Way: words.Of("together", "合计"), Step: step)).Concat(lift.Alone.Select(step => (Way: words.Of("alone", "单独"), Step: step))).Select(row => (string[])
        [
            row.Way, TicketWords.Indicator(words, maturity, row.Step.Id), Words.Count(row.Step.Successes),
            row.Step.RecordFirst.Count == 0 ? "–" : TicketWords.FieldsOf(words, row.Step.RecordFirst),
        ]);
}
