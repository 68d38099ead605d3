using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using UserOps.Tagging;
using Step = UserOps.Testing.StoreStep<UserOps.Tagging.ITagStore>;

namespace UserOps.Testing;

/// <summary>What every <see cref="ITagStore"/> must keep.</summary>
/// <remarks>Each law makes a store of its own and disposes of it, if it can be. Some use one store from several threads at once, as runs do.</remarks>
public static class TagStoreLaws
{
    /// <summary>Gets the laws for a host's store.</summary>
    /// <param name="create">Makes an empty store.</param>
    /// <param name="cases">How many sequences of calls the generated law tries, each on a store of its own.</param>
    /// <returns>The laws.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="create"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="cases"/> is less than 1.</exception>
    public static IReadOnlyList<NamedLaw> For(Func<ITagStore> create, int cases = LawSuite.DefaultCases) => For(LawSuite.Waiting(create), cases);

    /// <summary>Gets the laws for a host's store that is opened asynchronously.</summary>
    /// <param name="create">Makes an empty store.</param>
    /// <param name="cases">How many sequences of calls the generated law tries, each on a store of its own.</param>
    /// <returns>The laws.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="create"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="cases"/> is less than 1.</exception>
    public static IReadOnlyList<NamedLaw> For(Func<ValueTask<ITagStore>> create, int cases = LawSuite.DefaultCases)
    {
        ArgumentNullException.ThrowIfNull(create);
        ArgumentOutOfRangeException.ThrowIfLessThan(cases, 1);
        var suite = new LawSuite<ITagStore>(create, cases);
        AddReading(suite);
        AddAppending(suite);
        AddCare(suite);
        AddCrowds(suite);
        PersonLaws.AddTo(
            suite,
            store => store,
            async (store, user) =>
            {
                await AppendedAsync(store, user, 0, [Entry("vip", Hard.At(0), reason: $"{user} asked"), Entry("new", Hard.At(0)), Entry("vip", Hard.At(1))]).ConfigureAwait(false);
                return 3;
            },
            async (store, user) => await LedgerAsync(store, user).ConfigureAwait(false) is { Count: > 0 } ledger ? [$"{user}: {TagLedgerJson.Write(ledger)}"] : []);
        suite.AddScripts(
            "Each of the other laws looks at one thing; calls that meet must add up too: appends, conflicts and erasures in any order.",
            Gen.Frequency((5, AnyAppend()), (1, AnyRead()), (1, AnyErase())),
            12,
            () => new MemoryTagStore(),
            [Read(Users)]);
        return suite.Laws;
    }

    private static UserId[] Users { get; } = [.. Hard.Ids.Take(5).Select(id => new UserId(id))];

    private static void AddReading(LawSuite<ITagStore> suite)
    {
        suite.Add(
            "Every user asked for has a ledger, and nobody else",
            "A run diffs what the rules say with what the ledger says; without a ledger a user would never get a tag.",
            async store =>
            {
                await AppendedAsync(store, new("other"), 0, [Entry("vip", Hard.At(0))]).ConfigureAwait(false);
                var ledgers = await LawSuite.ListAsync(store.ReadLedgersAsync(Users)).ConfigureAwait(false);
                Require.SameSet(Users.Select(user => $"'{user}' 0"), ledgers.Select(item => $"'{item.User}' {item.Ledger.Count}"), "the ledgers of users of whom nothing was said");
                Require.SameList([], await LawSuite.ListAsync(store.ReadLedgersAsync([])).ConfigureAwait(false), "the ledgers of no users");
            });
        suite.Add(
            "What is appended is read exactly",
            "A ledger is the evidence of why a user had a tag; a text that is cut, a number or an instant that is rounded, is another evidence.",
            async store =>
            {
                foreach (var (id, i) in Hard.Ids.Take(Hard.Texts.Length).Select((id, i) => (id, i)))
                {
                    var entries = Spoiled(Hard.Texts[i]);
                    await AppendedAsync(store, new(id), 0, entries).ConfigureAwait(false);
                    Require.Same(Text(TagLedger.From(entries)), Text(await LedgerAsync(store, new(id)).ConfigureAwait(false)), $"the ledger of '{id}'");
                }
            });
        suite.Add(
            "Entries recorded at one instant keep their order",
            "Of two words of one instant the later place decides; sorted by anything else, the other tag holds.",
            async store =>
            {
                var entries = Enumerable.Range(0, 40).Select(i => Entry($"tag {i * 7 % 40}", Hard.At(0))).ToList();
                for (var i = 0; i < entries.Count; i += 4)
                {
                    await AppendedAsync(store, new("ann"), i, entries.GetRange(i, 4)).ConfigureAwait(false);
                }

                Require.SameList(entries.Select(entry => entry.Tag), (await LedgerAsync(store, new("ann")).ConfigureAwait(false)).Entries.Select(entry => entry.Tag), "the entries in order");
            });
    }

