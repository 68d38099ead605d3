using System.Runtime.InteropServices;
using NodaTime;

namespace UserOps.Tickets;

/// <summary>A time during which a ticket was open.</summary>
/// <remarks><c>default</c> is open from the epoch on.</remarks>
/// <param name="From">When it was opened or reopened; it is open from this instant on.</param>
/// <param name="To">When it was resolved, closed or merged; it is open no more at this instant. <see langword="null"/> while it is open.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct OpenSpan(Instant From, Instant? To)
{
    /// <summary>Tells whether the ticket is open at an instant by this span.</summary>
    /// <param name="instant">The instant.</param>
    /// <returns><see langword="true"/> from <see cref="From"/> on, up to and without <see cref="To"/>.</returns>
    public bool Contains(Instant instant) => From <= instant && !(To <= instant);
}
