using NodaTime;

namespace Storefront;

/// <summary>A clock that shows one instant until it is moved on. What waits by a timer waits in real time.</summary>
internal sealed class TrialClock(Instant start) : TimeProvider
{
    private long _ticks = start.ToUnixTimeTicks();

    public override DateTimeOffset GetUtcNow() => Instant.FromUnixTimeTicks(Volatile.Read(ref _ticks)).ToDateTimeOffset();

    /// <summary>Moves the clock on; never back.</summary>
    public bool TryMoveTo(Instant instant)
    {
        var to = instant.ToUnixTimeTicks();
        var from = Volatile.Read(ref _ticks);
        return to > from && Interlocked.CompareExchange(ref _ticks, to, from) == from;
    }
}
