using NodaTime;

namespace UserOps.Complaints;

/// <summary>Whether two complaints are likely the same matter, and what speaks for it.</summary>
public sealed record DuplicateVerdict
{
    /// <summary>Gets the one, the first by the ordinal order of their ids.</summary>
    public required ComplaintId First { get; init; }

    /// <summary>Gets the other.</summary>
    public required ComplaintId Second { get; init; }

    /// <summary>Gets a value indicating whether they are likely the same: enough points, and not too far apart. A person, or the host's rule, decides.</summary>
    public required bool IsCandidate { get; init; }

    /// <summary>Gets the points: those of the keys, of the text and of nearness.</summary>
    public required int Points { get; init; }

    /// <summary>Gets the keys that they share, at most one a kind, in the order of the policy.</summary>
    public EquatableArray<SharedKey> Keys { get; init; } = [];

    /// <summary>Gets how alike their texts are; <see langword="null"/> where one of them has none that says anything.</summary>
    public TextLikeness? Text { get; init; }

    /// <summary>Gets the time between their receipts.</summary>
    public required Duration Apart { get; init; }

    /// <summary>Gets the points for having come near each other.</summary>
    public required int NearPoints { get; init; }
}

/// <summary>A key that two complaints share.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Value">Its value in the policy's form; of telephone numbers and e-mail addresses only as much as tells them apart.</param>
/// <param name="Points">What it is worth.</param>
public sealed record SharedKey(string Kind, string Value, int Points);

/// <summary>How alike two texts are.</summary>
/// <param name="Similarity">Jaccard's likeness: <paramref name="Shared"/> by <paramref name="Total"/>.</param>
/// <param name="Shared">How many different shingles are in both.</param>
/// <param name="Total">How many are in either.</param>
/// <param name="IsCut">Whether one of the texts was longer than the policy compares.</param>
/// <param name="Points">What it is worth; 0 where they are not alike enough.</param>
public sealed record TextLikeness(double Similarity, int Shared, int Total, bool IsCut, int Points);
