using System.Globalization;
using System.Runtime.CompilerServices;
using NodaTime;
using UserOps.Tickets;

namespace UserOps.Hosting;

/// <summary>Keeps how mature the handling of tickets is: of the whole desk and, if asked, of each of its parts.</summary>
/// <remarks>
/// <para>The subjects are <see cref="Everything"/> and the names of the parts. <see cref="StoredAssessment.Value"/> is the level that is demonstrated,
/// <see cref="StoredAssessment.Detail"/> the plausible one, the score and every indicator's counts, and <see cref="StoredAssessment.Json"/> what
/// <see cref="MaturityAssessmentJson"/> writes.</para>
/// <para>Indicators count over the whole log, so when anything is due, or was touched, all of it is counted again. After writing to the log touch
/// <see cref="Everything"/>.</para>
/// </remarks>
public sealed class MaturityRun : UserOpsRun
{
    /// <summary>The subject that is the whole desk: <c>*</c>.</summary>
    public const string Everything = "*";

    private readonly ITicketEventSource _tickets;
    private readonly ILivePolicy<MaturityScorer> _policy;

    /// <summary>Initializes a new instance of the <see cref="MaturityRun"/> class.</summary>
    /// <param name="tickets">What happened to tickets, and around them.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="stores">Where the answers are kept.</param>
    /// <param name="options">How to go about it; the defaults when <see langword="null"/>.</param>
    /// <exception cref="ArgumentNullException">An argument other than <paramref name="options"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public MaturityRun(ITicketEventSource tickets, ILivePolicy<MaturityScorer> policy, RunStores stores, RunOptions? options = null)
        : base(RunKinds.Maturity, stores, options)
    {
        ArgumentNullException.ThrowIfNull(tickets);
        ArgumentNullException.ThrowIfNull(policy);
        _tickets = tickets;
        _policy = policy;
    }

    /// <summary>Gets what the parts of the desk are.</summary>
    /// <value><see cref="TicketScope.All"/>, the default: there are none.</value>
    public TicketScope By { get; init; }

    private protected override PolicyRef CurrentPolicy => _policy.Current.Policy.ToRef();

    private protected override ValueTask<RunWork> BeginAllAsync(Instant asOf, CancellationToken cancellationToken) =>
        new(new Work(this, _policy.Current, asOf));

    private protected override async IAsyncEnumerable<string> ReadDueAsync(RunWork work, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (await IsAnyDueAsync(work.AsOf, cancellationToken).ConfigureAwait(false))
        {
            await foreach (var subject in work.ReadSubjectsAsync(after: null, cancellationToken).ConfigureAwait(false))
            {
                yield return subject;
            }
        }
    }

    private static Verdict VerdictOf(Assessment<Maturity> assessment)
    {
        var maturity = assessment.Value!;
        var counts = maturity.Indicators.Select(item => string.Create(CultureInfo.InvariantCulture, $"{item.Id} {item.Successes}/{item.Opportunities}"));
        return new(
            UserId.None,
            maturity.Level.ToString(CultureInfo.InvariantCulture),
            string.Create(CultureInfo.InvariantCulture, $"plausible {maturity.PlausibleLevel}; score {maturity.Score:R}; {string.Join(", ", counts)}"),
            assessment.ValidUntil,
            () => MaturityAssessmentJson.Write(assessment));
    }

    private async ValueTask<bool> IsAnyDueAsync(Instant asOf, CancellationToken cancellationToken)
    {
        await foreach (var _ in Stores.Due.ReadDueAsync(Kind, asOf, cancellationToken).ConfigureAwait(false))
        {
            return true;
        }

        return false;
    }

    private async ValueTask<long> ReadTouchesAsync(CancellationToken cancellationToken)
    {
        await foreach (var state in Stores.Assessments.ReadAsync(Kind, [Everything], cancellationToken).ConfigureAwait(false))
        {
            return state.Touches;
        }

        return 0;
    }

    private sealed class Work(MaturityRun run, MaturityScorer scorer, Instant asOf) : RunWork(scorer.Policy.ToRef(), asOf)
    {
        // Which parts there are, only the log tells: it is counted when they are asked for, and serves for judging if nothing was announced since.
        private (long Touches, SortedDictionary<string, Assessment<Maturity>> Scores, RejectionBuffer Rejections)? _counted;

        public override async IAsyncEnumerable<string> ReadSubjectsAsync(string? after, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            var touches = await run.ReadTouchesAsync(cancellationToken).ConfigureAwait(false);
            var rejections = new RejectionBuffer(run.Kind, AsOf, run.Options.MaximumRows);
            var scores = await ScoreAsync(rejections, cancellationToken).ConfigureAwait(false);
            _counted = (touches, scores, rejections);
            foreach (var subject in scores.Keys.Where(subject => after is null || string.CompareOrdinal(subject, after) > 0))
            {
                yield return subject;
            }
        }

        public override async ValueTask<IBatchJudge> ReadAsync(IReadOnlyList<AssessmentState> states, RejectionBuffer rejections, CancellationToken cancellationToken)
        {
            var touches = await run.ReadTouchesAsync(cancellationToken).ConfigureAwait(false);
            if (_counted is not { } counted || counted.Touches != touches)
            {
                return new Judge(states, await ScoreAsync(rejections, cancellationToken).ConfigureAwait(false));
            }

            rejections.AddAll(counted.Rejections);
            return new Judge(states, counted.Scores);
        }

        private async ValueTask<SortedDictionary<string, Assessment<Maturity>>> ScoreAsync(RejectionBuffer rejections, CancellationToken cancellationToken)
        {
            var book = new TicketBook();
            await foreach (var item in run._tickets.ReadEventsAsync(cancellationToken).ConfigureAwait(false))
            {
                rejections.CountRow(nameof(ITicketEventSource));
                Add(item is null ? Missing() : book.TryAdd(item, out var rejection) ? null : rejection);
            }

            await foreach (var item in run._tickets.ReadWorkEventsAsync(cancellationToken).ConfigureAwait(false))
            {
                rejections.CountRow(nameof(ITicketEventSource));
                Add(item is null ? Missing() : book.TryAdd(item, out var rejection) ? null : rejection);
            }

            var evidence = scorer.Gather(book.ToLog(), new() { AsOf = AsOf, By = run.By });
            var found = new SortedDictionary<string, Assessment<Maturity>>(StringComparer.Ordinal) { [Everything] = scorer.Score(evidence.Read()) };
            foreach (var part in scorer.ScoreGroups(evidence))
            {
                found[part.Value!.Group!] = part;
            }

            return found;

            void Add(Rejection? rejection)
            {
                if (rejection is not null)
                {
                    rejections.Add(rejection);
                }
            }

            static Rejection Missing() => new(nameof(ITicketEventSource), "event", "null", "There is no event; leave it out.");
        }
    }

    private sealed class Judge(IReadOnlyList<AssessmentState> states, SortedDictionary<string, Assessment<Maturity>> found) : IBatchJudge
    {
        IReadOnlyList<Verdict?> IBatchJudge.Judge() =>
            [.. states.Select(state => found.TryGetValue(state.Key.Subject, out var assessment) ? VerdictOf(assessment) : null)];
    }
}
