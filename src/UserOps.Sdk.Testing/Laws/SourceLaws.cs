namespace UserOps.Testing;

/// <summary>What the laws of all sources have in common.</summary>
internal static class SourceLaws
{
    /// <summary>From how many places of a long order reading goes on.</summary>
    private const int Places = 50;

    private const int SomeUsers = 3;

    /// <summary>Adds the laws of a source of rows.</summary>
    /// <param name="suite">The laws.</param>
    /// <param name="read">Reads all rows.</param>
    /// <param name="isRepeatable">Whether an equal row counts once.</param>
    public static void AddRows<TSource, TRow>(LawSuite<TSource> suite, Func<TSource, CancellationToken, IAsyncEnumerable<TRow>> read, bool isRepeatable)
        where TRow : notnull
    {
        suite.Add(
            "There are rows to check",
            "An empty source keeps every law; give the laws one with at least two rows.",
            async source => Require.That((await LawSuite.ListAsync(read(source, default)).ConfigureAwait(false)).Count > 1, "the source has fewer than two rows"));
        suite.Add(
            "What was given is given again",
            "A run that is stopped reads again; a row that comes only once is lost to it, and one that comes later changes an answer that was right.",
            async source =>
            {
                var first = await LawSuite.ListAsync(read(source, default)).ConfigureAwait(false);
                RequireSame(first, await LawSuite.ListAsync(read(source, default)).ConfigureAwait(false), isRepeatable, "the second reading");
            });
        suite.Add(
            "A reading that is cancelled stops",
            "A run that is told to stop must not read a table to its end first.",
            source => Require.CancelledAsync("reading", token => LawSuite.ListAsync(read(source, token))));
    }

    /// <summary>Adds the laws of reading the rows of some users.</summary>
    public static void AddUsers<TSource, TRow>(
        LawSuite<TSource> suite,
        Func<TSource, CancellationToken, IAsyncEnumerable<TRow>> read,
        Func<TSource, IReadOnlyCollection<UserId>, CancellationToken, IAsyncEnumerable<TRow>> readSome,
        Func<TRow, UserId> userOf,
        bool isRepeatable)
        where TRow : notnull
    {
        suite.Add(
            "No row is of nobody",
            "A row without a user can be nobody's answer; the source must leave it out or name the user.",
            async source => Require.Same(0, (await LawSuite.ListAsync(read(source, default)).ConfigureAwait(false)).Count(row => userOf(row).IsNone), "how many rows are of nobody"));
        suite.Add(
            "The rows of some users are those among all rows, and no others",
            "A run over what is due reads some users, one over all reads everybody; the same user must get the same answer from both.",
            async source =>
            {
                var all = await LawSuite.ListAsync(read(source, default)).ConfigureAwait(false);
                UserId[] users = [.. all.Select(userOf).Where(user => !user.IsNone).Distinct()];
                UserId unknown = new("nobody knows this user");
                UserId[][] asked = [.. Spread(users).Select(user => new[] { user }), [.. users.Take(SomeUsers)], [.. users.Reverse().Take(SomeUsers), unknown], [unknown], [], users];
                foreach (var some in asked)
                {
                    var wanted = all.Where(row => some.Contains(userOf(row))).ToList();
                    var found = await LawSuite.ListAsync(readSome(source, some, default)).ConfigureAwait(false);
                    RequireSame(wanted, found, isRepeatable, some.Length == users.Length ? "the rows of every user" : $"the rows of [{string.Join(", ", some)}]");
                }
            });
        suite.Add(
            "A reading of some users that is cancelled stops",
            "A run that is told to stop must not read to the end first.",
            async source =>
            {
                var users = (await LawSuite.ListAsync(read(source, default)).ConfigureAwait(false)).Select(userOf).Where(user => !user.IsNone).Distinct().ToArray();
                await Require.CancelledAsync("reading some users", token => LawSuite.ListAsync(readSome(source, users, token))).ConfigureAwait(false);
            });
    }

