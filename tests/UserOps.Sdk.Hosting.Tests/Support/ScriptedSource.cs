using Microsoft.Extensions.Primitives;

namespace UserOps.Hosting.Tests;

/// <summary>A source whose text a test sets, whose changes it tells, and whose reading it can hold up.</summary>
internal sealed class ScriptedSource(string text, string description = "the test") : IPolicySource, IDisposable
{
    private readonly Lock _lock = new();
    private ReloadToken _token = new();
    private TaskCompletionSource? _gate;
    private TaskCompletionSource _reading = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _reads;

    public string Description => description;

    public string Text { get; set; } = text;

    public Exception? Fault { get; set; }

    public int Reads => Volatile.Read(ref _reads);

    public bool IsDisposed { get; private set; }

    public async ValueTask<string> ReadAsync(CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref _reads);
        string seen;
        Task? gate;
        lock (_lock)
        {
            seen = Text;
            gate = _gate?.Task;
            _reading.TrySetResult();
        }

        if (gate is not null)
        {
            await gate.WaitAsync(cancellationToken);
        }

        return Fault is null ? seen : throw Fault;
    }

    public IChangeToken GetReloadToken()
    {
        lock (_lock)
        {
            return _token;
        }
    }

    public void Change(string? text = null)
    {
        Text = text ?? Text;
        ReloadToken ended;
        lock (_lock)
        {
            (ended, _token) = (_token, new());
        }

        ended.Fire();
    }

    /// <summary>Holds up reading from now on. Await the task to know that somebody reads.</summary>
    public Task HoldUp()
    {
        lock (_lock)
        {
            _gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
            _reading = new(TaskCreationOptions.RunContinuationsAsynchronously);
            return _reading.Task.WaitAsync(FakeTime.Patience);
        }
    }

    public void LetGo()
    {
        lock (_lock)
        {
            _gate!.SetResult();
            _gate = null;
        }
    }

    public void Dispose() => IsDisposed = true;
}
