using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using UserOps.EntityFrameworkCore;
using UserOps.Hosting;
using UserOps.Lifecycle;
using UserOps.Tagging;

namespace UserOps.KilledHost;

/// <summary>Users who visit every few days until they stop: their stages and tags are kept, day by day, on a real database.</summary>
/// <remarks>What users do follows from their number alone. So the end is known whatever happens on the way.</remarks>
internal sealed class Host : IUserSource, IActivitySource, IUserFactsSource
{
    private static readonly Instant Start = Instant.FromUtc(2026, 1, 1, 12, 0);
    private static readonly PolicyRef NoPolicy = new("none", "0", "0");

    private static readonly TagCatalog Catalog = TagCatalogJson.Read("""
        {
          "schemaVersion": 1, "name": "small", "version": "1", "zone": "UTC",
          "attributes": { "stage": "text" }, "events": { "visit": {} },
          "tags": [
            { "id": "here", "names": { "en": "Here", "zh-CN": "近期来访" }, "category": "any", "type": "flag", "expiresAfter": "P4D" },
            { "id": "regular", "names": { "en": "Regular", "zh-CN": "常客" }, "category": "any", "type": "flag" },
            { "id": "lost", "names": { "en": "Lost", "zh-CN": "流失" }, "category": "any", "type": "flag", "onFalse": { "expireAfter": "P3D" } }
          ],
          "rules": [
            { "tag": "here", "when": { "count": "visit", "in": { "last": "P10D" }, "atLeast": 1 } },
            { "tag": "regular", "when": { "daysActive": "visit", "in": { "last": "P30D" }, "atLeast": 3 } },
            { "tag": "lost", "when": { "stopped": { "event": "visit" }, "after": "P14D" } }
          ]
        }
        """);

    private readonly int _users;
    private readonly EfCheckpointStore<UserOpsDbContext> _checkpoints;
    private readonly EfAssessmentStore<UserOpsDbContext> _answers;
    private readonly LifecycleRun _lifecycle;
    private readonly TaggingRun _tagging;
    private int _day;

    public Host(IDbContextFactory<UserOpsDbContext> contexts, int users)
    {
        _users = users;
        _checkpoints = new(contexts);
        _answers = new(contexts);
        var stores = new RunStores(_answers, _answers, _checkpoints, new EfRejectionStore<UserOpsDbContext>(contexts));
        var options = new RunOptions { BatchSize = 100 };
        _lifecycle = new(this, this, new FixedPolicy<StageEvaluator>(new(StagePolicies.ClassicFive)), stores, options) { Informs = [RunKinds.Tagging] };
        _tagging = new(this, this, new EfTagStore<UserOpsDbContext>(contexts), new FixedPolicy<TagRules>(new(Catalog)), stores, options);
    }

    /// <summary>Goes on at the first day that is not done.</summary>
    public async Task LiveAsync(int days)
    {
        var done = await _checkpoints.ReadAsync("host");
        var queue = new DueQueue([_lifecycle, _tagging], _answers);
        for (_day = (int)(done?.Subjects + 1 ?? 0); _day <= days; _day++)
        {
            var asOf = Start + Duration.FromDays(_day);
            if (_day > 0)
            {
                await queue.TouchUsersAsync([.. Enumerable.Range(0, _users).Where(index => IsActive(index, _day)).Select(IdOf)], asOf);
            }

            await _lifecycle.CatchUpAsync(asOf);
            await _tagging.CatchUpAsync(asOf);
            done = new() { Kind = "host", Version = (done?.Version ?? 0) + 1, AsOf = asOf, Policy = NoPolicy, Subjects = _day, IsFinished = _day == days };
            await _checkpoints.WriteAsync(done);
        }
    }

    public async IAsyncEnumerable<UserId> ReadUsersAsync(UserId after = default, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        for (var index = after.IsNone ? 0 : IndexOf(after) + 1; index < _users; index++)
        {
            await Task.CompletedTask;
            yield return IdOf(index);
        }
    }

    public IAsyncEnumerable<ActivityEvent<UserId>> ReadActivityAsync(CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public async IAsyncEnumerable<ActivityEvent<UserId>> ReadActivityAsync(
        IReadOnlyCollection<UserId> users, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var user in users)
        {
            foreach (var day in VisitsOf(IndexOf(user)))
            {
                await Task.CompletedTask;
                yield return new(user, Start + Duration.FromDays(day));
            }
        }
    }

    public IAsyncEnumerable<KnownUser> ReadFactsAsync(CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public async IAsyncEnumerable<KnownUser> ReadFactsAsync(
        IReadOnlyCollection<UserId> users, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var user in users)
        {
            await Task.CompletedTask;
            yield return new(user, UserFacts.From([], VisitsOf(IndexOf(user)).Select(day => new UserEvent { Type = "visit", At = Start + Duration.FromDays(day) })));
        }
    }

    private static UserId IdOf(int index) => new(index.ToString("D6", CultureInfo.InvariantCulture));

    private static int IndexOf(UserId user) => int.Parse(user.Value, CultureInfo.InvariantCulture);

    private static bool IsActive(int index, int day) => day >= First(index) && day <= Last(index) && (day - First(index)) % Rhythm(index) == 0;

    private static int First(int index) => -(index * 31 % 60);

    private static int Rhythm(int index) => 2 + (index * 17 % 15);

    private static int Last(int index) => First(index) + (Rhythm(index) * (index % 13));

    private IEnumerable<int> VisitsOf(int index)
    {
        for (var day = First(index); day <= Math.Min(_day, Last(index)); day += Rhythm(index))
        {
            yield return day;
        }
    }
}