    private static void AddAppending(LawSuite<ITagStore> suite)
    {
        suite.Add(
            "Who read the newest ledger appends, and who read an older one gets a conflict",
            "What was to be said rested on an old state; written all the same, the same tag is given twice.",
            async store =>
            {
                UserId ann = new("ann");
                await AppendedAsync(store, ann, 0, [Entry("vip", Hard.At(0))]).ConfigureAwait(false);
                await AppendedAsync(store, ann, 1, [Entry("new", Hard.At(1))]).ConfigureAwait(false);
                foreach (var expected in (int[])[0, 1, 3])
                {
                    Require.Same(new(IsAppended: false, 2), await AppendAsync(store, ann, expected, [Entry("gold", Hard.At(2))]).ConfigureAwait(false), $"appending to 2 entries by one who read {expected}");
                }

                Require.SameList(["vip", "new"], (await LedgerAsync(store, ann).ConfigureAwait(false)).Entries.Select(entry => entry.Tag), "the entries after the conflicts");
            });
        suite.Add(
            "Appending nothing writes nothing and still checks",
            "That is how a run that found no change makes sure that nobody else did.",
            async store =>
            {
                UserId ann = new("ann");
                Require.Same(new(IsAppended: true, 0), await AppendAsync(store, ann, 0, []).ConfigureAwait(false), "nothing, to an empty ledger");
                await AppendedAsync(store, ann, 0, [Entry("vip", Hard.At(0))]).ConfigureAwait(false);
                Require.Same(new(IsAppended: false, 1), await AppendAsync(store, ann, 0, []).ConfigureAwait(false), "nothing, by one who read an older ledger");
                Require.Same(new(IsAppended: true, 1), await AppendAsync(store, ann, 1, []).ConfigureAwait(false), "nothing, by one who read the newest");
            });
        suite.Add(
            "Each user of a batch has an outcome of their own, in the order of the batch",
            "A conflict of one user must not keep the others from being written, and the outcomes tell whom to read again.",
            async store =>
            {
                UserId[] users = [.. Enumerable.Range(0, 50).Select(i => new UserId($"u-{97 * (i + 1) % 53:00}"))];
                await AppendedAsync(store, users[20], 0, [Entry("vip", Hard.At(0))]).ConfigureAwait(false);
                var outcomes = await store.AppendAsync([.. users.Select((user, i) => Append(user, 0, [.. Enumerable.Range(0, i % 4).Select(j => Entry($"tag {j}", Hard.At(j)))]))]).ConfigureAwait(false);
                Require.SameList(users.Select((_, i) => i == 20 ? new TagAppendOutcome(IsAppended: false, 1) : new(IsAppended: true, i % 4)), outcomes, "the outcomes");
                var ledgers = await LawSuite.ListAsync(store.ReadLedgersAsync(users)).ConfigureAwait(false);
                Require.SameSet(users.Select((user, i) => $"{user} {(i == 20 ? 1 : i % 4)}"), ledgers.Select(item => $"{item.User} {item.Ledger.Count}"), "the ledgers afterwards");
                Require.Same(0, (await store.AppendAsync([]).ConfigureAwait(false)).Count, "the outcomes of an empty batch");
            });
    }

    private static void AddCare(LawSuite<ITagStore> suite)
    {
        suite.Add(
            "Entries that a ledger can't take are refused, all of that user",
            "A ledger with one bad entry can't be read any more.",
            async store =>
            {
                UserId ann = new("ann");
                await AppendedAsync(store, ann, 0, [Entry("vip", Hard.At(5))]).ConfigureAwait(false);
                TagEntry[][] bad =
                [
                    [Entry("new", Hard.At(6)), Entry(" ", Hard.At(6))],
                    [Entry("new", Hard.At(6)), Entry("gold", Hard.At(6) - Duration.FromNanoseconds(1))],
                    [Entry("new", Hard.At(5) - Duration.FromNanoseconds(1)), Entry("gold", Hard.At(6))],
                ];
                foreach (var entries in bad)
                {
                    await Require.RefusedAsync("a bad entry", () => AppendAsync(store, ann, 1, entries)).ConfigureAwait(false);
                    Require.SameList(["vip"], (await LedgerAsync(store, ann).ConfigureAwait(false)).Entries.Select(entry => entry.Tag), "the entries after the refusal");
                }
            });
    }

