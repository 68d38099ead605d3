using UserOps.Json;

namespace UserOps.Tagging;

/// <summary>What becomes of a tag that a rule gave when no rule gives it any more. A closed family.</summary>
/// <remarks>Its JSON is <c>"remove"</c>, <c>"keepLast"</c>, or <c>{ "expireAfter": "P30D" }</c>.</remarks>
public abstract record OnFalse
{
    private protected OnFalse()
    {
    }

    /// <summary>Gets the choice to remove the tag at once; the default.</summary>
    public static OnFalse Remove { get; } = new PlainOnFalse(keepsLast: false);

    /// <summary>Gets the choice to keep the last value until a rule gives another one.</summary>
    public static OnFalse KeepLast { get; } = new PlainOnFalse(keepsLast: true);

    /// <summary>Makes the choice to keep the tag for a length of time.</summary>
    /// <param name="length">The length of time.</param>
    /// <returns>The choice.</returns>
    public static OnFalse After(Lookback length) => new ExpireOnFalse(length);
}

/// <summary>Keeps the tag for a length of time after its rules stopped holding.</summary>
/// <param name="ExpireAfter">The length of time.</param>
public sealed record ExpireOnFalse(Lookback ExpireAfter) : OnFalse;

/// <summary>Removes the tag at once, or keeps it.</summary>
internal sealed record PlainOnFalse : OnFalse
{
    internal PlainOnFalse(bool keepsLast) => KeepsLast = keepsLast;

    public bool KeepsLast { get; }
}

/// <summary>One of the two words, or the object with the length of time.</summary>
internal sealed class OnFalseJsonConverter : UnionJsonConverter<OnFalse>
{
    public override IReadOnlyList<UnionVariant> Variants { get; } = [new("expireAfter", typeof(ExpireOnFalse))];

    public override Type? TextType => typeof(PlainOnFalse);
}

/// <summary>The two words.</summary>
internal sealed class PlainOnFalseJsonConverter : TextJsonConverter<PlainOnFalse>, IJsonShape
{
    private static readonly string[] Both = ["remove", "keepLast"];

    public override string Allowed => "remove or keepLast";

    public IReadOnlyList<string> Words => Both;

    protected override bool TryParse(string text, out PlainOnFalse value)
    {
        value = (PlainOnFalse)(text == Both[1] ? OnFalse.KeepLast : OnFalse.Remove);
        return Array.IndexOf(Both, text) >= 0;
    }

    protected override string Format(PlainOnFalse value) => Both[value.KeepsLast ? 1 : 0];
}
