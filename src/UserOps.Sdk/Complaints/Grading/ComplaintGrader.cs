using NodaTime;
using NodaTime.Text;
using UserOps.Json;

namespace UserOps.Complaints;

/// <summary>Grades complaints and says why, compiled from a <see cref="GradingPolicy"/>.</summary>
/// <remarks>
/// <para>The constructor checks the policy and lays out its table and its sentences; grading is lookups and sums. Immutable and
/// thread-safe.</para>
/// <para>The grade is the graver of three: what the sum of the points gives (or the matrix, where the policy has one), the gravest
/// floor of a confirmed level, and the screening floor while a factor that needs screening is not confirmed. A level that was only
/// proposed brings its points, but no floor.</para>
/// <para>Of a level and a number that tells it (<see cref="ComplaintFacts.Affected"/>, <see cref="ComplaintFacts.Amount"/>) the graver counts.</para>
/// </remarks>
public sealed class ComplaintGrader
{
    private readonly GradingProgram _program;
    private readonly GradingExplainer _explainer;

    /// <summary>Initializes a new instance of the <see cref="ComplaintGrader"/> class: checks and compiles a policy.</summary>
    /// <param name="policy">The policy.</param>
    /// <exception cref="ArgumentNullException"><paramref name="policy"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidPolicyException">The policy has problems; all are listed.</exception>
    public ComplaintGrader(GradingPolicy policy)
    {
        InvalidPolicyException.ThrowIfAny(GradingPolicyValidator.Validate(policy), nameof(policy));
        Policy = policy;
        PolicyRef = policy.ToRef();
        _program = new(policy);
        _explainer = new(policy, _program);
    }

    /// <summary>Gets the policy.</summary>
    public GradingPolicy Policy { get; }

    /// <summary>Gets the reference to the policy that answers carry.</summary>
    public PolicyRef PolicyRef { get; }

    /// <summary>Grades a complaint and explains it, without quoting evidence.</summary>
    /// <param name="facts">What is known of the complaint.</param>
    /// <param name="asOf">The instant of judgement, not before the receipt.</param>
    /// <returns>The grading and its reasons. It is valid until new facts come: the age of a complaint raises its grade by <see cref="GradingPolicy.Regrading"/>, which needs its target.</returns>
    /// <exception cref="ArgumentException">The facts don't fit the policy; <see cref="Check"/> tells.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="facts"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The complaint was received after <paramref name="asOf"/>.</exception>
    public Assessment<ComplaintGrading> Grade(ComplaintFacts facts, Instant asOf) => Grade(facts, asOf, default);

    /// <summary>Grades a complaint and explains it.</summary>
    /// <param name="facts">What is known of the complaint.</param>
    /// <param name="asOf">The instant of judgement, not before the receipt.</param>
    /// <param name="options">Whether evidence is quoted.</param>
    /// <returns>The grading and its reasons. It is valid until new facts come: the age of a complaint raises its grade by <see cref="GradingPolicy.Regrading"/>, which needs its target.</returns>
    /// <exception cref="ArgumentException">The facts don't fit the policy; <see cref="Check"/> tells.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="facts"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The complaint was received after <paramref name="asOf"/>.</exception>
    public Assessment<ComplaintGrading> Grade(ComplaintFacts facts, Instant asOf, ExplainOptions options)
    {
        ArgumentNullException.ThrowIfNull(facts);
        if (facts.ReceivedAt > asOf)
        {
            throw new ArgumentOutOfRangeException(
                nameof(asOf),
                InstantPattern.ExtendedIso.Format(asOf),
                $"The complaint '{facts.Id}' was received at {InstantPattern.ExtendedIso.Format(facts.ReceivedAt)}, later than asOf. Judge it as of its receipt or later.");
        }

        Span<FactorState> states = stackalloc FactorState[_program.Count];
        Read(facts, states);
        var tally = _program.Tally(states);
        var scoreGrade = _program.ScoreGradeOf(tally.Score, states);
        var grade = _program.GradeOf(tally, scoreGrade);
        var basis = BasisOf(grade, scoreGrade, tally.Floor);
        var grading = new ComplaintGrading
        {
            Grade = grade,
            Score = tally.Score,
            ScoreGrade = scoreGrade,
            Floor = tally.Floor > ComplaintGrade.Minor ? tally.Floor : null,
            Basis = basis,
            DecidedBy = Deciding(basis, tally.Floor, states),
            Factors = Findings(facts, states, options),
            ToScreen = Open(states),
            MarginToNext = _program.HasMatrix || grade == ComplaintGrade.Critical ? null : _program.ThresholdOf(grade + 1) - tally.Score,
            Counterfactuals = new(new CounterfactualFinder(_program, states, tally, grade).Find()),
        };
        return new(grading, PolicyRef, asOf, ValidUntil: null, new(_explainer.Explain(grading, states)));
    }

