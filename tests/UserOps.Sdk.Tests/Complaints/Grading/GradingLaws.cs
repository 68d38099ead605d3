using System.Text;
using FsCheck;
using FsCheck.Fluent;
using UserOps.Complaints;
using UserOps.Testing;

namespace UserOps.Tests.Complaints;

public sealed class GradingLaws
{
    private static readonly Arbitrary<int> AnyPlace = Gen.Choose(0, int.MaxValue - 1).ToArbitrary();

    [Fact]
    public void The_grade_is_that_of_the_slow_oracle() =>
        Law.Holds(GradingGenerators.PoliciesAndFacts, given =>
        {
            var (policy, facts, _) = given;
            var grader = new ComplaintGrader(policy);
            var (grade, score, needsScreening) = NaiveGrading.Grade(policy, facts);
            var grading = grader.Grade(facts, facts.ReceivedAt).Value;

            Assert.Equal((grade, score, needsScreening), (grading.Grade, grading.Score, grading.NeedsScreening));
            Assert.Equal(new(grade, score, needsScreening), grader.GradeOf(facts));
            Assert.Null(grader.Check(facts, "generated"));
            return true;
        });

    [Fact]
    public void The_parts_of_an_answer_give_the_answer() =>
        Law.Holds(GradingGenerators.PoliciesAndFacts, given =>
        {
            var (policy, facts, _) = given;
            var grading = new ComplaintGrader(policy).Grade(facts, facts.ReceivedAt).Value;
            var parts = new[]
            {
                grading.ScoreGrade,
                grading.Factors.Max(finding => finding.Floor) ?? ComplaintGrade.Minor,
                grading.NeedsScreening ? policy.ScreeningFloor : ComplaintGrade.Minor,
            };

            Assert.Equal(grading.Score, grading.Factors.Sum(finding => finding.Points));
            Assert.Equal(parts.Max(), grading.Grade);
            Assert.Equal(parts[1] == ComplaintGrade.Minor ? null : parts[1], grading.Floor);
            Assert.Equal(
                grading.Basis switch
                {
                    GradeBasis.Floor => parts[1],
                    GradeBasis.Screening => parts[2],
                    _ => parts[0],
                },
                grading.Grade);
            Assert.Equal(
                policy.Factors.Where(factor => grading.Factors.Any(finding => finding.Factor == factor.Id)).Select(factor => factor.Id),
                grading.Factors.Select(finding => finding.Factor));
            if (grading.MarginToNext is { } margin)
            {
                Assert.True(margin > 0);
                var next = new[] { policy.Thresholds.Standard, policy.Thresholds.Major, policy.Thresholds.Critical }[(int)grading.Grade];
                Assert.Equal(next, grading.Score + margin);
            }

            return true;
        });

    /// <summary>A graver level, more people, more money, or a word of confirmation. Only learning what needed screening may end the screening floor.</summary>
    [Fact]
    public void Worse_facts_never_lower_the_grade() =>
        Law.Holds(GradingGenerators.PoliciesAndFacts, AnyPlace, (given, place) =>
        {
            var (policy, facts, _) = given;
            var grader = new ComplaintGrader(policy);
            var factor = policy.Factors[place % policy.Factors.Count];
            var before = grader.Grade(facts, facts.ReceivedAt).Value;
            var known = facts.Factors.TryGet(factor.Id, out var reading) ? reading : new(factor.WhenUnknown == UnknownRule.NeedsScreening ? null : 0);
            var isOpen = before.ToScreen.Contains(factor.Id);

            for (var level = known.Level ?? 0; level < factor.Levels.Count; level++)
            {
                var proposed = known with { Level = level, IsProposed = known.IsProposed || known.IsUnknown };
                Assert.True(Graded(proposed) >= before.Grade);

                // Of what needed screening, the floors and the points never fall; the screening floor may end.
                var least = isOpen ? ComplaintGrades.Graver(before.ScoreGrade, before.Floor ?? ComplaintGrade.Minor) : before.Grade;
                Assert.True(Graded(new(level)) >= least);
                Assert.True(Graded(new(level)) >= before.Grade || before is { Basis: GradeBasis.Screening });
            }

            Assert.True(facts.Affected is null or > 1_000_000 || grader.GradeOf(facts with { Affected = facts.Affected * 10 }).Grade >= before.Grade);
            Assert.True(facts.Amount is not { } amount || grader.GradeOf(facts with { Amount = amount with { Value = amount.Value * 10 } }).Grade >= before.Grade);
            return true;

            ComplaintGrade Graded(FactorReading reading) => grader.GradeOf(facts with { Factors = facts.Factors.With(factor.Id, reading) }).Grade;
        });

