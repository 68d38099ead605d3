using System.Collections.Frozen;

namespace UserOps.Complaints;

/// <summary>A checked policy as arrays: how facts are read, and what they come to.</summary>
internal sealed class GradingProgram
{
    /// <summary>More factors than anybody can explain; they find room on the stack.</summary>
    public const int MaxFactors = 32;

    private readonly FrozenDictionary<string, int> _places;
    private readonly FrozenDictionary<string, decimal[]> _amounts;
    private readonly FactorState[] _initial;
    private readonly int[][] _points;
    private readonly ComplaintGrade[][] _floors;
    private readonly bool[] _needsScreening;
    private readonly long[] _affected;
    private readonly int _affectedPlace;
    private readonly int _amountPlace;
    private readonly ComplaintGrade[][]? _matrix;
    private readonly GradeThresholds _thresholds;
    private readonly ComplaintGrade _screeningFloor;

    public GradingProgram(GradingPolicy policy)
    {
        _thresholds = policy.Thresholds;
        _screeningFloor = policy.ScreeningFloor;
        Ids = [.. policy.Factors.Select(factor => factor.Id)];
        _places = policy.Factors.Select((factor, place) => (factor.Id, place)).ToFrozenDictionary(item => item.Id, item => item.place, StringComparer.Ordinal);
        _points = [.. policy.Factors.Select(factor => factor.Levels.Select(level => level.Points).ToArray())];
        _floors = [.. policy.Factors.Select(factor => factor.Levels.Select(level => level.Floor ?? ComplaintGrade.Minor).ToArray())];
        _needsScreening = [.. policy.Factors.Select(factor => factor.WhenUnknown == UnknownRule.NeedsScreening)];
        _initial = [.. _needsScreening.Select(needed => needed ? FactorState.Unknown : default)];
        Routes = [.. policy.Factors.Select(factor => factor.RoutesOnly)];
        _affectedPlace = PlaceOf(policy.Affected?.Factor);
        _affected = [.. policy.Affected?.From ?? []];
        _amountPlace = PlaceOf(policy.Amount?.Factor);
        _amounts = (policy.Amount?.Currencies ?? []).ToFrozenDictionary(item => item.Currency, item => item.From.ToArray(), StringComparer.Ordinal);
        ImpactPlace = PlaceOf(policy.Matrix?.Impact);
        UrgencyPlace = PlaceOf(policy.Matrix?.Urgency);
        _matrix = policy.Matrix?.Grades.Select(row => row.ToArray()).ToArray();
    }

    public int Count => _initial.Length;

    public string[] Ids { get; }

    public bool HasMatrix => _matrix is not null;

    public int ImpactPlace { get; }

    public int UrgencyPlace { get; }

    public ComplaintGrade ScreeningFloor => _screeningFloor;

    /// <summary>Gets, for each factor, whether it says who works on the complaint and does not grade.</summary>
    public bool[] Routes { get; }

    public int PlaceOf(string? factor) => factor is not null && _places.TryGetValue(factor, out var place) ? place : -1;

    public int LevelsOf(int place) => _points[place].Length;

    public int PointsAt(int place, int level) => level < 0 ? 0 : _points[place][level];

    public ComplaintGrade FloorAt(int place, int confirmed) => confirmed < 0 ? ComplaintGrade.Minor : _floors[place][confirmed];

    public bool IsOpen(int place, FactorState state) => _needsScreening[place] && state.Confirmed < 0;

    /// <summary>Gets the points from which a grade holds.</summary>
    public int ThresholdOf(ComplaintGrade grade) => grade switch
    {
        ComplaintGrade.Critical => _thresholds.Critical,
        ComplaintGrade.Major => _thresholds.Major,
        ComplaintGrade.Standard => _thresholds.Standard,
        _ => 0,
    };

