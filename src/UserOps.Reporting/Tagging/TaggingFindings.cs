using System.Collections.Frozen;
using UserOps.Statistics;
using UserOps.Tagging;

namespace UserOps.Reporting;

/// <summary>What reports on tags ask of their reader.</summary>
internal sealed class TaggingFindings(TagCatalog? catalog, TagCatalog? before)
{
    private const int MostFindings = 5;
    private const int MostNamed = 5;

    /// <summary>Of so many users, at least by the lower end of the interval, a tag must be unknown to be worth watching, and to act.</summary>
    private const double UnknownToWatch = 0.05;
    private const double UnknownToAct = 0.2;

    /// <summary>How near nothing or all a share must be, by its interval, to count as nobody or everybody.</summary>
    private const double NearlyNothing = 0.05;

    /// <summary>What share of one tag's users must have another tag, by the lower end of the interval, to say that the one lies in the other.</summary>
    private const double NearlyAll = 0.95;

    /// <summary>What share of all users may have the other tag for that to be worth a word.</summary>
    private const double Half = 0.5;

    private readonly FrozenSet<string>? _withRules = catalog?.Rules.Select(rule => rule.Tag).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Finds what is worth a sentence, the most pressing first.</summary>
    public IEnumerable<Finding> Of<TUser>(TagCoverageReport? coverage, UnknownTagReport? unknown, TagMigrationReport<TUser>? migration)
        where TUser : notnull =>
        new[] { Unknown(unknown), Nobody(coverage, unknown), Everybody(coverage), Moves(migration), Inside(coverage) }
            .SelectMany(findings => findings)
            .OrderByDescending(finding => finding.Kind)
            .Take(MostFindings);

    private static Finding Say(FindingKind kind, Func<Words, string> text) => new(kind, Words.Both(text));

    private static IEnumerable<Finding> None() => [];

    private TagNames Names(Words words) => new(words, catalog, before);

    /// <summary>The tags that can't be judged for many users, and what is missing most.</summary>
    private IEnumerable<Finding> Unknown(UnknownTagReport? unknown)
    {
        var tags = (unknown?.Tags ?? [])
            .Select(tag => (Tag: tag, Share: ProportionInterval.Wilson(Math.Min(tag.Users, unknown!.Users), unknown.Users)))
            .Where(tag => tag.Share?.Lower >= UnknownToWatch)
            .OrderByDescending(tag => tag.Tag.Users)
            .Take(2);
        foreach (var (tag, share) in tags)
        {
            var isToGather = tag.Missing is not [{ IsOfEvents: true }, ..];
            yield return Say(isToGather && share!.Value.Lower >= UnknownToAct ? FindingKind.Act : FindingKind.Watch, words =>
            {
                var name = Names(words).Of(tag.Tag);
                return words.Of(
                    $"Whether {name} fits is not known of {Words.Count(tag.Users)} of {words.Count(unknown!.Users, "user", "users", "")}: {words.Percent(share!.Value)}. {WhatIsMissing(words, tag)}",
                    $"{Words.Count(unknown!.Users)} 位用户中有 {Words.Count(tag.Users)} 位无法判断“{name}”：{words.Percent(share!.Value)}。{WhatIsMissing(words, tag)}");
            });
        }
    }

    private static string WhatIsMissing(Words words, UnknownTag tag) => tag.Missing switch
    {
        [{ IsOfEvents: true } first, ..] => words.Of(
            $"Most often there is no {words.Name(first.Name)} to look at ({Words.Count(first.Users)} of them): let the rule say what that means.",
            $"多因没有可看的 {words.Name(first.Name)}（其中 {Words.Count(first.Users)} 位）：请在规则中写明此时如何判断。"),
        [var first, ..] => words.Of(
            $"Most often {words.Name(first.Name)} is missing ({Words.Count(first.Users)} of them): gather it, or let the rule say what a missing value means.",
            $"缺得最多的是 {words.Name(first.Name)}（其中 {Words.Count(first.Users)} 位）：请补齐，或在规则中写明缺失时如何判断。"),
        _ => words.Of("Gather the facts that its rules ask for, or let them say what a missing value means.", "请补齐其规则所需数据，或在规则中写明缺失时如何判断。"),
    };