    /// <summary>Grades a complaint without reasons. Allocates nothing.</summary>
    /// <param name="facts">What is known of the complaint.</param>
    /// <returns>The grade, the points, and whether something is to be screened.</returns>
    /// <exception cref="ArgumentException">The facts don't fit the policy; <see cref="Check"/> tells.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="facts"/> is <see langword="null"/>.</exception>
    public GradeScore GradeOf(ComplaintFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        Span<FactorState> states = stackalloc FactorState[_program.Count];
        Read(facts, states);
        var tally = _program.Tally(states);
        return new(_program.GradeOf(tally, _program.ScoreGradeOf(tally.Score, states)), tally.Score, tally.Open > 0);
    }

    /// <summary>Says why facts don't fit the policy.</summary>
    /// <param name="facts">What is known of the complaint.</param>
    /// <param name="source">Where the facts come from, for the rejection: a file's name, a table, a topic.</param>
    /// <returns>What is wrong first; <see langword="null"/> if the complaint can be graded.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="facts"/> or <paramref name="source"/> is <see langword="null"/>.</exception>
    public Rejection? Check(ComplaintFacts facts, string source)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(source);
        return FirstProblem(facts) is { } problem
            ? new(source, problem.Field, problem.Value, problem.Why) { Key = facts.Id.IsNone ? null : facts.Id.Value }
            : null;
    }

    /// <summary>Makes a change that <see cref="ComplaintGrading.Counterfactuals"/> tells, as if a person had confirmed the new levels.</summary>
    /// <param name="change">The change.</param>
    /// <param name="facts">The facts that it was told of.</param>
    /// <returns>The facts after it; a number that told the level of a factor which changes is left out.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="change"/> or <paramref name="facts"/> is <see langword="null"/>.</exception>
    public ComplaintFacts Apply(GradeCounterfactual change, ComplaintFacts facts)
    {
        ArgumentNullException.ThrowIfNull(change);
        ArgumentNullException.ThrowIfNull(facts);
        foreach (var step in change.Steps)
        {
            facts = facts with
            {
                Factors = facts.Factors.With(step.Factor, new FactorReading(step.To)),
                Affected = step.Factor == Policy.Affected?.Factor ? null : facts.Affected,
                Amount = step.Factor == Policy.Amount?.Factor ? null : facts.Amount,
            };
        }

        return facts;
    }

    private void Read(ComplaintFacts facts, Span<FactorState> states)
    {
        if (facts.Id.IsNone || !_program.TryRead(facts, states))
        {
            throw new ArgumentException(Check(facts, "facts")!.ToString(), nameof(facts));
        }
    }

    private GradeBasis BasisOf(ComplaintGrade grade, ComplaintGrade scoreGrade, ComplaintGrade floor) =>
        floor == grade && floor > ComplaintGrade.Minor ? GradeBasis.Floor
        : scoreGrade != grade ? GradeBasis.Screening
        : _program.HasMatrix ? GradeBasis.Matrix
        : GradeBasis.Threshold;

    private EquatableArray<string> Deciding(GradeBasis basis, ComplaintGrade floor, ReadOnlySpan<FactorState> states)
    {
        switch (basis)
        {
            case GradeBasis.Threshold:
                return [];
            case GradeBasis.Matrix:
                return [_program.Ids[_program.ImpactPlace], _program.Ids[_program.UrgencyPlace]];
            case GradeBasis.Screening:
                return Open(states);
        }

        Span<int> places = stackalloc int[states.Length];
        var count = 0;
        for (var i = 0; i < states.Length; i++)
        {
            if (_program.FloorAt(i, states[i].Confirmed) == floor)
            {
                places[count++] = i;
            }
        }

        return Named(places[..count]);
    }

    private EquatableArray<string> Open(ReadOnlySpan<FactorState> states)
    {
        Span<int> places = stackalloc int[states.Length];
        var count = 0;
        for (var i = 0; i < states.Length; i++)
        {
            if (_program.IsOpen(i, states[i]))
            {
                places[count++] = i;
            }
        }

        return Named(places[..count]);
    }

    private EquatableArray<string> Named(ReadOnlySpan<int> places)
    {
        if (places.IsEmpty)
        {
            return [];
        }

        var ids = new string[places.Length];
        for (var i = 0; i < ids.Length; i++)
        {
            ids[i] = _program.Ids[places[i]];
        }

        return new(ids);
    }

    private EquatableArray<FactorFinding> Findings(ComplaintFacts facts, ReadOnlySpan<FactorState> states, ExplainOptions options)
    {
        var count = 0;
        for (var i = 0; i < states.Length; i++)
        {
            count += Speaks(i, states[i]) ? 1 : 0;
        }

        var findings = count == 0 ? [] : new FactorFinding[count];
        for (int i = 0, next = 0; i < states.Length; i++)
        {
            var state = states[i];
            if (!Speaks(i, state))
            {
                continue;
            }

            var floor = _program.FloorAt(i, state.Confirmed);
            findings[next++] = new()
            {
                Factor = _program.Ids[i],
                Level = state.Level < 0 ? null : state.Level,
                Points = _program.PointsAt(i, state.Level),
                Floor = floor > ComplaintGrade.Minor ? floor : null,
                IsProposed = state.Level > state.Confirmed,
                Evidence = options.ShowsTexts && facts.Factors.TryGet(_program.Ids[i], out var reading) ? reading.Evidence : null,
            };
        }

        return new(findings);
    }

    private bool Speaks(int place, FactorState state) => state.Level != 0 || _program.IsOpen(place, state);

    private (string Field, string Value, string Why)? FirstProblem(ComplaintFacts facts)
    {
        if (facts.Id.IsNone)
        {
            return ("id", "", "It is missing; every complaint needs its id. Add it.");
        }

        foreach (var (id, reading) in facts.Factors)
        {
            var place = _program.PlaceOf(id);
            if (place < 0)
            {
                var remedy = Spelling.Suggest(id, _program.Ids, "Remove it, or add it to the policy.");
                return ($"factors.{id}", id, $"The policy has no such factor; it must be one of {string.Join(", ", _program.Ids)}. {remedy}");
            }

            if (reading.Level is { } level && (level < 0 || level >= _program.LevelsOf(place)))
            {
                return ($"factors.{id}", Exact.Text(level), $"It must be a level from 0 to {Exact.Text(_program.LevelsOf(place) - 1)}, or null if it is not known. Choose one of them.");
            }
        }

        if (facts.Affected is { } people and < 1)
        {
            return ("affected", Exact.Text(people), ComplaintFactsReader.AffectedAllowed);
        }

        return facts.Amount is { } amount ? AmountProblem(facts, amount) : null;
    }

    private (string Field, string Value, string Why)? AmountProblem(ComplaintFacts facts, Money amount)
    {
        if (amount.Value < 0)
        {
            return ("amount.value", Exact.Text(amount.Value), ComplaintFactsReader.ValueAllowed);
        }

        if (string.IsNullOrWhiteSpace(amount.Currency))
        {
            return ("amount.currency", amount.Currency ?? "", ComplaintFactsReader.CurrencyMissing);
        }

        if (Policy.Amount is not { } brackets
            || _program.Knows(amount.Currency)
            || (facts.Factors.TryGet(brackets.Factor, out var reading) && reading is { IsUnknown: false, IsProposed: false }))
        {
            return null;
        }

        var known = brackets.Currencies.Select(item => item.Currency).ToList();
        return (
            "amount.currency",
            amount.Currency,
            $"The policy has thresholds in {string.Join(", ", known)} alone. {Spelling.Suggest(amount.Currency, known, $"Add this currency to the policy, or give the level of '{brackets.Factor}' itself.")}");
    }
}
