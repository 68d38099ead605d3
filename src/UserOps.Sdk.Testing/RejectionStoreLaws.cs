using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using UserOps.Hosting;
using Step = UserOps.Testing.StoreStep<UserOps.Hosting.IRejectionStore>;

namespace UserOps.Testing;

/// <summary>What every <see cref="IRejectionStore"/> must keep.</summary>
/// <remarks>Each law makes a store of its own and disposes of it, if it can be. Some use one store from several threads at once.</remarks>
public static class RejectionStoreLaws
{
    private const string Kind = "lifecycle";

    /// <summary>Gets the laws for a host's store.</summary>
    /// <param name="create">Makes an empty store.</param>
    /// <param name="cases">How many sequences of calls the generated law tries, each on a store of its own.</param>
    /// <returns>The laws.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="create"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="cases"/> is less than 1.</exception>
    public static IReadOnlyList<NamedLaw> For(Func<IRejectionStore> create, int cases = LawSuite.DefaultCases) => For(LawSuite.Waiting(create), cases);

    /// <summary>Gets the laws for a host's store that is opened asynchronously.</summary>
    /// <param name="create">Makes an empty store.</param>
    /// <param name="cases">How many sequences of calls the generated law tries, each on a store of its own.</param>
    /// <returns>The laws.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="create"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="cases"/> is less than 1.</exception>
    public static IReadOnlyList<NamedLaw> For(Func<ValueTask<IRejectionStore>> create, int cases = LawSuite.DefaultCases)
    {
        ArgumentNullException.ThrowIfNull(create);
        ArgumentOutOfRangeException.ThrowIfLessThan(cases, 1);
        var suite = new LawSuite<IRejectionStore>(create, cases);
        AddWriting(suite);
        AddCare(suite);
        PersonLaws.AddTo(
            suite,
            store => store,
            async (store, user) =>
            {
                await store.WriteAsync([Of("by key", key: user.Value), Of("by value", value: user.Value), Of("by both", key: user.Value, value: user.Value), Of("of nobody")]).ConfigureAwait(false);
                return 3;
            },
            async (store, _) => [.. (await ReadAsync(store, Kind).ConfigureAwait(false)).Select(Text)]);
        suite.AddScripts(
            "Each of the other laws looks at one thing; calls that meet must add up too, in any order.",
            Gen.Frequency((4, AnyWrite()), (1, AnyErase())),
            12,
            () => new MemoryRejectionStore(),
            [Read(Kind), Read("rfm")]);
        return suite.Laws;
    }

    private static void AddWriting(LawSuite<IRejectionStore> suite)
    {
        suite.Add(
            "What is written is read exactly",
            "A rejection is how a person finds the bad record; a text that is cut or a key that is lost finds nothing.",
            async store =>
            {
                Require.SameList([], await ReadAsync(store, Kind).ConfigureAwait(false), "reading before anything was written");
                var rejections = Hard.Texts.SelectMany((text, i) => new[]
                {
                    Of(text, Hard.Instants[i], text, text),
                    Of(text, Hard.Instants[i], text, text) with { Rejection = new(text, text, text, text) { Line = long.MaxValue - i } },
                }).ToList();
                await store.WriteAsync(rejections).ConfigureAwait(false);
                Require.SameSet(rejections.Select(Text), (await ReadAsync(store, Kind).ConfigureAwait(false)).Select(Text), "reading what was written");
                Require.SameList([], await ReadAsync(store, "Lifecycle").ConfigureAwait(false), "reading a run whose name differs in case");
            });
        suite.Add(
            "Rejections come by instant",
            "Who reads them wants to see what a run has met, in the order in which it ran.",
            async store =>
            {
                foreach (var at in Hard.Instants.Reverse())
                {
                    await store.WriteAsync([Of("one", at), Of("two", at)]).ConfigureAwait(false);
                }

                Require.SameList(Hard.Instants.SelectMany(at => new[] { at, at }), (await ReadAsync(store, Kind).ConfigureAwait(false)).Select(item => item.AsOf), "the instants as they come");
            });
        suite.Add(
            "A rejection that comes again is kept once, and one that differs is another",
            "A run that is resumed meets the same records again; counted twice, the figures are wrong.",
            async store =>
            {
                var one = Of("one", key: "k");
                RunRejection[] near =
                [
                    one,
                    one with { Kind = "rfm" },
                    one with { AsOf = one.AsOf + Duration.FromNanoseconds(1) },
                    one with { Rejection = one.Rejection with { Source = "two" } },
                    one with { Rejection = one.Rejection with { Field = "Amount" } },
                    one with { Rejection = one.Rejection with { Value = "" } },
                    one with { Rejection = one.Rejection with { Why = "" } },
                    one with { Rejection = one.Rejection with { Line = 7 } },
                    one with { Rejection = one.Rejection with { Line = 0 } },
                    one with { Rejection = one.Rejection with { Key = null } },
                    one with { Rejection = one.Rejection with { Key = "" } },
                ];
                await store.WriteAsync(near).ConfigureAwait(false);
                await store.WriteAsync([.. near.Reverse()]).ConfigureAwait(false);
                await store.WriteAsync([]).ConfigureAwait(false);
                Require.SameSet(near.Where(item => item.Kind == Kind).Select(Text), (await ReadAsync(store, Kind).ConfigureAwait(false)).Select(Text), "what is kept");
                Require.SameSet(near.Where(item => item.Kind == "rfm").Select(Text), (await ReadAsync(store, "rfm").ConfigureAwait(false)).Select(Text), "what is kept of the other run");
            });
    }

