using Microsoft.Extensions.Logging;

namespace UserOps.Hosting.Tests;

/// <summary>Keeps what is logged, and lets a test wait for a line.</summary>
internal sealed class LogLines : ILogger, ILoggerProvider
{
    private readonly Lock _lock = new();
    private readonly List<LogLine> _lines = [];
    private readonly List<(Func<LogLine, bool> Wanted, TaskCompletionSource<LogLine> Seen)> _waiters = [];

    public IReadOnlyList<LogLine> All
    {
        get
        {
            lock (_lock)
            {
                return [.. _lines];
            }
        }
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        var line = new LogLine(logLevel, eventId.Id, formatter(state, exception), exception);
        lock (_lock)
        {
            _lines.Add(line);
            foreach (var waiter in _waiters.Where(waiter => waiter.Wanted(line)).ToList())
            {
                _waiters.Remove(waiter);
                waiter.Seen.SetResult(line);
            }
        }
    }

    /// <summary>Waits for the next line of an event that is logged from now on.</summary>
    public Task<LogLine> NextAsync(int eventId)
    {
        lock (_lock)
        {
            var seen = new TaskCompletionSource<LogLine>(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiters.Add((line => line.Id == eventId, seen));
            return seen.Task.WaitAsync(FakeTime.Patience);
        }
    }

    public ILogger CreateLogger(string categoryName) => this;

    public void Dispose()
    {
    }
}

/// <summary>A line that was logged.</summary>
internal sealed record LogLine(LogLevel Level, int Id, string Text, Exception? Fault);
