using NodaTime;
using UserOps.Statistics;

namespace UserOps.Complaints;

/// <summary>How likely an open case misses its decision, told from how long the host's own cases of the same grade took.</summary>
/// <remarks>
/// <para>Each case gives the working time from the start of its resolve clock to the decision, pauses taken out; one that is still open
/// gives as much as it has used up, and is left open there (censored). One curve of survival S for each grade is estimated from them
/// (<see cref="KaplanMeierCurve"/>). A case that is not done after e of a target of T is late with the probability S(T) / S(e).</para>
/// <para>While the target stays, the probability never falls as time passes: S(e) can only fall. It falls when the target grows, as
/// by a pause that moves working days, or when the case becomes another grade.</para>
/// <para>There is none to tell where fewer than <see cref="MinimumDecided"/> cases of the grade were decided, fewer than
/// <see cref="MinimumAtRisk"/> took longer than e, or none was watched as long as T.</para>
/// <para>It takes the cases for alike but for their grade, and the waiting of open ones for no sign of their end. Where a team gives
/// up on hard cases, it is too hopeful. Immutable and thread-safe; a chance costs two searches in the curve.</para>
/// </remarks>
public sealed class BreachOdds
{
    /// <summary>How many cases of a grade must have been decided.</summary>
    public const int MinimumDecided = 30;

    /// <summary>How many cases of a grade must have taken longer than the one that is asked for.</summary>
    public const int MinimumAtRisk = 10;

    private const double Confidence = 0.95;
    private static readonly string Resolve = Json.EnumJsonConverter<ServiceTargetKind>.NameOf(ServiceTargetKind.Resolve);
    private static readonly double Z = -NormalDistribution.Quantile((1 - Confidence) / 2);
    private readonly CaseEvaluator _evaluator;
    private readonly Dictionary<ComplaintGrade, GradeCurve> _curves;

    private BreachOdds(CaseEvaluator evaluator, Dictionary<ComplaintGrade, GradeCurve> curves) => (_evaluator, _curves) = (evaluator, curves);

    /// <summary>Learns from cases. Costs a timeline of each, and a sort.</summary>
    /// <param name="evaluator">What judged them; its calendars count the working time.</param>
    /// <param name="history">Where the cases stand, each once. Those merged into others, and those whose grade has no decision target, are passed over.</param>
    /// <param name="asOf">The instant as of which they were judged.</param>
    /// <returns>The odds.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static BreachOdds Of(CaseEvaluator evaluator, IEnumerable<CaseStatus> history, Instant asOf)
    {
        ArgumentNullException.ThrowIfNull(evaluator);
        ArgumentNullException.ThrowIfNull(history);
        var counts = new Dictionary<ComplaintGrade, List<SurvivalCount>>();
        foreach (var status in history)
        {
            if (status.MergedInto is not null || status.Grade is not { } grade || TargetOf(status) is not { } target)
            {
                continue;
            }

            var isDone = target.MetAt is not null;
            var until = isDone || target.IsOpen ? asOf : Instant.Min(asOf, status.Since ?? asOf);
            var time = Ticks(Used(evaluator, target, until));
            (counts.TryGetValue(grade, out var list) ? list : counts[grade] = []).Add(new(time, isDone ? 1 : 0, isDone ? 0 : 1));
        }

        return new(evaluator, counts.ToDictionary(pair => pair.Key, pair => new GradeCurve(pair.Value)));
    }

    /// <summary>Gets the curve of a grade's cases, its time in units of 100 nanoseconds of working time.</summary>
    /// <param name="grade">The grade.</param>
    /// <returns>The curve; <see langword="null"/> if there was no case.</returns>
    public KaplanMeierCurve? CurveOf(ComplaintGrade grade) => _curves.GetValueOrDefault(grade)?.Curve;

    /// <summary>Tells how likely an open case misses its decision.</summary>
    /// <param name="status">Where it stands.</param>
    /// <param name="asOf">The instant as of which it was judged.</param>
    /// <returns>The chance, or why there is none.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="status"/> is <see langword="null"/>.</exception>
    public BreachChance ChanceOf(CaseStatus status, Instant asOf)
    {
        ArgumentNullException.ThrowIfNull(status);
        if (status.Grade is not { } grade || TargetOf(status) is not { Status: TargetState.Running or TargetState.Paused, DueAt: not null } target)
        {
            return new()
            {
                Probability = null,
                Unknown = BreachUnknown.NothingAhead,
                Grade = status.Grade,
                Elapsed = Duration.Zero,
                Target = Duration.Zero,
                Decided = 0,
                AtRisk = 0,
            };
        }

        var used = Used(_evaluator, target, asOf);
        return Chance(grade, used, used + target.Left);
    }

