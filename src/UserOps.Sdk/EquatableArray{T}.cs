using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace UserOps;

/// <summary>An immutable array that is equal to another when their items are equal, in order.</summary>
/// <remarks>
/// Policies, facts and answers hold their lists in it, so that two records with equal contents are equal. Items are
/// compared with <see cref="EqualityComparer{T}.Default"/>. The default value is an empty array. Write it as a
/// collection expression: <c>[a, b]</c>.
/// </remarks>
/// <typeparam name="T">The type of the items.</typeparam>
[CollectionBuilder(typeof(EquatableArray), nameof(EquatableArray.Create))]
public readonly struct EquatableArray<T> : IReadOnlyList<T>, IEquatable<EquatableArray<T>>
{
    private readonly T[]? _items;

    internal EquatableArray(T[] items) => _items = items;

    /// <summary>Gets the number of items.</summary>
    public int Count => _items?.Length ?? 0;

    /// <summary>Gets an item by its place.</summary>
    /// <param name="index">The place, from zero.</param>
    /// <returns>The item.</returns>
    /// <exception cref="IndexOutOfRangeException"><paramref name="index"/> is not a place in the array.</exception>
    public T this[int index] => AsSpan()[index];

    /// <summary>Compares two arrays item by item.</summary>
    /// <param name="left">The one.</param>
    /// <param name="right">The other.</param>
    /// <returns><see langword="true"/> if they are equal.</returns>
    public static bool operator ==(EquatableArray<T> left, EquatableArray<T> right) => left.Equals(right);

    /// <summary>Compares two arrays item by item.</summary>
    /// <param name="left">The one.</param>
    /// <param name="right">The other.</param>
    /// <returns><see langword="true"/> if they differ.</returns>
    public static bool operator !=(EquatableArray<T> left, EquatableArray<T> right) => !left.Equals(right);

    /// <summary>Views the items without copying.</summary>
    /// <returns>The items.</returns>
    public ReadOnlySpan<T> AsSpan() => _items;

    /// <summary>Walks the items without allocating.</summary>
    /// <returns>An enumerator.</returns>
    public Enumerator GetEnumerator() => new(_items ?? []);

    /// <inheritdoc />
    public bool Equals(EquatableArray<T> other) => AsSpan().SequenceEqual(other.AsSpan());

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is EquatableArray<T> other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var item in this)
        {
            hash.Add(item);
        }

        return hash.ToHashCode();
    }

    /// <summary>Returns the items as text.</summary>
    /// <returns>The items between brackets, in the invariant culture.</returns>
    public override string ToString() =>
        $"[{string.Join(", ", this.Select(item => string.Create(CultureInfo.InvariantCulture, $"{item}")))}]";

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => ((IEnumerable<T>)(_items ?? [])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable<T>)this).GetEnumerator();

    /// <summary>Walks the items of an array. It may be kept over an <c>await</c> or a <c>yield</c>, as a span's can't.</summary>
    [SuppressMessage("Design", "CA1034:Nested types should not be visible", Justification = "As in all collections with such a walk.")]
    [SuppressMessage("Performance", "CA1815:Override equals and operator equals on value types", Justification = "Nobody compares walks.")]
    public struct Enumerator
    {
        private readonly T[] _items;
        private int _place;

        internal Enumerator(T[] items)
        {
            _items = items;
            _place = -1;
        }

        /// <summary>Gets the item that the walk has come to.</summary>
        public readonly T Current => _items[_place];

        /// <summary>Goes on to the next item.</summary>
        /// <returns><see langword="true"/> if there is one.</returns>
        public bool MoveNext() => ++_place < _items.Length;
    }
}
