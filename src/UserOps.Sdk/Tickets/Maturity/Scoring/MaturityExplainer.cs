using System.Globalization;

namespace UserOps.Tickets;

/// <summary>The sentences that explain a maturity.</summary>
internal static class MaturityExplainer
{
    /// <summary>How many tickets a sentence names; the answer has more.</summary>
    private const int MaxNamed = 3;

    private static readonly string[] Cultures = ["en", "zh-CN"];

    private static readonly LocalizedText Level = LocalizedText.Of(
        "At least level {level} ({levelName}), at most {plausible} ({plausibleName}); score {score} of 5.",
        "至少第 {level} 级（{levelName}），至多第 {plausible} 级（{plausibleName}）；得分 {score}（满分 5）。");

    private static readonly LocalizedText Layer = LocalizedText.Of(
        "Layer {layer} ({name}): {rating} ({demonstrated}); plausible up to {plausible}, {coverage} of its weight observed.",
        "第{layer}层（{name}）：{rating}（{demonstrated}）；合理上限 {plausible}，已观测权重 {coverage}。");

    private static readonly LocalizedText NotMeasured = LocalizedText.Of(
        "Layer {layer} ({name}): the policy has no indicator for it, so it is not measured.",
        "第{layer}层（{name}）：策略中没有该层指标，未测量。");

    private static readonly LocalizedText Lost = LocalizedText.Of(
        "Layer {layer} loses most by {indicator} {k}/{n} (target {target}). For: {for}. Against: {against}.",
        "第{layer}层差在{indicator} {k}/{n}（目标 {target}）。正面：{for}。反面：{against}。");

    private static readonly LocalizedText LostUnobserved = LocalizedText.Of(
        "Layer {layer} loses most by {indicator}, which nothing shows: {why}.",
        "第{layer}层差在{indicator}，无从观测：{why}。");

    private static readonly LocalizedText Capped = LocalizedText.Of(
        "Layer {layer} is capped by {indicator} {k}/{n}, which is mandatory.",
        "第{layer}层受必备指标{indicator} {k}/{n} 封顶。");

    private static readonly LocalizedText Gated = LocalizedText.Of(
        "The layers above count with {gate} in the score, for layer {layer} does not carry them further.",
        "第{layer}层托底不足，其上各层在得分中按 {gate} 计入。");

    private static readonly LocalizedText Lift = LocalizedText.Of(
        "To reach level {level}, layer {layer} must exceed {threshold}: {steps} would do.",
        "要达到第 {level} 级，第{layer}层须超过 {threshold}：{steps} 即可。");

    private static readonly LocalizedText Plan = LocalizedText.Of(
        "To reach level {level}, these together would do: {steps}.",
        "要达到第 {level} 级，以下合计即可：{steps}。");

    private static readonly LocalizedText Record = LocalizedText.Of(
        "In layer {layer}, {indicators} can't be observed: the log holds no {fields}. Record it.",
        "第{layer}层的 {indicators} 无法观测：日志中没有 {fields}，请予记录。");

    private static readonly LocalizedText Withheld = LocalizedText.Of(
        "Layer {layer} is not shown: a person's own result needs {least} opportunities.",
        "第{layer}层不予展示：个人结果至少需要 {least} 次机会。");

    private static readonly LocalizedText Excluded = LocalizedText.Of(
        "{count} of {tickets} tickets are not judged: {reasons}.",
        "{tickets} 张工单中有 {count} 张不参与评定：{reasons}。");

    private static readonly LocalizedText NoTickets = LocalizedText.Of(
        "There is no ticket yet, so nothing is demonstrated and anything is plausible.",
        "尚无工单，因此没有任何已证实的结果，一切皆有可能。");

    private static readonly LocalizedText[] LevelNames =
    [
        LocalizedText.Of("none yet", "未达任何级"),
        LocalizedText.Of("mover", "搬运工"),
        LocalizedText.Of("solver", "解决者"),
        LocalizedText.Of("driver", "推动者"),
        LocalizedText.Of("optimiser", "优化者"),
        LocalizedText.Of("researcher", "研究者"),
    ];

