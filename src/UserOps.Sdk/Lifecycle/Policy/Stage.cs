using NodaTime;

namespace UserOps.Lifecycle;

/// <summary>A stage of the lifecycle: when a user is in it, what it is called, and what to do.</summary>
public sealed record Stage
{
    /// <summary>Gets the id, such as <c>atRisk</c>; answers and stores carry it.</summary>
    public required string Id { get; init; }

    /// <summary>Gets how a person calls it.</summary>
    public required LocalizedText Name { get; init; }

    /// <summary>Gets what it says about a user, as a sentence.</summary>
    public required LocalizedText Meaning { get; init; }

    /// <summary>Gets the aim with its users, in one word.</summary>
    public required StageAim Aim { get; init; }

    /// <summary>Gets the action suggested, as a sentence.</summary>
    public required LocalizedText Action { get; init; }

    /// <summary>
    /// Gets how good it is to have users here: the higher, the better. Decides nothing; it tells ups from downs in charts and
    /// tables.
    /// </summary>
    public int Rank { get; init; }

    /// <summary>
    /// Gets when a user is in this stage; <see langword="null"/> for the last stage, which takes all whom no other one takes.
    /// </summary>
    public StageRule? Enter { get; init; }

    /// <summary>
    /// Gets when a user who was here on the day before remains, although <see cref="Enter"/> does not hold;
    /// <see langword="null"/>, the default, for no such grace, and for the last stage, which needs none. A stage further up takes
    /// the user all the same.
    /// </summary>
    public StageRule? Stay { get; init; }

    /// <summary>
    /// Gets how long a user remains here at least, whatever the rules say, in whole days; <see langword="null"/>, the
    /// default, for no such time.
    /// </summary>
    public Period? MinimumStay { get; init; }

    /// <summary>Returns the stage as text.</summary>
    /// <returns>The id.</returns>
    public override string ToString() => Id;
}
