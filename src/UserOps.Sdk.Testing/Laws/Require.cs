using System.Diagnostics.CodeAnalysis;

namespace UserOps.Testing;

/// <summary>The assertions of laws.</summary>
internal static class Require
{
    private const int Before = 60;
    private const int After = 140;

    /// <summary>Demands that something is so.</summary>
    public static void That([DoesNotReturnIf(false)] bool holds, string found)
    {
        if (!holds)
        {
            throw new LawFault(found);
        }
    }

    /// <summary>Demands that two values are equal; texts are shown from where they part.</summary>
    public static void Same<T>(T expected, T actual, string what)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, actual))
        {
            var (wanted, found) = ($"{expected}", $"{actual}");
            var at = 0;
            while (at < Math.Min(wanted.Length, found.Length) && wanted[at] == found[at])
            {
                at++;
            }

            throw new LawFault($"{what}: expected {Around(wanted, at)}, found {Around(found, at)}.");
        }
    }

    /// <summary>Demands that values come in the same order.</summary>
    public static void SameList<T>(IEnumerable<T> expected, IEnumerable<T> actual, string what) =>
        Same(string.Join("\n  ", expected), string.Join("\n  ", actual), what);

    /// <summary>Demands the same values, however they are ordered.</summary>
    public static void SameSet<T>(IEnumerable<T> expected, IEnumerable<T> actual, string what) =>
        SameList(expected.Select(item => $"{item}").Order(StringComparer.Ordinal), actual.Select(item => $"{item}").Order(StringComparer.Ordinal), what);

    /// <summary>Demands an <see cref="ArgumentException"/>.</summary>
    public static Task RefusedAsync(string what, Func<Task> work) => ThrowsAsync<ArgumentException>(work, $"{what} was not refused with an ArgumentException");

    /// <summary>Demands an <see cref="OperationCanceledException"/>.</summary>
    public static Task CancelledAsync(string what, Func<CancellationToken, Task> work) =>
        ThrowsAsync<OperationCanceledException>(() => work(new CancellationToken(canceled: true)), $"{what} went on although it was cancelled");

    private static async Task ThrowsAsync<TException>(Func<Task> work, string otherwise)
        where TException : Exception
    {
        try
        {
            await work().ConfigureAwait(false);
        }
        catch (TException)
        {
            return;
        }

        throw new LawFault($"{otherwise}.");
    }

    private static string Around(string text, int at)
    {
        var (from, to) = (at > Before + 20 ? at - Before : 0, Math.Min(text.Length, at + After));
        return $"'{(from > 0 ? "…" : "")}{text[from..to]}{(to < text.Length ? "…" : "")}'";
    }
}
