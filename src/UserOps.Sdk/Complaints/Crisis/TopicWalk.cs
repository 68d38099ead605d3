using UserOps.Statistics;

namespace UserOps.Complaints;

/// <summary>Judges the days of one topic in their order, each by the days before it alone.</summary>
internal sealed class TopicWalk
{
    /// <summary>An average below this part of its limit is the echo of days long gone, and a rise begins after it.</summary>
    private const double Echo = 0.1;

    private readonly CrisisPolicy _policy;
    private readonly TopicDays _days;
    private readonly CrisisLevel[] _signals;
    private readonly int _window;
    private readonly int _guard;
    private readonly int _span;
    private readonly int _stepDown;
    private readonly double _weight;
    private readonly double _limit;
    private readonly double _cap;
    private double _ewma;
    private int _averaged;
    private int _rampFrom;

    public TopicWalk(CrisisPolicy policy, TopicDays days)
    {
        (_policy, _days) = (policy, days);
        _signals = new CrisisLevel[days.Days];
        _window = CrisisPolicyValidator.Days(policy.Baseline.Window);
        _guard = CrisisPolicyValidator.Days(policy.Baseline.Guard);
        _span = CrisisPolicyValidator.Days(policy.Repetition.Span);
        _stepDown = CrisisPolicyValidator.Days(policy.StepDown);
        (_weight, _limit, _cap) = ((double)policy.Ramp.Weight, (double)policy.Ramp.Limit, (double)policy.Ramp.Cap);
    }

    /// <summary>Gets for how many days, the last one left out if it still runs, the topic has stayed below the limit of its next step down.</summary>
    public int QuietDays { get; private set; }

    /// <summary>Judges all days.</summary>
    public TopicCrisis Run()
    {
        var keep = CrisisPolicyValidator.Days(_policy.History);
        var history = new List<CrisisDay>(Math.Min(keep, _days.Days));
        var (level, since) = (CrisisLevel.None, _days.First);
        for (var day = 0; day < _days.Days; day++)
        {
            if (_days.IsSkipped(day))
            {
                continue;
            }

            var isKept = day >= _days.Days - keep;
            var judged = Judge(day, isKept);
            var carried = Carried(level);
            var next = judged.Signal > carried ? judged.Signal : carried;
            QuietDays = next != level ? 0 : QuietDays;
            (level, since) = (next, next != level ? _days.DateOf(day) : since);
            if (isKept)
            {
                history.Add(judged with { Level = level });
            }

            if (IsOver(day))
            {
                QuietDays = judged.Signal < LimitBelow(level) ? QuietDays + 1 : 0;
            }
        }

        return new() { Topic = _days.Topic, Level = level, Since = since, History = history.ToEquatableArray() };
    }

    /// <summary>The level below which a topic must stay to go down a step.</summary>
    public static CrisisLevel LimitBelow(CrisisLevel level) => level == CrisisLevel.Crisis ? CrisisLevel.Alert : CrisisLevel.Watch;

    private CrisisLevel Carried(CrisisLevel level) =>
        level > CrisisLevel.None && QuietDays >= _stepDown ? level - 1 : level;

    private bool IsOver(int day) => day < _days.Days - 1 || _days.IsLastOver;

