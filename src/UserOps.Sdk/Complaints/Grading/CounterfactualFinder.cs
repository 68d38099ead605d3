namespace UserOps.Complaints;

/// <summary>Finds the smallest changes that give a complaint another grade.</summary>
/// <remarks>
/// Changes of one factor are all tried: some fifty comparisons. Only where none of them leads to a graver (or to a milder)
/// grade are several changed: what must change, then the fewest others; no step of the answer can be left out.
/// </remarks>
internal readonly ref struct CounterfactualFinder
{
    private const int Grades = 4;

    private readonly GradingProgram _program;
    private readonly ReadOnlySpan<FactorState> _states;
    private readonly GradeTally _tally;
    private readonly ComplaintGrade _grade;

    public CounterfactualFinder(GradingProgram program, ReadOnlySpan<FactorState> states, GradeTally tally, ComplaintGrade grade)
    {
        _program = program;
        _states = states;
        _tally = tally;
        _grade = grade;
    }

    /// <summary>The graver grades first, then the milder ones, the nearest first.</summary>
    public GradeCounterfactual[] Find()
    {
        Span<Single> singles = stackalloc Single[Grades];
        FindSingles(singles);
        var found = new GradeCounterfactual?[Grades];
        var count = 0;
        for (var grade = (int)_grade + 1; grade < Grades; grade++)
        {
            Take(singles[grade], (ComplaintGrade)grade, found, ref count);
        }

        if (count == 0 && _grade < ComplaintGrade.Critical && Together(_grade + 1) is { } graver)
        {
            found[count++] = graver;
        }

        var before = count;
        for (var grade = (int)_grade - 1; grade >= 0; grade--)
        {
            Take(singles[grade], (ComplaintGrade)grade, found, ref count);
        }

        if (count == before && _grade > ComplaintGrade.Minor && Together(_grade - 1) is { } milder)
        {
            found[count++] = milder;
        }

        return found.AsSpan(0, count).ToArray()!;
    }

    private void Take(Single single, ComplaintGrade grade, GradeCounterfactual?[] found, ref int count)
    {
        if (single.IsFound)
        {
            found[count++] = new()
            {
                Grade = grade,
                Score = single.Score,
                Steps = [StepOf(single.Factor, single.To)],
            };
        }
    }

    private FactorStep StepOf(int factor, int to) =>
        new(_program.Ids[factor], _states[factor].Level < 0 ? null : _states[factor].Level, to);

    private void FindSingles(Span<Single> singles)
    {
        for (var i = 0; i < _states.Length; i++)
        {
            if (_program.Routes[i])
            {
                continue;
            }

            var state = _states[i];
            var others = _tally;
            others.Add(_program.PointsAt(i, state.Level), _program.FloorAt(i, state.Confirmed), _program.IsOpen(i, state), sign: -1);
            var least = others.Open > 0 ? ComplaintGrades.Graver(others.Floor, _program.ScreeningFloor) : others.Floor;
            for (var to = 0; to < _program.LevelsOf(i); to++)
            {
                var score = others.Score + _program.PointsAt(i, to);
                var grade = ComplaintGrades.Graver(ComplaintGrades.Graver(least, _program.FloorAt(i, to)), ScoreGrade(score, i, to));
                if (grade == _grade)
                {
                    continue;
                }

                ref var single = ref singles[(int)grade];
                var distance = Math.Abs(to - state.Place);
                if (!single.IsFound || distance < single.Distance)
                {
                    single = new(true, i, to, score, distance);
                }
            }
        }
    }

    private ComplaintGrade ScoreGrade(int score, int changed, int to) => !_program.HasMatrix
        ? _program.ScoreGradeOf(score, 0, 0)
        : _program.ScoreGradeOf(
            score,
            changed == _program.ImpactPlace ? to : _states[_program.ImpactPlace].Place,
            changed == _program.UrgencyPlace ? to : _states[_program.UrgencyPlace].Place);

    /// <summary>Changes several factors, so that the grade is at least as far as the target.</summary>
    private GradeCounterfactual? Together(ComplaintGrade target)
    {
        Span<FactorState> states = stackalloc FactorState[_states.Length];
        _states.CopyTo(states);
        Span<bool> changed = stackalloc bool[_states.Length];
        changed.Clear();
        var isGraver = target > _grade;
        if (!isGraver)
        {
            Force(target, states, changed);
        }

        if (!Reaches(states, target) && !Widen(target, states, changed))
        {
            return null;
        }

        Trim(target, states, changed);
        var grade = _program.GradeOf(states, out var score);
        var steps = new List<FactorStep>();
        for (var i = 0; i < states.Length; i++)
        {
            if (changed[i])
            {
                steps.Add(StepOf(i, states[i].Level));
            }
        }

        return new() { Grade = grade, Score = score, Steps = steps.ToEquatableArray() };
    }

    /// <summary>Lowers what must be lowered for a milder grade: floors that are too grave, and what is not known.</summary>
    private void Force(ComplaintGrade target, Span<FactorState> states, Span<bool> changed)
    {
        for (var i = 0; i < states.Length; i++)
        {
            var isOpen = _program.IsOpen(i, states[i]) && target < _program.ScreeningFloor;
            var to = isOpen ? states[i].Place : states[i].Confirmed;
            if (!isOpen && _program.FloorAt(i, to) <= target)
            {
                continue;
            }

            while (_program.FloorAt(i, to) > target)
            {
                to--;
            }

            states[i] = FactorState.Of(to);
            changed[i] = true;
        }
    }

    /// <summary>Goes to the end with what is changed already, and adds the fewest others.</summary>
    private bool Widen(ComplaintGrade target, Span<FactorState> states, Span<bool> changed)
    {
        for (var i = 0; i < states.Length; i++)
        {
            if (changed[i])
            {
                Extreme(i, target, states);
            }
        }

        while (!Reaches(states, target))
        {
            var best = _program.HasMatrix ? BestOfMatrix(target, states, changed) : BestOfPoints(target, states, changed);
            if (best < 0)
            {
                return false;
            }

            changed[best] = true;
            Extreme(best, target, states);
        }

        return true;
    }

    private void Extreme(int place, ComplaintGrade target, Span<FactorState> states) =>
        states[place] = FactorState.Of(target > _grade ? _program.LevelsOf(place) - 1 : 0);

    /// <summary>The factor that is worth most, of those not changed yet.</summary>
    private int BestOfPoints(ComplaintGrade target, ReadOnlySpan<FactorState> states, ReadOnlySpan<bool> changed)
    {
        var (best, most) = (-1, 0);
        for (var i = 0; i < states.Length; i++)
        {
            var points = _program.PointsAt(i, states[i].Level);
            var worth = target > _grade ? _program.PointsAt(i, _program.LevelsOf(i) - 1) - points : points;
            if (!changed[i] && worth > most)
            {
                (best, most) = (i, worth);
            }
        }

        return best;
    }

    /// <summary>The side of the matrix that is enough, else the first one.</summary>
    private int BestOfMatrix(ComplaintGrade target, Span<FactorState> states, ReadOnlySpan<bool> changed)
    {
        ReadOnlySpan<int> sides = [_program.ImpactPlace, _program.UrgencyPlace];
        var first = -1;
        foreach (var side in sides)
        {
            if (changed[side])
            {
                continue;
            }

            first = first < 0 ? side : first;
            var before = states[side];
            Extreme(side, target, states);
            var isEnough = Reaches(states, target);
            states[side] = before;
            if (isEnough)
            {
                return side;
            }
        }

        return first;
    }

    /// <summary>Takes every step back that the grade does not need.</summary>
    private void Trim(ComplaintGrade target, Span<FactorState> states, ReadOnlySpan<bool> changed)
    {
        for (var i = 0; i < states.Length; i++)
        {
            while (changed[i] && states[i].Level != _states[i].Place)
            {
                var before = states[i];
                states[i] = FactorState.Of(before.Level + Math.Sign(_states[i].Place - before.Level));
                if (!Reaches(states, target))
                {
                    states[i] = before;
                    break;
                }
            }
        }
    }

    private bool Reaches(ReadOnlySpan<FactorState> states, ComplaintGrade target)
    {
        var grade = _program.GradeOf(states, out _);
        return target > _grade ? grade >= target : grade <= target;
    }

    /// <summary>The smallest change of one factor that was found for a grade.</summary>
    private readonly record struct Single(bool IsFound, int Factor, int To, int Score, int Distance);
}
