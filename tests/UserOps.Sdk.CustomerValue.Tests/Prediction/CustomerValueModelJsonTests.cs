using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using UserOps.CustomerValue.Tests.Support;
using UserOps.Json;
using UserOps.Rfm;
using UserOps.Testing;
using static UserOps.CustomerValue.Tests.Support.ValueExamples;

namespace UserOps.CustomerValue.Tests.Prediction;

public class CustomerValueModelJsonTests
{
    /// <summary>A model of which every member is there: a limit, spend, and a covariance of each.</summary>
    private static readonly CustomerValueModel Full = CustomerValueModel.Fit(DrawnSample(400), At(400), CustomerValuePolicy.MbgNbd);

    private static readonly byte[] FullText = Encoding.UTF8.GetBytes(CustomerValueModelJson.Write(Full));

    [Fact]
    public void The_example_has_every_member()
    {
        Assert.Equal(16, Full.Purchases.Covariance.Count);
        Assert.Equal(4, Full.Purchases.Limit!.Covariance.Count);
        Assert.Equal(9, Full.Spend!.Covariance.Count);
        Assert.True(Full.Purchases.Identifiable);
    }

    [Fact]
    public void Whatever_can_be_fitted_survives_json_with_the_same_bits_hash_and_predictions() =>
        Law.Holds(ValueGenerators.Customers, ValueGenerators.Policies, (all, policy) =>
        {
            var customers = all.Take(12).ToList();
            if (!CustomerValueModel.TryFit(CustomerSample.From(customers, policy.Unit), At(100), policy, out var model, out _))
            {
                return true;
            }

            var back = CustomerValueModelJson.Read(CustomerValueModelJson.Write(model));

            Assert.Equal(model.Purchases, back.Purchases);
            Assert.Equal(model.Spend, back.Spend);
            Assert.Equal((model.Policy, model.FittedAt, model.Sample, model.PolicyRef), (back.Policy, back.FittedAt, back.Sample, back.PolicyRef));
            Assert.Equal(CustomerValueModelJson.Write(model), CustomerValueModelJson.Write(back));
            return customers.TrueForAll(customer => customer.Statistics is not { } statistics
                || model.Predict(statistics, customer.MeanSpend) == back.Predict(statistics, customer.MeanSpend));
        });

    /// <summary>Nine customers whose purchases are as regular as clockwork run the NBD to where its curvature is next to nothing.</summary>
    [Fact]
    public void A_fit_on_a_ridge_has_no_covariance_and_can_be_read_back()
    {
        BtydStatistics[] customers =
        [
            new(8, 30, 60), new(1, 9, 15), new(7, 25, 57), new(4, 37, 47), new(12, 13, 55), new(7, 7, 57), new(0, 0, 19), new(4, 15, 52), new(4, 5, 47),
        ];
        var model = CustomerValueModel.Fit(
            CustomerSample.From(customers, BtydUnit.CalendarWeeks), At(100), CustomerValuePolicy.MbgNbd with { Unit = BtydUnit.CalendarWeeks });

        Assert.Empty(model.Purchases.Limit!.Covariance);
        Assert.Empty(model.Purchases.Limit.StandardErrors);
        Assert.Equal(["r", "alpha"], model.Purchases.Limit.Weak);
        Assert.Equal(model.PolicyRef, CustomerValueModelJson.Read(CustomerValueModelJson.Write(model)).PolicyRef);
    }

    [Fact]
    public void The_text_tells_readers_what_follows_from_the_numbers()
    {
        foreach (var model in ModelsOf(CustomerValuePolicy.MbgNbd))
        {
            var text = JsonNode.Parse(CustomerValueModelJson.Write(model))!;

            Assert.Equal(model.Purchases.Identifiable, text["identifiable"]!.GetValue<bool>());
            Assert.Equal(EnumJsonConverter<PurchaseModelKind>.NameOf(model.Purchases.Predicting.Model.Kind), text["predictsBy"]!.GetValue<string>());
            Assert.Equal(model.Purchases.Model.Parameters.Select(parameter => parameter.Name).Order(), text["parameters"]!.AsObject().Select(member => member.Key).Order());
        }
    }

