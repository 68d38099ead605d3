using UserOps.Json;

namespace UserOps.Sql;

/// <summary>Reads and writes <see cref="SqlTables"/> as JSON, without reflection.</summary>
/// <remarks>
/// <para>Strict: unknown, missing and duplicate members are refused, each with its path, its line and a mend. The members are
/// those of the records; a column is <c>{ "name": "at", "storage": "timestamp" }</c> with one of <see cref="SqlStorage.Names"/>,
/// and a tenant is <c>{ "column": "shop", "value": "acme" }</c> with a text or a whole number, or with <c>uuid</c> in place of
/// <c>value</c>. Members that have a default may be left out.</para>
/// <para>The tenant's id is written, so keep the text as you keep that.</para>
/// </remarks>
public static class SqlTablesJson
{
    /// <summary>Writes a description.</summary>
    /// <param name="tables">The description.</param>
    /// <returns>The JSON text, indented; members without a value are left out.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="tables"/> is <see langword="null"/>.</exception>
    public static string Write(SqlTables tables)
    {
        ArgumentNullException.ThrowIfNull(tables);
        return PolicyJson.Write(SqlTablesDocument.Of(tables), SqlJsonContext.Default.SqlTablesDocument);
    }

    /// <summary>Reads a description. Whether an engine can be asked for what it describes is told when a policy is compiled.</summary>
    /// <param name="json">The JSON text.</param>
    /// <returns>The description.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidPolicyException"><paramref name="json"/> has not the form of a description: one problem, with its path and line.</exception>
    public static SqlTables Read(string json)
    {
        var document = PolicyJson.Read(json, SqlJsonContext.Default.SqlTablesDocument, nameof(json));
        PolicyJson.CheckVersion(document.SchemaVersion, nameof(json));
        return document.ToTables();
    }

    /// <summary>Writes the JSON Schema (draft 2020-12) of a description, for editors that complete and check while a person types.</summary>
    /// <returns>The schema, indented.</returns>
    public static string WriteSchema() => PolicySchema.Of(SqlJsonContext.Default.SqlTablesDocument, "Tables for SQL");
}
