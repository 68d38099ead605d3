using NodaTime;
using UserOps.Json;
using UserOps.Rfm;

namespace UserOps.CustomerValue;

/// <summary>Finds every problem of a <see cref="CustomerValuePolicy"/>; a policy editor shows them while a person types.</summary>
public static class CustomerValuePolicyValidator
{
    private static readonly Duration MaxHorizon = Duration.FromDays(36_525);

    /// <summary>Finds every problem of a policy.</summary>
    /// <param name="policy">The policy.</param>
    /// <returns>The problems in the order of the policy's own text; none when it can be used.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="policy"/> is <see langword="null"/>.</exception>
    public static EquatableArray<PolicyProblem> Validate(CustomerValuePolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        var problems = new List<PolicyProblem>();
        PolicyChecks.CheckHead(policy.SchemaVersion, policy.Name, policy.Version, problems);
        PolicyChecks.CheckZone(policy.Zone, problems);
        PolicyChecks.CheckEnum(policy.Orders, "$.orders", problems);
        PolicyChecks.CheckEnum(policy.Refunds, "$.refunds", problems);
        problems.AddRange(CurrencyProblems(policy));
        PolicyChecks.CheckEnum(policy.Model, "$.model", problems);
        PolicyChecks.CheckEnum(policy.Unit, "$.unit", problems);
        if (policy.Horizon <= Duration.Zero || policy.Horizon > MaxHorizon)
        {
            problems.Add(new(
                "$.horizon", null, DurationJsonConverter.FormatIso(policy.Horizon), "above zero and at most P36525D", "Write how far to look ahead, such as P365D."));
        }

        if (!(policy.AnnualDiscountRate is >= 0 and <= 1000) || double.IsNegative(policy.AnnualDiscountRate))
        {
            problems.Add(new(
                "$.annualDiscountRate",
                null,
                policy.AnnualDiscountRate.ToString("R", System.Globalization.CultureInfo.InvariantCulture),
                "between 0 and 1000",
                "Write the effective rate of a year, such as 0.1 for 10 %; 0 for no discount."));
        }

        return problems.ToEquatableArray();
    }

    /// <summary>What the core finds wrong with the currency: this policy and the core's have it at the same place.</summary>
    private static EquatableArray<PolicyProblem> CurrencyProblems(CustomerValuePolicy policy) => policy.Currency is null
        ? []
        : RfmPolicyValidator.Validate(RfmPolicy.Classic11 with { Currency = policy.Currency });
}
