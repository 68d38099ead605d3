using System.Runtime.InteropServices;

namespace UserOps.Lifecycle;

/// <summary>The stages of a policy, compiled to tests in a row: each leads on to another test, or to a stage.</summary>
/// <remarks>Only the leaves that matter are looked at: all and any stop at the first rule that decides.</remarks>
internal sealed class StageProgram
{
    private readonly List<StageAtom> _atoms = [];
    private readonly List<Test> _tests = [];
    private readonly Dictionary<StageRule, int> _places = [];
    private readonly DayLength?[] _minimumStays;
    private readonly StageAtom[] _clocks;
    private readonly StageAtom[] _silences;
    private readonly int _entry;

    public StageProgram(EquatableArray<Stage> stages)
    {
        Stages = stages;
        var ids = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < stages.Count; i++)
        {
            ids[stages[i].Id] = i;
        }

        // From the last stage to the first, so that each knows where to go on when it does not match.
        var next = ~(stages.Count - 1);
        for (var i = stages.Count - 2; i >= 0; i--)
        {
            var stage = stages[i];
            var stay = stage.Stay is null ? next : Emit(StageRule.AllOf(StageRule.WasIn(stage.Id), stage.Stay), ~i, next, ids);
            next = Emit(stage.Enter!, ~i, stay, ids);
        }

