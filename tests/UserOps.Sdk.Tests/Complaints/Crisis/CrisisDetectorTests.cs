using NodaTime;
using UserOps.Complaints;

namespace UserOps.Tests.Complaints;

public class CrisisDetectorTests
{
    private static readonly int[] Week = [9, 11, 10, 10, 9, 11, 10];

    private static readonly int[] NineWeeks = [.. Enumerable.Repeat(Week, 9).SelectMany(week => week)];

    private static readonly CrisisDetector Detector = new(CrisisPolicy.Default);

    [Fact]
    public void Three_times_the_usual_is_an_alert_on_its_first_day_and_says_so()
    {
        var answer = Detector.Assess(CrisisLog.From(CrisisStreams.Of([.. NineWeeks, 27])), "leak", CrisisStreams.EndOf(63));

        Assert.Equal((CrisisLevel.Alert, CrisisStreams.First.PlusDays(63)), (answer.Value.Level, answer.Value.Since));
        var today = answer.Value.History[^1];
        Assert.Equal(
            new CrisisBaseline
            {
                Weekday = IsoDayOfWeek.Monday,
                From = CrisisStreams.First.PlusDays(5),
                To = CrisisStreams.First.PlusDays(60),
                Days = 8,
                LeftOut = 0,
                Mean = 9,
                Variance = 9,
            },
            today.Baseline);
        Assert.Equal(9.6427629590873e-7, today.Chance!.Value, 1e-15); // P(X >= 27) for a Poisson mean of 9
        Assert.Equal((true, false, 27, 1), (today.Alarm!.IsSpike, today.Alarm.IsRamp, today.Alarm.Members.Count, today.Alarm.Watches));
        Assert.Equal(
            [
                "leak: alert since 2026-03-09; 27 complaints on 2026-03-09.",
                "Usual on a Monday are 9, with a variance of 9 (8 days from 2026-01-10 to 2026-03-06); 27 or more have a chance of 9.64E-07.",
                "So many come by chance less often than 0.001: a spike.",
                "27 complaints belong to it, from 2026-03-09 to 2026-03-09: leak-63-0, leak-63-1, leak-63-2, leak-63-3, leak-63-4, ….",
            ],
            answer.Reasons.Select(reason => reason.In("en")));
        Assert.Equal("“leak”：自 2026-03-09 起为“预警”；2026-03-09 有 27 件投诉。", answer.Reasons[0].In("zh-CN"));
    }

    [Theory]
    [InlineData("customers", "crisis.customers")]
    [InlineData("grave", "crisis.gravity")]
    [InlineData("publicity", "crisis.publicity")]
    public void An_alert_with_many_customers_or_grave_complaints_or_publicity_is_a_crisis(string what, string code)
    {
        List<ComplaintSighting> sightings = [.. CrisisStreams.Of([.. NineWeeks, 27])];
        for (var i = 0; i < 10; i++)
        {
            var at = sightings.FindIndex(sighting => sighting.Id == new ComplaintId($"leak-63-{i}"));
            sightings[at] = what switch
            {
                "customers" => sightings[at] with { CustomerId = new($"u{i}") },
                "grave" when i < 3 => sightings[at] with { Grade = ComplaintGrade.Major },
                "publicity" when i < 1 => sightings[at] with { Publicity = 2 },
                _ => sightings[at],
            };
        }

        var answer = Detector.Assess(CrisisLog.From(sightings), "leak", CrisisStreams.EndOf(63));

        Assert.Equal(CrisisLevel.Crisis, answer.Value.Level);
        Assert.Equal([code], answer.Reasons.Select(reason => reason.Code).Intersect(["crisis.customers", "crisis.gravity", "crisis.publicity"]));
        Assert.Equal(CrisisLevel.Alert, Detector.Assess(CrisisLog.From(sightings.Where(sighting => sighting.Id != new ComplaintId("leak-63-0"))), "leak", CrisisStreams.EndOf(63)).Value.Level);
    }

    [Fact]
    public void A_slow_ramp_that_no_day_betrays_is_seen_by_the_average()
    {
        int[] ramp = [10, 11, 11, 12, 12, 13, 13, 14, 14, 15, 15, 16, 16, 17];

        var history = Detector.Assess(CrisisLog.From(CrisisStreams.Of([.. NineWeeks, .. ramp])), "leak", CrisisStreams.EndOf(76)).Value.History;

        var alarm = history.First(day => day.Alarm is not null);
        Assert.Equal((false, true), (alarm.Alarm!.IsSpike, alarm.Alarm.IsRamp));
        Assert.True(alarm.Chance > 0.01);
        Assert.InRange(alarm.Day, CrisisStreams.First.PlusDays(63 + 8), CrisisStreams.First.PlusDays(63 + 12));
        Assert.InRange(alarm.Alarm.From, CrisisStreams.First.PlusDays(63), CrisisStreams.First.PlusDays(66));
        Assert.True(alarm.Ewma > alarm.EwmaLimit);
    }

