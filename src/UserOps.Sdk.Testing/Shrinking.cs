using FsCheck;
using FsCheck.Fluent;

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

    /// <summary>Gives values that are generated without one a shrinker: one member after the other as in the simplest value, where that is valid.</summary>
    /// <remarks>Each step has one member less that differs, so it comes to an end.</remarks>
    public static Arbitrary<T> Towards<T>(this Arbitrary<T> values, T simplest, Func<T, bool>? isValid = null)
        where T : class => Arb.From(values.Generator, value => Towards(value, simplest, isValid ?? (_ => true)));

    private static IEnumerable<T> Towards<T>(T value, T simplest, Func<T, bool> isValid)
        where T : class
    {
        // What "with" calls, by its name in the assembly: there is no other way to copy any record.
        var clone = typeof(T).GetMethod("<Clone>$")!;
        foreach (var member in typeof(T).GetProperties().Where(member => member.CanWrite && !Equals(member.GetValue(value), member.GetValue(simplest))))
        {
            var copy = (T)clone.Invoke(value, null)!;
            member.SetValue(copy, member.GetValue(simplest));
            if (isValid(copy))
            {
                yield return copy;
            }
        }
    }
}
