using NodaTime;

namespace UserOps.Sql;

/// <summary>A value that goes to the engine as a parameter. The same object is the same parameter, wherever it stands; an equal one is another.</summary>
internal sealed class Value(SqlType type, object content) : Expression
{
    public SqlType Type => type;

    /// <summary>A <see cref="string"/>, <see cref="long"/>, <see cref="decimal"/>, <see cref="bool"/>, <see cref="Guid"/>, <see cref="Instant"/>, <see cref="LocalDate"/> or <see cref="Duration"/>.</summary>
    public object Content => content;

    public override IEnumerable<Expression> Parts => [];

    public static Value Of(string text) => new(SqlType.Text, text);

    public static Value Of(long number) => new(SqlType.WholeNumber, number);

    public static Value Of(decimal number) => new(SqlType.Numeric, number);

    public static Value Of(bool truth) => new(SqlType.Boolean, truth);

    public static Value Of(Guid id) => new(SqlType.Uuid, id);

    public static Value Of(LocalDate date) => new(SqlType.Date, date);

    public static Value Timestamp(Instant instant) => new(SqlType.Timestamp, instant);

    public static Value UtcTimestamp(Instant instant) => new(SqlType.UtcTimestamp, instant);

    public static Value Interval(Duration length) => new(SqlType.Interval, length);
}
