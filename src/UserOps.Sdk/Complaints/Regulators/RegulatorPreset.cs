using NodaTime;

namespace UserOps.Complaints;

/// <summary>What one regulator wants done by when, with its source. A help for software, not legal advice.</summary>
public sealed record RegulatorPreset
{
    /// <summary>Gets the name, such as <c>cn-samr</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the version of the preset.</summary>
    public required string Version { get; init; }

    /// <summary>Gets what it is, for people.</summary>
    public required LocalizedText Names { get; init; }

    /// <summary>Gets the calendar whose days count: <c>always</c>, or a name for which the host gives a calendar.</summary>
    public required string Calendar { get; init; }

    /// <summary>Gets the first day on which the rule was in force, as the source has it.</summary>
    public required LocalDate EffectiveFrom { get; init; }

    /// <summary>Gets the day on which the figures were last held against the source.</summary>
    public required LocalDate VerifiedOn { get; init; }

    /// <summary>Gets the rule: its title, number and where to read it.</summary>
    public required string Source { get; init; }

    /// <summary>Gets how sure the figures are.</summary>
    public required SourceConfidence Confidence { get; init; }

    /// <summary>Gets what a reader must know: what was left out, what leaves room.</summary>
    public LocalizedText? Notes { get; init; }

    /// <summary>Gets the duties.</summary>
    public required EquatableArray<RegulatorDuty> Duties { get; init; }
}
