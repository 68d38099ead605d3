using NodaTime;

namespace UserOps.Rfm;

/// <summary>Everything one user bought and gave back: per order and instant, exact sums.</summary>
/// <remarks>
/// <para>A commutative monoid: any split and any arrival order of the same rows gives equal histories, so shards can be
/// merged and late rows added. It knows no zone, no window and no policy; every summary, for any past instant, is read off
/// it by <see cref="PurchaseSummarizer"/>.</para>
/// <para>Immutable and thread-safe. <see cref="Add{TUser}"/> and <see cref="Merge"/> cost a copy; to gather many rows, use
/// <see cref="PurchaseBook{TUser}"/>.</para>
/// </remarks>
public sealed class PurchaseHistory : IEquatable<PurchaseHistory>
{
    private readonly PurchaseEntry[] _entries;

    internal PurchaseHistory(PurchaseEntry[] sorted) => _entries = sorted;

    /// <summary>Gets the history of a user who never did anything.</summary>
    public static PurchaseHistory Empty { get; } = new([]);

    /// <summary>Gets the entries, by instant and then by order id; no two share both.</summary>
    public EquatableArray<PurchaseEntry> Entries => new(_entries);

    /// <summary>Makes a history of entries that another one gave: the way back from a store, a queue or another process.</summary>
    /// <param name="entries">The entries, in any order; those that share instant and order id are added up.</param>
    /// <returns>The history.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="entries"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">An entry is none that rows can give; the message says which and why.</exception>
    public static PurchaseHistory From(IEnumerable<PurchaseEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        PurchaseEntry[] all = [.. entries.Select(entry => entry with { OrderId = entry.OrderId ?? "" })];
        for (var i = 0; i < all.Length; i++)
        {
            if (PurchaseRules.Check(all[i]) is { } fault)
            {
                throw new ArgumentException($"Entry {Exact.Text(i)}: {fault.Field} is '{fault.Value}': {fault.Why}", nameof(entries));
            }
        }

        return all.Length == 0 ? Empty : new(Fold(all));
    }

    /// <summary>Adds one row.</summary>
    /// <typeparam name="TUser">The type of the host's user ids.</typeparam>
    /// <param name="purchase">The row; its user is not looked at. Its amount is taken as it is, whatever its currency.</param>
    /// <returns>The history with the row.</returns>
    /// <exception cref="ArgumentException"><paramref name="purchase"/> has an amount or instant out of bounds.</exception>
    public PurchaseHistory Add<TUser>(in Purchase<TUser> purchase)
        where TUser : notnull =>
        PurchaseRules.TryRead(purchase, currency: null, out var entry, out var fault)
            ? Merge(new PurchaseHistory([entry]))
            : throw new ArgumentException($"{fault.Field} is '{fault.Value}': {fault.Why}", nameof(purchase));

    /// <summary>Puts two histories of the same user together.</summary>
    /// <param name="other">The other history; the rows of both count, also where they are equal.</param>
    /// <returns>The history of the rows of both.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="other"/> is <see langword="null"/>.</exception>
    public PurchaseHistory Merge(PurchaseHistory other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (_entries.Length == 0 || other._entries.Length == 0)
        {
            return _entries.Length == 0 ? other : this;
        }

        return new(Zip(_entries, other._entries));
    }

    /// <inheritdoc />
    public bool Equals(PurchaseHistory? other) => other is not null && Entries == other.Entries;

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as PurchaseHistory);

    /// <inheritdoc />
    public override int GetHashCode() => Entries.GetHashCode();

    /// <summary>Returns the history as text.</summary>
    /// <returns>The number of entries, and the first and last instant.</returns>
    public override string ToString() => _entries.Length == 0
        ? "no purchases"
        : $"{Exact.Text(_entries.Length)} entries from {_entries[0].At} to {_entries[^1].At}";

    /// <summary>Sorts entries and adds up those that share order and instant.</summary>
    internal static PurchaseEntry[] Fold(PurchaseEntry[] entries)
    {
        Array.Sort(entries, static (left, right) => PurchaseEntry.Compare(left, right));
        var kept = 0;
        for (var i = 1; i < entries.Length; i++)
        {
            if (PurchaseEntry.Compare(entries[kept], entries[i]) == 0)
            {
                entries[kept] = entries[kept].Plus(entries[i]);
            }
            else
            {
                entries[++kept] = entries[i];
            }
        }

        return entries.Length == 0 ? entries : entries[..(kept + 1)];
    }

    /// <summary>Puts two sorted lists, neither of them empty, into one and adds up the entries that share order and instant.</summary>
    private static PurchaseEntry[] Zip(PurchaseEntry[] one, PurchaseEntry[] other)
    {
        if (PurchaseEntry.Compare(one[^1], other[0]) < 0)
        {
            return [.. one, .. other];
        }

        var zipped = new PurchaseEntry[one.Length + other.Length];
        var (i, j, kept) = (0, 0, 0);
        while (i < one.Length && j < other.Length)
        {
            var order = PurchaseEntry.Compare(one[i], other[j]);
            zipped[kept++] = order == 0 ? one[i++].Plus(other[j++]) : order < 0 ? one[i++] : other[j++];
        }

        var rest = i < one.Length ? one.AsSpan(i) : other.AsSpan(j);
        rest.CopyTo(zipped.AsSpan(kept));
        kept += rest.Length;
        return kept == zipped.Length ? zipped : zipped[..kept];
    }

    /// <summary>Finds how many entries are at or before an instant.</summary>
    internal int CountUpTo(Instant instant)
    {
        var (low, high) = (0, _entries.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _entries[middle].At <= instant ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    internal ReadOnlySpan<PurchaseEntry> AsSpan() => _entries;
}
