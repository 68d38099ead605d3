using System.Text;

namespace UserOps.Sql;

/// <summary>Gathers what is refused while a query is compiled.</summary>
internal sealed class Refusals(SqlDialect dialect)
{
    private readonly List<SqlRefusal> _found = [];

    public void Add(string path, string feature, string why, string instead)
    {
        var refusal = new SqlRefusal(path, feature, dialect.Name, why, instead);
        if (!_found.Contains(refusal))
        {
            _found.Add(refusal);
        }
    }

    public void ThrowIfAny()
    {
        if (_found.Count > 0)
        {
            throw new SqlRefusedException(_found.ToEquatableArray());
        }
    }

    /// <summary>Checks the names of a table, and that the engine knows the forms of its columns.</summary>
    public void Check(SqlTable table)
    {
        CheckName($"{table.Kind}.{nameof(table.Name)}", table.Name);
        if (table.Schema is { } schema)
        {
            CheckName($"{table.Kind}.{nameof(table.Schema)}", schema);
        }

        foreach (var (member, column) in table.Columns)
        {
            if (column is null)
            {
                continue;
            }

            CheckName($"{table.Kind}.{member}", column.Name);
            if (!dialect.Supports(column.Storage))
            {
                Add($"{table.Kind}.{member}", $"a column of {column.Storage}", dialect.WhyNot(column.Storage), "Describe it as it is stored, or read it through a view that stores it so.");
            }
        }

        Require(table, nameof(table.User), table.User, table.User.Storage.IsKey, "text, whole numbers or UUIDs");
        if (table is SqlLogTable log)
        {
            Require(table, nameof(log.At), log.At, log.At.Storage.IsInstant, "instants");
        }
    }

    /// <summary>Checks that a column holds what it must.</summary>
    public void Require(SqlTable table, string member, SqlColumn? column, bool fits, string wanted)
    {
        if (column is not null && !fits)
        {
            Add($"{table.Kind}.{member}", $"a column of {column.Storage}", $"It must hold {wanted}.", "Describe the column that does.");
        }
    }

    private void CheckName(string path, string name)
    {
        if (string.IsNullOrEmpty(name))
        {
            Add(path, "a name without a letter", "A table or column has a name.", "Write it as the engine keeps it.");
        }
        else if (name.Contains('\0', StringComparison.Ordinal))
        {
            Add(path, "a name with a NUL in it", "No engine keeps such a name.", "Write it as the engine keeps it.");
        }
        else if (!IsWellFormed(name))
        {
            Add(path, "a name with half a surrogate pair", "It is no text in UTF-8.", "Write it as the engine keeps it.");
        }
        else if (Encoding.UTF8.GetByteCount(name) > dialect.MaxNameBytes)
        {
            Add(path, $"a name of {Exact.Text(Encoding.UTF8.GetByteCount(name))} bytes", $"The engine cuts names off after {Exact.Text(dialect.MaxNameBytes)} bytes, and another table may have the rest.", "Read it through a view with a shorter name.");
        }
    }

    /// <summary>Whether every surrogate has its other half.</summary>
    internal static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && char.IsSurrogatePair(text, i))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                return false;
            }
        }

        return true;
    }
}
