using NodaTime;
using UserOps.Cli.Input;
using UserOps.Tagging;

namespace UserOps.Cli.Tagging;

/// <summary>Asks the library for everybody's tags, and counts the answers.</summary>
internal static class TagJudge
{
    /// <summary>Judges everybody.</summary>
    /// <param name="users">Everybody and their facts, by id in ordinal order.</param>
    /// <param name="asOf">The instant of judgement.</param>
    /// <param name="tagger">Gives the tags.</param>
    /// <param name="foresees">Whether to look ahead too, which costs many times as much.</param>
    /// <param name="reject">Takes users whose facts can't be summed.</param>
    /// <param name="look">Looks at the answers of each user too; <see langword="null"/> for nobody.</param>
    /// <param name="cancellationToken">Stops the judging; asked with every user.</param>
    /// <returns>The result.</returns>
    public static TagsResult Judge(
        IEnumerable<KeyValuePair<UserId, UserFacts>> users,
        Instant asOf,
        Tagger tagger,
        bool foresees,
        Action<UserId> reject,
        Action<UserFacts, TagAnswers>? look,
        CancellationToken cancellationToken)
    {
        var (now, then) = (tagger.NewAnswers(), tagger.NewAnswers());
        var coverage = new TagCoverageCounter(tagger.Catalog);
        var unknown = new long[tagger.Catalog.Tags.Count];
        var found = new List<TaggedUser>();
        foreach (var (user, facts) in users)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                found.Add(foresees ? Foresee(user, facts, asOf, tagger, now, then) : Evaluate(user, facts, asOf, tagger, now));
            }
            catch (OverflowException)
            {
                reject(user);
                continue;
            }

            coverage.Add(now.Given.AsSpan());
            look?.Invoke(facts, now);
            for (var tag = 0; tag < unknown.Length; tag++)
            {
                unknown[tag] += now.TruthOf(tag) == Truth.Unknown ? 1 : 0;
            }
        }

        return new() { Tagger = tagger, AsOf = asOf, Users = found, Coverage = coverage.ToReport(), Unknown = unknown };
    }

    /// <summary>Says what is wrong with a user whose facts can't be summed.</summary>
    /// <param name="source">The input.</param>
    /// <param name="user">The user.</param>
    /// <returns>The rejection, of the whole user.</returns>
    public static Rejection TooLarge(string source, UserId user) =>
        new(source, "record", Shown.Text(user.Value), "A sum over the user's events is beyond 7.9e28; check the numbers.") { Key = Shown.Text(user.Value) };

    private static TaggedUser Evaluate(UserId user, UserFacts facts, Instant asOf, Tagger tagger, TagAnswers now)
    {
        tagger.Evaluate(facts, asOf, now);
        return new(user, now.Given.Select(tag => new TagRow(tag.Tag, tag.Value, null)).ToEquatableArray(), null, []);
    }

    private static TaggedUser Foresee(UserId user, UserFacts facts, Instant asOf, Tagger tagger, TagAnswers now, TagAnswers then)
    {
        var next = tagger.Foresee(facts, asOf, now);
        var (tags, upcoming) = (new List<TagRow>(), new List<(int Tag, Instant At)>());
        for (var tag = 0; tag < tagger.Catalog.Tags.Count; tag++)
        {
            var change = now.NextChangeOf(tag);
            if (now.Has(tag))
            {
                tags.Add(new(tagger.Catalog.Tags[tag].Id, now.ValueOf(tag), change));
            }
            else if (change is { } at)
            {
                upcoming.Add((tag, at));
            }
        }

        return new(user, tags.ToEquatableArray(), next, upcoming.Count == 0 ? [] : Upcoming(facts.UpTo(asOf), upcoming, tagger, then));
    }

    /// <summary>Finds the values that tags will have when they come.</summary>
    private static EquatableArray<TagRow> Upcoming(UserFacts seen, List<(int Tag, Instant At)> upcoming, Tagger tagger, TagAnswers then)
    {
        var rows = new TagRow[upcoming.Count];
        foreach (var moment in upcoming.Select((tag, place) => (tag.Tag, tag.At, place)).GroupBy(tag => tag.At))
        {
            tagger.Evaluate(seen, moment.Key, then);
            foreach (var (tag, at, place) in moment)
            {
                rows[place] = new(tagger.Catalog.Tags[tag].Id, then.ValueOf(tag), at);
            }
        }

        return [.. rows];
    }
}
