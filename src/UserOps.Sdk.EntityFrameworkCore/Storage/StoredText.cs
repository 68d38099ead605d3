using System.Buffers;
using System.Globalization;
using System.Text;

namespace UserOps.EntityFrameworkCore;

/// <summary>The form in which a text stands in a column, so that both engines give back every text there is in .NET.</summary>
/// <remarks>
/// PostgreSQL takes no NUL, and UTF-8 no half of a surrogate pair. These, and the mark itself, are written as the mark (U+001A,
/// the control character "substitute") and four hexadecimal digits. All other texts stand as they are.
/// </remarks>
internal static class StoredText
{
    /// <summary>The longest id in bytes of UTF-8: two of them and a hash fit into an entry of PostgreSQL's index, which takes 2,704 bytes.</summary>
    public const int MaxId = 1_200;

    /// <summary>The longest name of a question or a run.</summary>
    public const int MaxKind = 200;

    private const char Mark = '\u001A';
    private const int Digits = 4;
    private static readonly SearchValues<char> Special = SearchValues.Create(['\0', Mark]);

    /// <summary>Writes a text as it is stored.</summary>
    public static string Of(string text)
    {
        if (!text.AsSpan().ContainsAny(Special) && IsWellFormed(text))
        {
            return text;
        }

        var stored = new StringBuilder(text.Length + Digits);
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                stored.Append(text[i]).Append(text[++i]);
            }
            else if (char.IsSurrogate(text[i]) || Special.Contains(text[i]))
            {
                stored.Append(Mark).Append(CultureInfo.InvariantCulture, $"{(int)text[i]:X4}");
            }
            else
            {
                stored.Append(text[i]);
            }
        }

        return stored.ToString();
    }

    /// <summary>Writes a text that may be missing.</summary>
    public static string? OfNullable(string? text) => text is null ? null : Of(text);

    /// <summary>Writes a text that an index must be able to hold.</summary>
    /// <exception cref="ArgumentException">The text is too long.</exception>
    public static string OfIndexed(string text, string name, int max = MaxId)
    {
        var stored = Of(text);
        return Encoding.UTF8.GetByteCount(stored) <= max
            ? stored
            : throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"A text is {Encoding.UTF8.GetByteCount(stored)} bytes long in UTF-8 ('{text[..20]}..'); an index holds at most {max}. Use a shorter one."),
                name);
    }

    /// <summary>Writes an id.</summary>
    /// <exception cref="ArgumentException">The id is blank or too long.</exception>
    public static string OfId(string id, string name, int max = MaxId)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id, name);
        return OfIndexed(id, name, max);
    }

    /// <summary>Writes the name of a question or a run.</summary>
    /// <exception cref="ArgumentException">The name is blank or too long.</exception>
    public static string OfKind(string kind, string name = "kind") => OfId(kind, name, MaxKind);

    /// <summary>Writes a user's id.</summary>
    /// <exception cref="ArgumentException">The user is nobody, or the id is too long.</exception>
    public static string OfUser(UserId user, string name = "user") => user.IsNone
        ? throw new ArgumentException("The user is nobody. Name a user.", name)
        : OfId(user.Value, name);

    /// <summary>Reads a text as it was before it was stored.</summary>
    public static string Read(string stored)
    {
        var next = stored.IndexOf(Mark, StringComparison.Ordinal);
        if (next < 0)
        {
            return stored;
        }

        var text = new StringBuilder(stored.Length);
        var from = 0;
        for (; next >= 0; next = stored.IndexOf(Mark, from))
        {
            text.Append(stored, from, next - from);
            text.Append((char)int.Parse(stored.AsSpan(next + 1, Digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
            from = next + 1 + Digits;
        }

        return text.Append(stored, from, stored.Length - from).ToString();
    }

    private static bool IsWellFormed(string text)
    {
        for (var i = text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF'); i >= 0 && i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                return false;
            }
        }

        return true;
    }
}
