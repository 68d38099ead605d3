using NodaTime;

namespace UserOps.Lifecycle;

/// <summary>Puts a user's stage into words, in English and Chinese.</summary>
internal static class StageExplainer
{
    private static readonly LocalizedText NotSeen = LocalizedText.Of(
        "Not seen by {asOf}: neither registered nor active.",
        "截至{asOf}尚未出现：未注册，也无活跃。");

    private static readonly LocalizedText NeverActive = LocalizedText.Of(
        "Registered on {since} and never active since; that is no loss yet, only a start that is missing.",
        "{since}注册后从未活跃；这不是流失，而是尚未开始。");

    private static readonly LocalizedText UntilChange = LocalizedText.Of(
        "{stage} since {since}: {clocks}; {next} on {until} unless active.",
        "自{since}起为“{stage}”：{clocks}；若无活跃，{until}转为“{next}”。");

    /// <summary>Where a visit on that day or on its eve would not keep the stage: an age or a time in the stage ends it.</summary>
    private static readonly LocalizedText AnyWay = LocalizedText.Of(
        "{stage} since {since}: {clocks}; {next} on {until}.",
        "自{since}起为“{stage}”：{clocks}；{until}转为“{next}”。");

    private static readonly LocalizedText ForGood = LocalizedText.Of(
        "{stage} since {since}: {clocks}; no change unless active.",
        "自{since}起为“{stage}”：{clocks}；若无活跃，不再变化。");

    private static readonly LocalizedText Held = LocalizedText.Of(
        "{stage} is kept for at least {minimum} once entered.",
        "进入“{stage}”后至少保持{minimum}。");

    private static readonly LocalizedText Playbook = LocalizedText.Of("{meaning} {action}", "{meaning}{action}");

    private static readonly LocalizedText IfActive = LocalizedText.Of(
        "If active today, the stage would be {stage}.",
        "若当日活跃，则为“{stage}”。");

    /// <summary>Explains one user: the sentence that says it all, then each clock that decided, then what to do.</summary>
    public static IEnumerable<Reason> Explain(StageEvaluator evaluator, UserActivity activity, StageSpan span, LocalDate asOf)
    {
        if (!span.Stage.IsStage)
        {
            yield return span.Since is { } registered
                ? new("lifecycle.neverActive", NeverActive, [StageWords.Day("since", registered, asOf)])
                : new("lifecycle.notSeen", NotSeen, [StageWords.Day("asOf", asOf, asOf)]);
            yield break;
        }

        var stage = evaluator.Find(span.Stage)!;
        var known = new UserActivity(activity.Days.UpTo(asOf), activity.Registered);
        var clues = Deciding(evaluator, known, stage, asOf);
        List<Evidence> evidence =
        [
            StageWords.Named("stage", stage),
            StageWords.Day("since", span.Since!.Value, asOf),
            StageWords.Clocks(clues, evaluator),
        ];
        var sentence = ForGood;
        if (span.Until is { } until)
        {
            var next = evaluator.StageOf(known, until);
            var visited = new UserActivity(known.Days.Add(until.PlusDays(-1)), known.Registered);
            var comesAnyWay = evaluator.StageIfActive(known, until) == next && evaluator.StageOf(visited, until) == next;
            sentence = comesAnyWay ? AnyWay : UntilChange;
            evidence.Add(StageWords.MidSentence("next", evaluator.Find(next)!));
            evidence.Add(StageWords.Day("until", until, asOf));
        }

        yield return new("lifecycle.stage", sentence, evidence.ToEquatableArray());
        if (clues.Count == 0 && evaluator.Policy.Stages.Count > 1 && stage.MinimumStay is { } minimum)
        {
            yield return new("lifecycle.minimumStay", Held, [StageWords.Named("stage", stage), StageWords.Length("minimum", minimum)]);
        }

        foreach (var clue in clues)
        {
            yield return StageWords.Clock(clue, evaluator, asOf);
        }

        if (evaluator.Find(evaluator.StageIfActive(known, asOf)) is { } lift && lift.Id != stage.Id)
        {
            yield return new("lifecycle.ifActive", IfActive, [StageWords.Named("stage", lift)]);
        }

        yield return new("lifecycle.playbook", Playbook,
        [
            new("meaning", stage.Meaning.In("en")) { Display = stage.Meaning },
            new("action", stage.Action.In("en")) { Display = stage.Action },
        ]);
    }

    /// <summary>The clues of the rule that took the user in; for the last stage, of those that did not. Each clock once.</summary>
    private static EquatableArray<StageClue> Deciding(StageEvaluator evaluator, in UserActivity activity, Stage stage, LocalDate asOf)
    {
        var clues = evaluator.Trace(activity, asOf);
        var leaves = new HashSet<StageRule>();
        StageLeaves.AddTo(stage.Enter, leaves);
        StageLeaves.AddTo(stage.Stay, leaves);
        return clues
            .Where(clue => leaves.Count == 0 ? clue.Holds || clue.Before < 0 || clue.Atom.Kind != AtomKind.Was : leaves.Contains(clue.Atom.Rule))
            .DistinctBy(clue => clue.Atom.Kind is AtomKind.ActiveDays or AtomKind.Streak
                ? (object)clue.Atom
                : clue.Atom.Kind)
            .OrderBy(clue => clue.Atom.Kind is AtomKind.Silence ? 0 : clue.Atom.Kind is AtomKind.Was ? 2 : 1)
            .ToEquatableArray();
    }
}
