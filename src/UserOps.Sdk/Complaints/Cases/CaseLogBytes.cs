using System.Buffers;
using NodaTime;
using UserOps.Bytes;

namespace UserOps.Complaints;

/// <summary>Reads and writes a <see cref="CaseLog"/> as bytes, for queues, checkpoints and merges between processes.</summary>
/// <remarks>
/// The bytes are canonical: logs are equal exactly when their bytes are, whatever the order, split and repeats of their events. They
/// begin with a version; a later library reads what an earlier one wrote. For people and other languages each event has a line of
/// JSON, see <see cref="CaseEventJson"/>.
/// </remarks>
public static class CaseLogBytes
{
    private static readonly FactsForm<CaseLog> Form = new(FactsKind.CaseLog, Write, Read);

    /// <summary>Writes a log.</summary>
    /// <param name="log">The log.</param>
    /// <returns>The bytes.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="log"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">A text has half a surrogate pair.</exception>
    public static byte[] Write(CaseLog log)
    {
        ArgumentNullException.ThrowIfNull(log);
        return Form.Write(log);
    }

    /// <summary>Writes a log.</summary>
    /// <param name="log">The log.</param>
    /// <param name="into">Receives the bytes: all, or, where an exception is thrown, none.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">A text has half a surrogate pair.</exception>
    public static void Write(CaseLog log, IBufferWriter<byte> into)
    {
        ArgumentNullException.ThrowIfNull(log);
        Form.Write(log, into);
    }

    /// <summary>Reads a log.</summary>
    /// <remarks>Costs a writing as well: what is read is written again and held against the bytes.</remarks>
    /// <param name="bytes">The bytes of one log, no more and no less.</param>
    /// <returns>The log, equal to the one that was written.</returns>
    /// <exception cref="InvalidFactsException">The bytes are not what was written: the byte, the field and what to do.</exception>
    public static CaseLog Read(ReadOnlySpan<byte> bytes) => Form.Read(bytes);

    private static void Write(FactsWriter writer, CaseLog log)
    {
        writer.Count(log.Events.Count);
        if (log.Events.Count == 0)
        {
            return;
        }

        writer.Word(log.Events[0].ComplaintId.Value);
        foreach (var item in log.Events)
        {
            writer.Byte((byte)item.Type);
            writer.Instant(item.At);
            writer.Signed(item.Sequence);
            writer.OptionalWord(item.Actor);
            WriteOwn(writer, item);
        }
    }

    private static void WriteOwn(FactsWriter writer, CaseEvent item)
    {
        switch (item)
        {
            case CaseReceived received:
                ComplaintFactsBytes.WriteRest(writer, received.Facts);
                break;
            case EvidenceAdded evidence:
                ComplaintFactsBytes.WriteFactors(writer, evidence.Factors);
                writer.OptionalSigned(evidence.Affected);
                ComplaintFactsBytes.WriteMoney(writer, evidence.Amount);
                break;
            case ClusterCounted cluster:
                writer.Signed(cluster.Customers);
                break;
            case CaseScreened screened:
                ComplaintFactsBytes.WriteFactors(writer, screened.Factors);
                break;
            case CaseAssigned assigned:
                writer.Word(assigned.Handler);
                break;
            case CaseRegraded regraded:
                writer.Byte((byte)regraded.Grade);
                writer.OptionalText(regraded.Reason);
                break;
            case DeadlineExtended extended:
                writer.Word(extended.Target);
                writer.Text(extended.Reason);
                break;
            case CasePaused paused:
                writer.Byte((byte)paused.Reason);
                break;
            case CaseDecided decided:
                writer.Byte((byte)decided.Outcome);
                break;
            case CaseResponded responded:
                writer.Flag(responded.ReasonsSent);
                writer.Flag(responded.OutsideRouteTold);
                break;
            case CaseNoted noted:
                WriteNote(writer, noted);
                break;
            default:
                WriteText(writer, item);
                break;
        }
    }

    /// <summary>The events that have one text of their own, or nothing.</summary>
    private static void WriteText(FactsWriter writer, CaseEvent item)
    {
        switch (item)
        {
            case CustomerDisputed disputed:
                writer.OptionalText(disputed.Reason);
                break;
            case ReferredOutside referred:
                writer.Word(referred.Body);
                break;
            case CaseReopened reopened:
                writer.OptionalText(reopened.Reason);
                break;
            case CaseNotAccepted refused:
                writer.Text(refused.Reason);
                break;
            case CaseMerged merged:
                writer.Word(merged.Into.Value);
                break;
        }
    }

    private static void WriteNote(FactsWriter writer, CaseNoted noted)
    {
        writer.OptionalWord(noted.RootCause);
        writer.OptionalText(noted.CorrectiveAction);
        writer.Byte(noted.RemedyDelivered switch { null => (byte)0, false => (byte)1, true => (byte)2 });
        writer.OptionalWord(noted.RedressKind);
        ComplaintFactsBytes.WriteMoney(writer, noted.RedressAmount);
        writer.OptionalSigned(noted.Satisfaction);
        writer.OptionalText(noted.Summary);
    }

