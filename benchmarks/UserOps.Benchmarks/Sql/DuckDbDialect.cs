using NodaTime;
using UserOps.Sql;

namespace UserOps.Benchmarks;

/// <summary>
/// DuckDB, as the proof that a dialect is all that a third engine takes. Not shipped: nobody holds it to the library but
/// <c>benchmarks/peers/sql-duckdb.sh</c>.
/// </summary>
internal sealed class DuckDbDialect : SqlDialect
{
    private const int Unlimited = 10_000;

    public override string Name => "DuckDB";

    public override Version OldestVersion { get; } = new(1, 0);

    internal override string Question => "SELECT library_version FROM pragma_version()";

    internal override int MaxNameBytes => Unlimited;

    internal override int MaxParameters => Unlimited;

    internal override int MaxColumns => Unlimited;

    internal override int MaxDepth => 900;

    internal override string ByBytes => "";

    public override bool Supports(SqlStorage storage)
    {
        ArgumentNullException.ThrowIfNull(storage);
        return storage.Kind is SqlStorageKind.Text or SqlStorageKind.WholeNumber or SqlStorageKind.UnixTime;
    }

    internal override string WhyNot(SqlStorage storage) => "It is not tried.";

    internal override string Placeholder(int number) => FormattableString.Invariant($"${number}");

    /// <summary>Whole numbers divide into fractions by one slash, and into whole numbers by two.</summary>
    internal override Expression LocalDay(Expression at, SqlStorage storage, LocalDays days)
    {
        var before = days.DaysBefore1970 * NodaConstants.SecondsPerDay;
        var shift = ByStretch(at, storage, days, seconds => Value.Of((seconds + before) * storage.UnitsPerOne));
        return WithHeldDays(
            at,
            storage,
            days,
            new Fragment("(({0} + {1}) // {2} - {3})", at, shift, Expression.Number(NodaConstants.SecondsPerDay * storage.UnitsPerOne), Expression.Number(days.DaysBefore1970)));
    }

    internal override Expression IsFault(Expression value, SqlStorage storage) => value.IsNull();

    internal override Expression Contains(Expression text, Expression part) => new Fragment("(strpos({0}, {1}) > 0)", text, part);

    internal override Expression ListDistinct(Expression number) => new Fragment("LIST(DISTINCT {0})", number);
}
