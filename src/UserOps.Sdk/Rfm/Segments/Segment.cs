namespace UserOps.Rfm;

/// <summary>A named group of users with a meaning and a suggested action.</summary>
public sealed record Segment
{
    /// <summary>The id of <see cref="NeverPurchased"/>; no segment of a map can have it.</summary>
    public const string NeverPurchasedId = "neverPurchased";

    /// <summary>The id of <see cref="OutsideWindow"/>; no segment of a map can have it.</summary>
    public const string OutsideWindowId = "outsideWindow";

    /// <summary>Gets the place of users who bought nothing up to the instant of judgement. It is no cell of any map.</summary>
    public static Segment NeverPurchased { get; } = new()
    {
        Id = NeverPurchasedId,
        Name = LocalizedText.Of("Never purchased", "未购客户"),
        Meaning = LocalizedText.Of("Has bought nothing that counts so far.", "截至目前没有任何有效购买。"),
        Action = LocalizedText.Of("Find out what keeps them from a first order.", "弄清阻碍首单的原因，推动首次购买。"),
        Aim = SegmentAim.PullIn,
    };

    /// <summary>Gets the place of users who bought, but longer ago than the look-back window. It is no cell of any map.</summary>
    public static Segment OutsideWindow { get; } = new()
    {
        Id = OutsideWindowId,
        Name = LocalizedText.Of("Gone after the window", "窗口外客户"),
        Meaning = LocalizedText.Of("Bought once, but not within the look-back window.", "曾经购买，但回溯窗口内没有购买。"),
        Action = LocalizedText.Of("Treat as a new contact; spend little.", "按新客触达，控制投入。"),
        Aim = SegmentAim.WinBack,
    };

    /// <summary>Gets the stable id, in camel case: <c>champions</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Gets what people call it.</summary>
    public required LocalizedText Name { get; init; }

    /// <summary>Gets who they are, in one line.</summary>
    public required LocalizedText Meaning { get; init; }

    /// <summary>Gets what to do, in one line.</summary>
    public required LocalizedText Action { get; init; }

    /// <summary>Gets what to do, in one word.</summary>
    public required SegmentAim Aim { get; init; }

    /// <summary>
    /// Gets the cells that make the segment, written R, F, M: <c>545</c>, or <c>10-9-10</c> where a dimension has ten
    /// levels. Empty when the map is made of boxes.
    /// </summary>
    public EquatableArray<string> Cells { get; init; }

    /// <summary>Returns the segment as text.</summary>
    /// <returns>Its English name.</returns>
    public override string ToString() => Name.In("en");
}
