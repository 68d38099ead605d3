using NodaTime;

namespace UserOps.Tickets;

/// <summary>What is known of the work around tickets as of one instant, ready for look-ups.</summary>
internal sealed class WorkIndex
{
    private readonly Dictionary<string, BugRecord> _bugs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Instant> _citations = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> _releasesByBug = new(StringComparer.Ordinal);
    private readonly Dictionary<CauseKey, List<int>> _releasesByCause = [];

    public WorkIndex(EquatableArray<WorkEvent> work, Instant asOf)
    {
        var proposals = new Dictionary<string, ProposalRecord>(StringComparer.Ordinal);
        var releases = new HashSet<(string, string)>();
        var insights = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in work)
        {
            if (item.At > asOf)
            {
                break;
            }

            switch (item)
            {
                case BugOpened bug:
                    Open(bug);
                    break;
                case BugReleased fix when releases.Add((fix.BugId, fix.ReleaseId)):
                    Release(fix);
                    break;
                case ReportPublished report:
                    Reports.Add(report);
                    break;
                case RiskRaised risk:
                    Risks.Add(risk);
                    break;
                case InsightPublished insight:
                    Publish(insight, isFirst: insights.Add(insight.InsightId));
                    break;
                default:
                    Propose(item, proposals);
                    break;
            }
        }

        Proposals = [.. proposals.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Value)];
        Index();
    }

    /// <summary>Gets the kinds of work that there are, as bits of <see cref="LogField"/>.</summary>
    public uint Fields { get; private set; }

    public List<BugRelease> Releases { get; } = [];

    public List<ReportPublished> Reports { get; } = [];

    public List<RiskRaised> Risks { get; } = [];

    public List<InsightPublished> Insights { get; } = [];

    public ProposalRecord[] Proposals { get; }

    public IReadOnlyDictionary<string, BugRecord> Bugs => _bugs;

    /// <summary>Finds when a ticket was first cited by an insight.</summary>
    public Instant? CitedAt(string ticketId) => _citations.TryGetValue(ticketId, out var at) ? at : null;

    public BugRecord? Bug(string? bugId) => bugId is not null && _bugs.TryGetValue(bugId, out var bug) ? bug : null;

    public List<int>? ReleasesOf(string bugId) => _releasesByBug.GetValueOrDefault(bugId);

    public List<int>? ReleasesOf(CauseKey cause) => _releasesByCause.GetValueOrDefault(cause);

    private static uint Bit(LogField kind) => 1u << (int)kind;

    private void Open(BugOpened bug)
    {
        Fields |= Bit(LogField.BugId);
        _bugs.TryAdd(bug.BugId, new() { OpenedAt = bug.At, Cause = CauseKey.Of(bug.Module, bug.RootCause), Owner = bug.Author, TeamId = bug.TeamId });
    }

    private void Release(BugReleased fix)
    {
        Fields |= Bit(LogField.BugReleased) | Bit(LogField.BugId);
        Releases.Add(new(fix.BugId, fix.At));
    }

    private void Publish(InsightPublished insight, bool isFirst)
    {
        Fields |= Bit(LogField.InsightPublished);
        Fields |= insight.TicketIds.Count > 0 ? Bit(LogField.InsightId) : 0;
        Fields |= insight.Topic is not null ? Bit(LogField.Topic) : 0;
        if (!isFirst)
        {
            return;
        }

        Insights.Add(insight);
        foreach (var id in insight.TicketIds)
        {
            _citations.TryAdd(id, insight.At);
        }
    }

    private void Propose(WorkEvent item, Dictionary<string, ProposalRecord> proposals)
    {
        switch (item)
        {
            case ProposalSubmitted submitted:
                Fields |= submitted.Topic is not null ? Bit(LogField.Topic) : 0;
                RecordOf(submitted.ProposalId).Submitted ??= submitted;
                break;
            case ProposalDecided decided:
                Fields |= Bit(LogField.ProposalDecided);
                RecordOf(decided.ProposalId).Decided ??= decided;
                break;
            case ProposalShipped shipped:
                Fields |= Bit(LogField.ProposalShipped);
                RecordOf(shipped.ProposalId).Shipped ??= shipped;
                break;
            default:
                break;
        }

        ProposalRecord RecordOf(string id) =>
            proposals.TryGetValue(id, out var record) ? record : proposals[id] = new() { Id = id };
    }

    private void Index()
    {
        Fields |= Reports.Count > 0 ? Bit(LogField.ReportPublished) : 0;
        Fields |= Risks.Count > 0 ? Bit(LogField.RiskRaised) : 0;
        for (var i = 0; i < Releases.Count; i++)
        {
            var release = Releases[i];
            Add(_releasesByBug, release.BugId, i);
            if (Bug(release.BugId) is { } bug)
            {
                bug.ReleasedAt ??= release.At;
                if (bug.Cause is { } cause)
                {
                    Add(_releasesByCause, cause, i);
                }
            }
            else
            {
                _bugs[release.BugId] = new() { ReleasedAt = release.At };
            }
        }
    }

    private static void Add<TKey>(Dictionary<TKey, List<int>> lists, TKey key, int place)
        where TKey : notnull
    {
        if (!lists.TryGetValue(key, out var list))
        {
            lists[key] = list = [];
        }

        list.Add(place);
    }
}
