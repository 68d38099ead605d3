using NodaTime;
using UserOps.BusinessTime;

namespace UserOps.Benchmarks;

/// <summary>Questions to a calendar with 26 years of holidays and a clock that moves, answered by the library and span by span.</summary>
internal sealed class BusinessTimeWork
{
    /// <summary>So many questions that the processor can't learn their answers.</summary>
    public const int Questions = 1024;

    private static readonly DeadlineRule FifteenDays = new() { Amount = 15, Unit = DeadlineUnit.WorkingDays, EndOfDay = DayEnd.LastClosing };

    private readonly WorkingCalendar _calendar = WorkingCalendars.UnitedStates;
    private readonly BusinessClock _clock = new(WorkingCalendars.UnitedStates);
    private readonly DateTimeZone _zone = DateTimeZoneProviders.Tzdb[WorkingCalendars.UnitedStates.Zone];
    private readonly HashSet<LocalDate> _holidays = [.. WorkingCalendars.UnitedStates.Holidays];
    private readonly Instant[] _starts = new Instant[Questions];
    private readonly Instant[] _ends = new Instant[Questions];
    private readonly Duration[] _targets = new Duration[Questions];

    /// <summary>Initializes a new instance of the <see cref="BusinessTimeWork"/> class.</summary>
    /// <param name="span">How far the ends lie from the starts, which are spread over the years 2010 to 2016.</param>
    public BusinessTimeWork(Duration span)
    {
        var state = 20260105UL;
        for (var i = 0; i < Questions; i++)
        {
            state = unchecked((state * 6364136223846793005) + 1442695040888963407);
            _starts[i] = Instant.FromUtc(2010, 1, 4, 0, 0) + Duration.FromSeconds((long)(state >> 33) % 189_000_000);
            _ends[i] = _starts[i] + span;
            _targets[i] = _clock.Elapsed(_starts[i], _ends[i]);
        }
    }

    public Instant Add()
    {
        var latest = Instant.MinValue;
        for (var i = 0; i < Questions; i++)
        {
            latest = Instant.Max(latest, _clock.Add(_starts[i], _targets[i]).DueAt!.Value);
        }

        return latest;
    }

    public Duration Elapsed()
    {
        var sum = Duration.Zero;
        for (var i = 0; i < Questions; i++)
        {
            sum += _clock.Elapsed(_starts[i], _ends[i]);
        }

        return sum;
    }

    /// <summary>The last closing of the fifteenth working day after each start.</summary>
    public Instant Due()
    {
        var latest = Instant.MinValue;
        for (var i = 0; i < Questions; i++)
        {
            latest = Instant.Max(latest, _clock.Due(_starts[i], FifteenDays).DueAt!.Value);
        }

        return latest;
    }

    /// <summary>What a host writes who walks the days.</summary>
    /// <param name="questions">How many of the questions.</param>
    public Duration SpanBySpan(int questions)
    {
        var sum = Duration.Zero;
        for (var i = 0; i < questions; i++)
        {
            var last = _ends[i].InZone(_zone).Date;
            for (var date = _starts[i].InZone(_zone).Date; date <= last; date = date.PlusDays(1))
            {
                if (_holidays.Contains(date))
                {
                    continue;
                }

                foreach (var (open, close) in _calendar.Weekly.On(date.DayOfWeek))
                {
                    var from = Instant.Max(_starts[i], (date + open).InZoneLeniently(_zone).ToInstant());
                    var to = Instant.Min(_ends[i], (date + close).InZoneLeniently(_zone).ToInstant());
                    sum += to > from ? to - from : Duration.Zero;
                }
            }
        }

        return sum;
    }
}
