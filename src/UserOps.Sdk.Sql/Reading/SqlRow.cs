using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using UserOps.Tagging;

namespace UserOps.Sql;

/// <summary>The row at which a reader stands, with the types that figures have.</summary>
internal sealed class SqlRow(DbDataReader reader, SqlQuery query)
{
    /// <summary>Gets how many rows were read before this one.</summary>
    public long Before { get; set; }

    /// <summary>Gets the user, as text, for errors.</summary>
    public string? UserText { get; set; }

    public SqlQuery Query => query;

    public bool IsNull(int column) => reader.IsDBNull(column);

    public TKey Key<TKey>(int column)
    {
        // SQLite makes a number of any text, and a text of any number.
        if ((typeof(TKey) == typeof(UserId) || typeof(TKey) == typeof(string)) != (reader.GetFieldType(column) == typeof(string)))
        {
            throw new InvalidCastException($"The engine holds it as {reader.GetFieldType(column).Name}.");
        }

        return typeof(TKey) == typeof(UserId) ? (TKey)(object)new UserId(reader.GetString(column)) : reader.GetFieldValue<TKey>(column);
    }

    public string Text(int column) => Get(column, reader.GetString);

    public bool Bool(int column) => Get(column, place => reader.GetValue(place) switch
    {
        bool truth => truth,
        0L => false,
        1L => true,
        var other => throw new InvalidCastException($"'{other}' is neither true nor false."),
    });

    public long Long(int column) => Get(column, place => reader.GetValue(place) switch
    {
        long number => number,
        int number => number,
        short number => number,
        decimal number when decimal.Truncate(number) == number => (long)number,
        var other => throw new InvalidCastException($"'{other}' is no whole number."),
    });

    public long? LongOrNull(int column) => IsNull(column) ? null : Long(column);

    /// <summary>Reads a number that the engine holds in a form of a column.</summary>
    public decimal Number(int column, SqlStorage storage) => Get(column, place => reader.GetValue(place) switch
    {
        decimal number when storage.Kind == SqlStorageKind.Numeric => Exact.Normalize(number),
        decimal number => Exact.Normalize(number / storage.UnitsPerOne),
        long number => Exact.Normalize((decimal)number / storage.UnitsPerOne),
        int number => Exact.Normalize((decimal)number / storage.UnitsPerOne),
        var other => throw new InvalidCastException($"'{other}' is no exact number."),
    });

    /// <summary>Reads different whole numbers that the engine lists, in ascending order.</summary>
    public int[] Numbers(int column) => IsNull(column) ? [] : Get(column, place =>
    {
        int[] numbers = query.Dialect == SqlDialect.Sqlite
            ? [.. reader.GetString(place).Split(',').Select(number => int.Parse(number, CultureInfo.InvariantCulture))]
            : [.. reader.GetFieldValue<long?[]>(place).Where(number => number is not null).Select(number => (int)number!.Value)];
        Array.Sort(numbers);
        return numbers;
    });

    /// <summary>Reads an instant that the engine holds in a form of a column.</summary>
    public Instant Instant(int column, SqlStorage storage) => Get(column, place => storage.Kind switch
    {
        SqlStorageKind.UnixTime => FromUnits(reader.GetInt64(place), storage.Decimals),
        SqlStorageKind.Timestamp => reader.GetDateTime(place) is { Kind: DateTimeKind.Utc } time
            ? NodaTime.Instant.FromDateTimeUtc(time)
            : throw new InvalidCastException("It is infinite, or has no zone."),
        _ => LocalDateTime.FromDateTime(reader.GetDateTime(place)).InUtc().ToInstant(),
    });

    /// <summary>Reads a date that the engine holds in a form of a column.</summary>
    public LocalDate Date(int column, SqlStorage storage) => Get(column, place => storage.Kind switch
    {
        SqlStorageKind.Date => LocalDate.FromDateOnly(reader.GetFieldValue<DateOnly>(place)),
        SqlStorageKind.IsoDate => LocalDatePattern.Iso.Parse(reader.GetString(place)).GetValueOrThrow(),
        _ => new LocalDate(1970, 1, 1).PlusDays(checked((int)reader.GetInt64(place))),
    });

    /// <summary>Reads a set of texts that is kept as a JSON array.</summary>
    public IReadOnlyList<string> Texts(int column) => Get(column, place =>
    {
        try
        {
            using var document = JsonDocument.Parse(reader.GetString(place));
            return document.RootElement.EnumerateArray().Select(item => item.GetString() ?? throw new FormatException("It has a null in it.")).ToArray();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new FormatException("It is no JSON array of strings.", e);
        }
    });

    /// <summary>Makes a value that must lie within the bounds of facts.</summary>
    public FactValue Value<T>(int column, Func<T> read) => Get(column, _ => read() switch
    {
        LocalDate date => FactValue.Of(date),
        Instant instant => FactValue.Of(instant),
        var other => throw new InvalidCastException($"'{other}' is no date or instant."),
    });

    public Instant? InstantOrNull(int column, SqlStorage storage) => IsNull(column) ? null : Instant(column, storage);

    /// <summary>Makes the error of a figure of this row.</summary>
    public SqlReadException Wrong(string field, string why, Exception? inner = null) => new(UserText, field, why, Before, inner);

    /// <summary>Refuses counts that rest on rows which can't be read, or on users who come twice.</summary>
    public void ThrowIfFaulty(long faults, long repeated, long nobody)
    {
        UserText = null;
        if (faults > 0)
        {
            throw Wrong(
                Aliases.Faults,
                $"{Exact.Text(faults)} of the rows can't be read{(nobody > 0 ? ", some for want of a user" : "")}: a value is NULL, of another type than described, or before the table's Earliest. Mend them, or read a view that leaves them out; LifecycleSql.ActivityFigures tells whose they are.");
        }

        if (repeated > 0)
        {
            throw Wrong(
                Aliases.User,
                $"Users come twice, {Exact.Text(repeated)} times. Rows of one user must lie in one partition, and a table of users has one row of each; LifecycleSql.ActivityFigures tells whose they are.");
        }
    }

    private static Instant FromUnits(long units, int decimals)
    {
        var perSecond = SqlStorage.PowerOfTen(decimals);
        var seconds = SqlStorage.FloorDivide(units, perSecond);
        return NodaTime.Instant.FromUnixTimeSeconds(seconds)
            .PlusNanoseconds((units - (seconds * perSecond)) * SqlStorage.PowerOfTen(SqlStorage.MaxDecimals - decimals));
    }

    private T Get<T>(int column, Func<int, T> read)
    {
        try
        {
            return read(column);
        }
        catch (Exception e) when (e is InvalidCastException or OverflowException or FormatException or ArgumentException)
        {
            var why = e is OverflowException
                ? "The figure is beyond what a decimal of 28 digits or a number of 64 bits holds; check the unit of the values."
                : string.Create(CultureInfo.InvariantCulture, $"The value is not what the table's description says. {e.Message}");
            throw Wrong(query.Columns[column], why, e);
        }
    }
}
