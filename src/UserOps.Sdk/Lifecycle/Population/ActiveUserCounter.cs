using NodaTime;

namespace UserOps.Lifecycle;

/// <summary>Counts the active users of each day of a range: DAU, and over rolling windows WAU and MAU.</summary>
/// <remarks>
/// A window ends with its day: <c>(day - length, day]</c>. Days before the range are looked back upon; where the host's records
/// begin later than that, the first windows are short of users. A user costs one step for each active day in the range and in the
/// longest window before it; nothing is allocated. Keeps 24 bytes for each day of the range. See
/// <see cref="ICounter{TSelf}"/> for shards and threads.
/// </remarks>
public sealed class ActiveUserCounter : ICounter<ActiveUserCounter>
{
    private readonly LocalDate _from;
    private readonly LocalDate _asOf;
    private readonly int _first;
    private readonly int _end; // the first day after
    private readonly Row _daily;
    private readonly Row _weekly;
    private readonly Row _monthly;

    /// <summary>Initializes a new instance of the <see cref="ActiveUserCounter"/> class.</summary>
    /// <param name="from">The first day to report.</param>
    /// <param name="asOf">The day of judgement, the last one to report; later days are never seen.</param>
    /// <param name="windows">How far back each count looks; <see cref="ActiveUserWindows.Default"/> by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">A day is none that a clock can name, or <paramref name="from"/> is after <paramref name="asOf"/>.</exception>
    /// <exception cref="InvalidPolicyException"><paramref name="windows"/> are not in ascending order, or out of bounds.</exception>
    public ActiveUserCounter(LocalDate from, LocalDate asOf, ActiveUserWindows? windows = null)
    {
        Windows = windows ?? ActiveUserWindows.Default;
        InvalidPolicyException.ThrowIfAny(ActiveUserWindows.Validate(Windows).ToEquatableArray(), nameof(windows));
        _first = DayNumber.Checked(from, nameof(from));
        _end = DayNumber.Checked(asOf, nameof(asOf)) + 1;
        if (from > asOf)
        {
            throw new ArgumentOutOfRangeException(nameof(from), from, $"The first day must not be after {asOf:uuuu-MM-dd}, the day of judgement.");
        }

        (_from, _asOf) = (from, asOf);
        _daily = new(_first, _end, Windows.DailyDays);
        _weekly = new(_first, _end, Windows.WeeklyDays);
        _monthly = new(_first, _end, Windows.MonthlyDays);
    }

    /// <summary>Gets how far back each count looks.</summary>
    public ActiveUserWindows Windows { get; }

    /// <summary>Adds a user; to be done once for each.</summary>
    /// <param name="activity">Everything that is known of the user.</param>
    public void Add(in UserActivity activity)
    {
        var walk = new DayWalk(activity.Days.Blocks);
        var (daily, weekly, monthly) = (_first, _first, _first);
        for (var day = walk.NextFrom(_first - Windows.MonthlyDays + 1);
            day != DaySpan.None && day < _end;
            day = walk.NextFrom(day + 1))
        {
            daily = _daily.Cover(day, daily);
            weekly = _weekly.Cover(day, weekly);
            monthly = _monthly.Cover(day, monthly);
        }
    }

    /// <inheritdoc />
    public void Merge(ActiveUserCounter other)
    {
        CounterRules.ThrowIfDifferent(
            other, static counter => $"{counter.Windows}, {counter._from:uuuu-MM-dd} to {counter._asOf:uuuu-MM-dd}", this);
        _daily.Merge(other._daily);
        _weekly.Merge(other._weekly);
        _monthly.Merge(other._monthly);
    }

    /// <summary>Reads the counts off. Costs one step for each day of the range.</summary>
    /// <returns>The report.</returns>
    public ActiveUserReport ToReport()
    {
        var days = new ActiveUserDay[_end - _first];
        var (daily, weekly, monthly) = (0L, 0L, 0L);
        for (var i = 0; i < days.Length; i++)
        {
            daily += _daily.StepAt(i);
            weekly += _weekly.StepAt(i);
            monthly += _monthly.StepAt(i);
            days[i] = new(_from.PlusDays(i), daily, weekly, monthly);
        }

        return new() { Windows = Windows, AsOf = _asOf, Days = new(days) };
    }

    /// <summary>How the count of one window rises and falls from day to day: a stretch of days costs two steps, whatever its length.</summary>
    private sealed class Row(int first, int end, int length)
    {
        private readonly long[] _steps = new long[end - first + 1];

        /// <summary>Counts the user on the days whose window holds an active day, from <paramref name="covered"/> on; earlier ones are done.</summary>
        /// <returns>The first day not covered.</returns>
        public int Cover(int day, int covered)
        {
            var from = Math.Max(day, covered);
            var to = Math.Min(day + length, end);
            if (to <= from)
            {
                return covered;
            }

            _steps[from - first]++;
            _steps[to - first]--;
            return to;
        }

        public long StepAt(int place) => _steps[place];

        public void Merge(Row other)
        {
            for (var i = 0; i < _steps.Length; i++)
            {
                _steps[i] += other._steps[i];
            }
        }
    }
}
