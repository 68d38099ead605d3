namespace UserOps.Hosting;

/// <summary>How long to wait before trying again: twice as long after each failure, up to a ceiling.</summary>
internal struct BackOff
{
    private readonly TimeSpan _first;
    private readonly TimeSpan _most;
    private TimeSpan _next;

    public BackOff(TimeSpan first, TimeSpan most)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(first, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(most, first);
        _first = first;
        _most = most;
        _next = first;
    }

    /// <summary>Counts a failure.</summary>
    /// <returns>How long to wait now.</returns>
    public TimeSpan Next()
    {
        var now = _next;
        _next = now > _most / 2 ? _most : now * 2;
        return now;
    }

    /// <summary>Counts a success.</summary>
    public void Reset() => _next = _first;
}
