using NodaTime;
using UserOps.Cli.Activity;
using UserOps.Lifecycle;

namespace UserOps.Cli.Lifecycle;

/// <summary>How many users of a population are in each stage.</summary>
internal sealed record StageCounts
{
    /// <summary>Gets everybody with a row: in a stage, never active, or not seen yet.</summary>
    public required long Users { get; init; }

    /// <summary>Gets who is in a stage: everybody who was ever active.</summary>
    public required long EverActive { get; init; }

    /// <summary>Gets who registered and was never active.</summary>
    public required long NeverActive { get; init; }

    /// <summary>Gets who was neither registered nor active by then: all rows are later, or of events that don't count.</summary>
    public required long NotSeen { get; init; }

    /// <summary>Gets who was active before the registration, as far as is known by then.</summary>
    public required long ActiveBeforeRegistration { get; init; }

    /// <summary>Gets the stages with their users, the best first.</summary>
    public required EquatableArray<StageCount> Stages { get; init; }
}

/// <summary>How many users are in a stage.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Users">Its users.</param>
/// <param name="UserShare">Their share of those who are in any stage; 0 when nobody is.</param>
internal sealed record StageCount(Stage Stage, long Users, double UserShare);

/// <summary>The part of a breakdown.</summary>
/// <param name="Group">What the column says.</param>
/// <param name="Counts">The users whose newest row says so.</param>
internal sealed record StageGroup(string Group, StageCounts Counts);

/// <summary>What <c>userops lifecycle stages</c> found, before it is written in one form or another.</summary>
internal sealed record StagesResult
{
    /// <summary>Gets what became of the records of the input; <see langword="null"/> when there was no file.</summary>
    public ActivityCounts? Input { get; init; }

    /// <summary>Gets what tells the stages.</summary>
    public required StageEvaluator Evaluator { get; init; }

    /// <summary>Gets the instant of judgement.</summary>
    public required Instant AsOf { get; init; }

    /// <summary>Gets everybody with a row, by id in ordinal order.</summary>
    public required IReadOnlyList<KeyValuePair<UserId, UserActivity>> Users { get; init; }

    /// <summary>Gets how many are in each stage.</summary>
    public required StageCounts Counts { get; init; }

    /// <summary>Gets the breakdown of <c>--by</c>; <see langword="null"/> without it.</summary>
    public EquatableArray<StageGroup>? Groups { get; init; }

    /// <summary>Gets the local day of judgement, which counts whole.</summary>
    public LocalDate Day => Evaluator.Days.DayOf(AsOf);

    /// <summary>Finds a user.</summary>
    /// <param name="user">The id.</param>
    /// <param name="activity">The user's activity.</param>
    /// <returns><see langword="false"/> when the input has no row of this user.</returns>
    public bool TryFind(string user, out UserActivity activity)
    {
        var (low, high) = (0, Users.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var order = string.CompareOrdinal(Users[middle].Key.Value, user);
            if (order == 0)
            {
                activity = Users[middle].Value;
                return true;
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        activity = default;
        return false;
    }
}
