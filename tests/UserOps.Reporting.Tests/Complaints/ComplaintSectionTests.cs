using NodaTime;
using UserOps.Complaints;
using UserOps.Testing;
using UserOps.Tests.Complaints;

namespace UserOps.Reporting.Tests;

public class ComplaintSectionTests
{
    private static readonly Instant Later = CaseStory.At("2026-02-27T12:00");

    [Fact]
    public void Of_nothing_there_is_nothing_to_tell()
    {
        var section = ComplaintSection.Of(Later, DayClock.Utc);
        Assert.Equal("As of 2026-02-27 12:00 (UTC) there is nothing to tell of.", section.Lead.In("en"));
        Assert.Equal("截至 2026-02-27 12:00（UTC）没有可报告的内容。", section.Lead.In("zh-CN"));
        Assert.Empty(section.Findings);
        Assert.Empty(section.Pictures);
        Assert.Empty(section.Policies);
    }

    [Fact]
    public void Without_cases_and_topics_of_which_something_is_known_there_is_no_finding()
    {
        Assert.Empty(ComplaintSection.Of(Later, DayClock.Utc, cases: [], aim: 0.9).Findings);
        Assert.Empty(ComplaintSection.Of(Later, DayClock.Utc, grades: [new(new(2026, 2, 2), ComplaintGrade.Major, 3)]).Findings);
    }

    [Fact]
    public void Counts_of_a_host_are_drawn_in_place_of_those_of_the_cases()
    {
        var section = ComplaintSection.Of(Later, DayClock.Utc, cases: ComplaintExamples.Cases, grades: [new(new(2026, 2, 2), ComplaintGrade.Major, 300)]);
        Assert.StartsWith("As of 2026-02-27 12:00 (UTC): 300 complaints came in; 0 of 16 cases were merged into others, 16 are open.", section.Lead.In("en"), StringComparison.Ordinal);
        Assert.Equal("300", section.Pictures[0](PictureOptions.Default).Table.Rows[^1][^1]);
    }

    [Fact]
    public void Approved_the_sentences()
    {
        var fresh = new CaseStory("C-20").Received("2026-02-27T10:00", 3).AsOf("2026-02-27T12:00");
        var section = ComplaintSection.Of(Later, DayClock.Utc, ComplaintExamples.Cases.Append(fresh), CaseStory.Evaluator, aim: 0.9);
        var topics = ComplaintSection.Of(ComplaintExamples.AlarmedAt, DayClock.Utc, detector: ComplaintExamples.Detector, topics: ComplaintExamples.Topics);
        Approved.Compare("complaints-findings.txt", string.Concat(section.Findings.Concat(topics.Findings).Select(finding => $"{finding.Kind}: {finding.Text.In("en")}\n{finding.Text.In("zh-CN")}\n\n")));
    }

    [Fact]
    public void A_topic_in_alarm_is_told_first_of_all_topics_with_what_to_do()
    {
        var section = ComplaintSection.Of(ComplaintExamples.AlarmedAt, DayClock.Utc, detector: ComplaintExamples.Detector, topics: ComplaintExamples.Topics);
        var finding = Assert.Single(section.Findings);
        Assert.Equal(FindingKind.Act, finding.Kind);
        Assert.StartsWith("leak: crisis since 2026-03-07; 6 complaints on 2026-03-09.", finding.Text.In("en"), StringComparison.Ordinal);
        Assert.EndsWith("Call the people together.", finding.Text.In("en"), StringComparison.Ordinal);
        Assert.StartsWith("leak：自 2026-03-07 起为“危机”；2026-03-09 有 6 件投诉。", finding.Text.In("zh-CN"), StringComparison.Ordinal);
        Assert.Equal("complaints-crisis", Assert.Single(section.Pictures)(PictureOptions.Default).Id);
        Assert.Equal([ComplaintExamples.Detector.PolicyRef], section.Policies);
    }

    [Fact]
    public void Where_no_topic_alarms_that_is_good()
    {
        var calm = ComplaintExamples.Detector.Assess(CrisisLog.From(CrisisStreams.Of(Enumerable.Repeat(2, 60))), CrisisStreams.EndOf(59));
        var section = ComplaintSection.Of(CrisisStreams.EndOf(59), DayClock.Utc, detector: ComplaintExamples.Detector, topics: calm);
        Assert.Equal(new(FindingKind.Good, LocalizedText.Of("No topic alarms, of 1 watched.", "监测的 1 个主题均无预警。")), Assert.Single(section.Findings));
        Assert.Single(section.Pictures);
    }

