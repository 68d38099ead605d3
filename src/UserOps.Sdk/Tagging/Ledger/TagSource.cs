using System.Text.Json.Serialization;
using UserOps.Json;

namespace UserOps.Tagging;

/// <summary>Who said something of a tag. A closed family.</summary>
/// <remarks>
/// Its JSON is <c>"manual"</c>, <c>{ "rules": "7" }</c>, <c>{ "import": "crm" }</c>, or
/// <c>{ "model": "churn-3", "confidence": 0.8 }</c>.
/// </remarks>
public abstract record TagSource
{
    private protected TagSource()
    {
    }

    /// <summary>Gets the source of what a person says; the entry tells who.</summary>
    public static TagSource Manual { get; } = new ManualTagSource();

    /// <summary>Gets the lane in which the source speaks.</summary>
    [JsonIgnore]
    public abstract TagLane Lane { get; }
}

/// <summary>The rules of a catalogue.</summary>
/// <param name="Rules">The version of the catalogue.</param>
public sealed record RuleTagSource(string Rules) : TagSource
{
    /// <inheritdoc />
    [JsonIgnore]
    public override TagLane Lane => TagLane.Rule;
}

/// <summary>Another system.</summary>
/// <param name="Import">The name of the system.</param>
public sealed record ImportTagSource(string Import) : TagSource
{
    /// <inheritdoc />
    [JsonIgnore]
    public override TagLane Lane => TagLane.Import;
}

/// <summary>A model.</summary>
/// <param name="Model">The name of the model, with its version.</param>
/// <param name="Confidence">How sure the model is that the user has the tag, from 0 to 1.</param>
public sealed record ModelTagSource(string Model, decimal Confidence) : TagSource
{
    /// <inheritdoc />
    [JsonIgnore]
    public override TagLane Lane => TagLane.Model;
}

/// <summary>A person.</summary>
internal sealed record ManualTagSource : TagSource
{
    [JsonIgnore]
    public override TagLane Lane => TagLane.Manual;
}

/// <summary>The word for a person, or an object told by its member.</summary>
internal sealed class TagSourceJsonConverter : UnionJsonConverter<TagSource>
{
    public override IReadOnlyList<UnionVariant> Variants { get; } =
    [
        new("rules", typeof(RuleTagSource)),
        new("import", typeof(ImportTagSource)),
        new("model", typeof(ModelTagSource)),
    ];

    public override Type? TextType => typeof(ManualTagSource);
}

/// <summary>The word for a person.</summary>
internal sealed class ManualTagSourceJsonConverter : TextJsonConverter<ManualTagSource>, IJsonShape
{
    private static readonly string[] One = ["manual"];

    public override string Allowed => "manual";

    public IReadOnlyList<string> Words => One;

    protected override bool TryParse(string text, out ManualTagSource value)
    {
        value = (ManualTagSource)TagSource.Manual;
        return text == One[0];
    }

    protected override string Format(ManualTagSource value) => One[0];
}
