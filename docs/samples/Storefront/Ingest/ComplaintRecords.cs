using System.Text;
using System.Text.Json;
using NodaTime;
using UserOps.Complaints;

namespace Storefront.Ingest;

/// <summary>Reads complaints and their events, in the library's form.</summary>
internal static class ComplaintRecords
{
    private const int MaxWords = 1_000;

    /// <summary>Reads a complaint: <c>{ "id": "c-1", "receivedAt": "2026-03-02T08:30:00Z", "customerId": "ann", "factors": { "safety": 2 } }</c>.</summary>
    public static CaseReceived? Complaint(JsonElement record, Instant now, ICollection<FieldProblem> problems)
    {
        var reader = new RecordReader(record, 1, problems);
        if (problems.Count > 0 || Read(record.GetRawText(), reader) is not { } item)
        {
            return null;
        }

        if (item is not CaseReceived received)
        {
            reader.Add("type", Words.Of(item.Type), "A complaint begins with its receipt. Send what happened later to /complaints/{id}/events.");
            return null;
        }

        reader.CheckedId("id", received.ComplaintId.Value);
        reader.CheckedId("customerId", received.Facts.CustomerId?.Value);
        reader.Check("receivedAt", received.At, now);
        if (received.Facts.Text is not null || received.Facts.Keys.Count > 0)
        {
            reader.Add(received.Facts.Text is null ? "keys" : "text", "", "This app keeps ids of people, and no words, numbers or addresses of theirs. Leave it out.");
        }

        return received;
    }

    /// <summary>Reads something that happened to a complaint: <c>{ "type": "acknowledged", "at": "2026-03-02T09:00:00Z", "actor": "agent-7" }</c>.</summary>
    public static CaseEvent? Event(JsonElement record, int number, ComplaintId complaint, Instant now, ICollection<FieldProblem> problems)
    {
        var reader = new RecordReader(record, number, problems);
        if (record.ValueKind != JsonValueKind.Object || Read(WithId(record, complaint), reader) is not { } item)
        {
            return null;
        }

        if (item.ComplaintId != complaint)
        {
            reader.Add("complaintId", item.ComplaintId.Value, $"It must be that of the path, '{complaint}'. Leave it out.");
        }
        else if (item is CaseReceived)
        {
            reader.Add("type", Words.Of(item.Type), "A complaint is received once, by POST /complaints.");
        }

        if (record.GetRawText().Length > MaxWords)
        {
            reader.Add("record", record.GetRawText(), $"An event has at most {MaxWords:N0} characters. Keep long texts elsewhere.");
        }

        reader.Check("at", item.At, now);
        return item;
    }

    private static CaseEvent? Read(string json, RecordReader reader)
    {
        if (CaseEventJson.TryRead(json, "complaints", out var item, out var rejection))
        {
            return item;
        }

        reader.Add(rejection);
        return null;
    }

    // Of which complaint it is tells the path.
    private static string WithId(JsonElement record, ComplaintId complaint)
    {
        if (record.TryGetProperty("complaintId", out _))
        {
            return record.GetRawText();
        }

        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("complaintId", complaint.Value);
            foreach (var member in record.EnumerateObject())
            {
                member.WriteTo(writer);
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }
}
