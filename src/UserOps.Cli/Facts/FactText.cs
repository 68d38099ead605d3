using NodaTime.Text;
using UserOps.Cli.Input;
using UserOps.Tagging;

namespace UserOps.Cli.Facts;

/// <summary>Reads a value from the text of a column, as the type that a catalogue declares.</summary>
internal static class FactText
{
    /// <summary>Reads a value.</summary>
    /// <param name="text">The text, which is not blank.</param>
    /// <param name="type">The type.</param>
    /// <param name="times">What reads instants.</param>
    /// <param name="value">The value.</param>
    /// <param name="why">What is wrong with the text, and what would be right; empty when it was read.</param>
    /// <returns><see langword="true"/> if the text is a value of the type.</returns>
    public static bool TryRead(string text, FactType type, TimeReader times, out FactValue value, out string why)
    {
        (value, why) = (FactValue.None, "");
        switch (type)
        {
            case FactType.Number when AmountText.TryRead(text, out var number, out why):
                value = number;
                break;
            case FactType.Instant when times.TryRead(text, out var at, out why):
                value = at;
                break;
            case FactType.Number or FactType.Instant:
                break;
            case FactType.Bool when bool.TryParse(text, out var truth):
                value = truth;
                break;
            case FactType.Bool:
                why = "It is neither true nor false; write one of the two.";
                break;
            case FactType.Date when LocalDatePattern.Iso.Parse(text).TryGetValue(default, out var day) && day >= DayClock.MinDay && day <= DayClock.MaxDay:
                value = day;
                break;
            case FactType.Date:
                why = "It is not a day; write it like 2024-05-31.";
                break;
            case FactType.TextSet:
                value = FactValue.OfSet(text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
                break;
            default:
                value = text;
                break;
        }

        return why.Length == 0;
    }
}
