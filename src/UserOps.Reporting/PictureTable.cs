namespace UserOps.Reporting;

/// <summary>The figures behind a picture, as text in the picture's language.</summary>
/// <remarks>Immutable. Every row has as many cells as there are columns. The cells are text, not markup: encode them where you write them.</remarks>
public sealed record PictureTable
{
    /// <summary>The most rows that a table has.</summary>
    public const int MaxRows = 400;

    /// <summary>Gets the columns.</summary>
    public required EquatableArray<PictureColumn> Columns { get; init; }

    /// <summary>Gets the rows, each a cell per column.</summary>
    public required EquatableArray<EquatableArray<string>> Rows { get; init; }

    /// <summary>Gets how many further rows were left out, because there were more than <see cref="MaxRows"/>.</summary>
    public int RowsLeftOut { get; init; }
}
