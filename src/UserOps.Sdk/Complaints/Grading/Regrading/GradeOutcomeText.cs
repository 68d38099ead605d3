namespace UserOps.Complaints;

/// <summary>The sentences that tell what became of a proposed grade.</summary>
internal static class GradeOutcomeText
{
    private static readonly LocalizedText Set = LocalizedText.Of("It is {after}: {cause}.", "定为 {after}：{cause}。");

    private static readonly LocalizedText Kept = LocalizedText.Of("It stays {after}: {cause} asks for no graver one.", "维持 {after}：“{cause}”未要求更高级别。");

    private static readonly LocalizedText Raised = LocalizedText.Of("Raised from {before} to {after}: {cause}.", "由 {before}升为 {after}：{cause}。");

    private static readonly LocalizedText Lowered = LocalizedText.Of(
        "Lowered from {before} to {after} by {actor}: {reason}", "由 {before}降为 {after}，操作人 {actor}：{reason}");

    private static readonly LocalizedText NeedsActor = LocalizedText.Of(
        "It stays {after}, although {cause} gives {asked}: only a person lowers a grade. Name the actor and the reason.",
        "维持 {after}，虽然“{cause}”得出 {asked}：降级须由人员作出，请注明操作人和理由。");

    private static readonly LocalizedText NeedsReason = LocalizedText.Of(
        "It stays {after}: {actor} gives no reason for {asked}. Add the reason.",
        "维持 {after}：{actor} 未说明降为 {asked}的理由，请补充理由。");

    private static readonly LocalizedText CauseOnlyRaises = LocalizedText.Of(
        "It stays {after}: {cause} never lowers a grade. Lower it by a review or by new evidence, with an actor and a reason.",
        "维持 {after}：“{cause}”不能降级。请以复核或新证据为由，并注明操作人和理由。");

    private static readonly LocalizedText[] Causes =
    [
        LocalizedText.Of("new evidence", "新证据"),
        LocalizedText.Of("age against the target", "处理时长接近或超过目标"),
        LocalizedText.Of("more customers with the same matter", "同类投诉增多"),
        LocalizedText.Of("the complaint was reopened", "投诉重新打开"),
        LocalizedText.Of("another complaint was merged into it", "合并了另一投诉"),
        LocalizedText.Of("a review", "复核"),
    ];

    public static Reason Of(GradeOutcome outcome)
    {
        var (code, template) = outcome switch
        {
            { Kind: GradeOutcomeKind.Set } => ("complaints.gradeSet", Set),
            { Kind: GradeOutcomeKind.Raised } => ("complaints.gradeRaised", Raised),
            { Kind: GradeOutcomeKind.Lowered } => ("complaints.gradeLowered", Lowered),
            { Refusal: GradeRefusal.NeedsActor } => ("complaints.gradeRefused", NeedsActor),
            { Refusal: GradeRefusal.NeedsReason } => ("complaints.gradeRefused", NeedsReason),
            { Refusal: GradeRefusal.CauseOnlyRaises } => ("complaints.gradeRefused", CauseOnlyRaises),
            _ => ("complaints.gradeKept", Kept),
        };
        List<Evidence> evidence =
        [
            Grade("after", outcome.After),
            Grade("asked", outcome.Change.Grade),
            new("cause", Json.EnumJsonConverter<GradeCause>.NameOf(outcome.Change.Cause)) { Display = Causes[(int)outcome.Change.Cause] },
        ];
        if (outcome.Before is { } before)
        {
            evidence.Insert(0, Grade("before", before));
        }

        if (outcome.Change.Actor is { } actor)
        {
            evidence.Add(new("actor", actor));
        }

        if (outcome.Change.Reason is { } reason)
        {
            evidence.Add(new("reason", reason));
        }

        return new(code, template, evidence.ToEquatableArray());
    }

    private static Evidence Grade(string name, ComplaintGrade grade) => new(name, Exact.Text(grade.Number())) { Display = GradingExplainer.Words(grade) };
}
