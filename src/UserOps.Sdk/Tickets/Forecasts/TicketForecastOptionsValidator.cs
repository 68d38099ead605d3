using UserOps.Json;
using UserOps.Statistics;

namespace UserOps.Tickets;

/// <summary>Finds every problem of <see cref="TicketForecastOptions"/>.</summary>
public static class TicketForecastOptionsValidator
{
    private const int Most = 10_000;

    /// <summary>Finds every problem of the options.</summary>
    /// <param name="options">The options.</param>
    /// <returns>The problems, in the order of the members; none when a forecaster can be made of them.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is <see langword="null"/>.</exception>
    public static EquatableArray<PolicyProblem> Validate(TicketForecastOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);

        var problems = new List<PolicyProblem>();
        PolicyChecks.CheckZone(options.Zone ?? "", problems);
        PolicyChecks.CheckEnum(options.Period, "$.period", problems);
        PolicyChecks.CheckEnum(options.Key, "$.key", problems);
        CheckCount(options.MaxKeys, "$.maxKeys", problems);
        CheckCount(options.MaxPeriods, "$.maxPeriods", problems);
        if (options.Forecast is null)
        {
            problems.Add(new("$.forecast", null, "null", "the options of a forecast", "Leave it out to take the defaults."));
        }
        else
        {
            problems.AddRange(ForecastOptionsValidator.Validate(options.Forecast)
                .Select(problem => problem with { Path = $"$.forecast{problem.Path[1..]}" }));
        }

        return problems.ToEquatableArray();
    }

    private static void CheckCount(int value, string path, List<PolicyProblem> problems)
    {
        if (value is < 1 or > Most)
        {
            problems.Add(new(path, null, Exact.Text(value), $"between 1 and {Exact.Text(Most)}", "Choose a number in that range."));
        }
    }
}
