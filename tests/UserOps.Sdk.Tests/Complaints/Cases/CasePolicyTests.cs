using NodaTime;
using UserOps.BusinessTime;
using UserOps.Complaints;

namespace UserOps.Tests.Complaints;

public sealed class CasePolicyTests
{
    [Fact]
    public void The_default_has_a_target_of_each_kind_for_each_grade_and_no_problem()
    {
        Assert.Empty(CasePolicyValidator.Validate(CasePolicies.Default));
        Assert.Equal(16, CasePolicies.Default.Targets.Select(target => (target.Grade, target.Target)).Distinct().Count());
    }

    [Fact]
    public void Every_problem_is_found_in_the_order_of_the_policy()
    {
        var policy = CasePolicies.Default with
        {
            Name = " ",
            Targets =
            [
                CasePolicies.Default.Targets[0] with { Within = null, Calendar = "", WarnAt = [0.8m, 0.5m, 1m] },
                CasePolicies.Default.Targets[1] with { WorkingDays = 0, PausedBy = [PauseReason.Testing] },
                CasePolicies.Default.Targets[1],
                CasePolicies.Default.Targets[3] with { Within = -Duration.FromHours(1), PausedBy = [PauseReason.Closed, PauseReason.Testing, PauseReason.Testing] },
                null!,
            ],
            SilentDays = 0,
            Reopen = new() { Mode = (ReopenMode)9, Within = Duration.FromDays(99_999) },
            Closing = CasePolicies.Default.Closing with { Required = [ClosingItem.Outcome, ClosingItem.Outcome], RepeatedCause = 0, RepeatedWithin = Duration.Zero },
            Escalations = [new() { Grade = ComplaintGrade.Minor, At = 0.7m, Tell = [] }],
        };

        Assert.Equal(
            [
                "$.name", "$.targets[0]", "$.targets[0].calendar", "$.targets[0].warnAt[1]", "$.targets[0].warnAt[2]", "$.targets[1]", "$.targets[1].workingDays",
                "$.targets[1].pausedBy", "$.targets[2]", "$.targets[3].within", "$.targets[3].pausedBy[0]", "$.targets[3].pausedBy[2]", "$.targets[4]",
                "$.silentDays", "$.reopen.mode", "$.reopen.within", "$.closing.required[1]", "$.closing.repeatedCause", "$.closing.repeatedWithin",
                "$.escalations[0].at", "$.escalations[0].tell",
            ],
            CasePolicyValidator.Validate(policy).Select(problem => problem.Path));
    }

    [Fact]
    public void A_calendar_that_nobody_gives_is_a_problem_of_the_policy()
    {
        var e = Assert.Throws<InvalidPolicyException>(() => new CaseEvaluator(CasePolicies.Default, CaseStory.Grader, new Dictionary<string, BusinessClock>()));

        Assert.Contains(e.Problems, problem => problem is { Path: "$.calendar", Value: "'business'" });
    }

