namespace UserOps;

/// <summary>The order of keys, such as user ids and groups: ordinal for text, the type's own for the rest.</summary>
/// <remarks>So text alone never depends on a culture; a tuple with a text in it compares that as the current culture does.</remarks>
internal static class KeyOrder<TKey>
    where TKey : notnull
{
    public static IComparer<TKey> Instance { get; } = typeof(TKey) == typeof(string)
        ? (IComparer<TKey>)StringComparer.Ordinal
        : Comparer<TKey>.Default;

    /// <summary>Refuses a type without an order, before the sort fails half-way.</summary>
    public static void ThrowIfMissing()
    {
        if (!typeof(IComparable<TKey>).IsAssignableFrom(typeof(TKey)) && !typeof(IComparable).IsAssignableFrom(typeof(TKey)))
        {
            throw new InvalidOperationException(
                $"Keys of type {typeof(TKey)} have no order, so answers would depend on the input's; implement IComparable<T>.");
        }
    }
}