    [Fact]
    public void After_an_outage_the_level_goes_down_a_step_every_three_quiet_days()
    {
        int[] counts = [.. NineWeeks, 27, .. Week, .. Week];

        var answer = Detector.Assess(CrisisLog.From(CrisisStreams.Of(counts, anonymous: false)), "leak", CrisisStreams.EndOf(77));

        Assert.Equal(
            [3, 3, 3, 3, 2, 2, 2, 1, 1, 1, 0, 0],
            answer.Value.History.Where(day => day.Day >= CrisisStreams.First.PlusDays(63)).Take(12).Select(day => (int)day.Level));
        var third = Detector.Assess(CrisisLog.From(CrisisStreams.Of(counts, anonymous: false)), "leak", CrisisStreams.EndOf(65));
        Assert.Equal("The level goes down a step after 3 days below the limit of alert; so far 2.", third.Reasons[^1].In("en"));
    }

    [Fact]
    public void An_outage_does_not_hide_the_next_one_on_the_same_weekday()
    {
        int[] counts = [.. NineWeeks, 27, .. Week.Skip(1), 27];

        var today = Detector.Assess(CrisisLog.From(CrisisStreams.Of(counts)), "leak", CrisisStreams.EndOf(70)).Value.History[^1];

        Assert.Equal((CrisisLevel.Alert, 7, 1, 9.0), (today.Signal, today.Baseline!.Days, today.Baseline.LeftOut, today.Baseline.Mean));
        var policy = CrisisPolicy.Default with { Baseline = CrisisPolicy.Default.Baseline with { LeavesAlertsOut = false } };
        var without = new CrisisDetector(policy).Assess(CrisisLog.From(CrisisStreams.Of(counts)), "leak", CrisisStreams.EndOf(70));
        Assert.Equal((8, 0, 11.25), (without.Value.History[^1].Baseline!.Days, without.Value.History[^1].Baseline!.LeftOut, without.Value.History[^1].Baseline!.Mean));
        Assert.True(without.Value.History[^1].Chance > 10 * today.Chance);
    }

    [Fact]
    public void A_level_that_stays_becomes_the_usual_one()
    {
        int[] counts = [.. NineWeeks, .. Enumerable.Repeat(30, 120)];

        var answer = Detector.Assess(CrisisLog.From(CrisisStreams.Of(counts)), "leak", CrisisStreams.EndOf(counts.Length - 1));

        Assert.Equal(CrisisLevel.None, answer.Value.Level);
        Assert.Equal(30, answer.Value.History[^1].Baseline!.Mean);
    }

    [Fact]
    public void Too_few_days_before_give_no_alarm_and_some_give_a_baseline_of_all_weekdays()
    {
        int[] counts = [.. Week, .. Week, 10, 10, 40];

        var early = Detector.Assess(CrisisLog.From(CrisisStreams.Of(counts[..16])), "leak", CrisisStreams.EndOf(15));
        var pooled = Detector.Assess(CrisisLog.From(CrisisStreams.Of(counts)), "leak", CrisisStreams.EndOf(16));

        Assert.Null(early.Value.History[^1].Baseline);
        Assert.Equal(
            "Too few days came before: 14 days are needed, 2 days of guard band not counted. Until then there is no alarm.",
            early.Reasons.Single(reason => reason.Code == "crisis.insufficientBaseline").In("en"));
        Assert.Equal((CrisisLevel.Alert, (IsoDayOfWeek?)null, 14), (pooled.Value.Level, pooled.Value.History[^1].Baseline!.Weekday, pooled.Value.History[^1].Baseline!.Days));
        Assert.Contains("too few of one weekday", pooled.Reasons[1].In("en"), StringComparison.Ordinal);
    }

    [Fact]
    public void Weekdays_are_held_against_themselves()
    {
        int[] quietWeekends = [20, 20, 20, 20, 20, 2, 2];
        int[] counts = [.. Enumerable.Repeat(quietWeekends, 9).SelectMany(week => week), .. quietWeekends[..5], 12];

        var answer = Detector.Assess(CrisisLog.From(CrisisStreams.Of(counts)), "leak", CrisisStreams.EndOf(68));

        Assert.Equal((CrisisLevel.Alert, 2.0), (answer.Value.Level, answer.Value.History[^1].Baseline!.Mean));
        Assert.All(answer.Value.History.SkipLast(1), day => Assert.Equal(CrisisLevel.None, day.Level));
    }

    [Fact]
    public void A_topic_out_of_nothing_is_seen_from_the_least_count_on()
    {
        var usual = CrisisStreams.Of(NineWeeks);

        CrisisLevel LevelOf(int count) => Detector
            .Assess(CrisisLog.From([.. usual, .. CrisisStreams.Of([.. Enumerable.Repeat(0, 62), count], "fire")]), "fire", CrisisStreams.EndOf(62)).Value.Level;

        Assert.Equal([CrisisLevel.None, CrisisLevel.Alert], [LevelOf(2), LevelOf(3)]);
    }

