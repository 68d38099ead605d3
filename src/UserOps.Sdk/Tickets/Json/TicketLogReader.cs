using System.Diagnostics.CodeAnalysis;
using NodaTime;

namespace UserOps.Tickets;

/// <summary>Reads a log line by line: one JSON object a line is an event of a ticket or, without <c>ticketId</c>, one around tickets.</summary>
/// <remarks>
/// <para>The members are those of <see cref="TicketEvent"/> and <see cref="WorkEvent"/> in camel case: <c>{ "ticketId": "T-1", "at":
/// "2026-01-31T08:00:00Z", "type": "assigned", "teamId": "L2" }</c>, <c>{ "at": "2026-02-03T09:00:00Z", "type": "bugOpened", "bugId": "B-7" }</c>.
/// Short names are taken too: <c>ticket, actor, team, customer, product, owner, bug, article, insight, release, proposal</c>. Words such as the type are told
/// apart without case. An id may be a number. <see langword="null"/> and blank texts mean: not known. Who did it is <c>author</c> or <c>actorId</c>; of a bug, its <c>ownerId</c>.</para>
/// <para>Instants have their offset, or <c>Z</c>. The ends of a report's period and of a risk may be dates in the reader's zone: <c>"from": "2026-01-01", "to":
/// "2026-01-31"</c> is all of January.</para>
/// <para>Whatever else a line holds is refused, for a slip there would lose facts. Not thread-safe: it keeps the names that it saw, so that
/// names which repeat are kept once.</para>
/// </remarks>
public sealed class TicketLogReader
{
    private readonly string _source;
    private readonly DayClock _days;
    private readonly LogLine _line = new();
    private readonly TextPool _pool = new();

    /// <summary>Initializes a new instance of the <see cref="TicketLogReader"/> class.</summary>
    /// <param name="source">Where the lines come from, for rejections: a file's name, a table, a topic.</param>
    /// <param name="zone">The zone of dates; UTC by default.</param>
    /// <exception cref="ArgumentNullException"><paramref name="source"/> is <see langword="null"/>.</exception>
    public TicketLogReader(string source, DateTimeZone? zone = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        _source = source;
        _days = zone is null ? DayClock.Utc : new(zone);
    }

    /// <summary>Reads an event, or says what is wrong with it; of a bad line nothing is taken.</summary>
    /// <param name="utf8Json">The line in UTF-8.</param>
    /// <param name="item">What happened to a ticket; <see langword="null"/> if it happened around tickets.</param>
    /// <param name="work">What happened around tickets; <see langword="null"/> if it happened to one.</param>
    /// <param name="rejection">What is wrong; add the line if you know it.</param>
    /// <returns><see langword="true"/> if it was read.</returns>
    public bool TryRead(ReadOnlySpan<byte> utf8Json, out TicketEvent? item, out WorkEvent? work, [NotNullWhen(false)] out Rejection? rejection)
    {
        var reader = new LogLineReader(utf8Json, _line, _pool, _days);
        rejection = reader.Read(out item, out work)
            ? null
            : new(_source, reader.Problem!.Value.Field, reader.Problem.Value.Value, reader.Problem.Value.Why)
            {
                Key = _line[LogMember.TicketId] ?? _line[LogMember.EventId],
            };
        return rejection is null;
    }

    /// <summary>Reads an event into a book, or says what is wrong with it.</summary>
    /// <param name="utf8Json">The line in UTF-8.</param>
    /// <param name="book">Takes the event.</param>
    /// <param name="rejection">What is wrong; add the line if you know it.</param>
    /// <returns><see langword="true"/> if it was added.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="book"/> is <see langword="null"/>.</exception>
    public bool TryAdd(ReadOnlySpan<byte> utf8Json, TicketBook book, [NotNullWhen(false)] out Rejection? rejection)
    {
        ArgumentNullException.ThrowIfNull(book);
        return TryRead(utf8Json, out var item, out var work, out rejection)
            && (item is null ? book.TryAdd(work!, out rejection) : book.TryAdd(item, out rejection));
    }
}
