using System.Globalization;

namespace UserOps.Sql;

/// <summary>Thrown when a policy, or a table as it was described, can't be compiled to SQL that answers as the library does.</summary>
/// <remarks>Everything that is refused is listed, not only the first. There is no SQL that is nearly right.</remarks>
public sealed class SqlRefusedException : NotSupportedException
{
    /// <summary>Initializes a new instance of the <see cref="SqlRefusedException"/> class.</summary>
    /// <param name="refusals">What is refused; at least one.</param>
    public SqlRefusedException(EquatableArray<SqlRefusal> refusals)
        : base(Describe(refusals)) =>
        Refusals = refusals;

    /// <summary>Gets what is refused, in the order in which it was found.</summary>
    public EquatableArray<SqlRefusal> Refusals { get; }

    private static string Describe(EquatableArray<SqlRefusal> refusals)
    {
        var count = refusals.Count == 1 ? "1 thing is" : string.Create(CultureInfo.InvariantCulture, $"{refusals.Count} things are");
        return $"{count} not compiled to SQL:{Environment.NewLine}  {string.Join($"{Environment.NewLine}  ", refusals)}{Environment.NewLine}";
    }
}
