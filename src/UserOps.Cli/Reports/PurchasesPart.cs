using NodaTime;
using UserOps.Cli.Input;
using UserOps.Cli.Output;
using UserOps.Cli.Purchases;
using UserOps.Cli.Rfm;
using UserOps.CustomerValue;
using UserOps.Reporting;
using UserOps.Rfm;

namespace UserOps.Cli.Reports;

/// <summary>Purchases: the segments of their users, and what customers are worth.</summary>
/// <param name="option">The option that named the file.</param>
/// <param name="input">The file.</param>
/// <param name="policy">How users are scored.</param>
internal sealed class PurchasesPart(string option, RowInput input, RfmPolicy policy) : ReportPart
{
    private readonly ReportFile _file = new(option, input.File);
    private PurchaseBook<UserId> _book = new();

    /// <summary>Gets since when moves between segments are told; <see langword="null"/> for not at all.</summary>
    public LocalDate? MigrateFrom { get; init; }

    /// <summary>Gets how customers are predicted.</summary>
    public required CustomerValuePolicy ValuePolicy { get; init; }

    /// <summary>Gets when the model is fitted that is held against what came after; <see langword="null"/> for after three quarters of the time.</summary>
    public LocalDate? FitAsOf { get; init; }

    /// <inheritdoc />
    public override IReadOnlyList<ReportFile> Files => [_file];

    /// <inheritdoc />
    public override void Read(ReportRun run)
    {
        var reader = new PurchaseReader(input, run.Rejections);
        _book = run.Watch(_file, () => PurchaseGathering.Gather(reader, policy.Currency, RfmPolicy.Classic11.Name, groups: null, run.Progress, run.CancellationToken));
        (_file.Records, _file.Newest) = (reader.Counts.Records, reader.Counts.Newest);
    }

    /// <inheritdoc />
    public override IReadOnlyList<ReportSection> Judge(ReportRun run, Func<DayClock, Instant> asOf)
    {
        run.Progress.Stage("Scoring");
        var days = new PurchaseSummarizer(policy).Days;
        var result = run.Watch(_file, () =>
        {
            var found = RfmJudge.Judge(_book, asOf(days), policy, model: null, migrateFrom: null);
            RfmJudge.Reject(found.Snapshot, run.Rejections, input.File.Name);
            return found;
        });
        var moves = MigrateFrom is { } day ? Moves(result, days, day) : null;
        run.Progress.Stage("Predicting");
        return
        [
            RfmSection.Of(result.Snapshot, moves),
            ValueReport.Of(ValueReport.InputOf(result), asOf(ValueReport.Days(ValuePolicy)), FitAsOf, ValuePolicy, run.CancellationToken),
        ];
    }

    private static SegmentMigration Moves(RfmResult result, DayClock days, LocalDate day)
    {
        var from = days.EndOf(day);
        return from > result.Snapshot.AsOf
            ? throw new UsageException($"--migrate-from {Screen.Day(day)} ends after the instant of judgement; give an earlier day.")
            : RfmJudge.Moves(result, from)
            ?? throw new UsageException($"--migrate-from {Screen.Day(day)}: nobody had bought by then, so there are no cuts to keep; give a later day.");
    }
}
