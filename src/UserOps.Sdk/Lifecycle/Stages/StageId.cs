using System.Text.Json.Serialization;

namespace UserOps.Lifecycle;

/// <summary>The id of a stage, as answers carry it: one of the policy's, <see cref="NeverActive"/>, or <see cref="NotSeen"/>.</summary>
/// <remarks><c>default</c> is <see cref="NotSeen"/>. Compared ordinally.</remarks>
[JsonConverter(typeof(StageIdJsonConverter))]
public readonly record struct StageId
{
    internal const string NeverActiveText = "neverActive";
    internal const string NotSeenText = "notSeen";

    private readonly string? _value;

    /// <summary>Initializes a new instance of the <see cref="StageId"/> struct.</summary>
    /// <param name="value">The id.</param>
    /// <exception cref="ArgumentException"><paramref name="value"/> is <see langword="null"/>, empty or blank.</exception>
    public StageId(string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        _value = value == NotSeenText ? null : value;
    }

    /// <summary>Gets the answer for a user of whom nothing was known yet.</summary>
    public static StageId NotSeen => default;

    /// <summary>Gets the answer for a user who registered and was not active yet: an answer of its own, not a loss.</summary>
    public static StageId NeverActive { get; } = new(NeverActiveText);

    /// <summary>Gets a value indicating whether this is one of a policy's stages.</summary>
    public bool IsStage => _value is not null and not NeverActiveText;

    /// <summary>Gets the text of the id; <c>notSeen</c> for <see cref="NotSeen"/>.</summary>
    public string Value => _value ?? NotSeenText;

    /// <summary>Returns the text of the id.</summary>
    /// <returns><see cref="Value"/>.</returns>
    public override string ToString() => Value;
}