    [Theory]
    [InlineData("parameters.r", "0", "$.parameters.r")]
    [InlineData("parameters.r", "-1", "$.parameters.r")]
    [InlineData("parameters.alpha", "1.1e9", "$.parameters.alpha")]
    [InlineData("parameters.s", "0", "$.parameters", "$.parameters.s")]
    [InlineData("parameters.b", null, "$.parameters")]
    [InlineData("parameters", "{}", "$.parameters")]
    [InlineData("standardErrors.r", "-0.5", "$.standardErrors.r")]
    [InlineData("standardErrors.r", null, "$.standardErrors")]
    [InlineData("covariance", "[]", "$.standardErrors")]
    [InlineData("covariance", "[1, 2, 3]", "$.covariance")]
    [InlineData("covariance.1", "0.77", "$.covariance")]
    [InlineData("covariance.0", "-1", "$.covariance")]
    [InlineData("covariance.0", "1e300", "$.covariance")]
    [InlineData("weak", "[\"r\", \"q\"]", "$.weak[1]")]
    [InlineData("steps", "-1", "$.steps")]
    [InlineData("limit", "null", "$.limit")]
    [InlineData("limit.model", "\"bgNbd\"", "$.limit.model", "$.limit.parameters", "$.limit.standardErrors", "$.limit.covariance")]
    [InlineData("limit.parameters.r", "0", "$.limit.parameters.r")]
    [InlineData("limit.covariance.3", "-4", "$.limit.covariance")]
    [InlineData("limit.steps", "-1", "$.limit.steps")]
    [InlineData("spend.parameters.gamma", "1.1e18", "$.spend.parameters.gamma")]
    [InlineData("spend.parameters.q", "1.1e9", "$.spend.parameters.q")]
    [InlineData("spend.parameters.alpha", "0", "$.spend.parameters", "$.spend.parameters.alpha")]
    [InlineData("spend.covariance.8", "0", "$.spend.covariance")]
    [InlineData("spend.customers", "-1", "$.spend.customers")]
    [InlineData("spend.correlation", "1.01", "$.spend.correlation")]
    [InlineData("spend.steps", "-1", "$.spend.steps")]
    [InlineData("customers", "-1", "$.customers")]
    [InlineData("repeaters", "-1", "$.repeaters")]
    [InlineData("repeaters", "1000000", "$.repeaters")]
    [InlineData("neverPurchased", "-1", "$.neverPurchased")]
    [InlineData("withoutSpend", "-1", "$.withoutSpend")]
    [InlineData("schemaVersion", "2", "$.schemaVersion")]
    [InlineData("fittedAt", "\"9999-01-01T00:00:00Z\"", "$.fittedAt")]
    [InlineData("policy.model", "\"paretoNbd\"", "$.model")]
    [InlineData("model", "\"bgNbd\"", "$.model")]
    [InlineData("policy.horizon", "\"P0D\"", "$.policy.horizon")]
    public void A_number_that_was_edited_is_told(string place, string? value, params string[] paths)
    {
        var problems = Assert.Throws<InvalidPolicyException>("json", () => CustomerValueModelJson.Read(Edited((place, value)))).Problems;

        Assert.Equal(paths, problems.Select(problem => problem.Path));
        Assert.All(problems, problem => Assert.True(problem is { Value.Length: > 0, Allowed.Length: > 0, Remedy.Length: > 0 }));
    }

    [Fact]
    public void All_edited_numbers_are_told_at_once()
    {
        var problems = Assert.Throws<InvalidPolicyException>("json", () => CustomerValueModelJson.Read(Edited(
            ("policy.zone", "\"Mars\""), ("parameters.a", "0"), ("limit.parameters.r", "0"), ("spend.parameters.p", "0"), ("customers", "-2")))).Problems;

        Assert.Equal(
            ["$.policy.zone", "$.parameters.a", "$.limit.parameters.r", "$.spend.parameters.p", "$.customers"], problems.Select(problem => problem.Path));
    }

