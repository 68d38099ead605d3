using NodaTime;
using UserOps.Lifecycle;

namespace UserOps.Tests.Lifecycle;

/// <summary>Stages by the days of every zone, around every change of its clocks from 2000 to 2037.</summary>
public sealed class StageZoneLaws
{
    private static readonly Instant From = Instant.FromUtc(2000, 1, 1, 0, 0);
    private static readonly Instant To = Instant.FromUtc(2037, 12, 31, 0, 0);

    /// <summary>Hours from a change at which somebody is active: on both sides, and a day or two away.</summary>
    private static readonly int[] Hours = [-49, -25, -24, -1, 0, 1, 2, 23, 24, 26, 49];

    public static TheoryData<int> Parts => [.. Enumerable.Range(0, 4)];

    [Theory]
    [MemberData(nameof(Parts))]
    public void Valid_until_is_honest_to_the_nanosecond_in_every_zone(int part)
    {
        var ids = DateTimeZoneProviders.Tzdb.Ids;
        for (var i = part; i < ids.Count; i += Parts.Count)
        {
            var evaluator = new StageEvaluator(StagePolicies.PostHog with { Zone = ids[i] });
            foreach (var change in evaluator.Days.Zone.GetZoneIntervals(From, To).Skip(1).Select(interval => interval.Start))
            {
                var at = change + Duration.FromHours(Hours[i % Hours.Length]);
                var activity = evaluator.Read(EventLog.From([new(at, "visit")]));
                Assert.Equal(evaluator.Days.DayOf(at), activity.Days.First);

                // New until the day is over, then dormant for one more, then inactive for good.
                var asOf = at;
                foreach (var (stage, next) in new[] { ("new", "dormant"), ("dormant", "inactive") })
                {
                    var assessment = evaluator.Explain(activity, asOf);
                    Assert.Equal(stage, assessment.Value.Stage.Value);
                    var until = assessment.ValidUntil!.Value;
                    Assert.True(until > asOf, $"{ids[i]}: {until} is not after {asOf}");
                    Assert.Equal(stage, evaluator.Explain(activity, until - Duration.Epsilon).Value.Stage.Value);
                    Assert.Equal(next, evaluator.Explain(activity, until).Value.Stage.Value);
                    asOf = until;
                }

                Assert.Null(evaluator.Explain(activity, asOf).ValidUntil);
            }
        }
    }

    [Fact]
    public void Apia_goes_from_29_to_31_December_2011_and_the_missing_day_passes_at_once()
    {
        var evaluator = new StageEvaluator(StagePolicies.PostHog with { Zone = "Pacific/Apia" });
        var last = Instant.FromUtc(2011, 12, 30, 9, 59); // 23:59 on the 29th; the next minute is the 31st
        var activity = evaluator.Read(EventLog.From([new(last, "visit")]));
        var assessment = evaluator.Explain(activity, last);

        // The stage ends on the 30th, which has no instant of its own: the 31st begins then, two days of silence later.
        Assert.Equal(new LocalDate(2011, 12, 30), assessment.Value.Until);
        Assert.Equal(Instant.FromUtc(2011, 12, 30, 10, 0), assessment.ValidUntil);
        Assert.Equal("inactive", evaluator.Explain(activity, assessment.ValidUntil!.Value).Value.Stage.Value);
    }
}
