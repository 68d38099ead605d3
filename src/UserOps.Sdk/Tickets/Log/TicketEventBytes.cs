using UserOps.Bytes;

namespace UserOps.Tickets;

/// <summary>The bytes of one event of a <see cref="TicketLog"/>.</summary>
internal static class TicketEventBytes
{
    /// <summary>Which members an event has: the words after the others, in the order of <see cref="WordsOf"/>.</summary>
    private const uint EventId = 1;

    private const uint Seq = 2;
    private const uint ActorRole = 4;
    private const uint Kind = 8;
    private const uint FirstWord = 16;
    private const int Words = 16;

    public static void Write(FactsWriter writer, TicketEvent item)
    {
        writer.Word(item.TicketId);
        writer.Instant(item.At);
        writer.Byte((byte)item.Type);
        var words = WordsOf(item);
        var present = (item.EventId is null ? 0u : EventId) | (item.Seq is null ? 0u : Seq)
            | (item.ActorRole is null ? 0u : ActorRole) | (item.Kind is null ? 0u : Kind);
        for (var i = 0; i < words.Length; i++)
        {
            present |= words[i] is null ? 0u : FirstWord << i;
        }

        writer.Whole(present);
        if (item.EventId is { } id)
        {
            writer.Text(id);
        }

        if (item.Seq is { } seq)
        {
            writer.Signed(seq);
        }

        if (item.ActorRole is { } role)
        {
            writer.Byte((byte)role);
        }

        if (item.Kind is { } kind)
        {
            writer.Byte((byte)kind);
        }

        foreach (var word in words)
        {
            if (word is not null)
            {
                writer.Word(word);
            }
        }
    }

    private static readonly string[] WordNames =
    [
        "actorId", "teamId", "supportLine", "technicalKind", "category", "module", "suspectedCause", "rootCause",
        "severity", "customerId", "productId", "ownerId", "bugId", "articleId", "insightId", "state",
    ];

    private static string?[] WordsOf(TicketEvent item) =>
    [
        item.ActorId, item.TeamId, item.SupportLine, item.TechnicalKind, item.Category, item.Module, item.SuspectedCause, item.RootCause,
        item.Severity, item.CustomerId?.Value, item.ProductId, item.OwnerId, item.BugId, item.ArticleId, item.InsightId, item.State,
    ];

    public static void Write(FactsWriter writer, WorkEvent item)
    {
        writer.Byte((byte)item.Type);
        writer.Instant(item.At);
        writer.OptionalText(item.EventId);
        writer.OptionalWord(item.Author);
        writer.OptionalWord(item.TeamId);
        switch (item)
        {
            case BugOpened bug:
                writer.Word(bug.BugId);
                writer.OptionalWord(bug.Module);
                writer.OptionalWord(bug.RootCause);
                break;
            case BugReleased fix:
                writer.Word(fix.BugId);
                writer.Word(fix.ReleaseId);
                break;
            case ReportPublished report:
                writer.Instant(report.From);
                writer.Instant(report.To);
                break;
            case RiskRaised risk:
                writer.Word(risk.Key);
                writer.Instant(risk.Until);
                break;
            case InsightPublished insight:
                writer.Word(insight.InsightId);
                writer.OptionalWord(insight.Topic);
                writer.Count(insight.TicketIds.Count);
                foreach (var id in insight.TicketIds)
                {
                    writer.Word(id);
                }

                break;
            case ProposalSubmitted proposal:
                writer.Word(proposal.ProposalId);
                writer.OptionalWord(proposal.Module);
                writer.OptionalWord(proposal.RootCause);
                writer.OptionalWord(proposal.Topic);
                writer.OptionalWord(proposal.InsightId);
                break;
            case ProposalDecided decision:
                writer.Word(decision.ProposalId);
                writer.Flag(decision.Adopted);
                break;
            case ProposalShipped shipped:
                writer.Word(shipped.ProposalId);
                writer.OptionalWord(shipped.Outcome);
                break;
        }
    }

