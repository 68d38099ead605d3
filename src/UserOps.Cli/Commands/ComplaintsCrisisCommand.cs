using System.CommandLine;
using UserOps.Cli.Complaints;
using UserOps.Cli.Options;
using UserOps.Cli.Output;
using UserOps.Cli.Policies;
using UserOps.Complaints;

namespace UserOps.Cli.Commands;

/// <summary><c>userops complaints crisis COMPLAINTS</c>: which topics have too many complaints, how alarmed to be, and why.</summary>
internal sealed class ComplaintsCrisisCommand : ComplaintSetCommand
{
    private readonly Option<string?> _policy = new("--crisis-policy")
    {
        Description = "Watch by the policy in this file; 'userops policy new crisis' writes one.",
        HelpName = "FILE",
    };

    private readonly Option<Choice<CrisisPolicy>> _preset = ChoiceOption.Create(
        "--crisis-preset", "Watch by a preset, with the days of --zone.", [.. CrisisPolicy.Presets.Select(preset => (preset.Name, preset))]);

    private readonly Option<Choice<bool>> _by = ChoiceOption.Create("--by", "What complaints are counted by.", ("topic", false), ("product", true));

    private ComplaintsCrisisCommand(ToolConsole console)
        : base(console, grades: true)
    {
    }

    /// <summary>Makes the command.</summary>
    /// <param name="console">The streams of the tool.</param>
    /// <returns>The command.</returns>
    public static Command Create(ToolConsole console) => new ComplaintsCrisisCommand(console).Create(
        "crisis", "Find topics that more people complain of than chance explains, and say how alarmed to be.");

    /// <inheritdoc />
    protected override void AddOptions(Command command)
    {
        command.Options.Add(_policy);
        command.Options.Add(_preset);
        command.Options.Add(_by);
        OptionRules.Exclude(command, _policy, _preset);
    }

    /// <inheritdoc />
    protected override (string Option, string? Path) PolicyPlace(ParseResult parsed) => (_policy.Name, parsed.GetValue(_policy));

    /// <inheritdoc />
    protected override IAnswer Find(ParseResult parsed, ComplaintSet set)
    {
        var policy = parsed.GetValue(_policy) is { } path
            ? PolicyFile.Read(path, PolicyKinds.Crisis)
            : parsed.GetRequiredValue(_preset).Value with { Zone = set.Zone.Id };
        return CrisisAnswer.Of(new(policy), set, parsed.GetRequiredValue(_by).Value);
    }
}
