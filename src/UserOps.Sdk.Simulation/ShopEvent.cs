using System.Runtime.InteropServices;
using NodaTime;

namespace UserOps.Simulation;

/// <summary>One thing that a user did in the shop.</summary>
/// <remarks><c>default</c> is an event of nobody without a name, which no shop gives.</remarks>
/// <param name="User">Who did it.</param>
/// <param name="At">When: a whole second.</param>
/// <param name="Event">What it was: one of the names of <see cref="ShopEvents"/>.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ShopEvent(UserId User, Instant At, string Event);
