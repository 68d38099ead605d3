using UserOps.Complaints;

namespace UserOps.Tests.Complaints;

public sealed class GradeRatchetTests
{
    [Fact]
    public void The_first_grade_is_taken_as_it_is() =>
        Assert.Equal(
            (GradeOutcomeKind.Set, null, ComplaintGrade.Minor),
            Parts(GradeRatchet.Apply(null, Change(ComplaintGrade.Minor, GradeCause.NewEvidence))));

    [Theory]
    [InlineData(GradeCause.NewEvidence)]
    [InlineData(GradeCause.Age)]
    [InlineData(GradeCause.ClusterGrowth)]
    [InlineData(GradeCause.Reopened)]
    [InlineData(GradeCause.Merged)]
    [InlineData(GradeCause.Review)]
    public void Every_cause_raises_and_none_lowers_by_itself(GradeCause cause)
    {
        foreach (var standing in ComplaintGrades.All)
        {
            foreach (var asked in ComplaintGrades.All)
            {
                var outcome = GradeRatchet.Apply(standing, Change(asked, cause));
                Assert.Equal(ComplaintGrades.Graver(standing, asked), outcome.After);
                Assert.Equal(asked > standing, outcome.Kind == GradeOutcomeKind.Raised);
                Assert.DoesNotContain('{', outcome.Reason.In("en") + outcome.Reason.In("zh-CN"));
            }
        }
    }

    [Fact]
    public void A_person_lowers_with_a_reason_and_not_without()
    {
        var review = Change(ComplaintGrade.Standard, GradeCause.Review);
        var nobody = GradeRatchet.Apply(ComplaintGrade.Critical, review);
        var mute = GradeRatchet.Apply(ComplaintGrade.Critical, review with { Actor = "lin", Reason = " " });
        var lowered = GradeRatchet.Apply(ComplaintGrade.Critical, review with { Actor = "lin", Reason = "the injury was another customer's" });

        Assert.Equal((GradeOutcomeKind.Refused, ComplaintGrade.Critical, ComplaintGrade.Critical), Parts(nobody));
        Assert.Equal((GradeRefusal.NeedsActor, GradeRefusal.NeedsReason), (nobody.Refusal, mute.Refusal));
        Assert.Equal((GradeOutcomeKind.Lowered, ComplaintGrade.Critical, ComplaintGrade.Standard), Parts(lowered));
        Assert.Equal("Lowered from grade 1 (critical) to grade 3 (standard) by lin: the injury was another customer's", lowered.Reason.In("en"));
        Assert.Contains("Name the actor and the reason.", nobody.Reason.In("en"), StringComparison.Ordinal);
        Assert.Contains("请补充理由", mute.Reason.In("zh-CN"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(GradeCause.Age)]
    [InlineData(GradeCause.ClusterGrowth)]
    [InlineData(GradeCause.Reopened)]
    [InlineData(GradeCause.Merged)]
    public void A_cause_that_only_raises_lowers_by_nobody(GradeCause cause)
    {
        var change = Change(ComplaintGrade.Standard, cause);
        Assert.Equal(GradeOutcomeKind.Kept, GradeRatchet.Apply(ComplaintGrade.Major, change).Kind);
        Assert.Equal(GradeRefusal.CauseOnlyRaises, GradeRatchet.Apply(ComplaintGrade.Major, change with { Actor = "lin", Reason = "so" }).Refusal);
    }

    [Theory]
    [InlineData(4, "0.49", 4)]
    [InlineData(4, "0.5", 4)]
    [InlineData(4, "0.8", 3)]
    [InlineData(4, "1", 3)]
    [InlineData(3, "0.8", 3)]
    [InlineData(3, "1", 2)]
    [InlineData(2, "9", 2)]
    [InlineData(1, "9", 1)]
    public void Age_raises_from_the_grade_that_the_facts_give(int graded, string share, int expected) =>
        Assert.Equal(
            expected,
            GradingPolicies.Default.Regrading.ByAge(ComplaintGrades.FromNumber(graded), decimal.Parse(share, System.Globalization.CultureInfo.InvariantCulture)).Number());

    [Theory]
    [InlineData(4, 9, 4)]
    [InlineData(4, 10, 3)]
    [InlineData(4, 100, 2)]
    [InlineData(1, 100, 1)]
    public void A_cluster_has_a_grade_at_least(int graded, long customers, int expected) =>
        Assert.Equal(expected, GradingPolicies.Default.Regrading.ByCluster(ComplaintGrades.FromNumber(graded), customers).Number());

    [Fact]
    public void A_reopened_complaint_is_no_minor_one()
    {
        Assert.Equal(ComplaintGrade.Standard, GradingPolicies.Default.Regrading.WhenReopened(ComplaintGrade.Minor));
        Assert.Equal(ComplaintGrade.Critical, GradingPolicies.Default.Regrading.WhenReopened(ComplaintGrade.Critical));
        Assert.Equal(ComplaintGrade.Minor, new RegradingPolicy().WhenReopened(ComplaintGrade.Minor));
    }

    [Fact]
    public void A_history_keeps_every_word_and_the_grade_that_stands()
    {
        GradeChange[] changes =
        [
            Change(ComplaintGrade.Minor, GradeCause.NewEvidence),
            Change(ComplaintGrade.Major, GradeCause.ClusterGrowth),
            Change(ComplaintGrade.Minor, GradeCause.NewEvidence),
            Change(ComplaintGrade.Standard, GradeCause.Review) with { Actor = "lin", Reason = "so" },
        ];
        var history = GradeHistory.From(changes);

        Assert.Null(GradeHistory.Empty.Standing);
        Assert.Equal(ComplaintGrade.Standard, history.Standing);
        Assert.Equal(
            [GradeOutcomeKind.Set, GradeOutcomeKind.Raised, GradeOutcomeKind.Refused, GradeOutcomeKind.Lowered],
            history.Outcomes.Select(outcome => outcome.Kind));
        Assert.Equal(history, GradeHistory.From(changes));
        var late = Assert.Throws<ArgumentException>(() => history.Apply(changes[0] with { At = ComplaintExamples.Received - NodaTime.Duration.Epsilon }));
        Assert.Contains("in the order of their time", late.Message, StringComparison.Ordinal);
    }

    private static GradeChange Change(ComplaintGrade grade, GradeCause cause) => new() { Grade = grade, Cause = cause, At = ComplaintExamples.Received };

    private static (GradeOutcomeKind Kind, ComplaintGrade? Before, ComplaintGrade After) Parts(GradeOutcome outcome) => (outcome.Kind, outcome.Before, outcome.After);
}
