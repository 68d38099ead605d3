using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using UserOps.Complaints;
using UserOps.Testing;

namespace UserOps.Tests.Complaints;

public class CrisisLawTests
{
    private static readonly Arbitrary<ComplaintSighting[]> AnySightings = CrisisGenerators.Sightings;

    private static readonly Arbitrary<CrisisPolicy> AnyPolicy = CrisisGenerators.Policies;

    private static readonly Arbitrary<Instant> AnyAsOf = CrisisGenerators.AsOf;

    [Fact]
    public void The_answer_is_that_of_the_slow_oracle()
    {
        var alarms = 0;
        Law.Holds(AnyPolicy, AnySightings, AnyAsOf, (policy, sightings, asOf) =>
        {
            var naive = new NaiveCrisis(policy, sightings, asOf);
            var answers = new CrisisDetector(policy).Assess(CrisisLog.From(sightings), asOf);
            Assert.Equal(naive.Topics, answers.Select(answer => answer.Value.Topic).Order(StringComparer.Ordinal));
            foreach (var answer in answers)
            {
                var days = naive.Days(answer.Value.Topic);
                Assert.Equal(days[^1].Level, answer.Value.Level);
                Assert.Equal(days[days.FindLastIndex(day => day.Level != days[^1].Level) + 1].Day, answer.Value.Since);
                var first = days[^1].Day.PlusDays(1) - policy.History;
                var expected = days.Where(day => day.Day >= first).ToList();
                Assert.Equal(expected.Count, answer.Value.History.Count);
                for (var i = 0; i < expected.Count; i++)
                {
                    AssertNear(expected[i], answer.Value.History[i]);
                }

                alarms += answer.Value.History.Count(day => day.Alarm is not null);
            }

            return true;
        });

        Assert.True(alarms > 50, $"Only {alarms} alarms were tried.");
    }

    [Fact]
    public void Order_repeats_and_partition_of_the_complaints_do_not_matter() =>
        Law.Holds(AnySightings, Gen.Choose(0, 200).ToArbitrary(), AnyAsOf, (sightings, cut, asOf) =>
        {
            var at = Math.Min(cut, sightings.Length);
            var whole = CrisisLog.From(sightings);
            var parts = CrisisLog.From(sightings[at..].Reverse()).Merge(CrisisLog.From([.. sightings[..at], .. sightings[..at]]));
            var oneByOne = sightings.Take(20).Aggregate(CrisisLog.Empty, (log, sighting) => log.Add(sighting));
            Assert.Equal(CrisisLog.From(sightings.Take(20)), oneByOne);
            Assert.Equal(whole, parts);
            Assert.Equal(whole.GetHashCode(), parts.GetHashCode());
            Assert.Equal(whole, whole.Merge(CrisisLog.Empty));
            Assert.Equal(whole, CrisisLog.Empty.Merge(whole));
            return Detector.Assess(whole, asOf) == Detector.Assess(parts, asOf);
        });

    [Fact]
    public void The_past_can_be_had_again_whatever_came_later() =>
        Law.Holds(AnyPolicy, AnySightings, AnyAsOf, (policy, sightings, asOf) =>
        {
            var known = sightings.Where(word => word.ReceivedAt <= asOf && (word.KnownSince ?? word.ReceivedAt) <= asOf);
            var detector = new CrisisDetector(policy);
            return detector.Assess(CrisisLog.From(sightings), asOf) == detector.Assess(CrisisLog.From(known), asOf);
        });

    [Fact]
    public void Valid_until_is_honest() =>
        Law.Holds(AnyPolicy, AnySightings, AnyAsOf, (policy, sightings, asOf) =>
        {
            var detector = new CrisisDetector(policy);
            var log = CrisisLog.From(sightings.Where(word => word.ReceivedAt <= asOf && (word.KnownSince ?? word.ReceivedAt) <= asOf));
            foreach (var answer in detector.Assess(log, asOf))
            {
                var until = answer.ValidUntil!.Value;
                var justBefore = detector.Assess(log, answer.Value.Topic, until - Duration.Epsilon).Value;
                Assert.Equal(Closed(answer.Value), Closed(justBefore));
                Assert.NotEqual(answer.Value, detector.Assess(log, answer.Value.Topic, until).Value);
            }

            return true;
        });

    [Fact]
    public void One_topic_alone_gets_the_answer_that_it_gets_among_all() =>
        Law.Holds(AnySightings, AnyAsOf, (sightings, asOf) =>
        {
            var log = CrisisLog.From(sightings);
            return Detector.Assess(log, asOf).All(answer => answer == Detector.Assess(log, answer.Value.Topic, asOf));
        });

