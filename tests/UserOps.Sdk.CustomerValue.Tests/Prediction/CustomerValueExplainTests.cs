using NodaTime;
using UserOps.CustomerValue.Tests.Support;
using UserOps.Rfm;
using UserOps.Testing;
using static UserOps.CustomerValue.Tests.Support.ValueExamples;

namespace UserOps.CustomerValue.Tests.Prediction;

public class CustomerValueExplainTests
{
    private static readonly GammaGamma Spend = new(6.25, 3.74, 15.44);

    /// <summary>A customer who bought each third week for 28 weeks, judged two weeks after the last.</summary>
    private static readonly PurchaseHistory Regular = History(
        [.. Enumerable.Range(0, 10).Select(i => Buy(20, 1 + (21 * i))), Buy(31, 1 + (28 * 7))]);

    private static readonly Instant ThirtyWeeksOn = At(1 + (30 * 7));

    [Fact]
    public void The_sentence_of_a_regular_customer_is_the_one_that_people_say()
    {
        var assessment = ModelOf(new MbgNbd(1, 8, 0.3, 8)).Explain(Regular, ThirtyWeeksOn);

        Assert.Equal("11 orders in 30 weeks, silent for 2: alive with 97 %; about 13 orders in the next year.", assessment.Reasons[0].In("en"));
        Assert.Equal("30 周内 11 次购买，已沉默 2 周：仍活跃的概率为 97%；未来一年预计约 13 次购买。", assessment.Reasons[0].In("zh-CN"));
        Assert.Equal("value.alive", assessment.Reasons[0].Code);
    }

    [Fact]
    public void Every_reason_is_told_in_both_languages()
    {
        var model = ModelOf(new MbgNbd(1, 8, 0.3, 8), spend: Spend, weak: ["a", "b"]);

        AreTold(
            model.Explain(Regular, ThirtyWeeksOn),
            ("value.spend", "A repeat order was worth 21.10 on average; with the mean of all customers in view, 21.69 is expected.", "复购的平均金额为 21.10；结合全体用户的均值，预计每次 21.69。"),
            ("value.worth", "Worth about 274.69 in the next year, at a discount of 10 % a year.", "未来一年的价值约为 274.69（年折现率 10%）。"),
            ("value.model", "By MBG/NBD, fitted to 1234 customers as of 2024-07-18.", "模型：MBG/NBD，依据截至 2024-07-18 的 1234 位用户拟合。"),
            ("value.weak", "The data does not tell all parameters of the model (a, b); take the numbers with care.", "数据不足以确定模型的全部参数（a, b），请谨慎使用这些数字。"),
            ("value.goneFrom", "Without a new purchase, more likely gone than not from 2024-11-06 on.", "若无新购买，自 2024-11-06 起流失的可能性更大。"),
            ("value.validUntil", "Without a new purchase this holds until 2024-07-30 (UTC); silence changes it each day.", "若无新购买，该结果有效至 2024-07-30（UTC）；沉默每天都会改变它。"));
    }

    [Fact]
    public void Who_never_bought_is_told_so_and_nothing_else()
    {
        var assessment = ModelOf(new MbgNbd(1, 8, 0.3, 8), spend: Spend).Explain(History(Buy(-5, 3)), At(9));

        Assert.Same(CustomerPrediction.NeverPurchased, assessment.Value);
        Assert.Null(assessment.ValidUntil);
        Assert.Equal(
            [("value.neverPurchased", "Bought nothing that counts up to 2024-01-09, so there is nothing to tell from.", "截至 2024-01-09 没有任何有效购买，无从预测。")],
            assessment.Reasons.Select(reason => (reason.Code, reason.In("en"), reason.In("zh-CN"))));
    }

    [Fact]
    public void A_one_time_buyer_of_BG_NBD_is_told_that_the_model_calls_all_of_them_alive()
    {
        var history = History(Buy(20, 1));
        var model = ModelOf(new BgNbd(0.24, 4.4, 0.79, 2.43), spend: Spend);
        var assessment = model.Explain(history, At(500));

        Assert.Equal(1, assessment.Value.PAlive);
        AreTold(
            assessment,
            ("value.oneTimeBuyer", "BG/NBD calls everybody alive who bought once only, however long ago; MBG/NBD does not.", "BG/NBD 模型把所有只购买过一次的用户都视为活跃，无论时隔多久；MBG/NBD 则不然。"),
            ("value.spendOfAll", "There is no repeat order yet, so one is expected to be worth the mean of all customers, 35.22.", "尚无复购，按全体用户的均值预计每次 35.22。"));
        Assert.StartsWith("1 order in 71 weeks, silent for 71: alive with 100 %; about 0.1", assessment.Reasons[0].In("en"), StringComparison.Ordinal);
        Assert.DoesNotContain(assessment.Reasons, reason => reason.Code == "value.goneFrom");
        Assert.DoesNotContain(model.Explain(Regular, ThirtyWeeksOn).Reasons, reason => reason.Code == "value.oneTimeBuyer");
        Assert.DoesNotContain(
            ModelOf(new MbgNbd(0.24, 4.4, 0.79, 2.43)).Explain(history, At(500)).Reasons, reason => reason.Code == "value.oneTimeBuyer");
    }

