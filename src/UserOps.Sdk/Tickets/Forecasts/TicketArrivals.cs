using NodaTime;

namespace UserOps.Tickets;

/// <summary>Tickets counted by the local period in which they were created, as seen at an instant.</summary>
internal sealed class TicketArrivals
{
    private const int DaysOfWeek = 7;

    /// <summary>The number of a Monday: 5 January 1970.</summary>
    private const int FirstMonday = 4;

    private readonly TicketForecastOptions _options;
    private readonly Instant _asOf;
    private readonly int _length;

    private TicketArrivals(TicketForecastOptions options, Instant asOf)
    {
        (_options, _asOf) = (options, asOf);
        _length = options.Period == TicketForecastPeriod.Week ? DaysOfWeek : 1;
    }

    /// <summary>Gets the first day of the first period, as a number.</summary>
    public int From { get; private set; }

    /// <summary>Gets the first day of the running period, as a number.</summary>
    public int Running { get; private set; }

    public int WithoutCreation { get; private set; }

    /// <summary>Gets the counts of all tickets, by period; the running one is the last.</summary>
    public long[] Total { get; private set; } = [];

    /// <summary>Gets those of each key.</summary>
    public List<(string? Key, long[] Counts)> Keys { get; } = [];

    /// <summary>Counts the tickets of a log.</summary>
    public static TicketArrivals Count(TicketLog log, TicketForecastOptions options, DayClock clock, Instant asOf)
    {
        var arrivals = new TicketArrivals(options, asOf);
        arrivals.Count(log, clock);
        return arrivals;
    }

    /// <summary>Finds the first day of a period after the running one.</summary>
    /// <param name="step">How many periods after it; 0 for the running one.</param>
    public LocalDate StartOf(int step) => DayNumber.ToDate(Running + (step * _length));

    /// <summary>The first day of the period of a day.</summary>
    private int PeriodOf(int day) => _length == 1 ? day : day - ((((day - FirstMonday) % DaysOfWeek) + DaysOfWeek) % DaysOfWeek);

    private void Count(TicketLog log, DayClock clock)
    {
        // Judged at the last instant of a day, the day is over.
        Running = PeriodOf(DayNumber.Of(clock.DayOf(_asOf + Duration.Epsilon)));
        var creations = Creations(log);
        var earliest = Math.Min(Running, Math.Max(Running - (_options.MaxPeriods * _length), PeriodOf(DayNumber.Min) + (2 * DaysOfWeek)));
        var start = clock.StartOf(DayNumber.ToDate(earliest));
        var lookup = new DayLookup(clock);
        var days = creations.FindAll(creation => creation.At >= start).ConvertAll(creation => (Day: lookup.DayOf(creation.At), creation.Key));
        From = days.Count < creations.Count ? earliest
            : days.Count > 0 ? PeriodOf(days.Min(item => item.Day))
            : Running;
        Total = new long[((Running - From) / _length) + 1];
        var byKey = new Dictionary<string, long[]>(StringComparer.Ordinal);
        long[]? withoutKey = null;
        foreach (var (day, key) in days)
        {
            var place = (day - From) / _length;
            Total[place]++;
            if (_options.Key != TicketForecastKey.None)
            {
                var counts = key is null
                    ? withoutKey ??= new long[Total.Length]
                    : byKey.TryGetValue(key, out var known) ? known : byKey[key] = new long[Total.Length];
                counts[place]++;
            }
        }

        Keys.AddRange(byKey.Select(pair => ((string?)pair.Key, pair.Value)));
        if (withoutKey is not null)
        {
            Keys.Add((null, withoutKey));
        }
    }

    /// <summary>Finds when each ticket was created, and its key as of the instant of judgement.</summary>
    private List<(Instant At, string? Key)> Creations(TicketLog log)
    {
        var (told, untold) = (new List<(Instant At, string? Key)>(), new List<(Instant At, string? Key)>());
        foreach (var trace in log.Traces)
        {
            string? key = null;
            Instant? created = null;
            foreach (var item in trace.Events)
            {
                if (item.At > _asOf)
                {
                    break;
                }

                key = KeyOf(item) ?? key;
                created ??= item.Type == TicketEventType.Created ? item.At : null;
            }

            if (trace.Events[0].At <= _asOf)
            {
                (created is null ? untold : told).Add((created ?? trace.Events[0].At, key));
            }
        }

        WithoutCreation = told.Count > 0 ? untold.Count : 0;
        return told.Count > 0 ? told : untold;
    }

    private string? KeyOf(TicketEvent item) => _options.Key switch
    {
        TicketForecastKey.Category => item.Category,
        TicketForecastKey.Module => item.Module,
        TicketForecastKey.Team => item.TeamId,
        TicketForecastKey.Product => item.ProductId,
        _ => null,
    };
}