    private static void AddCare(LawSuite<IRejectionStore> suite)
    {
        suite.Add(
            "Of eight that write at once, nothing is lost or doubled",
            "A run judges on all cores, and each may reject.",
            async store =>
            {
                RunRejection[] shared = [.. Enumerable.Range(0, 20).Select(i => Of($"shared {i}"))];
                await LawSuite.AtOnceAsync(Hard.Writers, async i =>
                {
                    await store.WriteAsync([.. i % 2 == 0 ? shared : shared.Reverse(), Of($"own {i}")]).ConfigureAwait(false);
                    return i;
                }).ConfigureAwait(false);
                Require.SameSet(
                    shared.Concat(Enumerable.Range(0, Hard.Writers).Select(i => Of($"own {i}"))).Select(Text),
                    (await ReadAsync(store, Kind).ConfigureAwait(false)).Select(Text),
                    "what is kept after all have written");
            });
        suite.Add(
            "Nothing and nobody are refused",
            "A blank where an id should be is a fault of the caller, which shows best where it is made.",
            async store =>
            {
                await Require.RefusedAsync("reading a blank kind", () => ReadAsync(store, " ")).ConfigureAwait(false);
                await Require.RefusedAsync("erasing nobody", () => store.EraseAsync(UserId.None).AsTask()).ConfigureAwait(false);
                await Require.RefusedAsync("exporting nobody", () => LawSuite.ListAsync(store.ExportAsync(UserId.None))).ConfigureAwait(false);
            });
        suite.Add(
            "A call that is cancelled before it begins does nothing",
            "A run that is told to stop must stop, and must not be half done.",
            async store =>
            {
                await store.WriteAsync([Of("one", key: "ann")]).ConfigureAwait(false);
                await Require.CancelledAsync("reading", token => LawSuite.ListAsync(store.ReadAsync(Kind, token))).ConfigureAwait(false);
                await Require.CancelledAsync("writing", token => store.WriteAsync([Of("two")], token).AsTask()).ConfigureAwait(false);
                await Require.CancelledAsync("erasing", token => store.EraseAsync(new("ann"), token).AsTask()).ConfigureAwait(false);
                await Require.CancelledAsync("exporting", token => LawSuite.ListAsync(store.ExportAsync(new("ann"), token))).ConfigureAwait(false);
                Require.SameList([Text(Of("one", key: "ann"))], (await ReadAsync(store, Kind).ConfigureAwait(false)).Select(Text), "what is kept after that");
            });
    }

    private static Gen<Step> AnyWrite() =>
        from kind in Gen.Elements(Kind, "rfm")
        from items in Gen.ArrayOf(
            from asOf in Gen.Elements(Hard.Instants)
            from source in Gen.Elements("orders", "Orders", Hard.Texts[4])
            from key in Gen.Elements(null, "ann", "bob", "ann ")
            from value in Gen.Elements("", "ann", "bob", Hard.Texts[1])
            from line in Gen.Elements<long?>(null, 1, 2)
            select new RunRejection(kind, asOf, new(source, "User", value, "It is blank.") { Key = key, Line = line }),
            3)
        select new Step($"write {string.Join("; ", items.Select(Text))}", async store =>
        {
            await store.WriteAsync([.. items, items[0]]).ConfigureAwait(false);
            return "done";
        });

    private static Gen<Step> AnyErase() =>
        from user in Gen.Elements("ann", "bob")
        select new Step($"erase {user}", async store => $"{await store.EraseAsync(new(user)).ConfigureAwait(false)} erased");

    private static Step Read(string kind) => new($"read {kind}", async store =>
    {
        var rows = await ReadAsync(store, kind).ConfigureAwait(false);
        var order = rows.OrderBy(item => item.AsOf).Select(item => item.AsOf).SequenceEqual(rows.Select(item => item.AsOf)) ? "in order" : "in disorder";
        return $"{order}:\n{string.Join('\n', rows.Select(Text).Order(StringComparer.Ordinal))}";
    });

    private static Task<List<RunRejection>> ReadAsync(IRejectionStore store, string kind) => LawSuite.ListAsync(store.ReadAsync(kind));

    private static RunRejection Of(string source, Instant? asOf = null, string? key = null, string value = "-1") =>
        new(Kind, asOf ?? Hard.Start, new(source, "User", value, "It is out of range.") { Key = key });

    private static string Text(RunRejection item) => $"{item.Kind} at {Hard.Text(item.AsOf)}: {item.Rejection}, key {(item.Rejection.Key is { } key ? $"'{key}'" : "none")}, line {item.Rejection.Line}";
}
