using FsCheck;
using FsCheck.Fluent;
using UserOps.Tagging;
using UserOps.Testing;
using static UserOps.Tests.Tagging.LedgerExamples;

namespace UserOps.Tests.Tagging;

public class AudienceTests
{
    private static readonly TagCatalog Shop = CatalogOf(
        Flag("vip"),
        Flag("new"),
        Flag("gold"),
        Flag("level") with { Type = TagType.Choice, Values = ["gold", "silver"] },
        Flag("spend") with { Type = TagType.Number },
        Flag("since") with { Type = TagType.Date });

    private static Arbitrary<Condition> AnyCondition { get; } = Gen.Sized(size => Conditions(Math.Min(size / 8, 4))).ToArbitrary();

    [Fact]
    public void A_user_belongs_if_the_expression_holds_of_the_set_of_their_tags() =>
        Law.Holds(AnyCondition, LedgerGenerators.Given, (where, tags) =>
            new AudienceEvaluator(Of(where), Shop).Contains(tags.AsSpan()) == Naive(where, tags));

    [Fact]
    public void An_audience_and_its_opposite_split_the_users() =>
        Law.Holds(AnyCondition, LedgerGenerators.Given, (where, tags) =>
            new AudienceEvaluator(Of(where), Shop).Contains(tags.AsSpan())
            != new AudienceEvaluator(Of(new NotCondition(where)), Shop).Contains(tags.AsSpan()));

    [Fact]
    public void An_expression_survives_json_with_the_same_hash() =>
        Law.Holds(AnyCondition, where =>
        {
            var back = AudienceExpressionJson.Read(AudienceExpressionJson.Write(Of(where)));
            return back == Of(where) && back.ToRef() == Of(where).ToRef() && AudienceExpressionValidator.Validate(back, Shop).Count == 0;
        });

    [Fact]
    public void A_user_without_tags_belongs_to_those_who_have_not()
    {
        var expression = AudienceExpressionJson.Read(
            """{"schemaVersion":1,"name":"quiet","version":"1","where":{"all":[{"not":{"tag":"vip"}},{"not":{"tag":"level","value":"gold"}}]}}""");
        var evaluator = new AudienceEvaluator(expression, Shop);

        Assert.True(evaluator.Contains([]));
        Assert.True(evaluator.Contains([new("level", "silver")]));
        Assert.False(evaluator.Contains([new("new", null), new("level", "gold")]));
    }

    [Fact]
    public void Every_problem_is_told_with_what_was_meant()
    {
        Condition where = new AllCondition(
        [
            new AnyCondition([]),
            new TagCondition("lvel"),
            new TagCondition("vip", true),
            new NotCondition(new TagCondition("level", "sliver")),
            new TagCondition("spend", "1"),
            new TagCondition("since", "yesterday"),
            new AttributeCondition("age"),
        ]);
        var expression = Of(where) with { Version = "" };

        var problems = AudienceExpressionValidator.Validate(expression, Shop);
        Assert.Equal(
            [
                "$.version",
                "$.where.all[0].any",
                "$.where.all[1].tag",
                "$.where.all[2].value",
                "$.where.all[3].not.value",
                "$.where.all[4].value",
                "$.where.all[5].value",
                "$.where.all[6]",
            ],
            problems.Select(problem => problem.Path));
        Assert.Equal("Did you mean 'level'?", problems[2].Remedy);
        Assert.Equal("Did you mean 'silver'?", problems[4].Remedy);
        Assert.Equal(problems, Assert.Throws<InvalidPolicyException>(() => new AudienceEvaluator(expression, Shop)).Problems);
    }

    [Fact]
    public void What_is_nested_too_deep_is_a_problem_and_what_may_be_nested_survives_json()
    {
        var deep = Nested(29);
        Assert.Equal(Of(deep), AudienceExpressionJson.Read(AudienceExpressionJson.Write(Of(deep))));
        Assert.Empty(AudienceExpressionValidator.Validate(Of(deep), Shop));
        Assert.Single(AudienceExpressionValidator.Validate(Of(Nested(1000)), Shop));

        static Condition Nested(int levels) =>
            Enumerable.Range(0, levels).Aggregate<int, Condition>(new TagCondition("vip"), (inner, _) => new AllCondition([inner]));
    }

    [Fact]
    public void Counting_audiences_is_counting_their_users_in_any_split() =>
        Law.Holds(AnyCondition, Arb.From(Gen.ArrayOf(LedgerGenerators.Given.Generator)), (where, users) =>
        {
            AudienceEvaluator[] audiences = [new(Of(where), Shop), new(Of(new NotCondition(where)), Shop)];
            var (first, second) = (new AudienceCounter(audiences), new AudienceCounter(audiences));
            for (var i = 0; i < users.Length; i++)
            {
                (i % 3 == 0 ? first : second).Add(users[i].AsSpan());
            }

            second.Merge(first);
            var report = second.ToReport();
            Assert.Equal(report, TagReportJson.ReadAudiences(TagReportJson.Write(report)));
            return report.Users == users.Length
                && report.Audiences[0].Users == users.Count(tags => Naive(where, tags))
                && report.Audiences.Sum(audience => audience.Users) == users.Length
                && report.Audiences.All(audience => audience.Share is null == (users.Length == 0));
        });

    [Fact]
    public void Counters_of_other_audiences_do_not_merge() =>
        Assert.Throws<ArgumentException>(() =>
            new AudienceCounter(new AudienceEvaluator(Of(new TagCondition("vip")), Shop)).Merge(new()));

    private static AudienceExpression Of(Condition where) => new() { Name = "any", Version = "1", Where = where };

    private static bool Naive(Condition condition, EquatableArray<GivenTag> tags) => condition switch
    {
        AllCondition { All: var parts } => parts.All(part => Naive(part, tags)),
        AnyCondition { Any: var parts } => parts.Any(part => Naive(part, tags)),
        NotCondition { Not: var part } => !Naive(part, tags),
        TagCondition leaf => tags.Any(tag => tag.Tag == leaf.Tag && (leaf.Value is null || leaf.Value == tag.Value)),
        _ => throw new InvalidOperationException(),
    };

    private static Gen<Condition> Conditions(int depth)
    {
        var leaf = Gen.Elements<Condition>(
            new TagCondition("vip"),
            new TagCondition("new"),
            new TagCondition("level"),
            new TagCondition("level", "gold"),
            new TagCondition("spend", 2.5m));
        return depth == 0
            ? leaf
            : Gen.OneOf(
                leaf,
                Conditions(depth - 1).Select(part => (Condition)new NotCondition(part)),
                Parts(depth).Select(parts => (Condition)new AllCondition([.. parts])),
                Parts(depth).Select(parts => (Condition)new AnyCondition([.. parts])));
    }

    private static Gen<Condition[]> Parts(int depth) =>
        Gen.Choose(1, 3).SelectMany(count => Gen.ArrayOf(Conditions(depth - 1), count));
}
