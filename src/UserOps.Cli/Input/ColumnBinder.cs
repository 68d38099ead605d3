using UserOps.Json;

namespace UserOps.Cli.Input;

/// <summary>Finds which fields of a row a column feeds, and says what is missing.</summary>
/// <remarks>Names are compared without case and without blanks around them. One column may feed several fields.</remarks>
internal sealed class ColumnBinder
{
    private readonly string _source;
    private readonly RecordLayout _layout;
    private readonly FieldMap _map;
    private readonly Dictionary<string, int[]>.AlternateLookup<ReadOnlySpan<char>> _positions;

    /// <summary>Initializes a new instance of the <see cref="ColumnBinder"/> class.</summary>
    /// <param name="source">The input, as the user named it.</param>
    /// <param name="layout">The fields.</param>
    /// <param name="map">The user's own column names.</param>
    public ColumnBinder(string source, RecordLayout layout, FieldMap map)
    {
        _source = source;
        _layout = layout;
        _map = map;
        _positions = Enumerable.Range(0, layout.Width)
            .SelectMany(position => NamesOf(position).Select(name => (name: name.Trim(), position)))
            .GroupBy(pair => pair.name, pair => pair.position, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(group => group.Key, group => group.Distinct().ToArray(), StringComparer.OrdinalIgnoreCase)
            .GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Finds the positions of a row that a column feeds.</summary>
    /// <param name="column">The column's name, as the input writes it.</param>
    /// <returns>The positions; empty when nobody reads the column.</returns>
    public int[] PositionsOf(ReadOnlySpan<char> column) => _positions.TryGetValue(column.Trim(), out var found) ? found : [];

    /// <summary>Checks that all that is needed is there.</summary>
    /// <param name="present">Whether each position is fed by a column.</param>
    /// <param name="columns">The columns of the input, for the message.</param>
    /// <param name="line">The line that names the columns; <see langword="null"/> when every record does.</param>
    /// <exception cref="UsageException">The user named a column that isn't there.</exception>
    /// <exception cref="InputException">A needed column isn't there.</exception>
    public void Check(ReadOnlySpan<bool> present, IReadOnlyCollection<string> columns, long? line)
    {
        for (var position = 0; position < _layout.Width; position++)
        {
            if (!present[position] && ChosenColumn(position) is { } chosen)
            {
                var option = position < _layout.Fields.Count ? $"--map {_layout.NameOf(position)}={Shown.Text(chosen)}: " : "";
                var remedy = Spelling.Suggest(chosen, columns, "");
                throw new UsageException($"{option}'{_source}' has no column '{Shown.Text(chosen)}'. {(remedy + " ").TrimStart()}{Listing(columns)}");
            }
        }

        _layout.Header?.Invoke(_source, columns);
        var missing = Missing(present);
        if (missing.Count > 0)
        {
            var near = missing
                .SelectMany(position => _layout.Fields[position].Names, (position, name) => (position, column: Spelling.Nearest(name, columns)))
                .FirstOrDefault(pair => pair.column is not null);
            var hint = near.column is null
                ? $"Name it with --map {_layout.NameOf(missing[0])}=COLUMN."
                : $"Did you mean '{Shown.Text(near.column)}'? Then add --map \"{_layout.NameOf(near.position)}={near.column}\".";
            throw new InputException(_source, line, $"{Lack(missing)} {Listing(columns)}", hint);
        }
    }

    /// <summary>Makes the fault for two columns that feed one field.</summary>
    /// <param name="position">The position of the field.</param>
    /// <param name="first">The one column.</param>
    /// <param name="second">The other.</param>
    /// <returns>What is wrong, and how to mend it.</returns>
    public (string What, string Mend) Ambiguity(int position, string first, string second) =>
        string.Equals(first.Trim(), second.Trim(), StringComparison.OrdinalIgnoreCase)
            ? ($"The column '{Shown.Text(first.Trim())}' is there twice.", "Rename one of them.")
            : ($"The columns '{Shown.Text(first.Trim())}' and '{Shown.Text(second.Trim())}' both stand for '{_layout.NameOf(position)}'.",
                $"Choose one with --map \"{_layout.NameOf(position)}={Shown.Text(first.Trim())}\".");

    private static string Listing(IReadOnlyCollection<string> columns)
    {
        const int Most = 40;
        var names = string.Join(", ", columns.Take(Most).Select(column => Shown.Text(column)));
        return columns.Count > Most ? $"There are {Exact.Text(columns.Count)} columns: {names} …"
            : columns.Count == 1 && names.AsSpan().ContainsAny(';', '\\')
                ? $"There is one column: {names}. Columns must be separated by commas, not by semicolons or tabs."
            : $"The columns are: {names}.";
    }

    private IEnumerable<string> NamesOf(int position) =>
        ChosenColumn(position) is { } chosen ? [chosen] : _layout.Fields[position].Names;

    private string? ChosenColumn(int position) =>
        position < _layout.Fields.Count ? _map.ColumnOf(_layout.Fields[position].Name) : _layout.NameOf(position);

    private List<int> Missing(ReadOnlySpan<bool> present)
    {
        var missing = new List<int>();
        for (var position = 0; position < _layout.Fields.Count; position++)
        {
            if (_layout.Fields[position].Required && !present[position])
            {
                missing.Add(position);
            }
        }

        var there = present.ToArray();
        if (_layout.OneOf.Count > 0 && !_layout.OneOf.Any(choice => choice.All(position => there[position])))
        {
            // Of the choices, the one that lacks least is the one that was meant.
            missing.AddRange(_layout.OneOf.MinBy(choice => choice.Count(position => !there[position]))!.Where(position => !there[position]));
        }

        return missing;
    }

    private string Lack(List<int> missing)
    {
        var needed = _layout.Fields.Where(field => field.Required).Select(field => field.Name);
        var choices = _layout.OneOf.Select(choice => string.Join(" + ", choice.Select(_layout.NameOf)));
        var all = string.Join(", ", needed) + (_layout.OneOf.Count > 0 ? $", and {string.Join(" or ", choices)}" : "");
        return $"There is no column for {string.Join(" or ", missing.Select(position => $"'{_layout.NameOf(position)}'"))} (needed: {all}).";
    }
}