    [Fact]
    public void Many_topics_in_alarm_are_counted()
    {
        EquatableArray<Assessment<TopicCrisis>> topics = [.. Enumerable.Range(0, 12).Select(place => ComplaintExamples.Topics[0] with { Value = ComplaintExamples.Alarmed with { Topic = $"<topic {place}>" } })];
        var section = ComplaintSection.Of(ComplaintExamples.AlarmedAt, DayClock.Utc, detector: ComplaintExamples.Detector, topics: topics);
        Assert.Equal(3, section.Findings.Count);
        Assert.Equal("10 further topics are not calm, of 12: <topic 2> (crisis), <topic 3> (crisis), <topic 4> (crisis), <topic 5> (crisis), <topic 6> (crisis) and 5 more.", section.Findings[2].Text.In("en"));
        Assert.Equal(3, section.Pictures.Count);
    }

    [Fact]
    public void The_part_has_a_picture_of_each_thing_that_was_given()
    {
        var section = ComplaintSection.Of(Later, DayClock.Utc, ComplaintExamples.Cases, CaseStory.Evaluator, detector: ComplaintExamples.Detector, topics: ComplaintExamples.Topics, aim: 0.9);
        Assert.Equal(
            ["complaints-grades", "complaints-crisis", "complaints-targets", "complaints-case", "complaints-rates"],
            section.Pictures.Select(draw => draw(PictureOptions.Default).Id));
        Assert.Equal([CaseStory.Evaluator.PolicyRef, CaseStory.Grader.PolicyRef, ComplaintExamples.Detector.PolicyRef], section.Policies);
        Assert.All(section.Pictures, PictureLaws.HoldFor);
    }

    [Fact]
    public void Any_cases_give_few_sentences_that_count_what_they_speak_of() => Law.Holds(
        CaseGenerators.MergedHistories, CaseGenerators.Policies, CaseGenerators.AsOf, (events, policy, asOf) =>
        {
            var evaluator = new CaseEvaluator(policy, CaseStory.Grader, CaseStory.Business);
            var book = new CaseBook();
            foreach (var item in events)
            {
                book.TryAdd(item, "generated", out _);
            }

            CaseStatus[] cases = [.. evaluator.AssessAll(book, asOf).Select(answer => answer.Value)];
            var section = ComplaintSection.Of(asOf, DayClock.Utc, cases, evaluator, book, aim: 0.9);
            Assert.InRange(section.Findings.Count, 0, 4);
            Assert.All(section.Findings, finding => Assert.EndsWith(".", finding.Text.In("en"), StringComparison.Ordinal));
            Assert.All(section.Findings, finding => Assert.EndsWith("。", finding.Text.In("zh-CN"), StringComparison.Ordinal));

            // The slow way: an open case is late while a target that was missed is still to be done.
            CaseStatus[] open = [.. cases.Where(status => status.State.IsOpen())];
            var late = open.Count(status => status.Targets.Any(target => target.IsOpen && target.Status == TargetState.Breached));
            Assert.Equal(late > 0, section.Findings.Any(finding => finding.Text.In("en").Contains($"{late} of {open.Length} open ", StringComparison.Ordinal)));
            Assert.Equal(
                open.Any(status => status.NextDue is not null),
                section.Findings.Any(finding => finding.Text.In("en").Contains($" by {Told(open.Min(status => status.NextDue))},", StringComparison.Ordinal)));
            return section.Pictures.All(draw => PictureLaws.Hold(draw(PictureOptions.Default), PictureOptions.Default));
        });

    [Fact]
    public void The_order_of_the_cases_does_not_matter()
    {
        var section = ComplaintSection.Of(Later, DayClock.Utc, ComplaintExamples.Cases, CaseStory.Evaluator);
        var other = ComplaintSection.Of(Later, DayClock.Utc, ComplaintExamples.Cases.Reverse(), CaseStory.Evaluator);
        Assert.Equal(section.Findings, other.Findings);
        Assert.Equal(section.Pictures.Select(draw => draw(PictureOptions.Default)), other.Pictures.Select(draw => draw(PictureOptions.Default)));
    }

    private static string Told(Instant? at) => at is { } instant ? Words.Minute(instant, DateTimeZone.Utc) : "never";
}
