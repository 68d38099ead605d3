using System.CommandLine;
using NodaTime;
using UserOps.Cli.Complaints;
using UserOps.Cli.Options;
using UserOps.Cli.Policies;
using UserOps.Complaints;

namespace UserOps.Cli.Reports;

/// <summary>Complaints, of <c>--complaints</c> and <c>--cases</c>.</summary>
/// <param name="console">The streams of the tool.</param>
/// <param name="inputs">The files of the report.</param>
internal sealed class ComplaintsModule(ToolConsole console, ReportInputOptions inputs) : ReportModule(console, inputs)
{
    private readonly PolicyOption<GradingPolicy> _grading = new("--grading-policy", "Grade complaints", PolicyKinds.Grading);
    private readonly PolicyOption<CrisisPolicy> _crisis = new("--crisis-policy", "Watch the topics of --complaints", PolicyKinds.Crisis);
    private readonly PolicyOption<CasePolicy> _cases = new("--cases-policy", "Follow --cases", PolicyKinds.Cases);
    private readonly RegulatorOption _regulators = new();
    private readonly WorkingTimeOption _calendar = new();

    /// <inheritdoc />
    public override void AddTo(Command command)
    {
        command.Options.Add(_grading.Option);
        OptionRules.Need(command, _grading.Option, Inputs.Complaints, Inputs.Cases);
        Add(command, Inputs.Complaints, _crisis.Option);
        Add(command, Inputs.Cases, _cases.Option, _regulators.Option, _calendar.Option);
    }

    /// <inheritdoc />
    public override IReadOnlyList<(string Option, string? Path)> Places(ParseResult parsed) => [_grading.Place(parsed), _crisis.Place(parsed), _cases.Place(parsed), _calendar.Place(parsed)];

    /// <inheritdoc />
    public override ReportPart? Part(ParseResult parsed)
    {
        var (complaints, cases) = (Inputs.ComplaintRows(parsed, Console), Inputs.CaseLines(parsed, Console));
        if (complaints is null && cases is null)
        {
            return null;
        }

        var zone = Inputs.CaseZone(parsed).Id;
        var grading = _grading.Read(parsed, static policy => policy);
        return new ComplaintsPart(
            complaints is null ? null : (Inputs.Complaints.Name, complaints), cases is null ? null : (Inputs.Cases.Name, cases))
        {
            Grader = new(grading),
            Crisis = CrisisOf(parsed),
            Judges = cases is null ? null : JudgeOf(parsed, grading, zone),
        };
    }

    /// <summary>Reads the policy now, so that its problems are told before a file is read; the zone of a preset is known after.</summary>
    private Func<DateTimeZone, CrisisPolicy> CrisisOf(ParseResult parsed)
    {
        var (policy, isPreset) = (_crisis.Read(parsed, static preset => preset), _crisis.Place(parsed).Path is null);
        return zone => isPreset ? policy with { Zone = zone.Id } : policy;
    }

    private ComplaintJudge JudgeOf(ParseResult parsed, GradingPolicy grading, string zone)
    {
        var policy = _cases.Read(parsed, static preset => preset);
        return new(grading, _regulators.AddTo(parsed, policy), _calendar.Read(parsed, Console, zone), zone, screens: false);
    }
}
