using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace UserOps.EntityFrameworkCore;

/// <summary>A table as the model of a context describes it, and the SQL that writes many rows at once.</summary>
internal sealed class RowTable<TRow>
    where TRow : class
{
    private readonly Engine _engine;
    private readonly (string Column, string Type)[] _columns;
    private readonly IClrPropertyGetter[] _getters;

    public RowTable(DbContext context, Engine engine)
    {
        var type = context.Model.FindEntityType(typeof(TRow))
            ?? throw new InvalidOperationException($"{context.GetType().Name} has no tables of the stores. Call modelBuilder.AddUserOps() in its OnModelCreating.");
        _engine = engine;
        Name = context.GetService<ISqlGenerationHelper>().DelimitIdentifier(type.GetTableName()!, type.GetSchema()).Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);
        _columns = [.. type.GetProperties().Select(property => (property.GetColumnName(), property.GetColumnType()))];
        _getters = [.. type.GetProperties().Select(property => property.GetGetter())];
        Columns = string.Join(", ", _columns.Select(column => column.Column));
    }

    /// <summary>Gets the name, as it stands in SQL whose braces are places of parameters.</summary>
    public string Name { get; }

    /// <summary>Gets the names of the columns.</summary>
    public string Columns { get; }

    /// <summary>Writes rows as a parameter.</summary>
    public string Json(IEnumerable<TRow> rows) => RowsJson.Write(writer =>
    {
        writer.WriteStartArray();
        foreach (var row in rows)
        {
            writer.WriteStartObject();
            for (var i = 0; i < _getters.Length; i++)
            {
                RowsJson.WriteMember(writer, _columns[i].Column, _getters[i].GetClrValue(row));
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    });

    /// <summary>Writes a table, called <c>r</c>, out of a parameter that <see cref="Json"/> has written.</summary>
    public string Rows(int parameter = 0) => _engine.Rows(_columns, parameter);

    /// <summary>Writes the insert of rows in the order of their key, so that two writers never wait for each other.</summary>
    public string Insert(string key) => $"INSERT INTO {Name} ({Columns}) SELECT {Columns} FROM {Rows()} WHERE true ORDER BY {key}";

    /// <summary>Writes the insert of those rows whose key is free; it returns one column of the key of each that was written.</summary>
    public string InsertNew(string key, string returned) => $"{Insert(key)} ON CONFLICT ({key}) DO NOTHING RETURNING {returned} AS \"Value\"";

    /// <summary>Writes the update of rows that are there.</summary>
    public string Update(string key, params string[] columns) =>
        $"UPDATE {Name} AS t SET {string.Join(", ", columns.Select(column => $"{column} = r.{column}"))} FROM {Rows()} WHERE {string.Join(" AND ", key.Split(", ").Select(column => $"t.{column} = r.{column}"))}";
}
