namespace UserOps.Complaints;

/// <summary>How one factor of a complaint stands: its level, whether a person confirmed it, and what it was seen by.</summary>
/// <remarks><c>default</c> is <see cref="Unknown"/>.</remarks>
/// <param name="Level">The level, from 0; <see langword="null"/> if it is not known.</param>
public readonly record struct FactorReading(int? Level)
{
    /// <summary>Gets the reading of a factor that nobody has looked at yet.</summary>
    public static FactorReading Unknown => default;

    /// <summary>Gets a value indicating whether a machine proposed the level, as the screening of texts does: its points count, its floor does not.</summary>
    public bool IsProposed { get; init; }

    /// <summary>Gets what the level was seen by: a phrase, a document's number; <see langword="null"/> if nothing was noted.</summary>
    public string? Evidence { get; init; }

    /// <summary>Gets a value indicating whether the level is not known.</summary>
    public bool IsUnknown => Level is null;
}