    public static TicketEvent ReadEvent(ref FactsReader reader)
    {
        var ticket = reader.Word("ticketId");
        var at = reader.Instant("at");
        var type = (TicketEventType)reader.Byte("type");
        var present = (uint)reader.Whole("members", (FirstWord << Words) - 1);
        var id = (present & EventId) != 0 ? reader.Text("eventId") : null;
        long? seq = (present & Seq) != 0 ? reader.Signed("seq") : null;
        TicketActorRole? role = (present & ActorRole) != 0 ? (TicketActorRole)reader.Byte("actorRole") : null;
        TicketKind? kind = (present & Kind) != 0 ? (TicketKind)reader.Byte("kind") : null;
        var words = new string?[Words];
        for (var i = 0; i < Words; i++)
        {
            words[i] = (present & (FirstWord << i)) != 0 ? reader.NotBlank(WordNames[i], reader.Word(WordNames[i])) : null;
        }

        return new()
        {
            TicketId = ticket,
            At = at,
            Type = type,
            EventId = id,
            Seq = seq,
            ActorRole = role,
            Kind = kind,
            ActorId = words[0],
            TeamId = words[1],
            SupportLine = words[2],
            TechnicalKind = words[3],
            Category = words[4],
            Module = words[5],
            SuspectedCause = words[6],
            RootCause = words[7],
            Severity = words[8],
            CustomerId = words[9] is { } customer ? new UserId(customer) : null,
            ProductId = words[10],
            OwnerId = words[11],
            BugId = words[12],
            ArticleId = words[13],
            InsightId = words[14],
            State = words[15],
        };
    }

    /// <summary>Reads how many events around tickets there are, and these; each can be used.</summary>
    public static WorkEvent[] ReadAllWork(ref FactsReader reader)
    {
        var work = new WorkEvent[reader.Count("work", bytesEach: 6)];
        for (var i = 0; i < work.Length; i++)
        {
            reader.Enter("work", i);
            work[i] = ReadWork(ref reader);
            if (TicketRules.Check(work[i]) is var (field, value, why))
            {
                throw reader.Refuse(field, $"It is '{value}'. {why}");
            }
        }

        reader.Enter("");
        return work;
    }

    private static WorkEvent ReadWork(ref FactsReader reader)
    {
        var type = (WorkEventType)reader.Byte("type");
        if (type > WorkEventType.ProposalShipped)
        {
            throw reader.Refuse("type", $"The type is {Exact.Text((int)type)}; types of work events go from 0 to {Exact.Text((int)WorkEventType.ProposalShipped)}. Take the bytes as they were written.");
        }

        var at = reader.Instant("at");
        var id = reader.OptionalText("eventId");
        var author = reader.OptionalWord("author");
        var team = reader.OptionalWord("teamId");
        WorkEvent item = type switch
        {
            WorkEventType.BugOpened => new BugOpened
            {
                At = at,
                BugId = reader.Word("bugId"),
                Module = reader.OptionalWord("module"),
                RootCause = reader.OptionalWord("rootCause"),
            },
            WorkEventType.BugReleased => new BugReleased { At = at, BugId = reader.Word("bugId"), ReleaseId = reader.Word("releaseId") },
            WorkEventType.ReportPublished => new ReportPublished { At = at, From = reader.Instant("from"), To = reader.Instant("to") },
            WorkEventType.RiskRaised => new RiskRaised { At = at, Key = reader.Word("key"), Until = reader.Instant("until") },
            WorkEventType.InsightPublished => new InsightPublished
            {
                At = at,
                InsightId = reader.Word("insightId"),
                Topic = reader.OptionalWord("topic"),
                TicketIds = ReadIds(ref reader),
            },
            WorkEventType.ProposalSubmitted => new ProposalSubmitted
            {
                At = at,
                ProposalId = reader.Word("proposalId"),
                Module = reader.OptionalWord("module"),
                RootCause = reader.OptionalWord("rootCause"),
                Topic = reader.OptionalWord("topic"),
                InsightId = reader.OptionalWord("insightId"),
            },
            WorkEventType.ProposalDecided => new ProposalDecided { At = at, ProposalId = reader.Word("proposalId"), Adopted = reader.Flag("adopted") },
            _ => new ProposalShipped { At = at, ProposalId = reader.Word("proposalId"), Outcome = reader.OptionalWord("outcome") },
        };
        return item with { EventId = id, Author = author, TeamId = team };
    }

    private static EquatableArray<string> ReadIds(ref FactsReader reader)
    {
        var ids = new string[reader.Count("ticketIds", bytesEach: 1)];
        for (var i = 0; i < ids.Length; i++)
        {
            ids[i] = reader.Word("ticketIds");
        }

        return new(ids);
    }
}
