using NodaTime;
using UserOps.Complaints;
using UserOps.Statistics;

namespace UserOps.Tests.Complaints;

/// <summary>The slow way, from the definition: every question about a day goes back to the list of complaints.</summary>
internal sealed class NaiveCrisis(CrisisPolicy policy, IEnumerable<ComplaintSighting> sightings, Instant asOf)
{
    private readonly DayClock _clock = new(DateTimeZoneProviders.Tzdb[policy.Zone], policy.DayStart);

    /// <summary>Each complaint as it is known: the latest word, and of equally late ones the greatest.</summary>
    private readonly List<ComplaintSighting> _known =
    [
        .. sightings
            .Where(word => word.ReceivedAt <= asOf && (word.KnownSince ?? word.ReceivedAt) <= asOf)
            .GroupBy(word => word.Id)
            .Select(words => words
                .OrderBy(word => word.KnownSince > word.ReceivedAt ? word.KnownSince.Value : word.ReceivedAt)
                .ThenBy(word => word.ReceivedAt)
                .ThenBy(word => word.Topic, StringComparer.Ordinal)
                .ThenBy(word => word.Grade)
                .ThenBy(word => word.CustomerId?.Value, StringComparer.Ordinal)
                .ThenBy(word => word.Publicity)
                .Last()),
    ];

    public IEnumerable<string> Topics => _known.Select(word => word.Topic).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    /// <summary>Judges one topic: its level, since when, and each day's count, signal, chance, average and alarm.</summary>
    public List<CrisisDay> Days(string topic)
    {
        var first = _known.Min(word => _clock.DayOf(word.ReceivedAt));
        var today = _clock.DayOf(asOf);
        var rows = new List<CrisisDay>();
        var (average, averaged) = (0.0, 0);
        LocalDate? rampFrom = null;
        for (var day = first; day <= today; day = day.PlusDays(1))
        {
            if (_clock.StartOf(day) == _clock.StartOf(day.PlusDays(1)))
            {
                continue;
            }

            var count = On(topic, day, day).Count;
            var row = new CrisisDay { Day = day, IsOver = asOf >= _clock.EndOf(day), Count = count, Level = CrisisLevel.None, Signal = CrisisLevel.None };
            if (Baseline(topic, day, rows) is { } baseline)
            {
                var mean = Math.Max((double)policy.Baseline.LeastMean, baseline.Mean);
                var variance = policy.Spike.Distribution == CountDistribution.Poisson ? mean : Math.Max(mean, baseline.Variance);
                averaged++;
                rampFrom ??= day;
                average = EwmaChart.Next(average, Math.Min((count - mean) / Math.Sqrt(variance), (double)policy.Ramp.Cap), (double)policy.Ramp.Weight);
                var echo = 0.1 * EwmaChart.Margin(1, averaged, (double)policy.Ramp.Weight, (double)policy.Ramp.Limit);
                rampFrom = average > echo ? rampFrom : day.PlusDays(1);
                row = row with
                {
                    Baseline = baseline,
                    Chance = variance > mean
                        ? NegativeBinomialDistribution.UpperTail(count, mean, (variance - mean) / (mean * mean))
                        : PoissonDistribution.UpperTail(count, mean),
                    Ewma = average,
                    EwmaLimit = EwmaChart.Margin(1, averaged, (double)policy.Ramp.Weight, (double)policy.Ramp.Limit),
                };
                row = Alarmed(topic, row, rows, rampFrom.Value);
            }

            rows.Add(row with { Level = Level(row.Signal, rows) });
        }

        return rows;
    }

    private CrisisDay Alarmed(string topic, CrisisDay row, List<CrisisDay> before, LocalDate rampFrom)
    {
        var spike = row.Chance <= (double)policy.Spike.WatchChance;
        var ramp = row.Ewma > row.EwmaLimit;
        if (row.Count < policy.LeastCount || !(spike || ramp))
        {
            return row;
        }

        var spanFrom = row.Day.PlusDays(1) - policy.Repetition.Span;
        var watches = 1 + before.Count(day => day.Day >= spanFrom && day.Signal >= CrisisLevel.Watch);
        var byChance = row.Chance <= (double)policy.Spike.AlertChance;
        var first = before.Count > 0 ? before[0].Day : row.Day;
        var evidenceFrom = byChance || watches < policy.Repetition.Watches ? row.Day : LocalDate.Max(first, spanFrom);
        var from = ramp ? LocalDate.Min(evidenceFrom, rampFrom) : evidenceFrom;
        var evidence = On(topic, evidenceFrom, row.Day);
        var alarm = new CrisisAlarm
        {
            IsSpike = spike,
            IsRamp = ramp,
            Watches = watches,
            From = from,
            To = row.Day,
            Grave = evidence.Count(word => word.Grade >= policy.Escalation.GraveFrom),
            GraveShare = Share(evidence),
            UsualGraveShare = UsualShare(topic, row.Day, before),
            Customers = evidence.Where(word => word.CustomerId is not null).Select(word => word.CustomerId).Distinct().Count(),
            Publicity = evidence.Max(word => word.Publicity),
            Members = On(topic, from, row.Day)
                .OrderBy(word => _clock.DayOf(word.ReceivedAt)).ThenBy(word => word.ReceivedAt).ThenBy(word => word.Id).Select(word => word.Id).ToEquatableArray(),
        };
        var grave = alarm.Grave >= policy.Escalation.LeastGrave && alarm.GraveShare >= (double)policy.Escalation.ShareTimes * alarm.UsualGraveShare;
        var escalates = grave || alarm.Customers >= policy.Escalation.Customers || alarm.Publicity >= policy.Escalation.Publicity;
        var isAlert = byChance || watches >= policy.Repetition.Watches;
        return row with { Alarm = alarm, Signal = !isAlert ? CrisisLevel.Watch : escalates ? CrisisLevel.Crisis : CrisisLevel.Alert };
    }