    /// <summary>The tags that rules give nobody, where enough users were looked at to say so.</summary>
    private IEnumerable<Finding> Nobody(TagCoverageReport? coverage, UnknownTagReport? unknown)
    {
        var unjudged = (unknown?.Tags ?? []).Where(tag => tag.Users > 0).Select(tag => tag.Tag).ToFrozenSet(StringComparer.Ordinal);
        string[] tags = [.. (coverage?.Tags ?? []).Where(tag => tag.Users == 0 && !unjudged.Contains(tag.Tag) && _withRules?.Contains(tag.Tag) != false).Select(tag => tag.Tag)];
        if (tags.Length == 0 || ProportionInterval.Wilson(0, coverage!.Users) is not { Upper: <= NearlyNothing } share)
        {
            return None();
        }

        return
        [
            Say(FindingKind.Watch, words => words.Of(
                $"None of {words.Count(coverage.Users, "user", "users", "")} (at most {words.Percent(share.Upper)}) has {List(words, tags)}. Check {(tags.Length == 1 ? "its rules, or drop it" : "their rules, or drop them")}.",
                $"{Words.Count(coverage.Users)} 位用户中无人（至多 {words.Percent(share.Upper)}）有{List(words, tags)}。请检查规则，或删去标签。")),
        ];
    }

    /// <summary>The tags that everybody has, which tell nobody apart.</summary>
    private IEnumerable<Finding> Everybody(TagCoverageReport? coverage)
    {
        string[] tags = [.. (coverage?.Tags ?? []).Where(tag => tag.Users == coverage!.Users && tag.Values.Count(value => value.Users > 0) < 2).Select(tag => tag.Tag)];
        if (tags.Length == 0 || ProportionInterval.Wilson(coverage!.Users, coverage.Users) is not { Lower: >= 1 - NearlyNothing } share)
        {
            return None();
        }

        return
        [
            Say(FindingKind.Watch, words => words.Of(
                $"All {words.Count(coverage.Users, "user", "users", "")} (at least {words.Percent(share.Lower)}) have {List(words, tags)}: {(tags.Length == 1 ? "it tells" : "they tell")} nobody apart. Check {(tags.Length == 1 ? "its" : "their")} rules.",
                $"全部 {Words.Count(coverage.Users)} 位用户（至少 {words.Percent(share.Lower)}）都有{List(words, tags)}：起不到区分作用，请检查规则。")),
        ];
    }

