namespace UserOps.Lifecycle;

/// <summary>What a leaf of the rules looks at.</summary>
internal enum AtomKind
{
    Age = 0,
    Silence = 1,
    GapBeforeLast = 2,
    TimeInStage = 3,
    ActiveDays = 4,
    Streak = 5,
    Was = 6,
}

/// <summary>A leaf of the rules, compiled: true or false at a moment, and when that ends in silence.</summary>
internal sealed class StageAtom
{
    private const int NoStage = -1;

    private readonly DayLength _length;
    private readonly OwnGapLength? _own;
    private readonly int _count;
    private readonly CalendarGrid? _grid;

    private StageAtom(StageRule rule, AtomKind kind, StageLimit? limit, DayLength length, int count, CalendarGrid? grid, int stage)
    {
        Rule = rule;
        Kind = kind;
        _own = limit is OwnGapLimit own ? new(own) : null;
        _length = limit is FixedLimit { Length: var period } ? DayLength.Of(period) : length;
        _count = count;
        _grid = grid;
        Stage = stage;
    }

    /// <summary>Gets the leaf that this was compiled from.</summary>
    public StageRule Rule { get; }

    public AtomKind Kind { get; }

    /// <summary>Gets the fixed length or the window, where there is one.</summary>
    public DayLength Length => _length;

    /// <summary>Gets the limit by the own rhythm, where it is one.</summary>
    public OwnGapLength? Own => _own;

    /// <summary>Gets the count asked for.</summary>
    public int Count => _count;

    /// <summary>Gets the periods of a streak.</summary>
    public CalendarGrid? Grid => _grid;

    /// <summary>Gets the place of the stage that <see cref="AtomKind.Was"/> asks for.</summary>
    public int Stage { get; }

    /// <summary>Gets a value indicating whether the answer depends on the stage before.</summary>
    public bool IsStateful => Kind is AtomKind.Was or AtomKind.TimeInStage;

    /// <summary>Gets the least silence with which it can hold.</summary>
    public int LeastSilence => Kind != AtomKind.Silence ? 0 : _own?.Min ?? _length.LeastDays;

    /// <summary>Gets a value indicating whether the answer flips on a day that active days neither bring nor put off.</summary>
    public bool IsClock => Kind is AtomKind.Age or AtomKind.TimeInStage && _own is null;

    /// <summary>Gets a value indicating whether silence can flip the answer.</summary>
    public bool FlipsInSilence => !IsClock && Kind is not (AtomKind.Was or AtomKind.GapBeforeLast);

    /// <summary>
    /// Gets the silence below which the answer is told by the silence, the age and the stage alone; 0 when it always depends
    /// on the active days before.
    /// </summary>
    public int AlikeSilence => Kind switch
    {
        AtomKind.Silence => _own?.Min ?? DayLength.Never,
        AtomKind.Age or AtomKind.TimeInStage => _own is null ? DayLength.Never : 0,
        AtomKind.Was => DayLength.Never,
        _ => 0,
    };

    /// <summary>Compiles a leaf.</summary>
    public static StageAtom Of(StageRule leaf, Func<string, int> placeOf) => leaf switch
    {
        ClockRule rule => new(rule, (AtomKind)(int)rule.Clock, rule.AtLeast, default, 0, null, NoStage),
        ActiveDaysRule rule => new(rule, AtomKind.ActiveDays, null, DayLength.Of(rule.ActiveDaysIn), rule.AtLeast, null, NoStage),
        StreakRule rule => new(rule, AtomKind.Streak, null, default, rule.AtLeast, new CalendarGrid(rule.Streak), NoStage),
        WasRule rule => new(rule, AtomKind.Was, null, default, 0, null, placeOf(rule.Was)),
        _ => throw new ArgumentException($"{leaf.GetType().Name} is no leaf.", nameof(leaf)),
    };

    /// <summary>Tells whether the leaf holds.</summary>
    public bool Holds(ref StageMoment at) => Kind switch
    {
        AtomKind.Age => Reached(at.FirstSeen, at.Day, ref at, withLast: true),
        AtomKind.Silence => Reached(at.LastActive, at.Day, ref at, withLast: true),
        AtomKind.GapBeforeLast => at.Days.KthLatest(2) is not DaySpan.None and var previous && Reached(previous, at.LastActive, ref at, withLast: false),
        AtomKind.TimeInStage => InStageFor(ref at),
        AtomKind.ActiveDays => at.Days.CountFrom(_length.WindowStart(at.Day)) >= _count,
        AtomKind.Streak => at.Day < StreakEnd(ref at) && StreakAtLeast(ref at),
        _ => WasInStage(ref at),
    };