    /// <summary>The level after some days: the signal's, or that of the day before, a step lower after enough quiet days.</summary>
    private CrisisLevel Level(CrisisLevel signal, List<CrisisDay> before)
    {
        var level = before.Count == 0 ? CrisisLevel.None : before[^1].Level;
        if (level == CrisisLevel.None)
        {
            return signal;
        }

        // All days of the stretch have been on this level, and stayed below the limit of its step down.
        var limit = level == CrisisLevel.Crisis ? CrisisLevel.Alert : CrisisLevel.Watch;
        var needed = (7 * policy.StepDown.Weeks) + policy.StepDown.Days;
        var goesDown = before.Count >= needed && before.TakeLast(needed).All(day => day.Level == level && day.Signal < limit);
        var carried = goesDown ? level - 1 : level;
        return signal > carried ? signal : carried;
    }

    private CrisisBaseline? Baseline(string topic, LocalDate day, List<CrisisDay> before)
    {
        var to = day.PlusDays(-1) - policy.Baseline.Guard;
        var from = to.PlusDays(1) - policy.Baseline.Window;
        var window = before.Where(row => row.Day >= from && row.Day <= to).ToList();
        var weekday = window.Where(row => row.Day.DayOfWeek == day.DayOfWeek).ToList();
        var (days, name) = weekday.Count >= policy.Baseline.LeastSameWeekday ? (weekday, (IsoDayOfWeek?)day.DayOfWeek)
            : window.Count >= policy.Baseline.LeastDays ? (window, null)
            : ([], null);
        if (days.Count == 0)
        {
            return null;
        }

        var least = name is null ? policy.Baseline.LeastDays : policy.Baseline.LeastSameWeekday;
        var kept = Kept(days, least);
        var counts = Counts(topic, kept);
        var mean = counts.Average();
        return new()
        {
            Weekday = name,
            From = LocalDate.Max(from, before[0].Day),
            To = to,
            Days = kept.Count,
            LeftOut = days.Count - kept.Count,
            Mean = mean,
            Variance = name is null ? Squares(counts) / (counts.Count - 1) : mean + (mean * mean * Dispersion(topic, window)),
        };
    }

    private double Dispersion(string topic, List<CrisisDay> window)
    {
        var weekdays = window.GroupBy(row => row.Day.DayOfWeek).Where(days => days.Count() >= 2).Select(days => Counts(topic, Kept([.. days], 2))).ToList();
        var scale = weekdays.Sum(counts => (counts.Count - 1) * counts.Average() * counts.Average());
        return scale == 0 ? 0 : Math.Max(0, weekdays.Sum(counts => Squares(counts) - ((counts.Count - 1) * counts.Average())) / scale);
    }

    private List<CrisisDay> Kept(List<CrisisDay> days, int least)
    {
        var usual = days.Where(row => row.Signal < CrisisLevel.Alert).ToList();
        return policy.Baseline.LeavesAlertsOut && usual.Count >= least ? usual : days;
    }

    private List<double> Counts(string topic, List<CrisisDay> days) => days.ConvertAll(row => (double)On(topic, row.Day, row.Day).Count);

    private static double Squares(List<double> counts) => counts.Sum(count => (count - counts.Average()) * (count - counts.Average()));

    private double UsualShare(string topic, LocalDate day, List<CrisisDay> before)
    {
        var to = day.PlusDays(-1) - policy.Baseline.Guard;
        var from = to.PlusDays(1) - policy.Baseline.Window;
        var window = before.Where(row => row.Day >= from && row.Day <= to).ToList();
        var usual = window.Where(row => row.Signal < CrisisLevel.Alert).SelectMany(row => On(topic, row.Day, row.Day)).ToList();
        return policy.Baseline.LeavesAlertsOut && usual.Count > 0 ? Share(usual) : Share([.. window.SelectMany(row => On(topic, row.Day, row.Day))]);
    }

    private double Share(List<ComplaintSighting> words) =>
        words.Count == 0 ? 0 : (double)words.Count(word => word.Grade >= policy.Escalation.GraveFrom) / words.Count;

    private List<ComplaintSighting> On(string topic, LocalDate from, LocalDate to) =>
        [.. _known.Where(word => word.Topic == topic && _clock.DayOf(word.ReceivedAt) >= from && _clock.DayOf(word.ReceivedAt) <= to)];
}
