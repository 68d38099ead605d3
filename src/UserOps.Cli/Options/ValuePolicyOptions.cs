using System.CommandLine;
using System.Globalization;
using NodaTime;
using UserOps.Cli.Input;
using UserOps.Cli.Policies;
using UserOps.CustomerValue;
using UserOps.Rfm;

namespace UserOps.Cli.Options;

/// <summary>Which policy fits and predicts: a file or a preset, and what the command line says otherwise.</summary>
internal sealed class ValuePolicyOptions
{
    private readonly Option<string?> _policy = PolicyFileOption.Create("Fit and predict");

    private readonly Option<Choice<CustomerValuePolicy>> _preset = ChoiceOption.Create(
        "--preset", "Fit and predict by a preset, with the days of --zone.", [.. CustomerValuePolicy.Presets.Select(preset => (preset.Name, preset))]);

    private readonly Option<Choice<BtydUnit>> _unit = ChoiceOption.Of<BtydUnit>("--unit", "The unit of time, and what one purchase is; as in the policy by default.");

    private readonly Option<Duration?> _horizon = DurationOption.Create("--horizon", "How far to look ahead, such as P365D; as in the policy by default.");

    private readonly Option<double?> _discount = new("--discount")
    {
        Description = "The rate of discount of a year, such as 0.1 for 10 %; as in the policy by default.",
        HelpName = "RATE",
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var rate) && rate <= 1000)
            {
                return rate;
            }

            result.AddError($"--discount '{Shown.Text(text)}' is not a rate from 0 to 1000; write 0.1 for 10 % a year.");
            return null;
        },
    };

    /// <summary>Gets the options, for rules between options.</summary>
    public IReadOnlyList<Option> All => [_policy, _preset, _unit, _horizon, _discount];

    /// <summary>Adds the options to a command, and the rule that at most one policy is given.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        foreach (var option in All)
        {
            command.Options.Add(option);
        }

        OptionRules.Exclude(command, _policy, _preset);
    }

    /// <summary>Reads which file is read.</summary>
    /// <param name="parsed">The command line.</param>
    /// <returns>The file, as the option and as it was named; <see langword="null"/> where none is.</returns>
    public (string Option, string? Path) Place(ParseResult parsed) => (_policy.Name, parsed.GetValue(_policy));

    /// <summary>Reads the policy.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="zone">The zone of <c>--zone</c>, whose days a preset counts.</param>
    /// <returns>The policy; options take the place of its own members, and make its hash another one.</returns>
    /// <exception cref="UsageException">The file can't be read, or has problems.</exception>
    /// <exception cref="InvalidPolicyException">An option makes a policy that can't be.</exception>
    public CustomerValuePolicy Read(ParseResult parsed, DateTimeZone zone)
    {
        var policy = parsed.GetValue(_policy) is { } path
            ? PolicyFile.Read(path, PolicyKinds.Value)
            : parsed.GetRequiredValue(_preset).Value with { Zone = zone.Id };
        return PolicyKinds.Value.Check(policy with
        {
            Unit = parsed.GetValue(_unit)?.Value ?? policy.Unit,
            Horizon = parsed.GetValue(_horizon) ?? policy.Horizon,
            AnnualDiscountRate = parsed.GetValue(_discount) ?? policy.AnnualDiscountRate,
        });
    }
}
