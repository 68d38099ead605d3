using NodaTime.Text;
using UserOps.Json;

namespace UserOps.Tagging;

/// <summary>Which values a tag may take.</summary>
internal static class TagValues
{
    /// <summary>Tells whether a value fits a tag.</summary>
    public static bool Fit(Literal value, TagDefinition tag, out string allowed, out string remedy)
    {
        var fits = tag.Type switch
        {
            TagType.Flag => false,
            TagType.Choice => value.Text is { } text && (tag.Values ?? []).Contains(text, StringComparer.Ordinal),
            TagType.Number => value.Number is not null,
            TagType.Date => LocalDatePattern.Iso.Parse(value.Text ?? "").Success,
            _ => value.Text is { } word && TextRules.IsWellFormed(word),
        };
        if (fits)
        {
            (allowed, remedy) = ("", "");
            return true;
        }

        (allowed, remedy) = tag.Type switch
        {
            TagType.Flag => ("left out, for a flag has no value", "Remove it."),
            TagType.Choice => (
                $"one of {string.Join(", ", tag.Values ?? [])}",
                Spelling.Suggest(value.Text ?? "", tag.Values ?? [], "Choose one of them, or add it to the values of the tag.")),
            TagType.Number => ("a number", "Write a number without quotation marks."),
            TagType.Date => ("a date such as \"2026-01-31\"", "Write the date in ISO 8601."),
            _ => ("a text", "Write it between quotation marks."),
        };
        return false;
    }
}