    private CrisisDay Judge(int day, bool isKept)
    {
        var count = _days.Count(day);
        var row = new CrisisDay { Day = _days.DateOf(day), IsOver = IsOver(day), Count = count, Level = CrisisLevel.None, Signal = CrisisLevel.None };
        if (BaselineOf(day) is not { } baseline)
        {
            return row;
        }

        var expected = Math.Max((double)_policy.Baseline.LeastMean, baseline.Mean);
        var variance = _policy.Spike.Distribution == CountDistribution.NegativeBinomial ? Math.Max(expected, baseline.Variance) : expected;
        Average(day, (count - expected) / Math.Sqrt(variance));
        var limit = EwmaChart.Margin(1, _averaged, _weight, _limit);
        var mayAlarm = count >= _policy.LeastCount;
        if (!mayAlarm && !isKept)
        {
            return row;
        }

        var chance = NegativeBinomialDistribution.UpperTail(count, expected, NegativeBinomialDistribution.Dispersion(expected, variance));
        var isSpike = mayAlarm && chance <= (double)_policy.Spike.WatchChance;
        var isRamp = mayAlarm && _ewma > limit;
        row = row with { Baseline = baseline, Chance = chance, Ewma = _ewma, EwmaLimit = limit };
        if (!isSpike && !isRamp)
        {
            return row;
        }

        _signals[day] = CrisisLevel.Watch;
        var watches = Watches(day);
        var isAlertByChance = isSpike && chance <= (double)_policy.Spike.AlertChance;
        var isAlertByRepetition = watches >= _policy.Repetition.Watches;
        var alarm = Alarm(day, isSpike, isRamp, watches, isAlertByRepetition && !isAlertByChance ? Math.Max(0, day - _span + 1) : day, isKept);
        _signals[day] = !isAlertByChance && !isAlertByRepetition ? CrisisLevel.Watch
            : Escalates(alarm) ? CrisisLevel.Crisis
            : CrisisLevel.Alert;
        return row with { Signal = _signals[day], Alarm = alarm };
    }

    /// <summary>Takes a day into the moving average, and remembers since when it has lain above the usual.</summary>
    private void Average(int day, double distance)
    {
        _rampFrom = _averaged == 0 ? day : _rampFrom;
        _ewma = EwmaChart.Next(_ewma, Math.Min(distance, _cap), _weight);
        _averaged++;
        _rampFrom = _ewma > Echo * EwmaChart.Margin(1, _averaged, _weight, _limit) ? _rampFrom : day + 1;
    }

    private int Watches(int day)
    {
        var watches = 0;
        for (var i = Math.Max(0, day - _span + 1); i <= day; i++)
        {
            watches += _signals[i] >= CrisisLevel.Watch ? 1 : 0;
        }

        return watches;
    }

    private bool Escalates(CrisisAlarm alarm) =>
        alarm.Customers >= _policy.Escalation.Customers
        || alarm.Publicity >= _policy.Escalation.Publicity
        || EscalatesByGravity(alarm, _policy.Escalation);

    /// <summary>Whether the grave complaints alone make an alert a crisis.</summary>
    public static bool EscalatesByGravity(CrisisAlarm alarm, EscalationRule rule) =>
        alarm.Grave >= rule.LeastGrave && alarm.GraveShare >= (double)rule.ShareTimes * alarm.UsualGraveShare;

    /// <summary>Tells why a day gives rise to an alarm, and gathers what may escalate it.</summary>
    /// <param name="day">The day.</param>
    /// <param name="isSpike">Whether the count is unlikely.</param>
    /// <param name="isRamp">Whether the average is over its limit.</param>
    /// <param name="watches">On how many days of the span the topic was watched.</param>
    /// <param name="evidenceFrom">The first of the days on which reasons to escalate are looked for.</param>
    /// <param name="withMembers">Whether the complaints are to be listed.</param>
    private CrisisAlarm Alarm(int day, bool isSpike, bool isRamp, int watches, int evidenceFrom, bool withMembers)
    {
        var (grave, publicity) = (0, 0);
        var customers = new HashSet<UserId>();
        var evidence = _days.Members(evidenceFrom, day);
        foreach (var sighting in evidence)
        {
            grave += sighting.Grade >= _policy.Escalation.GraveFrom ? 1 : 0;
            publicity = Math.Max(publicity, sighting.Publicity);
            if (sighting.CustomerId is { } customer)
            {
                customers.Add(customer);
            }
        }

        var from = Math.Min(evidenceFrom, isRamp ? Math.Min(day, _rampFrom) : day);
        var ids = new List<ComplaintId>();
        foreach (var member in withMembers ? _days.Members(from, day) : [])
        {
            ids.Add(member.Id);
        }

        return new()
        {
            IsSpike = isSpike,
            IsRamp = isRamp,
            Watches = watches,
            From = _days.DateOf(from),
            To = _days.DateOf(day),
            Grave = grave,
            GraveShare = (double)grave / evidence.Length,
            UsualGraveShare = UsualGraveShare(day),
            Customers = customers.Count,
            Publicity = publicity,
            Members = ids.ToEquatableArray(),
        };
    }