    /// <summary>Adds the laws of a source that has an order, and can be read on from a place in it.</summary>
    public static void AddOrder<TSource, TId>(
        LawSuite<TSource> suite, Func<TSource, TId, CancellationToken, IAsyncEnumerable<TId>> read, TId none, Func<string, TId> idOf)
        where TId : struct
    {
        suite.Add(
            "There are ids to check, and none is that of nobody",
            "An empty source keeps every law, so give the laws one with at least two ids; and a run can judge nobody.",
            async source =>
            {
                var all = await LawSuite.ListAsync(read(source, none, default)).ConfigureAwait(false);
                Require.That(all.Count > 1, "the source has fewer than two ids");
                Require.That(!all.Contains(none), "an id is that of nobody");
            });
        suite.Add(
            "The order is the same each time",
            "A run that was stopped goes on after the last one that is done; in another order it leaves some out.",
            async source => Require.SameList(
                await LawSuite.ListAsync(read(source, none, default)).ConfigureAwait(false), await LawSuite.ListAsync(read(source, none, default)).ConfigureAwait(false), "the second reading"));
        suite.Add(
            "Reading after one of them gives the rest",
            "That is how a run goes on; what is left out is not judged, and what comes again is judged twice.",
            async source =>
            {
                var all = await LawSuite.ListAsync(read(source, none, default)).ConfigureAwait(false);
                foreach (var place in Spread([.. Enumerable.Range(0, all.Count)]))
                {
                    // After the last of them, where one comes more than once.
                    var rest = all.Skip(all.LastIndexOf(all[place]) + 1);
                    Require.SameList(rest, await LawSuite.ListAsync(read(source, all[place], default)).ConfigureAwait(false), $"what comes after '{all[place]}'");
                }
            });
        suite.Add(
            "One need not exist any more to read on after it",
            "A user may be gone between two parts of a run; the run must go on all the same, and begin nowhere it has not been.",
            async source =>
            {
                var all = await LawSuite.ListAsync(read(source, none, default)).ConfigureAwait(false);
                var known = all.Select(id => $"{id}").ToHashSet(StringComparer.Ordinal);
                foreach (var id in Spread(all.ToArray()).Select(id => idOf(Near($"{id}", known))))
                {
                    var rest = await LawSuite.ListAsync(read(source, id, default)).ConfigureAwait(false);
                    Require.SameList(all.Skip(all.Count - rest.Count), rest, $"what comes after '{id}', which does not exist, at the end of all");
                }
            });
        suite.Add(
            "A reading of ids that is cancelled stops",
            "A run that is told to stop must not read a table to its end first.",
            source => Require.CancelledAsync("reading", token => LawSuite.ListAsync(read(source, none, token))));
    }

    // An id of the same form where there is one, for a host may have numbers or keys of one length.
    private static string Near(string id, HashSet<string> known)
    {
        var last = id[^1];
        var others = char.IsAsciiDigit(last) ? "0123456789" : char.IsAsciiLetterLower(last) ? "abcdefghijklmnopqrstuvwxyz" : "";
        return others.Select(other => $"{id[..^1]}{other}").FirstOrDefault(near => !known.Contains(near)) ?? Longer($"{id}{last}");

        string Longer(string text) => known.Contains(text) ? Longer($"{text}{last}") : text;
    }

    private static T[] Spread<T>(T[] items) =>
        items.Length <= Places ? items : [.. Enumerable.Range(0, Places).Select(i => items[(int)((long)i * (items.Length - 1) / (Places - 1))])];

    private static void RequireSame<TRow>(List<TRow> expected, List<TRow> actual, bool isRepeatable, string what)
        where TRow : notnull
    {
        var (wanted, found) = (Count(expected), Count(actual));
        foreach (var (row, count) in wanted)
        {
            var times = found.GetValueOrDefault(row);
            Require.That(isRepeatable ? times > 0 : times == count, $"{what}: a row is there {times} times, not {count} times: {row}");
        }

        foreach (var row in actual)
        {
            Require.That(wanted.ContainsKey(row), $"{what}: a row is there that should not be: {row}");
        }

        static Dictionary<TRow, int> Count(List<TRow> rows) => rows.GroupBy(row => row).ToDictionary(group => group.Key, group => group.Count());
    }
}
