namespace UserOps.Tagging;

/// <summary>What texts and names of a catalogue and of facts must be.</summary>
internal static class TextRules
{
    /// <summary>Tells whether a text has no half of a surrogate pair.</summary>
    public static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]))
            {
                if (!(i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1])))
                {
                    return false;
                }

                i++;
            }
        }

        return true;
    }
}
