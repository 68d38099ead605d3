namespace UserOps.Statistics;

/// <summary>How long durations last, where some of them are not over yet: the product-limit estimate of survival.</summary>
/// <remarks>
/// <para>With n durations known to reach a time and d of them ending at it, S(t) = Π (1 - d/n) over all times up to t:
/// E. L. Kaplan and P. Meier, "Nonparametric estimation from incomplete observations", JASA 53 (1958) 457-481. Durations left
/// open at a time were seen to reach it, so they leave after those that end at it.</para>
/// <para>It estimates rightly when what is left open is no different from the rest: the observation stopped for a reason that has
/// nothing to do with the duration.</para>
/// <para>Immutable and thread-safe. Runs of events without a censoring between them are one quotient, so without any open duration the
/// survival is the plain share, rounded once. The answer does not depend on the order of the counts.</para>
/// </remarks>
public sealed record KaplanMeierCurve
{
    /// <summary>Survivals this near, relatively, to the share asked for have reached it: rounding decides no quantile.</summary>
    private const double Tolerance = 1e-12;

    private KaplanMeierCurve(KaplanMeierPoint[] points, double confidence) => (Points, Confidence) = (new(points), confidence);

    /// <summary>Gets the steps in the order of time: one for each time with an event or a duration left open.</summary>
    public EquatableArray<KaplanMeierPoint> Points { get; }

    /// <summary>Gets the confidence of the intervals.</summary>
    public double Confidence { get; }

    /// <summary>
    /// Gets the median duration: the first time at which no more than half of the durations last longer; <see langword="null"/>
    /// when the curve does not fall so far.
    /// </summary>
    public long? Median => TimeOfShare(0.5);

    /// <summary>Estimates the curve.</summary>
    /// <remarks>
    /// <para>The standard error is that of M. Greenwood, "The natural duration of cancer", Reports on Public Health and Medical
    /// Subjects 33 (1926): S √G with G = Σ d / (n (n - d)).</para>
    /// <para>The interval is that of the log-minus-log transform, S^exp(±z √G / ln S) with the two-sided normal quantile z: J. D.
    /// Kalbfleisch and R. L. Prentice, "The Statistical Analysis of Failure Time Data" (1980). It never leaves 0 to 1.
    /// R gives it for <c>conf.type = "log-log"</c>, Stata by default.</para>
    /// <para>Costs a sort of the counts.</para>
    /// </remarks>
    /// <param name="counts">The counts, in any order; those of equal times are added up, and those of nothing are left out.</param>
    /// <param name="confidence">The share of such intervals that hold the true survival at a time; 95 % by default.</param>
    /// <returns>The curve; without steps when nothing was counted.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="counts"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A time or a count is negative, or <paramref name="confidence"/> isn't between 0 and 1.
    /// </exception>
    /// <exception cref="OverflowException">There are more durations than a <see cref="long"/> holds.</exception>
    public static KaplanMeierCurve Of(IEnumerable<SurvivalCount> counts, double confidence = 0.95)
    {
        ArgumentNullException.ThrowIfNull(counts);
        if (!(confidence > 0 && confidence < 1))
        {
            throw new ArgumentOutOfRangeException(
                nameof(confidence), confidence, "A confidence must be more than 0 and less than 1. Write 95 % as 0.95.");
        }

        var sorted = Sorted(counts);
        var atRisk = sorted.Sum(static count => count.Events + count.Censored);
        var z = -NormalDistribution.Quantile((1 - confidence) / 2);
        var points = new KaplanMeierPoint[sorted.Count];
        var (survival, greenwood) = (1.0, 0.0);
        var (segmentSurvival, segmentAtRisk) = (survival, atRisk); // where the last censoring left it
        for (var i = 0; i < points.Length; i++)
        {
            var (time, events, censored) = sorted[i];
            var after = atRisk - events;
            if (events > 0)
            {
                survival = segmentSurvival * ((double)after / segmentAtRisk);
                greenwood += after == 0 ? 0 : events / ((double)atRisk * after);
            }

            points[i] = Point(sorted[i], atRisk, survival, Math.Sqrt(greenwood), z);
            atRisk = after - censored;
            (segmentSurvival, segmentAtRisk) = censored > 0 ? (survival, atRisk) : (segmentSurvival, segmentAtRisk);
        }

        return new(points, confidence);
    }

