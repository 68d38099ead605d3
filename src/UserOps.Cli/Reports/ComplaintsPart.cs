using NodaTime;
using UserOps.Cli.Complaints;
using UserOps.Cli.Input;
using UserOps.Complaints;
using UserOps.Reporting;

namespace UserOps.Cli.Reports;

/// <summary>Complaints: how grave they are, which topics alarm, and how the targets of cases are kept.</summary>
/// <param name="complaints">The file of complaints, with the option that named it; <see langword="null"/> for none.</param>
/// <param name="cases">The file of what happened to cases, with the option that named it; <see langword="null"/> for none.</param>
internal sealed class ComplaintsPart((string Option, ComplaintInput Input)? complaints, (string Option, InputFile Input)? cases) : ReportPart
{
    private readonly ReportFile? _complaints = complaints is { } given ? new(given.Option, given.Input.File) : null;
    private readonly ReportFile? _cases = cases is { } given ? new(given.Option, given.Input) : null;
    private readonly List<ComplaintFacts> _facts = [];
    private CaseReader? _log;
    private DateTimeZone _zone = DateTimeZone.Utc;

    /// <summary>Gets what grades complaints.</summary>
    public required ComplaintGrader Grader { get; init; }

    /// <summary>Gets when topics alarm, by the zone of the complaints' days.</summary>
    public required Func<DateTimeZone, CrisisPolicy> Crisis { get; init; }

    /// <summary>Gets what follows cases; <see langword="null"/> without any.</summary>
    public ComplaintJudge? Judges { get; init; }

    /// <inheritdoc />
    public override IReadOnlyList<ReportFile> Files => [.. new[] { _complaints, _cases }.OfType<ReportFile>()];

    /// <inheritdoc />
    public override void Read(ReportRun run)
    {
        if (complaints is var (_, input))
        {
            var reader = new ComplaintReader(input, Grader, run.Rejections);
            run.Watch(_complaints!, () =>
            {
                foreach (var facts in reader.Read(run.CancellationToken))
                {
                    run.Progress.Step($"Reading {reader.Source}", reader.Fraction);
                    _facts.Add(facts);
                }

                return _facts;
            });
            (_complaints!.Records, _complaints.Newest, _zone) = (reader.Counts.Records, reader.Counts.Newest, reader.Zone);
        }

        if (cases is var (_, file))
        {
            _log = new CaseReader(file, run.Rejections);
            run.Watch(_cases!, () =>
            {
                _log.Read(fraction => run.Progress.Step($"Reading {file.Name}", fraction), run.CancellationToken);
                return _log;
            });
            (_cases!.Records, _cases.Newest) = (_log.Counts.Records, _log.Newest);
        }
    }

    /// <inheritdoc />
    public override IReadOnlyList<ReportSection> Judge(ReportRun run, Func<DayClock, Instant> asOf)
    {
        run.Progress.Stage("Grading complaints");
        var days = Judges?.Days ?? new DayClock(_zone);
        var instant = asOf(days);
        var statuses = _log is null ? null : run.Watch(_cases!, () => Statuses(_log, instant));
        if (complaints is null)
        {
            return [ComplaintSection.Of(instant, days, statuses, Judges?.Evaluator, _log?.Book)];
        }

        var set = new ComplaintSet(_facts, Grader, new(), _zone, null);
        run.Progress.Stage("Looking for crises");
        var detector = new CrisisDetector(Crisis(_zone));
        var topics = ComplaintsReport.Topics(detector, set, instant);
        return
        [
            ComplaintSection.Of(
                instant, days, statuses, Judges?.Evaluator, _log?.Book, ComplaintsReport.Grades(set, days, instant), topics.Count > 0 ? detector : null, topics)
                .With(Grader.PolicyRef),
        ];
    }

    private List<CaseStatus> Statuses(CaseReader log, Instant asOf)
    {
        var all = Judges!.Evaluator.AssessAll(log.Book, asOf).ToList();
        log.Reject(all.SelectMany(item => item.Value.Problems));
        return [.. all.Select(item => item.Value).Where(item => item.State != CaseState.None)];
    }
}
