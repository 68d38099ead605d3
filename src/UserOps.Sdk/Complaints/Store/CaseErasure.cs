namespace UserOps.Complaints;

/// <summary>Takes out of what happened to a complaint all that tells of a person, and leaves what can be counted.</summary>
/// <remarks>
/// Gone are the customer's id, keys and text, the evidence of factors, and every reason, summary and note in words, in whose place
/// stands <see cref="Mark"/> where the rules ask for one. Channel, product, topic, levels, amounts, instants, actors of the firm and
/// codes of causes stay, so an erased case has the same state, grade, targets and figures. That it repeated another of the same customer
/// is not known any more.
/// </remarks>
public static class CaseErasure
{
    /// <summary>What stands in the place of a text.</summary>
    public const string Mark = "(erased)";

    /// <summary>Erases a log.</summary>
    /// <param name="log">What happened.</param>
    /// <returns>The log without what tells of a person. Erased again it is the same.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="log"/> is <see langword="null"/>.</exception>
    public static CaseLog Erase(CaseLog log)
    {
        ArgumentNullException.ThrowIfNull(log);
        return CaseLog.From(log.Events.Select(Erase));
    }

    /// <summary>Erases an event.</summary>
    /// <param name="item">The event.</param>
    /// <returns>The event without what tells of a person.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="item"/> is <see langword="null"/>.</exception>
    public static CaseEvent Erase(CaseEvent item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item switch
        {
            CaseReceived received => received with
            {
                Facts = received.Facts with { CustomerId = null, Text = null, Keys = [], Factors = Erase(received.Facts.Factors) },
            },
            EvidenceAdded evidence => evidence with { Factors = Erase(evidence.Factors) },
            CaseScreened screened => screened with { Factors = Erase(screened.Factors) },
            CaseRegraded regraded => regraded with { Reason = Marked(regraded.Reason) },
            DeadlineExtended extended => extended with { Reason = Mark },
            CustomerDisputed disputed => disputed with { Reason = Marked(disputed.Reason) },
            CaseNoted note => note with { CorrectiveAction = WithoutReason(note.CorrectiveAction), Summary = Marked(note.Summary) },
            CaseReopened reopened => reopened with { Reason = Marked(reopened.Reason) },
            CaseNotAccepted refused => refused with { Reason = Mark },
            _ => item,
        };
    }

    private static string? Marked(string? text) => string.IsNullOrWhiteSpace(text) ? text : Mark;

    // The number of an action stays; why there is none is words.
    private static string? WithoutReason(string? action) =>
        action is not null && action.IndexOf(':', StringComparison.Ordinal) is >= 0 and var colon ? $"{action[..colon]}: {Mark}" : action;

    private static EquatableMap<FactorReading> Erase(EquatableMap<FactorReading> factors) =>
        factors.Select(pair => KeyValuePair.Create(pair.Key, pair.Value with { Evidence = null })).ToEquatableMap();
}