    /// <summary>Estimates the share of durations longer than a time.</summary>
    /// <param name="time">The time.</param>
    /// <returns>
    /// The share: 1 before the first event. <see langword="null"/> after the last time observed, unless the curve has come down to 0:
    /// nothing was seen of what happens there.
    /// </returns>
    public double? SurvivalAt(long time)
    {
        if (Points.Count == 0)
        {
            return null;
        }

        var place = LastUpTo(time);
        return place < 0 ? 1
            : place == Points.Count - 1 && time > Points[place].Time && Points[place].Survival > 0 ? null
            : Points[place].Survival;
    }

    /// <summary>Estimates the chance that a duration which has reached a time without ending then ends soon after.</summary>
    /// <param name="time">How long it has lasted: it did not end at this time or before.</param>
    /// <param name="within">How much longer it is given; not negative.</param>
    /// <returns>
    /// <c>1 - S(time + within) / S(time)</c>; <see langword="null"/> when no duration lasts longer than <paramref name="time"/>, or the
    /// curve was not observed so far.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="within"/> is negative.</exception>
    /// <exception cref="OverflowException">The two times together are more than a <see cref="long"/> holds.</exception>
    public double? ChanceOfEnd(long time, long within)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(within);
        return SurvivalAt(time) is { } now and > 0 && SurvivalAt(time + within) is { } then ? 1 - (then / now) : null;
    }

    /// <summary>Finds the first time at which no more than a share of the durations last longer.</summary>
    /// <remarks>A survival within a relative 1e-12 of the share counts as having reached it, since products are rounded.</remarks>
    /// <param name="share">The share, from 0 to less than 1: 0.5 for the median, 0.25 for the upper quartile.</param>
    /// <returns>The time; <see langword="null"/> when the curve does not fall so far.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="share"/> isn't at least 0 and less than 1.</exception>
    public long? TimeOfShare(double share)
    {
        if (!(share >= 0 && share < 1))
        {
            throw new ArgumentOutOfRangeException(
                nameof(share), share, "A share must be at least 0 and less than 1. Write half as 0.5.");
        }

        foreach (var point in Points)
        {
            if (point.Survival <= share * (1 + Tolerance))
            {
                return point.Time;
            }
        }

        return null;
    }

    private static List<SurvivalCount> Sorted(IEnumerable<SurvivalCount> counts)
    {
        var byTime = new SortedDictionary<long, SurvivalCount>();
        foreach (var count in counts)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(count.Time, nameof(counts));
            ArgumentOutOfRangeException.ThrowIfNegative(count.Events, nameof(counts));
            ArgumentOutOfRangeException.ThrowIfNegative(count.Censored, nameof(counts));
            if (count.Events > 0 || count.Censored > 0)
            {
                var before = byTime.GetValueOrDefault(count.Time);
                byTime[count.Time] = new(count.Time, before.Events + count.Events, before.Censored + count.Censored);
            }
        }

        return [.. byTime.Values];
    }

    private static KaplanMeierPoint Point(SurvivalCount count, long atRisk, double survival, double spread, double z)
    {
        double? lower = null, upper = null;
        if (survival is > 0 and < 1)
        {
            var width = Math.Exp(z * spread / -Math.Log(survival));
            lower = Math.Min(survival, Math.Pow(survival, width));
            upper = Math.Max(survival, Math.Pow(survival, 1 / width));
        }

        return new(count.Time, atRisk, count.Events, count.Censored, survival, survival > 0 ? survival * spread : null, lower, upper);
    }

    /// <summary>The place of the last step at or before a time; -1 when there is none.</summary>
    private int LastUpTo(long time)
    {
        var (low, high) = (0, Points.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = Points[middle].Time <= time ? (middle + 1, high) : (low, middle);
        }

        return low - 1;
    }
}
