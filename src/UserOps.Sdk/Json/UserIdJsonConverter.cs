namespace UserOps.Json;

/// <summary>A user id as its text; nobody has none.</summary>
internal sealed class UserIdJsonConverter : TextJsonConverter<UserId>
{
    public override string Allowed => "the id of a user, not blank";

    protected override bool TryParse(string text, out UserId value)
    {
        var isSomebody = !string.IsNullOrWhiteSpace(text);
        value = isSomebody ? new(text) : default;
        return isSomebody;
    }

    protected override string Format(UserId value) => value.Value;
}
