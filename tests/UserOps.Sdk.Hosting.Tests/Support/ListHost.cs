using System.Globalization;
using System.Runtime.CompilerServices;
using NodaTime;
using UserOps.Lifecycle;
using UserOps.Testing;

namespace UserOps.Hosting.Tests;

/// <summary>A host with a list of users, each active on days of their own, and stores in memory.</summary>
internal sealed class ListHost : IUserSource, IActivitySource
{
    public static readonly Instant Start = Instant.FromUtc(2026, 1, 1, 0, 0);

    public ListHost(int users)
    {
        Users = [.. Enumerable.Range(0, users).Select(index => new UserId(index.ToString("D5", CultureInfo.InvariantCulture)))];
        Rows = [.. Users.SelectMany((user, index) => Enumerable.Range(0, (index % 5) + 1).Select(row => new ActivityEvent<UserId>(user, Start + Duration.FromDays(row * (index % 7)))))];
        BeforeStore = AfterStore = _ => default;
    }

    public static StagePolicy Policy => StagePolicies.All[0];

    public List<UserId> Users { get; set; }

    public List<ActivityEvent<UserId>> Rows { get; set; }

    public MemoryAssessmentStore Answers { get; } = new();

    public MemoryCheckpointStore Checkpoints { get; } = new();

    public MemoryRejectionStore Rejections { get; } = new();

    /// <summary>Gets or sets what happens at each user and at each row that is handed out.</summary>
    public Func<string, int, ValueTask> AtItem { get; set; } = (_, _) => default;

    public Func<string, ValueTask> BeforeStore { get; set; }

    public Func<string, ValueTask> AfterStore { get; set; }

    public LifecycleRun NewRun(int batchSize = 10, ILivePolicy<StageEvaluator>? policy = null, RunOptions? options = null) => new(
        this,
        this,
        policy ?? new FixedPolicy<StageEvaluator>(new(Policy)),
        Stores,
        (options ?? new()) with { BatchSize = batchSize });

    public RunStores Stores
    {
        get
        {
            var answers = new HookedStore<MemoryAssessmentStore>(Answers, call => BeforeStore(call), call => AfterStore(call));
            return new(answers, answers, new HookedCheckpoints(Checkpoints, call => BeforeStore(call), call => AfterStore(call)), Rejections);
        }
    }

    public async IAsyncEnumerable<UserId> ReadUsersAsync(UserId after = default, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var place = 0;
        foreach (var user in Users.Where(user => user.IsNone || user > after))
        {
            await AtItem("user", place++);
            cancellationToken.ThrowIfCancellationRequested();
            yield return user;
        }
    }

    public async IAsyncEnumerable<ActivityEvent<UserId>> ReadActivityAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var place = 0;
        foreach (var row in Rows)
        {
            await AtItem("row", place++);
            cancellationToken.ThrowIfCancellationRequested();
            yield return row;
        }
    }

    /// <summary>Everything that is kept, as text.</summary>
    public async Task<string[]> ReadAnswersAsync()
    {
        var lines = new List<string>();
        await foreach (var state in Answers.ReadAllAsync(RunKinds.Lifecycle))
        {
            lines.Add($"{state.Key.Subject} {state.Assessment?.Value} {state.Assessment?.Detail} {state.Assessment?.Policy.Hash} until {state.Due} judged {state.JudgedAt}");
        }

        lines.Sort(StringComparer.Ordinal);
        return [.. lines];
    }

    public async Task<RunRejection[]> ReadRejectionsAsync()
    {
        var found = new List<RunRejection>();
        await foreach (var rejection in Rejections.ReadAsync(RunKinds.Lifecycle))
        {
            found.Add(rejection);
        }

        return [.. found];
    }
}
