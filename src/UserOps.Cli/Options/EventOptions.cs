using System.CommandLine;

namespace UserOps.Cli.Options;

/// <summary>Which events count as activity, and which one registers a user.</summary>
internal sealed class EventOptions
{
    private readonly Option<NameList?> _activity = ListOption.Create(
        "--activity-events", "Only these events are activity; all but the registration by default, or those of the policy.");

    private readonly Option<string?> _registration = new("--registration-event")
    {
        Description = "The event by which a user registers; none by default, or that of the policy.",
        HelpName = "EVENT",
    };

    /// <summary>Gets the options, for rules between options.</summary>
    public IReadOnlyList<Option> All => [_activity, _registration];

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        command.Options.Add(_activity);
        command.Options.Add(_registration);
    }

    /// <summary>Reads the events that count as activity.</summary>
    /// <param name="parsed">The command line.</param>
    /// <returns>The events; <see langword="null"/> without the option.</returns>
    public EquatableArray<string>? Activity(ParseResult parsed) => parsed.GetValue(_activity)?.Names;

    /// <summary>Reads the event that registers.</summary>
    /// <param name="parsed">The command line.</param>
    /// <returns>The event; <see langword="null"/> without the option.</returns>
    /// <exception cref="UsageException">The name is blank.</exception>
    public string? Registration(ParseResult parsed) => parsed.GetValue(_registration) switch
    {
        { } name when string.IsNullOrWhiteSpace(name) => throw new UsageException($"--registration-event '{name}' names no event."),
        var name => name,
    };
}