    private static void AddCrowds(LawSuite<ITagStore> suite)
    {
        suite.Add(
            "Of eight that append to the same ledgers at once, one gets through and the others get a conflict",
            "Check and write are one step; apart, two runs give the same tag twice, or one word is lost.",
            async store =>
            {
                for (var round = 0; round < 5; round++)
                {
                    var outcomes = await LawSuite.AtOnceAsync(Hard.Writers, async i =>
                        await store.AppendAsync([.. Users.Select((_, j) => Append(Users[(i + j) % Users.Length], round, [Entry($"by {i}", Hard.At(round))]))]).ConfigureAwait(false)).ConfigureAwait(false);
                    var winners = outcomes.SelectMany((list, i) => list.Select((outcome, j) => (User: Users[(i + j) % Users.Length], Writer: i, outcome.IsAppended))).Where(item => item.IsAppended).ToList();
                    Require.SameSet(Users, winners.Select(item => item.User), $"the users of whom a writer got through in round {round}");
                    var ledgers = await LawSuite.ListAsync(store.ReadLedgersAsync(Users)).ConfigureAwait(false);
                    Require.SameSet(winners.Select(item => $"{item.User} {round + 1} by {item.Writer}"), ledgers.Select(item => $"{item.User} {item.Ledger.Count} {item.Ledger.Entries[^1].Tag}"), "the ledgers, with their last entries");
                }
            });
        suite.Add(
            "Of eight that read again after a conflict, every word is kept once",
            "That is how runs live beside each other; nothing may be lost or doubled in the end.",
            async store =>
            {
                UserId ann = new("ann");
                await LawSuite.AtOnceAsync(Hard.Writers, async i =>
                {
                    while (!(await AppendAsync(store, ann, (await LedgerAsync(store, ann).ConfigureAwait(false)).Count, [Entry($"by {i}", Hard.At(0))]).ConfigureAwait(false)).IsAppended)
                    {
                        await Task.Yield();
                    }

                    return i;
                }).ConfigureAwait(false);
                Require.SameSet(Enumerable.Range(0, Hard.Writers).Select(i => $"by {i}"), (await LedgerAsync(store, ann).ConfigureAwait(false)).Entries.Select(entry => entry.Tag), "the entries of all");
            });
        suite.Add(
            "Nobody is refused",
            "A blank where an id should be is a fault of the caller, which shows best where it is made.",
            async store =>
            {
                await Require.RefusedAsync("reading nobody", () => LawSuite.ListAsync(store.ReadLedgersAsync([new("ann"), UserId.None]))).ConfigureAwait(false);
                await Require.RefusedAsync("appending to nobody", () => AppendAsync(store, UserId.None, 0, [Entry("vip", Hard.At(0))])).ConfigureAwait(false);
                await Require.RefusedAsync("erasing nobody", () => store.EraseAsync(UserId.None).AsTask()).ConfigureAwait(false);
                await Require.RefusedAsync("exporting nobody", () => LawSuite.ListAsync(store.ExportAsync(UserId.None))).ConfigureAwait(false);
            });
        suite.Add(
            "A call that is cancelled before it begins does nothing",
            "A run that is told to stop must stop, and must not be half done.",
            async store =>
            {
                UserId ann = new("ann");
                await AppendedAsync(store, ann, 0, [Entry("vip", Hard.At(0))]).ConfigureAwait(false);
                await Require.CancelledAsync("reading", token => LawSuite.ListAsync(store.ReadLedgersAsync([ann], token))).ConfigureAwait(false);
                await Require.CancelledAsync("appending", token => store.AppendAsync([Append(ann, 1, [Entry("new", Hard.At(1))])], token).AsTask()).ConfigureAwait(false);
                await Require.CancelledAsync("exporting", token => LawSuite.ListAsync(store.ExportAsync(ann, token))).ConfigureAwait(false);
                await Require.CancelledAsync("erasing", token => store.EraseAsync(ann, token).AsTask()).ConfigureAwait(false);
                Require.SameList(["vip"], (await LedgerAsync(store, ann).ConfigureAwait(false)).Entries.Select(entry => entry.Tag), "the entries after that");
            });
    }

