using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using UserOps.Complaints;
using Step = UserOps.Testing.StoreStep<UserOps.Complaints.IComplaintStore>;

namespace UserOps.Testing;

/// <summary>What every <see cref="IComplaintStore"/> must keep.</summary>
/// <remarks>Each law makes a store of its own and disposes of it, if it can be. Some use one store from several threads at once.</remarks>
public static class ComplaintStoreLaws
{
    private static readonly ComplaintId First = new("C-1");
    private static readonly ComplaintId Second = new("C-2");

    /// <summary>Gets the laws for a host's store.</summary>
    /// <param name="create">Makes an empty store.</param>
    /// <param name="cases">How many sequences of calls the generated law tries, each on a store of its own.</param>
    /// <returns>The laws.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="create"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="cases"/> is less than 1.</exception>
    public static IReadOnlyList<NamedLaw> For(Func<IComplaintStore> create, int cases = LawSuite.DefaultCases) => For(LawSuite.Waiting(create), cases);

    /// <summary>Gets the laws for a host's store that is opened asynchronously.</summary>
    /// <param name="create">Makes an empty store.</param>
    /// <param name="cases">How many sequences of calls the generated law tries, each on a store of its own.</param>
    /// <returns>The laws.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="create"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="cases"/> is less than 1.</exception>
    public static IReadOnlyList<NamedLaw> For(Func<ValueTask<IComplaintStore>> create, int cases = LawSuite.DefaultCases)
    {
        ArgumentNullException.ThrowIfNull(create);
        ArgumentOutOfRangeException.ThrowIfLessThan(cases, 1);
        var suite = new LawSuite<IComplaintStore>(create, cases);
        AddReading(suite);
        AddAppending(suite);
        AddCare(suite);
        AddErasure(suite);
        PersonLaws.AddTo(
            suite,
            store => store,
            async (store, user) =>
            {
                var (one, two) = (new ComplaintId($"C-{user.Value[..3]}-1"), new ComplaintId($"C-{user.Value[..3]}-2"));
                await AppendedAsync(store, one, Story(one, user), 0).ConfigureAwait(false);
                await AppendedAsync(store, two, Story(two, user), 0).ConfigureAwait(false);
                return 2;
            },
            async (store, user) =>
            {
                ComplaintId[] ids = [new($"C-{user.Value[..3]}-1"), new($"C-{user.Value[..3]}-2")];
                var logs = (await LawSuite.ListAsync(store.ReadLogsAsync(ids)).ConfigureAwait(false)).Concat(await LawSuite.ListAsync(store.ReadRelatedAsync(ids)).ConfigureAwait(false));
                return [.. logs.SelectMany(known => known.Log.Events).Select(Words)];
            });
        suite.AddScripts(
            "Each of the other laws looks at one thing; calls that meet must add up too: appends, conflicts, merges and erasures in any order.",
            Gen.Frequency((5, AnyAppend()), (1, Gen.Elements(Ids).Select(id => Related([id]))), (1, AnyErase())),
            10,
            () => new MemoryComplaintStore(),
            [Read(), Related([Ids[0]]), Related(Ids)]);
        return suite.Laws;
    }

    private static ComplaintId[] Ids { get; } = [First, Second, new("C-3")];

