using System.CommandLine;
using UserOps.Cli.Options;
using UserOps.Cli.Policies;
using UserOps.Lifecycle;

namespace UserOps.Cli.Reports;

/// <summary>The lifecycle, of <c>--activity</c>.</summary>
/// <param name="console">The streams of the tool.</param>
/// <param name="inputs">The files of the report.</param>
/// <param name="user">The option of the user whose timeline is shown.</param>
internal sealed class ActivityModule(ToolConsole console, ReportInputOptions inputs, Option<string?> user) : ReportModule(console, inputs)
{
    private readonly PolicyOption<StagePolicy> _stages = new("--stage-policy", "Tell the stages of --activity", PolicyKinds.Stages);
    private readonly PolicyOption<RetentionPolicy> _retention = new("--retention-policy", "Count the retention of --activity", PolicyKinds.Retention);
    private readonly PolicyOption<FunnelPolicy> _funnel = new("--funnel-policy", "Follow the users of --activity through a funnel", PolicyKinds.Funnels);
    private readonly EventOptions _events = new();

    private readonly Option<Choice<CalendarUnit>> _period = ChoiceOption.Create(
        "--period",
        "The periods of growth, of moves between stages and of the preset of retention.",
        ("month", CalendarUnit.Month),
        ("week", CalendarUnit.Week),
        ("day", CalendarUnit.Day),
        ("quarter", CalendarUnit.Quarter),
        ("year", CalendarUnit.Year));

    /// <inheritdoc />
    public override void AddTo(Command command)
    {
        Add(command, Inputs.Activity, [_stages.Option, _retention.Option, _funnel.Option, _period, .. _events.All]);
    }

    /// <inheritdoc />
    public override IReadOnlyList<(string Option, string? Path)> Places(ParseResult parsed) => [_stages.Place(parsed), _retention.Place(parsed), _funnel.Place(parsed)];

    /// <inheritdoc />
    public override ReportPart? Part(ParseResult parsed)
    {
        if (Inputs.ActivityRows(parsed, Console) is not { } input)
        {
            return null;
        }

        var zone = input.Times.Zone.Id;
        var policy = _stages.Read(parsed, preset => preset with { Zone = zone });
        return new ActivityPart(Inputs.Activity.Name, input, new()
        {
            Stages = new(policy with
            {
                ActivityEvents = _events.Activity(parsed) ?? policy.ActivityEvents,
                RegistrationEvent = _events.Registration(parsed) ?? policy.RegistrationEvent,
            }),
            Grid = CalendarGrid.Months with { Unit = parsed.GetRequiredValue(_period).Value },
            Retention = _retention.Find(parsed, preset => preset with { Zone = zone }),
            Funnel = _funnel.Find(parsed, static preset => preset) is { } funnel ? new(funnel) : null,
            User = UserOf(parsed, user),
        });
    }
}
