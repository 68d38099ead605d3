namespace UserOps.Complaints;

/// <summary>The sentences that explain a grade. Those that don't depend on the complaint are made once.</summary>
internal sealed class GradingExplainer
{
    private static readonly LocalizedText ByScore = LocalizedText.Of(
        "It is {grade}: {score} {score:point|points}, and it begins at {threshold}.",
        "{grade}：共 {score} 分，该级自 {threshold} 分起。");

    private static readonly LocalizedText Below = LocalizedText.Of(
        "It is {grade}: {score} {score:point|points}, below {threshold}.",
        "{grade}：共 {score} 分，未达 {threshold} 分。");

    private static readonly LocalizedText ByFloor = LocalizedText.Of(
        "It is {grade}, by the floor of {factor}: {level}.",
        "{grade}，由“{factor}”的下限决定：{level}。");

    private static readonly LocalizedText ByScreening = LocalizedText.Of(
        "It is {grade} until all is known that must be; without that it would be {other}.",
        "{grade}：必查因素尚未查明；若不计此项则为 {other}。");

    private static readonly LocalizedText ByMatrix = LocalizedText.Of(
        "It is {grade}, by the matrix of {impact} ({impactLevel}) and {urgency} ({urgencyLevel}).",
        "{grade}，由“{impact}”（{impactLevel}）与“{urgency}”（{urgencyLevel}）的矩阵决定。");

    private static readonly LocalizedText Points = LocalizedText.Of(
        "{factor}: {level}, {points} {points:point|points}.",
        "{factor}：{level}，{points} 分。");

    private static readonly LocalizedText PointsAndFloor = LocalizedText.Of(
        "{factor}: {level}, {points} {points:point|points}, at least {floor}.",
        "{factor}：{level}，{points} 分，不低于 {floor}。");

    private static readonly LocalizedText Proposed = LocalizedText.Of(
        "{factor}: {level}, {points} {points:point|points}; proposed and not confirmed, so without a floor.",
        "{factor}：{level}，{points} 分；系统建议、未经确认，不设下限。");

    private static readonly LocalizedText Routes = LocalizedText.Of(
        "{factor}: {level}; it says who works on the complaint, and does not grade.",
        "{factor}：{level}；只用于分派，不影响级别。");

    private static readonly LocalizedText NotKnown = LocalizedText.Of(
        "{factor}: not known, taken for none.",
        "{factor}：未知，按无计。");

    private static readonly LocalizedText SeenBy = LocalizedText.Of(
        "{factor} was seen by: {evidence}",
        "“{factor}”的依据：{evidence}");

    private static readonly LocalizedText Screen = LocalizedText.Of(
        "{factor}: not known until somebody looked; until then at least {floor}.",
        "{factor}：尚未人工查明，在此之前不低于 {floor}。");

    private static readonly LocalizedText Sum = LocalizedText.Of(
        "Sum: {score} {score:point|points}; grade 3 from {standard}, grade 2 from {major}, grade 1 from {critical}.",
        "合计 {score} 分；3 级自 {standard} 分起，2 级自 {major} 分起，1 级自 {critical} 分起。");

    private static readonly LocalizedText SumBeside = LocalizedText.Of(
        "Sum: {score} {score:point|points}; the matrix decides, not the sum.",
        "合计 {score} 分；级别由矩阵决定，不由合计决定。");

    private static readonly LocalizedText Margin = LocalizedText.Of(
        "{points} more {points:point|points} would make it {grade}.",
        "再加 {points} 分即为 {grade}。");

    private static readonly LocalizedText Changed = LocalizedText.Of(
        "Smallest change to {grade}: {factor} from {from} to {to}.",
        "变为 {grade}的最小变化：“{factor}”由“{from}”变为“{to}”。");

    private static readonly LocalizedText Learned = LocalizedText.Of(
        "Smallest change to {grade}: {factor} turns out to be {to}.",
        "变为 {grade}的最小变化：“{factor}”查明为“{to}”。");

    private static readonly LocalizedText Confirmed = LocalizedText.Of(
        "Smallest change to {grade}: {factor} is confirmed as {to}.",
        "变为 {grade}的最小变化：“{factor}”确认为“{to}”。");

    private static readonly LocalizedText Several = LocalizedText.Of(
        "Smallest change to {grade}: these {count} together.",
        "变为 {grade}的最小变化：以下 {count} 项同时成立。");

    private static readonly LocalizedText AlsoChanged = LocalizedText.Of(
        "— {factor} from {from} to {to}.",
        "——“{factor}”由“{from}”变为“{to}”。");

