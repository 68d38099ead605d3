namespace UserOps.Lifecycle;

/// <summary>How many days back each count of active users looks, the day itself included.</summary>
/// <param name="DailyDays">The shortest window; one day by default.</param>
/// <param name="WeeklyDays">The middle window; 7 days by default.</param>
/// <param name="MonthlyDays">The longest window; 30 days by default.</param>
public sealed record ActiveUserWindows(int DailyDays = 1, int WeeklyDays = 7, int MonthlyDays = 30)
{
    /// <summary>The longest window there may be: some hundred years.</summary>
    public const int MaxDays = 36_525;

    /// <summary>Gets the windows of 1, 7 and 30 days.</summary>
    public static ActiveUserWindows Default { get; } = new();

    /// <summary>Gets the windows of 1, 7 and 28 days: each weekday is in the longest one four times, so it has no weekly wave.</summary>
    public static ActiveUserWindows FourWeeks { get; } = new(MonthlyDays: 28);

    internal static IEnumerable<PolicyProblem> Validate(ActiveUserWindows windows)
    {
        var least = 1;
        foreach (var (name, days) in new[]
        {
            ("dailyDays", windows.DailyDays), ("weeklyDays", windows.WeeklyDays), ("monthlyDays", windows.MonthlyDays),
        })
        {
            if (days < least || days > MaxDays)
            {
                yield return new(
                    $"$.{name}",
                    null,
                    Exact.Text(days),
                    $"from {Exact.Text(least)} to {Exact.Text(MaxDays)}",
                    "Write the windows from the shortest to the longest.");
            }

            least = Math.Clamp(days, least, MaxDays);
        }
    }
}
