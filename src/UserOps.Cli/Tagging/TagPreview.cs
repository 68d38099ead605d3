using NodaTime;
using UserOps.Cli.Activity;
using UserOps.Cli.Facts;
using UserOps.Tagging;

namespace UserOps.Cli.Tagging;

/// <summary>What <c>userops tags preview</c> found: who gets and loses which tags if one catalogue takes the place of another.</summary>
internal sealed record TagPreview
{
    /// <summary>How many users are named for each tag and direction.</summary>
    public const int NamedUsers = 5;

    /// <summary>Gets what became of the records of the input.</summary>
    public required ActivityCounts Input { get; init; }

    /// <summary>Gets the instant of judgement.</summary>
    public required Instant AsOf { get; init; }

    /// <summary>Gets the catalogue in force.</summary>
    public required TagCatalog Old { get; init; }

    /// <summary>Gets the catalogue that shall replace it.</summary>
    public required TagCatalog New { get; init; }

    /// <summary>Gets who enters and leaves.</summary>
    public required TagMigrationReport<UserId> Migration { get; init; }

    /// <summary>Gets the tags in the order of <see cref="Migration"/>, with the users of each value.</summary>
    public required EquatableArray<TagPreviewLine> Tags { get; init; }

    /// <summary>Judges everybody by both catalogues.</summary>
    /// <param name="facts">What was read, by the declarations of both.</param>
    /// <param name="reject">Takes users whose facts can't be summed.</param>
    /// <param name="cancellationToken">Stops the judging; asked with every user.</param>
    /// <returns>The result.</returns>
    public static TagPreview Between(GatheredFacts facts, Action<UserId> reject, CancellationToken cancellationToken)
    {
        var (before, after) = (facts.Taggers[0], facts.Taggers[1]);
        var (had, has) = (before.NewAnswers(), after.NewAnswers());
        var migration = new TagMigrationCounter<UserId>(before.Catalog, after.Catalog, NamedUsers);
        var (then, now) = (new TagCoverageCounter(before.Catalog), new TagCoverageCounter(after.Catalog));
        foreach (var user in facts.Users)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                before.Evaluate(user.Facts[0], facts.AsOf, had);
                after.Evaluate(user.Facts[1], facts.AsOf, has);
            }
            catch (OverflowException)
            {
                reject(user.User);
                continue;
            }

            migration.Add(user.User, had.Given.AsSpan(), has.Given.AsSpan());
            then.Add(had.Given.AsSpan());
            now.Add(has.Given.AsSpan());
        }

        var report = migration.ToReport();
        var (valuesThen, valuesNow) = (ValuesOf(then), ValuesOf(now));
        return new()
        {
            Input = facts.Counts,
            AsOf = facts.AsOf,
            Old = before.Catalog,
            New = after.Catalog,
            Migration = report,
            Tags = report.Tags.Select(tag => Line(tag, Find(valuesThen, tag.Tag), Find(valuesNow, tag.Tag))).ToEquatableArray(),
        };
    }

    private static Dictionary<string, EquatableArray<TagValueCount>> ValuesOf(TagCoverageCounter counter) =>
        counter.ToReport().Tags.ToDictionary(tag => tag.Tag, tag => tag.Values, StringComparer.Ordinal);

    private static EquatableArray<TagValueCount>? Find(Dictionary<string, EquatableArray<TagValueCount>> values, string tag) =>
        values.TryGetValue(tag, out var found) ? found : null;

    private static TagPreviewLine Line(TagMigration<UserId> tag, EquatableArray<TagValueCount>? before, EquatableArray<TagValueCount>? after)
    {
        var (was, now) = (before ?? [], after ?? []);
        var names = now.Select(value => value.Value).Union(was.Select(value => value.Value), StringComparer.Ordinal);
        return new(
            tag,
            before is null ? TagFate.Added : after is null ? TagFate.Removed : TagFate.Stays,
            names.Select(name => new TagPreviewValue(name, Users(was, name), Users(now, name))).ToEquatableArray());
    }

    private static long Users(EquatableArray<TagValueCount> values, string name) => values.FirstOrDefault(value => value.Value == name).Users;
}

/// <summary>What becomes of one tag.</summary>
/// <param name="Tag">Who enters and leaves.</param>
/// <param name="Fate">Whether both catalogues have it.</param>
/// <param name="Values">The users of each value of a choice; none for other tags.</param>
internal sealed record TagPreviewLine(TagMigration<UserId> Tag, TagFate Fate, EquatableArray<TagPreviewValue> Values);

/// <summary>The users of one value of a choice.</summary>
/// <param name="Value">The value.</param>
/// <param name="Before">How many have it by the old catalogue.</param>
/// <param name="After">How many have it by the new one.</param>
internal sealed record TagPreviewValue(string Value, long Before, long After);

/// <summary>Whether both catalogues have a tag.</summary>
internal enum TagFate
{
    /// <summary>Both have it.</summary>
    Stays = 0,

    /// <summary>The new one alone.</summary>
    Added = 1,

    /// <summary>The old one alone.</summary>
    Removed = 2,
}
