using System.Text;

namespace UserOps.Complaints;

/// <summary>Brings the values of keys into one form.</summary>
internal static class KeyForms
{
    private const int LeastPhoneDigits = 5;
    private const int MaxLength = 1_000;

    /// <summary>Brings a value into the form of a rule; empty when it is no value.</summary>
    public static string Normalize(DuplicateKeyRule rule, string? value)
    {
        if (value is null || value.Length > MaxLength)
        {
            return "";
        }

        var narrow = Narrow(value).Trim();
        return rule.Form switch
        {
            KeyForm.Phone => Phone(rule, narrow),
            KeyForm.Email => Email(rule, narrow),
            KeyForm.Caseless => narrow.ToLowerInvariant(),
            KeyForm.Alphanumeric => string.Concat(narrow.EnumerateRunes().Where(Rune.IsLetterOrDigit)).ToLowerInvariant(),
            _ => narrow,
        };
    }

    /// <summary>Shows as much of a value as tells it apart, and no more where it is somebody's number or address.</summary>
    public static string Masked(KeyForm form, string value) => form switch
    {
        KeyForm.Phone => $"…{value.AsSpan(Math.Max(value.Length - 4, (value.Length + 1) / 2))}",
        KeyForm.Email => $"{(char.IsSurrogate(value[0]) ? "" : value[..1])}…{value.AsSpan(value.LastIndexOf('@'))}",
        _ => value,
    };

    /// <summary>Turns full-width letters, digits and signs, and the ideographic space, into narrow ones.</summary>
    public static int Narrow(int letter) => letter switch
    {
        >= 0xFF01 and <= 0xFF5E => letter - 0xFEE0,
        0x3000 => ' ',
        _ => letter,
    };

    private static string Narrow(string value) =>
        value.AsSpan().IndexOfAnyInRange('\u3000', '\uFF5E') < 0
            ? value
            : string.Create(value.Length, value, static (span, text) =>
            {
                for (var i = 0; i < span.Length; i++)
                {
                    span[i] = (char)Narrow(text[i]);
                }
            });

    private static string Phone(DuplicateKeyRule rule, string value)
    {
        var hasPlus = value.StartsWith('+');
        var digits = Digits(hasPlus ? value.Replace("(0)", "", StringComparison.Ordinal) : value);
        var code = rule.CountryCode;
        if (!hasPlus && digits.StartsWith("00", StringComparison.Ordinal) && digits.Length > LeastPhoneDigits + 2)
        {
            return digits[2..];
        }

        if (digits.Length < LeastPhoneDigits)
        {
            return "";
        }

        var hasCode = hasPlus || (digits.Length > rule.NationalDigits && digits.StartsWith(code, StringComparison.Ordinal));
        return hasCode ? digits : code + (digits[0] == '0' && digits.Length > LeastPhoneDigits ? digits[1..] : digits);
    }

    /// <summary>The digits up to the first letter after them, where an extension begins.</summary>
    private static string Digits(string value)
    {
        var digits = new StringBuilder(value.Length);
        foreach (var letter in value)
        {
            if (char.IsAsciiDigit(letter))
            {
                digits.Append(letter);
            }
            else if (digits.Length > 0 && (char.IsLetter(letter) || letter == '#'))
            {
                break;
            }
        }

        return digits.ToString();
    }

    private static string Email(DuplicateKeyRule rule, string value)
    {
        const string scheme = "mailto:";
        var address = value.ToLowerInvariant();
        address = address.StartsWith(scheme, StringComparison.Ordinal) ? address[scheme.Length..].Trim() : address;
        var at = address.LastIndexOf('@');
        if (at <= 0 || at == address.Length - 1)
        {
            return "";
        }

        var plus = address.IndexOf('+', StringComparison.Ordinal);
        return rule.DropsPlusTag && plus > 0 && plus < at ? address[..plus] + address[at..] : address;
    }
}
