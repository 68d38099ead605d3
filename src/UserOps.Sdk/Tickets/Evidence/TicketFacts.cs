using NodaTime;

namespace UserOps.Tickets;

/// <summary>What one pass over a ticket's events gathers, as of one instant: when what became known, and what was known at its turning points.</summary>
/// <remarks>
/// All that is recorded at one instant counts as known at it, in whatever order it stands there. Used again for ticket after ticket, by one
/// thread.
/// </remarks>
internal sealed class TicketFacts
{
    private Instant _now;
    private bool _isPassedOnNow;
    private bool _isSolvedNow;
    private bool _isClosedNow;
    private bool _hasNewKeys;
    private string? _lastBug;

    public string TicketId { get; private set; } = "";

    /// <summary>Gets what the events hold, as bits of <see cref="LogField"/>.</summary>
    public uint Fields { get; private set; }

    public bool HasTeam { get; private set; }

    public bool HasLine { get; private set; }

    public bool HasRole { get; private set; }

    public bool IsMerged { get; private set; }

    public bool HasBot { get; private set; }

    public bool HasStaff { get; private set; }

    public Instant? CreatedAt { get; private set; }

    public Instant FirstAt { get; private set; }

    public Instant? FirstAgentAt { get; private set; }

    /// <summary>Gets who of the desk acted first.</summary>
    public string? FirstHandler { get; private set; }

    /// <summary>Gets the first of the desk or of engineering who acted under a name, and the instant at which another one did.</summary>
    public string? FirstStaff { get; private set; }

    public Instant? FirstStaffAt { get; private set; }

    public Instant? SecondStaffAt { get; private set; }

    /// <summary>Gets the kinds one after another, each with the instant from which it held.</summary>
    public List<(Instant At, TicketKind Kind)> Kinds { get; } = [];

    /// <summary>Gets the places that had the ticket, one after another, no two alike side by side; a handover is a step from one to the next.</summary>
    public List<(Instant At, string Place, string? Actor)> Places { get; } = [];

    /// <summary>Gets the solutions, closings and reopenings in order.</summary>
    public List<(Instant At, TicketEventType Type)> Turns { get; } = [];

    /// <summary>Gets the touches of agents and engineers.</summary>
    public List<Instant> Touches { get; } = [];

    public List<Instant> Notices { get; } = [];

    public List<(Instant At, string BugId)> Bugs { get; } = [];

    /// <summary>Gets the modules and root causes; the kind that counts is technical.</summary>
    public NotedKeys<CauseKey> Causes { get; } = new();

    /// <summary>Gets the categories; the kind that counts is usage.</summary>
    public NotedKeys<string> Topics { get; } = new();

    public Instant? HandedOverAt => Places.Count > 1 ? Places[1].At : null;

    public string? HandedOverBy => Places.Count > 1 ? Places[1].Actor : null;

    public Instant? ResolvedAt { get; private set; }

    public string? Resolver { get; private set; }

    public Instant? ClosedAt { get; private set; }

    public string? ModuleAtHandover { get; private set; }

    public string? CauseAtHandover { get; private set; }

    /// <summary>Gets the first solution at or after the handover.</summary>
    public Instant? SolvedAfterHandoverAt { get; private set; }

    /// <summary>Gets the module that was known at the first solution at or after the handover.</summary>
    public string? ModuleAtSolution { get; private set; }

    public string? RootCauseAtClosing { get; private set; }

    public string? OwnerAtClosing { get; private set; }

    public string? BugAtClosing { get; private set; }

    public string? InsightAtClosing { get; private set; }

    public TicketKind? Kind { get; private set; }

    public string? Team { get; private set; }

    public string? Line { get; private set; }

    public string? Category { get; private set; }

    public string? State { get; private set; }

    public string? Module { get; private set; }

    public string? SuspectedCause { get; private set; }

    public string? RootCause { get; private set; }

    public string? Owner { get; private set; }

    public string? Bug { get; private set; }

    public string? Insight { get; private set; }

    public string? Product { get; private set; }

    public UserId? Customer { get; private set; }

    public Instant? CustomerKnownAt { get; private set; }

