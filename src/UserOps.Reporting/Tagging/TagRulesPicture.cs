using UserOps.Tagging;

namespace UserOps.Reporting;

/// <summary>Why one user has a tag or not.</summary>
internal static class TagRulesPicture
{
    public static Picture Draw(Assessment<TagSet> assessment, string tag, TagCatalog? catalog, PictureOptions? options)
    {
        var verdict = assessment.Value.Verdicts.FirstOrDefault(verdict => verdict.Tag == tag)
            ?? throw new ArgumentException($"There is no tag '{tag}' in the assessment; ask for one of {assessment.Policy}.", nameof(tag));
        var sheet = new Sheet(options, "tag-rules", words => Title(words, NameOf(words, new(words, catalog), verdict), verdict));
        var words = sheet.Words;
        var names = new TagNames(words, catalog);
        if (verdict.Rules.Count == 0)
        {
            return sheet.Nothing(words.Of(
                $"{names.Of(tag)} has no rules: it is given by hand, by import or by a model alone.", $"“{names.Of(tag)}”没有规则：只能由人工、导入或模型给出。"));
        }

        var sentence = Sentence(words, names, assessment, verdict);
        sheet.Note(sentence);
        var rows = Rows(words, names, verdict);
        sheet.Legend(TreeRows.Legend(words));
        sheet.Skip(4);
        TreeRows.Draw(sheet, rows);
        return sheet.Finish(Table(words, rows), sentence);
    }

    private static string Title(Words words, string name, TagVerdict verdict) => verdict.Truth switch
    {
        Truth.True => words.Of($"Why {name} is given", $"为什么有“{name}”"),
        Truth.Unknown => words.Of($"Why it is not known whether {name} fits", $"为什么“{name}”无法判断"),
        _ => words.Of($"Why {name} is not given", $"为什么没有“{name}”"),
    };

    private static string NameOf(Words words, TagNames names, TagVerdict verdict) =>
        verdict.Value is { } value ? $"{names.Of(verdict.Tag)} = {new ConditionPhrases(words, names.Zone, names.Of).Of(value)}" : names.Of(verdict.Tag);

    /// <summary>What was decided, as of when, until when, and what would be needed to know.</summary>
    private static string Sentence(Words words, TagNames names, Assessment<TagSet> assessment, TagVerdict verdict)
    {
        var name = NameOf(words, names, verdict);
        var asOf = words.Of($"As of {Words.Minute(assessment.AsOf, names.Zone)}", $"截至 {Words.Minute(assessment.AsOf, names.Zone)}");
        var missing = words.List(MissingFacts.Of(verdict, []).Select(fact => words.Name(fact.Name)));
        var what = verdict switch
        {
            { Truth: Truth.True } => words.Of($"{asOf}, {name} is given.", $"{asOf}，有“{name}”。"),
            { YieldsTo: { } winner } => words.Of(
                $"{asOf}, a rule of {name} holds, but {names.Of(winner)} of the same group goes before it.", $"{asOf}，“{name}”的规则成立，但同组的“{names.Of(winner)}”优先。"),
            { Truth: Truth.Unknown } when missing.Length > 0 => words.Of(
                $"{asOf}, {name} is not given: it could fit, if more were known. Missing: {missing}.", $"{asOf}，没有“{name}”：若数据齐全则可能符合。缺少：{missing}。"),
            { Truth: Truth.Unknown } => words.Of($"{asOf}, {name} is not given: it could fit, if more were known.", $"{asOf}，没有“{name}”：若数据齐全则可能符合。"),
            _ => words.Of($"{asOf}, {name} is not given.", $"{asOf}，没有“{name}”。"),
        };
        var next = verdict.NextChange is { } at
            ? words.Of($" If nothing happens, this changes at {Words.Minute(at, names.Zone)}.", $"若无新情况，将于 {Words.Minute(at, names.Zone)} 改变。")
            : words.Of(" Time alone changes nothing.", "仅随时间推移不会改变。");
        return what + next;
    }

    private static List<TreeRow> Rows(Words words, TagNames names, TagVerdict verdict)
    {
        var phrases = new ConditionPhrases(words, names.Zone, names.Of);
        var rows = new List<TreeRow>();
        var hasHeads = verdict.Rules.Count > 1 || verdict.Rules[0].Value is not null;
        foreach (var (place, rule) in verdict.Rules.Index())
        {
            var isDeciding = verdict.Truth != Truth.True || (rule.When.Truth == Truth.True && rule.Value == verdict.Value);
            if (hasHeads)
            {
                rows.Add(new(0, rule.When.Truth, rule.Value is { } value ? $"{names.Of(verdict.Tag)} = {phrases.Of(value)}" : words.Of($"rule {Words.Count(place + 1)}", $"规则 {Words.Count(place + 1)}"), "") { IsHead = true });
            }

            Add(rule.When, hasHeads ? 1 : 0, isDeciding);
        }

        return rows;

        void Add(ConditionTrace trace, int depth, bool isDeciding)
        {
            rows.Add(new(depth, trace.Truth, phrases.Line(trace.Condition), phrases.Seen(trace)) { IsDeciding = isDeciding });
            foreach (var part in trace.Children)
            {
                // A part decides what it is part of where it is as true as that; the part of a not always does.
                Add(part, depth + 1, isDeciding && (trace.Condition is NotCondition || part.Truth == trace.Truth));
            }
        }
    }

    private static PictureTable Table(Words words, List<TreeRow> rows) => Tables.Of(
        [
            Tables.Number(words.Of("depth", "层级")), Tables.Text(words.Of("condition", "条件")), Tables.Text(words.Of("seen", "实际值")),
            Tables.Text(words.Of("holds", "是否成立")), Tables.Text(words.Of("decides", "起决定作用")),
        ],
        rows.Select(row => (string[])
        [
            Words.Count(row.Depth), row.Text, row.Seen,
            row.Truth switch { Truth.True => words.Of("yes", "是"), Truth.False => words.Of("no", "否"), _ => words.Of("not known", "未知") },
            row.IsDeciding ? words.Of("yes", "是") : "",
        ]));
}