        _entry = next;
        _minimumStays = [.. stages.Select(stage => stage.MinimumStay is { } period ? DayLength.Of(period) : default(DayLength?))];
        NeedsGaps = _atoms.Exists(atom => atom.Own is not null);
        RemembersStage = _atoms.Exists(atom => atom.IsStateful);
        AlikeSilence = _atoms.Select(atom => atom.AlikeSilence).DefaultIfEmpty(DayLength.Never).Min();
        _clocks = [.. _atoms.Where(atom => atom.IsClock)];
        _silences = [.. _atoms.Where(atom => atom.FlipsInSilence)];
        var holdsUsers = _minimumStays.Any(stay => stay is not null);
        IsStateful = RemembersStage || holdsUsers;
        LeastForgetfulSilence = holdsUsers ? DayLength.Never : LeastSilenceWithoutMemory();
    }

    public EquatableArray<Stage> Stages { get; }

    public IReadOnlyList<StageAtom> Atoms => _atoms;

    /// <summary>Gets a value indicating whether some limit follows the own rhythm.</summary>
    public bool NeedsGaps { get; }

    /// <summary>Gets a value indicating whether some leaf asks for the stage on the day before, or since when it held.</summary>
    public bool RemembersStage { get; }

    /// <summary>Gets a value indicating whether a day's stage depends on the days before it.</summary>
    public bool IsStateful { get; }

    /// <summary>
    /// Gets the silence below which no stage is told without the stage before; <see cref="DayLength.Never"/> when none ever is.
    /// </summary>
    public int LeastForgetfulSilence { get; }

    /// <summary>
    /// Gets the silence below which it does not matter what the active days before were like: two days with the same silence
    /// and the same stage before, between which no <see cref="NextClockFlip"/> lies, have the same stage.
    /// </summary>
    public int AlikeSilence { get; }

    /// <summary>Finds the stage of a user on a day.</summary>
    public int Run(ref StageMoment at)
    {
        at.AskedStage = false;
        if (at.Stage >= 0 && _minimumStays[at.Stage] is { } minimum && !minimum.IsReached(at.Since, at.Day))
        {
            return at.Stage;
        }

        var tests = CollectionsMarshal.AsSpan(_tests);
        var place = _entry;
        while (place >= 0)
        {
            ref readonly var test = ref tests[place];
            place = test.Atom.Holds(ref at) ? test.WhenTrue : test.WhenFalse;
        }

        return ~place;
    }

    /// <summary>Finds the stage for given answers of the leaves.</summary>
    public int Run(Func<int, bool> holds)
    {
        var place = _entry;
        while (place >= 0)
        {
            place = holds(_tests[place].AtomPlace) ? _tests[place].WhenTrue : _tests[place].WhenFalse;
        }

        return ~place;
    }

    /// <summary>Finds the stage of a user on a day, and the leaves that were looked at on the way, in that order.</summary>
    public int Trace(ref StageMoment at, List<StageClue> clues)
    {
        if (at.Stage >= 0 && _minimumStays[at.Stage] is { } minimum && !minimum.IsReached(at.Since, at.Day))
        {
            return at.Stage;
        }

        var place = _entry;
        while (place >= 0)
        {
            var test = _tests[place];
            var clue = StageClue.Of(test.Atom, ref at);
            clues.Add(clue);
            place = clue.Holds ? test.WhenTrue : test.WhenFalse;
        }

        return ~place;
    }

    /// <summary>The first day after the moment on which some answer may differ, if no active day comes; not past <paramref name="end"/>.</summary>
    public int NextFlip(ref StageMoment at, int end) => Math.Min(NextSilenceFlip(ref at, end), NextClockFlip(ref at));

    /// <summary>The same, but for what <see cref="NextClockFlip"/> finds.</summary>
    public int NextSilenceFlip(ref StageMoment at, int end)
    {
        var next = DayLength.Never;
        foreach (var atom in _silences)
        {
            next = Math.Min(next, atom.NextFlip(ref at, end));
        }

        return next;
    }

    /// <summary>The first day after the moment on which the age, or the time in the stage, reaches something, active days or not.</summary>
    public int NextClockFlip(ref StageMoment at)
    {
        var next = EndOfMinimumStay(ref at);
        foreach (var clock in _clocks)
        {
            next = Math.Min(next, clock.NextFlip(ref at, DayNumber.Max));
        }

        return next;
    }

    /// <summary>Of all ways from the first test to a stage that ask for no stage before, the least silence that one needs.</summary>
    private int LeastSilenceWithoutMemory()
    {
        // Tests lead to earlier ones alone.
        var least = new int[_tests.Count];
        for (var i = 0; i < least.Length; i++)
        {
            var test = _tests[i];
            least[i] = test.Atom.IsStateful
                ? DayLength.Never
                : Math.Min(Math.Max(test.Atom.LeastSilence, Least(test.WhenTrue)), Least(test.WhenFalse));
        }

        return Least(_entry);

        int Least(int place) => place < 0 ? 0 : least[place];
    }

    private int EndOfMinimumStay(ref StageMoment at) =>
        at.Stage >= 0 && _minimumStays[at.Stage] is { } minimum && minimum.AddTo(at.Since) is var free && free > at.Day
            ? free
            : DayLength.Never;

    /// <summary>Compiles a rule; returns the place of its first test.</summary>
    private int Emit(StageRule rule, int whenTrue, int whenFalse, Dictionary<string, int> ids)
    {
        switch (rule)
        {
            case AllRule { All: var rules }:
                for (var i = rules.Count - 1; i >= 0; i--)
                {
                    whenTrue = Emit(rules[i], whenTrue, whenFalse, ids);
                }

                return whenTrue;

            case AnyRule { Any: var rules }:
                for (var i = rules.Count - 1; i >= 0; i--)
                {
                    whenFalse = Emit(rules[i], whenTrue, whenFalse, ids);
                }

                return whenFalse;

            case NotRule { Not: var inner }:
                return Emit(inner, whenFalse, whenTrue, ids);

            default:
                if (!_places.TryGetValue(rule, out var place))
                {
                    place = _atoms.Count;
                    _places.Add(rule, place);
                    _atoms.Add(StageAtom.Of(rule, id => ids[id]));
                }

                _tests.Add(new(_atoms[place], place, whenTrue, whenFalse));
                return _tests.Count - 1;
        }
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Test(StageAtom Atom, int AtomPlace, int WhenTrue, int WhenFalse);
}
