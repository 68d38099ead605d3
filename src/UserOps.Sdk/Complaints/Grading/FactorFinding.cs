using System.Text.Json.Serialization;

namespace UserOps.Complaints;

/// <summary>What one factor said of a complaint.</summary>
public readonly record struct FactorFinding
{
    /// <summary>Gets the id of the factor.</summary>
    public required string Factor { get; init; }

    /// <summary>Gets the level; <see langword="null"/> if it is not known.</summary>
    public required int? Level { get; init; }

    /// <summary>Gets the points that it added to the sum.</summary>
    public required int Points { get; init; }

    /// <summary>Gets the grade that it asks for at least; <see langword="null"/>: none. A level that was only proposed has no floor.</summary>
    public ComplaintGrade? Floor { get; init; }

    /// <summary>Gets a value indicating whether the level was only proposed, and nobody confirmed it.</summary>
    public bool IsProposed { get; init; }

    /// <summary>Gets what the level was seen by, if <see cref="ExplainOptions.ShowsTexts"/> asked for it; else <see langword="null"/>.</summary>
    public string? Evidence { get; init; }

    /// <summary>Gets a value indicating whether the level is not known.</summary>
    [JsonIgnore]
    public bool IsUnknown => Level is null;
}
