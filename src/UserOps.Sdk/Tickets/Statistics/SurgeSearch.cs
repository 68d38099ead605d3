namespace UserOps.Tickets;

/// <summary>When so many tickets of one key came in a period that it is a surge.</summary>
public sealed record SurgeSearch
{
    /// <summary>Gets the search by week: against up to 8 weeks, at least 4.</summary>
    public static SurgeSearch Weekly { get; } = new() { Period = SurgePeriod.Week, Chance = 0.025, LeastCount = 5, Baseline = 8, LeastBaseline = 4 };

    /// <summary>Gets the search by day: against up to 28 days, at least 14.</summary>
    public static SurgeSearch Daily { get; } = Weekly with { Period = SurgePeriod.Day, Baseline = 28, LeastBaseline = 14 };

    /// <summary>Gets the period.</summary>
    public required SurgePeriod Period { get; init; }

    /// <summary>Gets how unlikely so many must be; 0.025 by default.</summary>
    public required double Chance { get; init; }

    /// <summary>Gets how many tickets there must be at least; 5 by default.</summary>
    public required int LeastCount { get; init; }

    /// <summary>Gets how many periods before it a period is held against at most.</summary>
    public required int Baseline { get; init; }

    /// <summary>Gets how many of them there must be for a period to be judged at all; at least 1.</summary>
    public required int LeastBaseline { get; init; }

    /// <summary>Refuses a search that can't be made.</summary>
    internal static void ThrowIfWrong(SurgeSearch search)
    {
        if (!(search.Chance > 0 && search.Chance < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(search), search.Chance, "The chance must be more than 0 and less than 1. Write 2.5 % as 0.025.");
        }

        if (search.LeastCount < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(search), search.LeastCount, "The least count must be 1 or more: no ticket is no surge.");
        }

        if (search.LeastBaseline < 1 || search.Baseline < search.LeastBaseline)
        {
            throw new ArgumentOutOfRangeException(
                nameof(search), search.LeastBaseline, $"The least baseline must be from 1 to the baseline, {Exact.Text(search.Baseline)}: without a past there is nothing to judge by.");
        }
    }
}
