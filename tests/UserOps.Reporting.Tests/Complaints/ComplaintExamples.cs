using NodaTime;
using UserOps.Complaints;
using UserOps.Tests.Complaints;

namespace UserOps.Reporting.Tests;

/// <summary>Small inputs for pictures of complaints: a firm that works from Monday to Friday, 9 to 17, in UTC.</summary>
internal static class ComplaintExamples
{
    public static Instant AsOf { get; } = CaseStory.At("2026-02-06T11:30");

    public static DateTimeZone Zone => DateTimeZone.Utc;

    /// <summary>Waits for the customer over a day, missed its first response, and its decision is due.</summary>
    public static CaseStory OpenCase { get; } = new CaseStory("C-7").Received("2026-02-02T09:30", 2).Screened("2026-02-02T09:50").Acknowledged("2026-02-02T10:00").Assigned("2026-02-02T11:00")
        .Investigated("2026-02-02T13:00").Paused("2026-02-03T10:00").Resumed("2026-02-04T12:00").Updated("2026-02-05T15:30");

    public static CaseStatus Open { get; } = OpenCase.AsOf("2026-02-06T11:30");

    /// <summary>Sixteen cases: of each grade four, every second handled in time, of the others one late and one untouched.</summary>
    public static CaseStatus[] Cases { get; } = [.. Enumerable.Range(0, 16).Select(Case)];

    /// <summary>Two usual complaints a day, eight weeks long, then ever more.</summary>
    public static Instant AlarmedAt { get; } = CrisisStreams.EndOf(63);

    public static CrisisDetector Detector { get; } = new(CrisisPolicy.Default);

    public static EquatableArray<Assessment<TopicCrisis>> Topics { get; } = Detector.Assess(
        CrisisLog.From(CrisisStreams.Of([.. Enumerable.Range(0, 58).Select(day => 1 + (day % 3)), 3, 8, 4, 12, 19, 6], anonymous: false)
            .Concat(CrisisStreams.Of(Enumerable.Range(0, 64).Select(day => day % 2), "late"))),
        AlarmedAt);

    public static TopicCrisis Alarmed => Topics[0].Value;

    private static CaseStatus Case(int place)
    {
        var (grade, day) = (4 - (place / 4), 2 + (place % 5));
        var story = new CaseStory($"C-{place:D2}").Received($"2026-02-0{day}T09:30", grade);
        story = place % 4 == 3 ? story : story.Screened($"2026-02-0{day}T09:40").Acknowledged($"2026-02-0{day}T{(place % 4 == 2 ? "17" : "09")}:55").Assigned($"2026-02-0{day}T18:00").Investigated($"2026-02-0{day}T18:10");
        story = place % 2 == 0 ? story.Decided($"2026-02-{day + 6:D2}T10:00").Responded($"2026-02-{day + 6:D2}T11:00") : story;
        return story.AsOf("2026-02-27T12:00");
    }
}
