using System.Diagnostics.CodeAnalysis;

namespace UserOps.Complaints;

/// <summary>Gathers sightings row by row, and turns bad rows away with a reason.</summary>
/// <remarks>Not thread-safe: let each worker fill its own, and merge their logs.</remarks>
public sealed class SightingBook
{
    private readonly List<ComplaintSighting> _sightings = [];

    /// <summary>Adds a row, or says why it can't be used.</summary>
    /// <param name="sighting">The row.</param>
    /// <param name="rejection">What is wrong with it, with the complaint as its key.</param>
    /// <returns><see langword="true"/> if the row was added, or was there already.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="sighting"/> is <see langword="null"/>.</exception>
    public bool TryAdd(ComplaintSighting sighting, [NotNullWhen(false)] out Rejection? rejection)
    {
        ArgumentNullException.ThrowIfNull(sighting);
        if (SightingRules.Check(sighting) is var (field, value, why))
        {
            rejection = new("complaints", field, value, why) { Key = sighting.Id.IsNone ? null : sighting.Id.Value };
            return false;
        }

        _sightings.Add(sighting);
        rejection = null;
        return true;
    }

    /// <summary>Makes the log of all that was added; the book can be filled further.</summary>
    /// <returns>The log.</returns>
    public CrisisLog ToLog() => CrisisLog.FromChecked([.. _sightings]);
}
