using NodaTime;
using UserOps.Lifecycle;

namespace UserOps.Tests.Lifecycle;

public sealed class StageWalkTests
{
    private static readonly LocalDate First = new(2024, 3, 1);

    /// <summary>A stage that is told by the silence alone, and one that asks how long it lasted.</summary>
    private static readonly StageEvaluator Evaluator = new(StagePolicies.ClassicFive with
    {
        Stages =
        [
            Stage("gone", StageRule.Reached(StageClock.Silence, 10)),
            Stage("backAtLast", StageRule.AllOf(StageRule.WasIn("gone"), StageRule.Reached(StageClock.TimeInStage, 15))),
            Stage("here", null),
        ],
    });

    [Theory]
    [InlineData(24, "here")]
    [InlineData(25, "backAtLast")]
    public void A_rule_that_asks_since_when_a_stage_held_is_told(int daysAway, string stage)
    {
        var back = First.PlusDays(daysAway);
        var activity = new UserActivity(ActivityDays.From([First, back]));

        Assert.Equal(stage, Evaluator.StageOf(activity, back).Value);
        Assert.Equal(back.PlusDays(stage == "here" ? 10 : 1), Evaluator.NextChange(activity, back));
    }

    [Theory]
    [InlineData("classic5")]
    [InlineData("ownRhythm")]
    public void Judging_a_user_of_ten_years_allocates_nothing(string preset)
    {
        var evaluator = new StageEvaluator(StagePolicies.All.Single(policy => policy.Name == preset));
        var activity = new UserActivity(ActivityDays.From(Enumerable.Range(0, 3650).Where(i => i % 7 < 5).Select(First.PlusDays)));
        var asOf = First.PlusDays(3653);
        _ = (evaluator.StageOf(activity, asOf), evaluator.NextChange(activity, asOf));

        var before = GC.GetAllocatedBytesForCurrentThread();
        _ = evaluator.StageOf(activity, asOf);
        _ = evaluator.NextChange(activity, asOf);

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private static Stage Stage(string id, StageRule? enter) => new()
    {
        Id = id,
        Name = LocalizedText.Of(id, id),
        Meaning = LocalizedText.Of("Meaning.", "含义。"),
        Action = LocalizedText.Of("Action.", "行动。"),
        Aim = StageAim.Retain,
        Enter = enter,
    };
}
