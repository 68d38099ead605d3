using System.Globalization;
using System.Text.RegularExpressions;
using FsCheck;

namespace UserOps.Testing;

/// <summary>Gathers the laws of one port, each to be checked on something made anew.</summary>
internal sealed class LawSuite<TStore>(Func<ValueTask<TStore>> create, int cases)
{
    private readonly List<NamedLaw> _laws = [];

    /// <summary>Gets the laws.</summary>
    public IReadOnlyList<NamedLaw> Laws => _laws;

    /// <summary>Adds a law that one example shows.</summary>
    public void Add(string name, string meaning, Func<TStore, Task> check) =>
        _laws.Add(new(name, meaning, () => LawSuite.UseAsync(create, check)));

    /// <summary>Adds a law that is checked without waiting.</summary>
    public void AddNow(string name, string meaning, Action<TStore> check) => Add(name, meaning, store =>
    {
        check(store);
        return Task.CompletedTask;
    });

    /// <summary>Adds a law of generated values that is checked without waiting.</summary>
    public void AddNow<T>(string name, string meaning, Arbitrary<T> values, Func<T, string> show, Action<TStore, T> check) => AddProperty(name, meaning, values, show, (store, value) =>
    {
        check(store, value);
        return Task.CompletedTask;
    });

    /// <summary>Adds a law of generated values, each tried on a store of its own.</summary>
    public void AddProperty<T>(string name, string meaning, Arbitrary<T> values, Func<T, string> show, Func<TStore, T, Task> check) =>
        _laws.Add(new(name, meaning, () =>
        {
            LawSuite.Holds(values, cases, show, value => LawSuite.UseAsync(create, store => check(store, value)));
            return Task.CompletedTask;
        }));

    /// <summary>Adds the law that any sequence of calls is answered as by the model.</summary>
    public void AddScripts(string meaning, Gen<StoreStep<TStore>> step, int maxSteps, Func<TStore> model, IReadOnlyList<StoreStep<TStore>> last) =>
        AddProperty(
            "Any sequence of calls is answered as the store in memory answers it",
            meaning,
            StoreScripts.Of(step, maxSteps),
            StoreScripts.Show,
            (store, steps) => StoreScripts.RunAsync(store, model(), [.. steps, .. last]));
}

/// <summary>What all suites do alike.</summary>
internal static partial class LawSuite
{
    /// <summary>How many cases a property of a store tries unless told otherwise: each may open a database.</summary>
    public const int DefaultCases = 25;

    /// <summary>Makes a store, uses it and lets go of it.</summary>
    public static async Task UseAsync<TStore>(Func<ValueTask<TStore>> create, Func<TStore, Task> use)
    {
        var store = await create().ConfigureAwait(false);
        Require.That(store is not null, "there is no store: the factory gave null");
        try
        {
            await use(store).ConfigureAwait(false);
        }
        finally
        {
            if (store is IAsyncDisposable disposable)
            {
                await disposable.DisposeAsync().ConfigureAwait(false);
            }
            else
            {
                (store as IDisposable)?.Dispose();
            }
        }
    }

    /// <summary>Tries generated values, and tells the smallest that does not hold.</summary>
    public static void Holds<T>(Arbitrary<T> values, int cases, Func<T, string> show, Func<T, Task> check)
    {
        (T Value, Exception Fault)? last = null;
        try
        {
            Law.Holds(values, cases, value =>
            {
                try
                {
                    check(value).GetAwaiter().GetResult();
                    return true;
                }
                catch (Exception e) when (e is not OutOfMemoryException)
                {
                    // The last value that fails is the one that can't be made smaller.
                    last = (value, e);
                    return false;
                }
            });
        }
        catch (Exception e) when (last is not null)
        {
            var (value, fault) = last.Value;
            throw new LawFault(LawFault.Words(fault), show(value), Replay(e.Message), fault is LawFault ? null : fault);
        }
    }

    /// <summary>Wraps a factory that needs no waiting.</summary>
    public static Func<ValueTask<TStore>> Waiting<TStore>(Func<TStore> create)
    {
        ArgumentNullException.ThrowIfNull(create);
        return () => new(create());
    }

    /// <summary>Reads a sequence to its end.</summary>
    public static async Task<List<T>> ListAsync<T>(IAsyncEnumerable<T> rows)
    {
        var list = new List<T>();
        await foreach (var row in rows.ConfigureAwait(false))
        {
            list.Add(row);
        }

        return list;
    }

    /// <summary>Does the same from several threads, as nearly at once as they can.</summary>
    public static async Task<T[]> AtOnceAsync<T>(int count, Func<int, Task<T>> work)
    {
        var go = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var all = Enumerable.Range(0, count).Select(i => Task.Run(async () =>
        {
            await go.Task.ConfigureAwait(false);
            return await work(i).ConfigureAwait(false);
        })).ToArray();
        go.SetResult();
        return await Task.WhenAll(all).ConfigureAwait(false);
    }

    private static string? Replay(string message) =>
        LastStep().Match(message) is { Success: true } match
            ? string.Create(CultureInfo.InvariantCulture, $"{match.Groups["seed"].Value},{match.Groups["size"].Value}")
            : null;

    [GeneratedRegex(@"size of (?<size>\d+) and seed of \((?<seed>\d+,\d+)\)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex LastStep();
}
