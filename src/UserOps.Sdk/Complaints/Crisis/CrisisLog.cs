using NodaTime;

namespace UserOps.Complaints;

/// <summary>The complaints that crisis detection has heard of: the set of all sightings.</summary>
/// <remarks>
/// <para>A commutative, idempotent monoid: a sighting that comes twice counts once, two sightings of one complaint are one complaint, and any
/// split and any arrival order give equal logs. It knows no zone, no window and no policy.</para>
/// <para>Immutable and thread-safe. <see cref="Add"/> and <see cref="Merge"/> cost a copy; to gather many, use
/// <see cref="SightingBook"/>.</para>
/// </remarks>
public sealed class CrisisLog : IEquatable<CrisisLog>
{
    private readonly ComplaintSighting[] _sightings;

    /// <summary>Takes sightings in their order, each once; the array is not copied.</summary>
    private CrisisLog(ComplaintSighting[] sorted) => _sightings = sorted;

    /// <summary>Gets the log without any complaint.</summary>
    public static CrisisLog Empty { get; } = new([]);

    /// <summary>Gets the sightings, by complaint and then by the instant from which they are known; each once.</summary>
    public EquatableArray<ComplaintSighting> Sightings => new(_sightings);

    /// <summary>Makes a log of sightings.</summary>
    /// <param name="sightings">The sightings, in any order; a repeated one counts once.</param>
    /// <returns>The log.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="sightings"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">A sighting can't be used; the message says which and why.</exception>
    public static CrisisLog From(IEnumerable<ComplaintSighting> sightings)
    {
        ArgumentNullException.ThrowIfNull(sightings);
        ComplaintSighting[] all = [.. sightings];
        for (var i = 0; i < all.Length; i++)
        {
            if (all[i] is null)
            {
                throw new ArgumentException($"Sighting {Exact.Text(i)} is null; leave it out.", nameof(sightings));
            }

            if (SightingRules.Check(all[i]) is var (field, value, why))
            {
                throw new ArgumentException($"Sighting {Exact.Text(i)}: {field} is '{value}': {why}", nameof(sightings));
            }
        }

        return FromChecked(all);
    }

    /// <summary>Adds one sighting.</summary>
    /// <param name="sighting">The sighting.</param>
    /// <returns>The log with it.</returns>
    /// <exception cref="ArgumentException"><paramref name="sighting"/> can't be used; the message says why.</exception>
    public CrisisLog Add(ComplaintSighting sighting) => Merge(From([sighting]));

    /// <summary>Unites two logs.</summary>
    /// <param name="other">The other log.</param>
    /// <returns>The sightings that are in either, each once.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="other"/> is <see langword="null"/>.</exception>
    public CrisisLog Merge(CrisisLog other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return _sightings.Length == 0 ? other
            : other._sightings.Length == 0 ? this
            : FromChecked([.. _sightings, .. other._sightings]);
    }

    /// <inheritdoc />
    public bool Equals(CrisisLog? other) => other is not null && Sightings == other.Sightings;

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as CrisisLog);

    /// <inheritdoc />
    public override int GetHashCode() => Sightings.GetHashCode();

    /// <summary>Returns the log as text.</summary>
    /// <returns>The number of sightings.</returns>
    public override string ToString() => $"{Exact.Text(_sightings.Length)} sightings";

    /// <summary>Takes checked sightings in any order; the array is used up.</summary>
    internal static CrisisLog FromChecked(ComplaintSighting[] all)
    {
        if (all.Length == 0)
        {
            return Empty;
        }

        Array.Sort(all, ComplaintSighting.Compare);
        var kept = 0;
        for (var i = 1; i < all.Length; i++)
        {
            if (ComplaintSighting.Compare(all[kept], all[i]) != 0)
            {
                all[++kept] = all[i];
            }
        }

        return new(kept + 1 == all.Length ? all : all[..(kept + 1)]);
    }

    /// <summary>Finds the complaints as they are known at an instant: of each the latest word, those not received yet left out.</summary>
    internal IEnumerable<ComplaintSighting> AsOf(Instant asOf)
    {
        ComplaintSighting? word = null;
        foreach (var sighting in _sightings)
        {
            if (sighting.SeenFrom > asOf)
            {
                continue;
            }

            if (word is not null && word.Id != sighting.Id)
            {
                yield return word;
            }

            word = sighting;
        }

        if (word is not null)
        {
            yield return word;
        }
    }
}