    private static readonly LocalizedText AlsoLearned = LocalizedText.Of(
        "— {factor} turns out to be {to}.",
        "——“{factor}”查明为“{to}”。");

    private static readonly LocalizedText AlsoConfirmed = LocalizedText.Of(
        "— {factor} is confirmed as {to}.",
        "——“{factor}”确认为“{to}”。");

    private readonly GradingProgram _program;
    private readonly Evidence[] _grades;
    private readonly Evidence[] _others;
    private readonly Evidence[] _floors;
    private readonly Evidence[] _factors;
    private readonly Evidence[][] _levels;
    private readonly Evidence[][] _from;
    private readonly Evidence[][] _to;
    private readonly Reason[][] _read;
    private readonly Reason[][] _proposed;
    private readonly Reason[] _unknown;
    private readonly Reason[] _screen;
    private readonly Evidence[] _thresholds;

    public GradingExplainer(GradingPolicy policy, GradingProgram program)
    {
        _program = program;
        _grades = [.. ComplaintGrades.All.Select(grade => Of("grade", grade))];
        _others = [.. ComplaintGrades.All.Select(grade => Of("other", grade))];
        _floors = [.. ComplaintGrades.All.Select(grade => Of("floor", grade))];
        _factors = [.. policy.Factors.Select(factor => new Evidence("factor", factor.Id) { Display = factor.Names })];
        _levels = LevelsAs("level", policy);
        _from = LevelsAs("from", policy);
        _to = LevelsAs("to", policy);
        _read = [.. policy.Factors.Select((factor, place) => factor.Levels.Select((level, number) => Read(place, number, level, factor.RoutesOnly)).ToArray())];
        _proposed = [.. policy.Factors.Select((factor, place) => factor.Levels.Select((level, number) => factor.RoutesOnly
            ? Read(place, number, level, routesOnly: true)
            : new Reason("complaints.proposed", Proposed, [_factors[place], _levels[place][number], Of("points", level.Points)])).ToArray())];
        _unknown = [.. _factors.Select(factor => new Reason("complaints.unknown", NotKnown, [factor]))];
        _screen = [.. _factors.Select(factor => new Reason("complaints.screen", Screen, [factor, _floors[(int)policy.ScreeningFloor]]))];
        _thresholds =
        [
            Of("standard", policy.Thresholds.Standard), Of("major", policy.Thresholds.Major), Of("critical", policy.Thresholds.Critical),
        ];
    }

    /// <summary>How a person calls a grade: its number and its name.</summary>
    public static LocalizedText Words(ComplaintGrade grade) => LocalizedText.Of(
        $"grade {Exact.Text(grade.Number())} ({grade.Name().In("en")})",
        $"{Exact.Text(grade.Number())} 级（{grade.Name().In("zh-CN")}）");

    /// <summary>Explains a grading: what decided, each factor, the sum, what is to be looked at, and what would change the grade.</summary>
    public Reason[] Explain(ComplaintGrading grading, ReadOnlySpan<FactorState> states)
    {
        var (graver, milder) = (grading.NextGraver, grading.NextMilder);
        var reasons = new Reason[Count(grading, graver, milder)];
        var (next, place) = (0, 0);
        reasons[next++] = Decided(grading, states);
        foreach (var finding in grading.Factors)
        {
            place = PlaceFrom(place, finding);
            var isOpen = _program.IsOpen(place, states[place]);
            if (finding.Level is { } level)
            {
                reasons[next++] = finding.IsProposed && states[place].Confirmed < 0 ? _proposed[place][level] : _read[place][level];
            }

            if (isOpen || finding.IsUnknown)
            {
                reasons[next++] = isOpen ? _screen[place] : _unknown[place];
            }

            if (finding.Evidence is { } evidence)
            {
                reasons[next++] = new("complaints.evidence", SeenBy, [_factors[place], new("evidence", evidence)]);
            }
        }

        reasons[next++] = _program.HasMatrix
            ? new("complaints.sum", SumBeside, [Of("score", grading.Score)])
            : new("complaints.sum", Sum, [Of("score", grading.Score), .. _thresholds]);
        if (grading.MarginToNext is { } margin)
        {
            reasons[next++] = new("complaints.margin", Margin, [Of("points", margin), _grades[(int)grading.Grade + 1]]);
        }

        Add(graver, "complaints.graver", "complaints.graverStep", reasons, ref next);
        Add(milder, "complaints.milder", "complaints.milderStep", reasons, ref next);
        return reasons;
    }

