using System.Text;
using UserOps.Json;

namespace UserOps.Tagging;

/// <summary>The sentences of findings, in English and Chinese.</summary>
internal static class FindingText
{
    private const int MaxShown = 160;

    private static readonly LocalizedText NeverText = LocalizedText.Of(
        "{condition} never holds, for any user at any instant.",
        "{condition} 对任何用户、在任何时刻都不成立。");

    private static readonly LocalizedText NeverOfEvents = LocalizedText.Of(
        "{condition} never holds, for any event.",
        "{condition} 对任何事件都不成立。");

    private static readonly LocalizedText NeverBecause = LocalizedText.Of(
        "The condition never holds, because this part of it never does: {conditions}.",
        "该条件永不成立，因为其中这一部分永不成立：{conditions}。");

    private static readonly LocalizedText NeverTogether = LocalizedText.Of(
        "The condition never holds, because these parts of it exclude each other: {conditions}.",
        "该条件永不成立，因为其中这些部分互相排斥：{conditions}。");

    private static readonly LocalizedText AlwaysText = LocalizedText.Of(
        "{condition} holds for every user at every instant.",
        "{condition} 对所有用户、在任何时刻都成立。");

    private static readonly LocalizedText AlwaysOfEvents = LocalizedText.Of(
        "{condition} holds for every event.",
        "{condition} 对所有事件都成立。");

    private static readonly LocalizedText DuplicateText = LocalizedText.Of(
        "The rule says the same as {others}: remove one of the two.",
        "该规则与 {others} 相同，请删除其一。");

    private static readonly LocalizedText RedundantText = LocalizedText.Of(
        "The rule adds nothing: whenever it holds, {others} {count:gives|give} '{tag}' the same value already.",
        "该规则没有作用：它成立时，{others} 总会给出相同的“{tag}”。");

    private static readonly LocalizedText ShadowedText = LocalizedText.Of(
        "The rule never gives {given}: whenever it holds, {others} {count:goes|go} before it.",
        "该规则永远不会给出 {given}：它成立时，{others} 总是优先。");

    private static readonly LocalizedText SameConditionText = LocalizedText.Of(
        "'{tag}' is given on the same condition as '{other}'.",
        "“{tag}”与“{other}”的条件相同。");

    private static readonly LocalizedText UnusedAttributeText = LocalizedText.Of(
        "No rule asks for the attribute '{name}'.",
        "没有规则使用属性“{name}”。");

    private static readonly LocalizedText UnusedEventText = LocalizedText.Of(
        "No rule asks for events of type '{name}'.",
        "没有规则使用事件“{name}”。");

    private static readonly LocalizedText UnusedPropertyText = LocalizedText.Of(
        "No rule asks for the property '{property}' of '{name}'.",
        "没有规则使用事件“{name}”的属性“{property}”。");

    private static readonly LocalizedText UnusedValueText = LocalizedText.Of(
        "No rule gives '{tag}' the value '{value}'.",
        "没有规则为“{tag}”给出取值“{value}”。");

    private static readonly LocalizedText WithoutRuleText = LocalizedText.Of(
        "'{tag}' has no rule: it is given by hand, import or model alone.",
        "“{tag}”没有规则，只能由人工、导入或模型给出。");

    private static readonly LocalizedText AloneInGroupText = LocalizedText.Of(
        "'{tag}' is alone in its exclusive group '{group}'.",
        "互斥组“{group}”中只有“{tag}”一个标签。");

    public static CatalogFinding Never(Place place, string tag, Condition condition, List<(Place Place, Condition Condition)> parts, bool ofEvents)
    {
        if (parts.Count == 0)
        {
            return Make(FindingKind.Never, place, tag, ofEvents ? "never.event" : "never", ofEvents ? NeverOfEvents : NeverText, [], new Evidence("condition", Shown(condition)));
        }

        var conditions = string.Join(", ", parts.Select(part => Shown(part.Condition)));
        return Make(
            FindingKind.Never,
            place,
            tag,
            parts.Count == 1 ? "never.part" : "never.parts",
            parts.Count == 1 ? NeverBecause : NeverTogether,
            parts.ConvertAll(part => part.Place),
            new Evidence("conditions", conditions));
    }

    public static CatalogFinding Always(Place place, string tag, Condition condition, bool ofEvents) =>
        Make(FindingKind.Always, place, tag, ofEvents ? "always.event" : "always", ofEvents ? AlwaysOfEvents : AlwaysText, [], new Evidence("condition", Shown(condition)));

    public static CatalogFinding Duplicate(Place place, string tag, Place other) =>
        Make(FindingKind.Duplicate, place, tag, "duplicate", DuplicateText, [other], Others([other]));

    public static CatalogFinding Redundant(Place place, string tag, List<Place> others) =>
        Make(FindingKind.Redundant, place, tag, "redundant", RedundantText, others, Others(others), Count(others), new("tag", tag));

    public static CatalogFinding Shadowed(Place place, string tag, Literal? value, List<Place> others) =>
        Make(FindingKind.Shadowed, place, tag, "shadowed", ShadowedText, others, new("given", new GivenTag(tag, value).ToString()), Others(others), Count(others));

    public static CatalogFinding SameCondition(Place place, string tag, Place other, string otherTag) =>
        Make(FindingKind.SameCondition, place, tag, "sameCondition", SameConditionText, [other], new("tag", tag), new("other", otherTag));

    public static CatalogFinding UnusedAttribute(Place place, string name) =>
        Make(FindingKind.Unused, place, null, "unused.attribute", UnusedAttributeText, [], new Evidence("name", name));

    public static CatalogFinding UnusedEvent(Place place, string name) =>
        Make(FindingKind.Unused, place, null, "unused.event", UnusedEventText, [], new Evidence("name", name));

    public static CatalogFinding UnusedProperty(Place place, string name, string property) =>
        Make(FindingKind.Unused, place, null, "unused.property", UnusedPropertyText, [], new("property", property), new("name", name));

    public static CatalogFinding UnusedValue(Place place, string tag, string value) =>
        Make(FindingKind.Unused, place, tag, "unused.value", UnusedValueText, [], new("tag", tag), new("value", value));

    public static CatalogFinding WithoutRule(Place place, string tag) =>
        Make(FindingKind.WithoutRule, place, tag, "withoutRule", WithoutRuleText, [], new Evidence("tag", tag));

    public static CatalogFinding AloneInGroup(Place place, string tag, string group) =>
        Make(FindingKind.AloneInGroup, place, tag, "aloneInGroup", AloneInGroupText, [], new("tag", tag), new("group", group));

    private static CatalogFinding Make(FindingKind kind, Place place, string? tag, string code, LocalizedText text, List<Place> others, params Evidence[] evidence) => new()
    {
        Kind = kind,
        Path = place.ToString(),
        Tag = tag,
        Others = others.Select(other => other.ToString()).ToEquatableArray(),
        Message = new($"tagging.{code}", text, [.. evidence]),
    };

    private static Evidence Others(List<Place> others) => new("others", string.Join(", ", others));

    private static Evidence Count(List<Place> others) => new("count", Exact.Text(others.Count));

    /// <summary>A condition as its author wrote it, or its beginning.</summary>
    private static string Shown(Condition condition)
    {
        var text = Encoding.UTF8.GetString(PolicyJson.Bytes(condition, TaggingJsonContext.Default.Condition, indented: false));
        var end = Math.Min(text.Length, MaxShown);
        end -= char.IsHighSurrogate(text[end - 1]) ? 1 : 0;
        return end == text.Length ? text : $"{text.AsSpan(0, end)}...";
    }
}
