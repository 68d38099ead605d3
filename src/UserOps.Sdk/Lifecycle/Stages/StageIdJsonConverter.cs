using UserOps.Json;

namespace UserOps.Lifecycle;

/// <summary>A stage's id as a JSON string.</summary>
internal sealed class StageIdJsonConverter : TextJsonConverter<StageId>
{
    public override string Allowed => "the id of a stage such as atRisk";

    protected override bool TryParse(string text, out StageId value)
    {
        value = string.IsNullOrWhiteSpace(text) ? default : new(text);
        return !string.IsNullOrWhiteSpace(text);
    }

    protected override string Format(StageId value) => value.Value;
}
