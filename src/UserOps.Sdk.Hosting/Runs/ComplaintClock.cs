using System.Runtime.CompilerServices;
using NodaTime;
using UserOps.Complaints;

namespace UserOps.Hosting;

/// <summary>Keeps how every complaint stands: its state, its grade, and which targets are open, met or missed.</summary>
/// <remarks>
/// <para><see cref="StoredAssessment.Value"/> is the state in camel case, <see cref="StoredAssessment.Detail"/> the grade and the targets, and
/// <see cref="StoredAssessment.Json"/> all of it with the sentences. It is due when a target is warned of or missed, and when anything else of it
/// turns by time alone.</para>
/// <para>A complaint may hang on others, by merges and by root causes that came back. So after writing to one, call <see cref="TouchAsync"/>, which
/// touches these too.</para>
/// </remarks>
public sealed class ComplaintClock : UserOpsRun
{
    private readonly IComplaintSource _complaints;
    private readonly IComplaintStore _store;
    private readonly ILivePolicy<ComplaintRules> _rules;

    /// <summary>Initializes a new instance of the <see cref="ComplaintClock"/> class.</summary>
    /// <param name="complaints">All complaints.</param>
    /// <param name="store">What happened to them.</param>
    /// <param name="rules">The policies.</param>
    /// <param name="stores">Where the answers are kept.</param>
    /// <param name="options">How to go about it; the defaults when <see langword="null"/>.</param>
    /// <exception cref="ArgumentNullException">An argument other than <paramref name="options"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public ComplaintClock(IComplaintSource complaints, IComplaintStore store, ILivePolicy<ComplaintRules> rules, RunStores stores, RunOptions? options = null)
        : base(RunKinds.Complaints, stores, options)
    {
        ArgumentNullException.ThrowIfNull(complaints);
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(rules);
        _complaints = complaints;
        _store = store;
        _rules = rules;
    }

    private protected override PolicyRef CurrentPolicy => _rules.Current.PolicyRef;

    /// <summary>Announces that something happened to complaints: they are due, and so are those that hang on them.</summary>
    /// <param name="complaints">The complaints, after their events were written.</param>
    /// <param name="at">From when they are due: now.</param>
    /// <param name="cancellationToken">Stops the work; touching again is safe.</param>
    /// <returns>The work.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="complaints"/> is <see langword="null"/>.</exception>
    public async ValueTask TouchAsync(IReadOnlyCollection<ComplaintId> complaints, Instant at, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(complaints);
        var touched = complaints.ToDictionary(id => id.Value, _ => UserId.None, StringComparer.Ordinal);
        await foreach (var (id, log) in _store.ReadRelatedAsync(complaints, cancellationToken).ConfigureAwait(false))
        {
            touched[id.Value] = CustomerOf(log);
        }

        await Stores.Due.TouchAsync(Kind, [.. touched.Select(pair => new TouchedSubject(pair.Key, pair.Value))], at, cancellationToken).ConfigureAwait(false);
    }

    private protected override ValueTask<RunWork> BeginAllAsync(Instant asOf, CancellationToken cancellationToken) =>
        new(new Work(_complaints, _store, _rules.Current, asOf));

    private static UserId CustomerOf(CaseLog log) => log.Events.OfType<CaseReceived>().FirstOrDefault()?.Facts.CustomerId ?? UserId.None;

    private sealed class Work(IComplaintSource complaints, IComplaintStore store, ComplaintRules rules, Instant asOf) : RunWork(rules.PolicyRef, asOf)
    {
        public override async IAsyncEnumerable<string> ReadSubjectsAsync(string? after, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            await foreach (var id in complaints.ReadComplaintsAsync(after is null ? ComplaintId.None : new(after), cancellationToken).ConfigureAwait(false))
            {
                yield return id.IsNone
                    ? throw new InvalidOperationException($"{complaints.GetType().Name}.{nameof(IComplaintSource.ReadComplaintsAsync)} gave {nameof(ComplaintId)}.{nameof(ComplaintId.None)}, which is no complaint. Leave such rows out.")
                    : id.Value;
            }
        }

        public override async ValueTask<IBatchJudge> ReadAsync(IReadOnlyList<AssessmentState> states, RejectionBuffer rejections, CancellationToken cancellationToken)
        {
            var book = new CaseBook();
            await foreach (var (_, log) in store.ReadRelatedAsync([.. states.Select(state => new ComplaintId(state.Key.Subject))], cancellationToken).ConfigureAwait(false))
            {
                foreach (var item in log.Events)
                {
                    rejections.CountRow(nameof(IComplaintStore));
                    if (!book.TryAdd(item, nameof(IComplaintStore), out var rejection))
                    {
                        rejections.Add(rejection);
                    }
                }
            }

            return new Judge(rules, AsOf, states, book);
        }
    }

    private sealed class Judge(ComplaintRules rules, Instant asOf, IReadOnlyList<AssessmentState> states, CaseBook book) : IBatchJudge
    {
        IReadOnlyList<Verdict?> IBatchJudge.Judge()
        {
            var asked = states.Select(state => state.Key.Subject).ToHashSet(StringComparer.Ordinal);
            var found = rules.Evaluator.AssessAll(book, asOf)
                .Where(assessment => asked.Contains(assessment.Value!.Id.Value))
                .ToDictionary(assessment => assessment.Value!.Id.Value, StringComparer.Ordinal);
            return [.. states.Select(state => Of(new(state.Key.Subject), found.GetValueOrDefault(state.Key.Subject)))];
        }

        // What comes in later than the instant, or was erased, is not there yet, or no more; its first event says when to look again.
        private Verdict Of(ComplaintId id, Assessment<CaseStatus>? assessment)
        {
            var log = book.LogOf(id);
            var first = log.Events.Count > 0 && log.Events[0].At is var at && at > asOf ? at : (Instant?)null;
            return assessment is null
                ? new(CustomerOf(log), "none", "", first, () => """{"state":"none"}""")
                : new(
                    assessment.Value!.Facts?.CustomerId ?? UserId.None,
                    CaseStatusText.ValueOf(assessment.Value),
                    CaseStatusText.DetailOf(assessment.Value),
                    assessment.ValidUntil,
                    () => CaseStatusText.ToJson(assessment with { Policy = rules.PolicyRef }));
        }
    }
}
