namespace UserOps.Tickets;

/// <summary>What a row of a log must be for a rule to apply. In JSON the member tells which: <c>{ "known": ["category"] }</c>.</summary>
/// <remarks>A value that is blank, or one of the mapping's words for unknown, is not known, and equal to none.</remarks>
public abstract record RowCondition;

/// <summary>Columns have a value.</summary>
public sealed record RowKnown : RowCondition
{
    /// <summary>Gets the columns, all of which must be known.</summary>
    public required EquatableArray<string> Known { get; init; }
}

/// <summary>A column has one of some values.</summary>
public sealed record RowIn : RowCondition
{
    /// <summary>Gets the column.</summary>
    public required string Column { get; init; }

    /// <summary>Gets the values, compared ordinally.</summary>
    public required EquatableArray<string> In { get; init; }
}

/// <summary>A column is known, and was another when it was last known in an earlier row of the ticket. Never so in the ticket's first row.</summary>
public sealed record RowChanged : RowCondition
{
    /// <summary>Gets the column.</summary>
    public required string Changed { get; init; }
}

/// <summary>A column that counts is higher than when it was last known in an earlier row of the ticket.</summary>
public sealed record RowRose : RowCondition
{
    /// <summary>Gets the column; its values are whole numbers.</summary>
    public required string Rose { get; init; }
}

/// <summary>The row is the ticket's first in the log, or is not.</summary>
public sealed record RowFirst : RowCondition
{
    /// <summary>Gets a value indicating whether it must be the first; <see langword="false"/> asks for the later ones.</summary>
    public required bool FirstRow { get; init; }
}
