using NodaTime;

namespace UserOps.Tickets;

/// <summary>Reads tickets as they stand at an instant.</summary>
/// <remarks>What a handover is a change of, and whether roles are known, is decided by all events up to the instant.</remarks>
internal sealed class TicketSummarizer
{
    private readonly Instant _asOf;
    private readonly EquatableArray<string> _unknownCauses;
    private readonly HandoverBasis _basis;
    private readonly bool _hasRoles;

    public TicketSummarizer(TicketLog log, Instant asOf, EquatableArray<string> unknownCauses)
    {
        (_asOf, _unknownCauses) = (asOf, unknownCauses);
        var (hasTeams, hasLines) = (false, false);
        foreach (var trace in log.Traces)
        {
            foreach (var item in trace.Events)
            {
                if (item.At > asOf)
                {
                    break;
                }

                hasTeams |= item.TeamId is not null;
                hasLines |= item.SupportLine is not null;
                _hasRoles |= item.ActorRole is not null;
            }
        }

        _basis = hasTeams ? HandoverBasis.Team : hasLines ? HandoverBasis.Line : HandoverBasis.Role;
    }

    /// <summary>Reads a ticket; none if nothing has happened to it yet.</summary>
    public TicketSummary? Summarize(TicketTrace trace)
    {
        if (trace.Events[0].At > _asOf)
        {
            return null;
        }

        var life = new TicketLife(trace.Events[0].At);
        var places = new List<string>();
        var agents = new List<(string Actor, Instant Since)>();
        var last = new TicketValues();
        foreach (var item in trace.Events)
        {
            if (item.At > _asOf)
            {
                break;
            }

            life.Take(item);
            last.Take(item);
            AddPlace(places, PlaceOf(item));
            AddAgent(agents, item);
        }

        return new()
        {
            TicketId = trace.TicketId,
            OpenedAt = life.OpenedAt,
            OpenSpans = life.Spans.ToEquatableArray(),
            FirstResolvedAt = life.FirstResolvedAt,
            ResolvedAt = life.ResolvedAt,
            ClosedAt = life.ClosedAt,
            IsMerged = life.IsMerged,
            Places = places.ToEquatableArray(),
            PingPongs = Enumerable.Range(0, Math.Max(0, places.Count - 2)).Count(i => Same(places[i], places[i + 2])),
            Revisits = places.Count - places.Distinct(StringComparer.Ordinal).Count(),
            Agents = agents.Count,
            Solvers = agents.Count(agent => agent.Since <= life.FirstResolvedAt),
            States = life.States(_asOf),
            State = last.State,
            Kind = last.Kind,
            TechnicalKind = last.TechnicalKind,
            Category = last.Category,
            Module = last.Module,
            SuspectedCause = last.SuspectedCause,
            RootCause = last.RootCause is { } cause && !IsUnknown(cause) ? cause : null,
            Severity = last.Severity,
            TeamId = last.TeamId,
            SupportLine = last.SupportLine,
            CustomerId = last.CustomerId,
            ProductId = last.ProductId,
            OwnerId = last.OwnerId,
            BugId = last.BugId,
            HasKnowledge = last.HasKnowledge,
        };
    }

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.Ordinal);

    private static void AddPlace(List<string> places, string? place)
    {
        if (place is not null && (places.Count == 0 || !Same(places[^1], place)))
        {
            places.Add(place);
        }
    }

    private string? PlaceOf(TicketEvent item) => _basis switch
    {
        HandoverBasis.Team => item.TeamId,
        HandoverBasis.Line => item.SupportLine,
        _ => item.ActorRole switch { TicketActorRole.Agent => "agent", TicketActorRole.Engineer => "engineer", _ => null },
    };

    private void AddAgent(List<(string Actor, Instant Since)> agents, TicketEvent item)
    {
        var isStaff = _hasRoles ? item.ActorRole is TicketActorRole.Agent or TicketActorRole.Engineer : item.Type != TicketEventType.Created;
        if (isStaff && item.ActorId is { } actor && !agents.Exists(agent => Same(agent.Actor, actor)))
        {
            agents.Add((actor, item.At));
        }
    }

    private bool IsUnknown(string cause)
    {
        foreach (var word in _unknownCauses)
        {
            if (string.Equals(word, cause, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
