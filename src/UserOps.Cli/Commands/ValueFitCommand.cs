using System.CommandLine;
using NodaTime;
using NodaTime.Text;
using UserOps.Cli.Input;
using UserOps.Cli.Options;
using UserOps.Cli.Output;
using UserOps.Cli.Purchases;
using UserOps.Cli.Value;
using UserOps.CustomerValue;
using UserOps.Rfm;

namespace UserOps.Cli.Commands;

/// <summary><c>userops value fit PURCHASES</c>: a model of how customers buy, stop and spend.</summary>
internal sealed class ValueFitCommand
{
    private const int DaysOfWeek = 7;

    private readonly ToolConsole _console;
    private readonly PurchaseOptions _purchases = new();
    private readonly AsOfOptions _asOf = new();
    private readonly ValuePolicyOptions _policy = new();
    private readonly OutputOptions _output = new();

    private readonly ModelFileOption _model = new();

    private readonly Option<AsOf?> _holdout = LastDayOption.Create(
        "--holdout", "Hold the model against what came after it, up to the end of this day.");

    private readonly Option<AsOf?> _trackUntil = LastDayOption.Create(
        "--track-until", "Follow repeat purchases up to this day, found beside predicted.");

    private readonly Option<int?> _step = new("--step")
    {
        Description = "The days of a step of --track-until, such as P1D or 1; P7D by default.",
        HelpName = "DAYS",
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (DurationText.TryRead(text.Length > 0 && char.IsAsciiDigit(text[0]) ? $"P{text}D" : text, out var length)
                && length == Duration.FromDays(length.Days) && length.Days <= 36_525)
            {
                return length.Days;
            }

            result.AddError($"--step '{Shown.Text(text)}' is not a number of whole days from 1 to 36525; write it like 7 or P7D.");
            return null;
        },
    };

    private ValueFitCommand(ToolConsole console) => _console = console;

    /// <summary>Makes the command.</summary>
    /// <param name="console">The streams of the tool.</param>
    /// <returns>The command.</returns>
    public static Command Create(ToolConsole console)
    {
        var parts = new ValueFitCommand(console);
        var command = new Command("fit", "Fit a model of how customers buy, stop and spend, and hold it against what came after.");
        parts._purchases.AddTo(command);
        parts._asOf.AddTo(command);
        parts._policy.AddTo(command);
        parts._model.AddTo(command);
        command.Options.Add(parts._holdout);
        command.Options.Add(parts._trackUntil);
        command.Options.Add(parts._step);
        parts._output.AddTo(command);
        OptionRules.RefuseInRows(command, parts._output, parts._holdout);
        command.Validators.Add(result =>
        {
            if (result.GetResult(parts._step) is not null && result.GetResult(parts._trackUntil) is null)
            {
                result.AddError("--step is of --track-until; add it, or take --step off.");
            }
        });
        command.SetAction((parsed, cancellationToken) =>
            CommandHost.RunAsync(console, token => Task.FromResult(parts.Run(parsed, token)), cancellationToken));
        return command;
    }

    private int Run(ParseResult parsed, CancellationToken cancellationToken)
    {
        var input = _purchases.Read(parsed, _console);
        CheckFiles(parsed, input.File);
        var policy = _policy.Read(parsed, input.Times.Zone);
        using var rejections = _purchases.Rejections(parsed, _console);
        using var output = _output.Open(parsed, _console, input.File);
        using var modelFile = _model.Open(parsed, _console);
        using var progress = _output.Screen.Progress(parsed, _console);
        rejections.BeforeShown = progress.Wipe;

        var reader = new PurchaseReader(input, rejections);
        var book = PurchaseGathering.Gather(reader, policy.Currency, CustomerValuePolicy.MbgNbd.Name, groups: null, progress, cancellationToken);
        var summarizer = new PurchaseSummarizer(policy.ToPurchasePolicy());
        var asOf = _asOf.Read(parsed).Resolve(summarizer.Days, reader.Counts.Newest);
        var holdout = parsed.GetValue(_holdout)?.Resolve(summarizer.Days, reader.Counts.Newest);
        var trackUntil = parsed.GetValue(_trackUntil)?.Resolve(summarizer.Days, reader.Counts.Newest);
        if (holdout <= asOf)
        {
            throw new UsageException(
                $"--holdout {LocalDatePattern.Iso.Format(summarizer.Days.DayOf(holdout.Value))} ends before anything can come after the fit; give a later day, or fit as of an earlier one.");
        }

        progress.Stage("Fitting");
        var users = ValueInput.Of(
            book, reader.Counts, summarizer, [asOf, .. new[] { holdout, trackUntil }.OfType<Instant>()], rejections, input.File.Name);
        var model = ValueJudge.Fit(users, asOf, policy);
        var result = new ValueFitResult
        {
            Counts = reader.Counts,
            Model = model,
            Holdout = holdout is { } until ? ValueJudge.HoldOut(users, model, until) : null,
            Tracking = trackUntil is { } last ? Track(parsed, users, model, summarizer.Days.DayOf(last)) : null,
        };

        progress.Wipe();
        _output.Write(parsed, _console, output, new FitAnswer(result));
        ModelFileOption.Write(modelFile, () => CustomerValueModelJson.Write(model));
        output.Commit();
        rejections.Complete();
        return rejections.ExitCode;
    }

    private EquatableArray<TrackingPoint> Track(ParseResult parsed, ValueInput users, CustomerValueModel model, LocalDate until)
    {
        try
        {
            return PurchaseTracking.Of(model, users.Histories, until, parsed.GetValue(_step) ?? DaysOfWeek);
        }
        catch (ArgumentOutOfRangeException tooMany) when (tooMany.ParamName == "stepDays")
        {
            throw new UsageException("--track-until would give more than 100,000 steps; give an earlier day, or a longer --step.");
        }
    }

    private void CheckFiles(ParseResult parsed, InputFile input)
    {
        FileRoles.Check([_policy.Place(parsed)], _output.Place(parsed), _purchases.Input.RejectsPlace(parsed), _model.Place(parsed, input));
    }
}
