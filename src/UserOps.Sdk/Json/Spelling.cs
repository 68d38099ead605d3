namespace UserOps.Json;

/// <summary>Finds the word that was probably meant.</summary>
internal static class Spelling
{
    /// <summary>Makes a remedy that begins with "Did you mean" when a near word exists.</summary>
    public static string Suggest(string word, IEnumerable<string> words, string otherwise) =>
        Nearest(word, words) is { } near ? $"Did you mean '{near}'?" : otherwise;

    /// <summary>Finds the nearest of some words, if one is near enough: at most a third of its letters differ, or one, but not all.</summary>
    public static string? Nearest(string word, IEnumerable<string> words) =>
        word.Length > 64
            ? null
            : words
                .Select(candidate => (candidate, distance: Distance(word, candidate)))
                .Where(item => item.distance <= Math.Max(1, item.candidate.Length / 3)
                    && item.distance < Math.Min(word.Length, item.candidate.Length))
                .OrderBy(item => item.distance)
                .ThenBy(item => item.candidate, StringComparer.Ordinal)
                .Select(item => item.candidate)
                .FirstOrDefault();

    /// <summary>
    /// The optimal string alignment distance (Damerau 1964, restricted): insertions, deletions, replacements and swaps of
    /// neighbours, each at 1; letters are compared without case.
    /// </summary>
    public static int Distance(string one, string other)
    {
        int[] beforeLast = [], last = [.. Enumerable.Range(0, other.Length + 1)];
        for (var i = 1; i <= one.Length; i++)
        {
            var row = new int[other.Length + 1];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var same = Fold(one[i - 1]) == Fold(other[j - 1]);
                row[j] = Math.Min(Math.Min(row[j - 1], last[j]) + 1, last[j - 1] + (same ? 0 : 1));
                if (i > 1 && j > 1 && Fold(one[i - 1]) == Fold(other[j - 2]) && Fold(one[i - 2]) == Fold(other[j - 1]))
                {
                    row[j] = Math.Min(row[j], beforeLast[j - 2] + 1);
                }
            }

            (beforeLast, last) = (last, row);
        }

        return last[other.Length];
    }

    private static char Fold(char letter) => char.ToLowerInvariant(letter);
}
