using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using NodaTime.Text;
using UserOps.Hosting;
using Step = UserOps.Testing.StoreStep<UserOps.Hosting.ICheckpointStore>;

namespace UserOps.Testing;

/// <summary>What every <see cref="ICheckpointStore"/> must keep.</summary>
/// <remarks>Each law makes a store of its own and disposes of it, if it can be. Some use one store from several threads at once.</remarks>
public static class CheckpointStoreLaws
{
    private const string Kind = "lifecycle";

    /// <summary>Gets the laws for a host's store.</summary>
    /// <param name="create">Makes an empty store.</param>
    /// <param name="cases">How many sequences of calls the generated law tries, each on a store of its own.</param>
    /// <returns>The laws.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="create"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="cases"/> is less than 1.</exception>
    public static IReadOnlyList<NamedLaw> For(Func<ICheckpointStore> create, int cases = LawSuite.DefaultCases) => For(LawSuite.Waiting(create), cases);

    /// <summary>Gets the laws for a host's store that is opened asynchronously.</summary>
    /// <param name="create">Makes an empty store.</param>
    /// <param name="cases">How many sequences of calls the generated law tries, each on a store of its own.</param>
    /// <returns>The laws.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="create"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="cases"/> is less than 1.</exception>
    public static IReadOnlyList<NamedLaw> For(Func<ValueTask<ICheckpointStore>> create, int cases = LawSuite.DefaultCases)
    {
        ArgumentNullException.ThrowIfNull(create);
        ArgumentOutOfRangeException.ThrowIfLessThan(cases, 1);
        var suite = new LawSuite<ICheckpointStore>(create, cases);
        AddWriting(suite);
        AddCare(suite);
        PersonLaws.AddTo(
            suite,
            store => store,
            async (store, user) =>
            {
                await WrittenAsync(store, Checkpoint(1, user.Value, kind: $"run to {user.Value[..3]}")).ConfigureAwait(false);
                await WrittenAsync(store, Checkpoint(1, user.Value, kind: $"other to {user.Value[..3]}")).ConfigureAwait(false);
                return 2;
            },
            async (store, user) => [Text(await store.ReadAsync($"run to {user.Value[..3]}").ConfigureAwait(false)), Text(await store.ReadAsync($"other to {user.Value[..3]}").ConfigureAwait(false))]);
        suite.AddScripts(
            "Each of the other laws looks at one thing; calls that meet must add up too, in any order.",
            Gen.Frequency((5, AnyWrite()), (1, AnyErase()), (1, Gen.Elements(Kind, "rfm").Select(Read))),
            12,
            () => new MemoryCheckpointStore(),
            [Read(Kind), Read("rfm")]);
        return suite.Laws;
    }

