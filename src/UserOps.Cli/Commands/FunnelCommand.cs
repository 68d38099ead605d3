using System.CommandLine;
using System.Globalization;
using NodaTime;
using UserOps.Cli.Activity;
using UserOps.Cli.Input;
using UserOps.Cli.Lifecycle;
using UserOps.Cli.Options;
using UserOps.Cli.Output;
using UserOps.Cli.Policies;
using UserOps.Lifecycle;

namespace UserOps.Cli.Commands;

/// <summary><c>userops lifecycle funnel ACTIVITY</c>: how far users come on the way to a goal.</summary>
internal sealed class FunnelCommand : ActivityCommand<Funnel, CountResult<FunnelPolicy, FunnelReport>>
{
    private readonly Option<string?> _policy = PolicyFileOption.Create("Follow users");
    private readonly Option<NameList?> _steps = ListOption.Create("--steps", "The steps in their order; a step of several events has bars between them: view|search.");
    private readonly Option<Duration?> _within = DurationOption.Create("--within", "How long an attempt may take in all, such as PT1H or P7D.");
    private readonly Option<Choice<FunnelOrder>> _order = ChoiceOption.Of<FunnelOrder>("--order", "Whether other events may lie between two steps; loose by default.");
    private readonly Option<bool> _strictIncrease = new("--strict-increase") { Description = "A step must come at a later instant than the one before it." };
    private readonly Option<Choice<FunnelAttempt>> _attempt = ChoiceOption.Of<FunnelAttempt>("--attempt", "Which attempt of a user counts; the best by default.");

    private readonly Option<string[]> _exclude = new("--exclude")
    {
        Description = "An event that ends an attempt: between two steps, as in cancel:2-3, or anywhere; may be given several times.",
        HelpName = "EVENT[:AFTER-BEFORE]",
        DefaultValueFactory = _ => [],
    };

    private FunnelCommand(ToolConsole console)
        : base(console)
    {
    }

    /// <summary>Makes the command.</summary>
    /// <param name="console">The streams of the tool.</param>
    /// <returns>The command.</returns>
    public static Command Create(ToolConsole console) =>
        new FunnelCommand(console).Create("funnel", "Follow users through steps: how many come how far, how fast, and who may still go on.");

    /// <inheritdoc />
    protected override void AddOptions(Command command)
    {
        foreach (var option in new Option[] { _policy, _steps, _within, _order, _strictIncrease, _attempt, _exclude })
        {
            command.Options.Add(option);
        }

        command.Validators.Add(result =>
        {
            foreach (var (option, example) in new (Option, string)[] { (_steps, "--steps visit,cart,order"), (_within, "--within P7D") })
            {
                if (result.GetResult(option) is null && result.GetResult(_policy) is null)
                {
                    result.AddError($"{option.Name} is missing: give {example}, or a --policy.");
                }
            }
        });
    }

    /// <inheritdoc />
    protected override (string Option, string? Path) PolicyPlace(ParseResult parsed) => (_policy.Name, parsed.GetValue(_policy));

    /// <inheritdoc />
    protected override Funnel ReadPolicy(ParseResult parsed, DateTimeZone zone)
    {
        var policy = parsed.GetValue(_policy) is { } path
            ? PolicyFile.Read(path, PolicyKinds.Funnels)
            : new FunnelPolicy { Name = "commandLine", Version = "1", Steps = [], Within = Duration.Zero };
        EquatableArray<FunnelStep> steps = parsed.GetValue(_steps) is { Names: var names }
            ? [.. names.Select(name => new FunnelStep { Events = [.. name.Split('|', StringSplitOptions.TrimEntries)] })]
            : policy.Steps;
        var exclude = parsed.GetValue(_exclude) ?? [];
        return new(policy with
        {
            Steps = steps,
            Within = parsed.GetValue(_within) ?? policy.Within,
            Order = parsed.GetValue(_order)?.Value ?? policy.Order,
            StrictIncrease = parsed.GetValue(_strictIncrease) || policy.StrictIncrease,
            Attempt = parsed.GetValue(_attempt)?.Value ?? policy.Attempt,
            Exclusions = exclude.Length > 0 ? [.. exclude.Select(text => Exclusion(text, steps.Count))] : policy.Exclusions,
        });
    }

    /// <inheritdoc />
    protected override CountResult<FunnelPolicy, FunnelReport> Find(ParseResult parsed, Funnel policy, ActivityGathering rows, AsOf asOf)
    {
        var (book, days) = (rows.Events(), Days(parsed));
        return LifecycleJudge.Funnel(book, asOf.Resolve(days, rows.Counts.Newest), days, policy, rows.GroupOf) with { Input = rows.Counts };
    }

    /// <inheritdoc />
    protected override void WriteTables(ParseResult parsed, Screen screen, Words words, CountResult<FunnelPolicy, FunnelReport> result) =>
        new FunnelTables(screen, words).Show(result);

    /// <inheritdoc />
    protected override void WriteJson(ParseResult parsed, Stream stream, Words words, CountResult<FunnelPolicy, FunnelReport> result, CancellationToken cancellationToken) =>
        JsonText.WriteDocument(stream, json => new FunnelJson(words).WriteResult(json, result));

    /// <inheritdoc />
    protected override void WriteJsonLines(Stream stream, Words words, CountResult<FunnelPolicy, FunnelReport> result, CancellationToken cancellationToken) =>
        new FunnelJson(words).WriteJsonLines(result, stream);

    /// <inheritdoc />
    protected override void WriteCsv(Stream stream, Words words, CountResult<FunnelPolicy, FunnelReport> result, CancellationToken cancellationToken) =>
        new FunnelJson(words).WriteCsv(result, stream);

    /// <summary>Reads <c>event:after-before</c>, or an event alone, which counts between the first step and the last.</summary>
    private static FunnelExclusion Exclusion(string text, int steps)
    {
        var colon = text.LastIndexOf(':');
        if (colon < 0)
        {
            return new() { Event = text.Trim(), AfterStep = 1, BeforeStep = steps };
        }

        var between = text[(colon + 1)..].Split('-');
        return between.Length == 2 && TryStep(between[0], out var after) && TryStep(between[1], out var before)
            ? new() { Event = text[..colon].Trim(), AfterStep = after, BeforeStep = before }
            : throw new UsageException($"--exclude '{Shown.Text(text)}' must be of the form event:after-before with numbers of steps, such as cancel:2-3, or an event alone.");
    }

    private static bool TryStep(string text, out int step) => int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out step);
}