    private static readonly LocalizedText[] RatingNames =
    [
        LocalizedText.Of("not measured", "未测量"),
        LocalizedText.Of("not achieved", "未达成"),
        LocalizedText.Of("partially achieved", "部分达成"),
        LocalizedText.Of("largely achieved", "大部分达成"),
        LocalizedText.Of("fully achieved", "完全达成"),
    ];

    private static readonly LocalizedText[] ExclusionNames =
    [
        LocalizedText.Of("judged", "参与评定"),
        LocalizedText.Of("merged", "已合并"),
        LocalizedText.Of("handled by programs only", "仅由机器人处理"),
        LocalizedText.Of("by category", "按类别排除"),
        LocalizedText.Of("by state", "按状态排除"),
    ];

    public static EquatableArray<Reason> Explain(Maturity maturity, EquatableArray<int> withheld, MaturityPolicy policy)
    {
        var reasons = new List<Reason>
        {
            new(
                "maturity.level",
                Level,
                [
                    new("level", Exact.Text(maturity.Level)),
                    Named("levelName", LevelNames[maturity.Level]),
                    new("plausible", Exact.Text(maturity.PlausibleLevel)),
                    Named("plausibleName", LevelNames[maturity.PlausibleLevel]),
                    new("score", Number(maturity.Score)),
                ]),
        };
        if (maturity.Tickets == 0)
        {
            reasons.Add(new("maturity.noTickets", NoTickets, []));
        }

        foreach (var layer in maturity.Layers)
        {
            ExplainLayer(layer, maturity, reasons);
        }

        foreach (var layer in withheld)
        {
            reasons.Add(new("maturity.withheld", Withheld, [new("layer", Exact.Text(layer)), new("least", Exact.Text(policy.LeastForPerson))]));
        }

        ExplainGate(maturity, reasons);
        ExplainLift(maturity, reasons);
        ExplainRecord(maturity, reasons);
        ExplainExcluded(maturity, reasons);
        return reasons.ToEquatableArray();
    }

    private static void ExplainLayer(LayerScore layer, Maturity maturity, List<Reason> reasons)
    {
        var number = new Evidence("layer", Exact.Text(layer.Layer));
        var name = Named("name", LevelNames[layer.Layer]);
        if (layer.Rating == AchievementRating.NotMeasured)
        {
            reasons.Add(new("maturity.notMeasured", NotMeasured, [number, name]));
            return;
        }

        reasons.Add(new(
            "maturity.layer",
            Layer,
            [
                number,
                name,
                new("rating", AchievementRatingJsonConverter.LetterOf(layer.Rating)) { Display = RatingNames[(int)layer.Rating] },
                new("demonstrated", Number(layer.Demonstrated)),
                new("plausible", Number(layer.Plausible)),
                new("coverage", Percent(layer.Coverage)),
            ]));
        if (layer.CappedBy is { } capping)
        {
            var indicator = maturity.Indicators.First(item => item.Id == capping);
            reasons.Add(new("maturity.capped", Capped, [number, NameOf(indicator), .. CountsOf(indicator)]));
        }

        if (layer.MostLostBy is { } losing)
        {
            ExplainLoss(number, maturity.Indicators.First(item => item.Id == losing), reasons);
        }
    }

    private static void ExplainLoss(Evidence number, IndicatorScore indicator, List<Reason> reasons)
    {
        if (indicator.Opportunities == 0)
        {
            var why = indicator.State == EvidenceState.NotObservable
                ? LocalizedText.Of($"the log holds no {FieldsOf(indicator.Missing)}", $"日志中没有 {FieldsOf(indicator.Missing)}")
                : LocalizedText.Of("no opportunity came to its end yet", "尚无已到期的机会");
            reasons.Add(new(
                "maturity.lostUnobserved",
                LostUnobserved,
                [number, NameOf(indicator), new("why", indicator.State == EvidenceState.NotObservable ? "notObservable" : "noOpportunity") { Display = why }]));
            return;
        }

        reasons.Add(new(
            "maturity.lost",
            Lost,
            [
                number,
                NameOf(indicator),
                .. CountsOf(indicator),
                new("target", Percent((double)indicator.Target)),
                IdsOf("for", indicator.For, indicator.Successes),
                IdsOf("against", indicator.Against, indicator.Opportunities - indicator.Successes),
            ]));
    }

