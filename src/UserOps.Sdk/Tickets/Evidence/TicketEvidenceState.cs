using NodaTime;

namespace UserOps.Tickets;

/// <summary>Gathers the evidence for maturity ticket by ticket, over any number of shards: the same figures from any order and any split of the tickets.</summary>
/// <remarks>
/// <para>Add each ticket once, with all its events. Shards are split by ticket, and each knows all the work events; merging states whose
/// work differs is refused. Made by <see cref="MaturityScorer.NewEvidence"/>.</para>
/// <para>Keeps counts, one entry for each cause, topic and day, and a few ids; no tickets. See <see cref="ICounter{TSelf}"/> for shards and
/// threads.</para>
/// </remarks>
public sealed partial class TicketEvidenceState : ICounter<TicketEvidenceState>
{
    /// <summary>How the tickets of a log may be read: by what a handover is, and whether it names the roles of actors. Only the whole log tells which holds.</summary>
    private const int Readings = 6;

    private readonly MaturityProgram _program;
    private readonly EquatableArray<WorkEvent> _workEvents;
    private readonly TicketFacts _facts = new();
    private readonly TicketVerdicts _verdicts;
    private readonly DayLookup _days;
    private readonly ReadingTally[] _readings;

    internal TicketEvidenceState(MaturityProgram program, EvidenceRequest request, EquatableArray<WorkEvent> work)
    {
        _program = program;
        _workEvents = work;
        Request = request;
        Work = new(work, request.AsOf);
        Fields = Work.Fields;
        _verdicts = new(program);
        _days = new(program.Days);
        _readings = [.. Enumerable.Range(0, Readings).Select(_ => new ReadingTally(request.TicketsNamed, Work))];
        Cited = new(StringComparer.Ordinal);
        foreach (var id in Work.Insights.SelectMany(insight => insight.TicketIds))
        {
            Cited.TryAdd(id, null);
        }
    }

    /// <summary>Gets of what evidence is gathered.</summary>
    public EvidenceRequest Request { get; }

    /// <summary>Gets the policy by which it is counted.</summary>
    public PolicyRef Policy => _program.Ref;

    /// <summary>Gets how many tickets were seen, those that are not judged included.</summary>
    public long Tickets { get; private set; }

    internal MaturityProgram Program => _program;

    internal WorkIndex Work { get; }

    /// <summary>Gets what the whole log holds, as bits of <see cref="LogField"/>.</summary>
    internal uint Fields { get; private set; }

    internal long WithoutCreated { get; private set; }

    /// <summary>Gets the tickets that insights cite: since when they are known, whose they are and since when that is known.</summary>
    internal Dictionary<string, CitedTicket?> Cited { get; }

    private bool HasTeams { get; set; }

    private bool HasLines { get; set; }

    private bool HasRoles { get; set; }

    /// <summary>Adds a ticket; to be done once for each.</summary>
    /// <param name="trace">The ticket.</param>
    /// <exception cref="ArgumentNullException"><paramref name="trace"/> is <see langword="null"/>.</exception>
    public void Add(TicketTrace trace)
    {
        ArgumentNullException.ThrowIfNull(trace);
        var events = trace.Events.AsSpan();
        if (!_facts.Gather(trace.TicketId, events, Request.AsOf, HandoverBasis.Team, areRolesKnown: true))
        {
            return;
        }

        Tickets++;
        Fields |= _facts.Fields;
        HasTeams |= _facts.HasTeam;
        HasLines |= _facts.HasLine;
        HasRoles |= _facts.HasRole;
        WithoutCreated += _facts.CreatedAt is null ? 1 : 0;
        if (Cited.ContainsKey(trace.TicketId))
        {
            Cited[trace.TicketId] = new(_facts.FirstAt, _facts.Customer, _facts.CustomerKnownAt);
        }

        var (hasTeam, hasLine, hasRole) = (_facts.HasTeam, _facts.HasLine, _facts.HasRole);
        for (var reading = 0; reading < Readings; reading++)
        {
            var (basis, areRolesKnown) = ReadingOf(reading);
            var isPossible = (areRolesKnown || !hasRole) && (basis == HandoverBasis.Team || !hasTeam) && (basis != HandoverBasis.Role || !hasLine);
            if (!isPossible)
            {
                continue;
            }

            if (reading > 0)
            {
                _facts.Gather(trace.TicketId, events, Request.AsOf, basis, areRolesKnown);
            }

            Count(_readings[reading], basis);
        }
    }

    /// <summary>Takes what another one gathered in as well.</summary>
    /// <param name="other">The other one, of the same policy, request and work, and of other tickets; it stays as it is.</param>
    /// <exception cref="ArgumentNullException"><paramref name="other"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="other"/> is of another policy, another request or other work.</exception>
    public void Merge(TicketEvidenceState other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.Policy != Policy || other.Request != Request)
        {
            throw new ArgumentException("The evidence was gathered by another policy or request; gather both by the same.", nameof(other));
        }

