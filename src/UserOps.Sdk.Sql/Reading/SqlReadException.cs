using System.Globalization;

namespace UserOps.Sql;

/// <summary>Thrown when what a query returns can't be trusted, or stops before its end. Nothing that was read before may be published.</summary>
public sealed class SqlReadException : Exception
{
    /// <summary>Initializes a new instance of the <see cref="SqlReadException"/> class.</summary>
    /// <param name="user">The user whose row it was, as text; <see langword="null"/> when it is not known.</param>
    /// <param name="field">The column or figure.</param>
    /// <param name="why">What is wrong, and how to mend it.</param>
    /// <param name="rowsRead">How many rows were read before.</param>
    /// <param name="inner">What the driver threw.</param>
    public SqlReadException(string? user, string field, string why, long rowsRead, Exception? inner = null)
        : base(Describe(user, field, why, rowsRead), inner)
    {
        User = user;
        Field = field;
        RowsRead = rowsRead;
    }

    /// <summary>Gets the user whose row it was, as text; <see langword="null"/> when it is not known.</summary>
    public string? User { get; }

    /// <summary>Gets the column or figure.</summary>
    public string Field { get; }

    /// <summary>Gets how many rows were read before. They are not the whole answer: throw them away.</summary>
    public long RowsRead { get; }

    private static string Describe(string? user, string field, string why, long rowsRead)
    {
        var whose = user is null ? "" : $" of user '{user}'";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{field}{whose}: {why} {rowsRead} rows were read before it; they are not the whole answer, so nothing of it may be published.");
    }
}
