using NodaTime;

namespace UserOps.Sql;

/// <summary>An engine, and how SQL is written for it. A closed family: <see cref="PostgreSql"/> and <see cref="Sqlite"/>.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public abstract class SqlDialect
{
    private protected SqlDialect()
    {
    }

    /// <summary>Gets PostgreSQL 15 or later: one server, or several over which tables are partitioned by the user's id.</summary>
    public static SqlDialect PostgreSql { get; } = new PostgreSqlDialect();

    /// <summary>Gets SQLite 3.38 or later.</summary>
    public static SqlDialect Sqlite { get; } = new SqliteDialect();

    /// <summary>Gets every dialect.</summary>
    public static EquatableArray<SqlDialect> All { get; } = [PostgreSql, Sqlite];

    /// <summary>Gets the engine's name.</summary>
    public abstract string Name { get; }

    /// <summary>Gets the oldest version that is promised.</summary>
    public abstract Version OldestVersion { get; }

    /// <summary>Gets a statement that this engine answers and others don't know.</summary>
    internal abstract string Question { get; }

    /// <summary>Gets the longest name that the engine keeps whole, in bytes of UTF-8.</summary>
    internal abstract int MaxNameBytes { get; }

    /// <summary>Gets how many parameters a statement may have.</summary>
    internal abstract int MaxParameters { get; }

    /// <summary>Gets how many columns a query may return.</summary>
    internal abstract int MaxColumns { get; }

    /// <summary>Gets how deep expressions may be nested, as the engine's parser counts.</summary>
    internal abstract int MaxDepth { get; }

    /// <summary>Gets what is written after a column of text, so that it is compared by its bytes.</summary>
    internal abstract string ByBytes { get; }

    /// <summary>Tells whether the engine holds values in a form, exactly.</summary>
    /// <param name="storage">The form.</param>
    /// <returns><see langword="true"/> if columns of that form can be read.</returns>
    public abstract bool Supports(SqlStorage storage);

    /// <summary>Returns the name.</summary>
    /// <returns>The engine's name.</returns>
    public sealed override string ToString() => Name;

    /// <summary>Says why a form is not supported.</summary>
    internal abstract string WhyNot(SqlStorage storage);

    /// <summary>Writes a name so that nothing in it is SQL.</summary>
    internal virtual string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>Writes the place of a parameter.</summary>
    internal abstract string Placeholder(int number);

    /// <summary>Gives the name of a parameter, as the text has it.</summary>
    internal virtual string ParameterName(int number) => Placeholder(number);

    /// <summary>Gives the name by which a driver knows the parameter.</summary>
    internal virtual string DriverName(string name) => name;

    /// <summary>The local day of an instant, as the number of days since 1970-01-01.</summary>
    internal abstract Expression LocalDay(Expression at, SqlStorage storage, LocalDays days);

    /// <summary>Whether a row has no value in a column, or one of another type than was described; never NULL.</summary>
    internal abstract Expression IsFault(Expression value, SqlStorage storage);

    /// <summary>Whether a row has a value of another type than was described, and not NULL; <see langword="null"/> where the engine sees to that.</summary>
    internal virtual Expression? IsOfAnotherType(Expression value, SqlStorage storage) => null;

    /// <summary>Whether a text has another in it.</summary>
    internal abstract Expression Contains(Expression text, Expression part);

    /// <summary>The different whole numbers of a user's rows, in any order: an array, or a text with commas; NULL where there is none.</summary>
    internal abstract Expression ListDistinct(Expression number);

    /// <summary>Whether a text starts with another.</summary>
    internal static Expression StartsWith(Expression text, Expression part) => new Fragment("(substr({0}, 1, length({1})) = {1})", text, part);

    /// <summary>Whether a text ends with another.</summary>
    internal static Expression EndsWith(Expression text, Expression part) => new Fragment(
        "(length({0}) >= length({1}) AND substr({0}, length({0}) - length({1}) + 1) = {1})", text, part);

    /// <summary>Refuses a query that the engine could not parse, or not return.</summary>
    internal void CheckLimits(Select select, Refusals refusals)
    {
        var (depth, values) = (0, new HashSet<Value>());
        Measure(select, 0, ref depth, values);
        if (depth > MaxDepth)
        {
            refusals.Add("$", $"a policy that becomes SQL nested {Exact.Text(depth)} deep", $"The engine takes at most {Exact.Text(MaxDepth)}.", "Split its rules into several policies, or evaluate it in process.");
        }

        if (values.Count > MaxParameters)
        {
            refusals.Add("$", $"a policy that becomes SQL with {Exact.Text(values.Count)} parameters", $"The engine takes at most {Exact.Text(MaxParameters)}.", "Split its rules into several policies, or evaluate it in process.");
        }

        if (WidthOf(select) is var width && width > MaxColumns)
        {
            refusals.Add("$", $"a policy that becomes SQL with {Exact.Text(width)} columns", $"The engine returns at most {Exact.Text(MaxColumns)}.", "Split its rules into several policies, or evaluate it in process.");
        }

        foreach (var value in values)
        {
            if (value.Content is string text && (text.Contains('\0', StringComparison.Ordinal) || !Refusals.IsWellFormed(text)))
            {
                refusals.Add("$", "a text with a NUL or half a surrogate pair in it", "No column of text can hold it.", "Take it out of the policy or the description.");
            }
        }
    }

    /// <summary>The most columns that a query has, or one within it.</summary>
    private static int WidthOf(Select select) => Within(select).Select(WidthOf).Append(select.Columns.Count).Max();

    private static IEnumerable<Select> Within(Select select) => select.Joins.Select(join => join.Source).Prepend(select.From)
        .Select(source => source.Query)
        .OfType<Select>()
        .Concat(select.Union)
        .Concat(select.With.Select(with => with.Query));

    private static void Measure(Select select, int above, ref int depth, HashSet<Value> values)
    {
        foreach (var expression in select.Columns.Select(column => column.Value)
            .Concat(select.Joins.Select(join => join.On))
            .Concat(select.GroupBy)
            .Concat(select.OrderBy)
            .Append(select.Where)
            .Append(select.Having))
        {
            if (expression is not null)
            {
                depth = Math.Max(depth, above + Measure(expression, values));
            }
        }

        foreach (var inner in Within(select))
        {
            Measure(inner, above + 1, ref depth, values);
        }
    }

    /// <summary>How deep an expression is; a list of conditions is as deep as it is long, for a parser joins them two by two.</summary>
    private static int Measure(Expression expression, HashSet<Value> values)
    {
        if (expression is Value value)
        {
            values.Add(value);
        }

        var (deepest, count) = (0, 0);
        foreach (var part in expression.Parts)
        {
            deepest = Math.Max(deepest, Measure(part, values));
            count++;
        }

        return deepest + (expression is Connective ? count : 1);
    }

    /// <summary>Looks for the stretch of a zone's clocks in which an instant lies, newest first, for most rows are new.</summary>
    private protected static Expression ByStretch(Expression at, SqlStorage storage, LocalDays days, Func<long, Expression> shift)
    {
        var branches = new List<(Expression, Expression)>();
        for (var i = days.Stretches.Count - 1; i > 0; i--)
        {
            branches.Add((at >= storage.Bound(days.Stretches[i].Start), shift(days.Stretches[i].ShiftSeconds)));
        }

        var oldest = shift(days.Stretches[0].ShiftSeconds);
        return branches.Count == 0 ? oldest : new Case([.. branches], oldest);
    }

    /// <summary>Puts the days in that go on although a clock was set back, and leaves out instants before the earliest: such a row is an error, but not one for the engine to stop at.</summary>
    private protected static Expression WithHeldDays(Expression at, SqlStorage storage, LocalDays days, Expression day) => new Case(
        [
            .. days.Held.Select(held => (
                (at >= storage.Bound(held.Start)) & (at < storage.Bound(held.End)), (Expression)Value.Of((long)held.Day))),
            (at >= storage.Bound(days.Earliest), day),
        ],
        null);

    /// <summary>The day of units since 1970. Whole numbers divide towards zero, so days are counted from before the earliest instant on.</summary>
    private protected static Expression DayOfUnixTime(Expression at, SqlStorage storage, LocalDays days)
    {
        var perSecond = storage.UnitsPerOne;
        var before = (long)days.DaysBefore1970 * NodaConstants.SecondsPerDay;
        var shift = ByStretch(at, storage, days, seconds => Value.Of((seconds + before) * perSecond));
        return ((at + shift) / Expression.Number(NodaConstants.SecondsPerDay * perSecond)) - Expression.Number(days.DaysBefore1970);
    }
}