    private static void AddWriting(LawSuite<ICheckpointStore> suite)
    {
        suite.Add(
            "A run that has never begun has no checkpoint",
            "A checkpoint of another run would let it leave out subjects that nobody has judged.",
            async store =>
            {
                Require.Same("none", Text(await store.ReadAsync(Kind).ConfigureAwait(false)), "a run that has never begun");
                await WrittenAsync(store, Checkpoint(1, "u-1")).ConfigureAwait(false);
                Require.Same("none", Text(await store.ReadAsync("Lifecycle").ConfigureAwait(false)), "a run whose name differs in case");
            });
        suite.Add(
            "What is written is read exactly",
            "A position that is changed leaves subjects out or judges them twice; an instant that is rounded judges at another time.",
            async store =>
            {
                foreach (var (text, i) in Hard.Texts.Select((text, i) => (text, i)))
                {
                    var first = Checkpoint(1, text, Hard.Instants[i], $"run {Hard.Ids[i]}") with { Subjects = long.MaxValue - i, Policy = new(Hard.Ids[i], Hard.Ids[^1], new('b', 64)) };
                    var second = first with { Version = 2, Position = null, IsFinished = true };
                    await WrittenAsync(store, first).ConfigureAwait(false);
                    Require.Same(Text(first), Text(await store.ReadAsync(first.Kind).ConfigureAwait(false)), "reading the first checkpoint");
                    await WrittenAsync(store, second).ConfigureAwait(false);
                    Require.Same(Text(second), Text(await store.ReadAsync(first.Kind).ConfigureAwait(false)), "reading the second checkpoint");
                }
            });
        suite.Add(
            "Only the next version is written",
            "Of two processes that run at once, one must find its number taken and stop.",
            async store =>
            {
                await RefusesAsync(store, Checkpoint(2, "u-9")).ConfigureAwait(false);
                await WrittenAsync(store, Checkpoint(1, "u-1")).ConfigureAwait(false);
                await WrittenAsync(store, Checkpoint(2, "u-2")).ConfigureAwait(false);
                foreach (var version in (long[])[1, 2, 4])
                {
                    await RefusesAsync(store, Checkpoint(version, "u-9")).ConfigureAwait(false);
                }

                Require.Same(Text(Checkpoint(2, "u-2")), Text(await store.ReadAsync(Kind).ConfigureAwait(false)), "the checkpoint after the refusals");
            });
        suite.Add(
            "Writing again is safe",
            "Who does not know whether a write arrived writes again; to be told that another run has written would stop it for nothing.",
            async store =>
            {
                await WrittenAsync(store, Checkpoint(1, "u-1")).ConfigureAwait(false);
                await WrittenAsync(store, Checkpoint(1, "u-1")).ConfigureAwait(false);
                await WrittenAsync(store, Checkpoint(2, "u-2")).ConfigureAwait(false);
                await RefusesAsync(store, Checkpoint(1, "u-1")).ConfigureAwait(false);
            });
    }

    private static void AddCare(LawSuite<ICheckpointStore> suite)
    {
        suite.Add(
            "Of eight that write the same version at once, exactly one has it",
            "Two runs that both go on from one checkpoint do everything twice, and overwrite each other's position.",
            async store =>
            {
                for (var version = 1; version <= 10; version++)
                {
                    var written = await LawSuite.AtOnceAsync(Hard.Writers, async i => await store.WriteAsync(Checkpoint(version, $"u-{i}")).ConfigureAwait(false)).ConfigureAwait(false);
                    Require.Same(1, written.Count(item => item), $"how many wrote version {version}");
                    Require.Same(Text(Checkpoint(version, $"u-{Array.IndexOf(written, value: true)}")), Text(await store.ReadAsync(Kind).ConfigureAwait(false)), $"the checkpoint after version {version}");
                }
            });
        suite.Add(
            "Erasing takes the position away and keeps the run",
            "The run begins at the first subject again; its version must go on, or two processes could not tell each other.",
            async store =>
            {
                await WrittenAsync(store, Checkpoint(1, "u-1")).ConfigureAwait(false);
                await WrittenAsync(store, Checkpoint(2, "u-2")).ConfigureAwait(false);
                Require.Same(0, await store.EraseAsync(new("u-1")).ConfigureAwait(false), "how many records were erased of a user that the run is past");
                Require.Same(1, await store.EraseAsync(new("u-2")).ConfigureAwait(false), "how many records were erased");
                var left = await store.ReadAsync(Kind).ConfigureAwait(false);
                Require.Same((2L, null, Hard.Start), (left?.Version ?? 0, left?.Position, left?.AsOf ?? default), "version, position and instant afterwards");
                await WrittenAsync(store, Checkpoint(3, "u-3")).ConfigureAwait(false);
            });
        suite.Add(
            "Nothing and nobody are refused",
            "A blank where an id should be is a fault of the caller, which shows best where it is made.",
            async store =>
            {
                foreach (var blank in (string[])["", " "])
                {
                    await Require.RefusedAsync("reading a blank kind", () => store.ReadAsync(blank).AsTask()).ConfigureAwait(false);
                    await Require.RefusedAsync("writing a blank kind", () => store.WriteAsync(Checkpoint(1, "u-1", kind: blank)).AsTask()).ConfigureAwait(false);
                }

                await Require.RefusedAsync("erasing nobody", () => store.EraseAsync(UserId.None).AsTask()).ConfigureAwait(false);
                await Require.RefusedAsync("exporting nobody", () => LawSuite.ListAsync(store.ExportAsync(UserId.None))).ConfigureAwait(false);
            });
        suite.Add(
            "A call that is cancelled before it begins does nothing",
            "A run that is told to stop must stop, and must not be half done.",
            async store =>
            {
                await WrittenAsync(store, Checkpoint(1, "u-1")).ConfigureAwait(false);
                await Require.CancelledAsync("reading", token => store.ReadAsync(Kind, token).AsTask()).ConfigureAwait(false);
                await Require.CancelledAsync("writing", token => store.WriteAsync(Checkpoint(2, "u-2"), token).AsTask()).ConfigureAwait(false);
                await Require.CancelledAsync("erasing", token => store.EraseAsync(new("u-1"), token).AsTask()).ConfigureAwait(false);
                await Require.CancelledAsync("exporting", token => LawSuite.ListAsync(store.ExportAsync(new("u-1"), token))).ConfigureAwait(false);
                Require.Same(Text(Checkpoint(1, "u-1")), Text(await store.ReadAsync(Kind).ConfigureAwait(false)), "the checkpoint after that");
            });
    }

