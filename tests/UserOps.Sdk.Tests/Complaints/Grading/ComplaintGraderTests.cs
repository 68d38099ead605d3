using NodaTime;
using UserOps.Complaints;

namespace UserOps.Tests.Complaints;

public sealed class ComplaintGraderTests
{
    private static readonly ComplaintGrader Grader = new(GradingPolicies.Default);

    /// <summary>Gets the table of the default, cell by cell: points, and the number of the floor or 0.</summary>
    public static TheoryData<string, int[], int[]> Table { get; } = new()
    {
        { "severity", [0, 10, 25, 40], [0, 0, 0, 2] },
        { "safety", [0, 20, 50, 80], [0, 3, 2, 1] },
        { "impact", [0, 10, 20, 40], [0, 0, 3, 2] },
        { "urgency", [0, 8, 18, 30], [0, 0, 0, 2] },
        { "legal", [0, 8, 30, 60], [0, 0, 2, 1] },
        { "publicity", [0, 8, 18, 60], [0, 0, 3, 1] },
        { "repetition", [0, 8, 18, 28], [0, 0, 3, 2] },
        { "vulnerability", [0, 12, 20, 30], [0, 0, 3, 2] },
        { "amount", [0, 5, 12, 20], [0, 0, 0, 0] },
        { "privacy", [0, 10, 25, 45], [0, 0, 3, 2] },
        { "channel", [0, 6, 15, 30], [0, 0, 3, 2] },
        { "customerValue", [0, 3, 6, 8], [0, 0, 0, 0] },
        { "complexity", [0, 0, 0, 0], [0, 0, 0, 0] },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void Every_cell_of_the_table_grades_as_it_says(string factor, int[] points, int[] floors)
    {
        for (var level = 0; level < 4; level++)
        {
            var grading = Grade(ComplaintExamples.Screened.Having((factor, level)));
            var byScore = points[level] switch { >= 80 => 1, >= 50 => 2, >= 20 => 3, _ => 4 };
            var byFloor = floors[level] == 0 ? 4 : floors[level];

            Assert.Equal(points[level], grading.Score);
            Assert.Equal(floors[level] == 0 ? null : ComplaintGrades.FromNumber(floors[level]), grading.Floor);
            Assert.Equal(Math.Min(byScore, byFloor), grading.Grade.Number());
            Assert.Equal(GradingPolicies.Default.Factors.Single(item => item.Id == factor).Levels.Count, points.Length);
        }
    }

    [Fact]
    public void The_table_has_these_factors_in_this_order() =>
        Assert.Equal(Table.Select(row => (string)row[0]), GradingPolicies.Default.Factors.Select(factor => factor.Id));

    [Fact]
    public void An_injury_alone_is_grade_1_by_its_floor_and_a_contained_hazard_is_grade_3()
    {
        var injury = ComplaintExamples.Screened.Having(("safety", 3));
        var grading = Grade(injury);

        Assert.Equal((ComplaintGrade.Critical, 80, GradeBasis.Floor), (grading.Grade, grading.Score, grading.Basis));
        Assert.Equal(["safety"], grading.DecidedBy);
        Assert.Null(grading.MarginToNext);
        Assert.False(grading.NeedsScreening);
        Assert.Equal(
            [
                new() { Grade = ComplaintGrade.Major, Score = 50, Steps = [new("safety", 3, 2)] },
                new() { Grade = ComplaintGrade.Standard, Score = 20, Steps = [new("safety", 3, 1)] },
                new() { Grade = ComplaintGrade.Minor, Score = 0, Steps = [new("safety", 3, 0)] },
            ],
            grading.Counterfactuals);

        var contained = Grade(Grader.Apply(grading.Counterfactuals[1], injury));
        Assert.Equal((ComplaintGrade.Standard, 20), (contained.Grade, contained.Score));
        Assert.Equal((ComplaintGrade.Standard, 20, 30), (contained.ScoreGrade, contained.Score, contained.MarginToNext));
    }

    [Fact]
    public void A_complaint_of_which_nothing_is_known_is_grade_3_and_needs_screening()
    {
        var assessment = Grader.Grade(ComplaintExamples.Bare, ComplaintExamples.Received);
        var grading = assessment.Value;

        Assert.Equal((ComplaintGrade.Standard, 0, ComplaintGrade.Minor), (grading.Grade, grading.Score, grading.ScoreGrade));
        Assert.Equal((GradeBasis.Screening, true), (grading.Basis, grading.NeedsScreening));
        Assert.Equal(["safety", "legal", "privacy"], grading.ToScreen);
        Assert.Equal(grading.ToScreen, grading.DecidedBy);
        Assert.Equal(["safety", "legal", "privacy"], grading.Factors.Select(finding => finding.Factor));
        Assert.All(grading.Factors, finding => Assert.True(finding.IsUnknown));
        Assert.Null(assessment.ValidUntil);
        Assert.Equal(Grader.PolicyRef, assessment.Policy);
        Assert.Equal(new FactorStep[] { new("safety", null, 0), new("legal", null, 0), new("privacy", null, 0) }, grading.NextMilder!.Steps);
        Assert.Equal(ComplaintGrade.Minor, Grade(Grader.Apply(grading.NextMilder, ComplaintExamples.Bare)).Grade);
    }

    [Fact]
    public void Null_of_another_factor_counts_as_none_and_is_told()
    {
        var grading = Grade(ComplaintExamples.Screened.Having(("severity", null)));

        Assert.Equal((ComplaintGrade.Minor, 0, false), (grading.Grade, grading.Score, grading.NeedsScreening));
        Assert.Equal(new() { Factor = "severity", Level = null, Points = 0 }, Assert.Single(grading.Factors));
    }

    [Theory]
    [InlineData(1, null, 0)]
    [InlineData(2, null, 10)]
    [InlineData(9, null, 10)]
    [InlineData(10, null, 20)]
    [InlineData(99, null, 20)]
    [InlineData(100, null, 40)]
    [InlineData(long.MaxValue, null, 40)]
    [InlineData(5, 3, 40)]
    [InlineData(100, 1, 40)]
    public void People_affected_give_the_level_of_impact_and_the_graver_counts(long affected, int? level, int points)
    {
        var facts = ComplaintExamples.Screened with { Affected = affected };
        Assert.Equal(points, Grade(level is null ? facts : facts.Having(("impact", level))).Score);
    }

    [Theory]
    [InlineData("499.99", "CNY", 0)]
    [InlineData("500", "CNY", 5)]
    [InlineData("5000", "CNY", 12)]
    [InlineData("50000", "CNY", 20)]
    [InlineData("100", "USD", 5)]
    [InlineData("999999", "JPY", 12)]
    public void An_amount_gives_the_level_by_the_thresholds_of_its_currency(string value, string currency, int points) =>
        Assert.Equal(points, Grade(ComplaintExamples.Screened with { Amount = new(decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture), currency) }).Score);

