using NodaTime;

namespace UserOps.Lifecycle;

/// <summary>One period of revenue retention: what the revenue of the period before has become.</summary>
/// <remarks>
/// Where losses are known, <c>Ending = Starting + Expansion - Contraction - Churned + New + Reactivated</c>. All amounts are 0 or more:
/// a user who got more back than paid in a period counts as paying 0 in it.
/// </remarks>
public sealed record RevenuePeriod
{
    /// <summary>Gets the first day.</summary>
    public required LocalDate Start { get; init; }

    /// <summary>Gets the first day after.</summary>
    public required LocalDate End { get; init; }

    /// <summary>Gets a value indicating whether all its days are seen; without, revenue can still come, and losses are not known.</summary>
    public required bool Complete { get; init; }

    /// <summary>Gets the revenue of the period before.</summary>
    public required decimal Starting { get; init; }

    /// <summary>Gets what users who paid in the period before pay more.</summary>
    public required decimal Expansion { get; init; }

    /// <summary>Gets what users who paid in the period before pay less, and still pay; <see langword="null"/> while the period runs.</summary>
    public required decimal? Contraction { get; init; }

    /// <summary>Gets what users paid in the period before who pay nothing now; <see langword="null"/> while the period runs.</summary>
    public required decimal? Churned { get; init; }

    /// <summary>Gets the revenue of users who never paid in a period before.</summary>
    public required decimal New { get; init; }

    /// <summary>Gets the revenue of users who paid in an earlier period, but not in the one before.</summary>
    public required decimal Reactivated { get; init; }

    /// <summary>Gets the revenue of the period.</summary>
    public required decimal Ending { get; init; }

    /// <summary>Gets the users who pay.</summary>
    public required long PayingUsers { get; init; }

    /// <summary>Gets the users who got more back than they paid, and count as paying 0: their <see cref="Ending"/> is above the books.</summary>
    public required long NegativeUsers { get; init; }

    /// <summary>
    /// Gets NRR, the net revenue retention: <c>(Starting + Expansion - Contraction - Churned) / Starting</c>. <see langword="null"/> when
    /// there was no revenue before, or the period still runs.
    /// </summary>
    public double? NetRetention => Retained(Expansion);

    /// <summary>
    /// Gets GRR, the gross revenue retention: <c>(Starting - Contraction - Churned) / Starting</c>, from 0 to 1. <see langword="null"/> when
    /// there was no revenue before, or the period still runs.
    /// </summary>
    public double? GrossRetention => Retained(0);

    private double? Retained(decimal gained) =>
        Starting > 0 && Contraction is { } less && Churned is { } lost ? (double)((Starting - less - lost + gained) / Starting) : null;
}