    [Fact]
    public void A_model_that_predicts_by_its_limit_says_so()
    {
        var assessment = ModelOf(new MbgNbd(1, 8, 0.3, 8), gain: 0.4).Explain(Regular, ThirtyWeeksOn);

        Assert.Equal(1, assessment.Value.PAlive);
        AreTold(
            assessment,
            (
                "value.limit",
                "By NBD, fitted to 1234 customers as of 2024-07-18: the data does not show that customers stop (by MBG/NBD the log-likelihood is only 0.40 higher), so nobody is taken to have stopped.",
                "模型：NBD，依据截至 2024-07-18 的 1234 位用户拟合：数据未显示用户流失（MBG/NBD 的对数似然仅高出 0.40），因此视所有用户为未流失。"));
        Assert.DoesNotContain(assessment.Reasons, reason => reason.Code is "value.model" or "value.goneFrom" or "value.oneTimeBuyer");
    }

    [Fact]
    public void A_one_time_buyer_whose_model_predicts_by_the_limit_is_not_told_of_BG_NBD() =>
        Assert.DoesNotContain(
            ModelOf(new BgNbd(0.24, 4.4, 0.79, 2.43), gain: 0.4).Explain(History(Buy(20, 1)), At(90)).Reasons,
            reason => reason.Code == "value.oneTimeBuyer");

    [Fact]
    public void Who_has_no_finite_mean_is_told_so() =>
        AreTold(
            ModelOf(new MbgNbd(0.5, 6, 0.9, 2.5), spend: new(2, 0.5, 10)).Explain(History(Buy(20, 1)), At(9)),
            ("value.noSpend", "What an order will be worth can't be told: there is no finite mean for this user.", "无法预计每次购买的金额：该用户没有有限的均值。"));

    [Fact]
    public void Whose_repeats_were_worth_nothing_is_told_so() =>
        AreTold(
            ModelOf(new MbgNbd(0.5, 6, 0.9, 2.5), spend: Spend).Explain(History(Buy(20, 1), Buy(10, 5), Buy(-12, 6)), At(9)),
            (
                "value.noSpend",
                "What an order will be worth can't be told: the repeat orders were worth -2.00 on average, and the model knows amounts above zero only.",
                "无法预计每次购买的金额：复购的平均金额为 -2.00，而模型只适用于大于零的金额。"));

    [Theory]
    [InlineData("P1D", "in the next day", "未来一天")]
    [InlineData("P90D", "in the next 90 days", "未来 90 天")]
    [InlineData("P1DT12H", "in the time of P1DT12H", "未来 P1DT12H 时间")]
    [InlineData("P365D", "in the next year", "未来一年")]
    [InlineData("P366D", "in the next 366 days", "未来 366 天")]
    public void The_horizon_is_told_in_words(string horizon, string english, string chinese)
    {
        Assert.True(Json.DurationJsonConverter.TryParseIso(horizon, out var ahead));
        var policy = CustomerValuePolicy.MbgNbd with { Horizon = ahead };
        var reason = ModelOf(new MbgNbd(1, 8, 0.3, 8), policy).Explain(Regular, ThirtyWeeksOn).Reasons[0];

        Assert.EndsWith($" {english}.", reason.In("en"), StringComparison.Ordinal);
        Assert.Contains($"；{chinese}预计约 ", reason.In("zh-CN"), StringComparison.Ordinal);
        Assert.Equal(horizon, reason.Evidence.Single(item => item.Name == "horizon").Value);
    }

