using System.Text.Json.Serialization;
using UserOps.Json;

namespace UserOps.Complaints;

/// <summary>How complaints are followed until they are closed, as plain data: targets, reopening, closing, escalation, regulators.</summary>
/// <remarks>Compile it with <see cref="CaseEvaluator"/>, which checks it. Its JSON form is <see cref="CasePolicyJson"/>.</remarks>
public sealed record CasePolicy
{
    /// <summary>Gets the version of the policy's JSON form; 1.</summary>
    [JsonRequired]
    public int SchemaVersion { get; init; } = PolicyJson.SchemaVersion;

    /// <summary>Gets the policy's name; every explained answer carries it.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the policy's version, as its author writes it.</summary>
    public required string Version { get; init; }

    /// <summary>Gets the targets: at most one for each grade and kind.</summary>
    public required EquatableArray<ServiceTarget> Targets { get; init; }

    /// <summary>Gets the calendar whose local dates count the silent days: <c>always</c>, or a name for which the host gives a calendar.</summary>
    public required string Calendar { get; init; }

    /// <summary>Gets how many whole local days of silence after the response close the case.</summary>
    public required int SilentDays { get; init; }

    /// <summary>Gets what happens when a closed case comes up again.</summary>
    public required ReopenRule Reopen { get; init; }

    /// <summary>Gets the gate before a case is closed.</summary>
    public required ClosingRule Closing { get; init; }

    /// <summary>Gets who is told when; nobody by default.</summary>
    public EquatableArray<CaseEscalation> Escalations { get; init; } = [];

    /// <summary>Gets the regulators whose clocks run beside the firm's own; none by default.</summary>
    public EquatableArray<RegulatorPreset> Regulators { get; init; } = [];

    /// <summary>Makes the reference that answers carry. Costs a serialisation and a hash: keep it.</summary>
    /// <returns>The name, the version, and the hash of the canonical JSON.</returns>
    public PolicyRef ToRef() => new(Name, Version, PolicyJson.Hash(this, CasesJsonContext.Default.CasePolicy));
}
