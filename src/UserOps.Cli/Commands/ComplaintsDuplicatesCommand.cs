using System.CommandLine;
using UserOps.Cli.Complaints;
using UserOps.Cli.Options;
using UserOps.Cli.Output;
using UserOps.Cli.Policies;
using UserOps.Complaints;

namespace UserOps.Cli.Commands;

/// <summary><c>userops complaints duplicates COMPLAINTS</c>: which complaints are likely one matter, and why.</summary>
internal sealed class ComplaintsDuplicatesCommand : ComplaintSetCommand
{
    private readonly Option<string?> _policy = PolicyFileOption.Create("Compare");

    private readonly Option<Choice<DuplicatePolicy>> _preset = ChoiceOption.Create(
        "--preset", "Compare by a preset.", [.. DuplicatePolicy.Presets.Select(preset => (preset.Name, preset))]);

    private ComplaintsDuplicatesCommand(ToolConsole console)
        : base(console, grades: false)
    {
    }

    /// <summary>Makes the command.</summary>
    /// <param name="console">The streams of the tool.</param>
    /// <returns>The command.</returns>
    public static Command Create(ToolConsole console) => new ComplaintsDuplicatesCommand(console).Create(
        "duplicates", "Find complaints that are likely one matter, such as those of one customer on several channels, and say why.");

    /// <inheritdoc />
    protected override void AddOptions(Command command)
    {
        command.Options.Add(_policy);
        command.Options.Add(_preset);
        OptionRules.Exclude(command, _policy, _preset);
    }

    /// <inheritdoc />
    protected override (string Option, string? Path) PolicyPlace(ParseResult parsed) => (_policy.Name, parsed.GetValue(_policy));

    /// <inheritdoc />
    protected override IAnswer Find(ParseResult parsed, ComplaintSet set)
    {
        var policy = parsed.GetValue(_policy) is { } path ? PolicyFile.Read(path, PolicyKinds.Duplicates) : parsed.GetRequiredValue(_preset).Value;
        return new DuplicatesAnswer(new(policy), set);
    }
}