    private static Gen<Step> AnyAppend() =>
        from batch in Gen.Shuffle(Users)
        from count in Gen.Choose(1, Users.Length)
        from ledgers in Gen.ArrayOf(LedgerGenerators.Ledgers.Generator.Resize(4), count)
        from missed in Gen.ArrayOf(Gen.Elements(0, 0, 0, 1, -1), count)
        select new Step($"append {string.Join("; ", batch.Take(count).Select((user, i) => $"{ledgers[i]} to '{user}'{(missed[i] == 0 ? "" : $", read {missed[i]} entries ago")}"))}", async store =>
        {
            var appends = new List<TagAppend>();
            for (var i = 0; i < count; i++)
            {
                var before = await LedgerAsync(store, batch[i]).ConfigureAwait(false);
                var last = before.Count > 0 ? before.Entries[^1].RecordedAt : Instant.MinValue;
                appends.Add(Append(batch[i], Math.Max(0, before.Count - missed[i]), [.. ledgers[i].Entries.Select(entry => entry with { RecordedAt = Instant.Max(last, entry.RecordedAt) })]));
            }

            return string.Join(", ", await store.AppendAsync(appends).ConfigureAwait(false));
        });

    private static Gen<Step> AnyRead() =>
        from users in Gen.Shuffle(Users) from count in Gen.Choose(1, Users.Length) select Read([.. users.Take(count)]);

    private static Gen<Step> AnyErase() =>
        from user in Gen.Elements(Users)
        select new Step($"erase '{user}'", async store => $"{await store.EraseAsync(user).ConfigureAwait(false)} erased");

    private static Step Read(UserId[] users) => new($"read {string.Join(", ", users.Select(user => $"'{user}'"))}", async store =>
    {
        var ledgers = await LawSuite.ListAsync(store.ReadLedgersAsync(users)).ConfigureAwait(false);
        return string.Join('\n', ledgers.Select(item => $"'{item.User}': {Text(item.Ledger)}").Order(StringComparer.Ordinal));
    });

    // Every kind of source and value, every hard instant, and a text wherever one can stand.
    private static TagEntry[] Spoiled(string text)
    {
        TagSource[] sources = [TagSource.Manual, new RuleTagSource(text), new ImportTagSource(text), new ModelTagSource(text, 0.123_456_789_012_345_678m), new ModelTagSource(text, 1.0m)];
        Literal?[] values = [null, text, 79_228_162_514_264_337_593_543_950_335m, -0.000_000_000_000_000_000_000_000_1m, true];
        return
        [
            .. Hard.Instants.Select((at, i) => new TagEntry
            {
                Tag = text,
                Kind = TagEntryKind.Assign,
                Value = values[i % values.Length],
                Source = sources[i % sources.Length],
                ValidFrom = Hard.Instants[^1] - Duration.FromNanoseconds(i + 1),
                ValidUntil = i % 2 == 0 ? null : Hard.Instants[^1],
                RecordedAt = at,
                By = text,
                Reason = i % 2 == 0 ? text : null,
            }),
            Entry(text, Hard.Instants[^1]) with { Kind = TagEntryKind.Clear, ValidFrom = Hard.Instants[0] },
            Entry(text, Hard.Instants[^1]) with { Kind = TagEntryKind.Ban },
        ];
    }

    private static TagEntry Entry(string tag, Instant at, string? reason = null) => new()
    {
        Tag = tag,
        Kind = TagEntryKind.Assign,
        Source = TagSource.Manual,
        ValidFrom = Hard.Start,
        RecordedAt = at,
        By = "desk",
        Reason = reason,
    };

    private static TagAppend Append(UserId user, int expectedCount, IReadOnlyList<TagEntry> entries) => new(user, entries.ToEquatableArray(), expectedCount);

    private static async Task<TagAppendOutcome> AppendAsync(ITagStore store, UserId user, int expectedCount, IReadOnlyList<TagEntry> entries)
    {
        var outcomes = await store.AppendAsync([Append(user, expectedCount, entries)]).ConfigureAwait(false);
        Require.Same(1, outcomes.Count, "the number of outcomes of one append");
        return outcomes[0];
    }

    private static async Task AppendedAsync(ITagStore store, UserId user, int expectedCount, IReadOnlyList<TagEntry> entries) =>
        Require.Same(new(IsAppended: true, expectedCount + entries.Count), await AppendAsync(store, user, expectedCount, entries).ConfigureAwait(false), $"appending {entries.Count} entries to '{user}'");

    private static async Task<TagLedger> LedgerAsync(ITagStore store, UserId user)
    {
        var ledgers = await LawSuite.ListAsync(store.ReadLedgersAsync([user])).ConfigureAwait(false);
        Require.That(ledgers is [var one] && one.User == user, $"reading '{user}' gave {ledgers.Count} ledgers, or that of another user");
        return ledgers[0].Ledger;
    }

    private static string Text(TagLedger ledger) => string.Join("\n  ", ledger.Entries.Select(entry => TagLedgerJson.Write(TagLedger.From([entry]))));
}