    [Fact]
    public void A_proposed_level_brings_its_points_but_no_floor_and_still_needs_screening()
    {
        var proposed = Grade(ComplaintExamples.Screened.Proposing("safety", 3));
        Assert.Equal((ComplaintGrade.Critical, 80, null, GradeBasis.Threshold), (proposed.Grade, proposed.Score, proposed.Floor, proposed.Basis));
        Assert.Equal(["safety"], proposed.ToScreen);
        Assert.True(Assert.Single(proposed.Factors).IsProposed);

        var repeated = Grade(ComplaintExamples.Screened.Proposing("repetition", 2));
        Assert.Equal((ComplaintGrade.Minor, 18, null, false), (repeated.Grade, repeated.Score, repeated.Floor, repeated.NeedsScreening));
        Assert.Equal([new("repetition", 2, 2)], repeated.NextGraver!.Steps);
    }

    [Fact]
    public void The_value_of_a_customer_decides_nothing_where_a_regulator_looks()
    {
        var facts = ComplaintExamples.Screened.Having(("severity", 1), ("urgency", 1), ("customerValue", 3));
        Assert.Equal((26, ComplaintGrade.Standard), (Grade(facts).Score, Grade(facts).Grade));

        var regulated = new ComplaintGrader(GradingPolicies.Regulated).GradeOf(facts);
        Assert.Equal((18, ComplaintGrade.Minor), (regulated.Score, regulated.Grade));
    }

