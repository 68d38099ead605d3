using System.CommandLine;
using NodaTime;
using NodaTime.Text;
using UserOps.Cli.Input;
using UserOps.Cli.Options;
using UserOps.Cli.Output;
using UserOps.Cli.Policies;
using UserOps.Cli.Purchases;
using UserOps.Cli.Value;
using UserOps.CustomerValue;
using UserOps.Rfm;

namespace UserOps.Cli.Commands;

/// <summary><c>userops value predict PURCHASES</c>: who is still a customer, how many purchases to expect and what they are worth.</summary>
internal sealed class ValuePredictCommand
{
    private const int LeastDraws = 100;

    private readonly ToolConsole _console;
    private readonly PurchaseOptions _purchases = new();
    private readonly AsOfOptions _asOf = new();
    private readonly ValuePolicyOptions _policy = new();
    private readonly OutputOptions _output = new();

    private readonly Option<string?> _useModel = new("--use-model")
    {
        Description = "Predict by the model in this file, written by 'userops value fit --model', instead of fitting anew.",
        HelpName = "FILE",
    };

    private readonly Option<LocalDate?> _fitAsOf = DayOption.Create("--fit-as-of", "Fit at the end of this day instead of the instant of judgement.");

    private readonly Option<bool> _residual = new("--residual") { Description = "Tell what all purchases still to come are worth too." };

    private readonly Option<bool> _intervals = new("--intervals") { Description = "Tell how sure each prediction is: 95 % intervals by draws." };

    private readonly Option<int> _seed = NumberOption.Create("--seed", "The seed of the draws; the same seed gives the same intervals.", 1, int.MaxValue);

    private readonly Option<int> _draws = NumberOption.Create("--draws", "How many draws, from 100 on.", 1000, 100_000, LeastDraws);

    private readonly Option<string?> _by = new("--by")
    {
        Description = "Break the totals down by this column; a user's newest row tells the group.",
        HelpName = "COLUMN",
    };

    private readonly Option<string?> _explain = new("--explain")
    {
        Description = "Explain this user instead: the reasons, and until when they hold.",
        HelpName = "USER",
    };

    private ValuePredictCommand(ToolConsole console) => _console = console;

    /// <summary>Makes the command.</summary>
    /// <param name="console">The streams of the tool.</param>
    /// <returns>The command.</returns>
    public static Command Create(ToolConsole console)
    {
        var parts = new ValuePredictCommand(console);
        var command = new Command("predict", "Predict who is still a customer, how many purchases to expect and what they are worth.");
        parts._purchases.AddTo(command);
        parts._asOf.AddTo(command);
        parts._policy.AddTo(command);
        foreach (var option in new Option[]
        {
            parts._useModel, parts._fitAsOf, parts._residual, parts._intervals, parts._seed, parts._draws, parts._by, parts._explain,
        })
        {
            command.Options.Add(option);
        }

        parts._output.AddTo(command);
        parts.AddRules(command);
        command.SetAction((parsed, cancellationToken) =>
            CommandHost.RunAsync(console, token => Task.FromResult(parts.Run(parsed, token)), cancellationToken));
        return command;
    }

    private void AddRules(Command command)
    {
        foreach (var option in _policy.All.Append(_fitAsOf))
        {
            OptionRules.Exclude(command, option, _useModel);
        }

        foreach (var option in new Option[] { _by, _residual, _intervals })
        {
            OptionRules.Exclude(command, option, _explain);
        }

        OptionRules.RefuseInRows(command, _output, _explain, _by);
        command.Validators.Add(result =>
        {
            foreach (var option in new Option[] { _seed, _draws }.Where(option => result.GetResult(option) is { Implicit: false }))
            {
                if (result.GetResult(_intervals) is null or { Implicit: true })
                {
                    result.AddError($"{option.Name} is of --intervals; add it, or take {option.Name} off.");
                }
            }
        });
    }

