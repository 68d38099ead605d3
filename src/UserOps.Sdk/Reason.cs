using System.Text;

namespace UserOps;

/// <summary>One sentence of an explanation: a stable code, the values it rests on, and its text in several languages.</summary>
/// <remarks>The text is rendered when it is asked for, so that carrying a reason costs little.</remarks>
/// <param name="Code">What kind of reason it is, stable over versions: <c>rfm.recency</c>.</param>
/// <param name="Template">
/// The sentence with its evidence by name: <c>{days}</c> stands for a value; <c>{days:day|days}</c> for the first word
/// when that value is 1 and for the second otherwise.
/// </param>
/// <param name="Evidence">The values, in the order of the sentence.</param>
public sealed record Reason(string Code, LocalizedText Template, EquatableArray<Evidence> Evidence)
{
    /// <summary>Gets the sentence in every language of its template.</summary>
    public LocalizedText Text => LocalizedText.From(
        Template.Cultures.Select(culture => KeyValuePair.Create(culture, In(culture))));

    /// <summary>Renders the sentence in one language.</summary>
    /// <param name="culture">A BCP 47 tag, such as <c>zh-CN</c>; see <see cref="LocalizedText.In"/> for the fallback.</param>
    /// <returns>The sentence.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="culture"/> is <see langword="null"/>.</exception>
    public string In(string culture)
    {
        var template = Template.In(culture);
        var text = new StringBuilder(template.Length + 32);
        var rest = template.AsSpan();
        while (rest.IndexOf('{') is var open and >= 0 && rest[open..].IndexOf('}') is var length and > 0)
        {
            text.Append(rest[..open]).Append(Resolve(rest.Slice(open + 1, length - 1), culture));
            rest = rest[(open + length + 1)..];
        }

        return text.Append(rest).ToString();
    }

    /// <summary>Returns the reason as text.</summary>
    /// <returns>The sentence in English.</returns>
    public override string ToString() => In("en");

    private string Resolve(ReadOnlySpan<char> placeholder, string culture)
    {
        var colon = placeholder.IndexOf(':');
        var name = colon < 0 ? placeholder : placeholder[..colon];
        foreach (var item in Evidence)
        {
            if (!name.SequenceEqual(item.Name))
            {
                continue;
            }

            if (colon < 0)
            {
                return item.Display?.In(culture) ?? item.Value;
            }

            var forms = placeholder[(colon + 1)..];
            var bar = forms.IndexOf('|');
            return bar < 0 ? forms.ToString() : (item.Value == "1" ? forms[..bar] : forms[(bar + 1)..]).ToString();
        }

        return $"{{{placeholder}}}";
    }
}
