using UserOps.Json;

namespace UserOps.Cli.Input;

/// <summary>The user's own column names, from <c>--map field=Column</c>.</summary>
internal sealed class FieldMap
{
    private readonly Dictionary<string, string> _columns;

    private FieldMap(Dictionary<string, string> columns)
    {
        _columns = columns;
    }

    /// <summary>Gets the map that renames nothing.</summary>
    public static FieldMap None { get; } = new([]);

    /// <summary>Reads the pairs of the command line.</summary>
    /// <param name="pairs">The pairs, as typed; a column may hold further equals signs.</param>
    /// <param name="layout">The fields that can be mapped.</param>
    /// <returns>The map.</returns>
    /// <exception cref="UsageException">A pair is malformed, names no field, or maps a field again.</exception>
    public static FieldMap Parse(IEnumerable<string> pairs, RecordLayout layout)
    {
        var names = layout.Fields.Select(field => field.Name).ToArray();
        var columns = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var pair in pairs)
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            var (field, column) = equals < 0 ? (pair.Trim(), "") : (pair[..equals].Trim(), pair[(equals + 1)..].Trim());
            if (field.Length == 0 || column.Length == 0)
            {
                throw new UsageException($"--map '{Shown.Text(pair)}' must be of the form field=Column, such as {names[0]}=Column.");
            }

            if (!names.Contains(field, StringComparer.OrdinalIgnoreCase))
            {
                var remedy = Spelling.Suggest(field, names, $"The fields are {string.Join(", ", names)}.");
                throw new UsageException($"--map '{Shown.Text(pair)}' names no field of this command. {remedy}");
            }

            if (!columns.TryAdd(field, column))
            {
                throw new UsageException($"--map gives '{field}' twice: '{columns[field]}' and '{column}'. Keep one.");
            }
        }

        return new FieldMap(columns);
    }

    /// <summary>Finds the column that the user chose for a field.</summary>
    /// <param name="field">The field's name.</param>
    /// <returns>The column, or <see langword="null"/> when the field keeps its own names.</returns>
    public string? ColumnOf(string field) => _columns.GetValueOrDefault(field);
}
