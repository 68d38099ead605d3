using NodaTime;
using UserOps.Cli.Input;
using UserOps.Cli.Options;
using UserOps.Tickets;

namespace UserOps.Cli.Tickets;

/// <summary>All tickets of one file, for questions that look at them together.</summary>
/// <param name="Log">What happened to them and around them.</param>
/// <param name="Counts">What became of the records.</param>
/// <param name="Zone">The zone of <c>--zone</c>.</param>
/// <param name="AsOf">When to judge.</param>
internal sealed record TicketSet(TicketLog Log, TicketCounts Counts, DateTimeZone Zone, AsOf AsOf)
{
    /// <summary>Finds when to judge by the days of a clock.</summary>
    /// <param name="days">The days.</param>
    /// <returns>The instant.</returns>
    /// <exception cref="InputException">The last day was asked for and there is no event.</exception>
    public Instant Resolve(DayClock days) => (AsOf, Counts.Newest) is (AsOfLast, null)
        ? throw new InputException("--as-of last", null, "There is no event, so there is no last day.", "Give the day itself: --as-of 2024-05-31.")
        : AsOf.Resolve(days, Counts.Newest);
}
