namespace UserOps.Reporting;

/// <summary>Makes the figures behind a picture.</summary>
internal static class Tables
{
    /// <summary>A column of text.</summary>
    public static PictureColumn Text(string heading) => new(heading);

    /// <summary>A column of numbers.</summary>
    public static PictureColumn Number(string heading) => new(heading, IsNumber: true);

    /// <summary>Makes a table; rows beyond the most are counted and left out.</summary>
    public static PictureTable Of(IEnumerable<PictureColumn> columns, IEnumerable<string[]> rows)
    {
        string[][] all = [.. rows];
        return new()
        {
            Columns = [.. columns],
            Rows = [.. all.Take(PictureTable.MaxRows).Select(row => (EquatableArray<string>)[.. row])],
            RowsLeftOut = Math.Max(0, all.Length - PictureTable.MaxRows),
        };
    }

    /// <summary>Makes a table of things that may be many: those beyond the most are counted, not written.</summary>
    public static PictureTable Of<T>(IEnumerable<PictureColumn> columns, IReadOnlyCollection<T> things, Func<T, string[]> row) => new()
    {
        Columns = [.. columns],
        Rows = [.. things.Take(PictureTable.MaxRows).Select(thing => (EquatableArray<string>)[.. row(thing)])],
        RowsLeftOut = Math.Max(0, things.Count - PictureTable.MaxRows),
    };
}
