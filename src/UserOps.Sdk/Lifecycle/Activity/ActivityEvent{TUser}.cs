using NodaTime;

namespace UserOps.Lifecycle;

/// <summary>One row of a host's activity: who, when, what.</summary>
/// <remarks>
/// Rows are a set: an equal row (same user, instant and event) is the same row and counts once, so a host may deliver a row
/// twice. Two events of one kind at one instant are told apart only by an instant that is fine enough.
/// </remarks>
/// <typeparam name="TUser">The type of the host's user ids.</typeparam>
/// <param name="User">The user.</param>
/// <param name="At">When it happened.</param>
public readonly record struct ActivityEvent<TUser>(TUser User, Instant At)
    where TUser : notnull
{
    /// <summary>
    /// Gets the name of what the user did, such as <c>login</c>, compared ordinally; <see langword="null"/> or empty for
    /// activity without a name. At most <see cref="EventLimits.NameLength"/> characters, none of them a control character.
    /// </summary>
    public string? Event { get; init; }
}
