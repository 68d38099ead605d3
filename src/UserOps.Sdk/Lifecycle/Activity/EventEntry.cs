using System.Runtime.InteropServices;
using System.Text.Json.Serialization;
using NodaTime;

namespace UserOps.Lifecycle;

/// <summary>What one user did at one instant.</summary>
/// <remarks>
/// Entries of a log stand in the order of <see cref="At"/>, then of <see cref="Event"/> by its ordinal order. <c>default</c>
/// is activity without a name at the start of 1970.
/// </remarks>
/// <param name="At">The instant.</param>
/// <param name="Event">The name of what was done; empty for activity without a name.</param>
[StructLayout(LayoutKind.Auto)]
[method: JsonConstructor]
public readonly record struct EventEntry(Instant At, string Event)
{
    private readonly string? _event = string.IsNullOrEmpty(Event) ? null : Event; // so that the default equals the empty text

    /// <summary>Gets the name of what was done; empty for activity without a name.</summary>
    public string Event
    {
        get => _event ?? "";
        init => _event = string.IsNullOrEmpty(value) ? null : value;
    }

    internal static int Compare(in EventEntry left, in EventEntry right)
    {
        var byTime = left.At.CompareTo(right.At);
        return byTime != 0 ? byTime : string.CompareOrdinal(left.Event, right.Event);
    }
}
