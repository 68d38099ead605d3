using System.Collections.Frozen;
using System.Runtime.InteropServices;
using NodaTime;
using UserOps.Statistics;

namespace UserOps.Lifecycle;

/// <summary>Counts retention: takes users one by one, and tells how many of each cohort returned.</summary>
/// <remarks>
/// <para>Compiled once from a policy, which is checked, and for one instant of judgement. Nothing later is seen, so the past can
/// be replayed exactly. Give each user once, with everything that is known of that user: gather events in an
/// <see cref="ActivityBook{TUser}"/> first, where late and repeated ones can't hurt. Counters of disjoint users can be
/// merged, so a counter a channel gives the breakdown by channel, and their sum the whole.</para>
/// <para>Not thread-safe while users are added; give each worker a counter of its own and merge. A user costs a look at each
/// event (or at each period with an active day) and, for each cohort of that user, at the intervals with a return. Memory
/// follows the number of cohorts and columns, and of different clocks; not of users who share one.</para>
/// </remarks>
/// <example>
/// <code>
/// var counter = new RetentionCounter(RetentionPolicy.Default, asOf);
/// foreach (var user in book.Users) { counter.Add(book[user]); }
/// var report = counter.ToReport();
/// </code>
/// </example>
public sealed class RetentionCounter : ICounter<RetentionCounter>
{
    private readonly CalendarGrid _grid;
    private readonly FrozenSet<string>? _startEvents;
    private readonly FrozenSet<string>? _returnEvents;
    private readonly bool _byCalendar;
    private readonly int? _first;
    private readonly int? _last;
    private readonly PolicyRef _policyRef;
    private readonly RetentionTally _tally;
    private readonly ElapsedIntervals _elapsed;
    private readonly PeriodView _view;
    private readonly Dictionary<DayClock, PeriodView> _views = [];
    private readonly Dictionary<int, RetentionRow> _rows = [];

    /// <summary>What is read off one user, kept to be filled again: anchors by period; returns by period with their last instant, or by instant.</summary>
    private readonly List<(int Period, Instant At)> _anchors = [];
    private readonly List<int> _returns = [];
    private readonly List<Instant> _returnedAt = [];

    /// <summary>Initializes a new instance of the <see cref="RetentionCounter"/> class.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="asOf">The instant of judgement; to see all of a day, the last one of it (<see cref="DayClock.EndOf"/>).</param>
    /// <param name="from">A day of the first cohort that is wanted; without, the first that has a user.</param>
    /// <param name="through">A day of the last cohort that is wanted; without, that of <paramref name="asOf"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="policy"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="asOf"/> or a day is outside the years 1 to 9998, or <paramref name="through"/> before
    /// <paramref name="from"/>.
    /// </exception>
    /// <exception cref="InvalidPolicyException"><paramref name="policy"/> has problems; all are listed.</exception>
    public RetentionCounter(RetentionPolicy policy, Instant asOf, LocalDate? from = null, LocalDate? through = null)
    {
        InvalidPolicyException.ThrowIfAny(RetentionPolicyValidator.Validate(policy), nameof(policy));
        if (!DayClock.InRange(asOf))
        {
            throw new ArgumentOutOfRangeException(nameof(asOf), asOf, "The instant must lie between the years 1 and 9998.");
        }

        if (through < from)
        {
            throw new ArgumentOutOfRangeException(nameof(through), through, $"The last cohort must not be before the first, {from:uuuu-MM-dd}.");
        }

        Policy = policy;
        AsOf = asOf;
        Clock = new DayClock(DateTimeZoneProviders.Tzdb[policy.Zone], policy.DayStart);
        _grid = policy.Period;
        _first = PeriodOf(from, nameof(from));
        _last = PeriodOf(through, nameof(through));
        _startEvents = policy.StartEvents.Count == 0 ? null : policy.StartEvents.ToFrozenSet(StringComparer.Ordinal);
        _returnEvents = policy.ReturnEvents.Count == 0 ? null : policy.ReturnEvents.ToFrozenSet(StringComparer.Ordinal);
        _byCalendar = policy.Clock == RetentionClock.Calendar;
        CountsDays = _byCalendar
            && _startEvents is null
            && _returnEvents is null
            && policy.SameInterval == SameIntervalReturn.Anchor;
        _policyRef = policy.ToRef();
        _tally = new(policy);
        _elapsed = new(policy, asOf);
        _view = new(Clock, _grid, asOf);
        _views.Add(Clock, _view);
    }

