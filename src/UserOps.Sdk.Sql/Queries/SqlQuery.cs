using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using NodaTime;

namespace UserOps.Sql;

/// <summary>A policy compiled to one query: its text, its parameters, and what its rows are.</summary>
/// <remarks>
/// Immutable and thread-safe. The same form of a policy over the same tables gives the same text, whatever its numbers, names
/// and instants are: those are parameters. Run it by <see cref="SqlReader"/>, which checks what comes back.
/// </remarks>
public sealed class SqlQuery
{
    internal SqlQuery(SqlDialect dialect, SqlShape shape, Select select, PolicyRef? policy, Instant asOf, IReadOnlyList<SqlTable> tables, Refusals refusals, object? plan = null)
    {
        dialect.CheckLimits(select, refusals);
        refusals.ThrowIfAny();
        var printer = new Printer(dialect).Print(select);
        Dialect = dialect;
        Shape = shape;
        Text = printer.ToString();
        Parameters = printer.Parameters.ToEquatableArray();
        Columns = select.Columns.Select(column => column.Alias).ToEquatableArray();
        Policy = policy;
        AsOf = asOf;
        Tables = tables.ToEquatableArray();
        Plan = plan;
        Tree = select;
    }

    /// <summary>Gets the engine it is for.</summary>
    public SqlDialect Dialect { get; }

    /// <summary>Gets what its rows are.</summary>
    public SqlShape Shape { get; }

    /// <summary>Gets the text.</summary>
    public string Text { get; }

    /// <summary>Gets the parameters, in the order in which the text names them.</summary>
    public EquatableArray<SqlParameter> Parameters { get; }

    /// <summary>Gets the names of the columns that it returns.</summary>
    public EquatableArray<string> Columns { get; }

    /// <summary>Gets the policy's name, version and hash; <see langword="null"/> for growth, whose policy has no name.</summary>
    public PolicyRef? Policy { get; }

    /// <summary>Gets the instant of judgement.</summary>
    public Instant AsOf { get; }

    /// <summary>Gets the tables that it reads.</summary>
    public EquatableArray<SqlTable> Tables { get; }

    /// <summary>Gets what the reader needs besides, to make figures of the rows.</summary>
    internal object? Plan { get; }

    /// <summary>Gets the tree that the text is printed from; tests spoil it, to see that the spoilt query is found out.</summary>
    internal Select Tree { get; }

    /// <summary>Makes a command of the query, for a host that runs it by itself.</summary>
    /// <param name="connection">The host's connection.</param>
    /// <returns>The command, with its parameters; the caller disposes of it.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="connection"/> is <see langword="null"/>.</exception>
    [SuppressMessage("Security", "CA2100", Justification = "The text is printed from a tree: names are quoted, and values are parameters.")]
    public DbCommand CreateCommand(DbConnection connection)
    {
        ArgumentNullException.ThrowIfNull(connection);
        var command = connection.CreateCommand();
        command.CommandText = Text;
        foreach (var parameter in Parameters)
        {
            var own = command.CreateParameter();
            own.ParameterName = Dialect.DriverName(parameter.Name);
            own.Value = parameter.ToDriverValue();
            command.Parameters.Add(own);
        }

        return command;
    }

    /// <summary>Returns the text of the query and the names and types of the parameters; never their values, which may be a person's.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Parameters.Count == 0 ? Text : $"{Text}\n-- {string.Join(", ", Parameters)}";
}
