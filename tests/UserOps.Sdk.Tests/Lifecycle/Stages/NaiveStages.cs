using NodaTime;
using UserOps.Lifecycle;

namespace UserOps.Tests.Lifecycle;

/// <summary>The stages of a user by looking at every single day, written from the definitions with nothing shared.</summary>
internal sealed class NaiveStages(StagePolicy policy)
{
    private readonly SortedSet<LocalDate> _days = [];
    private LocalDate? _firstSeen;
    private string? _before;
    private LocalDate _since;

    /// <summary>The stage of each day from the first one seen through a day; nothing for earlier days.</summary>
    public static List<(LocalDate Day, string Stage)> Daily(StagePolicy policy, UserActivity activity, LocalDate through)
    {
        var answers = new List<(LocalDate, string)>();
        if (activity.FirstSeen is not { } first)
        {
            return answers;
        }

        var active = activity.Days.Enumerate().ToHashSet();
        var naive = new NaiveStages(policy);
        for (var day = first; day <= through; day = day.PlusDays(1))
        {
            if (naive._firstSeen is null)
            {
                naive._firstSeen = day;
            }

            if (active.Contains(day))
            {
                naive._days.Add(day);
            }

            answers.Add((day, naive._days.Count == 0 ? "neverActive" : naive.Next(day)));
        }

        return answers;
    }

    private static bool HasReached(LocalDate from, LocalDate day, Period length) => from.Plus(length) <= day;

    private string Next(LocalDate day)
    {
        var stage = Judge(day);
        if (stage != _before)
        {
            (_before, _since) = (stage, day);
        }

        return stage;
    }

    private string Judge(LocalDate day)
    {
        var current = policy.Stages.FirstOrDefault(stage => stage.Id == _before);
        if (current?.MinimumStay is { } minimum && !HasReached(_since, day, minimum))
        {
            return current.Id;
        }

        return policy.Stages.First(stage =>
            stage.Enter is null
            || Holds(stage.Enter, day)
            || (stage.Stay is not null && stage.Id == _before && Holds(stage.Stay, day))).Id;
    }

    private bool Holds(StageRule rule, LocalDate day) => rule switch
    {
        AllRule all => all.All.All(item => Holds(item, day)),
        AnyRule any => any.Any.Any(item => Holds(item, day)),
        NotRule not => !Holds(not.Not, day),
        WasRule was => _before == was.Was,
        ActiveDaysRule days => _days.Count(active => !HasReached(active, day, days.ActiveDaysIn)) >= days.AtLeast,
        StreakRule streak => Streak(streak.Streak, day) >= streak.AtLeast,
        ClockRule clock => Holds(clock, day),
        _ => throw new InvalidOperationException(),
    };

    private bool Holds(ClockRule rule, LocalDate day)
    {
        var all = _days.ToList();
        switch (rule.Clock)
        {
            case StageClock.Age:
                return Reached(_firstSeen!.Value, day, rule.AtLeast, all);
            case StageClock.Silence:
                return Reached(all[^1], day, rule.AtLeast, all);
            case StageClock.GapBeforeLast:
                return all.Count > 1 && Reached(all[^2], all[^1], rule.AtLeast, all[..^1]);
            default:
                return _before is not null && Reached(_since, day, rule.AtLeast, all);
        }
    }

    private static bool Reached(LocalDate from, LocalDate to, StageLimit limit, List<LocalDate> rhythm)
    {
        if (limit is FixedLimit { Length: var length })
        {
            return HasReached(from, to, length);
        }

        var own = (OwnGapLimit)limit;
        var gaps = rhythm.Skip(1).Zip(rhythm, (next, last) => (decimal)Period.DaysBetween(last, next)).Order().ToList();
        decimal gap = own.Fallback.Days;
        if (gaps.Count >= own.GapsNeeded)
        {
            var place = (gaps.Count - 1) * own.Quantile;
            var low = (int)decimal.Floor(place);
            gap = gaps[low] + ((place - low) * (gaps[Math.Min(low + 1, gaps.Count - 1)] - gaps[low]));
        }

        var days = Math.Min(Math.Max(Math.Ceiling(gap * own.Times), own.Min.Days), own.Max.Days);
        return Period.DaysBetween(from, to) >= days;
    }

    /// <summary>Periods in a row with activity, up to the running one, or to the one before while the running one has none.</summary>
    private int Streak(CalendarUnit unit, LocalDate day)
    {
        var length = 0;
        for (var period = StartOf(unit, day); ; period = StartOf(unit, period.PlusDays(-1)))
        {
            var end = Next(unit, period);
            if (_days.Any(active => active >= period && active < end))
            {
                length++;
            }
            else if (period != StartOf(unit, day))
            {
                return length;
            }
        }
    }

    private static LocalDate StartOf(CalendarUnit unit, LocalDate day) => unit switch
    {
        CalendarUnit.Week => day.PlusDays(1 - (int)day.DayOfWeek),
        CalendarUnit.Month => new(day.Year, day.Month, 1),
        CalendarUnit.Quarter => new(day.Year, (((day.Month - 1) / 3) * 3) + 1, 1),
        CalendarUnit.Year => new(day.Year, 1, 1),
        _ => day,
    };

    private static LocalDate Next(CalendarUnit unit, LocalDate start) => unit switch
    {
        CalendarUnit.Week => start.PlusDays(7),
        CalendarUnit.Month => start.PlusMonths(1),
        CalendarUnit.Quarter => start.PlusMonths(3),
        CalendarUnit.Year => start.PlusYears(1),
        _ => start.PlusDays(1),
    };
}