    /// <summary>Gets the policy.</summary>
    public RetentionPolicy Policy { get; }

    /// <summary>Gets the instant of judgement.</summary>
    public Instant AsOf { get; }

    /// <summary>Gets the clock of the policy: its zone and start of day.</summary>
    public DayClock Clock { get; }

    /// <summary>
    /// Gets a value indicating whether days of activity are enough: the policy goes by the calendar, asks for no events by
    /// name, and interval 0 is the cohort itself.
    /// </summary>
    public bool CountsDays { get; }

    /// <summary>Adds a user by the events. Costs a look at each event up to asOf, and at the clock for each period with one.</summary>
    /// <param name="log">All events of the user.</param>
    /// <param name="clock">The user's own clock; without, that of the policy. Which days make a period is the policy's in any case.</param>
    /// <exception cref="ArgumentNullException"><paramref name="log"/> is <see langword="null"/>.</exception>
    public void Add(EventLog log, DayClock? clock = null)
    {
        ArgumentNullException.ThrowIfNull(log);

        var view = ViewOf(clock);
        Clear();
        Read(log.AsSpan()[..log.CountUpTo(AsOf)], view);
        if (_byCalendar)
        {
            CountByCalendar(view);
        }
        else
        {
            CountElapsed(view);
        }
    }

    /// <summary>Adds a user by the days of activity; every active day counts as an event.</summary>
    /// <remarks>
    /// The answer is that of the events from which the days were read by the same clock, with one bound: the day of asOf counts
    /// as a whole, for days don't tell what came after asOf. The registration is not looked at. Costs a look at each period with an
    /// active day, within the intervals that are looked at, and allocates nothing but cohorts.
    /// </remarks>
    /// <param name="activity">The days of the user.</param>
    /// <param name="clock">The clock by which the days were told; without, that of the policy.</param>
    /// <exception cref="InvalidOperationException">Days are not enough for the policy; see <see cref="CountsDays"/>.</exception>
    public void Add(in UserActivity activity, DayClock? clock = null)
    {
        if (!CountsDays)
        {
            throw new InvalidOperationException(
                "Days alone can't tell elapsed time, events by name or a later return in the same interval; add the user's EventLog.");
        }

        var view = ViewOf(clock);
        Clear();
        ReadDays(activity.Days.Span, view);
        CountByCalendar(view);
    }

    /// <summary>Adds users of one cohort who were counted elsewhere, such as by a query, by the policy's own clock.</summary>
    /// <remarks>Cohorts that are not wanted, and columns whose first interval has not begun for the cohort, are passed over.</remarks>
    /// <param name="day">A day of the period in which they were anchored, not after that of <see cref="AsOf"/>.</param>
    /// <param name="size">How many they are.</param>
    /// <param name="retained">How many of them are retained in each column of the report, interval 0 included.</param>
    /// <exception cref="InvalidOperationException">The policy goes by elapsed time: how far an interval has come differs from user to user.</exception>
    /// <exception cref="ArgumentException"><paramref name="retained"/> has not one number for each column.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The period of <paramref name="day"/> has not begun by asOf; <paramref name="size"/> is negative; or a number of
    /// <paramref name="retained"/> is negative, or above the users who can be retained.
    /// </exception>
    public void AddCohort(LocalDate day, long size, ReadOnlySpan<long> retained)
    {
        if (!_byCalendar)
        {
            throw new InvalidOperationException("By elapsed time each user has intervals of their own; add the user's EventLog.");
        }

        var period = _grid.NumberOf(DayNumber.Checked(day, nameof(day)));
        if (period >= _view.Begun)
        {
            throw new ArgumentOutOfRangeException(nameof(day), day, "Its period has not begun by the instant of judgement, so nobody can be anchored in it.");
        }

        ArgumentOutOfRangeException.ThrowIfNegative(size);
        if (retained.Length != _tally.Columns.Length)
        {
            throw new ArgumentException($"Give a number for each of the {Exact.Text(_tally.Columns.Length)} columns.", nameof(retained));
        }

        var begun = Math.Min(_view.Begun - period, Policy.Intervals);
        var over = Math.Clamp(_view.Ended - period, 0, Policy.Intervals);

        // Whom a skipped day keeps from a column is the same for all who share a clock.
        var one = _tally.NewRow();
        one.Add(begun, over, open: false);
        _tally.Count(one, begun, zero: false, returns: [], _view.Skipped, shift: period);
        var row = _tally.NewRow();
        row.Add(begun, over, open: period >= _view.Ended, size);
        foreach (var (column, cell) in one.ToCells(_tally.Columns, complete: true).Index())
        {
            if (_tally.Columns[column].From >= begun)
            {
                continue;
            }

            var most = cell.Eligible * size;
            if (retained[column] < 0 || retained[column] > most)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(retained), retained[column], $"In column {Exact.Text(column)}, from 0 to {Exact.Text(most)} users can be retained.");
            }

