namespace UserOps.Tickets;

/// <summary>What an indicator is: a count of opportunities that came to their end, and of the successes among them.</summary>
/// <param name="Id">The indicator.</param>
/// <param name="Layer">Its layer, 1 to 5.</param>
/// <param name="Area">What to train to do better in it.</param>
/// <param name="Needs">What the log must hold somewhere; where one is absent the indicator is not observable.</param>
/// <param name="Setting">How it counts by default.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Formula">What is counted among what.</param>
public sealed record IndicatorDefinition(
    IndicatorId Id,
    int Layer,
    ImprovementArea Area,
    EquatableArray<LogField> Needs,
    IndicatorSetting Setting,
    LocalizedText Name,
    LocalizedText Formula)
{
    /// <summary>Gets <see cref="Needs"/> as bits.</summary>
    internal uint NeedBits => Needs.Aggregate(0u, (bits, need) => bits | (1u << (int)need));
}