    private int Count(ComplaintGrading grading, GradeCounterfactual? graver, GradeCounterfactual? milder)
    {
        var count = 2 + grading.ToScreen.Count + (grading.MarginToNext is null ? 0 : 1) + Lines(graver) + Lines(milder);
        var place = 0;
        foreach (var finding in grading.Factors)
        {
            place = PlaceFrom(place, finding);
            count += finding.Evidence is null ? 0 : 1;
            count += finding.IsUnknown && _program.IsOpen(place, FactorState.Unknown) ? 0 : 1;
        }

        return count;
    }

    /// <summary>The place of a finding's factor; findings stand in the order of the policy, and carry its very ids.</summary>
    private int PlaceFrom(int place, in FactorFinding finding)
    {
        while (!ReferenceEquals(_program.Ids[place], finding.Factor))
        {
            place++;
        }

        return place;
    }

    private static int Lines(GradeCounterfactual? change) => change is null ? 0 : change.Steps.Count == 1 ? 1 : change.Steps.Count + 1;

    private static Evidence Of(string name, int number) => new(name, Exact.Text(number));

    private static Evidence Of(string name, ComplaintGrade grade) => new(name, Exact.Text(grade.Number()))
    {
        Display = Words(grade),
    };

    private static Evidence[][] LevelsAs(string name, GradingPolicy policy) =>
    [
        .. policy.Factors.Select(factor => factor.Levels.Select((level, number) => new Evidence(name, Exact.Text(number)) { Display = level.Names }).ToArray()),
    ];

    private Reason Read(int place, int number, GradingLevel level, bool routesOnly)
    {
        EquatableArray<Evidence> seen = [_factors[place], _levels[place][number]];
        return routesOnly ? new("complaints.routes", Routes, seen)
            : level.Floor is { } floor and > ComplaintGrade.Minor
                ? new("complaints.factor", PointsAndFloor, [.. seen, Of("points", level.Points), _floors[(int)floor]])
                : new("complaints.factor", Points, [.. seen, Of("points", level.Points)]);
    }

    private Reason Decided(ComplaintGrading grading, ReadOnlySpan<FactorState> states)
    {
        var grade = _grades[(int)grading.Grade];
        switch (grading.Basis)
        {
            case GradeBasis.Floor:
                var place = _program.PlaceOf(grading.DecidedBy[0]);
                return new("complaints.byFloor", ByFloor, [grade, _factors[place], _levels[place][states[place].Confirmed]]);
            case GradeBasis.Screening:
                var other = ComplaintGrades.Graver(grading.ScoreGrade, grading.Floor ?? ComplaintGrade.Minor);
                return new("complaints.byScreening", ByScreening, [grade, _others[(int)other]]);
            case GradeBasis.Matrix:
                var (impact, urgency) = (_program.ImpactPlace, _program.UrgencyPlace);
                return new("complaints.byMatrix", ByMatrix,
                [
                    grade,
                    Renamed("impact", _factors[impact]),
                    Renamed("impactLevel", _levels[impact][states[impact].Place]),
                    Renamed("urgency", _factors[urgency]),
                    Renamed("urgencyLevel", _levels[urgency][states[urgency].Place]),
                ]);
            default:
                var isMinor = grading.Grade == ComplaintGrade.Minor;
                var threshold = _program.ThresholdOf(isMinor ? ComplaintGrade.Standard : grading.Grade);
                return new(
                    isMinor ? "complaints.below" : "complaints.byScore",
                    isMinor ? Below : ByScore,
                    [grade, Of("score", grading.Score), Of("threshold", threshold)]);
        }

        static Evidence Renamed(string name, Evidence evidence) => new(name, evidence.Value) { Display = evidence.Display };
    }

    private void Add(GradeCounterfactual? change, string code, string stepCode, Reason[] reasons, ref int next)
    {
        if (change is null)
        {
            return;
        }

        var grade = _grades[(int)change.Grade];
        if (change.Steps.Count > 1)
        {
            reasons[next++] = new(code, Several, [grade, Of("count", change.Steps.Count)]);
        }

        foreach (var step in change.Steps)
        {
            var place = _program.PlaceOf(step.Factor);
            var (factor, to, isAlone) = (_factors[place], _to[place][step.To], change.Steps.Count == 1);
            var template = step.From is null ? (isAlone ? Learned : AlsoLearned)
                : step.From == step.To ? (isAlone ? Confirmed : AlsoConfirmed)
                : isAlone ? Changed : AlsoChanged;
            reasons[next++] = (isAlone, step.From) switch
            {
                (true, null) => new(code, template, [grade, factor, to]),
                (true, { } from) => new(code, template, [grade, factor, _from[place][from], to]),
                (false, null) => new(stepCode, template, [factor, to]),
                (false, { } from) => new(stepCode, template, [factor, _from[place][from], to]),
            };
        }
    }
}