    private static void AddReading(LawSuite<IComplaintStore> suite)
    {
        suite.Add(
            "Every complaint asked for has a log, and no other",
            "A complaint without a log would never be judged.",
            async store =>
            {
                await AppendedAsync(store, First, Story(First), 0).ConfigureAwait(false);
                var logs = await LawSuite.ListAsync(store.ReadLogsAsync([Second, new("c-1"), new("C-1 ")])).ConfigureAwait(false);
                Require.SameSet(["'C-2' 0", "'c-1' 0", "'C-1 ' 0"], logs.Select(known => $"'{known.Id}' {known.Log.Events.Count}"), "the logs of complaints of which nothing was recorded");
            });
        suite.Add(
            "What is written is read exactly",
            "A log is the evidence of what was done when; a text that is cut or an instant that is rounded is another evidence.",
            async store =>
            {
                for (var i = 0; i < Hard.Texts.Length; i++)
                {
                    var id = new ComplaintId($"C-{Hard.Ids[i]}");
                    var events = Story(id, new(Hard.Ids[i]), Hard.Texts[i], Hard.Instants[i]);
                    await AppendedAsync(store, id, events, 0).ConfigureAwait(false);
                    Require.Same(Text(CaseLog.From(events)), Text(await LogAsync(store, id).ConfigureAwait(false)), $"the log of '{id}'");
                }
            });
        suite.Add(
            "All that bears on a complaint is streamed with it",
            "Merged complaints are judged as one, and causes are counted over all; with one left out, the grade or a target is another.",
            async store =>
            {
                ComplaintId[] chain = [.. Enumerable.Range(1, 4).Select(i => new ComplaintId($"M-{i}"))];
                for (var i = 0; i < chain.Length; i++)
                {
                    // A chain in both directions, whose far end shares a cause with a complaint outside.
                    CaseEvent[] merges = i switch { 0 => [Merge(chain[0], chain[1])], 2 => [Merge(chain[2], chain[1]), Merge(chain[2], chain[3])], _ => [] };
                    CaseEvent[] notes = i == 3 ? [Note(chain[3], "late\n'x'")] : [];
                    await AppendedAsync(store, chain[i], [Receipt(chain[i]), .. merges, .. notes], 0).ConfigureAwait(false);
                }

                await AppendedAsync(store, First, [Receipt(First), Note(First, "late\n'x'")], 0).ConfigureAwait(false);
                await AppendedAsync(store, Second, [Receipt(Second), Note(Second, "other")], 0).ConfigureAwait(false);
                foreach (var (asked, needed) in new (ComplaintId, ComplaintId[])[] { (chain[0], [.. chain, First]), (chain[3], [.. chain, First]), (First, [First, chain[3]]), (Second, [Second]), (new("unknown"), []) })
                {
                    await RequireRelatedAsync(store, [asked], needed).ConfigureAwait(false);
                }

                await RequireRelatedAsync(store, [Second, chain[1]], [Second, First, .. chain]).ConfigureAwait(false);
            });
    }

    private static void AddAppending(LawSuite<IComplaintStore> suite)
    {
        suite.Add(
            "Neither the order of events nor their parts matter",
            "Events come late and in pieces; a log that depends on how they came gives two answers to one question.",
            async store =>
            {
                foreach (var (item, count) in Story(First).Reverse().Select((item, i) => (item, i)))
                {
                    await AppendedAsync(store, First, [item], count).ConfigureAwait(false);
                }

                Require.Same(Text(CaseLog.From(Story(First))), Text(await LogAsync(store, First).ConfigureAwait(false)), "the log of events that came one by one, the last first");
            });
        suite.Add(
            "Writing again is safe",
            "Who does not know whether a write arrived writes again; that must change nothing, and is no conflict.",
            async store =>
            {
                var events = Story(First);
                await AppendedAsync(store, First, events, 0).ConfigureAwait(false);
                foreach (var expected in (int[])[0, 3, events.Count])
                {
                    Require.Same(new(IsAppended: true, events.Count), await store.AppendAsync(First, events, expected).ConfigureAwait(false), $"writing again by one who read {expected} events");
                }

                Require.Same(new(IsAppended: true, events.Count), await store.AppendAsync(First, [events[1], events[1]], 0).ConfigureAwait(false), "writing one of them again, twice");
                Require.Same(Text(CaseLog.From(events)), Text(await LogAsync(store, First).ConfigureAwait(false)), "the log afterwards");
            });
        suite.Add(
            "Who read an older log gets a conflict and the count, and nothing is written",
            "What was decided rested on an old state; it must be decided again.",
            async store =>
            {
                var events = Story(First);
                await AppendedAsync(store, First, [events[0]], 0).ConfigureAwait(false);
                await AppendedAsync(store, First, [events[1]], 1).ConfigureAwait(false);
                foreach (var expected in (int[])[0, 1, 3])
                {
                    // One of the two is there already; the other still makes it a conflict.
                    Require.Same(new(IsAppended: false, 2), await store.AppendAsync(First, [events[1], events[3]], expected).ConfigureAwait(false), $"adding to 2 events by one who read {expected}");
                }

                Require.Same(Text(CaseLog.From([events[0], events[1]])), Text(await LogAsync(store, First).ConfigureAwait(false)), "the log after the conflicts");
            });
    }

