namespace UserOps.Lifecycle;

/// <summary>Follows one user through time, from one change of stage to the next.</summary>
/// <remarks>
/// It stops only on days on which an answer can differ: active days, the days on which a leaf flips in silence, and the day
/// after a change. So it finds what a look at every single day would find, whoever asks and however often.
/// </remarks>
internal ref struct StageWalk
{
    private readonly StageProgram _program;
    private readonly DaySpan.Known _days;
    private StageMoment _at;
    private int _place;
    private ulong _left;
    private bool _changed;

    /// <summary>Initializes a new instance of the <see cref="StageWalk"/> struct, before the first active day.</summary>
    /// <param name="program">The stages.</param>
    /// <param name="days">The active days known; at least one.</param>
    /// <param name="firstSeen">The day on which the user was first seen.</param>
    /// <param name="gaps">Room for the gaps, where the program needs them.</param>
    public StageWalk(StageProgram program, DaySpan.Known days, int firstSeen, Span<int> gaps)
    {
        _program = program;
        _days = days;
        _left = days.BitsAt(0).Bits;
        _at = new() { FirstSeen = firstSeen, Gaps = new(gaps), Stage = -1 };
    }

    /// <summary>Gets the place of the stage.</summary>
    public readonly int Stage => _at.Stage;

    /// <summary>Gets the first day in the stage.</summary>
    public readonly int Since => _at.Since;

    /// <summary>Gets the moment at which the walk stands.</summary>
    public readonly StageMoment At => _at;

    /// <summary>Goes on to the next change of stage.</summary>
    /// <param name="end">The last day to look at.</param>
    /// <returns><see langword="false"/> when the stage holds through <paramref name="end"/>.</returns>
    public bool MoveNext(int end)
    {
        while (true)
        {
            var active = _left != 0 ? new DayBlock(_days.BitsAt(_place).Index, _left).First : DayLength.Never;
            var day = _at.Stage < 0 ? active : Math.Min(active, NextQuiet(Math.Min(active, end)));
            if (day > end)
            {
                return false;
            }

            _at.Day = day;
            if (day == active)
            {
                TakeActiveDay();
            }

            var stage = _program.Run(ref _at);
            _changed = stage != _at.Stage;
            if (_changed)
            {
                (_at.Stage, _at.Since) = (stage, day);
                return true;
            }
        }
    }

    /// <summary>Moves the day on, without a look at the days between; nothing flips on them.</summary>
    public void StandOn(int day) => _at.Day = day;

    private int NextQuiet(int end)
    {
        var next = _program.NextFlip(ref _at, end);
        return _changed && _program.RemembersStage ? Math.Min(next, _at.Day + 1) : next;
    }

    private void TakeActiveDay()
    {
        _left &= _left - 1;
        _at.Days = _days.Prefix(_place + 1, _days.BitsAt(_place).Bits & ~_left);
        if (_left == 0 && _place + 1 < _days.Blocks)
        {
            _left = _days.BitsAt(++_place).Bits;
        }
    }
}
