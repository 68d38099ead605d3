using UserOps.Lifecycle;

namespace UserOps.Cli.Lifecycle;

/// <summary>How growth is accounted for, and of which days.</summary>
/// <param name="Preset">The name of the preset.</param>
/// <param name="Policy">The policy.</param>
/// <param name="Days">The days.</param>
internal sealed record GrowthQuestion(string Preset, GrowthPolicy Policy, DayClock Days)
{
    /// <summary>Gets the events that count as activity; empty for all but the registration.</summary>
    public EquatableArray<string> ActivityEvents { get; init; } = [];

    /// <summary>Gets the event that registers a user; <see langword="null"/> for none.</summary>
    public string? RegistrationEvent { get; init; }

    /// <summary>Reads the days of activity off one user's events.</summary>
    public UserActivity Read(EventLog log) => log.ToActivity(Days, ActivityEvents, RegistrationEvent);
}
