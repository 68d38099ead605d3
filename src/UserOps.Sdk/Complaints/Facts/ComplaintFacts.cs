using NodaTime;

namespace UserOps.Complaints;

/// <summary>What is known of one complaint when it is graded: who complained, when, where, of what, and how each factor stands.</summary>
/// <remarks>
/// <para>In JSON: <c>{ "id": "C-1", "receivedAt": "2026-02-06T02:00:00Z", "customerId": "u1", "channel": "app", "product": "kettle",
/// "topic": "leak", "text": "..", "keys": { "order": "A-1" }, "factors": { "safety": 2, "legal": null }, "affected": 12,
/// "amount": { "value": 300, "currency": "CNY" } }</c>; only the id and the receipt must be there.</para>
/// <para>A factor that is not listed is what the policy takes it for: level 0, or unknown.</para>
/// </remarks>
public sealed record ComplaintFacts
{
    /// <summary>Gets the identifier of the complaint.</summary>
    /// <value>Not <see cref="ComplaintId.None"/>.</value>
    public required ComplaintId Id { get; init; }

    /// <summary>Gets the instant at which the complaint reached the firm, on any channel; all clocks start from it.</summary>
    public required Instant ReceivedAt { get; init; }

    /// <summary>Gets the instant at which a regulator or another body sent the complaint on to the firm; <see langword="null"/> if none did.</summary>
    /// <remarks>Some regulators' clocks start from it; the others from <see cref="ReceivedAt"/>.</remarks>
    public Instant? SentAt { get; init; }

    /// <summary>Gets who complained; <see langword="null"/> if that is not known.</summary>
    public UserId? CustomerId { get; init; }

    /// <summary>Gets the channel by which the complaint came, such as <c>app</c>, <c>hotline</c> or <c>regulator</c>.</summary>
    public string? Channel { get; init; }

    /// <summary>Gets the product or service that is complained of.</summary>
    public string? Product { get; init; }

    /// <summary>Gets what the complaint is about, in the firm's own terms; crises are looked for by topic.</summary>
    public string? Topic { get; init; }

    /// <summary>Gets the text of the complaint. It may hold personal data: explanations quote it only where they are asked to.</summary>
    public string? Text { get; init; }

    /// <summary>Gets what ties the complaint to others of the same matter: orders, telephone numbers, e-mail addresses.</summary>
    public EquatableArray<ComplaintKey> Keys { get; init; }

    /// <summary>Gets the reading of each factor by the factor's id, such as <c>safety</c>.</summary>
    public EquatableMap<FactorReading> Factors { get; init; }

    /// <summary>Gets how many people are affected, from which the policy reads the level of <c>impact</c>.</summary>
    /// <value>At least 1, or <see langword="null"/> if it is not known.</value>
    public long? Affected { get; init; }

    /// <summary>Gets the amount in dispute, from which the policy reads the level of <c>amount</c>.</summary>
    public Money? Amount { get; init; }
}
