using System.Text;

namespace UserOps.Tickets;

/// <summary>A small table of texts that were read before, so that names which repeat are kept once.</summary>
/// <remarks>Of fixed size: a text that falls on another's place takes it. What is found is equal to what was asked for, shared or not.</remarks>
internal sealed class TextPool
{
    private const int Size = 1 << 12;
    private const int MaxLength = 64;

    private readonly (byte[] Utf8, string Text)[] _utf8 = new (byte[], string)[Size];
    private readonly string?[] _texts = new string?[Size];

    /// <summary>Finds or makes the text of some bytes.</summary>
    /// <param name="utf8">Valid UTF-8.</param>
    /// <returns>The text.</returns>
    public string Of(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > MaxLength)
        {
            return Encoding.UTF8.GetString(utf8);
        }

        // FNV-1a.
        var hash = 2166136261u;
        foreach (var one in utf8)
        {
            hash = unchecked((hash ^ one) * 16777619u);
        }

        ref var entry = ref _utf8[(hash ^ (hash >> 16)) % Size];
        if (entry.Utf8 is null || !utf8.SequenceEqual(entry.Utf8))
        {
            entry = (utf8.ToArray(), Encoding.UTF8.GetString(utf8));
        }

        return entry.Text;
    }

    /// <summary>Finds the instance of a text that was kept before, or keeps this one.</summary>
    /// <param name="text">The text.</param>
    /// <returns>An equal text.</returns>
    public string Of(string text)
    {
        if (text.Length > MaxLength)
        {
            return text;
        }

        ref var entry = ref _texts[unchecked((uint)text.GetHashCode(StringComparison.Ordinal)) % Size];
        if (!string.Equals(entry, text, StringComparison.Ordinal))
        {
            entry = text;
        }

        return entry!;
    }
}