    /// <summary>How many users' tags change, and where most.</summary>
    private IEnumerable<Finding> Moves<TUser>(TagMigrationReport<TUser>? migration)
        where TUser : notnull
    {
        if (migration is null || ProportionInterval.Wilson(migration.ChangedUsers, migration.Users) is not { } share)
        {
            return None();
        }

        if (migration.ChangedUsers == 0)
        {
            return [Say(FindingKind.Good, words => words.Of(
                $"{Between(words)}, nobody of {words.Count(migration.Users, "user", "users", "")} gets, loses or changes a tag ({words.Percent(share)}).",
                $"{Between(words)}，{Words.Count(migration.Users)} 位用户的标签均无变化（{words.Percent(share.Estimate)}，区间 {words.Percent(share.Lower)} 至 {words.Percent(share.Upper)}）。"))];
        }

        var most = migration.Tags.MaxBy(tag => tag.Entered + tag.Left + tag.Changed)!;
        var isEmptied = migration.Tags.FirstOrDefault(tag => tag is { Before: > 0, After: 0 });
        var finding = Say(isEmptied is null ? FindingKind.Watch : FindingKind.Act, words =>
        {
            var names = Names(words);
            var (en, zh) = most.Changed > 0 ? ($", {Words.Count(most.Changed)} get another value", $"，取值改变 {Words.Count(most.Changed)}") : ("", "");
            var emptied = isEmptied is null ? "" : words.Of(
                $" {names.Of(isEmptied.Tag)} loses all its {words.Count(isEmptied.Before, "user", "users", "")}: check that this is meant.", $"“{names.Of(isEmptied.Tag)}”失去全部 {Words.Count(isEmptied.Before)} 位用户：请确认是否有意为之。");
            return words.Of(
                $"{Between(words)}, {Words.Count(migration.ChangedUsers)} of {words.Count(migration.Users, "user", "users", "")} get, lose or change a tag: {words.Percent(share)}. Most at {names.Of(most.Tag)}: {Words.Count(most.Entered)} enter, {Words.Count(most.Left)} leave{en} ({Words.Count(most.Before)} → {Words.Count(most.After)}).{emptied}",
                $"{Between(words)}，{Words.Count(migration.Users)} 位用户中有 {Words.Count(migration.ChangedUsers)} 位的标签有变化：{words.Percent(share)}。变动最多的是“{names.Of(most.Tag)}”：进入 {Words.Count(most.Entered)}，离开 {Words.Count(most.Left)}{zh}（{Words.Count(most.Before)} → {Words.Count(most.After)}）。{emptied}");
        });
        return [finding];

        string Between(Words words)
        {
            var names = Names(words);
            return migration.Before == migration.After
                ? words.Of("Between the two days", "两个日期之间")
                : words.Of($"If {names.Of(migration.After)} takes the place of {names.Of(migration.Before)}", $"若以“{names.Of(migration.After)}”取代“{names.Of(migration.Before)}”");
        }
    }

    /// <summary>The largest tag whose users nearly all have another tag too.</summary>
    private IEnumerable<Finding> Inside(TagCoverageReport? coverage)
    {
        var users = (coverage?.Tags ?? []).DistinctBy(tag => tag.Tag, StringComparer.Ordinal).ToFrozenDictionary(tag => tag.Tag, tag => tag.Users, StringComparer.Ordinal);
        var inner = (coverage?.Overlaps ?? [])
            .SelectMany(pair => new[] { (pair.Tag, pair.Other, pair.Users), (Tag: pair.Other, Other: pair.Tag, pair.Users) })
            .Select(pair => (Pair: pair, Of: users.GetValueOrDefault(pair.Tag)))
            .Where(pair => pair.Of >= pair.Pair.Users && users.GetValueOrDefault(pair.Pair.Other) <= coverage!.Users * Half
                && ProportionInterval.Wilson(pair.Pair.Users, pair.Of) is { Lower: >= NearlyAll })
            .OrderByDescending(pair => pair.Of)
            .Take(1);
        foreach (var (pair, of) in inner)
        {
            var share = ProportionInterval.Wilson(pair.Users, of)!.Value;
            yield return Say(FindingKind.Note, words =>
            {
                var (name, other) = (Names(words).Of(pair.Tag), Names(words).Of(pair.Other));
                return words.Of(
                    $"Of {words.Count(of, "user", "users", "")} with {name}, {Words.Count(pair.Users)} have {other} too: {words.Percent(share)}. A message by each tag reaches them twice.",
                    $"{Words.Count(of)} 位“{name}”用户中，{Words.Count(pair.Users)} 位也有“{other}”：{words.Percent(share)}。若分别触达，同一批人会收到两次。");
            });
        }
    }

    private string List(Words words, string[] tags)
    {
        var names = Names(words);
        var named = words.List(tags.Take(MostNamed).Select(tag => words.Of(names.Of(tag), $"“{names.Of(tag)}”")));
        var more = tags.Length - MostNamed;
        return more > 0 ? words.Of($"{named} and {Words.Count(more)} more", $"{named}等 {Words.Count(tags.Length)} 个标签") : named;
    }
}
