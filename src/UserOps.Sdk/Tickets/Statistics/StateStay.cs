using System.Runtime.InteropServices;
using NodaTime;

namespace UserOps.Tickets;

/// <summary>A time that a ticket spent in one state of the desk's workflow.</summary>
/// <remarks><c>default</c> is no time in no state.</remarks>
/// <param name="State">The state; <see langword="null"/> before any was told.</param>
/// <param name="From">When it began.</param>
/// <param name="To">When it ended; later than <paramref name="From"/>.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct StateStay(string? State, Instant From, Instant To)
{
    /// <summary>Gets how long it lasted.</summary>
    public Duration Length => To - From;
}
