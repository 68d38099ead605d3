using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace UserOps;

/// <summary>An immutable map from names to values, in the ordinal order of the names, equal to another when their entries are.</summary>
/// <remarks>
/// Policies and facts hold in it what they know by name. Names are compared ordinally; values with
/// <see cref="EqualityComparer{T}.Default"/>. The default value is an empty map. Write it as a collection expression of
/// pairs, or make it with <see cref="EquatableMap.Create{TValue}"/>. Its JSON is an object.
/// </remarks>
/// <typeparam name="TValue">The type of the values.</typeparam>
[SuppressMessage("Naming", "CA1710:Identifiers should have correct suffix", Justification = "It is to EquatableArray what a map is to an array.")]
[CollectionBuilder(typeof(EquatableMap), nameof(EquatableMap.Create))]
public readonly struct EquatableMap<TValue> : IReadOnlyCollection<KeyValuePair<string, TValue>>, IEquatable<EquatableMap<TValue>>
{
    private readonly string[]? _names;
    private readonly TValue[]? _values;

    /// <summary>Initializes a new instance of the <see cref="EquatableMap{TValue}"/> struct from names in strictly ascending ordinal order.</summary>
    internal EquatableMap(string[] names, TValue[] values)
    {
        _names = names;
        _values = values;
    }

    /// <summary>Gets the number of entries.</summary>
    public int Count => _names?.Length ?? 0;

    /// <summary>Gets the names in ordinal order.</summary>
    public EquatableArray<string> Names => new(_names ?? []);

    /// <summary>Gets the value of a name.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The value.</returns>
    /// <exception cref="KeyNotFoundException">The map has no such name.</exception>
    public TValue this[string name] => TryGet(name, out var value) ? value : throw new KeyNotFoundException($"There is no '{name}'.");

    /// <summary>Compares two maps entry by entry.</summary>
    /// <param name="left">The one.</param>
    /// <param name="right">The other.</param>
    /// <returns><see langword="true"/> if they are equal.</returns>
    public static bool operator ==(EquatableMap<TValue> left, EquatableMap<TValue> right) => left.Equals(right);

    /// <summary>Compares two maps entry by entry.</summary>
    /// <param name="left">The one.</param>
    /// <param name="right">The other.</param>
    /// <returns><see langword="true"/> if they differ.</returns>
    public static bool operator !=(EquatableMap<TValue> left, EquatableMap<TValue> right) => !left.Equals(right);

    /// <summary>Looks for the value of a name, in logarithmic time.</summary>
    /// <param name="name">The name.</param>
    /// <param name="value">The value, if there is one.</param>
    /// <returns><see langword="true"/> if there is one.</returns>
    public bool TryGet(string name, [MaybeNullWhen(false)] out TValue value)
    {
        ArgumentNullException.ThrowIfNull(name);
        var place = Array.BinarySearch(_names ?? [], name, StringComparer.Ordinal);
        value = place < 0 ? default : _values![place];
        return place >= 0;
    }

    /// <summary>Tells whether there is a name.</summary>
    /// <param name="name">The name.</param>
    /// <returns><see langword="true"/> if there is.</returns>
    public bool Contains(string name) => TryGet(name, out _);

    /// <summary>Makes a map with one entry more, or another value for a name. Costs a copy.</summary>
    /// <param name="name">The name.</param>
    /// <param name="value">The value.</param>
    /// <returns>The map.</returns>
    public EquatableMap<TValue> With(string name, TValue value)
    {
        ArgumentNullException.ThrowIfNull(name);
        return EquatableMap.Create<TValue>([.. this.Where(entry => entry.Key != name), new(name, value)]);
    }

    /// <summary>Walks the entries in the ordinal order of their names.</summary>
    /// <returns>An enumerator.</returns>
    public IEnumerator<KeyValuePair<string, TValue>> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
        {
            yield return new(_names![i], _values![i]);
        }
    }

    /// <inheritdoc />
    public bool Equals(EquatableMap<TValue> other) =>
        NamesSpan.SequenceEqual(other.NamesSpan) && ValuesSpan.SequenceEqual(other.ValuesSpan);

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is EquatableMap<TValue> other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        for (var i = 0; i < Count; i++)
        {
            hash.Add(_names![i], StringComparer.Ordinal);
            hash.Add(_values![i]);
        }

        return hash.ToHashCode();
    }

    /// <summary>Returns the entries as text.</summary>
    /// <returns>The entries between braces, in the invariant culture.</returns>
    public override string ToString() =>
        $"{{{string.Join(", ", this.Select(entry => string.Create(CultureInfo.InvariantCulture, $"{entry.Key}: {entry.Value}")))}}}";

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Gets the names without copying.</summary>
    internal ReadOnlySpan<string> NamesSpan => _names;

    /// <summary>Gets the values, in the order of the names, without copying.</summary>
    internal ReadOnlySpan<TValue> ValuesSpan => _values;
}
