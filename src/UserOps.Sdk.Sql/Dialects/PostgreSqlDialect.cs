using NodaTime;

namespace UserOps.Sql;

/// <summary>PostgreSQL. Only forms that postgres_fdw sends to the servers that hold the rows.</summary>
internal sealed class PostgreSqlDialect : SqlDialect
{
    public override string Name => "PostgreSQL";

    public override Version OldestVersion { get; } = new(15, 0);

    internal override string Question => "SELECT current_setting('server_version_num')";

    internal override int MaxNameBytes => 63;

    internal override int MaxParameters => 32_767;

    internal override int MaxColumns => 1_600;

    internal override int MaxDepth => 1_000;

    /// <summary>Columns of text have collations that tell texts apart by their bytes; <see cref="SqlProbe"/> finds those that don't.</summary>
    internal override string ByBytes => "";

    public override bool Supports(SqlStorage storage)
    {
        ArgumentNullException.ThrowIfNull(storage);
        return true;
    }

    internal override string WhyNot(SqlStorage storage) => "";

    internal override string Placeholder(int number) => $"${Exact.Text(number)}";

    /// <summary>The driver takes parameters by their places when they have no names, and then leaves the text as it is.</summary>
    internal override string DriverName(string name) => "";

    internal override Expression LocalDay(Expression at, SqlStorage storage, LocalDays days)
    {
        if (storage.Kind == SqlStorageKind.UnixTime)
        {
            return WithHeldDays(at, storage, days, DayOfUnixTime(at, storage, days));
        }

        var shift = ByStretch(at, storage, days, seconds => Value.Interval(Duration.FromSeconds(seconds)));
        var form = storage.Kind == SqlStorageKind.Timestamp
            ? "((({0} AT TIME ZONE INTERVAL '0') + {1})::date - DATE '1970-01-01')"
            : "(({0} + {1})::date - DATE '1970-01-01')";
        return WithHeldDays(at, storage, days, new Fragment(form, at, shift));
    }

    internal override Expression IsFault(Expression value, SqlStorage storage) => value.IsNull();

    internal override Expression Contains(Expression text, Expression part) => new Fragment("(strpos({0}, {1}) > 0)", text, part);

    internal override Expression ListDistinct(Expression number) => new Fragment("ARRAY_AGG(DISTINCT CAST({0} AS bigint))", number);
}
