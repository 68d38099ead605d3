using System.Diagnostics.CodeAnalysis;

namespace UserOps.Tickets;

/// <summary>Gathers events row by row, and turns bad rows away with a reason.</summary>
/// <remarks>Not thread-safe: let each worker fill its own, and merge their logs.</remarks>
public sealed class TicketBook
{
    private readonly List<TicketEvent> _events = [];
    private readonly List<WorkEvent> _work = [];

    /// <summary>Adds an event of a ticket, or says why it can't be used.</summary>
    /// <param name="item">The event.</param>
    /// <param name="rejection">What is wrong with it, with the ticket as its key.</param>
    /// <returns><see langword="true"/> if it was added.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="item"/> is <see langword="null"/>.</exception>
    public bool TryAdd(TicketEvent item, [NotNullWhen(false)] out Rejection? rejection)
    {
        ArgumentNullException.ThrowIfNull(item);
        if (TicketRules.Check(item) is var (field, value, why))
        {
            rejection = new("tickets", field, value, why) { Key = string.IsNullOrWhiteSpace(item.TicketId) ? null : item.TicketId };
            return false;
        }

        _events.Add(item);
        rejection = null;
        return true;
    }

    /// <summary>Adds an event that belongs to no ticket, or says why it can't be used.</summary>
    /// <param name="item">The event.</param>
    /// <param name="rejection">What is wrong with it, with its id as its key.</param>
    /// <returns><see langword="true"/> if it was added.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="item"/> is <see langword="null"/>.</exception>
    public bool TryAdd(WorkEvent item, [NotNullWhen(false)] out Rejection? rejection)
    {
        ArgumentNullException.ThrowIfNull(item);
        if (TicketRules.Check(item) is var (field, value, why))
        {
            rejection = new("work", field, value, why) { Key = item.EventId };
            return false;
        }

        _work.Add(item);
        rejection = null;
        return true;
    }

    /// <summary>Makes the log of all that was added; the book can be filled further. Costs a sort.</summary>
    /// <returns>The log.</returns>
    public TicketLog ToLog() => TicketLog.FromChecked([.. _events], [.. _work]);
}