    [Theory]
    [InlineData(0, "0 %")]
    [InlineData(0.1, "10 %")]
    [InlineData(0.001, "0.1 %")]
    [InlineData(0.999, "99.9 %")]
    [InlineData(2.5, "250 %")]
    public void The_discount_is_told_as_it_was_written(double rate, string text)
    {
        var policy = CustomerValuePolicy.MbgNbd with { AnnualDiscountRate = rate };
        var worth = ModelOf(new MbgNbd(1, 8, 0.3, 8), policy, Spend).Explain(Regular, ThirtyWeeksOn).Reasons.Single(reason => reason.Code == "value.worth");

        Assert.EndsWith($", at a discount of {text} a year.", worth.In("en"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, "100 %", "100%")]
    [InlineData(0.9999, "over 99 %", "超过 99%")]
    [InlineData(0.995, "over 99 %", "超过 99%")]
    [InlineData(0.9949, "99 %", "99%")]
    [InlineData(0.5, "50 %", "50%")]
    [InlineData(0.005, "1 %", "1%")]
    [InlineData(0.004, "under 1 %", "不到 1%")]
    [InlineData(0, "0 %", "0%")]
    public void What_is_not_sure_is_not_told_as_sure(double alive, string english, string chinese)
    {
        var model = ModelOf(new MbgNbd(1, 8, 0.3, 8));
        var summary = model.Summarizer.Summarize(Regular, ThirtyWeeksOn);
        var prediction = model.Predict(summary) with { PAlive = alive };

        var reason = CustomerValueExplainer.Explain(model, summary, prediction, until: null).First();

        Assert.Contains($"alive with {english};", reason.In("en"), StringComparison.Ordinal);
        Assert.Contains($"仍活跃的概率为 {chinese}；", reason.In("zh-CN"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(BtydUnit.Days, 8, "2 orders in 7 days, silent for 3:", "7 天内 2 次购买，已沉默 3 天：")]
    [InlineData(BtydUnit.SevenDays, 8, "2 orders in 1 week, silent for 0.4:", "1 周内 2 次购买，已沉默 0.4 周：")]
    [InlineData(BtydUnit.CalendarWeeks, 16, "1 order in 2 weeks, silent for 2:", "2 周内 1 次购买，已沉默 2 周：")]
    [InlineData(BtydUnit.Days, 5, "2 orders in 4 days, silent for 0:", "4 天内 2 次购买，已沉默 0 天：")]
    public void Times_are_told_in_the_policys_unit(BtydUnit unit, int asOf, string english, string chinese)
    {
        var model = ModelOf(new MbgNbd(1, 8, 0.3, 8), CustomerValuePolicy.MbgNbd with { Unit = unit });
        var reason = model.Explain(History(Buy(20, 1), Buy(20, 5)), At(asOf)).Reasons[0];

        Assert.StartsWith(english, reason.In("en"), StringComparison.Ordinal);
        Assert.StartsWith(chinese, reason.In("zh-CN"), StringComparison.Ordinal);
    }

    [Fact]
    public void Explaining_and_predicting_agree_and_no_text_is_broken() =>
        Law.Holds(RfmGenerators.PurchasesOfOneUser, ValueGenerators.Policies, RfmGenerators.AsOf, (rows, policy, asOf) =>
        {
            foreach (var model in ModelsOf(policy))
            {
                var assessment = model.Explain(History(rows), asOf);
                Assert.Equal(model.Predict(model.Summarizer.Summarize(History(rows), asOf)), assessment.Value);
                Assert.Equal((model.PolicyRef, asOf), (assessment.Policy, assessment.AsOf));
                Assert.Equal(assessment.Reasons.Count, assessment.Reasons.Select(reason => reason.Code).Distinct().Count());
                foreach (var text in assessment.Reasons.SelectMany(reason => new[] { reason.In("en"), reason.In("zh-CN") }.Concat(reason.Evidence.Select(item => item.Value))))
                {
                    Assert.DoesNotContain("NaN", text, StringComparison.OrdinalIgnoreCase);
                    Assert.DoesNotContain("infinity", text, StringComparison.OrdinalIgnoreCase);
                    Assert.DoesNotContain('∞', text);
                    Assert.DoesNotContain('{', text);
                    Assert.DoesNotContain('}', text);
                }
            }

            return true;
        });

    [Fact]
    public void An_explained_prediction_survives_json() =>
        Law.Holds(RfmGenerators.PurchasesOfOneUser, ValueGenerators.Policies, RfmGenerators.AsOf, (rows, policy, asOf) =>
            ModelsOf(policy).Where((_, i) => i != 2).All(model =>
            {
                var assessment = model.Explain(History(rows), asOf);
                return CustomerValueAssessmentJson.Read(CustomerValueAssessmentJson.Write(assessment)) == assessment;
            }));

    [Theory]
    [InlineData("\"pAlive\": ", "\"palive\": ", "$.value.palive")]
    [InlineData("\"code\": \"value.alive\"", "\"cod\": \"value.alive\"", "$.reasons[0].cod")]
    [InlineData("\"isCustomer\": true", "\"isCustomer\": 1", "$.value.isCustomer")]
    [InlineData("\"validUntil\": \"", "\"validUntil\": \"x", "$.validUntil")]
    public void A_damaged_text_is_told_with_its_place_and_line(string text, string damaged, string path)
    {
        var json = CustomerValueAssessmentJson.Write(ModelOf(new MbgNbd(1, 8, 0.3, 8)).Explain(Regular, ThirtyWeeksOn));
        Assert.Contains(text, json, StringComparison.Ordinal);

        var problem = Assert.Single(Assert.Throws<InvalidPolicyException>(
            "json", () => CustomerValueAssessmentJson.Read(json.Replace(text, damaged, StringComparison.Ordinal))).Problems);

        Assert.Equal(path, problem.Path);
        Assert.Equal(json[..json.IndexOf(text, StringComparison.Ordinal)].Count(letter => letter == '\n') + 1, problem.Line);
    }

    private static void AreTold(Assessment<CustomerPrediction> assessment, params (string Code, string English, string Chinese)[] expected) =>
        Assert.Equal(
            expected,
            assessment.Reasons
                .Where(reason => expected.Any(other => other.Code == reason.Code))
                .Select(reason => (reason.Code, reason.In("en"), reason.In("zh-CN"))));
}
