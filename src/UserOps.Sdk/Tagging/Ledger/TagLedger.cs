using NodaTime;
using static UserOps.Tagging.TagEntryValidator;

namespace UserOps.Tagging;

/// <summary>Everything that was ever said of one user's tags, in the order in which it was recorded: a history that only grows.</summary>
/// <remarks>
/// <para>It has two times (R. T. Snodgrass, Developing Time-Oriented Database Applications in SQL, 2000): the valid time, of
/// which an entry speaks, and the time at which it was recorded, which never goes back from one entry to the next. Of two
/// recorded at one instant the later place counts as later. So what was known at any instant can be seen again
/// (<see cref="KnownAt"/>), and nothing that is recorded later changes it.</para>
/// <para><see cref="TagResolver"/> reads off which tags hold. Immutable and thread-safe. <see cref="Append(TagEntry)"/> copies:
/// append many at once.</para>
/// </remarks>
public sealed class TagLedger : IEquatable<TagLedger>
{
    private TagLedger(EquatableArray<TagEntry> entries) => Entries = entries;

    /// <summary>Gets the ledger of a user of whom nothing was said.</summary>
    public static TagLedger Empty { get; } = new([]);

    /// <summary>Gets the entries in the order of recording.</summary>
    public EquatableArray<TagEntry> Entries { get; }

    /// <summary>Gets the number of entries; a store appends only if it is still that (<see cref="ITagStore"/>).</summary>
    public int Count => Entries.Count;

    /// <summary>Compares two ledgers.</summary>
    /// <param name="left">The one.</param>
    /// <param name="right">The other.</param>
    /// <returns><see langword="true"/> if they are equal.</returns>
    public static bool operator ==(TagLedger? left, TagLedger? right) => Equals(left, right);

    /// <summary>Compares two ledgers.</summary>
    /// <param name="left">The one.</param>
    /// <param name="right">The other.</param>
    /// <returns><see langword="true"/> if they differ.</returns>
    public static bool operator !=(TagLedger? left, TagLedger? right) => !Equals(left, right);

    /// <summary>Makes a ledger of its entries.</summary>
    /// <param name="entries">The entries in the order of recording.</param>
    /// <returns>The ledger, the same as that of appending them one by one.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="entries"/> or one of them is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">An entry has a problem, or was recorded before the one ahead of it.</exception>
    public static TagLedger From(IEnumerable<TagEntry> entries) => Empty.Append(entries);

    /// <summary>Appends an entry.</summary>
    /// <param name="entry">The entry, recorded no earlier than the last one.</param>
    /// <returns>The ledger with it; this one stays as it is.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="entry"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The entry has a problem, or was recorded before the last one.</exception>
    public TagLedger Append(TagEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return Append([entry]);
    }

    /// <summary>Appends entries.</summary>
    /// <param name="entries">The entries in the order of recording, none earlier than the last one of this ledger.</param>
    /// <returns>The ledger with them; this one stays as it is.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="entries"/> or one of them is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">An entry has a problem, or was recorded before the one ahead of it.</exception>
    public TagLedger Append(IEnumerable<TagEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var all = Entries.Concat(entries).ToEquatableArray();
        var problems = Problems(all, Count);
        return problems.Count == 0
            ? new(all)
            : throw new ArgumentException($"The ledger can't take an entry. {string.Join(' ', problems)}", nameof(entries));
    }

    /// <summary>Sees the ledger as it was.</summary>
    /// <param name="known">The instant; what was recorded at it is in.</param>
    /// <returns>The entries recorded until then.</returns>
    public TagLedger KnownAt(Instant known)
    {
        var count = CountKnownAt(known);
        return count == Count ? this : new(new([.. Entries.AsSpan()[..count]]));
    }

    /// <inheritdoc />
    public bool Equals(TagLedger? other) => other is not null && Entries == other.Entries;

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as TagLedger);

    /// <inheritdoc />
    public override int GetHashCode() => Entries.GetHashCode();

    /// <summary>Returns the ledger as text.</summary>
    /// <returns>The number of entries.</returns>
    public override string ToString() => $"{Exact.Text(Count)} entries";

    /// <summary>Finds every problem of entries from a place on.</summary>
    internal static EquatableArray<PolicyProblem> Problems(EquatableArray<TagEntry> entries, int from = 0)
    {
        var problems = new List<PolicyProblem>();
        for (var i = from; i < entries.Count; i++)
        {
            var path = $"$.entries[{Exact.Text(i)}]";
            ArgumentNullException.ThrowIfNull(entries[i], nameof(entries));
            Check(entries[i], path, problems);
            if (i > 0 && entries[i].RecordedAt < entries[i - 1].RecordedAt)
            {
                problems.Add(new(
                    $"{path}.recordedAt",
                    null,
                    Text(entries[i].RecordedAt),
                    $"no earlier than {Text(entries[i - 1].RecordedAt)}, when the entry before it was recorded",
                    "Record it now; validFrom may lie in the past."));
            }
        }

        return problems.ToEquatableArray();
    }

    /// <summary>How many entries were recorded until an instant.</summary>
    internal int CountKnownAt(Instant known)
    {
        var (low, high) = (0, Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = Entries[middle].RecordedAt <= known ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
