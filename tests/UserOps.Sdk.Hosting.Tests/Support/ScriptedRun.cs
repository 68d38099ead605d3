using NodaTime;

namespace UserOps.Hosting.Tests;

/// <summary>A run that notes when it was asked to catch up, and does what a test says.</summary>
internal sealed class ScriptedRun(string kind) : IUserOpsRun
{
    private readonly Lock _lock = new();
    private readonly List<Instant> _asked = [];
    private readonly List<(int Count, TaskCompletionSource Seen)> _waiters = [];

    public string Kind => kind;

    public EquatableArray<string> Informs { get; init; } = [];

    public Func<Instant, CancellationToken, ValueTask<RunSummary>>? Does { get; set; }

    public IReadOnlyList<Instant> Asked
    {
        get
        {
            lock (_lock)
            {
                return [.. _asked];
            }
        }
    }

    public static RunSummary Summary(string kind, Instant asOf) => new() { Kind = kind, AsOf = asOf, Policy = new("p", "1", "00") };

    /// <summary>Waits until it was asked so often.</summary>
    public Task UntilAsked(int times)
    {
        lock (_lock)
        {
            var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            if (_asked.Count >= times)
            {
                seen.SetResult();
            }
            else
            {
                _waiters.Add((times, seen));
            }

            return seen.Task.WaitAsync(FakeTime.Patience);
        }
    }

    public ValueTask<RunSummary> CatchUpAsync(Instant asOf, IProgress<RunProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        // Taken first, so that a test that waits for this call and then sets another does not change it.
        var does = Does;
        lock (_lock)
        {
            _asked.Add(asOf);
            foreach (var waiter in _waiters.Where(waiter => waiter.Count <= _asked.Count).ToList())
            {
                _waiters.Remove(waiter);
                waiter.Seen.SetResult();
            }
        }

        return does?.Invoke(asOf, cancellationToken) ?? new(Summary(kind, asOf));
    }

    public ValueTask<RunSummary> RunAsync(RunRequest request, IProgress<RunProgress>? progress = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public ValueTask<RunSummary> EvaluateDueAsync(Instant asOf, IProgress<RunProgress>? progress = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();
}
