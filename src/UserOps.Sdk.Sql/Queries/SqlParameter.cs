using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace UserOps.Sql;

/// <summary>A value that goes to the engine beside the text of a query.</summary>
public sealed class SqlParameter
{
    private readonly object _content;

    internal SqlParameter(string name, SqlType type, object content) => (Name, Type, _content) = (name, type, content);

    /// <summary>Gets how the text of the query names it: <c>$1</c>, <c>@p1</c>.</summary>
    public string Name { get; }

    /// <summary>Gets its type.</summary>
    public SqlType Type { get; }

    /// <summary>Gets the value as text, in the invariant culture: instants and dates as ISO 8601.</summary>
    public string ValueText => _content switch
    {
        Instant instant => InstantPattern.ExtendedIso.Format(instant),
        LocalDate date => LocalDatePattern.Iso.Format(date),
        Duration length => string.Create(CultureInfo.InvariantCulture, $"{length.TotalSeconds:0} s"),
        decimal number => Exact.Text(number),
        bool truth => truth ? "true" : "false",
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        var text => (string)text,
    };

    /// <summary>Gives the value as a driver takes it: a text, a number, true or false, a UUID, or a type of the framework for time.</summary>
    /// <returns>The value.</returns>
    public object ToDriverValue() => (_content, Type) switch
    {
        (Instant instant, SqlType.Timestamp) => instant.ToDateTimeUtc(),
        (Instant instant, _) => instant.InUtc().LocalDateTime.ToDateTimeUnspecified(),
        (LocalDate date, _) => date.ToDateOnly(),
        (Duration length, _) => length.ToTimeSpan(),
        var (other, _) => other,
    };

    /// <summary>Returns the name and the type; never the value, which may be a person's.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{Name} {Type}";
}
