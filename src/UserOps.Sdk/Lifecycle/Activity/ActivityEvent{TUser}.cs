using System.Diagnostics.CodeAnalysis;
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
    private readonly string? _event; // null for the empty name, so that rows with and without one are equal

    /// <summary>
    /// Gets the name of what the user did, such as <c>login</c>, compared ordinally; empty, the default, for activity
    /// without a name. At most <see cref="EventLimits.NameLength"/> characters, none of them a control character.
    /// </summary>
    /// <value><see langword="null"/> is taken as empty.</value>
    [AllowNull]
    public string Event
    {
        get => _event ?? "";
        init => _event = string.IsNullOrEmpty(value) ? null : value;
    }
}
