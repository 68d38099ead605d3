using NodaTime;
using UserOps.CustomerValue;
using UserOps.Rfm;

namespace UserOps.Benchmarks;

/// <summary>The figures of customer value in seconds instead of minutes, for work on the code.</summary>
internal static class CustomerValueQuick
{
    private static readonly Instant AsOf = Instant.FromUtc(1997, 9, 30, 23, 59);

    public static int Run(TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var cohort = CustomerCohort.Draw(23_570, arrivalDays: 84, observedDays: 272, seed: 1);
        var sample = CustomerSample.From(cohort, BtydUnit.SevenDays);
        output.WriteLine(FormattableString.Invariant($"{cohort.Length} customers, {sample.Patterns.Count} distinct"));
        foreach (var preset in CustomerValuePolicy.Presets)
        {
            Line($"fit {preset.Name}", TaggingQuick.Best(() => CustomerValueModel.Fit(sample, AsOf, preset)));
        }

        var million = CustomerCohort.Draw(1_000_000, arrivalDays: 700, observedDays: 730, seed: 2);
        output.WriteLine(FormattableString.Invariant(
            $"{million.Length} customers, {million.Distinct().Count()} distinct, {million.DistinctBy(customer => (customer.Repeats, customer.Observed)).Count()} pairs (x, T)"));
        foreach (var preset in CustomerValuePolicy.Presets)
        {
            var model = CustomerValueModel.Fit(sample, AsOf, preset);
            Line($"predict {preset.Name}", TaggingQuick.Best(() => model.PredictPurchases(million)));
        }

        return 0;

        void Line(string name, double seconds) =>
            output.WriteLine(FormattableString.Invariant($"  {name,-20} {1e3 * seconds,8:F1} ms"));
    }
}
