using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;

namespace UserOps.Tagging;

/// <summary>A value of an attribute or a property: a text, a number, true or false, a set of texts, a date or an instant.</summary>
/// <remarks>
/// <c>default</c> is <see cref="None"/>, the missing value. Values have a total order, by type and then by value; texts
/// ordinally, sets by their texts in order.
/// </remarks>
public readonly struct FactValue : IEquatable<FactValue>, IComparable<FactValue>
{
    private readonly object? _texts; // a string, or the sorted string[] of a set
    private readonly decimal _number; // of a date the day since 1970, of an instant the nanoseconds since 1970
    private readonly byte _kind; // 0 for none, else the type and 1

    private FactValue(FactType type, decimal number, object? texts)
    {
        _kind = (byte)((int)type + 1);
        _number = number;
        _texts = texts;
    }

    /// <summary>Gets the missing value.</summary>
    public static FactValue None => default;

    /// <summary>Gets a value indicating whether this is <see cref="None"/>.</summary>
    public bool IsNone => _kind == 0;

    /// <summary>Gets the type; <see langword="null"/> for <see cref="None"/>.</summary>
    public FactType? Type => _kind == 0 ? null : (FactType)(_kind - 1);

    /// <summary>Gets what orders numbers, truth values, dates and instants among themselves.</summary>
    internal decimal Key => _number;

    /// <summary>Makes a value of a text.</summary>
    /// <param name="value">The text.</param>
    public static implicit operator FactValue(string value) => Of(value);

    /// <summary>Makes a value of a number.</summary>
    /// <param name="value">The number.</param>
    public static implicit operator FactValue(int value) => Of(value);

    /// <summary>Makes a value of a number.</summary>
    /// <param name="value">The number.</param>
    public static implicit operator FactValue(decimal value) => Of(value);

    /// <summary>Makes a value of true or false.</summary>
    /// <param name="value">The truth value.</param>
    public static implicit operator FactValue(bool value) => Of(value);

    /// <summary>Makes a value of a date.</summary>
    /// <param name="value">The date.</param>
    public static implicit operator FactValue(LocalDate value) => Of(value);

    /// <summary>Makes a value of an instant.</summary>
    /// <param name="value">The instant.</param>
    public static implicit operator FactValue(Instant value) => Of(value);

    /// <summary>Compares two values.</summary>
    /// <param name="left">The one.</param>
    /// <param name="right">The other.</param>
    /// <returns><see langword="true"/> if they are equal.</returns>
    public static bool operator ==(FactValue left, FactValue right) => left.Equals(right);

    /// <summary>Compares two values.</summary>
    /// <param name="left">The one.</param>
    /// <param name="right">The other.</param>
    /// <returns><see langword="true"/> if they differ.</returns>
    public static bool operator !=(FactValue left, FactValue right) => !left.Equals(right);

    /// <summary>Compares two values by their total order.</summary>
    /// <param name="left">The one.</param>
    /// <param name="right">The other.</param>
    /// <returns><see langword="true"/> if <paramref name="left"/> comes first.</returns>
    public static bool operator <(FactValue left, FactValue right) => left.CompareTo(right) < 0;

    /// <summary>Compares two values by their total order.</summary>
    /// <param name="left">The one.</param>
    /// <param name="right">The other.</param>
    /// <returns><see langword="true"/> if <paramref name="right"/> does not come first.</returns>
    public static bool operator <=(FactValue left, FactValue right) => left.CompareTo(right) <= 0;

    /// <summary>Compares two values by their total order.</summary>
    /// <param name="left">The one.</param>
    /// <param name="right">The other.</param>
    /// <returns><see langword="true"/> if <paramref name="left"/> comes last.</returns>
    public static bool operator >(FactValue left, FactValue right) => left.CompareTo(right) > 0;

    /// <summary>Compares two values by their total order.</summary>
    /// <param name="left">The one.</param>
    /// <param name="right">The other.</param>
    /// <returns><see langword="true"/> if <paramref name="left"/> does not come first.</returns>
    public static bool operator >=(FactValue left, FactValue right) => left.CompareTo(right) >= 0;

    /// <summary>Makes a value of a text.</summary>
    /// <param name="value">The text.</param>
    /// <returns>The value.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is <see langword="null"/>; a missing value is <see cref="None"/>.</exception>
    public static FactValue Of(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new(FactType.Text, 0, value);
    }

    /// <summary>Makes a value of a number.</summary>
    /// <param name="value">The number.</param>
    /// <returns>The value.</returns>
    public static FactValue Of(decimal value) => new(FactType.Number, value, null);

    /// <summary>Makes a value of true or false.</summary>
    /// <param name="value">The truth value.</param>
    /// <returns>The value.</returns>
    public static FactValue Of(bool value) => new(FactType.Bool, value ? 1 : 0, null);

    /// <summary>Makes a value of a set of texts.</summary>
    /// <param name="values">The texts, in any order, repeated or not; none is the empty set, which is not the missing value.</param>
    /// <returns>The value.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="values"/> or one of them is <see langword="null"/>.</exception>
    public static FactValue OfSet(params IEnumerable<string> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        string[] texts = [.. values.Distinct(StringComparer.Ordinal)];
        if (Array.Exists(texts, text => text is null))
        {
            throw new ArgumentNullException(nameof(values), "A text of the set is null; leave it out.");
        }

        Array.Sort(texts, StringComparer.Ordinal);
        return new(FactType.TextSet, 0, texts);
    }

    /// <summary>Makes a value of a date.</summary>
    /// <param name="value">The date, of the years 1 to 9998.</param>
    /// <returns>The value.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The date is outside these years.</exception>
    public static FactValue Of(LocalDate value) => new(FactType.Date, DayNumber.Checked(value, nameof(value)), null);

    /// <summary>Makes a value of an instant.</summary>
    /// <param name="value">The instant, of the years 1 to 9998.</param>
    /// <returns>The value.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The instant is outside these years.</exception>
    public static FactValue Of(Instant value) => DayClock.InRange(value)
        ? new(FactType.Instant, KeyOf(value), null)
        : throw new ArgumentOutOfRangeException(nameof(value), value, "An instant must lie between the years 1 and 9998.");

    /// <summary>Gets the text.</summary>
    /// <returns>The text.</returns>
    /// <exception cref="InvalidOperationException">The value is no text.</exception>
    public string AsText() => Type == FactType.Text ? (string)_texts! : throw Not(FactType.Text);

    /// <summary>Gets the number.</summary>
    /// <returns>The number.</returns>
    /// <exception cref="InvalidOperationException">The value is no number.</exception>
    public decimal AsNumber() => Type == FactType.Number ? _number : throw Not(FactType.Number);

    /// <summary>Gets the truth value.</summary>
    /// <returns>The truth value.</returns>
    /// <exception cref="InvalidOperationException">The value is no truth value.</exception>
    public bool AsBool() => Type == FactType.Bool ? _number != 0 : throw Not(FactType.Bool);

    /// <summary>Gets the set.</summary>
    /// <returns>The texts in ordinal order, each once.</returns>
    /// <exception cref="InvalidOperationException">The value is no set.</exception>
    public EquatableArray<string> AsSet() => Type == FactType.TextSet ? new((string[])_texts!) : throw Not(FactType.TextSet);

    /// <summary>Gets the date.</summary>
    /// <returns>The date.</returns>
    /// <exception cref="InvalidOperationException">The value is no date.</exception>
    public LocalDate AsDate() => Type == FactType.Date ? DayNumber.ToDate((int)_number) : throw Not(FactType.Date);

    /// <summary>Gets the instant.</summary>
    /// <returns>The instant.</returns>
    /// <exception cref="InvalidOperationException">The value is no instant.</exception>
    public Instant AsInstant() => Type == FactType.Instant
        ? Instant.FromUnixTimeTicks(0) + Duration.FromNanoseconds((Int128)_number)
        : throw Not(FactType.Instant);

    /// <inheritdoc />
    public bool Equals(FactValue other) => CompareTo(other) == 0;

    /// <inheritdoc />
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is FactValue other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => _texts switch
    {
        null => HashCode.Combine(_kind, _number),
        string text => text.GetHashCode(StringComparison.Ordinal),
        var texts => new EquatableArray<string>((string[])texts).GetHashCode(),
    };

    /// <inheritdoc />
    public int CompareTo(FactValue other)
    {
        if (_kind != other._kind)
        {
            return _kind.CompareTo(other._kind);
        }

        return _texts switch
        {
            null => _number.CompareTo(other._number),
            string text => string.CompareOrdinal(text, (string)other._texts!),
            var texts => CompareSets((string[])texts, (string[])other._texts!),
        };
    }

    /// <summary>Returns the value as text.</summary>
    /// <returns>The invariant form: <c>12.5</c>, <c>2024-05-15</c>, <c>true</c>, <c>[a, b]</c>; empty for <see cref="None"/>.</returns>
    public override string ToString() => Type switch
    {
        null => "",
        FactType.Text => AsText(),
        FactType.Number => Exact.Text(_number),
        FactType.Bool => AsBool() ? "true" : "false",
        FactType.TextSet => AsSet().ToString(),
        FactType.Date => LocalDatePattern.Iso.Format(AsDate()),
        _ => InstantPattern.ExtendedIso.Format(AsInstant()),
    };

    /// <summary>Makes a value of what orders it among those of its type.</summary>
    internal static FactValue OfKey(FactType type, decimal key) => new(type, key, null);

    /// <summary>Writes the value as JSON: a date or an instant as its ISO 8601 text, a set as a list; not for a missing value.</summary>
    internal void WriteTo(Utf8JsonWriter writer)
    {
        switch (Type)
        {
            case FactType.Number:
                writer.WriteNumberValue(Exact.Normalize(_number));
                break;
            case FactType.Bool:
                writer.WriteBooleanValue(AsBool());
                break;
            case FactType.TextSet:
                writer.WriteStartArray();
                foreach (var text in AsSet())
                {
                    writer.WriteStringValue(text);
                }

                writer.WriteEndArray();
                break;
            default:
                writer.WriteStringValue(ToString());
                break;
        }
    }

    /// <summary>What orders an instant among instants.</summary>
    internal static decimal KeyOf(Instant value)
    {
        var since = value - NodaConstants.UnixEpoch;
        return ((decimal)since.Days * NodaConstants.NanosecondsPerDay) + since.NanosecondOfDay;
    }

    private static int CompareSets(string[] left, string[] right)
    {
        for (var i = 0; i < Math.Min(left.Length, right.Length); i++)
        {
            if (string.CompareOrdinal(left[i], right[i]) is not 0 and var order)
            {
                return order;
            }
        }

        return left.Length.CompareTo(right.Length);
    }

    private InvalidOperationException Not(FactType wanted) =>
        new($"The value is {(IsNone ? "missing" : $"of type {Type}")}, not {wanted}; ask its Type first.");
}
