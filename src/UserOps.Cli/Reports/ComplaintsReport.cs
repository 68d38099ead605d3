using NodaTime;
using UserOps.Cli.Complaints;
using UserOps.Complaints;
using UserOps.Reporting;

namespace UserOps.Cli.Reports;

/// <summary>What a report tells of complaints.</summary>
internal static class ComplaintsReport
{
    /// <summary>Counts complaints by day and grade.</summary>
    /// <param name="set">The complaints.</param>
    /// <param name="days">The local days.</param>
    /// <param name="asOf">When to judge; later ones are not seen.</param>
    /// <returns>A line a day and grade.</returns>
    public static IEnumerable<GradeDay> Grades(ComplaintSet set, DayClock days, Instant asOf) => set.Facts
        .Where(facts => facts.ReceivedAt <= asOf)
        .CountBy(facts => (Day: days.DayOf(facts.ReceivedAt), set.Grader.GradeOf(facts).Grade))
        .Select(line => new GradeDay(line.Key.Day, line.Key.Grade, line.Value));

    /// <summary>Finds which topics alarm.</summary>
    /// <param name="detector">Watches topics.</param>
    /// <param name="set">The complaints.</param>
    /// <param name="asOf">When to judge.</param>
    /// <returns>The topics, the most alarming first; none where no complaint has one.</returns>
    public static EquatableArray<Assessment<TopicCrisis>> Topics(CrisisDetector detector, ComplaintSet set, Instant asOf) =>
        CrisisAnswer.Of(detector, set with { AsOf = new Options.AsOfInstant(asOf) }, byProduct: false).Topics;
}
