namespace UserOps.Simulation;

/// <summary>How a kind of user stops being a customer.</summary>
internal enum Departure
{
    /// <summary>Stays.</summary>
    Never = 0,

    /// <summary>With the first order.</summary>
    AtOnce = 1,

    /// <summary>With any repeat order, by a chance of the user's own: geometric dropout.</summary>
    WithAnOrder = 2,

    /// <summary>At any moment, at a steady rate: exponential lifetime.</summary>
    Silently = 3,

    /// <summary>Silently, before the middle of the simulated time.</summary>
    Early = 4,

    /// <summary>Before the simulated time, with the one order that comes back in it.</summary>
    BeforeTheStart = 5,
}
