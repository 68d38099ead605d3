using NodaTime;

namespace UserOps.Complaints;

/// <summary>Somebody who works on complaints: what they can do, and how busy they are.</summary>
public sealed record Handler
{
    /// <summary>Gets the identifier, not blank.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the skills, compared ordinally.</summary>
    public EquatableArray<string> Skills { get; init; } = [];

    /// <summary>Gets how many complaints are being worked on; 0 or more. It may exceed the capacity.</summary>
    public required int Load { get; init; }

    /// <summary>Gets how many can be worked on at a time; 0, for somebody who is away, or more.</summary>
    public required int Capacity { get; init; }

    /// <summary>Gets when the last complaint was assigned; <see langword="null"/>, the default, for never: the longest idle of all.</summary>
    public Instant? LastAssignedAt { get; init; }
}
