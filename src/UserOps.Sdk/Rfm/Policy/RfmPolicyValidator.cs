using NodaTime;
using UserOps.Json;

namespace UserOps.Rfm;

/// <summary>Finds every problem of an <see cref="RfmPolicy"/>; a policy editor shows them while a person types.</summary>
public static class RfmPolicyValidator
{
    /// <summary>Finds every problem of a policy.</summary>
    /// <param name="policy">The policy.</param>
    /// <returns>The problems in the order of the policy's own text; none when it can be compiled.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="policy"/> is <see langword="null"/>.</exception>
    public static EquatableArray<PolicyProblem> Validate(RfmPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);

        var problems = new List<PolicyProblem>();
        PolicyChecks.CheckHead(policy.SchemaVersion, policy.Name, policy.Version, problems);
        PolicyChecks.CheckZone(policy.Zone, problems);
        CheckLookBack(policy, problems);
        PolicyChecks.CheckEnum(policy.Orders, "$.orders", problems);
        PolicyChecks.CheckEnum(policy.Refunds, "$.refunds", problems);
        if (policy.Currency is { } currency)
        {
            problems.AddRange(CurrencyPolicyValidator.Validate(currency, "$.currency"));
        }

        CheckBins(policy.Recency, policy.Segments.Bins.Recency, "recency", problems);
        CheckBins(policy.Frequency, policy.Segments.Bins.Frequency, "frequency", problems);
        CheckBins(policy.Monetary, policy.Segments.Bins.Monetary, "monetary", problems);
        CheckWeights(policy.Weights, problems);
        problems.AddRange(SegmentMapValidator.Validate(policy.Segments, "$.segments"));
        return problems.ToEquatableArray();
    }

    private static void CheckLookBack(RfmPolicy policy, List<PolicyProblem> problems)
    {
        if (policy.LookBack is { } lookBack && (lookBack <= Duration.Zero || lookBack > Duration.FromDays(36_525)))
        {
            problems.Add(new(
                "$.lookBack", null, DurationJsonConverter.FormatIso(lookBack), "above zero and at most P36525D", "Write a look-back such as P365D, or null for all of the past."));
        }
    }

    private static void CheckBins(BinPolicy bins, int mapBins, string name, List<PolicyProblem> problems)
    {
        var path = $"$.{name}";
        PolicyChecks.CheckEnum(bins.Method, $"{path}.method", problems);
        if (bins.Bins is < BinPolicy.MinBins or > BinPolicy.MaxBins)
        {
            problems.Add(new(
                $"{path}.bins",
                null,
                Exact.Text(bins.Bins),
                $"between {BinPolicy.MinBins} and {BinPolicy.MaxBins}",
                "Choose a number of levels in that range."));
        }
        else if (bins.Method is BinMethod.MeanSplit or BinMethod.MedianSplit or BinMethod.ScoreMeanSplit or BinMethod.FixedSplit && bins.Bins != 2)
        {
            problems.Add(new($"{path}.bins", null, Exact.Text(bins.Bins), "2 for a split", "Write 2, or choose the method quantile."));
        }
        else if (bins.Bins != mapBins)
        {
            problems.Add(new(
                $"{path}.bins",
                null,
                Exact.Text(bins.Bins),
                $"{Exact.Text(mapBins)}, as the segment map expects",
                $"Change it, or use a map whose bins.{name} is {Exact.Text(bins.Bins)}."));
        }

        CheckCuts(bins, path, problems);
    }

    private static void CheckCuts(BinPolicy bins, string path, List<PolicyProblem> problems)
    {
        var expected = bins.Method switch
        {
            BinMethod.Thresholds => Math.Clamp(bins.Bins, BinPolicy.MinBins, BinPolicy.MaxBins) - 1,
            BinMethod.FixedSplit => 1,
            _ => 0,
        };
        if (bins.Cuts.Count != expected)
        {
            var method = Enum.IsDefined(bins.Method) ? EnumJsonConverter<BinMethod>.NameOf(bins.Method) : "that method";
            problems.Add(new(
                $"{path}.cuts",
                null,
                $"{Exact.Text(bins.Cuts.Count)} cuts",
                expected == 0 ? $"none for {method}" : $"{Exact.Text(expected)} for {method} with {Exact.Text(expected + 1)} levels",
                expected == 0 ? "Remove them, or choose the method thresholds." : "Give one cut fewer than there are levels."));
        }

        for (var i = 0; i < bins.Cuts.Count; i++)
        {
            var cut = bins.Cuts[i];
            if (Math.Abs(cut) > PurchaseLimits.Total || Exact.Normalize(cut).Scale > PurchaseLimits.Decimals)
            {
                problems.Add(new(
                    $"{path}.cuts[{i}]",
                    null,
                    Exact.Text(cut),
                    $"a number with at most {PurchaseLimits.Decimals} decimals and a size of at most {Exact.Text(PurchaseLimits.Total)}",
                    "Round it."));
            }
            else if (i > 0 && cut <= bins.Cuts[i - 1])
            {
                problems.Add(new(
                    $"{path}.cuts[{i}]", null, Exact.Text(cut), $"above {Exact.Text(bins.Cuts[i - 1])}", "Write the cuts in ascending order, each once."));
            }
        }
    }

    private static void CheckWeights(RfmWeights weights, List<PolicyProblem> problems)
    {
        var any = false;
        foreach (var (name, weight) in new[]
        {
            ("recency", weights.Recency), ("frequency", weights.Frequency), ("monetary", weights.Monetary),
        })
        {
            any |= weight != 0;
            if (double.IsNegative(weight) || !(weight <= 1_000_000))
            {
                problems.Add(new(
                    $"$.weights.{name}",
                    null,
                    weight.ToString("R", System.Globalization.CultureInfo.InvariantCulture),
                    "between 0 and 1000000",
                    "Use 0 for a score that shall not count."));
            }
        }

        if (!any)
        {
            problems.Add(new("$.weights", null, "zero for all three", "above zero for at least one", "Give one score a weight."));
        }
    }
}
