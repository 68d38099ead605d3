using System.CommandLine;
using NodaTime;
using UserOps.Cli.Activity;
using UserOps.Cli.Lifecycle;
using UserOps.Cli.Options;
using UserOps.Cli.Output;
using UserOps.Lifecycle;

namespace UserOps.Cli.Commands;

/// <summary><c>userops lifecycle growth ACTIVITY</c>: who came, stayed, came back and went, period by period.</summary>
internal sealed class GrowthCommand : ActivityCommand<GrowthQuestion, CountResult<GrowthQuestion, GrowthReport>>
{
    private readonly PeriodOptions _period = new("month by default");

    private readonly Option<Choice<Func<CalendarGrid, GrowthPolicy>>> _preset = ChoiceOption.Create<Func<CalendarGrid, GrowthPolicy>>(
        "--preset",
        "How to account: by what is known, or as PostHog does.",
        ("default", GrowthPolicy.Default),
        ("postHog", GrowthPolicy.PostHog));

    private readonly EventOptions _events = new();
    private readonly Option<LocalDate?> _from = DayOption.Create("--from", "Report from the period of this day on; all of them by default.");

    private GrowthCommand(ToolConsole console)
        : base(console)
    {
    }

    /// <summary>Makes the command.</summary>
    /// <param name="console">The streams of the tool.</param>
    /// <returns>The command.</returns>
    public static Command Create(ToolConsole console) =>
        new GrowthCommand(console).Create("growth", "Account for growth: new, retained, resurrected and dormant users by period.");

    /// <inheritdoc />
    protected override void AddOptions(Command command)
    {
        _period.AddTo(command);
        command.Options.Add(_preset);
        command.Options.Add(_from);
        _events.AddTo(command);
    }

    /// <inheritdoc />
    protected override GrowthQuestion ReadPolicy(ParseResult parsed, DateTimeZone zone)
    {
        var preset = parsed.GetRequiredValue(_preset);
        return new(preset.Word, preset.Value(_period.Read(parsed, CalendarGrid.Months)), new DayClock(zone))
        {
            ActivityEvents = _events.Activity(parsed) ?? [],
            RegistrationEvent = _events.Registration(parsed),
        };
    }

    /// <inheritdoc />
    protected override CountResult<GrowthQuestion, GrowthReport> Find(ParseResult parsed, GrowthQuestion policy, ActivityGathering rows, AsOf asOf)
    {
        var users = rows.Days(policy.Read);
        var instant = asOf.Resolve(policy.Days, rows.Counts.Newest);
        var from = parsed.GetValue(_from);
        DayOption.CheckFirst(_from, from, policy.Days.DayOf(instant));
        return LifecycleJudge.Growth(users, instant, policy, from, rows.GroupOf) with { Input = rows.Counts };
    }

    /// <inheritdoc />
    protected override void WriteTables(ParseResult parsed, Screen screen, Words words, CountResult<GrowthQuestion, GrowthReport> result) =>
        new GrowthTables(screen, words).Show(result);

    /// <inheritdoc />
    protected override void WriteJson(ParseResult parsed, Stream stream, Words words, CountResult<GrowthQuestion, GrowthReport> result, CancellationToken cancellationToken) =>
        JsonText.WriteDocument(stream, json => GrowthJson.WriteResult(json, result));

    /// <inheritdoc />
    protected override void WriteJsonLines(Stream stream, Words words, CountResult<GrowthQuestion, GrowthReport> result, CancellationToken cancellationToken) =>
        GrowthJson.WriteJsonLines(result, stream);

    /// <inheritdoc />
    protected override void WriteCsv(Stream stream, Words words, CountResult<GrowthQuestion, GrowthReport> result, CancellationToken cancellationToken) =>
        GrowthJson.WriteCsv(result, stream);
}