    /// <summary>Gathers what is known of a ticket at an instant.</summary>
    /// <returns>Whether anything was known of it then.</returns>
    public bool Gather(string ticketId, ReadOnlySpan<TicketEvent> events, Instant asOf, HandoverBasis basis, bool areRolesKnown)
    {
        Clear(ticketId);
        if (events.Length == 0 || events[0].At > asOf)
        {
            return false;
        }

        FirstAt = _now = events[0].At;
        foreach (var item in events)
        {
            if (item.At > asOf)
            {
                break;
            }

            if (item.At != _now)
            {
                EndInstant();
                _now = item.At;
            }

            Take(item);
            TakeActor(item, areRolesKnown);
            TakePlace(item, basis);
            TakeType(item);
        }

        EndInstant();
        return true;
    }

    /// <summary>Finds the kind that is known at an instant.</summary>
    public TicketKind? KindAt(Instant instant)
    {
        TicketKind? known = null;
        foreach (var (at, kind) in Kinds)
        {
            if (at > instant)
            {
                break;
            }

            known = kind;
        }

        return known;
    }

    /// <summary>Finds the place that has the ticket at an instant.</summary>
    public string? PlaceAt(Instant instant)
    {
        string? known = null;
        foreach (var (at, place, _) in Places)
        {
            if (at > instant)
            {
                break;
            }

            known = place;
        }

        return known;
    }

    private static uint Bit(LogField kind) => 1u << (int)kind;

    private void Clear(string ticketId)
    {
        (TicketId, Fields) = (ticketId, 0);
        HasTeam = HasLine = HasRole = IsMerged = HasBot = HasStaff = false;
        _isPassedOnNow = _isSolvedNow = _isClosedNow = _hasNewKeys = false;
        CreatedAt = FirstAgentAt = FirstStaffAt = SecondStaffAt = ResolvedAt = SolvedAfterHandoverAt = ClosedAt = CustomerKnownAt = null;
        FirstHandler = FirstStaff = Resolver = ModuleAtHandover = CauseAtHandover = ModuleAtSolution = null;
        RootCauseAtClosing = OwnerAtClosing = BugAtClosing = InsightAtClosing = _lastBug = null;
        Team = Line = Category = State = Module = SuspectedCause = RootCause = Owner = Bug = Insight = Product = null;
        Kind = null;
        Customer = null;
        Kinds.Clear();
        Places.Clear();
        Turns.Clear();
        Touches.Clear();
        Notices.Clear();
        Bugs.Clear();
        Causes.Clear();
        Topics.Clear();
    }

    private void Take(TicketEvent item)
    {
        if (item.Kind is { } kind)
        {
            _hasNewKeys |= Kind != kind;
            Kind = kind;
            if (Kinds.Count == 0 || Kinds[^1].Kind != kind)
            {
                Kinds.Add((item.At, kind));
            }
        }

        if (item.Category is not null && !string.Equals(item.Category, Category, StringComparison.Ordinal))
        {
            (Category, _hasNewKeys) = (item.Category, true);
        }

        if (item.Module is not null && !string.Equals(item.Module, Module, StringComparison.Ordinal))
        {
            (Module, _hasNewKeys) = (item.Module, true);
        }

        if (item.RootCause is not null && !string.Equals(item.RootCause, RootCause, StringComparison.Ordinal))
        {
            (RootCause, _hasNewKeys) = (item.RootCause, true);
        }

        if (item.CustomerId is { } customer)
        {
            Customer ??= customer;
            CustomerKnownAt ??= item.At;
        }

        SuspectedCause = item.SuspectedCause ?? SuspectedCause;
        Owner = item.OwnerId ?? Owner;
        Bug = item.BugId ?? Bug;
        Insight = item.InsightId ?? Insight;
        Product = item.ProductId ?? Product;
        State = item.State ?? State;
    }

    private void TakeActor(TicketEvent item, bool areRolesKnown)
    {
        Fields |= item.ActorId is null ? 0 : Bit(LogField.ActorId);
        HasRole |= item.ActorRole is not null;
        HasBot |= item.ActorRole == TicketActorRole.Bot;
        var isStaff = item.ActorRole is TicketActorRole.Agent or TicketActorRole.Engineer;
        HasStaff |= isStaff;

        // A log that names no roles at all is the desk's own record: who opens a ticket may be the customer, who works on it is an agent.
        isStaff |= !areRolesKnown && item.Type != TicketEventType.Created;
        if (!isStaff)
        {
            return;
        }

        if (item.Type != TicketEventType.StateChanged)
        {
            Touches.Add(item.At);
        }

        if (item.ActorRole != TicketActorRole.Engineer)
        {
            FirstAgentAt ??= item.At;
            FirstHandler ??= item.ActorId;
        }

        if (item.ActorId is null)
        {
            return;
        }

        if (FirstStaff is null)
        {
            (FirstStaff, FirstStaffAt) = (item.ActorId, item.At);
        }
        else if (SecondStaffAt is null && !string.Equals(item.ActorId, FirstStaff, StringComparison.Ordinal))
        {
            SecondStaffAt = item.At;
        }
    }

