using NodaTime;
using UserOps.CustomerValue.Tests.Support;
using UserOps.Rfm;
using UserOps.Testing;

namespace UserOps.CustomerValue.Tests.Policy;

public class CustomerValuePolicyValidatorTests
{
    private static readonly CustomerValuePolicy Policy = CustomerValuePolicy.MbgNbd;

    [Fact]
    public void Every_preset_can_be_used() =>
        Assert.All(CustomerValuePolicy.Presets, preset => Assert.Empty(CustomerValuePolicyValidator.Validate(preset)));

    [Fact]
    public void Presets_differ_in_name_and_model_alone()
    {
        Assert.Equal(["mbg-nbd", "bg-nbd", "pareto-nbd"], CustomerValuePolicy.Presets.Select(preset => preset.Name));
        Assert.Equal(
            [PurchaseModelKind.MbgNbd, PurchaseModelKind.BgNbd, PurchaseModelKind.ParetoNbd], CustomerValuePolicy.Presets.Select(preset => preset.Model));
        Assert.All(CustomerValuePolicy.Presets, preset => Assert.Equal(Policy, preset with { Name = Policy.Name, Model = Policy.Model }));
    }

    [Fact]
    public void Every_generated_policy_can_be_used_and_reads_purchases() =>
        Law.Holds(ValueGenerators.Policies, policy =>
        {
            var purchases = new PurchaseSummarizer(policy.ToPurchasePolicy()).Policy;
            return CustomerValuePolicyValidator.Validate(policy).Count == 0
                && purchases.LookBack is null
                && (purchases.Zone, purchases.DayStart, purchases.Orders, purchases.Refunds, purchases.Currency)
                    == (policy.Zone, policy.DayStart, policy.Orders, policy.Refunds, policy.Currency);
        });

    [Fact]
    public void Every_problem_is_told_at_once_in_the_order_of_the_policy()
    {
        var policy = Policy with
        {
            SchemaVersion = 2,
            Name = " ",
            Version = "",
            Zone = "Europe/Lodnon",
            Orders = (OrderGrouping)9,
            Refunds = (RefundPolicy)9,
            Currency = new() { Code = "", Rates = [new("EUR", -1)] },
            Model = (PurchaseModelKind)9,
            Unit = (BtydUnit)9,
            Horizon = Duration.Zero,
            AnnualDiscountRate = double.NaN,
        };

        var problems = Assert.Throws<InvalidPolicyException>(
            "policy", () => CustomerValueModel.TryFit(CustomerSample.Empty(BtydUnit.Days), default, policy, out _, out _)).Problems;

        Assert.Equal(
            [
                "$.schemaVersion", "$.name", "$.version", "$.zone", "$.orders", "$.refunds", "$.currency.code", "$.currency.rates[0].rate",
                "$.model", "$.unit", "$.horizon", "$.annualDiscountRate",
            ],
            problems.Select(problem => problem.Path));
        Assert.Equal("Did you mean 'Europe/London'?", problems[3].Remedy);
        Assert.Equal(
            "$.horizon: The value is P0D; it must be above zero and at most P36525D. Write how far to look ahead, such as P365D.", problems[10].ToString());
        Assert.Equal(
            "$.annualDiscountRate: The value is NaN; it must be between 0 and 1000. Write the effective rate of a year, such as 0.1 for 10 %; 0 for no discount.",
            problems[11].ToString());
        Assert.Equal(
            problems, Assert.Throws<InvalidPolicyException>("policy", () => new HoldoutSplitter(policy, default, Instant.MaxValue)).Problems);
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1000.0001)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NaN)]
    public void A_rate_of_discount_out_of_range_is_refused(double rate) =>
        Assert.Equal("$.annualDiscountRate", Assert.Single(CustomerValuePolicyValidator.Validate(Policy with { AnnualDiscountRate = rate })).Path);

    [Fact]
    public void A_discount_of_minus_zero_is_refused_for_it_equals_zero_and_hashes_otherwise() =>
        Assert.Equal("$.annualDiscountRate", Assert.Single(CustomerValuePolicyValidator.Validate(Policy with { AnnualDiscountRate = -0.0 })).Path);

    [Fact]
    public void Horizons_are_above_zero_and_at_most_a_hundred_years()
    {
        Assert.Empty(CustomerValuePolicyValidator.Validate(Policy with { Horizon = Duration.Epsilon }));
        Assert.Empty(CustomerValuePolicyValidator.Validate(Policy with { Horizon = Duration.FromDays(36_525) }));
        Assert.Equal("$.horizon", Assert.Single(CustomerValuePolicyValidator.Validate(Policy with { Horizon = -Duration.Epsilon })).Path);
        Assert.Equal(
            "P36525DT0.000000001S",
            Assert.Single(CustomerValuePolicyValidator.Validate(Policy with { Horizon = Duration.FromDays(36_525) + Duration.Epsilon })).Value);
    }

    [Theory]
    [InlineData(BtydUnit.Days, 1)]
    [InlineData(BtydUnit.SevenDays, 7)]
    [InlineData(BtydUnit.CalendarWeeks, 7)]
    public void A_unit_has_a_length(BtydUnit unit, int days) => Assert.Equal(Duration.FromDays(days), (Policy with { Unit = unit }).UnitLength);
}
