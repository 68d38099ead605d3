using UserOps.Statistics;
using UserOps.Tagging;

namespace UserOps.Reporting;

/// <summary>The part of a report that tells of tags: how many users have each, which mean nothing, which can't be judged, and what a new catalogue would change.</summary>
public static class TaggingSection
{
    /// <summary>Makes the part; what is not given is left out.</summary>
    /// <typeparam name="TUser">The type of the host's user ids; no id is shown.</typeparam>
    /// <param name="coverage">Who has which tags.</param>
    /// <param name="unknown">Of how many users tags are unknown, and for lack of which facts.</param>
    /// <param name="migration">Who enters and leaves, between two days or between two catalogues.</param>
    /// <param name="example">The explained tags of one user.</param>
    /// <param name="exampleTag">The tag of which the example's rules are drawn; if it isn't said, of the tags that the user has that with most conditions, else of all.</param>
    /// <param name="catalog">The catalogue, for names, categories and the zone; ids and UTC without it.</param>
    /// <param name="before">The earlier catalogue of <paramref name="migration"/>, for the names of tags that the later one lacks.</param>
    /// <returns>The part, with up to four pictures.</returns>
    /// <exception cref="ArgumentException"><paramref name="exampleTag"/> is not in the example.</exception>
    public static ReportSection Of<TUser>(
        TagCoverageReport? coverage = null,
        UnknownTagReport? unknown = null,
        TagMigrationReport<TUser>? migration = null,
        Assessment<TagSet>? example = null,
        string? exampleTag = null,
        TagCatalog? catalog = null,
        TagCatalog? before = null)
        where TUser : notnull
    {
        var pictures = new List<Func<PictureOptions, Picture>>();
        if (coverage is not null)
        {
            pictures.Add(options => TaggingPictures.Coverage(coverage, catalog, unknown, options));
            pictures.Add(options => TaggingPictures.Overlaps(coverage, catalog, options));
        }

        if (migration is not null)
        {
            pictures.Add(options => TaggingPictures.Migration(migration, catalog, before, options));
        }

        if (example is not null && (exampleTag ?? Telling(example.Value)) is { } tag)
        {
            _ = example.Value.Verdicts.FirstOrDefault(verdict => verdict.Tag == tag)
                ?? throw new ArgumentException($"There is no tag '{tag}' in the example; ask for one of {example.Policy}.", nameof(exampleTag));
            pictures.Add(options => TaggingPictures.Rules(example, tag, catalog, options));
        }

        var findings = new TaggingFindings(catalog, before);
        return new()
        {
            Id = "tagging",
            Title = LocalizedText.Of("Tags: who has which, and why", "标签：谁有哪些，为什么"),
            Lead = Words.Both(words => Lead(words, coverage, migration?.Users ?? unknown?.Users, example)),
            Findings = [.. findings.Of(coverage, unknown, migration)],
            Pictures = pictures,
            Policies = [.. new[] { coverage?.Catalog, migration?.Before, migration?.After, example?.Policy }.OfType<PolicyRef>().Distinct()],
        };
    }

    /// <summary>The tag whose rules tell most: of those that the user has, else of all, the one with most conditions.</summary>
    private static string? Telling(TagSet tags) => tags.Verdicts
        .Where(verdict => verdict.Rules.Count > 0)
        .OrderByDescending(verdict => verdict.Truth == Truth.True)
        .ThenByDescending(verdict => verdict.Rules.Sum(rule => Size(rule.When)))
        .FirstOrDefault()?.Tag;

    private static long Size(ConditionTrace trace) => 1 + trace.Children.Sum(Size);

    private static string Lead(Words words, TagCoverageReport? coverage, long? others, Assessment<TagSet>? example)
    {
        if (coverage is not null)
        {
            var (catalog, share) = (new TagNames(words).Of(coverage.Catalog), ProportionInterval.Wilson(coverage.TaggedUsers, coverage.Users));
            var part = share is { } known ? words.Of($": {words.Percent(known)}", $"：{words.Percent(known)}") : "";
            return words.Of(
                $"{Words.Count(coverage.TaggedUsers)} of {words.Count(coverage.Users, "user", "users", "")} have at least one of the {words.Count(coverage.Tags.Count, "tag", "tags", "")} of {catalog}{part}.",
                $"按目录“{catalog}”的 {Words.Count(coverage.Tags.Count)} 个标签，{Words.Count(coverage.Users)} 位用户中 {Words.Count(coverage.TaggedUsers)} 位至少有一个{part}。");
        }

        return others is { } users ? words.Of($"{words.Count(users, "user was", "users were", "")} judged.", $"共判断 {Words.Count(users)} 位用户。")
            : example is not null ? words.Of("The tags of one user, explained.", "一位用户的标签说明。")
            : words.Of("There was nothing to tell of tags.", "没有标签内容可述。");
    }
}