    [Fact]
    public void With_the_matrix_impact_and_urgency_decide_and_floors_still_hold()
    {
        var grader = new ComplaintGrader(GradingPolicies.Itil);
        int[][] expected = [[4, 3, 3, 2], [3, 3, 2, 2], [3, 2, 2, 1], [2, 2, 1, 1]];
        for (var impact = 0; impact < 4; impact++)
        {
            for (var urgency = 0; urgency < 4; urgency++)
            {
                var grading = grader.Grade(ComplaintExamples.Screened.Having(("impact", impact), ("urgency", urgency)), ComplaintExamples.Received).Value;
                Assert.Equal(expected[impact][urgency], grading.Grade.Number());
                Assert.Equal(expected[impact][urgency], grading.ScoreGrade.Number());
                Assert.Null(grading.MarginToNext);
            }
        }

        var severe = grader.Grade(ComplaintExamples.Screened.Having(("severity", 2), ("amount", 3), ("repetition", 1)), ComplaintExamples.Received).Value;
        Assert.Equal((ComplaintGrade.Minor, 53, GradeBasis.Matrix), (severe.Grade, severe.Score, severe.Basis));
        var injury = grader.Grade(ComplaintExamples.Screened.Having(("safety", 3)), ComplaintExamples.Received).Value;
        Assert.Equal((ComplaintGrade.Critical, GradeBasis.Floor), (injury.Grade, injury.Basis));
    }

    [Fact]
    public void Facts_that_the_policy_does_not_know_are_told_with_a_mend()
    {
        var slip = Grader.Check(ComplaintExamples.Bare.Having(("saftey", 3)), "complaints.jsonl");
        Assert.Equal(
            "complaints.jsonl (C-1): factors.saftey is 'saftey': The policy has no such factor; it must be one of severity, safety, impact, urgency, legal, publicity, repetition, vulnerability, amount, privacy, channel, customerValue, complexity. Did you mean 'safety'?",
            slip!.ToString());
        Assert.Contains("Did you mean 'safety'?", Assert.Throws<ArgumentException>(() => Grade(ComplaintExamples.Bare.Having(("saftey", 3)))).Message, StringComparison.Ordinal);
        Assert.Equal("factors.safety", Grader.Check(ComplaintExamples.Bare.Having(("safety", 4)), "x")!.Field);
        Assert.Equal("factors.safety", Grader.Check(ComplaintExamples.Bare.Having(("safety", -1)), "x")!.Field);
        Assert.Equal("affected", Grader.Check(ComplaintExamples.Bare with { Affected = 0 }, "x")!.Field);
        Assert.Equal("amount.value", Grader.Check(ComplaintExamples.Bare with { Amount = new(-1, "CNY") }, "x")!.Field);
        Assert.Equal("amount.currency", Grader.Check(ComplaintExamples.Bare with { Amount = default(Money) }, "x")!.Field);
        Assert.Contains("Did you mean 'CNY'?", Grader.Check(ComplaintExamples.Bare with { Amount = new(1, "CYN") }, "x")!.Why, StringComparison.Ordinal);
        Assert.Contains("give the level of 'amount' itself", Grader.Check(ComplaintExamples.Bare with { Amount = new(1, "XAU") }, "x")!.Why, StringComparison.Ordinal);
        Assert.Null(Grader.Check((ComplaintExamples.Bare with { Amount = new(1, "XAU") }).Having(("amount", 2)), "x"));
        Assert.Equal("id", Grader.Check(ComplaintExamples.Bare with { Id = default }, "x")!.Field);
    }

    [Fact]
    public void Whatever_is_told_as_wrong_is_not_graded()
    {
        ComplaintFacts[] wrong =
        [
            ComplaintExamples.Bare.Having(("safety", 4)),
            ComplaintExamples.Bare.Having(("safety", -1)),
            ComplaintExamples.Bare with { Affected = 0 },
            ComplaintExamples.Bare with { Amount = new(-1, "CNY") },
            ComplaintExamples.Bare with { Amount = default(Money) },
            ComplaintExamples.Bare with { Amount = new(1, "XAU") },
            ComplaintExamples.Bare with { Id = default },
        ];
        Assert.All(wrong, facts =>
        {
            Assert.NotNull(Grader.Check(facts, "x"));
            Assert.Throws<ArgumentException>(() => Grade(facts));
            Assert.Throws<ArgumentException>(() => Grader.GradeOf(facts));
        });
    }

