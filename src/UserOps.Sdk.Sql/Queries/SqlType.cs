namespace UserOps.Sql;

/// <summary>The types in which values go to an engine. The order of the values means nothing.</summary>
public enum SqlType
{
    /// <summary>Text.</summary>
    Text = 0,

    /// <summary>A whole number of 64 bits.</summary>
    WholeNumber = 1,

    /// <summary>An exact decimal number.</summary>
    Numeric = 2,

    /// <summary>True or false.</summary>
    Boolean = 3,

    /// <summary>A universally unique identifier.</summary>
    Uuid = 4,

    /// <summary>An instant, as date and time with a zone.</summary>
    Timestamp = 5,

    /// <summary>An instant, as date and time in UTC.</summary>
    UtcTimestamp = 6,

    /// <summary>A date.</summary>
    Date = 7,

    /// <summary>A length of time.</summary>
    Interval = 8,
}