    private static void AddCare(LawSuite<IComplaintStore> suite)
    {
        suite.Add(
            "An event that its log can't take is refused, and all with it",
            "A log with an event of another complaint can't be read any more.",
            async store =>
            {
                await Require.RefusedAsync("an event of another complaint", () => store.AppendAsync(First, [Receipt(First), Receipt(Second)], 0).AsTask()).ConfigureAwait(false);
                await Require.RefusedAsync("an event that no case can have", () => store.AppendAsync(First, [Receipt(First), new CaseNotAccepted { ComplaintId = First, At = Hard.At(1), Reason = " " }], 0).AsTask()).ConfigureAwait(false);
                Require.Same("", Text(await LogAsync(store, First).ConfigureAwait(false)), "the log after the refusals");
            });
        suite.Add(
            "Of eight that add to one log at once, one gets through and the others get a conflict",
            "Check and write are one step; apart, two decide on the same state.",
            async store =>
            {
                for (var round = 0; round < 5; round++)
                {
                    var outcomes = await LawSuite.AtOnceAsync(Hard.Writers, async i => await store.AppendAsync(First, [Note(First, $"by {round}.{i}")], round).ConfigureAwait(false)).ConfigureAwait(false);
                    Require.Same(1, outcomes.Count(outcome => outcome.IsAppended), $"how many got through in round {round}");
                    Require.Same(round + 1, (await LogAsync(store, First).ConfigureAwait(false)).Events.Count, $"how many events there are after round {round}");
                }
            });
        suite.Add(
            "Of eight that write the same events at once, all are told that the log holds them",
            "A message that is delivered to several workers at once counts once, and none of them need worry.",
            async store =>
            {
                var events = Story(First);
                var outcomes = await LawSuite.AtOnceAsync(Hard.Writers, async _ => await store.AppendAsync(First, events, 0).ConfigureAwait(false)).ConfigureAwait(false);
                Require.SameList(outcomes.Select(_ => new CaseAppendOutcome(IsAppended: true, events.Count)), outcomes, "the outcomes");
                Require.Same(Text(CaseLog.From(events)), Text(await LogAsync(store, First).ConfigureAwait(false)), "the log afterwards");
            });
        suite.Add(
            "Nothing and nobody are refused",
            "A blank where an id should be is a fault of the caller, which shows best where it is made.",
            async store =>
            {
                await Require.RefusedAsync("reading no complaint", () => LawSuite.ListAsync(store.ReadLogsAsync([First, ComplaintId.None]))).ConfigureAwait(false);
                await Require.RefusedAsync("reading what bears on no complaint", () => LawSuite.ListAsync(store.ReadRelatedAsync([ComplaintId.None]))).ConfigureAwait(false);
                await Require.RefusedAsync("writing to no complaint", () => store.AppendAsync(ComplaintId.None, [], 0).AsTask()).ConfigureAwait(false);
                await Require.RefusedAsync("erasing nobody", () => store.EraseAsync(UserId.None).AsTask()).ConfigureAwait(false);
                await Require.RefusedAsync("exporting nobody", () => LawSuite.ListAsync(store.ExportAsync(UserId.None))).ConfigureAwait(false);
            });
        suite.Add(
            "A call that is cancelled before it begins does nothing",
            "A run that is told to stop must stop, and must not be half done.",
            async store =>
            {
                UserId ann = new("ann");
                await AppendedAsync(store, First, Story(First, ann), 0).ConfigureAwait(false);
                await Require.CancelledAsync("reading", token => LawSuite.ListAsync(store.ReadLogsAsync([First], token))).ConfigureAwait(false);
                await Require.CancelledAsync("reading what bears on a complaint", token => LawSuite.ListAsync(store.ReadRelatedAsync([First], token))).ConfigureAwait(false);
                await Require.CancelledAsync("writing", token => store.AppendAsync(Second, Story(Second, ann), 0, token).AsTask()).ConfigureAwait(false);
                await Require.CancelledAsync("exporting", token => LawSuite.ListAsync(store.ExportAsync(ann, token))).ConfigureAwait(false);
                await Require.CancelledAsync("erasing", token => store.EraseAsync(ann, token).AsTask()).ConfigureAwait(false);
                Require.Same(Text(CaseLog.From(Story(First, ann))), Text(await LogAsync(store, First).ConfigureAwait(false)), "the log after that");
                Require.Same("", Text(await LogAsync(store, Second).ConfigureAwait(false)), "the log that was not written");
            });
    }

