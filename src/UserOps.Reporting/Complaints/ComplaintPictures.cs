using NodaTime;
using UserOps.Complaints;

namespace UserOps.Reporting;

/// <summary>Pictures of complaints: grades over time, one case on its clock, targets kept, the rates of the loop, and topics in alarm.</summary>
public static class ComplaintPictures
{
    /// <summary>Draws how many complaints of each grade came in: columns a day, week, month, quarter or some years, so that there are at most 62.</summary>
    /// <remarks>One pass over the cases; memory follows the days that have complaints. Cases that were merged into others count too: they came in.</remarks>
    /// <param name="cases">The cases, by receipt and by the grade they have now; those that have not come in yet are passed over.</param>
    /// <param name="days">Which local day an instant belongs to.</param>
    /// <param name="asOf">The instant as of which they were judged: a column that is not over by then is hatched.</param>
    /// <param name="options">Language, colours, width; the default ones, if they aren't said.</param>
    /// <returns>The picture; a sentence in its place where no complaint has come in.</returns>
    /// <exception cref="ArgumentNullException">The cases or the days are <see langword="null"/>.</exception>
    public static Picture Grades(IEnumerable<CaseStatus> cases, DayClock days, Instant asOf, PictureOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(cases);
        ArgumentNullException.ThrowIfNull(days);
        var counts = new GradeCounts();
        foreach (var status in cases)
        {
            counts.Add(status, days);
        }

        return Grades(counts, days, asOf, options);
    }

    /// <summary>Draws the same of counts that a host has: how many complaints of each grade came in each day.</summary>
    /// <param name="lines">The counts; lines of the same day and grade are added up.</param>
    /// <param name="options">Language, colours, width; the default ones, if they aren't said.</param>
    /// <returns>The picture, to the last day that has complaints; a sentence in its place where there is none.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="lines"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A line is of a day or a grade that there isn't, or of a negative number.</exception>
    /// <exception cref="OverflowException">The complaints of all lines together are more than a 64-bit number holds.</exception>
    public static Picture Grades(IEnumerable<GradeDay> lines, PictureOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(lines);
        return GradesPicture.Draw(GradeCounts.Of(lines), lastDay: null, isOver: true, options);
    }

    /// <summary>Draws one case on its clock: its states, the open spans that count for each target, pauses and what they wait for, due instants, what was kept and missed, and what happened.</summary>
    /// <remarks>Costs a timeline of each target; closed hours too short to be seen are drawn as part of the open ones around them.</remarks>
    /// <param name="evaluator">What judged the case; its calendars tell the open spans.</param>
    /// <param name="status">Where the case stands.</param>
    /// <param name="asOf">The instant as of which it was judged: the line of now.</param>
    /// <param name="zone">The zone in which instants are told, such as that of the firm's calendar.</param>
    /// <param name="log">What happened to it, for marks of the events; none, if it isn't said.</param>
    /// <param name="options">Language, colours, width; the default ones, if they aren't said.</param>
    /// <returns>The picture; a sentence in its place where the complaint had not come in yet. Its table has the targets, the states and the events.</returns>
    /// <exception cref="ArgumentNullException">The evaluator, the status or the zone is <see langword="null"/>.</exception>
    public static Picture Case(CaseEvaluator evaluator, CaseStatus status, Instant asOf, DateTimeZone zone, CaseLog? log = null, PictureOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(evaluator);
        ArgumentNullException.ThrowIfNull(status);
        ArgumentNullException.ThrowIfNull(zone);
        return CasePicture.Draw(evaluator, status, asOf, zone, log, options);
    }

    /// <summary>Draws in which share of the cases each target was kept, with Wilson's intervals at 95 %, as a whole and by grade.</summary>
    /// <remarks>
    /// One pass over the cases. As <see cref="ComplaintMetrics"/> counts: a target that was missed in any round is missed; one that runs, or
    /// need not be done any more, counts for neither; cases that were merged into others are passed over.
    /// </remarks>
    /// <param name="cases">Where the cases stand, with what was done about them.</param>
    /// <param name="aim">The share that is to be kept, above 0 and up to 1, as a mark to compare with; none, if it isn't said.</param>
    /// <param name="options">Language, colours, width; the default ones, if they aren't said.</param>
    /// <returns>The picture; a sentence in its place where no target has been kept or missed.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="cases"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="aim"/> is not above 0 and up to 1.</exception>
    public static Picture Targets(IEnumerable<CaseStatus> cases, double? aim = null, PictureOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(cases);
        ThrowIfNoAim(aim);
        var counts = new TargetCounts();
        foreach (var status in cases)
        {
            counts.Add(status);
        }

        return TargetsPicture.Targets(counts, aim, options);
    }

    /// <summary>Draws the rates of the complaint loop with their intervals: late, settled at first contact, reopened, repeated, upheld and the like.</summary>
    /// <param name="metrics">The metrics; the picture is of the whole, the table has the groups too.</param>
    /// <param name="options">Language, colours, width; the default ones, if they aren't said.</param>
    /// <returns>The picture; rates of nothing are left out, and without any a sentence stands in its place.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="metrics"/> is <see langword="null"/>.</exception>
    public static Picture Rates(ComplaintMetrics metrics, PictureOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(metrics);
        return TargetsPicture.Rates(metrics, options);
    }

    /// <summary>Draws the days of one topic: its counts, what is usual, from which count on a day is watched and alarms, the moving average, and when the level changed.</summary>
    /// <param name="topic">The topic.</param>
    /// <param name="policy">The policy by which it was judged; it says how the limits follow from what is usual.</param>
    /// <param name="options">Language, colours, width; the default ones, if they aren't said.</param>
    /// <returns>The picture, of the last 120 days at most; a sentence in its place for a topic without complaints.</returns>
    /// <exception cref="ArgumentNullException">The topic or the policy is <see langword="null"/>.</exception>
    public static Picture Crisis(TopicCrisis topic, CrisisPolicy policy, PictureOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(topic);
        ArgumentNullException.ThrowIfNull(policy);
        return CrisisPicture.Draw(topic, policy, options);
    }

    internal static Picture Grades(GradeCounts counts, DayClock days, Instant asOf, PictureOptions? options)
    {
        var day = days.DayOf(asOf);
        return GradesPicture.Draw(counts, day, isOver: asOf >= days.EndOf(day), options);
    }

    internal static void ThrowIfNoAim(double? aim)
    {
        if (aim is { } share && !(share > 0 && share <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(aim), aim, "The share to be kept must be above 0 and up to 1. Write 95 % as 0.95.");
        }
    }
}
