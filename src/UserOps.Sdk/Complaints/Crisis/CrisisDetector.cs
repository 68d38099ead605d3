using NodaTime;

namespace UserOps.Complaints;

/// <summary>Finds topics whose complaints are too many, by two detectors, and says how alarmed to be.</summary>
/// <remarks>
/// <para>A day's count is held against the same weekday of the weeks before: an unlikely count (spike), or a moving average over its limit (ramp),
/// is a watch; a very unlikely one, or repeated watching, an alert; an alert with grave complaints, many customers or publicity a crisis. Every
/// day is judged by the days before it alone, so nothing is stored between two questions, and an answer about the past can be had
/// again whenever it is asked for.</para>
/// <para>Immutable and thread-safe. An answer costs a walk over all sightings, and for each topic one over all days since the log's first.</para>
/// </remarks>
public sealed class CrisisDetector
{
    /// <summary>Initializes a new instance of the <see cref="CrisisDetector"/> class: checks the policy and makes its clock.</summary>
    /// <param name="policy">The policy.</param>
    /// <exception cref="ArgumentNullException"><paramref name="policy"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidPolicyException"><paramref name="policy"/> has problems; all are listed.</exception>
    public CrisisDetector(CrisisPolicy policy)
    {
        InvalidPolicyException.ThrowIfAny(CrisisPolicyValidator.Validate(policy), nameof(policy));
        Policy = policy;
        PolicyRef = policy.ToRef();
        Clock = new(DateTimeZoneProviders.Tzdb[policy.Zone], policy.DayStart);
    }

    /// <summary>Gets the policy.</summary>
    public CrisisPolicy Policy { get; }

    /// <summary>Gets the policy's name, version and hash.</summary>
    public PolicyRef PolicyRef { get; }

    /// <summary>Gets which local day an instant belongs to.</summary>
    public DayClock Clock { get; }

    /// <summary>Judges every topic.</summary>
    /// <param name="log">The complaints; those received or known later than <paramref name="asOf"/> are not seen.</param>
    /// <param name="asOf">The instant of judgement.</param>
    /// <returns>An answer for each topic with a complaint, the most alarming first, then by the ordinal order of the topic.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="log"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="asOf"/> is not between the years 1 and 9998.</exception>
    public EquatableArray<Assessment<TopicCrisis>> Assess(CrisisLog log, Instant asOf)
    {
        Check(log, asOf);
        return TopicDays.Read(log, Clock, asOf, only: null)
            .Select(days => Assess(days, asOf))
            .OrderByDescending(answer => answer.Value.Level)
            .ThenBy(answer => answer.Value.Topic, StringComparer.Ordinal)
            .ToEquatableArray();
    }

    /// <summary>Judges one topic.</summary>
    /// <param name="log">The complaints of all topics; those received or known later than <paramref name="asOf"/> are not seen.</param>
    /// <param name="topic">The topic.</param>
    /// <param name="asOf">The instant of judgement.</param>
    /// <returns>The answer: the same as among all topics; <see cref="CrisisLevel.None"/>, without an end, for a topic without complaints.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="log"/> or <paramref name="topic"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="asOf"/> is not between the years 1 and 9998.</exception>
    public Assessment<TopicCrisis> Assess(CrisisLog log, string topic, Instant asOf)
    {
        ArgumentNullException.ThrowIfNull(topic);
        Check(log, asOf);
        return TopicDays.Read(log, Clock, asOf, topic) is [var days]
            ? Assess(days, asOf)
            : new(new() { Topic = topic, Level = CrisisLevel.None }, PolicyRef, asOf, ValidUntil: null, CrisisExplainer.WithoutComplaints(topic));
    }

    private static void Check(CrisisLog log, Instant asOf)
    {
        ArgumentNullException.ThrowIfNull(log);
        if (!DayClock.InRange(asOf))
        {
            throw new ArgumentOutOfRangeException(nameof(asOf), asOf, "The instant must lie between the years 1 and 9998.");
        }
    }

    private Assessment<TopicCrisis> Assess(TopicDays days, Instant asOf)
    {
        var walk = new TopicWalk(Policy, days);
        var value = walk.Run();

        // The history always ends with the day of judgement, so the next day gives another answer, if only by being another day.
        var until = Clock.StartOf(Clock.DayOf(asOf).PlusDays(1));
        return new(value, PolicyRef, asOf, until, CrisisExplainer.Explain(Policy, value, walk.QuietDays).ToEquatableArray());
    }
}
