using System.Runtime.InteropServices;
using NodaTime;

namespace UserOps.Tagging;

/// <summary>Cuts for "the top 10 % by spend", fitted to a population once and then held fixed: a value tells by itself in which top it is.</summary>
/// <remarks>
/// <para>The rule. Of n values, one is in the top share p if at most n p of them are as great or greater. So the top holds at
/// most n p users, never more. Users of equal value share one fate; those who stand on the border and are together
/// too many are all out. A top may hold fewer than its share, and nobody when even the greatest value is shared by too
/// many. It comes to one cut: with k the whole part of n p, a value is in the top if it is greater than the (k + 1)-th
/// greatest value.</para>
/// <para>The cuts stay as they are when the population changes, so a user's answer changes only with the own value; fit
/// anew when the cuts shall follow. A later population may have more or fewer than p above a cut.</para>
/// <para>The host hands <see cref="ShareOf"/> to the rules as a number, <c>{ "attribute": "spend.top", "atMost": 0.1 }</c>.
/// Immutable and thread-safe. A value costs a look through the cuts. Its JSON form is <see cref="TopShareModelJson"/>.</para>
/// </remarks>
public sealed record TopShareModel
{
    /// <summary>How many decimal places a share may have.</summary>
    internal const int MaxPlaces = 6;

    internal TopShareModel()
    {
    }

    /// <summary>Gets the name of what is ranked, such as <c>spend</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Gets as of when the values were.</summary>
    public required Instant FittedAt { get; init; }

    /// <summary>Gets how many users there were.</summary>
    public required long Count { get; init; }

    /// <summary>Gets the cuts, that of the smallest share first. Those of an empty population have no value.</summary>
    public required EquatableArray<TopShareCut> Cuts { get; init; }

    /// <summary>Fits the cuts to the values of a population.</summary>
    /// <param name="name">The name of what is ranked, such as <c>spend</c>.</param>
    /// <param name="values">A value for each user, in any order. Who has none is left out, and so is not part of the population.</param>
    /// <param name="shares">The shares, each above 0 and below 1, with at most six decimal places, in any order: <c>[0.01m, 0.1m]</c>.</param>
    /// <param name="asOf">As of when the values are.</param>
    /// <returns>The model, the same for any order of the values.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="values"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="name"/> is blank, there is no share, or one is out of range or stands twice.</exception>
    public static TopShareModel Fit(string name, IEnumerable<decimal> values, EquatableArray<decimal> shares, Instant asOf)
    {
        ArgumentNullException.ThrowIfNull(values);
        var counter = new TopShareCounter(name, shares, asOf);
        foreach (var value in values)
        {
            counter.Add(value);
        }

        return counter.ToModel();
    }

    /// <summary>Tells the smallest of the shares whose top a value is in.</summary>
    /// <param name="value">The value.</param>
    /// <returns>
    /// The share, such as 0.1; 1 when the value is in none of the tops; <see langword="null"/> when the population was empty,
    /// for then nobody is above or below: leave the attribute out, and rules on it are unknown.
    /// </returns>
    public decimal? ShareOf(decimal value)
    {
        if (Count == 0)
        {
            return null;
        }

        foreach (var cut in Cuts)
        {
            if (value > cut.Above)
            {
                return cut.Share;
            }
        }

        return 1;
    }
}

/// <summary>Where the top of a population begins.</summary>
/// <param name="Share">The share, such as 0.1.</param>
/// <param name="Above">The value above which, and not at which, a user is in the top; <see langword="null"/> when the population was empty.</param>
/// <param name="Users">How many users of the population were in the top; at most the share of them.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct TopShareCut(decimal Share, decimal? Above, long Users);
