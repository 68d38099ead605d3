using NodaTime;
using UserOps.Lifecycle;
using UserOps.Statistics;

namespace UserOps.Tests.Lifecycle;

/// <summary>Retention the slow way, word by word from its definition: every interval of every user as a pair of instants.</summary>
internal static class NaiveRetention
{
    private const int Horizon = 220; // intervals, more than any test needs to reach asOf

    public static RetentionReport Of(
        RetentionPolicy policy,
        Instant asOf,
        IEnumerable<(EventLog Log, DayClock? Clock)> users,
        LocalDate? from = null,
        LocalDate? through = null)
    {
        var own = new DayClock(DateTimeZoneProviders.Tzdb[policy.Zone], policy.DayStart);
        var members = users
            .SelectMany(user => Anchors(policy, asOf, user.Log, user.Clock ?? own)
                .Select(anchor => new Member(policy, asOf, anchor, user.Log, user.Clock ?? own)))
            .Where(member => (from is null || member.Cohort >= policy.Period.StartOf(from.Value))
                && (through is null || member.Cohort <= policy.Period.StartOf(through.Value)))
            .ToList();
        var columns = policy.Measure == RetentionMeasure.Brackets
            ? policy.Brackets
            : Enumerable.Range(0, policy.Intervals).Select(k => new IntervalRange(k, k)).ToEquatableArray();

        var cohorts = new List<RetentionCohort>();
        if (from is not null || members.Count > 0)
        {
            var first = policy.Period.StartOf(from ?? members.Min(member => member.Cohort));
            var last = members.Select(member => member.Cohort).Append(LastBegun(policy, asOf, own)).Max();
            for (var start = first; start <= last && (through is null || start <= through); start = Plus(policy.Period, start, 1))
            {
                var cohort = members.Where(member => member.Cohort == start).ToList();
                var end = Plus(policy.Period, start, 1);
                var complete = own.StartOf(end) <= asOf + Duration.Epsilon
                    && cohort.TrueForAll(member => member.Clock.StartOf(end) <= asOf + Duration.Epsilon);
                cohorts.Add(new()
                {
                    Start = start,
                    End = end,
                    Size = cohort.Count,
                    Complete = complete,
                    Cells = columns.Select(column => CellOf(policy, cohort, new(policy, asOf, own.StartOf(start), EventLog.Empty, own, start), column, complete))
                        .ToEquatableArray(),
                });
            }
        }

        return new()
        {
            Policy = policy.ToRef(),
            AsOf = asOf,
            Columns = columns,
            Cohorts = cohorts.ToEquatableArray(),
            Averages = Enumerable.Range(0, columns.Count).Select(column => AverageOf(policy, cohorts, column)).ToEquatableArray(),
        };
    }

    /// <summary>The latest period that has begun: started by asOf, or is over already, as a day that the zone skipped can be.</summary>
    private static LocalDate LastBegun(RetentionPolicy policy, Instant asOf, DayClock clock)
    {
        var start = policy.Period.StartOf(clock.DayOf(asOf).PlusDays(3));
        while (clock.StartOf(start) > asOf && clock.StartOf(Plus(policy.Period, start, 1)) > asOf + Duration.Epsilon)
        {
            start = policy.Period.StartOf(start.PlusDays(-1));
        }

        return start;
    }

    private static IEnumerable<Instant> Anchors(RetentionPolicy policy, Instant asOf, EventLog log, DayClock clock)
    {
        var seen = log.Entries.Where(entry => entry.At <= asOf).ToList();
        var starts = seen.Where(entry => policy.StartEvents.Count == 0 || policy.StartEvents.Contains(entry.Event)).Select(entry => entry.At).ToList();
        return policy.Anchor switch
        {
            RetentionAnchor.FirstEver => starts.Where(at => at == seen[0].At).Take(1),
            RetentionAnchor.Recurring => starts.GroupBy(at => policy.Period.StartOf(clock.DayOf(at))).Select(period => period.Min()),
            _ => starts.Take(1),
        };
    }

    private static LocalDate Plus(CalendarGrid grid, LocalDate day, int periods) => grid.Unit switch
    {
        CalendarUnit.Day => day.PlusDays(periods),
        CalendarUnit.Week => day.PlusWeeks(periods),
        CalendarUnit.Month => day.PlusMonths(periods),
        CalendarUnit.Quarter => day.PlusMonths(3 * periods),
        _ => day.PlusYears(periods),
    };

    private static RetentionCell CellOf(RetentionPolicy policy, List<Member> cohort, Member nobody, IntervalRange column, bool complete)
    {
        var clocks = cohort.Count == 0 ? [nobody] : cohort;
        var state = complete && clocks.TrueForAll(member => member.IsOver(column.To)) ? RetentionCellState.Complete
            : clocks.Exists(member => member.HasBegun(column.From)) ? RetentionCellState.InProgress
            : RetentionCellState.Future;
        var eligible = cohort.Where(member => member.HasBegun(column.From) && member.CanReach(policy.Measure, column)).ToList();
        return new(eligible.Count(member => member.IsRetained(policy, column)), eligible.Count, state);
    }