    /// <summary>The share of grave complaints on the days of the window; alerts are left out where some remain without them.</summary>
    private double UsualGraveShare(int day)
    {
        var (first, last) = Window(day);
        long all = 0, grave = 0, allUsual = 0, graveUsual = 0;
        for (var i = first; i <= last; i++)
        {
            foreach (var sighting in _days.Members(i, i))
            {
                var isGrave = sighting.Grade >= _policy.Escalation.GraveFrom ? 1 : 0;
                all++;
                grave += isGrave;
                (allUsual, graveUsual) = _signals[i] < CrisisLevel.Alert ? (allUsual + 1, graveUsual + isGrave) : (allUsual, graveUsual);
            }
        }

        return _policy.Baseline.LeavesAlertsOut && allUsual > 0 ? (double)graveUsual / allUsual
            : all > 0 ? (double)grave / all
            : 0;
    }

    private (int First, int Last) Window(int day) => (Math.Max(0, day - _guard - _window), day - _guard - 1);

    /// <summary>Finds what a day is held against: days of its weekday, else all days of the window, else nothing.</summary>
    private CrisisBaseline? BaselineOf(int day)
    {
        var rule = _policy.Baseline;
        var (first, last) = Window(day);
        if (last < first)
        {
            return null;
        }

        var sameWeekday = day - (7 * ((_guard / 7) + 1));
        var isWeekly = Kept(sameWeekday, 7, first, rule.LeastSameWeekday, out var sums, out var leftOut);
        if (!isWeekly && !Kept(last, 1, first, rule.LeastDays, out sums, out leftOut))
        {
            return null;
        }

        return new()
        {
            Weekday = isWeekly ? _days.DateOf(day).DayOfWeek : null,
            From = _days.DateOf(first),
            To = _days.DateOf(last),
            Days = sums.Days,
            LeftOut = leftOut,
            Mean = sums.Mean,
            Variance = isWeekly ? sums.Mean + (Dispersion(first, last) * sums.Mean * sums.Mean) : sums.Variance,
        };
    }

    /// <summary>
    /// The dispersion that all weekdays of the window show together, each about its own mean: eight days of one weekday would tell it too badly.
    /// </summary>
    private double Dispersion(int first, int last)
    {
        var (excess, scale) = (0.0, 0.0);
        for (var weekday = last; weekday > last - 7; weekday--)
        {
            if (Kept(weekday, 7, first, 2, out var sums, out _))
            {
                excess += (sums.Days - 1) * (sums.Variance - sums.Mean);
                scale += (sums.Days - 1) * sums.Mean * sums.Mean;
            }
        }

        return excess > 0 ? excess / scale : 0;
    }

    /// <summary>Adds up every so manieth day back to the first; without alerts, unless too few days would remain.</summary>
    private bool Kept(int last, int step, int first, int least, out Sums kept, out int leftOut)
    {
        var (all, usual) = (default(Sums), default(Sums));
        for (var i = last; i >= first; i -= step)
        {
            if (_days.IsSkipped(i))
            {
                continue;
            }

            var count = _days.Count(i);
            all.Add(count);
            if (_signals[i] < CrisisLevel.Alert)
            {
                usual.Add(count);
            }
        }

        kept = _policy.Baseline.LeavesAlertsOut && usual.Days >= least ? usual : all;
        leftOut = all.Days - kept.Days;
        return all.Days >= least;
    }

    /// <summary>Exact sums of counts and of their squares, so that the order in which they are added does not matter.</summary>
    private struct Sums
    {
        private long _sum;
        private Int128 _squares;

        public int Days { get; private set; }

        public readonly double Mean => (double)_sum / Days;

        public readonly double Variance => (double)((Days * _squares) - ((Int128)_sum * _sum)) / ((double)Days * (Days - 1));

        public void Add(int count)
        {
            Days++;
            _sum += count;
            _squares += (Int128)count * count;
        }
    }
}
