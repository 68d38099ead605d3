namespace UserOps;

/// <summary>Creates instances of <see cref="EquatableMap{TValue}"/>.</summary>
public static class EquatableMap
{
    /// <summary>Creates a map from entries in any order.</summary>
    /// <typeparam name="TValue">The type of the values.</typeparam>
    /// <param name="entries">The entries; each name once.</param>
    /// <returns>The map.</returns>
    /// <exception cref="ArgumentException">A name is <see langword="null"/> or stands twice.</exception>
    public static EquatableMap<TValue> Create<TValue>(ReadOnlySpan<KeyValuePair<string, TValue>> entries)
    {
        var names = new string[entries.Length];
        var values = new TValue[entries.Length];
        for (var i = 0; i < entries.Length; i++)
        {
            names[i] = entries[i].Key ?? throw new ArgumentException("A name is null; every entry needs one.", nameof(entries));
            values[i] = entries[i].Value;
        }

        Array.Sort(names, values, StringComparer.Ordinal);
        for (var i = 1; i < names.Length; i++)
        {
            if (names[i] == names[i - 1])
            {
                throw new ArgumentException($"The name '{names[i]}' stands twice; give each name one value.", nameof(entries));
            }
        }

        return new(names, values);
    }

    /// <summary>Creates a map from entries in any order.</summary>
    /// <typeparam name="TValue">The type of the values.</typeparam>
    /// <param name="entries">The entries; each name once.</param>
    /// <returns>The map.</returns>
    /// <exception cref="ArgumentException">A name is <see langword="null"/> or stands twice.</exception>
    public static EquatableMap<TValue> ToEquatableMap<TValue>(this IEnumerable<KeyValuePair<string, TValue>> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        return Create<TValue>([.. entries]);
    }
}
