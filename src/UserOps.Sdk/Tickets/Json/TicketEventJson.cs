using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using UserOps.Json;

namespace UserOps.Tickets;

/// <summary>Reads and writes one event as one line of JSON, in the form of <see cref="TicketLogReader"/>, which reads many.</summary>
public static class TicketEventJson
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads an event, or says what is wrong with it; of a bad record nothing is taken.</summary>
    /// <param name="json">The record.</param>
    /// <param name="source">Where it comes from, for the rejection: a file's name, a table, a topic.</param>
    /// <param name="item">What happened to a ticket; <see langword="null"/> if it happened around tickets.</param>
    /// <param name="work">What happened around tickets; <see langword="null"/> if it happened to one.</param>
    /// <param name="rejection">What is wrong; add the line if you know it.</param>
    /// <returns><see langword="true"/> if it was read.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> or <paramref name="source"/> is <see langword="null"/>.</exception>
    public static bool TryRead(
        string json,
        string source,
        out TicketEvent? item,
        out WorkEvent? work,
        [NotNullWhen(false)] out Rejection? rejection)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(source);
        byte[] bytes;
        try
        {
            bytes = Strict.GetBytes(json);
        }
        catch (EncoderFallbackException e)
        {
            (item, work) = (null, null);
            rejection = new(source, "record", $"U+{(int)json[e.Index]:X4}", "It is half a surrogate pair. Remove it.");
            return false;
        }

        return new TicketLogReader(source).TryRead(bytes, out item, out work, out rejection);
    }

    /// <summary>Writes an event of a ticket; equal events give equal text.</summary>
    /// <param name="item">The event.</param>
    /// <returns>The JSON text, on one line.</returns>
    /// <exception cref="ArgumentException">A text has half a surrogate pair.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="item"/> is <see langword="null"/>.</exception>
    public static string Write(TicketEvent item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return Encoding.UTF8.GetString(PolicyJson.Bytes(writer => Write(writer, item), indented: false));
    }

    /// <summary>Writes an event around tickets; equal events give equal text.</summary>
    /// <param name="item">The event.</param>
    /// <returns>The JSON text, on one line.</returns>
    /// <exception cref="ArgumentException">A text has half a surrogate pair.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="item"/> is <see langword="null"/>.</exception>
    public static string Write(WorkEvent item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return Encoding.UTF8.GetString(PolicyJson.Bytes(writer => Write(writer, item), indented: false));
    }

    private static void Write(Utf8JsonWriter writer, TicketEvent item)
    {
        writer.WriteStartObject();
        writer.WriteString("ticketId", item.TicketId);
        Text(writer, "eventId", item.EventId);
        Time(writer, "at", item.At);
        if (item.Seq is { } seq)
        {
            writer.WriteNumber("seq", seq);
        }

        writer.WriteString("type", EnumJsonConverter<TicketEventType>.NameOf(item.Type));
        Text(writer, "actorId", item.ActorId);
        Text(writer, "actorRole", item.ActorRole is { } role ? EnumJsonConverter<TicketActorRole>.NameOf(role) : null);
        Text(writer, "teamId", item.TeamId);
        Text(writer, "supportLine", item.SupportLine);
        Text(writer, "kind", item.Kind is { } kind ? EnumJsonConverter<TicketKind>.NameOf(kind) : null);
        Text(writer, "technicalKind", item.TechnicalKind);
        Text(writer, "category", item.Category);
        Text(writer, "module", item.Module);
        Text(writer, "suspectedCause", item.SuspectedCause);
        Text(writer, "rootCause", item.RootCause);
        Text(writer, "severity", item.Severity);
        Text(writer, "customerId", item.CustomerId?.Value);
        Text(writer, "productId", item.ProductId);
        Text(writer, "ownerId", item.OwnerId);
        Text(writer, "bugId", item.BugId);
        Text(writer, "articleId", item.ArticleId);
        Text(writer, "insightId", item.InsightId);
        Text(writer, "state", item.State);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, WorkEvent item)
    {
        writer.WriteStartObject();
        Text(writer, "eventId", item.EventId);
        Time(writer, "at", item.At);
        writer.WriteString("type", EnumJsonConverter<WorkEventType>.NameOf(item.Type));
        WriteOwn(writer, item);
        Text(writer, "author", item.Author);
        Text(writer, "teamId", item.TeamId);
        writer.WriteEndObject();
    }

    private static void WriteOwn(Utf8JsonWriter writer, WorkEvent item)
    {
        switch (item)
        {
            case BugOpened bug:
                writer.WriteString("bugId", bug.BugId);
                Text(writer, "module", bug.Module);
                Text(writer, "rootCause", bug.RootCause);
                break;
            case BugReleased fix:
                writer.WriteString("bugId", fix.BugId);
                writer.WriteString("releaseId", fix.ReleaseId);
                break;
            case ReportPublished report:
                Time(writer, "from", report.From);
                Time(writer, "to", report.To);
                break;
            case RiskRaised risk:
                writer.WriteString("key", risk.Key);
                Time(writer, "until", risk.Until);
                break;
            case InsightPublished insight:
                writer.WriteString("insightId", insight.InsightId);
                writer.WriteStartArray("ticketIds");
                foreach (var id in insight.TicketIds)
                {
                    writer.WriteStringValue(id);
                }

                writer.WriteEndArray();
                Text(writer, "topic", insight.Topic);
                break;
            case ProposalSubmitted proposal:
                writer.WriteString("proposalId", proposal.ProposalId);
                Text(writer, "module", proposal.Module);
                Text(writer, "rootCause", proposal.RootCause);
                Text(writer, "topic", proposal.Topic);
                Text(writer, "insightId", proposal.InsightId);
                break;
            case ProposalDecided decision:
                writer.WriteString("proposalId", decision.ProposalId);
                writer.WriteBoolean("adopted", decision.Adopted);
                break;
            case ProposalShipped shipped:
                writer.WriteString("proposalId", shipped.ProposalId);
                Text(writer, "outcome", shipped.Outcome);
                break;
        }
    }

    private static void Text(Utf8JsonWriter writer, string member, string? text)
    {
        if (text is not null)
        {
            writer.WriteString(member, text);
        }
    }

    private static void Time(Utf8JsonWriter writer, string member, Instant at) => writer.WriteString(member, InstantPattern.ExtendedIso.Format(at));
}
