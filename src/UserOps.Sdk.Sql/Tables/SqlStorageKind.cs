namespace UserOps.Sql;

/// <summary>The forms in which a column may hold a value. The order of the values means nothing.</summary>
public enum SqlStorageKind
{
    /// <summary>Text.</summary>
    Text = 0,

    /// <summary>True or false; in SQLite 1 or 0.</summary>
    Boolean = 1,

    /// <summary>A whole number, or a number as a whole number of units of 10 to the power of minus <see cref="SqlStorage.Decimals"/>.</summary>
    WholeNumber = 2,

    /// <summary>An exact decimal number: <c>numeric</c> in PostgreSQL.</summary>
    Numeric = 3,

    /// <summary>A universally unique identifier: <c>uuid</c> in PostgreSQL.</summary>
    Uuid = 4,

    /// <summary>An instant with its zone: <c>timestamptz</c> in PostgreSQL.</summary>
    Timestamp = 5,

    /// <summary>An instant as the date and time that a clock in UTC shows: <c>timestamp</c> in PostgreSQL.</summary>
    UtcTimestamp = 6,

    /// <summary>An instant as a whole number of units since 1970-01-01T00:00:00Z.</summary>
    UnixTime = 7,

    /// <summary>A date: <c>date</c> in PostgreSQL.</summary>
    Date = 8,

    /// <summary>A date as text, <c>2026-11-22</c>.</summary>
    IsoDate = 9,

    /// <summary>A date as the number of days since 1970-01-01.</summary>
    DayNumber = 10,

    /// <summary>A set of texts as text: a JSON array of strings.</summary>
    JsonTexts = 11,
}
