using UserOps.Rfm;
using UserOps.Testing;
using static UserOps.Tests.Rfm.RfmExamples;

namespace UserOps.Tests.Rfm;

public class RfmAssessmentJsonTests
{
    [Fact]
    public void An_assessment_survives_json() =>
        Law.Holds(RfmGenerators.Purchases, RfmGenerators.Policies, RfmGenerators.AsOf, (rows, policy, asOf) =>
        {
            var book = Book(rows);
            var model = RfmSnapshot.Fit(book, asOf, policy).Model;
            return book.Users.Take(3).All(user =>
            {
                var assessment = model.Explain(book[user], asOf);
                return RfmAssessmentJson.Read(RfmAssessmentJson.Write(assessment)) == assessment;
            });
        });

    [Fact]
    public void The_text_carries_scores_policy_instants_and_reasons_in_both_languages()
    {
        var model = RfmModel.Fit([], At(1, 1), RfmPolicy.Classic11);

        var json = string.Concat(RfmAssessmentJson.Write(model.Explain(History(Buy(5, At(1, 1))), At(1, 2))).Where(letter => letter != '\n'));

        Assert.StartsWith("""{  "value": {    "r": 3,    "f": 3,    "m": 3,    "total": 9,    "status": "purchased"  },  "policy": {""", json, StringComparison.Ordinal);
        Assert.Contains("\"code\": \"rfm.recency\"", json, StringComparison.Ordinal);
        Assert.Contains("\"zh-CN\": \"R 3/5：最近购买日 2024-01-01，距今 1 天；该档范围：任意天数。\"", json, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"r\": 3", "\"r\": 0", "$.value")]
    [InlineData("\"r\": 3", "\"r\": 3.5", "$.value")]
    [InlineData("\"r\": 3", "\"q\": 3", "$.value")]
    [InlineData("\"status\": \"purchased\"", "\"status\": \"neverPurchased\"", "$.value")]
    [InlineData("\"code\": \"rfm.recency\"", "\"cod\": \"rfm.recency\"", "$.reasons[0].cod")]
    [InlineData("\"validUntil\": null", "\"validUntil\": 5", "$.validUntil")]
    public void A_damaged_text_is_told_with_its_place(string text, string damaged, string path)
    {
        var json = RfmAssessmentJson.Write(RfmModel.Fit([], At(1, 1), RfmPolicy.Classic11).Explain(History(Buy(5, At(1, 1))), At(1, 2)));
        Assert.Contains(text, json, StringComparison.Ordinal);

        var exception = Assert.Throws<InvalidPolicyException>(
            "json", () => RfmAssessmentJson.Read(json.Replace(text, damaged, StringComparison.Ordinal)));

        Assert.Equal(path, Assert.Single(exception.Problems).Path);
    }
}
