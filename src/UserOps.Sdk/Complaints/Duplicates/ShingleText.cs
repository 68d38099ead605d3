using System.Text;

namespace UserOps.Complaints;

/// <summary>A text in the form in which likeness is measured, and its shingles.</summary>
internal static class ShingleText
{
    /// <summary>Brings a text into its form, up to a number of characters: lower case, narrow, one blank for all that is no letter or digit.</summary>
    /// <returns>The characters, and whether more would have followed.</returns>
    public static (string Form, bool IsCut) Normalize(string text, int maxLength)
    {
        var form = new StringBuilder(Math.Min(text.Length, maxLength));
        var (count, last, isGap) = (0, 0, false);
        foreach (var rune in text.EnumerateRunes())
        {
            var narrow = new Rune(KeyForms.Narrow(rune.Value));
            if (!Rune.IsLetterOrDigit(narrow))
            {
                isGap = count > 0;
                continue;
            }

            var needsBlank = isGap && !IsUnspaced(last) && !IsUnspaced(narrow.Value);
            if (count + (needsBlank ? 1 : 0) >= maxLength)
            {
                return (form.ToString(), true);
            }

            if (needsBlank)
            {
                form.Append(' ');
                count++;
            }

            form.Append(Rune.ToLowerInvariant(narrow).ToString());
            (count, last, isGap) = (count + 1, narrow.Value, false);
        }

        return (form.ToString(), false);
    }

    /// <summary>The characters of a text in its form.</summary>
    public static int[] Runes(string form) => [.. form.EnumerateRunes().Select(rune => rune.Value)];

    /// <summary>The different runs of so many characters, packed into numbers, in order; a shorter text is one run.</summary>
    public static UInt128[] Shingles(ReadOnlySpan<int> runes, int length)
    {
        if (runes.IsEmpty)
        {
            return [];
        }

        var shingles = new UInt128[Math.Max(1, runes.Length - length + 1)];
        for (var i = 0; i < shingles.Length; i++)
        {
            UInt128 packed = 0;
            foreach (var rune in runes.Slice(i, Math.Min(length, runes.Length)))
            {
                packed = (packed << 21) | (uint)rune;
            }

            shingles[i] = packed;
        }

        Array.Sort(shingles);
        var kept = 0;
        for (var i = 1; i < shingles.Length; i++)
        {
            if (shingles[i] != shingles[kept])
            {
                shingles[++kept] = shingles[i];
            }
        }

        return kept + 1 == shingles.Length ? shingles : shingles[..(kept + 1)];
    }

    /// <summary>How many shingles two texts share.</summary>
    public static int CountShared(ReadOnlySpan<UInt128> one, ReadOnlySpan<UInt128> other)
    {
        var (i, j, shared) = (0, 0, 0);
        while (i < one.Length && j < other.Length)
        {
            var (left, right) = (one[i], other[j]);
            shared += left == right ? 1 : 0;
            i += left <= right ? 1 : 0;
            j += right <= left ? 1 : 0;
        }

        return shared;
    }

    /// <summary>Whether blanks mean nothing beside a character: Han, Hiragana, Katakana and what stands among them.</summary>
    private static bool IsUnspaced(int rune) =>
        rune is >= 0x2E80 and <= 0x9FFF or >= 0xF900 and <= 0xFAFF or >= 0x20000 and <= 0x3FFFF;
}
