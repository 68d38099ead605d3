using UserOps.Json;

namespace UserOps.Complaints;

/// <summary>A complaint's id as its text.</summary>
internal sealed class ComplaintIdJsonConverter : TextJsonConverter<ComplaintId>
{
    public override string Allowed => "the id of a complaint, not blank";

    protected override bool TryParse(string text, out ComplaintId value)
    {
        var isSomething = !string.IsNullOrWhiteSpace(text);
        value = isSomething ? new(text) : default;
        return isSomething;
    }

    protected override string Format(ComplaintId value) => value.Value;
}