    private static void AddErasure(LawSuite<IComplaintStore> suite) => suite.Add(
        "An erased complaint keeps what can be counted",
        "The figures of the past must stay what they were when a customer is forgotten.",
        async store =>
        {
            UserId ann = new("ann-7f3a");
            await AppendedAsync(store, First, Story(First, ann), 0).ConfigureAwait(false);
            await store.EraseAsync(ann).ConfigureAwait(false);
            var erased = CaseErasure.Erase(CaseLog.From(Story(First, ann)));
            Require.Same(Text(erased), Text(await LogAsync(store, First).ConfigureAwait(false)), "the log after erasing");
            Require.Same(new(IsAppended: true, erased.Events.Count + 1), await store.AppendAsync(First, [Note(First, "after")], erased.Events.Count).ConfigureAwait(false), "adding to an erased log");
        });

    private static Gen<Step> AnyAppend() =>
        from history in CaseGenerators.MergedHistories.Generator.Resize(8)
        from id in Gen.Elements(Ids)
        from missed in Gen.Elements(0, 0, 0, 1, -1)
        from cause in Gen.Elements(null, "late", "damaged 'x'")
        from customer in Gen.Elements("ann", "bob")
        let told = history.Where(item => item.ComplaintId == id).Select(item => item is CaseReceived received ? received with { Facts = received.Facts with { CustomerId = new(customer) } } : item)
        let events = cause is null ? told.ToEquatableArray() : told.Append(Note(id, cause)).ToEquatableArray()
        select new Step($"add to {id}{(missed == 0 ? "" : $", read {missed} events ago")}: {string.Join("; ", events.Select(item => $"{item.Type} at {Hard.Text(item.At)}"))}", async store =>
            $"{await store.AppendAsync(id, events, Math.Max(0, (await LogAsync(store, id).ConfigureAwait(false)).Events.Count - missed)).ConfigureAwait(false)}");

    private static Gen<Step> AnyErase() =>
        from user in Gen.Elements("ann", "bob")
        select new Step($"erase {user}", async store => $"{await store.EraseAsync(new(user)).ConfigureAwait(false)} erased");

    private static Step Read() => new("read all logs", async store =>
    {
        var logs = await LawSuite.ListAsync(store.ReadLogsAsync(Ids)).ConfigureAwait(false);
        return string.Join('\n', logs.Select(known => $"{known.Id}: {Text(known.Log)}").Order(StringComparer.Ordinal));
    });

    // A store may stream more than what bears on them, so of the three complaints those are told that must be there.
    private static Step Related(ComplaintId[] ids) => new($"read what bears on {string.Join(", ", ids)}", async store =>
    {
        var all = await LawSuite.ListAsync(store.ReadLogsAsync(Ids)).ConfigureAwait(false);
        var needed = MemoryComplaintStore.Related([.. all.Where(known => known.Log.Events.Count > 0)], ids).Select(known => known.Id).ToArray();
        await RequireRelatedAsync(store, ids, needed).ConfigureAwait(false);
        return string.Join(", ", needed);
    });

    private static async Task RequireRelatedAsync(IComplaintStore store, ComplaintId[] asked, ComplaintId[] needed)
    {
        var related = await LawSuite.ListAsync(store.ReadRelatedAsync(asked)).ConfigureAwait(false);
        var what = $"what bears on {string.Join(", ", asked)}";
        Require.That(related.TrueForAll(known => known.Log.Events.Count > 0), $"{what}: a log is empty");
        Require.SameSet(related.Select(known => known.Id).Distinct(), related.Select(known => known.Id), $"{what}, each once");
        Require.SameSet(needed.Distinct(), related.Select(known => known.Id).Intersect(needed), what);
        foreach (var (id, log) in related)
        {
            Require.Same(Text(await LogAsync(store, id).ConfigureAwait(false)), Text(log), $"{what}: the log of {id}");
        }
    }