    private static RetentionAverage AverageOf(RetentionPolicy policy, List<RetentionCohort> cohorts, int column)
    {
        var cells = cohorts.Select(cohort => cohort.Cells[column])
            .Where(cell => cell.State == RetentionCellState.Complete && cell.Eligible > 0).ToList();
        var (retained, eligible) = (cells.Sum(cell => cell.Retained), cells.Sum(cell => cell.Eligible));
        return new()
        {
            Retained = retained,
            Eligible = eligible,
            Cohorts = cells.Count,
            Rate = cells.Count == 0 ? null : policy.Average switch
            {
                RetentionAverageMethod.Pooled => (double)retained / eligible,
                RetentionAverageMethod.MeanOfCohorts => cells.Average(cell => (double)cell.Retained / cell.Eligible),
                _ => (double)cells.Sum(cell => cell.Eligible * cell.Retained) / cells.Sum(cell => cell.Eligible * cell.Eligible),
            },
            Interval = policy.Average == RetentionAverageMethod.Pooled ? ProportionInterval.Wilson(retained, eligible) : null,
        };
    }

    /// <summary>One user in one cohort.</summary>
    private sealed class Member
    {
        private readonly List<Instant> _bounds = [];
        private readonly List<Instant> _returns;
        private readonly bool[] _returnedIn;
        private readonly Instant _asOf;

        public Member(RetentionPolicy policy, Instant asOf, Instant anchor, EventLog log, DayClock clock, LocalDate? cohort = null)
        {
            Clock = clock;
            _asOf = asOf;
            Cohort = cohort ?? policy.Period.StartOf(clock.DayOf(anchor));
            for (var k = 0; k <= policy.Intervals || (_bounds[^1] <= asOf && k < Horizon); k++)
            {
                _bounds.Add(policy.Clock == RetentionClock.Calendar
                    ? clock.StartOf(Plus(policy.Period, Cohort, k))
                    : Elapsed(policy, anchor, clock.Zone, k));
            }

            _returns =
            [
                .. log.Entries
                    .Where(entry => entry.At <= asOf && entry.At > anchor)
                    .Where(entry => policy.ReturnEvents.Count == 0 || policy.ReturnEvents.Contains(entry.Event))
                    .Select(entry => entry.At),
            ];
            _returnedIn = [.. Enumerable.Range(0, _bounds.Count - 1).Select(k => _returns.Exists(at => at >= _bounds[k] && at < _bounds[k + 1]))];
            _returnedIn[0] |= policy.SameInterval == SameIntervalReturn.Anchor;
        }

        public DayClock Clock { get; }

        public LocalDate Cohort { get; }

        public bool IsOver(int k) => _bounds[k + 1] <= _asOf + Duration.Epsilon;

        public bool HasBegun(int k) => _bounds[k] <= _asOf || IsOver(k);

        public bool CanReach(RetentionMeasure measure, IntervalRange column) => measure switch
        {
            RetentionMeasure.OnOrAfter => true,
            RetentionMeasure.OnOrBefore or RetentionMeasure.Streak when column.To > 0 => Any(1, column.To, HoldsAnInstant),
            _ => column.From == 0 || Any(column.From, column.To, HoldsAnInstant),
        };

        public bool IsRetained(RetentionPolicy policy, IntervalRange column) => (policy.Measure, column.To) switch
        {
            (RetentionMeasure.OnOrAfter, var k) => _returnedIn.Skip(k).Any(returned => returned),
            (RetentionMeasure.OnOrBefore, > 0 and var k) => Any(1, k, i => _returnedIn[i]),
            (RetentionMeasure.Streak, > 0 and var k) => Enumerable.Range(1, k).All(i => _returnedIn[i] || !HoldsAnInstant(i)),
            _ => Any(column.From, column.To, i => _returnedIn[i]),
        };

        private static bool Any(int from, int to, Func<int, bool> test) => Enumerable.Range(from, to - from + 1).Any(test);

        private static Instant Elapsed(RetentionPolicy policy, Instant anchor, DateTimeZone zone, int k)
        {
            var local = anchor.InZone(zone).LocalDateTime;
            var start = anchor;
            if (policy.ElapsedAnchor == ElapsedAnchor.TruncatedToHour)
            {
                start -= local.TimeOfDay - local.TimeOfDay.With(TimeAdjusters.TruncateToHour) is var past ? past.ToDuration() : default;
                local = local.With(TimeAdjusters.TruncateToHour);
            }

            return policy.Period.Unit switch
            {
                CalendarUnit.Day => start + Duration.FromHours(24 * k),
                CalendarUnit.Week => start + Duration.FromHours(168 * k),
                _ when k == 0 => start,
                var unit => zone.AtLeniently(local.PlusMonths(k * (unit == CalendarUnit.Month ? 1 : unit == CalendarUnit.Quarter ? 3 : 12))).ToInstant(),
            };
        }

        private bool HoldsAnInstant(int k) => _bounds[k] < _bounds[k + 1];
    }
}