    [Fact]
    public void The_range_that_is_told_of_gamma_is_its_own()
    {
        var problem = Assert.Single(Assert.Throws<InvalidPolicyException>(
            "json", () => CustomerValueModelJson.Read(Edited(("spend.parameters.gamma", "2e18")))).Problems);

        Assert.Equal("a number from 1e-9 to 1e18", problem.Allowed);
    }

    [Theory]
    [InlineData("logLikelihood", "1e400", "$.logLikelihood")]
    [InlineData("logLikelihood", "\"NaN\"", "$.logLikelihood")]
    [InlineData("parameters.r", "1e400", "$.parameters.r")]
    [InlineData("parameters.r", "null", "$.parameters.r")]
    [InlineData("spend", null, "$")]
    [InlineData("limit", null, "$")]
    [InlineData("model", "\"mbg\"", "$.model")]
    [InlineData("steps", "1.5", "$.steps")]
    [InlineData("identifiable", "1e400", "$.identifiable")]
    [InlineData("predictBy", "1", "$.predictBy")]
    public void A_text_of_another_shape_is_told_with_one_problem(string place, string? value, string path) =>
        Assert.Equal(path, Assert.Single(Assert.Throws<InvalidPolicyException>("json", () => CustomerValueModelJson.Read(Edited((place, value)))).Problems).Path);

    [Fact]
    public void A_model_without_spend_or_limit_says_so_with_null()
    {
        var model = ModelOf(new Nbd(0.8, 6));
        var text = CustomerValueModelJson.Write(model);

        Assert.Contains("\"limit\": null", text, StringComparison.Ordinal);
        Assert.Contains("\"spend\": null", text, StringComparison.Ordinal);
        Assert.Equal(model.PolicyRef, CustomerValueModelJson.Read(text).PolicyRef);
    }

    [Fact]
    public void Arbitrary_bytes_are_told_and_never_crash() => Law.Holds(ValueGenerators.Bytes, IsReadOrRefused);

    [Fact]
    public void Any_damage_to_a_model_is_read_or_told_and_never_crashes() =>
        Law.Holds(ValueGenerators.Damages, damage => IsReadOrRefused(damage(FullText)));

    private static bool IsReadOrRefused(byte[] bytes)
    {
        try
        {
            var model = CustomerValueModelJson.Read(Encoding.UTF8.GetString(bytes));
            var prediction = model.Predict(new(2, 5, 9), 7m);
            return double.IsFinite(prediction.Expected) && model.Draw(1, 100)?.Interval(new(2, 5, 9), 7m) is null or { Level: 0.95 }
                && CustomerValueModelJson.Read(CustomerValueModelJson.Write(model)).PolicyRef == model.PolicyRef;
        }
        catch (InvalidPolicyException e)
        {
            return e.Problems.Count > 0;
        }
    }

    /// <summary>The text of the full example, with values at some places replaced, or taken out.</summary>
    private static string Edited(params (string Place, string? Value)[] edits)
    {
        var root = Encoding.UTF8.GetString(FullText);
        foreach (var (place, value) in edits)
        {
            var node = JsonNode.Parse(root)!;
            var names = place.Split('.');
            var parent = names.SkipLast(1).Aggregate(node, (at, name) => at[name]!);
            if (parent is JsonArray list)
            {
                list[int.Parse(names[^1], CultureInfo.InvariantCulture)] = "here";
            }
            else if (value is null)
            {
                Assert.True(parent.AsObject().Remove(names[^1]));
            }
            else
            {
                parent[names[^1]] = "here";
            }

            root = node.ToJsonString().Replace("\"here\"", value, StringComparison.Ordinal);
        }

        return root;
    }
}
