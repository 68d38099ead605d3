using NodaTime;
using UserOps.Lifecycle;

namespace UserOps.Reporting;

/// <summary>How many users are in each stage on a day.</summary>
/// <remarks>Immutable. A stage may be left out when nobody is in it; no stage stands twice.</remarks>
public sealed record StageStock
{
    /// <summary>Gets the day.</summary>
    public required LocalDate Day { get; init; }

    /// <summary>Gets the stages, with <see cref="StageId.NeverActive"/> and <see cref="StageId.NotSeen"/> where there are such users.</summary>
    public required EquatableArray<StageCount> Stages { get; init; }

    /// <summary>Counts users by their stages. Costs one pass, and memory for the stages alone.</summary>
    /// <param name="day">The day on which they were judged.</param>
    /// <param name="stages">The stage of each user, such as <see cref="StageEvaluator.StageOf"/> gives it.</param>
    /// <returns>The counts, the greatest first; equal ones by id.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="stages"/> is <see langword="null"/>.</exception>
    public static StageStock Count(LocalDate day, IEnumerable<StageId> stages)
    {
        ArgumentNullException.ThrowIfNull(stages);
        var counts = new Dictionary<StageId, long>();
        foreach (var stage in stages)
        {
            counts[stage] = counts.GetValueOrDefault(stage) + 1;
        }

        return new()
        {
            Day = day,
            Stages = [.. counts.OrderByDescending(count => count.Value).ThenBy(count => count.Key.Value, StringComparer.Ordinal).Select(count => new StageCount(count.Key, count.Value))],
        };
    }

    /// <summary>Reads the stock at the end of the last complete period off a report.</summary>
    /// <param name="report">The report.</param>
    /// <returns>The counts, in the order of <see cref="TransitionReport.States"/>; <see langword="null"/> when the report has no period.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="report"/> is <see langword="null"/>.</exception>
    public static StageStock? LastOf(TransitionReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        if (report.Periods.Count == 0)
        {
            return null;
        }

        var (last, stock) = (report.Periods[^1], report.Periods[^1].Stock);
        return new()
        {
            Day = last.End.PlusDays(-1),
            Stages = [.. report.States.Select((state, place) => new StageCount(state, stock[place])).Where(count => count.Users > 0 && count.Stage != StageId.NotSeen)],
        };
    }
}

/// <summary>How many users are in a stage.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Users">Its users; 0 or more.</param>
public readonly record struct StageCount(StageId Stage, long Users);