    [Fact]
    public void A_complaint_that_is_worse_in_all_is_never_milder() =>
        Law.Holds(GradingGenerators.PoliciesAndFacts, given =>
        {
            var (policy, one, other) = given;
            var grader = new ComplaintGrader(policy);
            var both = one;
            foreach (var factor in policy.Factors)
            {
                var (oneLevel, oneConfirmed) = NaiveGrading.Read(policy, factor, one);
                var (otherLevel, otherConfirmed) = NaiveGrading.Read(policy, factor, other);
                if (oneConfirmed is not null && otherConfirmed is not null)
                {
                    both = NaiveGrading.Confirm(policy, both, factor.Id, Math.Max(Math.Max(oneLevel!.Value, otherLevel!.Value), Math.Max(oneConfirmed.Value, otherConfirmed.Value)));
                }
                else if (otherLevel > (oneLevel ?? 0) && oneConfirmed is null)
                {
                    both = both with { Factors = both.Factors.With(factor.Id, new(otherLevel) { IsProposed = true }) };
                }
            }

            return grader.GradeOf(both).Grade >= grader.GradeOf(one).Grade;
        });

    [Fact]
    public void A_counterfactual_is_honest_and_no_smaller_change_of_one_factor_does_it() =>
        Law.Holds(GradingGenerators.PoliciesAndFacts, given =>
        {
            var (policy, facts, _) = given;
            var grader = new ComplaintGrader(policy);
            var grading = grader.Grade(facts, facts.ReceivedAt).Value;
            var singles = Singles(policy, facts, grading.Grade);
            foreach (var change in grading.Counterfactuals)
            {
                var after = grader.GradeOf(grader.Apply(change, facts));
                Assert.Equal((change.Grade, change.Score), (after.Grade, after.Score));
                Assert.NotEqual(grading.Grade, change.Grade);
                if (change.Steps.Count == 1)
                {
                    Assert.Equal(singles[change.Grade], change.Distance);
                }
            }

            // Every grade that one factor leads to is told, and several are changed only where one does not help.
            Assert.Equal(singles.Keys.Order(), grading.Counterfactuals.Where(change => change.Steps.Count == 1).Select(change => change.Grade).Order());
            foreach (var change in grading.Counterfactuals.Where(change => change.Steps.Count != 1))
            {
                Assert.DoesNotContain(singles.Keys, grade => grade > grading.Grade == change.Grade > grading.Grade);
            }

            Assert.Equal(
                grading.Counterfactuals.OrderBy(change => change.Grade < grading.Grade).ThenBy(change => Math.Abs(change.Grade - grading.Grade)),
                grading.Counterfactuals);
            return true;
        });

