using NodaTime.Text;

namespace UserOps.Complaints;

/// <summary>The sentences that explain who is to work on a complaint.</summary>
internal static class RoutingExplainer
{
    private static readonly LocalizedText Needs = LocalizedText.Of("{complaint} needs {skills}.", "{complaint} 需要技能：{skills}。");

    private static readonly LocalizedText NeedsNone = LocalizedText.Of("{complaint} needs no special skill.", "{complaint} 无特殊技能要求。");

    private static readonly LocalizedText Routed = LocalizedText.Of(
        "{handler} takes it: with a load of {load} of {capacity} the least busy of {free} free {free:handler|handlers} with the skills.",
        "由 {handler} 处理：负载 {load}/{capacity}，在 {free} 位具备技能且有余量的处理人中最低。");

    private static readonly LocalizedText Tied = LocalizedText.Of(
        "{others} {others:other is|others are} as busy; {handler} has been idle longest, since {since}, or comes first by id.",
        "另有 {others} 位负载相同；{handler} 空闲最久（自 {since}），或按编号在前。");

    private static readonly LocalizedText TiedNever = LocalizedText.Of(
        "{others} {others:other is|others are} as busy; {handler} has never had a complaint, or comes first by id.",
        "另有 {others} 位负载相同；{handler} 从未分配过投诉，或按编号在前。");

    private static readonly LocalizedText NoSkill = LocalizedText.Of("Nobody has all of them; {lacking} is lacking.", "无人具备全部技能；缺少：{lacking}。");

    private static readonly LocalizedText Nobody = LocalizedText.Of("There is nobody to take it.", "没有可用的处理人。");

    private static readonly LocalizedText NoCapacity = LocalizedText.Of(
        "{skilled} {skilled:handler has|handlers have} the skills and no capacity left.",
        "{skilled} 位处理人具备技能，但均无余量。");

    /// <summary>Explains a routing: what is needed, and who has it.</summary>
    /// <param name="value">The routing.</param>
    /// <param name="free">Those who can take it, the one to be taken first.</param>
    public static IEnumerable<Reason> Explain(Routing value, List<Handler> free)
    {
        yield return value.Skills.Count == 0
            ? new("routing.needsNone", NeedsNone, [new("complaint", value.Complaint.Value)])
            : new("routing.needs", Needs, [new("complaint", value.Complaint.Value), new("skills", string.Join(", ", value.Skills))]);
        if (value.Outcome == RoutingOutcome.NoCapacity)
        {
            yield return new("routing.noCapacity", NoCapacity, [new("skilled", Exact.Text(value.Skilled.Count))]);
            yield break;
        }

        if (value.Outcome == RoutingOutcome.NoSkill)
        {
            yield return value.LackingSkills.Count == 0
                ? new("routing.nobody", Nobody, [])
                : new("routing.noSkill", NoSkill, [new("lacking", string.Join(", ", value.LackingSkills))]);
            yield break;
        }

        var taken = free[0];
        yield return new("routing.routed", Routed,
        [
            new("handler", taken.Id),
            new("load", Exact.Text(taken.Load)),
            new("capacity", Exact.Text(taken.Capacity)),
            new("free", Exact.Text(free.Count)),
        ]);
        var others = free.Count(handler => (long)handler.Load * taken.Capacity == (long)taken.Load * handler.Capacity) - 1;
        if (others > 0)
        {
            var since = taken.LastAssignedAt is { } at ? InstantPattern.ExtendedIso.Format(at) : "";
            yield return new("routing.tied", taken.LastAssignedAt is null ? TiedNever : Tied,
                [new("others", Exact.Text(others)), new("handler", taken.Id), new("since", since)]);
        }
    }
}
