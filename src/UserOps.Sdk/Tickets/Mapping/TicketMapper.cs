using NodaTime;
using UserOps.Json;

namespace UserOps.Tickets;

/// <summary>Makes events of the rows of a help desk's log, as a <see cref="TicketMapping"/> says.</summary>
/// <remarks>Immutable and thread-safe; what it keeps of a log is in the <see cref="TicketRows"/> that it opens, one a log.</remarks>
public sealed class TicketMapper
{
    /// <summary>Initializes a new instance of the <see cref="TicketMapper"/> class: checks the mapping and finds the places of its columns.</summary>
    /// <param name="mapping">The mapping.</param>
    /// <exception cref="ArgumentNullException"><paramref name="mapping"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidPolicyException"><paramref name="mapping"/> has problems; all are listed.</exception>
    public TicketMapper(TicketMapping mapping)
    {
        InvalidPolicyException.ThrowIfAny(TicketMappingValidator.Validate(mapping), nameof(mapping));
        Mapping = mapping;
        MappingRef = mapping.ToRef();
        Zone = DateTimeZoneProviders.Tzdb[mapping.Zone];
        Pattern = mapping.TimePattern is { } pattern ? TimePattern.TryCreate(pattern, out _) : null;
        Program = new(mapping);
    }

    /// <summary>Gets the mapping.</summary>
    public TicketMapping Mapping { get; }

    /// <summary>Gets the mapping's name, version and hash.</summary>
    public PolicyRef MappingRef { get; }

    /// <summary>Gets the columns that it reads, each once.</summary>
    public EquatableArray<string> Columns => Program.Columns;

    internal DateTimeZone Zone { get; }

    internal TimePattern? Pattern { get; }

    internal RowProgram Program { get; }

    /// <summary>Tells whether a log may lack one of <see cref="Columns"/>.</summary>
    /// <param name="column">The column.</param>
    /// <returns><see langword="true"/> if it may.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="column"/> is <see langword="null"/>.</exception>
    public bool MayLack(string column)
    {
        ArgumentNullException.ThrowIfNull(column);
        return Program.MayLack.Contains(column.Trim());
    }

    /// <summary>Begins with the rows of a log.</summary>
    /// <param name="columns">The columns that its rows have, in their order.</param>
    /// <param name="source">Where the rows come from, for rejections: a file's name, a table.</param>
    /// <returns>What turns its rows into events.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">A column that is needed is not there, or one stands twice.</exception>
    public TicketRows Open(IReadOnlyList<string> columns, string source)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(source);
        var places = new int[Columns.Count];
        for (var i = 0; i < places.Length; i++)
        {
            var found = Enumerable.Range(0, columns.Count)
                .Where(place => string.Equals(columns[place]?.Trim(), Columns[i], StringComparison.OrdinalIgnoreCase))
                .ToList();
            if (found.Count == 0 && !MayLack(Columns[i]))
            {
                var mend = Spelling.Suggest(Columns[i], columns, $"The columns are {string.Join(", ", columns)}.");
                throw new ArgumentException($"There is no column '{Columns[i]}', which the mapping '{Mapping.Name}' reads. {mend} Name it in the mapping, or list it there under mayLack.", nameof(columns));
            }

            if (found.Count > 1)
            {
                throw new ArgumentException($"The column '{Columns[i]}' stands twice. Rename one of the two.", nameof(columns));
            }

            places[i] = found is [var single] ? single : -1;
        }

        return new(this, places, columns.Count, source);
    }
}
