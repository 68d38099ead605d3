namespace UserOps.Complaints;

/// <summary>The host's identifier of one complaint: any text that is not blank, compared ordinally.</summary>
/// <remarks><c>default</c> is <see cref="None"/>, which every port refuses.</remarks>
public readonly record struct ComplaintId : IComparable<ComplaintId>
{
    private readonly string? _value;

    /// <summary>Initializes a new instance of the <see cref="ComplaintId"/> struct.</summary>
    /// <param name="value">The identifier.</param>
    /// <exception cref="ArgumentException"><paramref name="value"/> is <see langword="null"/>, empty or blank.</exception>
    public ComplaintId(string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        _value = value;
    }

    /// <summary>Gets the identifier that stands for no complaint.</summary>
    public static ComplaintId None => default;

    /// <summary>Gets a value indicating whether this is <see cref="None"/>.</summary>
    public bool IsNone => _value is null;

    /// <summary>Gets the text of the identifier; empty for <see cref="None"/>.</summary>
    public string Value => _value ?? "";

    /// <summary>Compares two identifiers by their ordinal order.</summary>
    /// <param name="left">The one.</param>
    /// <param name="right">The other.</param>
    /// <returns><see langword="true"/> if <paramref name="left"/> comes first.</returns>
    public static bool operator <(ComplaintId left, ComplaintId right) => left.CompareTo(right) < 0;

    /// <summary>Compares two identifiers by their ordinal order.</summary>
    /// <param name="left">The one.</param>
    /// <param name="right">The other.</param>
    /// <returns><see langword="true"/> if <paramref name="right"/> does not come first.</returns>
    public static bool operator <=(ComplaintId left, ComplaintId right) => left.CompareTo(right) <= 0;

    /// <summary>Compares two identifiers by their ordinal order.</summary>
    /// <param name="left">The one.</param>
    /// <param name="right">The other.</param>
    /// <returns><see langword="true"/> if <paramref name="left"/> comes last.</returns>
    public static bool operator >(ComplaintId left, ComplaintId right) => left.CompareTo(right) > 0;

    /// <summary>Compares two identifiers by their ordinal order.</summary>
    /// <param name="left">The one.</param>
    /// <param name="right">The other.</param>
    /// <returns><see langword="true"/> if <paramref name="left"/> does not come first.</returns>
    public static bool operator >=(ComplaintId left, ComplaintId right) => left.CompareTo(right) >= 0;

    /// <inheritdoc />
    public int CompareTo(ComplaintId other) => string.CompareOrdinal(Value, other.Value);

    /// <summary>Returns the text of the identifier.</summary>
    /// <returns><see cref="Value"/>.</returns>
    public override string ToString() => Value;
}
