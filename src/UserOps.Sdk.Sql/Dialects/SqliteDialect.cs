namespace UserOps.Sql;

/// <summary>SQLite. A column may hold values of any type there, so each row is asked for the types it has.</summary>
internal sealed class SqliteDialect : SqlDialect
{
    public override string Name => "SQLite";

    public override Version OldestVersion { get; } = new(3, 38);

    internal override string Question => "SELECT sqlite_version()";

    internal override int MaxNameBytes => 1_000;

    internal override int MaxParameters => 32_766;

    internal override int MaxColumns => 2_000;

    internal override int MaxDepth => 900;

    internal override string ByBytes => " COLLATE BINARY";

    public override bool Supports(SqlStorage storage)
    {
        ArgumentNullException.ThrowIfNull(storage);
        return storage.Kind is not (SqlStorageKind.Numeric or SqlStorageKind.Uuid or SqlStorageKind.Timestamp or SqlStorageKind.UtcTimestamp or SqlStorageKind.Date);
    }

    internal override string WhyNot(SqlStorage storage) => storage.Kind == SqlStorageKind.Numeric
        ? "It has no exact decimals: its sums of them are doubles, which lose cents."
        : "It has no such type: it keeps text or numbers in its place, and their form must be told.";

    internal override string Placeholder(int number) => $"@p{Exact.Text(number)}";

    internal override Expression LocalDay(Expression at, SqlStorage storage, LocalDays days) =>
        WithHeldDays(at, storage, days, DayOfUnixTime(at, storage, days));

    internal override Expression IsFault(Expression value, SqlStorage storage) => new Fragment(
        storage.Kind is SqlStorageKind.Text or SqlStorageKind.IsoDate or SqlStorageKind.JsonTexts
            ? "(typeof({0}) <> 'text')"
            : "(typeof({0}) <> 'integer')",
        value);

    internal override Expression? IsOfAnotherType(Expression value, SqlStorage storage) => value.IsNotNull() & IsFault(value, storage);

    internal override Expression Contains(Expression text, Expression part) => new Fragment("(instr({0}, {1}) > 0)", text, part);

    internal override Expression ListDistinct(Expression number) => new Fragment("GROUP_CONCAT(DISTINCT {0})", number);
}
