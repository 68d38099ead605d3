using System.Text.Json.Serialization;
using NodaTime;
using UserOps.Json;

namespace UserOps.Complaints;

/// <summary>When two complaints are likely the same matter, as plain data: points for what they share, and how many it takes.</summary>
/// <remarks>
/// Compile it with <see cref="DuplicateFinder"/>, which checks it. Its JSON form is <see cref="DuplicatePolicyJson"/>. What alone suffices has as
/// many points as the threshold; what needs a second sign has fewer.
/// </remarks>
/// <example>
/// <code>
/// var policy = DuplicatePolicy.Default with { Window = Duration.FromDays(30) };
/// </code>
/// </example>
public sealed record DuplicatePolicy
{
    /// <summary>
    /// Gets the default: an order suffices; a telephone number, an e-mail address or a like text needs a second sign, of which coming within
    /// a week is one; a customer needs a like text or another key. Numbers without a country code are Chinese.
    /// </summary>
    public static DuplicatePolicy Default { get; } = new()
    {
        Name = "duplicates",
        Version = "1",
        KeyRules =
        [
            new() { Kind = "order", Form = KeyForm.Caseless, Points = 100, Ignored = ["unknown", "none", "n/a", "无"] },
            new() { Kind = "phone", Form = KeyForm.Phone, Points = 60, CountryCode = "86", NationalDigits = 11 },
            new() { Kind = "email", Form = KeyForm.Email, Points = 60 },
            new() { Kind = "customer", Form = KeyForm.Exact, Points = 50 },
        ],
        Text = new() { Points = 60, LeastSimilarity = 0.6m, ShingleLength = 5, LeastShingles = 10, MaxLength = 20_000 },
        Near = new() { Within = Duration.FromDays(7), Points = 40 },
        Window = Duration.FromDays(90),
        Threshold = 100,
        MaxHolders = 100,
        Bulk = new() { ExactUpTo = 500, Bands = 40, Rows = 4 },
    };

    /// <summary>Gets the same for the United States: numbers without a country code are of the North American plan.</summary>
    public static DuplicatePolicy NorthAmerica { get; } = Default with
    {
        Name = "duplicates-us",
        KeyRules = [.. Default.KeyRules.Select(rule => rule.Form == KeyForm.Phone ? rule with { CountryCode = "1", NationalDigits = 10 } : rule)],
    };

    /// <summary>Gets every preset, the default first.</summary>
    public static EquatableArray<DuplicatePolicy> Presets { get; } = [Default, NorthAmerica];

    /// <summary>Gets the version of the policy's JSON form; 1.</summary>
    [JsonRequired]
    public int SchemaVersion { get; init; } = PolicyJson.SchemaVersion;

    /// <summary>Gets the policy's name; every answer carries it.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the policy's version, as its author writes it.</summary>
    public required string Version { get; init; }

    /// <summary>
    /// Gets the kinds of keys that tie complaints together, each once. The kind <c>customer</c> is <see cref="ComplaintFacts.CustomerId"/> as well.
    /// Keys of other kinds are not looked at.
    /// </summary>
    public required EquatableArray<DuplicateKeyRule> KeyRules { get; init; }

    /// <summary>Gets when texts are alike.</summary>
    public required DuplicateTextRule Text { get; init; }

    /// <summary>Gets when two complaints came near each other in time.</summary>
    public required DuplicateTimeRule Near { get; init; }

    /// <summary>Gets how far apart two complaints may be received to be looked at at all; above zero.</summary>
    public required Duration Window { get; init; }

    /// <summary>Gets how many points make a candidate; more than nearness in time alone gives.</summary>
    public required int Threshold { get; init; }

    /// <summary>
    /// Gets how many complaints may share a key or a text, 2 or more. What more of them share, such as the number 0000 or a form letter, ties
    /// none of them together; it is reported instead.
    /// </summary>
    public required int MaxHolders { get; init; }

    /// <summary>Gets how many complaints at a time are searched.</summary>
    public required DuplicateBulkRule Bulk { get; init; }

    /// <summary>Makes the reference that answers carry. Costs a serialisation and a hash: keep it.</summary>
    /// <returns>The name, the version, and the hash of the canonical JSON.</returns>
    public PolicyRef ToRef() => new(Name, Version, PolicyJson.Hash(this, DuplicatesJsonContext.Default.DuplicatePolicy));
}