    [Fact]
    public void Of_changes_of_several_factors_the_fewest_are_told_and_none_can_be_left_out() =>
        Law.Holds(GradingGenerators.PoliciesAndFacts, given =>
        {
            var (policy, facts, _) = given;
            var grader = new ComplaintGrader(policy);
            var grading = grader.Grade(facts, facts.ReceivedAt).Value;
            foreach (var change in grading.Counterfactuals.Where(change => change.Steps.Count > 1))
            {
                Assert.True(policy.Factors.Count > 5 || FewestThatHelp(policy, facts, grading.Grade, change.Grade > grading.Grade) == change.Steps.Count);
                foreach (var step in change.Steps)
                {
                    var rest = change with { Steps = change.Steps.Where(other => other != step).ToEquatableArray() };
                    Assert.False(Helps(grader.GradeOf(grader.Apply(rest, facts)).Grade));
                    if (step.To != (step.From ?? 0))
                    {
                        var less = step with { To = step.To + Math.Sign((step.From ?? 0) - step.To) };
                        var shorter = change with { Steps = change.Steps.Select(other => other == step ? less : other).ToEquatableArray() };
                        Assert.False(Helps(grader.GradeOf(grader.Apply(shorter, facts)).Grade));
                    }
                }

                bool Helps(ComplaintGrade grade) => grade != grading.Grade && grade > grading.Grade == change.Grade > grading.Grade;
            }

            // Where nothing is told, nothing helps.
            foreach (var isGraver in new[] { true, false })
            {
                Assert.True(
                    policy.Factors.Count > 5
                    || grading.Counterfactuals.Any(change => change.Grade > grading.Grade == isGraver)
                    || FewestThatHelp(policy, facts, grading.Grade, isGraver) is null);
            }

            return true;
        });

    [Fact]
    public void Proposals_from_a_text_never_lower_the_grade() =>
        Law.Holds(GradingGenerators.PoliciesAndFacts, given =>
        {
            var (policy, facts, _) = given;
            var grader = new ComplaintGrader(policy);
            var screened = new TextScreen(policy).Propose(facts);
            var (before, after) = (grader.GradeOf(facts), grader.GradeOf(screened));
            return after.Grade >= before.Grade && after.Score >= before.Score && after.NeedsScreening == before.NeedsScreening;
        });

    [Fact]
    public void Facts_survive_json_and_the_order_of_their_members_is_all_one() =>
        Law.Holds(GradingGenerators.Facts, facts =>
        {
            var json = ComplaintFactsJson.Write(facts);
            Assert.True(ComplaintFactsJson.TryRead(json, "x", out var again, out _));
            Assert.Equal(facts, again);

            var members = System.Text.Json.Nodes.JsonNode.Parse(json)!.AsObject();
            var turned = new System.Text.Json.Nodes.JsonObject(members.Reverse().Select(member => KeyValuePair.Create(member.Key, Turned(member.Key, member.Value))));
            Assert.True(ComplaintFactsJson.TryRead(turned.ToJsonString(), "x", out again, out _));
            Assert.Equal(facts, again);
            return true;
        });

    [Fact]
    public void An_assessment_survives_json() =>
        Law.Holds(GradingGenerators.PoliciesAndFacts, given =>
        {
            var assessment = new ComplaintGrader(given.Policy).Grade(given.One, given.One.ReceivedAt, ExplainOptions.Full);
            Assert.Equal(assessment, GradingAssessmentJson.Read(GradingAssessmentJson.Write(assessment)));
            Assert.All(assessment.Reasons, reason => Assert.DoesNotContain('{', reason.In("en") + reason.In("zh-CN")));
            return true;
        });

    [Fact]
    public void A_policy_survives_json_with_its_hash() =>
        Law.Holds(GradingGenerators.Policies, policy =>
        {
            Assert.Empty(GradingPolicyValidator.Validate(policy));
            var again = GradingPolicyJson.Read(GradingPolicyJson.Write(policy));
            Assert.Equal(policy, again);
            Assert.Equal(policy.ToRef(), again.ToRef());
            return true;
        });

