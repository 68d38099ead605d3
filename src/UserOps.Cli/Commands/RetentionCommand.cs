using System.CommandLine;
using NodaTime;
using UserOps.Cli.Activity;
using UserOps.Cli.Lifecycle;
using UserOps.Cli.Options;
using UserOps.Cli.Output;
using UserOps.Cli.Policies;
using UserOps.Lifecycle;

namespace UserOps.Cli.Commands;

/// <summary><c>userops lifecycle retention ACTIVITY</c>: which share of each cohort comes back, and when.</summary>
internal sealed class RetentionCommand : ActivityCommand<RetentionPolicy, CountResult<RetentionPolicy, RetentionReport>>
{
    private readonly Option<string?> _policy = PolicyFileOption.Create("Count");

    private readonly Option<Choice<RetentionPolicy>> _preset = ChoiceOption.Create(
        "--preset", "Count by a preset, with the days of --zone.", [.. RetentionPolicy.Presets.Select(preset => (preset.Name, preset))]);

    private readonly PeriodOptions _period = new("those of the policy by default");

    private readonly Option<int?> _intervals = NumberOption.Optional(
        "--intervals", "How many intervals to look at, interval 0 included.", RetentionPolicy.MaxIntervals);

    private readonly Option<Choice<RetentionAnchor>> _anchor = ChoiceOption.Of<RetentionAnchor>("--anchor", "What puts a user into a cohort.");
    private readonly Option<Choice<RetentionClock>> _clock = ChoiceOption.Of<RetentionClock>("--clock", "How intervals follow the anchor.");

    private readonly Option<Choice<RetentionMeasure>> _measure = ChoiceOption.Optional(
        "--measure",
        "When a user counts as retained; brackets need a policy.",
        [.. Enum.GetValues<RetentionMeasure>().Where(measure => measure != RetentionMeasure.Brackets).Select(measure => (Spelled(measure), measure))]);

    private readonly Option<NameList?> _start = ListOption.Create("--start-event", "Only these events put a user into a cohort; any by default.");
    private readonly Option<NameList?> _return = ListOption.Create("--return-event", "Only these events are a return; any by default.");
    private readonly Option<Choice<SameIntervalReturn>> _same = ChoiceOption.Of<SameIntervalReturn>("--same-interval", "What interval 0 tells: the cohort, or later returns in it.");
    private readonly Option<Choice<RetentionAverageMethod>> _average = ChoiceOption.Of<RetentionAverageMethod>("--average", "How complete cells become one rate.");
    private readonly Option<LocalDate?> _from = DayOption.Create("--from", "Report from the cohort of this day on; all of them by default.");

    private RetentionCommand(ToolConsole console)
        : base(console)
    {
    }

    /// <summary>Makes the command.</summary>
    /// <param name="console">The streams of the tool.</param>
    /// <returns>The command.</returns>
    public static Command Create(ToolConsole console) =>
        new RetentionCommand(console).Create("retention", "Tell which share of each cohort comes back, and when.");

    /// <inheritdoc />
    protected override void AddOptions(Command command)
    {
        command.Options.Add(_policy);
        command.Options.Add(_preset);
        _period.AddTo(command);
        foreach (var option in new Option[] { _intervals, _anchor, _clock, _measure, _start, _return, _same, _average, _from })
        {
            command.Options.Add(option);
        }

        OptionRules.Exclude(command, _policy, _preset);
    }

    /// <inheritdoc />
    protected override (string Option, string? Path) PolicyPlace(ParseResult parsed) => (_policy.Name, parsed.GetValue(_policy));

    /// <inheritdoc />
    protected override RetentionPolicy ReadPolicy(ParseResult parsed, DateTimeZone zone)
    {
        var policy = parsed.GetValue(_policy) is { } path
            ? PolicyFile.Read(path, PolicyKinds.Retention)
            : parsed.GetRequiredValue(_preset).Value with { Zone = zone.Id };
        return PolicyKinds.Retention.Check(policy with
        {
            Period = _period.Read(parsed, policy.Period),
            Intervals = parsed.GetValue(_intervals) ?? policy.Intervals,
            Anchor = parsed.GetValue(_anchor)?.Value ?? policy.Anchor,
            Clock = parsed.GetValue(_clock)?.Value ?? policy.Clock,
            Measure = parsed.GetValue(_measure)?.Value ?? policy.Measure,
            StartEvents = parsed.GetValue(_start)?.Names ?? policy.StartEvents,
            ReturnEvents = parsed.GetValue(_return)?.Names ?? policy.ReturnEvents,
            SameInterval = parsed.GetValue(_same)?.Value ?? policy.SameInterval,
            Average = parsed.GetValue(_average)?.Value ?? policy.Average,
        });
    }

    /// <inheritdoc />
    /// <remarks>Where days are enough, memory follows the users; else their events. A part of a day is told from events alone.</remarks>
    protected override CountResult<RetentionPolicy, RetentionReport> Find(ParseResult parsed, RetentionPolicy policy, ActivityGathering rows, AsOf asOf)
    {
        var clock = new DayClock(DateTimeZoneProviders.Tzdb[policy.Zone], policy.DayStart);
        var from = parsed.GetValue(_from);
        if (asOf is not AsOfInstant && new RetentionCounter(policy, Instant.FromUtc(2000, 1, 1, 0, 0)).CountsDays)
        {
            var users = rows.Days(log => log.ToActivity(clock));
            return LifecycleJudge.Retention(users, Resolve(), policy, from, rows.GroupOf) with { Input = rows.Counts };
        }

        var book = rows.Events();
        return LifecycleJudge.Retention(book, Resolve(), policy, from, rows.GroupOf) with { Input = rows.Counts };

        Instant Resolve()
        {
            var instant = asOf.Resolve(clock, rows.Counts.Newest);
            DayOption.CheckFirst(_from, from, clock.DayOf(instant));
            return instant;
        }
    }

    /// <inheritdoc />
    protected override void WriteTables(ParseResult parsed, Screen screen, Words words, CountResult<RetentionPolicy, RetentionReport> result) =>
        new RetentionTables(screen, words).Show(result);

    /// <inheritdoc />
    protected override void WriteJson(ParseResult parsed, Stream stream, Words words, CountResult<RetentionPolicy, RetentionReport> result, CancellationToken cancellationToken) =>
        JsonText.WriteDocument(stream, json => RetentionJson.WriteResult(json, result));

    /// <inheritdoc />
    protected override void WriteJsonLines(Stream stream, Words words, CountResult<RetentionPolicy, RetentionReport> result, CancellationToken cancellationToken) =>
        RetentionJson.WriteJsonLines(result, stream);

    /// <inheritdoc />
    protected override void WriteCsv(Stream stream, Words words, CountResult<RetentionPolicy, RetentionReport> result, CancellationToken cancellationToken) =>
        RetentionJson.WriteCsv(result, stream);

    private static string Spelled(RetentionMeasure measure) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(measure.ToString());
}
