namespace UserOps.Cli.Input;

/// <summary>The fields that a command reads, in an order of its own, and the columns that the user asked for besides.</summary>
internal sealed class RecordLayout
{
    /// <summary>Initializes a new instance of the <see cref="RecordLayout"/> class.</summary>
    /// <param name="fields">The fields; their positions are how rows are read.</param>
    public RecordLayout(params IReadOnlyList<InputField> fields)
    {
        Fields = fields;
    }

    /// <summary>Gets the fields.</summary>
    public IReadOnlyList<InputField> Fields { get; }

    /// <summary>Gets the columns asked for by their own names; their positions follow those of the fields.</summary>
    public IReadOnlyList<string> Columns { get; private init; } = [];

    /// <summary>Gets sets of fields of which one must be there in full; none by default.</summary>
    public IReadOnlyList<IReadOnlyList<int>> OneOf { get; init; } = [];

    /// <summary>Gets what looks at the columns of an input before its first row is read, and may refuse them; nothing by default.</summary>
    public Action<string, IReadOnlyCollection<string>>? Header { get; init; }

    /// <summary>Gets a value indicating whether a row may end before columns that nobody reads, as some exports cut off empty ones; not by default.</summary>
    public bool MayEndEarly { get; init; }

    /// <summary>Gets how many values a row has.</summary>
    public int Width => Fields.Count + Columns.Count;

    /// <summary>Adds columns of the user's own choice, such as the one to break results down by.</summary>
    /// <param name="columns">The columns, as they are named in the input.</param>
    /// <returns>The wider layout.</returns>
    public RecordLayout WithColumns(IReadOnlyList<string> columns) => new(Fields) { OneOf = OneOf, Header = Header, MayEndEarly = MayEndEarly, Columns = columns };

    /// <summary>Names a position of a row.</summary>
    /// <param name="position">The position.</param>
    /// <returns>The field's name, or the column's.</returns>
    public string NameOf(int position) => position < Fields.Count ? Fields[position].Name : Columns[position - Fields.Count];

    /// <summary>Tells whether true and false of JSON are values of a position.</summary>
    /// <param name="position">The position.</param>
    /// <returns><see langword="true"/> for such fields.</returns>
    public bool MayBeTruth(int position) => position < Fields.Count && Fields[position].MayBeTruth;
}
