using System.Diagnostics.Metrics;

namespace UserOps.Hosting.Tests;

/// <summary>What was measured by one telemetry, as <c>name kind result = value</c>.</summary>
internal sealed class Counted : IMeterFactory
{
    private readonly List<Meter> _meters = [];
    private readonly MeterListener _listener = new();
    private readonly List<(string Name, string Tags, double Value)> _seen = [];
    private readonly List<(string Name, TaskCompletionSource<string> Next)> _waiters = [];

    public Counted()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (_meters.Contains(instrument.Meter))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.Start();
    }

    public IReadOnlyList<(string Name, string Tags, double Value)> Seen
    {
        get
        {
            lock (_seen)
            {
                return [.. _seen];
            }
        }
    }

    public double Sum(string name, string tags) => Seen.Where(one => one.Name == name && one.Tags == tags).Sum(one => one.Value);

    /// <summary>Waits for what is measured next under a name.</summary>
    /// <returns>Its tags.</returns>
    public Task<string> NextAsync(string name)
    {
        lock (_seen)
        {
            var next = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiters.Add((name, next));
            return next.Task.WaitAsync(FakeTime.Patience);
        }
    }

    public Meter Create(MeterOptions options)
    {
        if (_meters.Find(meter => meter.Name == options.Name) is { } known)
        {
            return known;
        }

        var meter = new Meter(options);
        _meters.Add(meter);
        return meter;
    }

    public void Dispose()
    {
        _listener.Dispose();
        _meters.ForEach(meter => meter.Dispose());
    }

    private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var told = string.Join(' ', tags.ToArray().Select(tag => tag.Value));
        lock (_seen)
        {
            _seen.Add((instrument.Name, told, value));
            foreach (var waiter in _waiters.Where(waiter => waiter.Name == instrument.Name).ToList())
            {
                _waiters.Remove(waiter);
                waiter.Next.SetResult(told);
            }
        }
    }
}
