using System.Text;
using NodaTime.Text;

namespace UserOps.Complaints;

/// <summary>What a sighting must be to be kept.</summary>
internal static class SightingRules
{
    public const int MaxLength = 400;

    /// <summary>Finds what is wrong with a sighting: the field, its value and why.</summary>
    public static (string Field, string Value, string Why)? Check(ComplaintSighting sighting)
    {
        if (sighting.Id.IsNone)
        {
            return ("id", "", "A complaint needs an id, so that it counts once.");
        }

        if (!DayClock.InRange(sighting.ReceivedAt))
        {
            return ("receivedAt", InstantPattern.ExtendedIso.Format(sighting.ReceivedAt), "The instant must lie between the years 1 and 9998.");
        }

        if (CheckText(sighting.Topic) is { } why)
        {
            return ("topic", Shown(sighting.Topic), $"A topic {why}");
        }

        if (CheckText(sighting.Id.Value) is { } idWhy)
        {
            return ("id", Shown(sighting.Id.Value), $"An id {idWhy}");
        }

        if (sighting.CustomerId is { } customer && (customer.IsNone || CheckText(customer.Value) is not null))
        {
            return ("customerId", Shown(customer.Value), $"A customer {CheckText(customer.Value)}; leave it out where nobody is known.");
        }

        return !Enum.IsDefined(sighting.Grade) ? ("grade", sighting.Grade.ToString(), "A grade is one of 1, critical, to 4, minor.")
            : sighting.Publicity < 0 ? ("publicity", Exact.Text(sighting.Publicity), "A level of publicity is 0 or more.")
            : null;
    }

    private static string? CheckText(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return "must not be blank; name one.";
        }

        if (text.Length > MaxLength)
        {
            return $"has at most {MaxLength} characters.";
        }

        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsControl(text[i]))
            {
                return "has no control characters; remove them.";
            }

            if (char.IsSurrogate(text[i]))
            {
                if (!Rune.TryGetRuneAt(text, i, out _))
                {
                    return "is valid UTF-16; remove the half surrogate pair.";
                }

                i++;
            }
        }

        return null;
    }

    private static string Shown(string? text)
    {
        var shown = new StringBuilder();
        foreach (var letter in (text ?? "").AsSpan(0, Math.Min(text?.Length ?? 0, 60)))
        {
            shown.Append(char.IsControl(letter) || char.IsSurrogate(letter) ? '\uFFFD' : letter);
        }

        return shown.ToString();
    }
}
