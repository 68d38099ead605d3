using System.Globalization;
using UserOps.Json;

namespace UserOps.Statistics;

/// <summary>Finds every problem of <see cref="ForecastOptions"/>.</summary>
public static class ForecastOptionsValidator
{
    private const int MostSteps = 1_000;
    private const int LongestSeason = 10_000;
    private const int MostOrigins = 1_000;

    /// <summary>Finds every problem of the options.</summary>
    /// <param name="options">The options.</param>
    /// <returns>The problems, in the order of the members; none when a forecaster can be made of them.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is <see langword="null"/>.</exception>
    public static EquatableArray<PolicyProblem> Validate(ForecastOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);

        var problems = new List<PolicyProblem>();
        CheckRange(options.Horizon, 1, MostSteps, "$.horizon", "Look at least one step ahead.", problems);
        CheckRange(options.Season, 0, LongestSeason, "$.season", "Write 1 where there is no season.", problems);
        if (!(options.Confidence > 0 && options.Confidence < 1))
        {
            problems.Add(new("$.confidence", null, Text(options.Confidence), "more than 0 and less than 1", "Write 0.95 for 95 %."));
        }

        PolicyChecks.CheckEnum(options.Loss, "$.loss", problems);
        for (var i = 0; i < options.Candidates.Count; i++)
        {
            PolicyChecks.CheckEnum(options.Candidates[i], $"$.candidates[{Exact.Text(i)}]", problems);
        }

        CheckRange(options.MaxOrigins, RollingPlan.LeastOrigins, MostOrigins, "$.maxOrigins", "60 is a good number.", problems);
        if (!(options.LeastGain >= 0 && options.LeastGain < 1))
        {
            problems.Add(new("$.leastGain", null, Text(options.LeastGain), "0 or more, and less than 1", "Write 0.05 for 5 %."));
        }

        return problems.ToEquatableArray();
    }

    private static void CheckRange(int value, int least, int most, string path, string remedy, List<PolicyProblem> problems)
    {
        if (value < least || value > most)
        {
            problems.Add(new(path, null, Exact.Text(value), $"between {Exact.Text(least)} and {Exact.Text(most)}", remedy));
        }
    }

    private static string Text(double value) => value.ToString(CultureInfo.InvariantCulture);
}