    private int Run(ParseResult parsed, CancellationToken cancellationToken)
    {
        var by = parsed.GetValue(_by);
        var input = _purchases.Read(parsed, _console, by is null ? [] : [by]);
        FileRoles.Check(
            [_policy.Place(parsed), (_useModel.Name, parsed.GetValue(_useModel))], _output.Place(parsed), _purchases.Input.RejectsPlace(parsed));
        var known = parsed.GetValue(_useModel) is { } path ? PolicyFile.ReadModel(path, CustomerValueModelJson.Read) : null;
        var policy = known?.Policy ?? _policy.Read(parsed, input.Times.Zone);
        using var rejections = _purchases.Rejections(parsed, _console);
        using var output = _output.Open(parsed, _console, input.File);
        using var progress = _output.Screen.Progress(parsed, _console);
        rejections.BeforeShown = progress.Wipe;

        var reader = new PurchaseReader(input, rejections);
        var groups = new NewestColumn();
        var book = PurchaseGathering.Gather(
            reader, policy.Currency, CustomerValuePolicy.MbgNbd.Name, by is null ? null : groups, progress, cancellationToken);
        var summarizer = new PurchaseSummarizer(policy.ToPurchasePolicy());
        var asOf = _asOf.Read(parsed).Resolve(summarizer.Days, reader.Counts.Newest);
        var fitAsOf = FitAsOf(parsed, summarizer.Days, asOf);
        progress.Stage(known is null ? "Fitting" : "Predicting");
        var users = ValueInput.Of(book, reader.Counts, summarizer, [asOf, fitAsOf], rejections, input.File.Name);
        var model = known ?? ValueJudge.Fit(users, fitAsOf, policy);
        IAnswer answer = parsed.GetValue(_explain) is { } user
            ? Explain(user, users, model, asOf)
            : new PredictAnswer(Predict(parsed, users, model, asOf, by is null ? null : groups, cancellationToken));

        progress.Wipe();
        _output.Write(parsed, _console, output, answer);
        output.Commit();
        rejections.Complete();
        return rejections.ExitCode;
    }

    private ValuePredictResult Predict(
        ParseResult parsed, ValueInput users, CustomerValueModel model, Instant asOf, NewestColumn? groups, CancellationToken cancellationToken)
    {
        var (withResidual, withIntervals) = (parsed.GetValue(_residual), parsed.GetValue(_intervals));
        if (withResidual)
        {
            CheckResidual(model);
        }

        var draws = withIntervals ? model.Draw(parsed.GetValue(_seed), parsed.GetValue(_draws)) : null;
        var found = ValueJudge.Predict(users, model, asOf, withResidual, draws, cancellationToken);
        return new()
        {
            Counts = users.Counts,
            Model = model,
            AsOf = asOf,
            Users = found,
            NeverPurchased = users.Users.Count - found.Length,
            HasResidual = withResidual,
            HasIntervals = withIntervals,
            Groups = groups is null ? null :
            [
                .. CustomerValueTotals.By(found.Select(user => (groups.Of(user.User), user.Prediction)))
                    .OrderBy(group => group.Key, StringComparer.Ordinal)
                    .Select(group => (group.Key, group.Value)),
            ],
        };
    }

    private static void CheckResidual(CustomerValueModel model)
    {
        try
        {
            model.DiscountedResidualPurchases(default);
        }
        catch (InvalidOperationException)
        {
            throw new UsageException("--residual: without a discount, all the purchases to come need have no finite sum; fit by a rate above 0, such as --discount 0.1.");
        }
    }

    private static ReasonsAnswer Explain(string name, ValueInput users, CustomerValueModel model, Instant asOf)
    {
        if (string.IsNullOrWhiteSpace(name) || !users.Users.Contains(new UserId(name)))
        {
            throw new UsageException($"--explain '{Shown.Text(name)}': the input has no row of this user.");
        }

        return new(name, model.Explain(users.Book[new UserId(name)], asOf));
    }

    private Instant FitAsOf(ParseResult parsed, DayClock days, Instant asOf)
    {
        if (parsed.GetValue(_fitAsOf) is not { } day)
        {
            return asOf;
        }

        var end = days.EndOf(day);
        return end <= asOf ? end : throw new UsageException(
            $"--fit-as-of {LocalDatePattern.Iso.Format(day)} ends after the instant of judgement; give an earlier day.");
    }
}
