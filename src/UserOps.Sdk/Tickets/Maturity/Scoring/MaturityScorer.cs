using NodaTime;

namespace UserOps.Tickets;

/// <summary>Tells how mature the handling of tickets is, from evidence counted off the log: a level that is demonstrated, and one that is plausible.</summary>
/// <remarks>
/// <para>Compiled once from a policy, which it checks; immutable and thread-safe.</para>
/// <para>An indicator with k successes of n opportunities demonstrates min(1, n / least) times Wilson's lower bound of the rate at the policy's one-sided
/// confidence (E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927) 209-212), and leaves plausible
/// what its failures do not demonstrate otherwise. A layer is the weighted mean of the achievements, min(1, rate / target), capped by its weakest
/// mandatory one; layers are rated as ISO/IEC 33020:2019, clause 5.4, rates attributes. What can't be observed is neither good nor bad: it demonstrates nothing and
/// leaves anything plausible.</para>
/// </remarks>
public sealed class MaturityScorer
{
    private readonly MaturityProgram _program;
    private readonly LayerMath _math;
    private readonly LiftFinder _lifts;

    /// <summary>Initializes a new instance of the <see cref="MaturityScorer"/> class.</summary>
    /// <param name="policy">The policy.</param>
    /// <exception cref="ArgumentNullException"><paramref name="policy"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidPolicyException">The policy has problems; the exception lists all of them.</exception>
    public MaturityScorer(MaturityPolicy policy)
    {
        _program = new(policy);
        _math = new(_program);
        _lifts = new(_program, _math);
    }

    internal MaturityProgram Program => _program;

    /// <summary>Gets the policy.</summary>
    public MaturityPolicy Policy => _program.Policy;

