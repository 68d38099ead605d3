using NodaTime;
using UserOps.BusinessTime;
using UserOps.Complaints;
using UserOps.Reporting;
using UserOps.Simulation;

namespace UserOps.Tests.Readme;

/// <summary>The snippets of docs/gallery.md on complaints.</summary>
public sealed class GalleryComplaintExamples : GalleryExample
{
    private static readonly Lazy<Cases> All = new(() => new GalleryComplaintExamples().Gather());

    [Fact]
    public void Grades()
    {
        var (shop, cases, asOf) = (Shop, All.Value.Statuses, All.Value.AsOf);

        // begin-snippet: gallery-complaints-grades
        var picture = ComplaintPictures.Grades(cases, shop.Clock, asOf);
        Console.WriteLine(picture.Description);
        // => 587 complaints from 2025-10-23 to 2025-12-30: 0 of grade 1 (0 %), 83 of grade 2 (14.1 %), 335 of grade 3 (57.1 %), 169 of grade 4 (28.8 %). The fullest column is the week from 2025-12-29 with 164.
        // end-snippet
        Ran("gallery-complaints-grades");
        Drew(picture);
    }

    [Fact]
    public void One_case()
    {
        var (shop, book, evaluator, cases, asOf) = (Shop, All.Value.Book, All.Value.Evaluator, All.Value.Statuses, All.Value.AsOf);

        // begin-snippet: gallery-complaints-case
        var recent = cases.Where(item => item.State.IsOpen() && item.ReceivedAt > asOf - Duration.FromDays(7));
        var status = recent.OrderByDescending(item => item.Grade).ThenBy(item => item.ReceivedAt).First();
        var picture = ComplaintPictures.Case(evaluator, status, asOf, shop.Clock.Zone, book.LogOf(status.Id));
        Console.WriteLine(picture.Description);
        // => Complaint c0000738-2, grade 2 major: decision ready. Missed and not done: next update since 2025-12-29 09:48. Next due: resolution by 2025-12-31 17:00, 9 h 20 min of working time left.
        // end-snippet
        Ran("gallery-complaints-case");
        Drew(picture);
    }

    [Fact]
    public void Targets()
    {
        var cases = All.Value.Statuses;

        // begin-snippet: gallery-complaints-targets
        var picture = ComplaintPictures.Targets(cases, aim: 0.9);
        Console.WriteLine(picture.Description);
        // => Kept: acknowledgement in 89.7 % of 474, first response in 89.4 % of 443, next update in 84.8 % of 382, resolution in 91.4 % of 373. The next update was missed most often: in 58 of 382 cases.
        // end-snippet
        Ran("gallery-complaints-targets");
        Drew(picture);
    }

    [Fact]
    public void Rates()
    {
        var (cases, asOf) = (All.Value.Statuses, All.Value.AsOf);

        // begin-snippet: gallery-complaints-rates
        var picture = ComplaintPictures.Rates(ComplaintMetrics.Of(cases, asOf));
        Console.WriteLine(picture.Description);
        // => 587 complaints received, 104 of them merged into others. Rates: acknowledged late 10.3 % of 474, resolved late 8.6 % of 373, settled at first contact 0 % of 330, reopened 0 % of 330, repeated in 30 days 2.3 % of 304, repeated in 90 days 3.6 % of 304, sent outside 0 % of 483, re-graded 6.2 % of 483, upheld 72 % of 347.
        // end-snippet
        Ran("gallery-complaints-rates");
        Drew(picture);
    }

    [Fact]
    public void Crisis()
    {
        var (complaints, asOf) = (All.Value.Complaints, All.Value.AsOf);

        // begin-snippet: gallery-complaints-crisis
        var grader = new ComplaintGrader(GradingPolicies.Default);
        var log = CrisisLog.From(complaints.All.Select(complaint => complaint.Facts).Select(facts =>
            new ComplaintSighting(facts.Id, facts.ReceivedAt, facts.Topic!, grader.GradeOf(facts).Grade, facts.CustomerId, 0)));
        var policy = CrisisPolicy.Default with { Zone = "Asia/Shanghai" };
        var topic = new CrisisDetector(policy).Assess(log, complaints.Outage.Topic, asOf).Value;
        var picture = ComplaintPictures.Crisis(topic, policy);
        Console.WriteLine(picture.Description);
        // => payment: crisis since 2025-12-29; 19 complaints on 2025-12-30 so far. Usual are 1.5 (n = 8 days). Behind the alarm of 2025-12-30 are 154 complaints since 2025-12-29; the last ones are of 8 customers, 3 of them grave.
        // end-snippet
        Ran("gallery-complaints-crisis");
        Drew(picture);
    }

    private Cases Gather()
    {
        var shop = Shop;

        // begin-snippet: gallery-complaints
        var complaints = new ShopComplaints(shop, ShopComplaintOptions.Default with { ComplaintsPerUserMonth = 0.2, OutageShare = 0.1 });
        var book = new CaseBook();
        foreach (var item in complaints.CaseEvents())
        {
            book.TryAdd(item, "simulation", out _);
        }

        var asOf = complaints.Outage.From + Duration.FromHours(30);
        var evaluator = new CaseEvaluator(CasePolicies.Default, new ComplaintGrader(GradingPolicies.Default), new BusinessClock(WorkingCalendars.China));
        var cases = evaluator.AssessAll(book, asOf).Select(item => item.Value).ToList();
        Console.WriteLine($"{cases.Count} cases, {cases.Count(item => item.State.IsOpen())} of them open");
        // => 587 cases, 153 of them open
        // end-snippet
        Ran("gallery-complaints");
        return new(complaints, book, evaluator, cases, asOf);
    }

    private sealed record Cases(ShopComplaints Complaints, CaseBook Book, CaseEvaluator Evaluator, List<CaseStatus> Statuses, Instant AsOf);
}