    private static Gen<Step> AnyWrite() =>
        from kind in Gen.Elements(Kind, "rfm")
        from ahead in Gen.Elements(1, 1, 1, 0, 2)
        from position in Gen.Elements("ann", "bob", Hard.Texts[1], null)
        from asOf in Gen.Elements(Hard.Instants)
        from finished in Gen.Elements(false, false, true)
        select new Step($"write {kind} {ahead} ahead at {position ?? "no position"}, {Hard.Text(asOf)}", async store =>
        {
            var before = await store.ReadAsync(kind).ConfigureAwait(false);
            var next = Checkpoint((before?.Version ?? 0) + ahead, position, asOf, kind) with { IsFinished = finished };
            var answers = new List<bool> { await store.WriteAsync(next).ConfigureAwait(false), await store.WriteAsync(next).ConfigureAwait(false) };
            return $"{string.Join(" and again ", answers)}: {Text(await store.ReadAsync(kind).ConfigureAwait(false))}";
        });

    private static Gen<Step> AnyErase() =>
        from user in Gen.Elements("ann", "bob")
        select new Step($"erase {user}", async store => $"{await store.EraseAsync(new(user)).ConfigureAwait(false)} erased");

    private static Step Read(string kind) => new($"read {kind}", async store => Text(await store.ReadAsync(kind).ConfigureAwait(false)));

    private static async Task WrittenAsync(ICheckpointStore store, RunCheckpoint checkpoint) =>
        Require.That(await store.WriteAsync(checkpoint).ConfigureAwait(false), $"version {checkpoint.Version} at '{checkpoint.Position}' was not written");

    private static async Task RefusesAsync(ICheckpointStore store, RunCheckpoint checkpoint) =>
        Require.That(!await store.WriteAsync(checkpoint).ConfigureAwait(false), $"version {checkpoint.Version} at '{checkpoint.Position}' was written");

    private static RunCheckpoint Checkpoint(long version, string? position, Instant? asOf = null, string kind = Kind) => new()
    {
        Kind = kind,
        Version = version,
        AsOf = asOf ?? Hard.Start,
        Policy = new("stages", "1", new('a', 64)),
        Position = position,
        Subjects = version,
        IsFinished = false,
    };

    // How many subjects are done counts for nothing where the position was erased.
    private static string Text(RunCheckpoint? item) => item is null
        ? "none"
        : $"{item.Kind} {item.Version}, {InstantPattern.ExtendedIso.Format(item.AsOf)}, {item.Policy.Name} {item.Policy.Version} {item.Policy.Hash}, "
            + $"{(item.Position is null ? "at no position" : $"{item.Subjects} to '{item.Position}'")}{(item.IsFinished ? ", finished" : "")}";
}