            row.Retain(column, column + 1, retained[column]);
            row.Exclude(column, column + 1, size - most);
        }

        if (size > 0 && IsWanted(period))
        {
            RowOf(period).Merge(row);
        }
    }

    /// <inheritdoc />
    /// <exception cref="ArgumentNullException"><paramref name="other"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="other"/> has another policy, another instant or other cohorts.</exception>
    public void Merge(RetentionCounter other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other._policyRef != _policyRef || other.AsOf != AsOf || other._first != _first || other._last != _last)
        {
            throw new ArgumentException("The other counter must have the same policy, instant of judgement and cohorts.", nameof(other));
        }

        foreach (var (period, row) in other._rows)
        {
            RowOf(period).Merge(row);
        }
    }

    /// <summary>Makes the report of the users so far. Costs a cell for each cohort and column.</summary>
    /// <returns>The report.</returns>
    public RetentionReport ToReport()
    {
        var cohorts = new List<RetentionCohort>();
        if ((_first ?? FirstRow()) is { } first)
        {
            var last = Math.Min(_last ?? int.MaxValue, _rows.Keys.Append(_view.Begun - 1).Max());
            for (var period = first; period <= last; period++)
            {
                cohorts.Add(CohortOf(period));
            }
        }

        return new()
        {
            Policy = _policyRef,
            AsOf = AsOf,
            Columns = EquatableArray.Create(_tally.Columns),
            Cohorts = cohorts.ToEquatableArray(),
            Averages = Enumerable.Range(0, _tally.Columns.Length).Select(column => AverageOf(cohorts, column)).ToEquatableArray(),
        };
    }

    private int? FirstRow() => _rows.Count == 0 ? null : _rows.Keys.Min();

    private int? PeriodOf(LocalDate? day, string parameter) =>
        day is { } named ? _grid.NumberOf(DayNumber.Checked(named, parameter)) : null;

    private PeriodView ViewOf(DayClock? clock)
    {
        if (clock is null || ReferenceEquals(clock, Clock))
        {
            return _view;
        }

        if (!_views.TryGetValue(clock, out var view))
        {
            _views.Add(clock, view = new(clock, _grid, AsOf));
        }

        return view;
    }

    private RetentionRow RowOf(int period)
    {
        ref var row = ref CollectionsMarshal.GetValueRefOrAddDefault(_rows, period, out _);
        return row ??= _tally.NewRow();
    }

    private void Clear()
    {
        _anchors.Clear();
        _returns.Clear();
        _returnedAt.Clear();
    }

    /// <summary>Finds the anchors and returns among the events, in one pass.</summary>
    private void Read(ReadOnlySpan<EventEntry> entries, PeriodView view)
    {
        var period = 0;
        var until = Instant.MinValue;
        foreach (ref readonly var entry in entries)
        {
            var starts = MayAnchor(entry.At, entries[0].At) && _startEvents?.Contains(entry.Event) != false;
            var returns = _returnEvents?.Contains(entry.Event) != false;
            if ((starts || (returns && _byCalendar)) && entry.At >= until)
            {
                var day = view.Clock.DayOf(entry.At);
                period = _grid.NumberOf(day);
                until = view.Clock.StartOf(_grid.StartOf(period + 1));
            }

            if (starts && (_anchors.Count == 0 || _anchors[^1].Period != period))
            {
                _anchors.Add((period, entry.At));
            }

            if (!returns)
            {
                continue;
            }

            if (!_byCalendar || _returns.Count == 0 || _returns[^1] != period)
            {
                _returns.Add(period);
                _returnedAt.Add(entry.At);
            }
            else
            {
                _returnedAt[^1] = entry.At;
            }
        }
    }

    /// <summary>Tells whether a start event at an instant could still be an anchor.</summary>
    private bool MayAnchor(Instant at, Instant first) => Policy.Anchor switch
    {
        RetentionAnchor.Recurring => true,
        RetentionAnchor.FirstEver => _anchors.Count == 0 && at == first,
        _ => _anchors.Count == 0,
    };

    /// <summary>Finds the periods with an active day, and no more of them than the measure needs.</summary>
    private void ReadDays(DaySpan days, PeriodView view)
    {
        var known = days.UpTo(view.Today);
        var day = known.First;
        while (day != DaySpan.None && day <= view.Today)
        {
            var period = _grid.NumberOf(day);
            if (!view.Skipped.Contains(period))
            {
                ReadPeriod(period);
                if (IsEnough(period))
                {
                    break;
                }
            }

            day = days.NextFrom(_grid.Unit switch
            {
                CalendarUnit.Day => day + 1,
                CalendarUnit.Week => DayNumber.Of(_grid.StartOf(period)) + 7,
                _ => DayNumber.Of(_grid.StartOf(period + 1)),
            });
        }

        if (_anchors.Count > 0 && Policy.Measure == RetentionMeasure.OnOrAfter)
        {
            var last = known.Last;
            while (view.Skipped.Contains(_grid.NumberOf(last)))
            {
                last = known.LastBefore(last);
            }

            ReadPeriod(_grid.NumberOf(last));
        }
    }

    private void ReadPeriod(int period)
    {
        if (_returns.Count > 0 && _returns[^1] == period)
        {
            return;
        }

        _returns.Add(period);
        _returnedAt.Add(default);
        if (Policy.Anchor == RetentionAnchor.Recurring || _anchors.Count == 0)
        {
            _anchors.Add((period, default));
        }
    }

    /// <summary>Tells whether later days can't change the answer, but for the last one of all.</summary>
    private bool IsEnough(int period) => Policy.Anchor != RetentionAnchor.Recurring
        && (Policy.Measure is RetentionMeasure.OnOrAfter
            || (Policy.Measure is RetentionMeasure.OnOrBefore && _returns.Count > 1)
            || period - _anchors[0].Period >= Policy.Intervals - 1);

    private void CountByCalendar(PeriodView view)
    {
        var next = 0;
        foreach (var (period, at) in _anchors)
        {
            while (next < _returns.Count && _returns[next] <= period)
            {
                next++;
            }

            if (!IsWanted(period))
            {
                continue;
            }

            var zero = Policy.SameInterval == SameIntervalReturn.Anchor
                || (next > 0 && _returns[next - 1] == period && _returnedAt[next - 1] > at);
            var begun = Math.Min(view.Begun - period, Policy.Intervals);
            var over = Math.Clamp(view.Ended - period, 0, Policy.Intervals);
            var row = RowOf(period);
            row.Add(begun, over, open: period >= view.Ended);
            _tally.Count(row, begun, zero, CollectionsMarshal.AsSpan(_returns)[next..], view.Skipped, shift: period);
        }
    }

    private void CountElapsed(PeriodView view)
    {
        var next = 0;
        foreach (var (period, at) in _anchors)
        {
            while (next < _returnedAt.Count && _returnedAt[next] <= at)
            {
                next++;
            }

            if (!IsWanted(period))
            {
                continue;
            }

            _elapsed.From(at, view.Clock.Zone);
            var zero = Policy.SameInterval == SameIntervalReturn.Anchor
                || (next < _returnedAt.Count && _elapsed.Find(_returnedAt[next]) == 0);
            FindElapsed(next);
            var row = RowOf(period);
            row.Add(_elapsed.Begun, _elapsed.Over, open: period >= view.Ended);
            _tally.Count(row, _elapsed.Begun, zero, CollectionsMarshal.AsSpan(_returns), skipped: [], shift: 0);
        }
    }

    /// <summary>Finds the intervals with a return, and no more of them than the measure needs.</summary>
    private void FindElapsed(int next)
    {
        _returns.Clear();
        for (var i = Policy.Measure == RetentionMeasure.OnOrAfter ? Math.Max(next, _returnedAt.Count - 1) : next; i < _returnedAt.Count; i++)
        {
            var interval = _elapsed.Find(_returnedAt[i]);
            if (interval > 0 && (_returns.Count == 0 || _returns[^1] != interval))
            {
                _returns.Add(interval);
            }

            if (interval >= Policy.Intervals || (Policy.Measure == RetentionMeasure.OnOrBefore && _returns.Count > 0))
            {
                break;
            }
        }
    }

    private bool IsWanted(int period) => period >= (_first ?? int.MinValue) && period <= (_last ?? int.MaxValue);

    private RetentionCohort CohortOf(int period)
    {
        var start = _grid.StartOf(period);
        var hasUsers = _rows.TryGetValue(period, out var row);
        var complete = period < _view.Ended && row is not { Open: > 0 };
        var cells = hasUsers ? row!.ToCells(_tally.Columns, complete) : EmptyCells(period, start, complete);
        return new()
        {
            Start = start,
            End = _grid.StartOf(period + 1),
            Size = row?.Size ?? 0,
            Complete = complete,
            Cells = EquatableArray.Create<RetentionCell>(cells),
        };
    }

    /// <summary>The cells of a cohort without users have the state that those of a user would have, anchored when the period started.</summary>
    private RetentionCell[] EmptyCells(int period, LocalDate start, bool complete)
    {
        var (begun, over) = (_view.Begun - period, _view.Ended - period);
        if (!_byCalendar)
        {
            _elapsed.From(Clock.StartOf(start), Clock.Zone);
            (begun, over) = (_elapsed.Begun, _elapsed.Over);
        }

        var row = _tally.NewRow();
        row.Add(Math.Clamp(begun, 0, Policy.Intervals), Math.Clamp(over, 0, Policy.Intervals), open: false);
        return Array.ConvertAll(row.ToCells(_tally.Columns, complete), cell => new RetentionCell(0, 0, cell.State));
    }

    private RetentionAverage AverageOf(List<RetentionCohort> cohorts, int column)
    {
        var (retained, eligible, count) = (0L, 0L, 0);
        var (rates, weighted, weights) = (0.0, Int128.Zero, Int128.Zero);
        foreach (var cohort in cohorts)
        {
            var cell = cohort.Cells[column];
            if (cell.Rate is { } rate)
            {
                retained += cell.Retained;
                eligible += cell.Eligible;
                count++;
                rates += rate;
                weighted += (Int128)cell.Eligible * cell.Retained;
                weights += (Int128)cell.Eligible * cell.Eligible;
            }
        }

        return new()
        {
            Retained = retained,
            Eligible = eligible,
            Cohorts = count,
            Rate = count == 0 ? null : Policy.Average switch
            {
                RetentionAverageMethod.MeanOfCohorts => rates / count,
                RetentionAverageMethod.Mixpanel => (double)weighted / (double)weights,
                _ => (double)retained / eligible,
            },
            Interval = Policy.Average == RetentionAverageMethod.Pooled ? ProportionInterval.Wilson(retained, eligible) : null,
        };
    }
}
