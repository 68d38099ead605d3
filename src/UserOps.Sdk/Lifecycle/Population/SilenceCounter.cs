using System.Runtime.InteropServices;
using NodaTime;
using UserOps.Statistics;

namespace UserOps.Lifecycle;

/// <summary>Estimates how long silence lasts, from all the silences of all users: those that ended and those that still last.</summary>
/// <remarks>
/// <para>Every active day starts a silence. It ends with the next active day, 1 day later for days in a row. The one after the last active day
/// is still open on the day of judgement: it is known to be longer than the days since, and its end is not known. A user who is active
/// on that very day has an open silence of 0 days. It is counted, and tells nothing of 1 day or more.</para>
/// <para>A user with many active days gives many silences, so the curve is that of active days rather than of users, and the silences
/// of one user are alike: the intervals are those of independent silences, and too narrow to that extent.</para>
/// <para>A user costs one step for each active day. Keeps 16 bytes for each day of the longest silence. See
/// <see cref="ICounter{TSelf}"/> for shards and threads.</para>
/// </remarks>
public sealed class SilenceCounter : ICounter<SilenceCounter>
{
    private readonly LocalDate _asOf;
    private readonly int _last;
    private readonly NumberedCells<Cell> _byDays = new();

    /// <summary>Initializes a new instance of the <see cref="SilenceCounter"/> class.</summary>
    /// <param name="asOf">The day of judgement; later days are never seen.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="asOf"/> is no day that a clock can name.</exception>
    public SilenceCounter(LocalDate asOf)
    {
        _last = DayNumber.Checked(asOf, nameof(asOf));
        _asOf = asOf;
    }

    /// <summary>Adds a user; to be done once for each.</summary>
    /// <param name="activity">Everything that is known of the user; one who was never active has no silence.</param>
    public void Add(in UserActivity activity)
    {
        var previous = DaySpan.None;
        foreach (var day in activity.Days.Span.UpTo(_last))
        {
            if (previous != DaySpan.None)
            {
                _byDays[day - previous].Ended++;
            }

            previous = day;
        }

        if (previous != DaySpan.None)
        {
            _byDays[_last - previous].Open++;
        }
    }

    /// <inheritdoc />
    public void Merge(SilenceCounter other)
    {
        CounterRules.ThrowIfDifferent(other, static counter => $"as of {counter._asOf:uuuu-MM-dd}", this);
        for (var days = other._byDays.First; days <= other._byDays.Last; days++)
        {
            var more = other._byDays.At(days);
            ref var cell = ref _byDays[days];
            cell.Ended += more.Ended;
            cell.Open += more.Open;
        }
    }

    /// <summary>Estimates the survival of silence. Costs one step for each length of silence.</summary>
    /// <param name="confidence">The share of intervals that hold the true survival; 95 % by default.</param>
    /// <returns>The report.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="confidence"/> isn't between 0 and 1.</exception>
    public SilenceReport ToReport(double confidence = 0.95)
    {
        var counts = new List<SurvivalCount>();
        for (var days = _byDays.First; days <= _byDays.Last; days++)
        {
            var cell = _byDays.At(days);
            counts.Add(new(days, cell.Ended, cell.Open));
        }

        return new()
        {
            AsOf = _asOf,
            Ended = counts.Sum(static count => count.Events),
            Open = counts.Sum(static count => count.Censored),
            Curve = KaplanMeierCurve.Of(counts, confidence),
        };
    }

    [StructLayout(LayoutKind.Auto)]
    private struct Cell
    {
        public long Ended;

        public long Open;
    }
}
