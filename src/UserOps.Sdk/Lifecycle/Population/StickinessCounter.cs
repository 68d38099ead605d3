using NodaTime;

namespace UserOps.Lifecycle;

/// <summary>Counts on how many days of a window the users were active: the histogram that is known as L7 or L28.</summary>
/// <remarks>
/// The window is <c>(asOf - length, asOf]</c>. Who was not active in it is not counted. A user costs a pass over the blocks of the
/// window; nothing is allocated. See <see cref="ICounter{TSelf}"/> for shards and threads.
/// </remarks>
public sealed class StickinessCounter : ICounter<StickinessCounter>
{
    private readonly LocalDate _asOf;
    private readonly int _last;
    private readonly long[] _exactly;

    /// <summary>Initializes a new instance of the <see cref="StickinessCounter"/> class.</summary>
    /// <param name="asOf">The day of judgement, the last one of the window; later days are never seen.</param>
    /// <param name="windowDays">The length of the window in days; 28 by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="asOf"/> is no day that a clock can name, or <paramref name="windowDays"/> is not from 1 to
    /// <see cref="ActiveUserWindows.MaxDays"/>.
    /// </exception>
    public StickinessCounter(LocalDate asOf, int windowDays = 28)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(windowDays, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(windowDays, ActiveUserWindows.MaxDays);
        _last = DayNumber.Checked(asOf, nameof(asOf));
        _asOf = asOf;
        _exactly = new long[windowDays];
    }

    /// <summary>Adds a user; to be done once for each.</summary>
    /// <param name="activity">Everything that is known of the user.</param>
    public void Add(in UserActivity activity)
    {
        var count = activity.Days.Span.UpTo(_last).CountFrom(_last - _exactly.Length + 1);
        if (count > 0)
        {
            _exactly[count - 1]++;
        }
    }

    /// <inheritdoc />
    public void Merge(StickinessCounter other)
    {
        CounterRules.ThrowIfDifferent(other, static counter => $"{Exact.Text(counter._exactly.Length)} days as of {counter._asOf:uuuu-MM-dd}", this);
        for (var i = 0; i < _exactly.Length; i++)
        {
            _exactly[i] += other._exactly[i];
        }
    }

    /// <summary>Reads the histogram off.</summary>
    /// <returns>The report.</returns>
    public StickinessReport ToReport()
    {
        var counts = new StickinessCount[_exactly.Length];
        var atLeast = 0L;
        for (var i = counts.Length - 1; i >= 0; i--)
        {
            atLeast += _exactly[i];
            counts[i] = new(i + 1, _exactly[i], atLeast);
        }

        return new() { AsOf = _asOf, WindowDays = counts.Length, Counts = new(counts) };
    }
}