    private static void ExplainGate(Maturity maturity, List<Reason> reasons)
    {
        var above = maturity.Layers.FirstOrDefault(layer => layer.Gate < 1 && layer.Demonstrated > 0);
        if (above is null)
        {
            return;
        }

        var carrier = maturity.Layers.First(layer => MaturityMath.Gate(layer.Demonstrated) == above.Gate);
        reasons.Add(new("maturity.gated", Gated, [new("layer", Exact.Text(carrier.Layer)), new("gate", Percent(above.Gate))]));
    }

    private static void ExplainLift(Maturity maturity, List<Reason> reasons)
    {
        if (maturity.Lift is not { } lift)
        {
            return;
        }

        if (lift.Alone.Count > 0)
        {
            reasons.Add(new(
                "maturity.lift",
                Lift,
                [
                    new("level", Exact.Text(lift.Level)),
                    new("layer", Exact.Text(lift.Layer)),
                    new("threshold", Number(lift.Threshold)),
                    StepsOf(lift.Alone, LocalizedText.Of(" or ", " 或 ")),
                ]));
        }

        if (lift.Plan.Count > 0)
        {
            reasons.Add(new("maturity.plan", Plan, [new("level", Exact.Text(lift.Level)), StepsOf(lift.Plan, LocalizedText.Of(", ", "，"))]));
        }
    }

    private static void ExplainRecord(Maturity maturity, List<Reason> reasons)
    {
        foreach (var advice in maturity.Record)
        {
            reasons.Add(new(
                "maturity.record",
                Record,
                [
                    new("layer", Exact.Text(advice.Layer)),
                    new("indicators", string.Join(", ", advice.Indicators)),
                    new("fields", FieldsOf(advice.Fields)),
                ]));
        }
    }

    private static void ExplainExcluded(Maturity maturity, List<Reason> reasons)
    {
        if (maturity.Excluded.Count == 0)
        {
            return;
        }

        var texts = LocalizedText.From(
            Cultures.Select(culture => KeyValuePair.Create(
                culture,
                string.Join(", ", maturity.Excluded.Select(item => $"{ExclusionNames[(int)item.Reason].In(culture)} {Exact.Text(item.Tickets)}")))));
        reasons.Add(new(
            "maturity.excluded",
            Excluded,
            [
                new("count", Exact.Text(maturity.Excluded.Sum(item => item.Tickets))),
                new("tickets", Exact.Text(maturity.Tickets)),
                new("reasons", string.Join(", ", maturity.Excluded.Select(item => item.Reason))) { Display = texts },
            ]));
    }

    private static Evidence StepsOf(EquatableArray<LiftStep> steps, LocalizedText between)
    {
        var texts = LocalizedText.From(
            Cultures.Select(culture => KeyValuePair.Create(
                culture,
                string.Join(between.In(culture), steps.Select(step => $"{Indicators.Of(step.Id).Name.In(culture)} ({step.Id}) +{Exact.Text(step.Successes)}")))));
        return new("steps", string.Join(", ", steps.Select(step => $"{step.Id} +{Exact.Text(step.Successes)}"))) { Display = texts };
    }

    private static Evidence NameOf(IndicatorScore indicator) =>
        new("indicator", indicator.Id.ToString())
        {
            Display = LocalizedText.From(indicator.Name.Cultures.Select(culture =>
                KeyValuePair.Create(culture, $"{indicator.Name.In(culture)} ({indicator.Id})"))),
        };

    private static Evidence[] CountsOf(IndicatorScore indicator) =>
        [new("k", Exact.Text(indicator.Successes)), new("n", Exact.Text(indicator.Opportunities))];

    private static Evidence IdsOf(string name, EquatableArray<string> ids, long count) =>
        new(name, ids.Count == 0 ? "–" : $"{string.Join(", ", ids.Take(MaxNamed))}{(Math.Min(ids.Count, MaxNamed) < count ? ", …" : "")}");

    private static Evidence Named(string name, LocalizedText text) => new(name, text.In("en")) { Display = text };

    private static string FieldsOf(EquatableArray<LogField> fields) =>
        string.Join(", ", fields.Select(item => Json.EnumJsonConverter<LogField>.NameOf(item)));

    private static string Number(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);

    private static string Percent(double value) => value.ToString("0 %", CultureInfo.InvariantCulture);
}
