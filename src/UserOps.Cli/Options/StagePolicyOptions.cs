using System.CommandLine;
using NodaTime;
using UserOps.Cli.Policies;
using UserOps.Lifecycle;

namespace UserOps.Cli.Options;

/// <summary>Which policy tells the stages: a file or a preset, and what the command line says otherwise about events.</summary>
internal sealed class StagePolicyOptions
{
    private readonly Option<string?> _policy = PolicyFileOption.Create("Tell stages");

    private readonly Option<Choice<StagePolicy>> _preset = ChoiceOption.Create(
        "--preset", "Tell stages by a preset, with the days of --zone.", [.. StagePolicies.All.Select(preset => (preset.Name, preset))]);

    private readonly EventOptions _events = new();

    /// <summary>Adds the options to a command, and the rule that at most one policy is given.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        command.Options.Add(_policy);
        command.Options.Add(_preset);
        _events.AddTo(command);
        OptionRules.Exclude(command, _policy, _preset);
    }

    /// <summary>Reads which file is read.</summary>
    /// <param name="parsed">The command line.</param>
    /// <returns>The file, as the option and as it was named; <see langword="null"/> where none is.</returns>
    public (string Option, string? Path) Place(ParseResult parsed) => (_policy.Name, parsed.GetValue(_policy));

    /// <summary>Reads the policy.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="zone">The zone of <c>--zone</c>, whose days a preset counts.</param>
    /// <returns>The policy; options of events take the place of its own, and make its hash another one.</returns>
    /// <exception cref="UsageException">The file can't be read, or has problems.</exception>
    public StagePolicy Read(ParseResult parsed, DateTimeZone zone)
    {
        var policy = parsed.GetValue(_policy) is { } path
            ? PolicyFile.Read(path, PolicyKinds.Stages)
            : parsed.GetRequiredValue(_preset).Value with { Zone = zone.Id };
        return policy with
        {
            ActivityEvents = _events.Activity(parsed) ?? policy.ActivityEvents,
            RegistrationEvent = _events.Registration(parsed) ?? policy.RegistrationEvent,
        };
    }
}
