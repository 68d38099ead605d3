namespace UserOps.Complaints;

/// <summary>How much of a complaint an explanation shows.</summary>
/// <remarks><c>default</c> shows numbers and names alone: an explanation can then be passed on to those who must not read the complaint.</remarks>
public readonly record struct ExplainOptions
{
    /// <summary>Gets the options that show what customers wrote, and what was noted as evidence.</summary>
    public static ExplainOptions Full => new() { ShowsTexts = true };

    /// <summary>Gets a value indicating whether evidence and texts of customers are quoted; <see langword="false"/> by default.</summary>
    public bool ShowsTexts { get; init; }
}
