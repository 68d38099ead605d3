using System.Globalization;
using NodaTime;

namespace UserOps.Complaints;

/// <summary>The sentences that explain why two complaints are taken for one matter, or not.</summary>
internal static class DuplicateExplainer
{
    private static readonly LocalizedText Candidate = LocalizedText.Of(
        "{first} and {second} are likely the same matter: {points} of {threshold} points.",
        "{first} 与 {second} 很可能是同一事项：{points} 分，达到 {threshold} 分。");

    private static readonly LocalizedText NoCandidate = LocalizedText.Of(
        "{first} and {second} are not taken for the same matter: {points} of {threshold} points.",
        "{first} 与 {second} 不视为同一事项：{points} 分，需 {threshold} 分。");

    private static readonly LocalizedText TooFarApart = LocalizedText.Of(
        "{first} and {second} are not taken for the same matter: they came {apart} days apart, more than {window}.",
        "{first} 与 {second} 不视为同一事项：相隔 {apart} 天，超过 {window} 天。");

    private static readonly LocalizedText Key = LocalizedText.Of(
        "They share the {kind} {value}: {points} {points:point|points}.",
        "{kind}相同（{value}）：{points} 分。");

    private static readonly LocalizedText Alike = LocalizedText.Of(
        "Their texts share {shared} of {total} runs of {length} characters ({similarity}), and {least} is needed: {points} {points:point|points}.",
        "文本共有 {shared}/{total} 个 {length} 字片段（{similarity}），达到 {least}：{points} 分。");

    private static readonly LocalizedText Unlike = LocalizedText.Of(
        "Their texts share {shared} of {total} runs of {length} characters ({similarity}); {least} is needed.",
        "文本共有 {shared}/{total} 个 {length} 字片段（{similarity}），未达到 {least}。");

    private static readonly LocalizedText Cut = LocalizedText.Of(
        "Of a longer text only the first {length} characters were compared.",
        "较长的文本仅比较前 {length} 个字符。");

    private static readonly LocalizedText NoText = LocalizedText.Of(
        "One of them has no text to compare.",
        "其中一件没有可比较的文本。");

    private static readonly LocalizedText Near = LocalizedText.Of(
        "They came {apart} days apart, within {within}: {points} {points:point|points}.",
        "相隔 {apart} 天，在 {within} 天以内：{points} 分。");

    private static readonly LocalizedText NotNear = LocalizedText.Of(
        "They came {apart} days apart, not within {within}.",
        "相隔 {apart} 天，不在 {within} 天以内。");

    private static readonly Dictionary<string, LocalizedText> Kinds = new(StringComparer.Ordinal)
    {
        ["order"] = LocalizedText.Of("order", "订单"),
        ["phone"] = LocalizedText.Of("telephone number", "电话"),
        ["email"] = LocalizedText.Of("e-mail address", "邮箱"),
        ["customer"] = LocalizedText.Of("customer", "客户"),
    };

    /// <summary>Explains a verdict, the answer first.</summary>
    public static IEnumerable<Reason> Explain(DuplicatePolicy policy, DuplicateVerdict verdict)
    {
        var isTooFar = verdict.Apart > policy.Window;
        yield return new("duplicate.verdict", isTooFar ? TooFarApart : verdict.IsCandidate ? Candidate : NoCandidate,
        [
            new("first", verdict.First.Value),
            new("second", verdict.Second.Value),
            Number("points", verdict.Points),
            Number("threshold", policy.Threshold),
            Days("apart", verdict.Apart),
            Days("window", policy.Window),
        ]);
        foreach (var key in verdict.Keys)
        {
            yield return new("duplicate.key", Key,
            [
                new("kind", key.Kind) { Display = Kinds.GetValueOrDefault(key.Kind) },
                new("value", key.Value),
                Number("points", key.Points),
            ]);
        }

        foreach (var reason in policy.Text.Points > 0 ? Texts(policy.Text, verdict.Text) : [])
        {
            yield return reason;
        }

        yield return new("duplicate.near", verdict.NearPoints > 0 ? Near : NotNear,
            [Days("apart", verdict.Apart), Days("within", policy.Near.Within), Number("points", verdict.NearPoints)]);
    }

    private static IEnumerable<Reason> Texts(DuplicateTextRule rule, TextLikeness? text)
    {
        if (text is null)
        {
            yield return new("duplicate.noText", NoText, []);
            yield break;
        }

        yield return new("duplicate.text", text.Points > 0 ? Alike : Unlike,
        [
            Number("shared", text.Shared),
            Number("total", text.Total),
            Number("length", rule.ShingleLength),
            new("similarity", text.Similarity.ToString("0.00", CultureInfo.InvariantCulture)),
            new("least", Exact.Text(rule.LeastSimilarity)),
            Number("points", text.Points),
        ]);
        if (text.IsCut)
        {
            yield return new("duplicate.cut", Cut, [Number("length", rule.MaxLength)]);
        }
    }

    private static Evidence Number(string name, int value) => new(name, Exact.Text(value));

    private static Evidence Days(string name, Duration value) => new(name, value.TotalDays.ToString("0.##", CultureInfo.InvariantCulture));
}
