namespace UserOps.Simulation;

/// <summary>The habits of a second-line team of a simulated support desk; all from 0 to 1.</summary>
public sealed record ShopTeamHabits
{
    /// <summary>Gets the share of the team's tickets that the desk passes on to it at once, and not to another team first.</summary>
    public required double RightFirst { get; init; }

    /// <summary>Gets the share of its technical tickets that it solves within five days.</summary>
    public required double SolvedInTime { get; init; }

    /// <summary>Gets the share of those open for longer than two days that never lie untouched for so long.</summary>
    public required double Touched { get; init; }

    /// <summary>Gets the share of its technical tickets that are closed with a root cause and an owner.</summary>
    public required double RootCauseKnown { get; init; }
}
