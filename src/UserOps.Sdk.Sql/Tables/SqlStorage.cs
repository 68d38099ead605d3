using System.Diagnostics.CodeAnalysis;
using NodaTime;

namespace UserOps.Sql;

/// <summary>How a column holds its values: the SQL type, and what a stored number means.</summary>
/// <remarks>
/// A library can't guess whether 1700000000000 is milliseconds, or 995 is cents, so a table's description says it. Not every
/// engine knows every form; see <see cref="SqlDialect.Supports"/>.
/// </remarks>
public sealed record SqlStorage
{
    /// <summary>The most decimals that a scaled whole number has.</summary>
    public const int MaxDecimals = 9;

    private static readonly Lazy<OrderedDictionary<string, SqlStorage>> AllByName = new(ListByName);

    private SqlStorage(SqlStorageKind kind, int decimals = 0) => (Kind, Decimals) = (kind, decimals);

    /// <summary>Gets text.</summary>
    public static SqlStorage Text { get; } = new(SqlStorageKind.Text);

    /// <summary>Gets true or false.</summary>
    public static SqlStorage Boolean { get; } = new(SqlStorageKind.Boolean);

    /// <summary>Gets whole numbers.</summary>
    public static SqlStorage WholeNumber { get; } = new(SqlStorageKind.WholeNumber);

    /// <summary>Gets exact decimal numbers.</summary>
    public static SqlStorage Numeric { get; } = new(SqlStorageKind.Numeric);

    /// <summary>Gets universally unique identifiers.</summary>
    public static SqlStorage Uuid { get; } = new(SqlStorageKind.Uuid);

    /// <summary>Gets instants with their zone.</summary>
    public static SqlStorage Timestamp { get; } = new(SqlStorageKind.Timestamp);

    /// <summary>Gets instants as date and time in UTC.</summary>
    public static SqlStorage UtcTimestamp { get; } = new(SqlStorageKind.UtcTimestamp);

    /// <summary>Gets whole seconds since 1970.</summary>
    public static SqlStorage UnixSeconds { get; } = new(SqlStorageKind.UnixTime);

    /// <summary>Gets whole milliseconds since 1970.</summary>
    public static SqlStorage UnixMilliseconds { get; } = new(SqlStorageKind.UnixTime, 3);

    /// <summary>Gets whole microseconds since 1970.</summary>
    public static SqlStorage UnixMicroseconds { get; } = new(SqlStorageKind.UnixTime, 6);

    /// <summary>Gets whole nanoseconds since 1970.</summary>
    public static SqlStorage UnixNanoseconds { get; } = new(SqlStorageKind.UnixTime, 9);

    /// <summary>Gets dates.</summary>
    public static SqlStorage Date { get; } = new(SqlStorageKind.Date);

    /// <summary>Gets dates as text.</summary>
    public static SqlStorage IsoDate { get; } = new(SqlStorageKind.IsoDate);

    /// <summary>Gets dates as days since 1970.</summary>
    public static SqlStorage DayNumber { get; } = new(SqlStorageKind.DayNumber);

    /// <summary>Gets sets of texts as a JSON array of strings.</summary>
    public static SqlStorage JsonTexts { get; } = new(SqlStorageKind.JsonTexts);

    /// <summary>Gets the names of all forms; <see cref="TryParse"/> reads them.</summary>
    public static EquatableArray<string> Names => ByName.Keys.ToEquatableArray();

    /// <summary>Gets the form.</summary>
    public SqlStorageKind Kind { get; }

    /// <summary>Gets how many decimals a stored whole number has: 2 for cents; of <see cref="SqlStorageKind.UnixTime"/>, of seconds.</summary>
    public int Decimals { get; }

    private static OrderedDictionary<string, SqlStorage> ByName => AllByName.Value;

    /// <summary>Gets a value indicating whether the column holds instants.</summary>
    internal bool IsInstant => Kind is SqlStorageKind.Timestamp or SqlStorageKind.UtcTimestamp or SqlStorageKind.UnixTime;

    /// <summary>Gets a value indicating whether the column holds numbers.</summary>
    internal bool IsNumber => Kind is SqlStorageKind.WholeNumber or SqlStorageKind.Numeric;

    /// <summary>Gets a value indicating whether the column may hold ids of users.</summary>
    internal bool IsKey => Kind is SqlStorageKind.Text or SqlStorageKind.Uuid || (Kind == SqlStorageKind.WholeNumber && Decimals == 0);

    /// <summary>Gets how many units of the column one step of its last decimal has to a second or to one.</summary>
    internal long UnitsPerOne => PowerOfTen(Decimals);

