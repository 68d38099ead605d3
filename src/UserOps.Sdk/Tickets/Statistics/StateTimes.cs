using NodaTime;

namespace UserOps.Tickets;

/// <summary>Where the time of tickets goes: how long they are in each state of the desk's workflow.</summary>
/// <remarks>
/// A state holds until the next one is told. A ticket's span runs from its opening to its closing, or to the instant of judgement where it isn't closed, so a
/// ticket that is resolved and not closed spends time in that state. The states of a ticket add up to its span to the nanosecond.
/// </remarks>
public sealed record StateTimes
{
    private StateTimes(double totalHours, EquatableArray<StateTime> states) => (TotalHours, States) = (totalHours, states);

    /// <summary>Gets the whole time of all tickets, in hours.</summary>
    public double TotalHours { get; }

    /// <summary>Gets the states: the most time first, then by the ordinal order of their names, that without a name first.</summary>
    public EquatableArray<StateTime> States { get; }

    internal static StateTimes Of(EquatableArray<TicketSummary> tickets)
    {
        // The name has a sign before it, so that the time without one has a key too.
        var states = new Dictionary<string, (string? State, long Stays, List<Duration> Times)>(StringComparer.Ordinal);
        var own = new Dictionary<string, Duration>(StringComparer.Ordinal);
        foreach (var ticket in tickets)
        {
            own.Clear();
            foreach (var stay in ticket.States)
            {
                var key = stay.State is null ? "" : $"={stay.State}";
                var (_, stays, times) = states.TryGetValue(key, out var known) ? known : (stay.State, 0, []);
                states[key] = (stay.State, stays + 1, times);
                own[key] = own.GetValueOrDefault(key) + stay.Length;
            }

            foreach (var (key, time) in own)
            {
                states[key].Times.Add(time);
            }
        }

        var summaries = states.Values.Select(state => (state.State, state.Stays, PerTicket: DurationSummary.Of(state.Times)!)).ToList();
        var total = summaries.Aggregate(Int128.Zero, (sum, state) => sum + state.PerTicket.Total);
        return new(
            Hours(total),
            summaries
                .OrderByDescending(state => state.PerTicket.Total)
                .ThenBy(state => state.State, StringComparer.Ordinal)
                .Select(state => new StateTime(state.State, state.Stays, (double)state.PerTicket.Total / (double)total, state.PerTicket))
                .ToEquatableArray());
    }

    internal static double Hours(Int128 nanoseconds) => (double)nanoseconds / NodaConstants.NanosecondsPerHour;
}
