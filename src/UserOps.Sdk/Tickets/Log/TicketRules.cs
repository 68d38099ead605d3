using NodaTime;
using NodaTime.Text;

namespace UserOps.Tickets;

/// <summary>What an event must be for a log to take it.</summary>
internal static class TicketRules
{
    /// <summary>The most characters of an id, a name or a word of the desk's own.</summary>
    public const int NameLength = 1_000;

    private static readonly Instant Begin = Instant.FromUtc(1, 1, 3, 0, 0);

    /// <summary>Leaves room for windows after the last event.</summary>
    private static readonly Instant End = Instant.FromUtc(9900, 1, 1, 0, 0);

    /// <summary>The most tickets that one insight cites.</summary>
    public const int Citations = 100_000;

    public static (string Field, string Value, string Why)? Check(TicketEvent item) => IsPlain(item) ? null : Find(item);

    private static (string Field, string Value, string Why)? Find(TicketEvent item)
    {
        if (string.IsNullOrWhiteSpace(item.TicketId))
        {
            return ("ticketId", item.TicketId ?? "", "It must name the ticket. A work event has no ticket and is another type.");
        }

        if (CheckInstant("at", item.At) is { } outOfRange)
        {
            return outOfRange;
        }

        if (!Enum.IsDefined(item.Type))
        {
            return ("type", Exact.Text((int)item.Type), "It must be one of the types of events.");
        }

        if (item.ActorRole is { } role && !Enum.IsDefined(role))
        {
            return ("actorRole", Exact.Text((int)role), "It must be agent, engineer, customer or bot; leave it out where it is not known.");
        }

        if (item.Kind is { } kind && !Enum.IsDefined(kind))
        {
            return ("kind", Exact.Text((int)kind), "It must be usage, technical, requirement or other; leave it out where it is not known.");
        }

        if (item.CustomerId is { IsNone: true })
        {
            return ("customerId", "", "It must name the customer; leave it out where it is not known.");
        }

        return CheckText("ticketId", item.TicketId) ?? CheckText("eventId", item.EventId) ?? CheckText("actorId", item.ActorId)
            ?? CheckText("teamId", item.TeamId) ?? CheckText("supportLine", item.SupportLine) ?? CheckText("technicalKind", item.TechnicalKind)
            ?? CheckText("category", item.Category) ?? CheckText("module", item.Module) ?? CheckText("suspectedCause", item.SuspectedCause)
            ?? CheckText("rootCause", item.RootCause) ?? CheckText("severity", item.Severity) ?? CheckText("customerId", item.CustomerId?.Value)
            ?? CheckText("productId", item.ProductId) ?? CheckText("ownerId", item.OwnerId) ?? CheckText("bugId", item.BugId)
            ?? CheckText("articleId", item.ArticleId) ?? CheckText("insightId", item.InsightId) ?? CheckText("state", item.State);
    }

    public static (string Field, string Value, string Why)? Check(WorkEvent item)
    {
        var common = CheckInstant("at", item.At) ?? CheckText("eventId", item.EventId) ?? CheckText("author", item.Author) ?? CheckText("teamId", item.TeamId);
        return common ?? item switch
        {
            BugOpened bug => CheckName("bugId", bug.BugId) ?? CheckText("module", bug.Module) ?? CheckText("rootCause", bug.RootCause),
            BugReleased fix => CheckName("bugId", fix.BugId) ?? CheckName("releaseId", fix.ReleaseId),
            ReportPublished report => CheckInstant("from", report.From) ?? CheckInstant("to", report.To) ?? (report.To > report.From
                ? null
                : ("to", InstantPattern.ExtendedIso.Format(report.To), "The period must end after it starts.")),
            RiskRaised risk => CheckName("key", risk.Key) ?? CheckInstant("until", risk.Until) ?? (risk.Until >= risk.At
                ? null
                : ("until", InstantPattern.ExtendedIso.Format(risk.Until), "A risk is raised before it is over; until must not lie before at.")),
            InsightPublished insight => CheckInsight(insight),
            ProposalSubmitted proposal => CheckName("proposalId", proposal.ProposalId) ?? CheckText("module", proposal.Module)
                ?? CheckText("rootCause", proposal.RootCause) ?? CheckText("topic", proposal.Topic) ?? CheckText("insightId", proposal.InsightId),
            ProposalDecided decision => CheckName("proposalId", decision.ProposalId),
            ProposalShipped shipped => CheckName("proposalId", shipped.ProposalId) ?? CheckText("outcome", shipped.Outcome),
            _ => ("type", item.GetType().Name, "It must be one of the types of work events."),
        };
    }

    /// <summary>Whether nothing at all is wrong, as is told cheaply of nearly every event; else what is wrong is looked for.</summary>
    private static bool IsPlain(TicketEvent item) =>
        item.At >= Begin && item.At < End
        && item.Type is >= TicketEventType.Created and <= TicketEventType.Merged
        && item.ActorRole is null or (>= TicketActorRole.Agent and <= TicketActorRole.Bot)
        && item.Kind is null or (>= TicketKind.Other and <= TicketKind.Requirement)
        && item.TicketId is not null && IsPlain(item.TicketId) && IsPlain(item.EventId) && IsPlain(item.ActorId) && IsPlain(item.TeamId)
        && IsPlain(item.SupportLine) && IsPlain(item.TechnicalKind) && IsPlain(item.Category) && IsPlain(item.Module) && IsPlain(item.SuspectedCause)
        && IsPlain(item.RootCause) && IsPlain(item.Severity) && (item.CustomerId is not { } customer || (!customer.IsNone && IsPlain(customer.Value)))
        && IsPlain(item.ProductId) && IsPlain(item.OwnerId) && IsPlain(item.BugId) && IsPlain(item.ArticleId) && IsPlain(item.InsightId) && IsPlain(item.State);

    private static bool IsPlain(string? text) => text is null || (text.Length is > 0 and <= NameLength && !char.IsWhiteSpace(text[0]));

    private static (string Field, string Value, string Why)? CheckInsight(InsightPublished insight)
    {
        if (insight.TicketIds.Count > Citations)
        {
            return ("ticketIds", $"{Exact.Text(insight.TicketIds.Count)} tickets", $"There must be at most {Exact.Text(Citations)}.");
        }

        foreach (var id in insight.TicketIds)
        {
            if (CheckName("ticketIds", id) is { } problem)
            {
                return problem;
            }
        }

        return CheckName("insightId", insight.InsightId) ?? CheckText("topic", insight.Topic);
    }

    private static (string Field, string Value, string Why)? CheckInstant(string name, Instant instant) =>
        instant >= Begin && instant < End ? null : (name, InstantPattern.ExtendedIso.Format(instant), "It must lie between the years 1 and 9900.");

    private static (string Field, string Value, string Why)? CheckName(string field, string? text) =>
        text is null ? (field, "", "It must be given.") : CheckText(field, text);

    private static (string Field, string Value, string Why)? CheckText(string field, string? text) =>
        text switch
        {
            null => null,
            _ when string.IsNullOrWhiteSpace(text) => (field, text, "It must not be blank; leave it out where it is not known."),
            { Length: > NameLength } => (field, $"{text[..32]}…", $"It must have at most {Exact.Text(NameLength)} characters, not {Exact.Text(text.Length)}."),
            _ => null,
        };
}