    [Fact]
    public void A_grade_that_has_no_name_has_no_due()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => CaseStory.Evaluator.DueOf((ComplaintGrade)4, ServiceTargetKind.Resolve, CaseStory.At("2026-02-02T09:00")));
        Assert.Throws<ArgumentOutOfRangeException>(() => CaseStory.Evaluator.DueOf(ComplaintGrade.Minor, (ServiceTargetKind)4, CaseStory.At("2026-02-02T09:00")));
    }

    [Fact]
    public void The_moves_are_drawn_as_mermaid_in_both_languages()
    {
        var text = CaseMoves.ToMermaid("en");

        Assert.StartsWith("stateDiagram-v2\n", text, StringComparison.Ordinal);
        Assert.Contains("    Received --> Investigating : investigate [grade 1]\n", text, StringComparison.Ordinal);
        Assert.Contains("    Responded --> Closed : close [silent days passed]\n", text, StringComparison.Ordinal);
        Assert.Contains("    [*] --> Received : receive\n", text, StringComparison.Ordinal);
        Assert.Contains("    Closed --> [*]\n", text, StringComparison.Ordinal);
        Assert.Contains("    Closed --> Reopened : 重开 [重开期内]\n", CaseMoves.ToMermaid("zh-CN"), StringComparison.Ordinal);
        Assert.All(CaseMoves.All.Where(move => move.Guard != CaseGuard.None), move => Assert.Contains($"{move.From} --> {move.To}", text, StringComparison.Ordinal));
    }

    [Fact]
    public void A_timeline_tells_why_the_clock_is_where_it_is()
    {
        // Grade 3, Friday 15:00; testing over the weekend from Friday 16:00 to Monday 10:00.
        var story = new CaseStory().ReceivedAndInvestigated("2026-02-06T15:00", 3).Paused("2026-02-06T16:00", PauseReason.Testing).Resumed("2026-02-09T10:00");
        var target = story.AsOf("2026-02-09T11:00").Targets.Single(item => item.Target == "resolve");

        Assert.Equal(
            [
                new ClockSpan(CaseStory.At("2026-02-06T15:00"), CaseStory.At("2026-02-06T16:00"), IsOpen: true, PauseReason.None),
                new ClockSpan(CaseStory.At("2026-02-06T16:00"), CaseStory.At("2026-02-09T10:00"), IsOpen: true, PauseReason.Testing),
                new ClockSpan(CaseStory.At("2026-02-09T10:00"), CaseStory.At("2026-02-09T11:00"), IsOpen: true, PauseReason.None),
            ],
            CaseStory.Evaluator.Timeline(target, CaseStory.At("2026-02-09T11:00")));
    }

    [Fact]
    public void Those_to_be_told_are_listed_with_when()
    {
        var status = new CaseStory().Received("2026-02-02T09:00", 1).AsOf("2026-02-02T09:00");

        Assert.Equal(
            [
                "09:15:00 0.5 teamLead+headOfService", "09:24:00 0.8 handler", "09:30:00.000000001 1 handler+teamLead+headOfService+management",
            ],
            status.Notices.Where(notice => notice.Target == "acknowledge").Select(notice => $"{CaseStory.Text(notice.At)[11..]} {notice.Share} {string.Join('+', notice.Roles)}"));
    }

    [Fact]
    public void Explanations_read_in_both_languages()
    {
        var told = new CaseStory().Received("2026-02-02T09:00", 3).Screened("2026-02-02T10:00").Assess("2026-02-04T09:00");

        Assert.Equal("Complaint C-1 is screened since 2026-02-02T10:00:00Z; grade 3.", told.Reasons[0].In("en"));
        Assert.Equal("投诉 C-1 自 2026-02-02T10:00:00Z 起处于“已研判”；3 级。", told.Reasons[0].In("zh-CN"));
        Assert.Equal("The acknowledgement was missed at 2026-02-03T09:00:00.000000001Z: it was due at 2026-02-02T17:00:00Z.", told.Reasons[1].In("en"));
        Assert.Equal("“办结”应于 2026-02-16T17:00:00Z 前完成；晚于 2026-02-17T09:00:00Z 即超时。", told.Reasons[^1].In("zh-CN"));
    }

    [Fact]
    public void Entries_that_are_null_are_problems_and_no_crash()
    {
        var samr = RegulatorPresets.Named("cn-samr");
        CasePolicy[] policies =
        [
            CasePolicies.Default with { Targets = [null!], Escalations = [] },
            CasePolicies.Default with { Targets = [CasePolicies.Default.Targets[0] with { Calendar = null! }], Escalations = [] },
            CasePolicies.Default with { Escalations = [null!] },
            CasePolicies.Default with { Calendar = null! },
            CasePolicies.Default with { Reopen = null!, Closing = null! },
            CasePolicies.Default with { Regulators = [null!] },
            CasePolicies.Default with { Regulators = [samr with { Duties = [null!] }] },
            CasePolicies.Default with { Regulators = [samr with { Name = null!, Calendar = null! }] },
        ];
        Assert.All(policies, policy =>
        {
            Assert.Throws<InvalidPolicyException>(() => new CaseEvaluator(policy, CaseStory.Grader, CaseStory.Business));
            Assert.Throws<InvalidPolicyException>(() => new CaseEvaluator(policy, CaseStory.Grader, new Dictionary<string, BusinessClock> { ["business"] = CaseStory.Business }));
        });
        Assert.Throws<InvalidPolicyException>(() =>
            new CaseEvaluator(CasePolicies.Default, CaseStory.Grader, new Dictionary<string, BusinessClock> { ["business"] = null! }));
        Assert.Throws<ArgumentNullException>(() => CaseStory.Evaluator.Check(new CaseBook(), null!));
    }
}
