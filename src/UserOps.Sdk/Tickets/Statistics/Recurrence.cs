namespace UserOps.Tickets;

/// <summary>The tickets of one bug, or of one module and root cause, of which some came after another was resolved.</summary>
/// <remarks>It has a <see cref="BugId"/>, or else a <see cref="Module"/> and a <see cref="RootCause"/>.</remarks>
public sealed record Recurrence
{
    /// <summary>Gets the bug that the tickets share; <see langword="null"/> where it is the module and the root cause.</summary>
    public string? BugId { get; init; }

    /// <summary>Gets the module that they share; <see langword="null"/> where it is the bug.</summary>
    public string? Module { get; init; }

    /// <summary>Gets the root cause that they share; <see langword="null"/> where it is the bug.</summary>
    public string? RootCause { get; init; }

    /// <summary>Gets how many tickets share it.</summary>
    public required long Tickets { get; init; }

    /// <summary>Gets the tickets that came again, by their opening, then by the ordinal order of their ids; at least one.</summary>
    public required EquatableArray<string> Again { get; init; }
}
