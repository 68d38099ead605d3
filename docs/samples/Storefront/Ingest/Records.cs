using System.Text.Json;
using NodaTime;
using Storefront.Storage;
using UserOps.Tickets;

namespace Storefront.Ingest;

/// <summary>Reads one record of a request.</summary>
/// <param name="record">The record.</param>
/// <param name="number">Which one it is, from 1.</param>
/// <param name="now">What the clock shows.</param>
/// <param name="problems">Takes all that is wrong with it.</param>
internal delegate TRow RecordParser<out TRow>(JsonElement record, int number, Instant now, ICollection<FieldProblem> problems)
    where TRow : FactRow;

/// <summary>The records that the app takes, and what they become.</summary>
internal static class Records
{
    private static readonly TicketEventRow Nothing = new() { Id = "", At = 0, CustomerId = null, Json = "" };

    /// <summary>Reads <c>{ "id": "o-1", "user": "ann", "at": "2026-03-02T08:30:00Z", "amount": 129.90 }</c>; money given back names the order by <c>refundOf</c>.</summary>
    public static OrderRow Order(JsonElement record, int number, Instant now, ICollection<FieldProblem> problems)
    {
        var reader = new RecordReader(record, number, problems, "id", "user", "at", "amount", "refundOf");
        return new()
        {
            Id = reader.Id("id"),
            UserId = reader.Id("user"),
            At = reader.At("at", now),
            Cents = reader.Cents("amount"),
            RefundOf = reader.OptionalId("refundOf"),
        };
    }

    /// <summary>Reads <c>{ "id": "e-1", "user": "ann", "at": "2026-03-02T08:00:00Z", "type": "visit" }</c>.</summary>
    public static EventRow Event(JsonElement record, int number, Instant now, ICollection<FieldProblem> problems)
    {
        var reader = new RecordReader(record, number, problems, "id", "user", "at", "type");
        return new()
        {
            Id = reader.Id("id"),
            UserId = reader.Id("user"),
            At = reader.At("at", now),
            Type = reader.Word("type", "visit", "sign-up"),
        };
    }

    /// <summary>Reads an event of a ticket, or around tickets, in the library's form; it must have an <c>eventId</c>.</summary>
    public static TicketEventRow TicketEvent(JsonElement record, int number, Instant now, ICollection<FieldProblem> problems)
    {
        var reader = new RecordReader(record, number, problems);
        if (record.ValueKind != JsonValueKind.Object)
        {
            return Nothing;
        }

        if (!TicketEventJson.TryRead(record.GetRawText(), "ticket events", out var item, out var work, out var rejection))
        {
            reader.Add(rejection);
            return Nothing;
        }

        var at = item?.At ?? work!.At;
        reader.Check("at", at, now);
        if (item?.CustomerId is { } customer)
        {
            reader.CheckedId("customerId", customer.Value);
        }

        return new()
        {
            Id = reader.Id("eventId"),
            At = at.ToUnixTimeTicks(),
            CustomerId = item?.CustomerId?.Value,
            Json = item is null ? TicketEventJson.Write(work!) : TicketEventJson.Write(item),
        };
    }
}
