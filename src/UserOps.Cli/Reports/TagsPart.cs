using NodaTime;
using UserOps.Cli.Facts;
using UserOps.Cli.Tagging;
using UserOps.Reporting;
using UserOps.Tagging;

namespace UserOps.Cli.Reports;

/// <summary>Facts: who has which tags, which go together, and who enters and leaves by a new catalogue.</summary>
/// <param name="option">The option that named the file.</param>
/// <param name="input">The file.</param>
/// <param name="taggers">What gives the tags; of two the first is what the second takes the place of.</param>
internal sealed class TagsPart(string option, FactsInput input, IReadOnlyList<Tagger> taggers) : ReportPart
{
    private readonly ReportFile _file = new(option, input.File);
    private IReadOnlyList<FoundUser> _users = [];
    private Activity.ActivityCounts _counts = new();

    /// <summary>Gets the user whose rule is shown; <see langword="null"/> for none.</summary>
    public UserId? User { get; init; }

    /// <summary>Gets the tag whose rule is shown; <see langword="null"/> for the most telling.</summary>
    public string? Tag { get; init; }

    /// <inheritdoc />
    public override IReadOnlyList<ReportFile> Files => [_file];

    /// <inheritdoc />
    public override void Read(ReportRun run)
    {
        var gathering = new FactsGathering(input, run.Rejections, run.Progress, run.CancellationToken);
        _users = run.Watch(_file, gathering.Gather);
        _counts = gathering.Counts;
        (_file.Records, _file.Newest) = (_counts.Records, _counts.Newest);
    }

    /// <inheritdoc />
    public override IReadOnlyList<ReportSection> Judge(ReportRun run, Func<DayClock, Instant> asOf)
    {
        run.Progress.Stage("Tagging");
        var facts = new GatheredFacts
        {
            Source = input.File.Name,
            Taggers = taggers,
            Users = _users,
            Counts = _counts,
            AsOf = asOf(new(DateTimeZoneProviders.Tzdb[taggers[^1].Catalog.Zone])),
        };
        return
        [
            run.Watch(_file, () => TagsReport.Of(facts, User, Tag, user => run.Rejections.Add(TagJudge.TooLarge(facts.Source, user)), run.CancellationToken)),
        ];
    }

    /// <inheritdoc />
    public override bool Knows(UserId user) => _users.Any(known => known.User == user);
}