    /// <summary>Tells how likely a case that is not done after some working time takes longer than its target.</summary>
    /// <param name="grade">Its grade.</param>
    /// <param name="elapsed">The working time that it has used up.</param>
    /// <param name="target">The working time of the whole target.</param>
    /// <returns>The chance, or why there is none.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="elapsed"/> is negative, or longer than <paramref name="target"/>.</exception>
    public BreachChance Chance(ComplaintGrade grade, Duration elapsed, Duration target)
    {
        if (elapsed < Duration.Zero || elapsed > target)
        {
            throw new ArgumentOutOfRangeException(nameof(elapsed), elapsed, $"The elapsed time must be from zero to the target, {target}; what is used up is missed already.");
        }

        var curve = _curves.GetValueOrDefault(grade);
        var (from, until) = (Ticks(elapsed), Ticks(target));
        var atRisk = curve?.AtRisk(from) ?? 0;
        var chance = new BreachChance
        {
            Probability = null,
            Unknown = BreachUnknown.None,
            Grade = grade,
            Elapsed = elapsed,
            Target = target,
            Decided = curve?.Decided ?? 0,
            AtRisk = atRisk,
        };
        if (curve is null || curve.Decided < MinimumDecided)
        {
            return chance with { Unknown = BreachUnknown.TooFewDecided };
        }

        if (atRisk < MinimumAtRisk)
        {
            return chance with { Unknown = BreachUnknown.TooFewAsLong };
        }

        if (curve.Curve.SurvivalAt(until) is not { } late || curve.Curve.SurvivalAt(from) is not ({ } now and > 0))
        {
            return chance with { Unknown = BreachUnknown.NotSeenSoFar };
        }

        var probability = Math.Min(1, late / now);
        if (probability is not (> 0 and < 1))
        {
            return chance with { Probability = probability };
        }

        // Greenwood's sum over the steps between the two, on the log-minus-log scale, as the curve's own intervals.
        var width = Math.Exp(Z * Math.Sqrt(curve.Greenwood(from, until)) / -Math.Log(probability));
        return chance with
        {
            Probability = probability,
            Lower = Math.Min(probability, Math.Pow(probability, width)),
            Upper = Math.Max(probability, Math.Pow(probability, 1 / width)),
        };
    }

    private static TargetStatus? TargetOf(CaseStatus status) => status.Targets.FirstOrDefault(target => target.Target == Resolve);

    private static Duration Used(CaseEvaluator evaluator, TargetStatus target, Instant until)
    {
        var used = Duration.Zero;
        foreach (var span in evaluator.Timeline(target, until))
        {
            used += span.IsCounted ? span.Until - span.From : Duration.Zero;
        }

        return used;
    }

    private static long Ticks(Duration time) => time.BclCompatibleTicks;

    /// <summary>The curve of one grade, with what a chance is read off.</summary>
    private sealed class GradeCurve
    {
        private readonly long[] _times;
        private readonly double[] _sums;

        public GradeCurve(List<SurvivalCount> counts)
        {
            Curve = KaplanMeierCurve.Of(counts, Confidence);
            Decided = counts.Sum(static count => count.Events);
            _times = [.. Curve.Points.Select(point => point.Time)];
            _sums = new double[_times.Length + 1];
            for (var i = 0; i < _times.Length; i++)
            {
                var point = Curve.Points[i];
                var left = point.AtRisk - point.Events;
                _sums[i + 1] = _sums[i] + (left == 0 ? 0 : point.Events / ((double)point.AtRisk * left));
            }
        }

        public KaplanMeierCurve Curve { get; }

        public long Decided { get; }

        /// <summary>How many took longer than a time.</summary>
        public long AtRisk(long time) => StepsUpTo(time) is var steps && steps < _times.Length ? Curve.Points[steps].AtRisk : 0;

        public double Greenwood(long from, long until) => _sums[StepsUpTo(until)] - _sums[StepsUpTo(from)];

        private int StepsUpTo(long time)
        {
            var (low, high) = (0, _times.Length);
            while (low < high)
            {
                var middle = (low + high) / 2;
                (low, high) = _times[middle] <= time ? (middle + 1, high) : (low, middle);
            }

            return low;
        }
    }
}
