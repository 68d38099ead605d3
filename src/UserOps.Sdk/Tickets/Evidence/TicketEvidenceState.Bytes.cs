using UserOps.Bytes;

namespace UserOps.Tickets;

/// <content>The counts as bytes. What the policy, the request and the work tell is not among them.</content>
public sealed partial class TicketEvidenceState
{
    internal EquatableArray<WorkEvent> WorkEvents => _workEvents;

    internal void WriteCounts(FactsWriter writer)
    {
        writer.Whole((ulong)Tickets);
        writer.Whole((ulong)WithoutCreated);
        writer.Whole(Fields);
        writer.Flag(HasTeams);
        writer.Flag(HasLines);
        writer.Flag(HasRoles);
        foreach (var (_, ticket) in Cited.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            writer.Flag(ticket is not null);
            if (ticket is not null)
            {
                writer.Instant(ticket.KnownFrom);
                writer.OptionalWord(ticket.Customer?.Value);
                writer.OptionalInstant(ticket.CustomerKnownAt);
            }
        }

        foreach (var reading in _readings)
        {
            EvidenceTallyBytes.Write(writer, reading);
        }
    }

    /// <summary>Reads into a state without tickets.</summary>
    internal void ReadCounts(ref FactsReader reader)
    {
        Tickets = (long)reader.Whole("tickets", long.MaxValue);
        WithoutCreated = (long)reader.Whole("withoutCreated", (ulong)Tickets);
        Fields = (uint)reader.Whole("fields", uint.MaxValue);
        HasTeams = reader.Flag("hasTeams");
        HasLines = reader.Flag("hasLines");
        HasRoles = reader.Flag("hasRoles");
        foreach (var id in Cited.Keys.Order(StringComparer.Ordinal).ToList())
        {
            Cited[id] = reader.Flag("cited")
                ? new(reader.Instant("cited"), reader.OptionalUser("cited"), reader.OptionalInstant("cited"))
                : null;
        }

        for (var place = 0; place < Readings; place++)
        {
            reader.Enter("readings", place);
            EvidenceTallyBytes.Read(ref reader, _readings[place], Request.TicketsNamed, Work);
        }

        reader.Enter("");
    }
}