    /// <summary>
    /// The first day after the moment on which the leaf's answer differs, if no active day comes and the stage stays.
    /// </summary>
    /// <param name="at">The moment.</param>
    /// <param name="end">A day past which nobody looks; the answer for a later day may be any day past it.</param>
    public int NextFlip(ref StageMoment at, int end) => Kind switch
    {
        AtomKind.Age => NextReached(at.FirstSeen, ref at, end),
        AtomKind.Silence => NextReached(at.LastActive, ref at, end),
        AtomKind.TimeInStage when at.Stage != NoStage && at.Since != DaySpan.None => NextReached(at.Since, ref at, end),
        AtomKind.ActiveDays => After(WindowEnd(ref at), at.Day),
        AtomKind.Streak => StreakEnd(ref at) is var last && last > at.Day && last <= end && StreakAtLeast(ref at) ? last : DayLength.Never,
        _ => DayLength.Never,
    };

    /// <summary>The number of periods in a row, when the leaf is about a streak that is not broken.</summary>
    public int StreakLength(ref StageMoment at)
    {
        if (at.Day >= StreakEnd(ref at))
        {
            return 0;
        }

        var (day, length) = (at.LastActive, 1);
        for (var number = _grid!.NumberOf(day) - 1; ; number--, length++)
        {
            day = at.Days.LastBefore(DayNumber.Of(_grid.StartOf(number + 1)));
            if (day == DaySpan.None || _grid.NumberOf(day) != number)
            {
                return length;
            }
        }
    }

    private bool WasInStage(ref StageMoment at)
    {
        at.AskedStage = true;
        return at.Stage == Stage;
    }

    private bool InStageFor(ref StageMoment at)
    {
        at.AskedStage = true;
        if (at.Stage == NoStage)
        {
            return false;
        }

        at.MissedSince |= at.Since == DaySpan.None;
        return at.Since != DaySpan.None && Reached(at.Since, at.Day, ref at, withLast: true);
    }

    private bool Reached(int from, int day, ref StageMoment at, bool withLast) => _own is null
        ? _length.IsReached(from, day)
        : _own.IsReached(day - from, ref at, withLast);

    private int NextReached(int from, ref StageMoment at, int end)
    {
        if (_own is null)
        {
            return After(_length.AddTo(from), at.Day);
        }

        // Within the bounds of the limit the gaps must be looked at, outside of them they need not.
        return at.Day - from >= _own.Max || from + _own.Min > end
            ? DayLength.Never
            : After(new DayLength(_own.Days(ref at, withLast: true), 0).AddTo(from), at.Day);
    }

    /// <summary>The day on which the count falls below what is asked for; <see cref="DayLength.Never"/> when it is below already.</summary>
    private int WindowEnd(ref StageMoment at) =>
        at.Days.KthLatest(_count) is not DaySpan.None and var oldest ? _length.AddTo(oldest) : DayLength.Never;

    /// <summary>The first day on which a whole period has passed without an active day.</summary>
    private int StreakEnd(ref StageMoment at)
    {
        var last = at.LastActive;
        if (_grid!.Unit == CalendarUnit.Day)
        {
            return last + 2;
        }

        // In the last two periods of the calendar there is no such day.
        return last > DayNumber.Max - (2 * 366) && _grid.NumberOf(last) + 2 > _grid.NumberOf(DayNumber.Max)
            ? DayLength.Never
            : DayNumber.Of(_grid.StartOf(_grid.NumberOf(last) + 2));
    }

    private bool StreakAtLeast(ref StageMoment at)
    {
        var day = at.LastActive;
        if (_grid!.Unit == CalendarUnit.Day)
        {
            return at.Days.CountFrom(day - _count + 1) == _count;
        }

        var number = _grid.NumberOf(day);
        for (var i = 1; i < _count; i++)
        {
            number--;
            day = at.Days.LastBefore(DayNumber.Of(_grid.StartOf(number + 1)));
            if (day == DaySpan.None || _grid.NumberOf(day) != number)
            {
                return false;
            }
        }

        return true;
    }

    private static int After(int day, int moment) => day > moment ? day : DayLength.Never;
}