    /// <summary>Reads facts; <see langword="false"/> if they don't fit the policy.</summary>
    public bool TryRead(ComplaintFacts facts, Span<FactorState> states)
    {
        _initial.CopyTo(states);
        var names = facts.Factors.NamesSpan;
        var readings = facts.Factors.ValuesSpan;
        for (var i = 0; i < names.Length; i++)
        {
            if (!_places.TryGetValue(names[i], out var place))
            {
                return false;
            }

            ref readonly var reading = ref readings[i];
            if (reading.Level is not { } level)
            {
                states[place] = FactorState.Unknown;
            }
            else if (level < 0 || level >= _points[place].Length)
            {
                return false;
            }
            else
            {
                states[place] = new((sbyte)level, reading.IsProposed ? (sbyte)-1 : (sbyte)level);
            }
        }

        return ReadAffected(facts, states) && ReadAmount(facts, states);
    }

    public GradeTally Tally(ReadOnlySpan<FactorState> states)
    {
        var tally = default(GradeTally);
        for (var i = 0; i < states.Length; i++)
        {
            tally.Add(PointsAt(i, states[i].Level), FloorAt(i, states[i].Confirmed), IsOpen(i, states[i]));
        }

        return tally;
    }

    /// <summary>The grade by the sum of the points, or by the matrix.</summary>
    public ComplaintGrade ScoreGradeOf(int score, int impact, int urgency) =>
        _matrix is { } matrix ? matrix[impact][urgency]
        : score >= _thresholds.Critical ? ComplaintGrade.Critical
        : score >= _thresholds.Major ? ComplaintGrade.Major
        : score >= _thresholds.Standard ? ComplaintGrade.Standard
        : ComplaintGrade.Minor;

    public ComplaintGrade ScoreGradeOf(int score, ReadOnlySpan<FactorState> states) =>
        _matrix is null ? ScoreGradeOf(score, 0, 0) : ScoreGradeOf(score, states[ImpactPlace].Place, states[UrgencyPlace].Place);

    public ComplaintGrade GradeOf(GradeTally tally, ComplaintGrade scoreGrade)
    {
        var grade = ComplaintGrades.Graver(scoreGrade, tally.Floor);
        return tally.Open > 0 ? ComplaintGrades.Graver(grade, _screeningFloor) : grade;
    }

    public ComplaintGrade GradeOf(ReadOnlySpan<FactorState> states, out int score)
    {
        var tally = Tally(states);
        score = tally.Score;
        return GradeOf(tally, ScoreGradeOf(score, states));
    }

    /// <summary>Whether a currency has thresholds.</summary>
    public bool Knows(string? currency) => currency is not null && _amounts.ContainsKey(currency);

    private static int Bracket<T>(ReadOnlySpan<T> from, T value)
        where T : IComparable<T>
    {
        var level = 0;
        while (level < from.Length && value.CompareTo(from[level]) >= 0)
        {
            level++;
        }

        return level;
    }

    /// <summary>Of a level that was read and one that a number gives, the graver counts; what a number gives is confirmed.</summary>
    private static FactorState Graver(FactorState state, int level) =>
        new((sbyte)Math.Max(state.Level, level), (sbyte)Math.Max(state.Confirmed, level));

    private bool ReadAffected(ComplaintFacts facts, Span<FactorState> states)
    {
        if (facts.Affected is not { } people)
        {
            return true;
        }

        if (_affectedPlace >= 0)
        {
            states[_affectedPlace] = Graver(states[_affectedPlace], Bracket(_affected, people));
        }

        return people >= 1;
    }

    private bool ReadAmount(ComplaintFacts facts, Span<FactorState> states)
    {
        if (facts.Amount is not { } amount)
        {
            return true;
        }

        if (amount.Value < 0 || string.IsNullOrWhiteSpace(amount.Currency))
        {
            return false;
        }

        if (_amountPlace < 0)
        {
            return true;
        }

        if (_amounts.TryGetValue(amount.Currency, out var from))
        {
            states[_amountPlace] = Graver(states[_amountPlace], Bracket<decimal>(from, amount.Value));
            return true;
        }

        return facts.Factors.TryGet(Ids[_amountPlace], out var reading) && reading is { IsUnknown: false, IsProposed: false };
    }
}
