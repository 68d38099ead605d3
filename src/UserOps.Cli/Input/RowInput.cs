namespace UserOps.Cli.Input;

/// <summary>What a file of purchases or activity is and how it is to be read.</summary>
internal sealed record RowInput
{
    /// <summary>Gets the file.</summary>
    public required InputFile File { get; init; }

    /// <summary>Gets the user's own column names; none by default.</summary>
    public FieldMap Map { get; init; } = FieldMap.None;

    /// <summary>Gets what reads the times.</summary>
    public required TimeReader Times { get; init; }

    /// <summary>Gets a value indicating whether rows that are no purchases are left out: refunds, and all with a quantity, price or amount of 0 or less.</summary>
    public bool PurchasesOnly { get; init; }

    /// <summary>Gets further columns to hand over with each row, such as the one to break results down by; none by default.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];
}
