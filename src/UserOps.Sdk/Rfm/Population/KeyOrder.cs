namespace UserOps.Rfm;

/// <summary>The order of user ids: ordinal for text, the type's own for the rest.</summary>
/// <remarks>So text alone never depends on a culture; a tuple with a text in it compares that as the current culture does.</remarks>
internal static class KeyOrder<TUser>
    where TUser : notnull
{
    public static IComparer<TUser> Instance { get; } = typeof(TUser) == typeof(string)
        ? (IComparer<TUser>)StringComparer.Ordinal
        : Comparer<TUser>.Default;

    /// <summary>Refuses a type without an order, before the sort fails half-way.</summary>
    public static void ThrowIfMissing()
    {
        if (!typeof(IComparable<TUser>).IsAssignableFrom(typeof(TUser)) && !typeof(IComparable).IsAssignableFrom(typeof(TUser)))
        {
            throw new InvalidOperationException(
                $"User ids of type {typeof(TUser)} have no order, so answers would depend on the input's; implement IComparable<T>.");
        }
    }
}