    private static CaseLog Read(ref FactsReader reader)
    {
        var events = new CaseEvent[reader.Count("events", bytesEach: 4)];
        if (events.Length == 0)
        {
            return CaseLog.Empty;
        }

        var complaint = new ComplaintId(reader.NotBlank("complaintId", reader.Word("complaintId")));
        for (var i = 0; i < events.Length; i++)
        {
            reader.Enter("events", i);
            var type = (CaseEventType)reader.Byte("type");
            if (type > CaseEventType.Unmerged)
            {
                throw reader.Refuse("type", $"The type is {Exact.Text((int)type)}; types of events go from 0 to {Exact.Text((int)CaseEventType.Unmerged)}. Take the bytes as they were written.");
            }

            var at = reader.Instant("at");
            var sequence = reader.Signed("sequence");
            var actor = reader.OptionalWord("actor");
            events[i] = ReadOwn(ref reader, type, complaint, at) with { Sequence = sequence, Actor = actor };
            if (CaseEventRules.Check(events[i]) is var (field, value, why))
            {
                throw reader.Refuse(field, $"It is '{value}'. {why}");
            }
        }

        reader.Enter("");
        return CaseLog.From(events);
    }

    private static CaseEvent ReadOwn(ref FactsReader reader, CaseEventType type, ComplaintId id, Instant at) => type switch
    {
        CaseEventType.Received => new CaseReceived
        {
            ComplaintId = id,
            At = at,
            Facts = ComplaintFactsBytes.ReadRest(ref reader, new() { Id = id, ReceivedAt = at }),
        },
        CaseEventType.EvidenceAdded => new EvidenceAdded
        {
            ComplaintId = id,
            At = at,
            Factors = ComplaintFactsBytes.ReadFactors(ref reader),
            Affected = reader.OptionalSigned("affected"),
            Amount = ComplaintFactsBytes.ReadMoney(ref reader, "amount"),
        },
        CaseEventType.ClusterCounted => new ClusterCounted { ComplaintId = id, At = at, Customers = reader.Signed("customers") },
        CaseEventType.Screened => new CaseScreened { ComplaintId = id, At = at, Factors = ComplaintFactsBytes.ReadFactors(ref reader) },
        CaseEventType.Acknowledged => new CaseAcknowledged { ComplaintId = id, At = at },
        CaseEventType.Assigned => new CaseAssigned { ComplaintId = id, At = at, Handler = reader.Word("handler") },
        CaseEventType.Regraded => new CaseRegraded
        {
            ComplaintId = id,
            At = at,
            Grade = (ComplaintGrade)reader.Byte("grade"),
            Reason = reader.OptionalText("reason"),
        },
        CaseEventType.DeadlineExtended => new DeadlineExtended
        {
            ComplaintId = id,
            At = at,
            Target = reader.Word("target"),
            Reason = reader.Text("reason"),
        },
        CaseEventType.InvestigationStarted => new InvestigationStarted { ComplaintId = id, At = at },
        CaseEventType.CustomerUpdated => new CustomerUpdated { ComplaintId = id, At = at },
        CaseEventType.Paused => new CasePaused { ComplaintId = id, At = at, Reason = (PauseReason)reader.Byte("reason") },
        CaseEventType.Resumed => new CaseResumed { ComplaintId = id, At = at },
        CaseEventType.Decided => new CaseDecided { ComplaintId = id, At = at, Outcome = (CaseOutcome)reader.Byte("outcome") },
        CaseEventType.Responded => new CaseResponded
        {
            ComplaintId = id,
            At = at,
            ReasonsSent = reader.Flag("reasonsSent"),
            OutsideRouteTold = reader.Flag("outsideRouteTold"),
        },
        _ => ReadLater(ref reader, type, id, at),
    };

    /// <summary>The events after the response; the type is one of them.</summary>
    private static CaseEvent ReadLater(ref FactsReader reader, CaseEventType type, ComplaintId id, Instant at) => type switch
    {
        CaseEventType.Accepted => new CustomerAccepted { ComplaintId = id, At = at },
        CaseEventType.Disputed => new CustomerDisputed { ComplaintId = id, At = at, Reason = reader.OptionalText("reason") },
        CaseEventType.ReferredOutside => new ReferredOutside { ComplaintId = id, At = at, Body = reader.Word("body") },
        CaseEventType.Noted => ReadNote(ref reader, id, at),
        CaseEventType.Closed => new CaseClosed { ComplaintId = id, At = at },
        CaseEventType.Reopened => new CaseReopened { ComplaintId = id, At = at, Reason = reader.OptionalText("reason") },
        CaseEventType.Withdrawn => new CaseWithdrawn { ComplaintId = id, At = at },
        CaseEventType.NotAccepted => new CaseNotAccepted { ComplaintId = id, At = at, Reason = reader.Text("reason") },
        CaseEventType.Merged => new CaseMerged { ComplaintId = id, At = at, Into = new(reader.NotBlank("into", reader.Word("into"))) },
        _ => new CaseUnmerged { ComplaintId = id, At = at },
    };

    private static CaseNoted ReadNote(ref FactsReader reader, ComplaintId id, Instant at) => new()
    {
        ComplaintId = id,
        At = at,
        RootCause = reader.OptionalWord("rootCause"),
        CorrectiveAction = reader.OptionalText("correctiveAction"),
        RemedyDelivered = reader.Byte("remedyDelivered") switch
        {
            0 => null,
            1 => false,
            2 => true,
            _ => throw reader.Refuse("remedyDelivered", "It must be 0, not known, 1, no, or 2, yes. Take the bytes as they were written."),
        },
        RedressKind = reader.OptionalWord("redressKind"),
        RedressAmount = ComplaintFactsBytes.ReadMoney(ref reader, "redressAmount"),
        Satisfaction = reader.Flag("satisfaction") ? reader.Signed("satisfaction", int.MinValue, int.MaxValue) : null,
        Summary = reader.OptionalText("summary"),
    };
}
