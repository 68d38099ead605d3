using UserOps.Sql;

namespace UserOps.Cli.Sql;

/// <summary>An engine by the word that names it on the command line.</summary>
/// <param name="Word">The word.</param>
/// <param name="Dialect">How SQL is written for it.</param>
internal sealed record Engine(string Word, SqlDialect Dialect)
{
    /// <summary>Gets all engines.</summary>
    public static IReadOnlyList<Engine> All { get; } = [new("postgresql", SqlDialect.PostgreSql), new("sqlite", SqlDialect.Sqlite)];
}
