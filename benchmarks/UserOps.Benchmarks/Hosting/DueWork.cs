using System.Globalization;
using System.Runtime.CompilerServices;
using NodaTime;
using UserOps.Hosting;
using UserOps.Lifecycle;
using UserOps.Testing;

namespace UserOps.Benchmarks;

/// <summary>Users who come back every few days until they stop, judged day by day by one run over a store in memory.</summary>
internal sealed class DueWork : IUserSource, IActivitySource
{
    private static readonly Instant Start = Instant.FromUtc(2025, 1, 1, 12, 0);

    private readonly int _users;
    private readonly MemoryAssessmentStore _answers = new();
    private readonly LifecycleRun _run;
    private int _day = 400;

    public DueWork(int users)
    {
        _users = users;
        _run = new(this, this, new FixedPolicy<StageEvaluator>(new(StagePolicies.All[0])), new(_answers, _answers, new MemoryCheckpointStore()));
    }

    /// <summary>Gets how many rows the run has read.</summary>
    public long RowsRead { get; private set; }

    private Instant AsOf => Start + Duration.FromDays(_day) + Duration.FromHours(11);

    /// <summary>Asks everybody, as a nightly job does.</summary>
    public RunSummary ScanAll() => _run.RunAsync(new() { AsOf = AsOf }).AsTask().GetAwaiter().GetResult();

    /// <summary>Asks those whose answer is due.</summary>
    public RunSummary EvaluateDue() => _run.EvaluateDueAsync(AsOf).AsTask().GetAwaiter().GetResult();

    /// <summary>Goes to the next day: who is active on it is touched.</summary>
    public void NextDay()
    {
        _day++;
        var came = Enumerable.Range(0, _users).Where(index => IsActive(index, _day)).Select(IdOf).ToArray();
        new DueQueue([_run], _answers).TouchUsersAsync(came, Start + Duration.FromDays(_day)).AsTask().GetAwaiter().GetResult();
    }

    public async IAsyncEnumerable<UserId> ReadUsersAsync(UserId after = default, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        for (var index = after.IsNone ? 0 : IndexOf(after) + 1; index < _users; index++)
        {
            yield return IdOf(index);
        }
    }

    public IAsyncEnumerable<ActivityEvent<UserId>> ReadActivityAsync(CancellationToken cancellationToken = default) =>
        throw new NotSupportedException("The run asks for batches of users.");

    public async IAsyncEnumerable<ActivityEvent<UserId>> ReadActivityAsync(
        IReadOnlyCollection<UserId> users, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        foreach (var user in users)
        {
            var index = IndexOf(user);
            for (var day = First(index); day <= Math.Min(_day, Last(index)); day += Rhythm(index))
            {
                RowsRead++;
                yield return new(user, Start + Duration.FromDays(day));
            }
        }
    }

    private static int First(int index) => index * 31 % 350;

    private static int Rhythm(int index) => 10 + (index * 17 % 50);

    private static int Last(int index) => First(index) + (Rhythm(index) * (index % 13));

    private static bool IsActive(int index, int day) => day >= First(index) && day <= Last(index) && (day - First(index)) % Rhythm(index) == 0;

    private static UserId IdOf(int index) => new(index.ToString("D8", CultureInfo.InvariantCulture));

    private static int IndexOf(UserId user) => int.Parse(user.Value, CultureInfo.InvariantCulture);
}