    private void TakePlace(TicketEvent item, HandoverBasis basis)
    {
        HasTeam |= item.TeamId is not null;
        HasLine |= item.SupportLine is not null;
        Team = item.TeamId ?? Team;
        Line = item.SupportLine ?? Line;
        var place = basis switch
        {
            HandoverBasis.Team => item.TeamId,
            HandoverBasis.Line => item.SupportLine,
            _ => item.ActorRole switch { TicketActorRole.Agent => "agent", TicketActorRole.Engineer => "engineer", _ => null },
        };
        if (place is null || (Places.Count > 0 && string.Equals(Places[^1].Place, place, StringComparison.Ordinal)))
        {
            return;
        }

        Places.Add((item.At, place, item.ActorId));
        _isPassedOnNow |= Places.Count == 2;
    }

    private void TakeType(TicketEvent item)
    {
        switch (item.Type)
        {
            case TicketEventType.Created:
                CreatedAt ??= item.At;
                break;
            case TicketEventType.Resolved or TicketEventType.Closed:
                Turns.Add((item.At, item.Type));
                _isSolvedNow = true;
                if (ResolvedAt is null)
                {
                    (ResolvedAt, Resolver) = (item.At, item.ActorId);
                }

                if (item.Type == TicketEventType.Closed && ClosedAt is null)
                {
                    (ClosedAt, _isClosedNow) = (item.At, true);
                }

                break;
            case TicketEventType.Reopened:
                Turns.Add((item.At, item.Type));
                break;
            case TicketEventType.CustomerNotified:
                Notices.Add(item.At);
                break;
            case TicketEventType.Merged:
                IsMerged = true;
                break;
            default:
                break;
        }
    }

    /// <summary>Notes what is known once all of an instant was taken.</summary>
    private void EndInstant()
    {
        if (_hasNewKeys)
        {
            NoteKeys();
        }

        if (Bug is not null && !string.Equals(Bug, _lastBug, StringComparison.Ordinal))
        {
            _lastBug = Bug;
            Bugs.Add((_now, Bug));
        }

        if (_isPassedOnNow)
        {
            (ModuleAtHandover, CauseAtHandover, _isPassedOnNow) = (Module, SuspectedCause, false);
        }

        if (_isSolvedNow && SolvedAfterHandoverAt is null && HandedOverAt is not null)
        {
            (SolvedAfterHandoverAt, ModuleAtSolution) = (_now, Module);
        }

        _isSolvedNow = false;
        if (_isClosedNow)
        {
            (RootCauseAtClosing, OwnerAtClosing, BugAtClosing, InsightAtClosing, _isClosedNow) = (RootCause, Owner, Bug, Insight, false);
        }

        NoteFields();
    }

    private void NoteKeys()
    {
        _hasNewKeys = false;
        if (CauseKey.Of(Module, RootCause) is { } cause)
        {
            Causes.Note(_now, cause, Kind == TicketKind.Technical);
        }

        if (Category is not null)
        {
            Topics.Note(_now, Category, Kind == TicketKind.Usage);
        }
    }

    private void NoteFields()
    {
        Fields |= (CreatedAt is null ? 0 : Bit(LogField.Created))
            | (ResolvedAt is null ? 0 : Bit(LogField.Resolved))
            | (ClosedAt is null ? 0 : Bit(LogField.Closed))
            | (HasTeam || HasLine || HasRole ? Bit(LogField.TeamId) : 0)
            | (Kind is null ? 0 : Bit(LogField.Kind))
            | (Category is null ? 0 : Bit(LogField.Category))
            | (Module is null ? 0 : Bit(LogField.Module))
            | (SuspectedCause is null ? 0 : Bit(LogField.SuspectedCause))
            | (RootCause is null ? 0 : Bit(LogField.RootCause))
            | (Customer is null ? 0 : Bit(LogField.CustomerId))
            | (Owner is null ? 0 : Bit(LogField.OwnerId))
            | (Bug is null ? 0 : Bit(LogField.BugId))
            | (Insight is null ? 0 : Bit(LogField.InsightId));
    }
}
