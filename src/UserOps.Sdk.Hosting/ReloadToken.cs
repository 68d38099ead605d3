using Microsoft.Extensions.Primitives;

namespace UserOps.Hosting;

/// <summary>A change token that fires once, when its owner says so. It holds nothing that must be disposed.</summary>
internal sealed class ReloadToken : IChangeToken
{
    private readonly Lock _lock = new();
    private List<Registration>? _waiting = [];

    /// <inheritdoc />
    public bool HasChanged
    {
        get
        {
            lock (_lock)
            {
                return _waiting is null;
            }
        }
    }

    /// <inheritdoc />
    public bool ActiveChangeCallbacks => true;

    /// <inheritdoc />
    public IDisposable RegisterChangeCallback(Action<object?> callback, object? state)
    {
        var registration = new Registration(this, callback, state);
        lock (_lock)
        {
            if (_waiting is not null)
            {
                _waiting.Add(registration);
                return registration;
            }
        }

        callback(state);
        return registration;
    }

    /// <summary>Calls everybody who waits, also when one of them throws.</summary>
    /// <exception cref="AggregateException">Some threw; all are inside.</exception>
    public void Fire()
    {
        List<Registration> waiting;
        lock (_lock)
        {
            waiting = _waiting ?? [];
            _waiting = null;
        }

        List<Exception>? faults = null;
        foreach (var registration in waiting)
        {
            try
            {
                registration.Call();
            }
            catch (Exception fault) when (fault is not OutOfMemoryException)
            {
                (faults ??= []).Add(fault);
            }
        }

        if (faults is not null)
        {
            throw new AggregateException(faults);
        }
    }

    private void Remove(Registration registration)
    {
        lock (_lock)
        {
            _waiting?.Remove(registration);
        }
    }

    private sealed class Registration(ReloadToken token, Action<object?> callback, object? state) : IDisposable
    {
        public void Call() => callback(state);

        public void Dispose() => token.Remove(this);
    }
}
