using NodaTime;

namespace UserOps.Benchmarks;

/// <summary>A user as a program with the rules in its code would hold one.</summary>
internal sealed class TaggingUser
{
    public required int Age { get; init; }

    public required string Channel { get; init; }

    public required string City { get; init; }

    public required LocalDate Joined { get; init; }

    public required int Orders { get; init; }

    public required string Plan { get; init; }

    public required int Points { get; init; }

    public required int Sessions { get; init; }

    public required decimal Spent { get; init; }

    public required bool Verified { get; init; }
}
