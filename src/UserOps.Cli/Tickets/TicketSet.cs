using NodaTime;
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
    public Instant Resolve(DayClock days) => AsOf.Resolve(days, Counts.Newest);
}
