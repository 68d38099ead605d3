using NodaTime;
using UserOps.Tagging;
using UserOps.Testing;
using static UserOps.Tests.Tagging.TaggingExamples;

namespace UserOps.Tests.Tagging.Evaluation;

public class TagExplainerTests
{
    private static readonly Instant AsOf = At(2024, 5, 15, 12);

    private static readonly UserFacts Facts = UserFacts.From(
        [new("age", 30), new("country", "FR"), new("birthday", new LocalDate(1990, 5, 20)), new("interests", FactValue.OfSet("tea"))],
        [Order(At(2024, 4, 20), 1500), Order(At(2024, 5, 10), 900)]);

    public static TheoryData<Condition, string, string> Sentences => new()
    {
        {
            new AllCondition([
                new SumCondition("order.amount") { In = EventWindow.OfLast("P90D"), AtLeast = 2000 },
                new NotCondition(new AttributeCondition("age") { Less = 18 })]),
            "t0 is given: sum of order.amount in the last P90D is 2400, at least 2000; age is 30, not less than 18; with no new facts until 2024-07-19T00:00:00Z.",
            "符合“t0”：order.amount 之和（最近 P90D）为 2400，至少 2000；age 为 30，不满足“小于 18”；若无新情况，至 2024-07-19T00:00:00Z 为止。"
        },
        {
            new AnyCondition([new AttributeCondition("country") { In = ["DE", "FR"] }, new AttributeCondition("age") { AtLeast = 1 }]),
            "t0 is given: country is FR, one of \"DE\", \"FR\".",
            "符合“t0”：country 为 FR，属于 \"DE\", \"FR\"。"
        },
        {
            new AllCondition([new AttributeCondition("vip") { EqualTo = true }, new AttributeCondition("age") { AtLeast = 1 }]),
            "t0 is not given, for it is not known: vip is missing.",
            "不给“t0”，因为未知：缺少 vip。"
        },
        {
            new StoppedCondition(new("order"), Lookback.OfDays(30)),
            "t0 is not given: order last on 2024-05-10T00:00:00Z, not stopped for P30D; with no new facts until 2024-06-09T00:00:00Z.",
            "不给“t0”：order 最近一次为 2024-05-10T00:00:00Z，不满足“已停止 P30D”；若无新情况，至 2024-06-09T00:00:00Z 为止。"
        },
        {
            new ObservedForCondition(Lookback.OfDays(7)),
            "t0 is given: the user is known since 2024-04-20T00:00:00Z, known for P7D.",
            "符合“t0”：用户自 2024-04-20T00:00:00Z 起已知，已知 P7D。"
        },
        {
            new AttributeCondition("birthday") { Anniversary = "P7D" },
            "t0 is given: birthday is 1990-05-20, with an anniversary within P7D; with no new facts until 2024-05-21T00:00:00Z.",
            "符合“t0”：birthday 为 1990-05-20，P7D 内有周年日；若无新情况，至 2024-05-21T00:00:00Z 为止。"
        },
        {
            new RepeatedCondition(new CountCondition("order") { AtLeast = 1 }, 2, 4, CalendarPeriod.Week),
            "t0 is given: the number of weeks in which count of order is at least 1, of the last 4 is 2, at least 2; with no new facts until 2024-05-20T00:00:00Z.",
            "符合“t0”：最近 4 周中 order 次数至少 1 的周数为 2，至少 2；若无新情况，至 2024-05-20T00:00:00Z 为止。"
        },
    };

    [Theory]
    [MemberData(nameof(Sentences), DisableDiscoveryEnumeration = true)]
    public void A_tag_is_explained_by_what_decided(Condition condition, string en, string zh)
    {
        var reason = Assert.Single(new Tagger(CatalogOf(condition)).Explain(Facts, AsOf).Reasons);
        Assert.Equal(en, reason.In("en"));
        Assert.Equal(zh, reason.In("zh-CN"));
    }

    [Fact]
    public void A_tag_that_yields_says_to_which()
    {
        var any = new AttributeCondition("age") { Exists = true };
        var catalog = CatalogOf(any, any) with { Tags = [Flag("t0") with { Group = "g" }, Flag("t1") with { Group = "g" }] };
        var reasons = new Tagger(catalog).Explain(Facts, AsOf).Reasons;
        Assert.Equal("t0 is given: age is 30, known.", reasons[0].In("en"));
        Assert.Equal("t1 is not given, for t0 of the same group goes before it.", reasons[1].In("en"));
    }

    [Fact]
    public void Every_tag_with_a_rule_has_a_sentence_without_a_gap() =>
        Law.Holds(TaggingGenerators.Catalogs, TaggingGenerators.Facts, TaggingGenerators.AsOf, (catalog, facts, asOf) =>
        {
            var assessment = new Tagger(catalog).Explain(facts, asOf);
            Assert.Equal(
                assessment.Value.Verdicts.Count(verdict => verdict.Rules.Count > 0),
                assessment.Reasons.Count);
            foreach (var text in assessment.Reasons.SelectMany(reason => new[] { reason.In("en"), reason.In("zh-CN") }))
            {
                Assert.DoesNotContain("{", text, StringComparison.Ordinal);
                Assert.DoesNotContain(": .", text, StringComparison.Ordinal);
                Assert.DoesNotContain("  ", text, StringComparison.Ordinal);
            }

            return true;
        });
}