        if (other._workEvents != _workEvents)
        {
            throw new ArgumentException("The evidence was gathered beside other work events; give every shard all of them.", nameof(other));
        }

        Tickets += other.Tickets;
        WithoutCreated += other.WithoutCreated;
        Fields |= other.Fields;
        HasTeams |= other.HasTeams;
        HasLines |= other.HasLines;
        HasRoles |= other.HasRoles;
        foreach (var (id, ticket) in other.Cited)
        {
            Cited[id] ??= ticket;
        }

        for (var reading = 0; reading < Readings; reading++)
        {
            _readings[reading].Merge(other._readings[reading]);
        }
    }

    /// <summary>Finds the groups that have evidence, in ordinal order; none when nothing is broken down.</summary>
    /// <returns>Their keys.</returns>
    public EquatableArray<string> Groups() => [.. Current.GroupKeys(Request.By).Order(StringComparer.Ordinal)];

    /// <summary>Reads the evidence of a group, or of the whole desk.</summary>
    /// <param name="group">The group; <see langword="null"/> for the whole. One without evidence has zeros.</param>
    /// <returns>The evidence.</returns>
    /// <exception cref="ArgumentException">A group is asked for and nothing was broken down.</exception>
    public TicketEvidence Read(string? group = null)
    {
        if (group is not null && Request.By == TicketScope.All)
        {
            throw new ArgumentException($"There is no group '{group}': the evidence was not broken down. Ask for one in the request.", nameof(group));
        }

        var reading = Current;
        var tally = (group is null ? reading.Whole : reading.Groups.GetValueOrDefault(group)) ?? new(Request.TicketsNamed);
        var keyed = new KeyedEvidence(this, reading, tally, group);
        var indicators = _program.Policy.Indicators.Select(setting => ReadIndicator(setting.Id, tally, keyed)).ToEquatableArray();
        return new()
        {
            Policy = Policy,
            Request = Request,
            Group = group,
            ValidUntil = keyed.Next is { } next && !(reading.Next <= next) ? next : reading.Next,
            Tickets = Tickets,
            WithoutCreated = WithoutCreated,
            Excluded =
            [
                .. reading.Excluded.Where(pair => pair.Value > 0).OrderBy(pair => pair.Key).Select(pair => new ExcludedTickets { Reason = pair.Key, Tickets = pair.Value }),
            ],
            Indicators = indicators,
        };
    }

    /// <summary>How the log is to be read, as far as it is known.</summary>
    private ReadingTally Current
    {
        get
        {
            var basis = HasTeams ? HandoverBasis.Team : HasLines ? HandoverBasis.Line : HandoverBasis.Role;
            return _readings[(HasRoles ? 0 : 3) + (int)basis];
        }
    }

    private static (HandoverBasis Basis, bool AreRolesKnown) ReadingOf(int reading) => ((HandoverBasis)(reading % 3), reading < 3);

    private IndicatorEvidence ReadIndicator(IndicatorId id, EvidenceTally tally, KeyedEvidence keyed)
    {
        var definition = Indicators.Of(id);
        var missing = definition.Needs.Where(need => (Fields & (1u << (int)need)) == 0).ToEquatableArray();
        if (missing.Count > 0)
        {
            return new() { Id = id, Successes = 0, Opportunities = 0, Missing = missing };
        }

        var counts = keyed.Count(id) ?? tally.Indicators.GetValueOrDefault(id);
        return counts is null
            ? new() { Id = id, Successes = 0, Opportunities = 0 }
            : new() { Id = id, Successes = counts.Successes, Opportunities = counts.Opportunities, For = counts.For.Ids, Against = counts.Against.Ids };
    }

    private void Count(ReadingTally reading, HandoverBasis basis)
    {
        if (ReasonToExclude() is var reason && reason != ExclusionReason.None)
        {
            reading.Excluded[reason] = reading.Excluded.GetValueOrDefault(reason) + 1;
            return;
        }

        _verdicts.Judge(_facts, Request, Work);
        reading.Await(_verdicts.Next);
        var owners = new TicketAttribution(_facts, Work, basis, Request.By);
        foreach (var id in TicketVerdicts.Judged)
        {
            var verdict = _verdicts[id];
            if (!verdict.IsOver || !Request.Holds(verdict.At))
            {
                continue;
            }

            reading.Whole.Add(id, verdict, _facts.TicketId);
            if (owners.Of(id) is { } group)
            {
                reading.GroupOf(group).Add(id, verdict, _facts.TicketId);
            }
        }

        CountKeys(reading, owners);
        CountReleases(reading);
        CountProposals(reading);
    }

    private ExclusionReason ReasonToExclude()
    {
        var rule = _program.Policy.Exclusions;
        return rule.Merged && _facts.IsMerged ? ExclusionReason.Merged
            : rule.BotOnly && _facts is { HasBot: true, HasStaff: false } ? ExclusionReason.BotOnly
            : _facts.Category is { } category && _program.ExcludedCategories.Contains(category) ? ExclusionReason.Category
            : _facts.State is { } state && _program.ExcludedStates.Contains(state) ? ExclusionReason.State
            : ExclusionReason.None;
    }

    private void CountKeys(ReadingTally reading, TicketAttribution owners)
    {
        if (_facts.CreatedAt is { } createdAt)
        {
            var created = DayNumber.ToDate(_days.DayOf(createdAt));
            var month = (created.Year * 12) + created.Month - 1;
            reading.Whole.Months.Add(month);
            if (owners.Of(IndicatorId.D4) is { } group)
            {
                reading.GroupOf(group).Months.Add(month);
            }
        }

        reading.NoteDay(_days.DayOf(_facts.FirstAt));
        foreach (var (at, cause, isTechnical, isFirst) in _facts.Causes)
        {
            var day = _days.DayOf(at);
            if (isTechnical)
            {
                foreach (var tally in reading.TalliesOf(owners.Of(IndicatorId.D5)))
                {
                    ClassCounts.Of(tally.Technical, cause).Add(at, day, Request);
                    if (_facts.Bugs.Count > 0)
                    {
                        tally.NoteBug(cause, Instant.Max(at, _facts.Bugs[0].At));
                    }
                }
            }

            if (isFirst)
            {
                foreach (var tally in reading.TalliesOf(owners.Of(IndicatorId.P5)))
                {
                    DayCounts.Of(tally.SurgeKeys, cause.ToString()).Add(day);
                }
            }
        }

        foreach (var (at, category, isUsage, isFirst) in _facts.Topics)
        {
            var day = _days.DayOf(at);
            if (isUsage)
            {
                foreach (var tally in reading.TalliesOf(owners.Of(IndicatorId.R5)))
                {
                    ClassCounts.Of(tally.UsageTopics, category).Add(at, day, Request);
                }
            }

            if (isFirst)
            {
                foreach (var tally in reading.TalliesOf(owners.Of(IndicatorId.P5)))
                {
                    DayCounts.Of(tally.SurgeKeys, category).Add(day);
                }
            }
        }
    }

    /// <summary>A new ticket of a released bug, or of its module and root cause, within the window: the bug came again.</summary>
    private void CountReleases(ReadingTally reading)
    {
        if (Work.Releases.Count == 0 || _facts.CreatedAt is not { } createdAt)
        {
            return;
        }

        foreach (var (_, bugId) in _facts.Bugs)
        {
            Recur(Work.ReleasesOf(bugId));
        }

        foreach (var (_, cause, _, _) in _facts.Causes)
        {
            Recur(Work.ReleasesOf(cause));
        }

        void Recur(List<int>? releases)
        {
            foreach (var place in releases ?? [])
            {
                var releasedAt = Work.Releases[place].At;
                if (createdAt > releasedAt && createdAt - releasedAt <= _program.Recurrence)
                {
                    reading.NoteRecurrence(place, createdAt, _facts.TicketId);
                }
            }
        }
    }

    /// <summary>A ticket that a shipped proposal is meant to make rarer, before or after it shipped, as far as was known when the window was over.</summary>
    private void CountProposals(ReadingTally reading)
    {
        if (_facts.CreatedAt is not { } createdAt)
        {
            return;
        }

        for (var place = 0; place < Work.Proposals.Length; place++)
        {
            var proposal = Work.Proposals[place];
            if (proposal.Shipped is not { } shipped)
            {
                continue;
            }

            var distance = createdAt - shipped.At;
            if (distance > _program.Recurrence || distance <= -_program.Recurrence || !IsTarget(proposal, shipped.At + _program.Recurrence))
            {
                continue;
            }

            ref var counts = ref reading.Effects[place];
            counts = distance <= Duration.Zero ? counts with { Before = counts.Before + 1 } : counts with { After = counts.After + 1 };
        }
    }

    private bool IsTarget(ProposalRecord proposal, Instant knownBy)
    {
        if (!(proposal.Submitted?.At <= knownBy))
        {
            return false;
        }

        foreach (var (at, cause, _, _) in _facts.Causes)
        {
            if (at <= knownBy && proposal.Targets(cause))
            {
                return true;
            }
        }

        foreach (var (at, category, _, _) in _facts.Topics)
        {
            if (at <= knownBy && proposal.Targets(category))
            {
                return true;
            }
        }

        return false;
    }
}
