using NodaTime;
using UserOps.Rfm;
using UserOps.Testing;
using static UserOps.Tests.Rfm.RfmExamples;

namespace UserOps.Tests.Rfm;

public class RfmPolicyValidatorTests
{
    private static readonly RfmPolicy Policy = RfmPolicy.Classic11;

    [Fact]
    public void Every_preset_compiles() =>
        Assert.All(RfmPolicy.Presets, preset => Assert.Empty(RfmPolicyValidator.Validate(preset)));

    [Fact]
    public void Every_generated_policy_compiles() =>
        Law.Holds(RfmGenerators.Policies, policy => RfmPolicyValidator.Validate(policy).Count == 0);

    [Fact]
    public void Every_problem_is_told_at_once_in_the_order_of_the_policy()
    {
        var policy = Policy with
        {
            SchemaVersion = 2,
            Name = " ",
            Version = "",
            Zone = "Europe/Lodnon",
            LookBack = Duration.Zero,
            Orders = (OrderGrouping)9,
            Refunds = (RefundPolicy)9,
            Currency = new() { Code = "GBP", Rates = [new("GBP", -1)] },
            Recency = new() { Method = BinMethod.Quantile, Bins = 1 },
            Frequency = new() { Method = BinMethod.Thresholds, Bins = 5, Cuts = [1, 1] },
            Monetary = new() { Method = BinMethod.MeanSplit, Bins = 11 },
            Weights = new(0, double.NaN, -1),
        };

        var exception = Assert.Throws<InvalidPolicyException>("policy", () => new PurchaseSummarizer(policy));

        Assert.Equal(
            [
                "$.schemaVersion", "$.name", "$.version", "$.zone", "$.lookBack", "$.orders", "$.refunds",
                "$.currency.rates[0].code", "$.currency.rates[0].rate", "$.recency.bins", "$.frequency.cuts",
                "$.frequency.cuts[1]", "$.monetary.bins", "$.weights.frequency", "$.weights.monetary",
            ],
            exception.Problems.Select(problem => problem.Path));
        Assert.Equal("Did you mean 'Europe/London'?", exception.Problems[3].Remedy);
        Assert.Equal(
            "$.recency.bins: The value is 1; it must be between 2 and 10. Choose a number of levels in that range.",
            exception.Problems[9].ToString());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(11)]
    public void One_level_and_eleven_levels_are_refused(int bins) =>
        Assert.Contains(
            RfmPolicyValidator.Validate(Policy with { Frequency = new() { Method = BinMethod.Quantile, Bins = bins } }),
            problem => problem.Path == "$.frequency.bins");

    [Fact]
    public void Weights_of_zero_are_refused_only_when_all_three_are()
    {
        Assert.Empty(RfmPolicyValidator.Validate(Policy with { Weights = new(0, 0, 1) }));
        Assert.Equal("$.weights", Assert.Single(RfmPolicyValidator.Validate(Policy with { Weights = new(0, 0, 0) })).Path);
    }

    [Fact]
    public void A_weight_of_minus_zero_is_refused_for_it_equals_zero_and_hashes_otherwise() =>
        Assert.Equal(
            "$.weights.recency", Assert.Single(RfmPolicyValidator.Validate(Policy with { Weights = new(-0.0, 1, 1) })).Path);

    [Theory]
    [InlineData(BinMethod.FixedSplit, 5, "1 for fixedSplit with 2 levels")]
    [InlineData(BinMethod.Thresholds, -5, "1 for thresholds with 2 levels")]
    [InlineData(BinMethod.Thresholds, 5, "4 for thresholds with 5 levels")]
    [InlineData(BinMethod.MedianSplit, 2, "none for medianSplit")]
    public void The_cuts_asked_for_are_those_of_levels_that_are_allowed(BinMethod method, int bins, string allowed)
    {
        var problems = RfmPolicyValidator.Validate(Policy with { Monetary = new() { Method = method, Bins = bins, Cuts = [1, 2, 3] } });

        Assert.Equal(allowed, Assert.Single(problems, problem => problem.Path == "$.monetary.cuts").Allowed);
    }

    [Fact]
    public void A_policy_whose_bins_are_not_the_maps_is_told_which_to_change()
    {
        var problem = Assert.Single(RfmPolicyValidator.Validate(Policy with { Recency = new() { Method = BinMethod.Quantile, Bins = 4 } }));

        Assert.Equal(("$.recency.bins", "4", "5, as the segment map expects"), (problem.Path, problem.Value, problem.Allowed));
    }

    [Fact]
    public void A_policy_with_problems_judges_nobody() =>
        Assert.Throws<InvalidPolicyException>(() => RfmSnapshot.Fit(Book(Buy(1, At(1, 1))), At(1, 2), Policy with { Zone = "" }));
}