    /// <summary>Makes the form of numbers that are stored as whole minor units: cents, thousandths.</summary>
    /// <param name="decimals">How many decimals the unit has: 2 for cents; 0 to <see cref="MaxDecimals"/>.</param>
    /// <returns>The form.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="decimals"/> is outside its range.</exception>
    public static SqlStorage MinorUnits(int decimals)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(decimals);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(decimals, MaxDecimals);
        return new(SqlStorageKind.WholeNumber, decimals);
    }

    /// <summary>Reads a form by its name.</summary>
    /// <param name="name">One of <see cref="Names"/>, such as <c>minorUnits2</c> or <c>unixMilliseconds</c>.</param>
    /// <param name="storage">The form.</param>
    /// <returns><see langword="true"/> if there is one of that name.</returns>
    public static bool TryParse(string? name, [NotNullWhen(true)] out SqlStorage? storage) => ByName.TryGetValue(name ?? "", out storage);

    /// <summary>Returns the name of the form.</summary>
    /// <returns>The name, such as <c>minorUnits2</c>; <see cref="TryParse"/> reads it.</returns>
    public override string ToString() => Kind switch
    {
        SqlStorageKind.Text => "text",
        SqlStorageKind.Boolean => "boolean",
        SqlStorageKind.WholeNumber => Decimals == 0 ? "wholeNumber" : $"minorUnits{Exact.Text(Decimals)}",
        SqlStorageKind.Numeric => "numeric",
        SqlStorageKind.Uuid => "uuid",
        SqlStorageKind.Timestamp => "timestamp",
        SqlStorageKind.UtcTimestamp => "utcTimestamp",
        SqlStorageKind.UnixTime => Decimals switch { 0 => "unixSeconds", 3 => "unixMilliseconds", 6 => "unixMicroseconds", _ => "unixNanoseconds" },
        SqlStorageKind.Date => "date",
        SqlStorageKind.IsoDate => "isoDate",
        SqlStorageKind.DayNumber => "dayNumber",
        _ => "jsonTexts",
    };

    private static OrderedDictionary<string, SqlStorage> ListByName()
    {
        SqlStorage[] all =
        [
            Text, Boolean, WholeNumber, .. Enumerable.Range(1, MaxDecimals).Select(MinorUnits), Numeric, Uuid, Timestamp, UtcTimestamp,
            UnixSeconds, UnixMilliseconds, UnixMicroseconds, UnixNanoseconds, Date, IsoDate, DayNumber, JsonTexts,
        ];
        var byName = new OrderedDictionary<string, SqlStorage>(StringComparer.Ordinal);
        foreach (var storage in all)
        {
            byName.Add(storage.ToString(), storage);
        }

        return byName;
    }

    internal static long PowerOfTen(int exponent)
    {
        var power = 1L;
        for (var i = 0; i < exponent; i++)
        {
            power *= 10;
        }

        return power;
    }

    /// <summary>
    /// Makes the bound of a half-open stretch of time: the first value of the column that is not before an instant. Values of
    /// the column are whole units, so <c>value &lt; bound</c> says exactly <c>instant of value &lt; instant</c>, however fine the
    /// instant is.
    /// </summary>
    internal Value Bound(Instant instant)
    {
        if (Kind == SqlStorageKind.UnixTime)
        {
            return Value.Of(ToUnits(instant));
        }

        var micros = SqlStorage.UnixMicroseconds.ToUnits(instant);
        var whole = Instant.FromUnixTimeSeconds(FloorDivide(micros, 1_000_000)).PlusNanoseconds(Modulo(micros, 1_000_000) * 1_000);
        return Kind == SqlStorageKind.Timestamp ? Value.Timestamp(whole) : Value.UtcTimestamp(whole);
    }

    /// <summary>The bound of an instant, or of the first or last one that the column can hold where it is beyond those: no value lies there.</summary>
    internal Value BoundWithin(Instant instant)
    {
        var (first, last) = Kind == SqlStorageKind.UnixTime && Decimals == MaxDecimals
            ? (Instant.FromUtc(1677, 9, 22, 0, 0), Instant.FromUtc(2262, 4, 11, 0, 0))
            : (Instant.FromUtc(1, 1, 1, 0, 0), Instant.FromUtc(9999, 12, 31, 0, 0));
        return Bound(Instant.Max(first, Instant.Min(instant, last)));
    }

    /// <summary>Counts the units up to an instant, rounded up.</summary>
    private long ToUnits(Instant instant)
    {
        var duration = instant - NodaConstants.UnixEpoch;
        var nanos = ((Int128)duration.Days * NodaConstants.NanosecondsPerDay) + duration.NanosecondOfDay;
        var unit = (Int128)PowerOfTen(MaxDecimals - Decimals);
        var floor = nanos / unit;
        var units = floor * unit == nanos ? floor : nanos > 0 ? floor + 1 : floor;
        return units is var whole && whole >= long.MinValue && whole <= long.MaxValue
            ? (long)whole
            : throw new ArgumentOutOfRangeException(
                nameof(instant), instant, $"The instant can't be held as {this}; judge as of an instant that can, or store coarser units.");
    }

    internal static long FloorDivide(long value, long by) => (value / by) - (value % by < 0 ? 1 : 0);

    private static long Modulo(long value, long by) => value - (FloorDivide(value, by) * by);
}
