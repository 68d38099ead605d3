using NodaTime;

namespace UserOps.Tagging;

/// <summary>Gathers the values of a population and fits a <see cref="TopShareModel"/> to them.</summary>
/// <remarks>Keeps 16 bytes for each user; the model costs a sort. See <see cref="ICounter{TSelf}"/> for shards and threads.</remarks>
public sealed class TopShareCounter : ICounter<TopShareCounter>
{
    private readonly string _name;
    private readonly EquatableArray<decimal> _shares;
    private readonly Instant _asOf;
    private readonly List<decimal> _values = [];

    /// <summary>Initializes a new instance of the <see cref="TopShareCounter"/> class, with nobody in it.</summary>
    /// <param name="name">The name of what is ranked, such as <c>spend</c>.</param>
    /// <param name="shares">The shares, each above 0 and below 1, with at most six decimal places, in any order: <c>[0.01m, 0.1m]</c>.</param>
    /// <param name="asOf">As of when the values are.</param>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="name"/> is blank, there is no share, or one is out of range or stands twice.</exception>
    public TopShareCounter(string name, EquatableArray<decimal> shares, Instant asOf)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        _name = name;
        _shares = shares.Select(Exact.Normalize).Order().ToEquatableArray();
        _asOf = asOf;
        if (_shares.Count == 0)
        {
            throw new ArgumentException("There is no share; give at least one, such as 0.1.", nameof(shares));
        }

        for (var i = 0; i < _shares.Count; i++)
        {
            if (!IsShare(_shares[i]))
            {
                throw new ArgumentException(
                    $"A share is {Exact.Text(_shares[i])}; it must be {AllowedShare}. Write 10 % as 0.1.", nameof(shares));
            }

            if (i > 0 && _shares[i] == _shares[i - 1])
            {
                throw new ArgumentException($"The share {Exact.Text(_shares[i])} stands twice; give it once.", nameof(shares));
            }
        }
    }

    /// <summary>What a share must be, as the end of a sentence.</summary>
    internal static string AllowedShare => $"above 0 and below 1, with at most {Exact.Text(TopShareModel.MaxPlaces)} decimal places";

    /// <summary>Adds a user; to be done once for each.</summary>
    /// <param name="value">The user's value. A user who has none is left out, and so is not part of the population.</param>
    public void Add(decimal value) => _values.Add(value);

    /// <inheritdoc />
    public void Merge(TopShareCounter other)
    {
        CounterRules.ThrowIfDifferent(
            other, static counter => $"{counter._name} by {counter._shares} as of {TagEntryValidator.Text(counter._asOf)}", this);
        _values.AddRange(other._values);
    }

    /// <summary>Fits the cuts. Costs a sort of the values.</summary>
    /// <returns>The model.</returns>
    public TopShareModel ToModel()
    {
        decimal[] sorted = [.. _values.Select(Exact.Normalize)];
        Array.Sort(sorted);
        return new()
        {
            Name = _name,
            FittedAt = _asOf,
            Count = sorted.Length,
            Cuts = _shares.Select(share => CutOf(sorted, share)).ToEquatableArray(),
        };
    }

    internal static bool IsShare(decimal share) => share is > 0 and < 1 && decimal.Round(share, TopShareModel.MaxPlaces) == share;

    /// <summary>The most users that a top may hold: exact, for a count has 19 digits at most and a share six.</summary>
    internal static long MostUsers(long count, decimal share) => (long)decimal.Floor(count * share);

    private static TopShareCut CutOf(decimal[] sorted, decimal share)
    {
        if (sorted.Length == 0)
        {
            return new(share, null, 0);
        }

        var place = sorted.Length - 1 - (int)MostUsers(sorted.Length, share);
        var above = sorted[place];
        while (place + 1 < sorted.Length && sorted[place + 1] == above)
        {
            place++;
        }

        return new(share, above, sorted.Length - 1 - place);
    }
}