    [Fact]
    public void The_counts_of_all_topics_are_those_of_the_complaints_seen() =>
        Law.Holds(AnySightings, AnyAsOf, (sightings, asOf) =>
        {
            var answers = new CrisisDetector(CrisisPolicy.Default with { History = Period.FromDays(400) }).Assess(CrisisLog.From(sightings), asOf);
            var seen = sightings.Where(word => word.ReceivedAt <= asOf && (word.KnownSince ?? word.ReceivedAt) <= asOf).Select(word => word.Id).Distinct().Count();
            return answers.Sum(answer => answer.Value.History.Sum(day => day.Count)) == seen;
        });

    [Fact]
    public void The_reasons_name_the_level_that_the_answer_has() =>
        Law.Holds(AnyPolicy, AnySightings, AnyAsOf, (policy, sightings, asOf) =>
        {
            foreach (var answer in new CrisisDetector(policy).Assess(CrisisLog.From(sightings), asOf))
            {
                var today = answer.Value.History[^1];
                var level = answer.Reasons[0].Evidence.Single(item => item.Name == "level").Value;
                Assert.Equal(answer.Value.Level.ToString(), level, ignoreCase: true);
                var codes = answer.Reasons.Select(reason => reason.Code).ToList();
                Assert.Equal(today.Alarm is not null, codes.Contains("crisis.members"));
                Assert.Equal(today.Baseline is null, codes.Contains("crisis.insufficientBaseline"));
                Assert.Equal(today.Alarm is { IsSpike: true }, codes.Contains("crisis.spike"));
                Assert.Equal(today.Alarm is { IsRamp: true }, codes.Contains("crisis.ramp"));
                Assert.Equal(today.Signal == CrisisLevel.Crisis, codes.Exists(code => code is "crisis.gravity" or "crisis.customers" or "crisis.publicity"));
                Assert.Equal(answer.Value.Level > today.Signal, codes.Contains("crisis.held"));
                Assert.All(answer.Reasons, reason => Assert.DoesNotContain('{', reason.In("en") + reason.In("zh-CN")));
            }

            return true;
        });

    [Fact]
    public void Answers_and_logs_survive_json() =>
        Law.Holds(AnyPolicy, AnySightings, AnyAsOf, (policy, sightings, asOf) =>
        {
            var log = CrisisLog.From(sightings);
            Assert.Equal(log, CrisisLogJson.Read(CrisisLogJson.Write(log)));
            Assert.Equal(CrisisLogJson.Write(log), CrisisLogJson.Write(CrisisLog.From(sightings.Reverse())));
            return new CrisisDetector(policy).Assess(log, asOf).All(answer => CrisisAssessmentJson.Read(CrisisAssessmentJson.Write(answer)) == answer);
        });

    [Fact]
    public void A_policy_survives_json_with_the_same_hash() =>
        Law.Holds(AnyPolicy, policy =>
        {
            var back = CrisisPolicyJson.Read(CrisisPolicyJson.Write(policy));
            return back == policy && back.ToRef() == policy.ToRef() && CrisisPolicyValidator.Validate(policy).Count == 0;
        });

    [Fact]
    public void A_further_complaint_today_never_lowers_todays_level_but_through_the_share_of_grave_ones() =>
        Law.Holds(AnyPolicy, AnySightings, AnyAsOf, (policy, sightings, asOf) =>
        {
            var detector = new CrisisDetector(policy with { Escalation = policy.Escalation with { LeastGrave = 1_000_000 } });
            var log = CrisisLog.From(sightings);
            if (detector.Assess(log, asOf) is not [var answer, ..])
            {
                return true;
            }

            var more = log.Add(new(new("further"), asOf, answer.Value.Topic, ComplaintGrade.Minor, CustomerId: null, Publicity: 0));
            return detector.Assess(more, answer.Value.Topic, asOf).Value.Level >= answer.Value.Level;
        });

    private static CrisisDetector Detector { get; } = new(CrisisPolicy.Default);

    /// <summary>An answer as it is when its last day is over.</summary>
    private static TopicCrisis Closed(TopicCrisis value) =>
        value with { History = value.History.Select(day => day with { IsOver = true }).ToEquatableArray() };

    private static void AssertNear(CrisisDay expected, CrisisDay actual)
    {
        Assert.Equal(expected.Chance ?? -1, actual.Chance ?? -1, 1e-9);
        Assert.Equal(expected.Ewma ?? -1, actual.Ewma ?? -1, 1e-9);
        Assert.Equal(expected.Baseline?.Mean ?? -1, actual.Baseline?.Mean ?? -1, 1e-9);
        Assert.Equal(expected.Baseline?.Variance ?? -1, actual.Baseline?.Variance ?? -1, 1e-9);
        Assert.Equal(
            expected with { Baseline = expected.Baseline is { } one ? one with { Mean = 0, Variance = 0 } : null },
            actual with
            {
                Chance = expected.Chance,
                Ewma = expected.Ewma,
                EwmaLimit = expected.EwmaLimit,
                Baseline = actual.Baseline is { } other ? other with { Mean = 0, Variance = 0 } : null,
            });
    }
}
