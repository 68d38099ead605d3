using System.Runtime.InteropServices;
using System.Text.Json.Serialization;
using NodaTime;
using UserOps.Statistics;

namespace UserOps.Lifecycle;

/// <summary>How many users of each cohort returned, and in which interval after their anchor, as seen at one instant.</summary>
/// <remarks><see cref="RetentionCounter"/> makes it; <see cref="RetentionReportJson"/> writes it.</remarks>
public sealed record RetentionReport
{
    /// <summary>Gets the policy by which users were counted.</summary>
    public required PolicyRef Policy { get; init; }

    /// <summary>Gets the instant of judgement; nothing later is seen.</summary>
    public required Instant AsOf { get; init; }

    /// <summary>Gets the intervals of each column: one each, or the brackets of the policy.</summary>
    public required EquatableArray<IntervalRange> Columns { get; init; }

    /// <summary>
    /// Gets the cohorts, in the order of time and without a gap: from the first one with a user, or the one asked for, to that
    /// of asOf. Empty ones are included.
    /// </summary>
    public required EquatableArray<RetentionCohort> Cohorts { get; init; }

    /// <summary>Gets the rate of each column over all cohorts, as the policy averages.</summary>
    public required EquatableArray<RetentionAverage> Averages { get; init; }
}

/// <summary>The users who were anchored in one period.</summary>
public sealed record RetentionCohort
{
    /// <summary>Gets the first day of the period.</summary>
    public required LocalDate Start { get; init; }

    /// <summary>Gets the first day after the period.</summary>
    public required LocalDate End { get; init; }

    /// <summary>Gets how many users were anchored in it by asOf.</summary>
    public required long Size { get; init; }

    /// <summary>Gets a value indicating whether the period is over; an open cohort still grows, and none of its cells is complete.</summary>
    public required bool Complete { get; init; }

    /// <summary>Gets a cell for each column of the report.</summary>
    public required EquatableArray<RetentionCell> Cells { get; init; }
}

/// <summary>How far the interval of a cell has come by asOf.</summary>
public enum RetentionCellState
{
    /// <summary>It has begun for nobody; nobody is eligible.</summary>
    Future = 0,

    /// <summary>It has begun for somebody and isn't over for everybody, or users can still join the cohort. It has no rate yet.</summary>
    InProgress = 1,

    /// <summary>It is over for the whole cohort, and the cohort is.</summary>
    Complete = 2,
}

/// <summary>What is known of one cohort in one column.</summary>
/// <remarks>
/// <para>The eligible are the users whose return could have been seen: their interval has begun by asOf and holds an instant. In
/// a complete cell they are the whole cohort, but for one case. A day that the zone skipped (30 December 2011 in
/// Pacific/Apia) can be reached by nobody: a cell that asks for nothing but such days has nobody eligible and no rate, a streak
/// goes on over them, and no average is drawn down by them.</para>
/// <para><c>default</c> is a cell of the future. <c>0 &lt;= Retained &lt;= Eligible</c>.</para>
/// </remarks>
/// <param name="Retained">How many of the eligible were seen to return, as the policy's measure asks.</param>
/// <param name="Eligible">How many could have been seen to return.</param>
/// <param name="State">How far the interval has come.</param>
[StructLayout(LayoutKind.Auto)]
[method: JsonConstructor]
public readonly record struct RetentionCell(long Retained, long Eligible, RetentionCellState State)
{
    /// <summary>
    /// Gets the share of the eligible who are retained, from 0 to 1; <see langword="null"/> unless the cell is complete and
    /// somebody eligible, since a rate of a running interval tells its age.
    /// </summary>
    public double? Rate => State == RetentionCellState.Complete && Eligible > 0 ? (double)Retained / Eligible : null;
}

/// <summary>The rate of one column over all cohorts whose cell is complete.</summary>
public sealed record RetentionAverage
{
    /// <summary>Gets the sum of the retained of the complete cells.</summary>
    public required long Retained { get; init; }

    /// <summary>Gets the sum of the eligible of the complete cells.</summary>
    public required long Eligible { get; init; }

    /// <summary>Gets how many cohorts have a complete cell with somebody eligible.</summary>
    public required int Cohorts { get; init; }

    /// <summary>
    /// Gets the rate, from 0 to 1, as the policy's <see cref="RetentionPolicy.Average"/> finds it; <see langword="null"/>
    /// without a complete cell.
    /// </summary>
    public required double? Rate { get; init; }

    /// <summary>
    /// Gets the ends of Wilson's 95 % interval of a pooled rate; <see langword="null"/> for the other averages. It takes users
    /// for independent: with <see cref="RetentionAnchor.Recurring"/>, which counts one user in several cohorts, the truth is
    /// less sure than it says.
    /// </summary>
    public required ProportionInterval? Interval { get; init; }
}
