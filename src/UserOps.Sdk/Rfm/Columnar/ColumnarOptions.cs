namespace UserOps.Rfm;

/// <summary>What <see cref="PurchaseColumns"/> looks at: up to which day, how far back, and what refunds do.</summary>
/// <remarks>Days are day numbers, counted from 1970-01-01; see <see cref="PurchaseColumns.ToDayNumber"/>.</remarks>
public sealed record ColumnarOptions
{
    /// <summary>Gets the number of the day of judgement; rows of later days are not seen.</summary>
    public required int AsOfDay { get; init; }

    /// <summary>Gets the length of the look-back in days.</summary>
    /// <value>By default <see langword="null"/>: every row up to <see cref="AsOfDay"/> is seen. Otherwise the days of
    /// <c>(AsOfDay - LookBackDays, AsOfDay]</c> are, so 1 sees the day of judgement alone.</value>
    public int? LookBackDays { get; init; }

    /// <summary>Gets what a refund does to the net total.</summary>
    /// <value>By default it lowers it.</value>
    public ColumnarRefunds Refunds { get; init; }

    /// <summary>Gets the name under which rejections tell where the rows came from.</summary>
    /// <value>By default <c>columns</c>.</value>
    public string Source { get; init; } = "columns";
}
