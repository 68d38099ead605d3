using UserOps.BusinessTime;
using UserOps.Complaints;
using UserOps.Rfm;
using UserOps.Tagging;
using UserOps.Tickets;

namespace UserOps.Hosting.Tests.Policies;

public class PolicyCompilersTests
{
    private static readonly TagCatalog Catalog = new TagCatalogBuilder("vip", "1", "UTC").Build();

    [Fact]
    public void Each_preset_compiles_with_its_references()
    {
        Assert.Equal([RfmPolicy.ChineseEight.ToRef()], PolicyCompilers.Rfm(Texts(RfmPolicyJson.Write(RfmPolicy.ChineseEight))).Parts);
        Assert.Equal([MaturityPolicy.Core.ToRef()], PolicyCompilers.Maturity(Texts(MaturityPolicyJson.Write(MaturityPolicy.Core))).Parts);
        Assert.Equal(
            [Catalog.ToRef(), TagPrecedence.Default.ToRef()],
            PolicyCompilers.Tagging(Texts(TagCatalogJson.Write(Catalog))).Parts);
    }

    [Fact]
    public void A_precedence_is_a_part_of_the_tag_rules()
    {
        var own = TagPrecedence.Default with { Lanes = [TagLane.Rule] };
        var rules = PolicyCompilers.Tagging(Texts(TagCatalogJson.Write(Catalog), TagPrecedenceJson.Write(own)));
        Assert.Equal(own, rules.Value.Resolver.Precedence);
        Assert.Equal([Catalog.ToRef(), own.ToRef()], rules.Parts);
    }

    [Fact]
    public void The_problems_of_several_texts_come_together_and_tell_their_source()
    {
        var refused = Assert.Throws<InvalidPolicyException>(() => PolicyCompilers.Complaints(
            Texts(
                GradingPolicyJson.Write(GradingPolicies.Default with { Name = "" }),
                "{",
                WorkingCalendarJson.Write(WorkingCalendars.China with { Zone = "Mars" }),
                WorkingCalendarJson.Write(WorkingCalendars.Germany with { Version = "" })),
            ["lab"]));
        Assert.Equal(
            ["text 0: $.name", "text 1: $", "text 2: $.zone", "text 3: $.version"],
            refused.Problems.Select(problem => problem.Path));
    }

    [Fact]
    public void Complaints_take_the_calendar_that_is_given_then_that_of_the_country_and_then_the_firms()
    {
        var cases = CasePolicies.Default with
        {
            Targets = [.. CasePolicies.Default.Targets.Take(1), .. new[] { "lab", "de", "business" }.Select((calendar, i) => new ServiceTarget
            {
                Grade = ComplaintGrade.Minor,
                Target = (ServiceTargetKind)i,
                WorkingDays = 1,
                Calendar = calendar,
            })],
        };

        // From a Friday on: the firm works at weekends too, the laboratory only on Wednesdays.
        var lab = WorkingCalendars.MonFri9To17("UTC") with { Name = "lab", Weekly = WeeklyHours.EveryDay(default(WorkingHours)) };
        var rules = PolicyCompilers.Complaints(
            Texts(GradingPolicyJson.Write(GradingPolicies.Default), CasePolicyJson.Write(cases), WorkingCalendarJson.Write(WorkingCalendars.China), WorkingCalendarJson.Write(lab)),
            ["lab"]).Value;
        var friday = NodaTime.Instant.FromUtc(2026, 7, 3, 12, 0);
        Assert.Equal(
            new ComplaintRules(cases, GradingPolicies.Default, new Dictionary<string, WorkingCalendar>(StringComparer.Ordinal)
            {
                ["lab"] = lab,
                ["de"] = WorkingCalendars.Germany,
                ["business"] = WorkingCalendars.China,
            }).PolicyRef,
            rules.PolicyRef);
        Assert.NotEqual(
            rules.Evaluator.DueOf(ComplaintGrade.Minor, (ServiceTargetKind)0, friday).DueAt,
            rules.Evaluator.DueOf(ComplaintGrade.Minor, (ServiceTargetKind)1, friday).DueAt);
    }

    [Fact]
    public void A_text_too_few_or_too_many_is_the_callers_mistake()
    {
        Assert.Throws<ArgumentException>(() => PolicyCompilers.Complaints(Texts("", ""), []));
        Assert.Throws<ArgumentOutOfRangeException>(() => Texts("").Read(1, PolicyForms.Rfm));
        Assert.Throws<InvalidOperationException>(() => Texts("").ToException("texts"));
    }

    private static PolicyTexts Texts(params string[] json) => new([.. json.Select((text, i) => new PolicyText($"text {i}", text))]);
}
