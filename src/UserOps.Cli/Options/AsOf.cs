using NodaTime;
using UserOps.Cli.Input;

namespace UserOps.Cli.Options;

/// <summary>When the judgement is made, as the user said it.</summary>
internal abstract record AsOf
{
    /// <summary>Finds the instant.</summary>
    /// <param name="clock">The days of the policy.</param>
    /// <param name="newest">The newest record that carries a user; <see langword="null"/> without one.</param>
    /// <returns>The instant; the last one of the day where a day was meant.</returns>
    /// <exception cref="InputException">The last day was asked for and there is no record.</exception>
    public abstract Instant Resolve(DayClock clock, Instant? newest);
}

/// <summary>An instant, from <c>--at</c>.</summary>
/// <param name="Instant">The instant.</param>
internal sealed record AsOfInstant(Instant Instant) : AsOf
{
    /// <inheritdoc />
    public override Instant Resolve(DayClock clock, Instant? newest) => Instant;
}

/// <summary>A local day, from <c>--as-of</c>.</summary>
/// <param name="Day">The day.</param>
internal sealed record AsOfDay(LocalDate Day) : AsOf
{
    /// <inheritdoc />
    public override Instant Resolve(DayClock clock, Instant? newest) => clock.EndOf(Day);
}

/// <summary>The local day of the newest record that carries a user, from <c>--as-of last</c>.</summary>
/// <param name="OfEach">Whether each of several inputs has a last day of its own, from <c>--as-of each</c>.</param>
internal sealed record AsOfLast(bool OfEach = false) : AsOf
{
    /// <inheritdoc />
    public override Instant Resolve(DayClock clock, Instant? newest) => newest is { } instant
        ? clock.EndOf(clock.DayOf(instant))
        : throw new InputException("--as-of last", null, "There is no record with a user, so there is no last day.", "Give the day itself: --as-of 2024-05-31.");
}
