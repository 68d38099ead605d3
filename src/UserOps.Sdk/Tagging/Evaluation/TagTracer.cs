namespace UserOps.Tagging;

/// <summary>Reads off what an evaluation found at every condition.</summary>
internal static class TagTracer
{
    public static TagSet Trace(TagAnswers answers, ProgramBuilder conditions)
    {
        var run = answers.Run;
        var catalog = answers.Tagger.Catalog;
        return new()
        {
            Verdicts = catalog.Tags.Select((tag, i) =>
            {
                var plan = answers.Tagger.Plan(i);
                var holds = Array.Exists(plan.Alternatives, rule => run.Truths[rule.Slot] == (byte)Truth.True);
                var rival = holds ? plan.Before : -1;
                while (rival >= 0 && run.Given[rival] == TagPlan.NotGiven)
                {
                    rival = answers.Tagger.Plan(rival).Before;
                }

                return new TagVerdict
                {
                    Tag = tag.Id,
                    Truth = answers.TruthOf(i),
                    Value = answers.ValueOf(i),
                    NextChange = answers.NextChangeOf(i),
                    YieldsTo = rival < 0 ? null : catalog.Tags[rival].Id,
                    Rules = plan.Rules
                        .Select(rule => new RuleTrace(rule, catalog.Rules[rule].Value, Trace(catalog.Rules[rule].When, run, conditions)))
                        .ToEquatableArray(),
                };
            }).ToEquatableArray(),
        };
    }

    private static ConditionTrace Trace(Condition condition, ProgramRun run, ProgramBuilder conditions)
    {
        var node = conditions.Known[condition];
        var value = conditions.ValueOf(node);
        var parts = condition switch
        {
            AllCondition { All: var all } => all,
            AnyCondition { Any: var any } => any,
            NotCondition { Not: var not } => [not],
            _ => [],
        };
        return new(
            condition,
            (Truth)run.Truths[conditions.SlotOf(node)],
            value < 0 ? FactValue.None : run.Values[value],
            parts.Select(part => Trace(part, run, conditions)).ToEquatableArray());
    }
}
