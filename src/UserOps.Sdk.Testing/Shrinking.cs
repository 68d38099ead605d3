namespace UserOps.Testing;

/// <summary>How a counterexample is made smaller.</summary>
internal static class Shrinking
{
    /// <summary>Leaves items of a list out: halves first, then ever fewer, single ones last.</summary>
    public static IEnumerable<T[]> LeavingOut<T>(T[] items)
    {
        for (var size = (items.Length + 1) / 2; size > 0; size = size == 1 ? 0 : (size + 1) / 2)
        {
            for (var from = 0; from + size <= items.Length; from += size)
            {
                yield return [.. items[..from], .. items[(from + size)..]];
            }
        }
    }
}
