using System.Globalization;
using NodaTime;
using NodaTime.Text;
using UserOps.Lifecycle;

namespace UserOps.Hosting;

/// <summary>Keeps the stage of the lifecycle that every user is in.</summary>
/// <remarks>
/// <see cref="StoredAssessment.Value"/> is the id of the stage, <see cref="StoredAssessment.Detail"/> the day since which it holds, and
/// <see cref="StoredAssessment.Json"/> what <see cref="StageAssessmentJson"/> writes. An answer is due at the start of the day on which the stage ends.
/// </remarks>
public sealed class LifecycleRun : UserOpsRun
{
    private readonly IUserSource _users;
    private readonly IActivitySource _activity;
    private readonly ILivePolicy<StageEvaluator> _policy;

    /// <summary>Initializes a new instance of the <see cref="LifecycleRun"/> class.</summary>
    /// <param name="users">All users.</param>
    /// <param name="activity">What they did.</param>
    /// <param name="policy">The stages.</param>
    /// <param name="stores">Where the answers are kept.</param>
    /// <param name="options">How to go about it; the defaults when <see langword="null"/>.</param>
    /// <exception cref="ArgumentNullException">An argument other than <paramref name="options"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public LifecycleRun(IUserSource users, IActivitySource activity, ILivePolicy<StageEvaluator> policy, RunStores stores, RunOptions? options = null)
        : base(RunKinds.Lifecycle, stores, options)
    {
        ArgumentNullException.ThrowIfNull(users);
        ArgumentNullException.ThrowIfNull(activity);
        ArgumentNullException.ThrowIfNull(policy);
        _users = users;
        _activity = activity;
        _policy = policy;
    }

    private protected override PolicyRef CurrentPolicy => _policy.Current.PolicyRef;

    private protected override ValueTask<RunWork> BeginAllAsync(Instant asOf, CancellationToken cancellationToken) =>
        new(new Work(_users, _activity, _policy.Current, asOf));

    private sealed class Work(IUserSource users, IActivitySource activity, StageEvaluator evaluator, Instant asOf) : RunWork(evaluator.PolicyRef, asOf)
    {
        public override IAsyncEnumerable<string> ReadSubjectsAsync(string? after, CancellationToken cancellationToken) =>
            UserReading.SubjectsAsync(users, after, cancellationToken);

        public override async ValueTask<IBatchJudge> ReadAsync(IReadOnlyList<AssessmentState> states, RejectionBuffer rejections, CancellationToken cancellationToken)
        {
            var asked = UserReading.UsersOf(states);
            var book = new ActivityBook<UserId>();
            await UserReading.GatherAsync(
                activity.ReadActivityAsync(asked, cancellationToken),
                nameof(IActivitySource),
                asked,
                row => row.User,
                row => book.TryAdd(row, out var rejection) ? null : rejection,
                rejections).ConfigureAwait(false);
            return new Judge(evaluator, AsOf, states, book);
        }
    }

    private sealed class Judge(StageEvaluator evaluator, Instant asOf, IReadOnlyList<AssessmentState> states, ActivityBook<UserId> book) : IBatchJudge
    {
        IReadOnlyList<Verdict?> IBatchJudge.Judge() => [.. states.Select(state => Of(new(state.Key.Subject)))];

        private Verdict Of(UserId user)
        {
            var activity = evaluator.Read(book[user]);
            var span = evaluator.SpanOf(activity, evaluator.Days.DayOf(asOf));
            return new(
                user,
                span.Stage.Value,
                span.Since is { } since ? string.Create(CultureInfo.InvariantCulture, $"since {LocalDatePattern.Iso.Format(since)}") : "",
                span.Until is { } until ? evaluator.Days.StartOf(until) : null,
                () => StageAssessmentJson.Write(evaluator.Explain(activity, asOf)));
        }
    }
}
