using NodaTime;

namespace UserOps.Lifecycle;

/// <summary>A stretch of local days on which a user was in one stage.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Since">The first day; <see langword="null"/> for <see cref="StageId.NotSeen"/> alone.</param>
/// <param name="Until">
/// The first day after it. For the last stretch of a timeline, the day on which the stage ends without a new active day;
/// <see langword="null"/>: never.
/// </param>
public readonly record struct StageSpan(StageId Stage, LocalDate? Since, LocalDate? Until)
{
    /// <summary>Tells whether the stretch holds a day.</summary>
    /// <param name="day">The day.</param>
    /// <returns><see langword="true"/> from <see cref="Since"/> to the day before <see cref="Until"/>.</returns>
    public bool Contains(LocalDate day) => (Since is null || Since <= day) && (Until is null || day < Until);

    /// <summary>Returns the stretch as text.</summary>
    /// <returns>The stage and its days: <c>atRisk [2024-03-12, 2024-04-08)</c>.</returns>
    public override string ToString() =>
        FormattableString.Invariant($"{Stage} [{Since?.ToString("uuuu-MM-dd", null) ?? ".."}, {Until?.ToString("uuuu-MM-dd", null) ?? ".."})");
}