    [Fact]
    public void A_complaint_can_not_be_judged_before_it_was_received()
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => Grader.Grade(ComplaintExamples.Bare, ComplaintExamples.Received - Duration.Epsilon));
        Assert.Contains("Judge it as of its receipt or later.", error.Message, StringComparison.Ordinal);
        Grader.Grade(ComplaintExamples.Bare, ComplaintExamples.Received);
    }

    [Fact]
    public void The_reasons_tell_all_in_both_languages()
    {
        var facts = ComplaintExamples.Bare.Having(("safety", 1), ("legal", 0), ("complexity", 2), ("severity", null)).Proposing("publicity", 1);
        var reasons = Grader.Grade(facts, ComplaintExamples.Received).Reasons;

        Assert.Equal(
            [
                "It is grade 3 (standard), by the floor of Safety and health: possible, contained.",
                "Severity of harm or loss: not known, taken for none.",
                "Safety and health: possible, contained, 20 points, at least grade 3 (standard).",
                "Publicity: threat to post, 8 points; proposed and not confirmed, so without a floor.",
                "Privacy, data: not known until somebody looked; until then at least grade 3 (standard).",
                "Complexity: expert, lab; it says who works on the complaint, and does not grade.",
                "Sum: 28 points; grade 3 from 20, grade 2 from 50, grade 1 from 80.",
                "22 more points would make it grade 2 (major).",
                "Smallest change to grade 2 (major): Safety and health from possible, contained to credible risk to a person.",
                "Smallest change to grade 4 (minor): these 2 together.",
                "— Safety and health from possible, contained to none.",
                "— Privacy, data turns out to be none.",
            ],
            reasons.Select(reason => reason.In("en")));
        Assert.Equal("3 级（一般），由“安全与健康”的下限决定：可能存在，已受控。", reasons[0].In("zh-CN"));
        Assert.Equal("合计 28 分；3 级自 20 分起，2 级自 50 分起，1 级自 80 分起。", reasons[6].In("zh-CN"));
        Assert.All(reasons, reason => Assert.DoesNotContain('{', reason.In("en") + reason.In("zh-CN")));
    }

    [Fact]
    public void Evidence_is_quoted_only_for_those_who_ask_for_it()
    {
        var facts = ComplaintExamples.Screened with
        {
            Factors = ComplaintExamples.Screened.Factors.With("legal", new FactorReading(1) { IsProposed = true, Evidence = "my lawyer" }),
        };
        var quiet = Grader.Grade(facts, ComplaintExamples.Received);
        Assert.DoesNotContain("my lawyer", GradingAssessmentJson.Write(quiet), StringComparison.Ordinal);

        var full = Grader.Grade(facts, ComplaintExamples.Received, ExplainOptions.Full);
        Assert.Equal("my lawyer", Assert.Single(full.Value.Factors).Evidence);
        Assert.Contains(full.Reasons, reason => reason.In("en") == "Legal or regulator was seen by: my lawyer");
        Assert.Equal(quiet.Value.Grade, full.Value.Grade);
    }

    [Fact]
    public void An_assessment_survives_json()
    {
        var assessment = Grader.Grade(ComplaintExamples.Bare.Having(("safety", 1)).Proposing("legal", 2), ComplaintExamples.Received, ExplainOptions.Full);
        var json = GradingAssessmentJson.Write(assessment);

        Assert.Equal(assessment, GradingAssessmentJson.Read(json));
        Assert.Contains("\"grade\": 2", json, StringComparison.Ordinal);
        Assert.Contains("\"needsScreening\": true", json, StringComparison.Ordinal);
    }

    private static ComplaintGrading Grade(ComplaintFacts facts) => Grader.Grade(facts, ComplaintExamples.Received).Value;
}