    [Fact]
    public void Arbitrary_and_mutated_bytes_are_read_or_told()
    {
        var valid = Encoding.UTF8.GetBytes(
            """{"id":"C-1","receivedAt":"2026-02-06T10:00:00+08:00","text":"漏水 \ud83d\ude00","keys":{"order":["A",1]},"factors":{"safety":{"level":1,"proposed":true},"legal":null},"affected":2,"amount":{"value":1.5,"currency":"CNY"}}""");
        var bytes = Gen.Elements("{}[]\":,\\u09eE-+. \nnulltrefas"u8.ToArray().Append((byte)0xFF).Append((byte)0).ToArray());
        Law.Holds(Gen.ArrayOf(bytes).ToArbitrary(), IsReadOrTold);
        Law.Holds(AnyPlace, AnyPlace, bytes.ToArbitrary(), (place, kind, other) =>
        {
            var at = place % valid.Length;
            return IsReadOrTold((kind % 3) switch
            {
                0 => [.. valid[..at], .. valid[(at + 1)..]],
                1 => [.. valid[..at], other, .. valid[at..]],
                _ => [.. valid[..at], other, .. valid[(at + 1)..]],
            });
        });
        for (var i = 0; i < valid.Length; i++)
        {
            Assert.False(ComplaintFactsJson.TryRead(valid.AsSpan(0, i), "x", out _, out _));
        }
    }

    private static bool IsReadOrTold(byte[] json)
    {
        var isRead = ComplaintFactsJson.TryRead(json, "x", out var facts, out var rejection);
        Assert.Equal(isRead, facts is not null);
        Assert.Equal(isRead, rejection is null);
        if (isRead)
        {
            Assert.True(ComplaintFactsJson.TryRead(ComplaintFactsJson.Write(facts!), "x", out var again, out _));
            Assert.Equal(facts, again);
        }
        else
        {
            Assert.False(string.IsNullOrWhiteSpace(rejection!.Field) || string.IsNullOrWhiteSpace(rejection.Why));
        }

        return true;
    }

    private static System.Text.Json.Nodes.JsonNode? Turned(string name, System.Text.Json.Nodes.JsonNode? node) =>
        name == "factors"
            ? new System.Text.Json.Nodes.JsonObject(node!.AsObject().Reverse().Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone())))
            : node?.DeepClone();

    /// <summary>The least distance by which one factor leads to each other grade.</summary>
    private static Dictionary<ComplaintGrade, int> Singles(GradingPolicy policy, ComplaintFacts facts, ComplaintGrade grade)
    {
        var found = new Dictionary<ComplaintGrade, int>();
        foreach (var factor in policy.Factors)
        {
            var from = NaiveGrading.Read(policy, factor, facts).Level ?? 0;
            for (var to = 0; to < factor.Levels.Count; to++)
            {
                var after = NaiveGrading.Grade(policy, NaiveGrading.Confirm(policy, facts, factor.Id, to)).Grade;
                if (after != grade)
                {
                    found[after] = Math.Min(found.GetValueOrDefault(after, int.MaxValue), Math.Abs(to - from));
                }
            }
        }

        return found;
    }

    /// <summary>The least number of factors whose change gives a graver, or a milder, grade: every combination is tried.</summary>
    private static int? FewestThatHelp(GradingPolicy policy, ComplaintFacts facts, ComplaintGrade grade, bool isGraver)
    {
        int? fewest = null;
        for (var mask = 1; mask < 1 << policy.Factors.Count; mask++)
        {
            // Of the levels of a factor, the extreme one helps most: the policy is monotone.
            var changed = facts;
            for (var i = 0; i < policy.Factors.Count; i++)
            {
                if ((mask & (1 << i)) != 0)
                {
                    changed = NaiveGrading.Confirm(policy, changed, policy.Factors[i].Id, isGraver ? policy.Factors[i].Levels.Count - 1 : 0);
                }
            }

            var after = NaiveGrading.Grade(policy, changed).Grade;
            if (isGraver ? after > grade : after < grade)
            {
                fewest = Math.Min(fewest ?? int.MaxValue, int.PopCount(mask));
            }
        }

        return fewest;
    }
}
