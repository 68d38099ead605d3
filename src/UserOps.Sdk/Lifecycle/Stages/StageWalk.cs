namespace UserOps.Lifecycle;

/// <summary>Follows one user through time, from one change of stage to the next.</summary>
/// <remarks>
/// <para>
/// It stops only on days on which an answer can differ: active days, the days on which a leaf flips in silence, and the day
/// after a change. So it finds what a look at every single day would find, whoever asks and however often.
/// </para>
/// <para>
/// Most active days are like those before. While the stage and the clocks that run by themselves stay, a day is judged by its
/// silence alone, where that is below <see cref="StageProgram.AlikeSilence"/>. So once the walk has seen a silence through
/// without a change, it passes active days at no longer distance without a look.
/// </para>
/// </remarks>
internal ref struct StageWalk
{
    private const int NoSilence = -1;

    private readonly StageProgram _program;
    private readonly DaySpan.Known _days;
    private StageMoment _at;
    private int _place = -1;
    private ulong _left; // of the block at the place, the days to come

    /// <summary>Whether the day after may differ because the stage before it does.</summary>
    private bool _turned;

    /// <summary>The first day judged with this stage before it, and with the clocks where they are.</summary>
    private int _steadyFrom;

    /// <summary>The longest silence that was seen through since, from an active day on, without a change.</summary>
    private int _seenSilence = NoSilence;

    /// <summary>The day on which one of the clocks that run by themselves gets somewhere else.</summary>
    private int _clockFlip;

    /// <summary>Initializes a new instance of the <see cref="StageWalk"/> struct, before the first active day.</summary>
    /// <param name="program">The stages.</param>
    /// <param name="days">The active days known; at least one.</param>
    /// <param name="firstSeen">The day on which the user was first seen.</param>
    /// <param name="gaps">Room for the gaps, where the program needs them.</param>
    public StageWalk(StageProgram program, DaySpan.Known days, int firstSeen, Span<int> gaps)
    {
        _program = program;
        _days = days;
        _at = new() { FirstSeen = firstSeen, Gaps = new(gaps), Stage = -1 };
    }

    /// <summary>Gets the place of the stage.</summary>
    public readonly int Stage => _at.Stage;

    /// <summary>Gets the first day in the stage.</summary>
    public readonly int Since => _at.Since;

    /// <summary>Gets the moment at which the walk stands.</summary>
    public readonly StageMoment At => _at;

    private readonly int NextActive =>
        _left != 0 ? new DayBlock(_days.BitsAt(_place).Index, _left).First
        : _place + 1 < _days.Blocks ? _days.BitsAt(_place + 1).First
        : DayLength.Never;

    /// <summary>Gets a value indicating whether the walk began too late and must be done from the first active day.</summary>
    public readonly bool BeganTooLate => _at.MissedSince;

    /// <summary>
    /// Begins on the last day up to one on which the stage is told without the stage before; where there is none, on the first
    /// active day. Until the stage changes it is not known since when it holds, and a rule that asks for it ends the walk.
    /// </summary>
    public void BeginLate(int day)
    {
        for (var days = _days; !days.IsEmpty;)
        {
            var last = days.Last;
            if (day - last >= _program.LeastForgetfulSilence && IsToldWithoutMemory(day, days, out var stage))
            {
                _place = days.Blocks - 1;
                _left = _days.BitsAt(_place).Bits & ~days.BitsAt(_place).Bits;
                (_at.Stage, _at.Since) = (stage, DaySpan.None);
                BeginSteady(day + 1);
                return;
            }

            // Further back, to the end of the silence before the last active day.
            days = days.WithoutLast();
            _at.Gaps.StepBack(last, days.Last);
            day = last - 1;
        }
    }

    /// <summary>Goes on to the next change of stage.</summary>
    /// <param name="end">The last day to look at.</param>
    /// <returns><see langword="false"/> when the stage holds through <paramref name="end"/>.</returns>
    public bool MoveNext(int end)
    {
        while (true)
        {
            PassAlikeDays(end);
            var active = NextActive;
            var day = _at.Stage < 0 ? active : Math.Min(active, NextQuiet(Math.Min(active, end)));
            if (day > end)
            {
                return false;
            }

            _at.Day = day;
            if (day == active)
            {
                TakeActiveDay(active);
            }

            var stage = _program.Run(ref _at);
            if (_at.MissedSince)
            {
                return false;
            }

            _turned = stage != _at.Stage && _at.AskedStage;
            if (stage != _at.Stage)
            {
                (_at.Stage, _at.Since) = (stage, day);
                BeginSteady(day + 1);
                return true;
            }

            if (day >= _clockFlip)
            {
                BeginSteady(day);
            }
        }
    }

    /// <summary>Goes on over all changes up to a day, and stands on it.</summary>
    public void GoTo(int day)
    {
        while (MoveNext(day))
        {
        }

        StandOn(day);
    }

    /// <summary>Moves the day on, without a look at the days between; nothing flips on them.</summary>
    public void StandOn(int day) => _at.Day = day;

    private bool IsToldWithoutMemory(int day, DaySpan.Known days, out int stage)
    {
        _at.Day = day;
        _at.Days = days;
        stage = _program.Run(ref _at);
        return !_at.AskedStage;
    }

    private int NextQuiet(int end)
    {
        var next = Math.Min(_clockFlip, _program.NextSilenceFlip(ref _at, end));
        return _turned ? Math.Min(next, _at.Day + 1) : next;
    }

    private void BeginSteady(int day)
    {
        _steadyFrom = day;
        _seenSilence = NoSilence;
        _clockFlip = _program.NextClockFlip(ref _at);
    }

    /// <summary>Moves on to the last day that is known to be judged as an earlier one was.</summary>
    private void PassAlikeDays(int end)
    {
        var silence = Math.Min(_seenSilence, _program.AlikeSilence - 1);
        if (silence < 0)
        {
            return;
        }

        var last = Math.Min(end, _clockFlip - 1);
        var (from, active) = (_at.LastActive, NextActive);
        while (active <= last && active - from - 1 <= silence)
        {
            Pass();
            (from, active) = (active, NextActive);
        }

        if (from != _at.LastActive)
        {
            ShowDays();
        }

        _at.Day = Math.Max(_at.Day, Math.Min(Math.Min(from + silence, active - 1), last));
    }

    private void TakeActiveDay(int active)
    {
        if (_at.Stage >= 0 && _at.LastActive >= _steadyFrom)
        {
            _seenSilence = Math.Max(_seenSilence, active - _at.LastActive - 1);
        }

        Pass();
        ShowDays();
    }

    private void Pass()
    {
        if (_left == 0)
        {
            _left = _days.BitsAt(++_place).Bits;
        }

        _left &= _left - 1;
    }

    private void ShowDays() => _at.Days = _days.Prefix(_place + 1, _days.BitsAt(_place).Bits & ~_left);
}