    [Fact]
    public void Todays_count_is_what_came_until_then()
    {
        var log = CrisisLog.From(CrisisStreams.Of([.. NineWeeks, 27]));
        var noon = DayClock.Utc.StartOf(CrisisStreams.First.PlusDays(63)) + Duration.FromMinutes(11);

        var answer = Detector.Assess(log, "leak", noon);

        Assert.Equal((12, false, CrisisLevel.None), (answer.Value.History[^1].Count, answer.Value.History[^1].IsOver, answer.Value.Level));
        Assert.Equal(DayClock.Utc.StartOf(CrisisStreams.First.PlusDays(64)), answer.ValidUntil);
        Assert.EndsWith("12 complaints on 2026-03-09 so far.", answer.Reasons[0].In("en"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_word_known_later_counts_from_then_on()
    {
        var complaint = new ComplaintSighting(new("c1"), CrisisStreams.EndOf(0), "late", ComplaintGrade.Minor, null, 0);
        var log = CrisisLog.From([complaint, complaint with { Topic = "leak", KnownSince = CrisisStreams.EndOf(3) }]);

        Assert.Equal(["late"], Detector.Assess(log, CrisisStreams.EndOf(2)).Select(answer => answer.Value.Topic));
        Assert.Equal(["leak"], Detector.Assess(log, CrisisStreams.EndOf(3)).Select(answer => answer.Value.Topic));
        Assert.Empty(Detector.Assess(log, CrisisStreams.EndOf(0) - Duration.Epsilon));
    }

    [Fact]
    public void A_topic_without_complaints_has_no_level_and_no_end()
    {
        var answer = Detector.Assess(CrisisLog.Empty, "leak", CrisisStreams.EndOf(0));

        Assert.Equal((CrisisLevel.None, null, null), (answer.Value.Level, answer.Value.Since, answer.ValidUntil));
        Assert.Equal("There is no complaint about leak.", Assert.Single(answer.Reasons).In("en"));
        Assert.Empty(Detector.Assess(CrisisLog.Empty, CrisisStreams.EndOf(0)));
    }

    [Fact]
    public void A_constant_rate_rarely_alarms_and_its_threefold_is_caught_on_the_first_day()
    {
        var (watches, alerts, caught, years) = (0, 0, 0, 0);
        var policy = CrisisPolicy.Default with { History = Period.FromDays(366) };
        for (var seed = 1; seed <= 12; seed++)
        {
            var mean = seed % 2 == 0 ? 20 : 10;
            int[] counts = CrisisStreams.Poisson(mean, 58 + 365, (ulong)seed);
            var history = new CrisisDetector(policy).Assess(CrisisLog.From(CrisisStreams.Of(counts)), "leak", CrisisStreams.EndOf(counts.Length - 1)).Value.History;
            years++;
            watches += history.Skip(1).Count(day => day.Signal == CrisisLevel.Watch);
            alerts += history.Skip(1).Count(day => day.Signal >= CrisisLevel.Alert);
            counts[^1] = CrisisStreams.Poisson(3 * mean, 1, (ulong)seed + 1000)[0];
            caught += Detector.Assess(CrisisLog.From(CrisisStreams.Of(counts)), "leak", CrisisStreams.EndOf(counts.Length - 1)).Value.History[^1].Signal >= CrisisLevel.Watch ? 1 : 0;
        }

        Assert.True(watches <= 5 * years, $"{watches} watches in {years} topic-years");
        Assert.True(alerts <= 2 * years, $"{alerts} alerts in {years} topic-years");
        Assert.True(caught == years, $"{caught} of {years} outages were caught on their first day");
    }

    [Fact]
    public void Bad_sightings_are_turned_away_with_a_reason()
    {
        var good = new ComplaintSighting(new("c1"), CrisisStreams.EndOf(0), "leak", ComplaintGrade.Minor, null, 0);
        var book = new SightingBook();
        Assert.True(book.TryAdd(good, out var none));
        Assert.Null(none);
        foreach (var (bad, field) in new[]
        {
            (good with { Id = default }, "id"),
            (good with { Id = new("a\u0007") }, "id"),
            (good with { ReceivedAt = Instant.MaxValue }, "receivedAt"),
            (good with { Topic = " " }, "topic"),
            (good with { Topic = new('x', 401) }, "topic"),
            (good with { Topic = "a\ud800" }, "topic"),
            (good with { CustomerId = UserId.None }, "customerId"),
            (good with { Grade = (ComplaintGrade)7 }, "grade"),
            (good with { Publicity = -1 }, "publicity"),
        })
        {
            Assert.False(book.TryAdd(bad, out var rejection));
            Assert.Equal(field, rejection.Field);
            Assert.Contains(field, Assert.Throws<ArgumentException>("sightings", () => CrisisLog.From([bad])).Message, StringComparison.Ordinal);
        }

        Assert.Equal(CrisisLog.From([good]), book.ToLog());
        Assert.Throws<ArgumentOutOfRangeException>("asOf", () => Detector.Assess(CrisisLog.Empty, Instant.MaxValue));
    }
}
