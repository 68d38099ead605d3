namespace UserOps.Tagging;

/// <summary>How large some audiences are.</summary>
public sealed record AudienceReport
{
    /// <summary>Gets how many users there are.</summary>
    public required long Users { get; init; }

    /// <summary>Gets the audiences, in the order in which they were given.</summary>
    public required EquatableArray<AudienceSize> Audiences { get; init; }
}

/// <summary>How large an audience is.</summary>
public sealed record AudienceSize
{
    /// <summary>Gets the audience.</summary>
    public required PolicyRef Audience { get; init; }

    /// <summary>Gets how many users belong to it.</summary>
    public required long Users { get; init; }

    /// <summary>Gets the share of all users; <see langword="null"/> without users.</summary>
    public required double? Share { get; init; }
}