    private static async Task AppendedAsync(IComplaintStore store, ComplaintId id, EquatableArray<CaseEvent> events, int expectedCount) =>
        Require.Same(new(IsAppended: true, expectedCount + events.Count), await store.AppendAsync(id, events, expectedCount).ConfigureAwait(false), $"adding {events.Count} events to '{id}'");

    private static async Task<CaseLog> LogAsync(IComplaintStore store, ComplaintId id)
    {
        var logs = await LawSuite.ListAsync(store.ReadLogsAsync([id])).ConfigureAwait(false);
        Require.That(logs is [var one] && one.Id == id, $"reading '{id}' gave {logs.Count} logs, or that of another complaint");
        return logs[0].Log;
    }

    private static string Text(CaseLog log) => string.Join("\n  ", log.Events.Select(CaseEventJson.Write));

    // All words of an event as they are, so that a name is found even where JSON writes it otherwise.
    private static string Words(CaseEvent item) => item is CaseReceived received
        ? $"{received.Facts.CustomerId} {received.Facts.Text} {string.Join(' ', received.Facts.Keys)} {string.Join(' ', received.Facts.Factors)} {item}"
        : $"{item}";

    private static CaseReceived Receipt(ComplaintId id) => new() { ComplaintId = id, At = Hard.Start, Facts = new() { Id = id, ReceivedAt = Hard.Start } };

    private static CaseMerged Merge(ComplaintId id, ComplaintId into) => new() { ComplaintId = id, At = Hard.At(1), Into = into };

    private static CaseNoted Note(ComplaintId id, string cause) => new() { ComplaintId = id, At = Hard.At(2), RootCause = cause };

    // Every event that can hold a word, each with the customer's id in it.
    private static EquatableArray<CaseEvent> Story(ComplaintId id, UserId? customer = null, string text = "", Instant? start = null)
    {
        var (word, at) = ($"{customer?.Value ?? "none"}{text}", Instant.Min(start ?? Hard.Start, Hard.Instants[^1] - Duration.FromDays(1)));
        // Keys and evidence are names, which complaints take up to a length; more than that a store may refuse.
        var name = word.Length > ComplaintLimits.NameLength / 2 ? word[..(ComplaintLimits.NameLength / 2)] : word;
        return
        [
            new CaseReceived
            {
                ComplaintId = id,
                At = at,
                Facts = new()
                {
                    Id = id,
                    ReceivedAt = at,
                    CustomerId = customer,
                    Channel = "app",
                    Text = $"I am {word}.",
                    Keys = [new("email", $"{name}@example.com")],
                    Factors = [new("safety", new(0) { Evidence = $"as {name} says" })],
                },
            },
            new EvidenceAdded { ComplaintId = id, At = After(1), Factors = [new("severity", new(2) { Evidence = $"{name}'s bill" })] },
            new CaseScreened { ComplaintId = id, At = After(2), Factors = [new("legal", new(0) { Evidence = name })] },
            new CaseRegraded { ComplaintId = id, At = After(3), Grade = ComplaintGrade.Major, Actor = "lead-1", Reason = $"{word} called." },
            new CaseAcknowledged { ComplaintId = id, At = After(4) },
            new DeadlineExtended { ComplaintId = id, At = After(5), Target = "cn-bank-insurance.decide", Reason = $"{word} is away." },
            new CustomerDisputed { ComplaintId = id, At = After(6), Reason = $"{word} says no." },
            new CaseNoted { ComplaintId = id, At = After(7), RootCause = "late", CorrectiveAction = $"none: {word} is alone", Summary = $"{word} has it." },
            new CaseReopened { ComplaintId = id, At = After(8), Reason = $"{word} again." },
            new CaseNotAccepted { ComplaintId = id, At = After(9), Reason = $"{word} is no customer." },
        ];

        Instant After(int nanoseconds) => at + Duration.FromNanoseconds(nanoseconds);
    }
}
