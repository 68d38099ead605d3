using UserOps.Cli.Facts;
using UserOps.Cli.Tagging;
using UserOps.Reporting;
using UserOps.Tagging;

namespace UserOps.Cli.Reports;

/// <summary>What a report tells of tags.</summary>
internal static class TagsReport
{
    /// <summary>Up to how many users are told which facts they lack: an explanation costs many times an answer.</summary>
    private const int MostExplained = 20_000;

    /// <summary>Makes the part.</summary>
    /// <param name="facts">The facts by one catalogue, or by an earlier one and the one that takes its place.</param>
    /// <param name="user">The user whose rule is shown; <see langword="null"/> for none.</param>
    /// <param name="tag">The tag whose rule is shown; <see langword="null"/> for the most telling.</param>
    /// <param name="reject">Takes users who can't be judged, each once.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The part.</returns>
    public static ReportSection Of(GatheredFacts facts, UserId? user, string? tag, Action<UserId> reject, CancellationToken cancellationToken)
    {
        var rejected = new HashSet<UserId>();
        var (last, tagger) = (facts.Taggers.Count - 1, facts.Taggers[^1]);
        var unknown = new UnknownTagCounter(tagger.Catalog);
        var explained = 0;
        var result = TagJudge.Judge(
            facts.Users.Select(known => KeyValuePair.Create(known.User, known.Facts[last])),
            facts.AsOf,
            tagger,
            foresees: false,
            Reject,
            (known, answers) => Count(unknown, tagger, facts, known, answers, ref explained),
            cancellationToken);
        var migration = last == 0 ? null : TagPreview.Between(facts, Reject, cancellationToken).Migration;
        var example = user is { } shown && facts.Users.FirstOrDefault(known => known.User == shown) is { } found && !rejected.Contains(shown)
            ? tagger.Explain(found.Facts[last], facts.AsOf)
            : null;
        return TaggingSection.Of(
            result.Coverage, unknown.ToReport(), migration, example, example is null ? null : tag, tagger.Catalog, last == 0 ? null : facts.Taggers[0].Catalog);

        void Reject(UserId who)
        {
            if (rejected.Add(who))
            {
                reject(who);
            }
        }
    }

    private static void Count(UnknownTagCounter unknown, Tagger tagger, GatheredFacts facts, UserFacts known, TagAnswers answers, ref int explained)
    {
        var lacks = Enumerable.Range(0, tagger.Catalog.Tags.Count).Any(tag => answers.TruthOf(tag) == Truth.Unknown);
        if (lacks && explained < MostExplained)
        {
            explained++;
            unknown.Add(tagger.Explain(known, facts.AsOf).Value);
        }
        else
        {
            unknown.Add(answers);
        }
    }
}
