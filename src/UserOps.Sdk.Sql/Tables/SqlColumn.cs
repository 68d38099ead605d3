namespace UserOps.Sql;

/// <summary>A column of a host's table: its name, and how it holds its values.</summary>
/// <param name="Name">The name, as the engine keeps it; it is quoted, so upper and lower case matter in PostgreSQL.</param>
/// <param name="Storage">How it holds its values.</param>
public sealed record SqlColumn(string Name, SqlStorage Storage);
