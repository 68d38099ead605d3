using UserOps.Complaints;

namespace UserOps.Simulation;

/// <summary>A simulated complaint, and the truth about it that no record tells.</summary>
public sealed record ShopComplaint
{
    /// <summary>Gets what a host would know of it. Its keys are obviously artificial, and nothing in it is about a person.</summary>
    public required ComplaintFacts Facts { get; init; }

    /// <summary>Gets the place of the user who complained in the shop, from 0.</summary>
    public required int UserIndex { get; init; }

    /// <summary>Gets the matter: complaints of one user about one thing share it, on whatever channel they came.</summary>
    public required string Matter { get; init; }

    /// <summary>Gets a value indicating whether the outage set it off.</summary>
    public required bool IsOfOutage { get; init; }
}
