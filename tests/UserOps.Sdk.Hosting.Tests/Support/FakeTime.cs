namespace UserOps.Hosting.Tests;

/// <summary>A clock that stands until a test moves it. Timers fire within <see cref="Advance"/>, in their order.</summary>
internal sealed class FakeTime : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<FakeTimer> _timers = [];
    private readonly List<(TimeSpan DueIn, int Count, TaskCompletionSource Seen)> _waiters = [];
    private TimeSpan _elapsed;
    private DateTimeOffset _start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
        {
            return _start + _elapsed;
        }
    }

    public override long GetTimestamp()
    {
        lock (_lock)
        {
            return _elapsed.Ticks;
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new FakeTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Sets what the wall shows back; what runs by timers goes on.</summary>
    public void SetBack(TimeSpan by)
    {
        lock (_lock)
        {
            _start -= by;
        }
    }

    public void Advance(TimeSpan by)
    {
        TimeSpan end;
        lock (_lock)
        {
            end = _elapsed + by;
        }

        while (Next(end) is { } timer)
        {
            timer.Fire();
        }

        lock (_lock)
        {
            _elapsed = end;
        }
    }

    /// <summary>Waits until somebody, or so many, wait for just that long.</summary>
    public Task UntilSomebodyWaits(TimeSpan dueIn, int count = 1)
    {
        lock (_lock)
        {
            var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiters.Add((dueIn, count, seen));
            TellWaiters();
            return seen.Task.WaitAsync(Patience);
        }
    }

    /// <summary>How long a test waits before it says that what it waits for does not come.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromSeconds(60);

    private FakeTimer? Next(TimeSpan end)
    {
        lock (_lock)
        {
            var next = _timers.Where(timer => timer.Due <= end).MinBy(timer => timer.Due);
            if (next is not null)
            {
                _elapsed = next.Due;
                next.Due += next.Period;
                if (next.Period == TimeSpan.Zero)
                {
                    _timers.Remove(next);
                }
            }

            return next;
        }
    }

    private void TellWaiters()
    {
        foreach (var waiter in _waiters.Where(waiter => _timers.Count(timer => timer.Due - _elapsed == waiter.DueIn) >= waiter.Count).ToList())
        {
            _waiters.Remove(waiter);
            waiter.Seen.SetResult();
        }
    }

    private sealed class FakeTimer(FakeTime time, TimerCallback callback, object? state) : ITimer
    {
        public TimeSpan Due { get; set; }

        public TimeSpan Period { get; private set; }

        public void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time._lock)
            {
                time._timers.Remove(this);
                if (dueTime != Timeout.InfiniteTimeSpan)
                {
                    Due = time._elapsed + dueTime;
                    Period = period == Timeout.InfiniteTimeSpan ? TimeSpan.Zero : period;
                    time._timers.Add(this);
                    time.TellWaiters();
                }
            }

            return true;
        }

        public void Dispose()
        {
            lock (time._lock)
            {
                time._timers.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}