    /// <summary>Starts to gather evidence, ticket by ticket.</summary>
    /// <param name="request">Of what.</param>
    /// <param name="work">What happened around the tickets: all of it, also for a shard of the tickets; in any order, a repeated event counts once.</param>
    /// <returns>The state, without tickets.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The request or an event can't be used; the message says why.</exception>
    public TicketEvidenceState NewEvidence(EvidenceRequest request, IEnumerable<WorkEvent> work)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(work);
        Check(request);
        return new(_program, request, TicketLog.From([], work).Work);
    }

    /// <summary>Gathers the evidence of a log.</summary>
    /// <param name="log">The log.</param>
    /// <param name="request">Of what.</param>
    /// <returns>The evidence.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The request can't be used; the message says why.</exception>
    public TicketEvidenceState Gather(TicketLog log, EvidenceRequest request)
    {
        ArgumentNullException.ThrowIfNull(log);
        ArgumentNullException.ThrowIfNull(request);
        Check(request);
        var state = new TicketEvidenceState(_program, request, log.Work);
        foreach (var trace in log.Traces)
        {
            state.Add(trace);
        }

        return state;
    }

    /// <summary>Scores a whole log as of an instant.</summary>
    /// <param name="log">The log.</param>
    /// <param name="asOf">The instant of judgement.</param>
    /// <returns>The maturity, with its reasons.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="log"/> is <see langword="null"/>.</exception>
    public Assessment<Maturity> Score(TicketLog log, Instant asOf) => Score(Gather(log, new() { AsOf = asOf }).Read());

    /// <summary>Scores evidence.</summary>
    /// <remarks>Of a person no layer is shown in which he or she had fewer opportunities than the policy asks for.</remarks>
    /// <param name="evidence">The evidence of a group or of the whole desk.</param>
    /// <returns>The maturity, with its reasons.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="evidence"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The evidence was counted by another policy, or its counts are not possible.</exception>
    public Assessment<Maturity> Score(TicketEvidence evidence)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        if (evidence.Policy != _program.Ref)
        {
            throw new ArgumentException($"The evidence was counted by {evidence.Policy}, not by {_program.Ref}; results of different policies can't be compared. Count it again.", nameof(evidence));
        }

        CheckCounts(evidence);
        var (counted, withheld) = Withhold(evidence);
        var indicators = counted.Select(item => ScoreIndicator(item)).ToArray();
        var layers = ScoreLayers(indicators, counted);
        var demonstrated = layers.Select(layer => layer.Demonstrated).ToArray();
        var level = MaturityMath.Level(demonstrated, Policy.Gate);
        var maturity = new Maturity
        {
            Group = evidence.Group,
            Level = level,
            PlausibleLevel = MaturityMath.Level([.. layers.Select(layer => layer.Plausible)], Policy.Gate),
            Score = layers.Sum(layer => layer.Demonstrated * layer.Gate),
            Layers = new(layers),
            Indicators = [.. indicators.Select((item, place) => item with { Loss = LossOf(place, indicators) })],
            Lift = _lifts.Find(counted, demonstrated, level),
            Record = Advise(counted),
            Tickets = evidence.Tickets,
            WithoutCreated = evidence.WithoutCreated,
            Excluded = evidence.Excluded,
        };
        return new(maturity, _program.Ref, evidence.Request.AsOf, evidence.ValidUntil, MaturityExplainer.Explain(maturity, withheld, Policy));
    }

    /// <summary>Scores each group of evidence.</summary>
    /// <param name="state">The evidence.</param>
    /// <returns>The maturities, by the ordinal order of their groups; none when nothing was broken down.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="state"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The evidence was counted by another policy.</exception>
    public EquatableArray<Assessment<Maturity>> ScoreGroups(TicketEvidenceState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return [.. state.Groups().Select(group => Score(state.Read(group)))];
    }

    /// <summary>Tells what is wrong with a request; <see langword="null"/> when nothing is.</summary>
    internal static string? FaultOf(EvidenceRequest request) => request switch
    {
        _ when !Enum.IsDefined(request.By) => $"By is {Exact.Text((int)request.By)}; it must be all, actor, team, product or module.",
        { TicketsNamed: < 0 or > 1_000 } => $"TicketsNamed is {Exact.Text(request.TicketsNamed)}; it must lie between 0 and 1000.",
        { From: { } from, To: { } to } when from >= to => "The period ends before it starts; From must be before To.",
        _ when !DayClock.InRange(request.AsOf) => "AsOf must lie between the years 1 and 9998.",
        _ => null,
    };

    private static void Check(EvidenceRequest request)
    {
        if (FaultOf(request) is { } fault)
        {
            throw new ArgumentException(fault, nameof(request));
        }
    }

    /// <summary>Evidence read off a state is sound; a host may have stored it and read it back.</summary>
    private void CheckCounts(TicketEvidence evidence)
    {
        if (!evidence.Indicators.Select(item => item.Id).SequenceEqual(Policy.Indicators.Select(setting => setting.Id)))
        {
            throw new ArgumentException("The evidence has not the indicators of the policy, each once and in its order. Read it off a state again.", nameof(evidence));
        }

        foreach (var item in evidence.Indicators)
        {
            if (item.Successes < 0 || item.Successes > item.Opportunities || (item.Missing.Count > 0 && item.Opportunities > 0))
            {
                throw new ArgumentException(
                    $"{item.Id} has {Exact.Text(item.Successes)} successes of {Exact.Text(item.Opportunities)} opportunities; successes lie between 0 and the opportunities, and there are none of what can't be observed.",
                    nameof(evidence));
            }
        }
    }

    private IndicatorScore ScoreIndicator(IndicatorEvidence evidence)
    {
        var setting = _program.Settings[evidence.Id];
        var definition = Indicators.Of(evidence.Id);
        var (k, n) = (evidence.Successes, evidence.Opportunities);
        var demonstrated = _math.Demonstrated(setting, k, n);
        var achievement = MaturityMath.Achievement(demonstrated, setting.Target);
        return new()
        {
            Id = evidence.Id,
            Layer = definition.Layer,
            Successes = k,
            Opportunities = n,
            Demonstrated = demonstrated,
            Observed = n == 0 ? null : (double)k / n,
            Plausible = _math.Plausible(setting, k, n),
            State = evidence.Missing.Count > 0 ? EvidenceState.NotObservable
                : n == 0 ? EvidenceState.NoOpportunity
                : n < setting.LeastOpportunities ? EvidenceState.Insufficient
                : EvidenceState.Assessed,
            Rating = MaturityMath.Rate(achievement),
            Target = setting.Target,
            Achievement = achievement,
            Loss = 0,
            Mandatory = setting.Mandatory,
            Area = definition.Area,
            Missing = evidence.Missing,
            For = evidence.For,
            Against = evidence.Against,
            Name = definition.Name,
            Formula = definition.Formula,
        };
    }

    private LayerScore[] ScoreLayers(IndicatorScore[] indicators, EquatableArray<IndicatorEvidence> counted)
    {
        double[] demonstrated = [.. indicators.Select(item => item.Achievement)];
        double[] observed = [.. indicators.Select(item => MaturityMath.Achievement(item.Observed ?? 0, item.Target))];
        double[] plausible = [.. indicators.Select(item => MaturityMath.Achievement(item.Plausible, item.Target))];
        Span<double> lower = stackalloc double[Indicators.Layers];
        Span<double> upper = stackalloc double[Indicators.Layers];
        _math.Layers(demonstrated, withoutIndicators: 0, lower);
        _math.Layers(plausible, withoutIndicators: 1, upper);
        var layers = new LayerScore[Indicators.Layers];
        var gate = 1.0;
        for (var layer = 1; layer <= layers.Length; layer++)
        {
            var isMeasured = _math.IsMeasured(layer);
            var capped = _math.Weakest(layer, demonstrated) is { } weakest && weakest.Cap < _math.Mean(layer, demonstrated) ? weakest.Place : (int?)null;
            var worst = WorstOf(layer, indicators);
            layers[layer - 1] = new()
            {
                Layer = layer,
                Demonstrated = lower[layer - 1],
                Observed = _math.Mean(layer, observed, place => counted[place].Opportunities > 0),
                Plausible = upper[layer - 1],
                Coverage = isMeasured ? CoverageOf(layer, counted) : 0,
                Rating = isMeasured ? MaturityMath.Rate(lower[layer - 1]) : AchievementRating.NotMeasured,
                PlausibleRating = isMeasured ? MaturityMath.Rate(upper[layer - 1]) : AchievementRating.NotMeasured,
                CappedBy = capped is { } place ? indicators[place].Id : null,
                MostLostBy = worst,
                Gate = gate,
            };
            gate = Math.Min(gate, MaturityMath.Gate(lower[layer - 1]));
        }

        return layers;
    }

    private double CoverageOf(int layer, EquatableArray<IndicatorEvidence> counted) =>
        counted.Where(item => Indicators.Of(item.Id).Layer == layer && item.Opportunities > 0).Sum(item => (double)_program.Settings[item.Id].Weight)
            / _math.Weight(layer);

    /// <summary>The indicator that loses a layer most; of equal ones the first.</summary>
    private IndicatorId? WorstOf(int layer, IndicatorScore[] indicators)
    {
        (IndicatorId Id, double Loss)? worst = null;
        for (var i = 0; i < indicators.Length; i++)
        {
            if (indicators[i].Layer == layer && LossOf(i, indicators) is var loss && loss > (worst?.Loss ?? 0))
            {
                worst = (indicators[i].Id, loss);
            }
        }

        return worst?.Id;
    }

    private double LossOf(int place, IndicatorScore[] indicators)
    {
        var setting = _program.Settings[indicators[place].Id];
        return setting.Weight == 0 ? 0 : (double)setting.Weight / _math.Weight(indicators[place].Layer) * (1 - indicators[place].Achievement);
    }

    /// <summary>Takes out, of a person, the layers with too few opportunities.</summary>
    private (EquatableArray<IndicatorEvidence> Counted, EquatableArray<int> Withheld) Withhold(TicketEvidence evidence)
    {
        if (evidence.Request.By != TicketScope.Actor || evidence.Group is null)
        {
            return (evidence.Indicators, []);
        }

        int[] withheld =
        [
            .. evidence.Indicators.GroupBy(item => Indicators.Of(item.Id).Layer)
                .Where(layer => layer.Sum(item => item.Opportunities) is var sum && sum > 0 && sum < Policy.LeastForPerson)
                .Select(layer => layer.Key),
        ];
        return (
            [
                .. evidence.Indicators.Select(item => withheld.Contains(Indicators.Of(item.Id).Layer)
                    ? new IndicatorEvidence { Id = item.Id, Successes = 0, Opportunities = 0, Missing = item.Missing }
                    : item),
            ],
            new(withheld));
    }

    private static EquatableArray<RecordingAdvice> Advise(EquatableArray<IndicatorEvidence> counted) =>
    [
        .. counted.Where(item => item.Missing.Count > 0)
            .GroupBy(item => Indicators.Of(item.Id).Layer)
            .OrderBy(layer => layer.Key)
            .Select(layer => new RecordingAdvice
            {
                Layer = layer.Key,
                Fields = [.. layer.SelectMany(item => item.Missing).Distinct().Order()],
                Indicators = [.. layer.Select(item => item.Id)],
            }),
    ];
}
