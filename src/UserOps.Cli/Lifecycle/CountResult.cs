using NodaTime;
using UserOps.Cli.Activity;

namespace UserOps.Cli.Lifecycle;

/// <summary>What a counter of the library found in a population, before it is written in one form or another.</summary>
/// <typeparam name="TPolicy">How it was counted.</typeparam>
/// <typeparam name="TReport">The library's report.</typeparam>
internal sealed record CountResult<TPolicy, TReport>
{
    /// <summary>Gets what became of the records of the input; <see langword="null"/> when there was no file.</summary>
    public ActivityCounts? Input { get; init; }

    /// <summary>Gets how it was counted.</summary>
    public required TPolicy Policy { get; init; }

    /// <summary>Gets the instant of judgement.</summary>
    public required Instant AsOf { get; init; }

    /// <summary>Gets the days by which the instant is told to people.</summary>
    public required DayClock Days { get; init; }

    /// <summary>Gets how many users have a row.</summary>
    public required long Users { get; init; }

    /// <summary>Gets the report of everybody.</summary>
    public required TReport Report { get; init; }

    /// <summary>Gets the breakdown of <c>--by</c>, by group in ordinal order; <see langword="null"/> without it.</summary>
    public IReadOnlyList<CountGroup<TReport>>? Groups { get; init; }
}

/// <summary>The part of a breakdown.</summary>
/// <typeparam name="TReport">The library's report.</typeparam>
/// <param name="Group">What the column says.</param>
/// <param name="Users">How many users' newest row says so.</param>
/// <param name="Report">Their report.</param>
internal sealed record CountGroup<TReport>(string Group, long Users, TReport Report);
