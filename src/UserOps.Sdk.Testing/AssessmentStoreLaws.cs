using NodaTime;
using UserOps.Hosting;
using static UserOps.Testing.Answers;

namespace UserOps.Testing;

/// <summary>What every store of answers must keep, both as <see cref="IAssessmentStore"/> and as <see cref="IDueStore"/>.</summary>
/// <remarks>Each law makes a store of its own and disposes of it, if it can be. Some use one store from several threads at once, as runs do.</remarks>
public static class AssessmentStoreLaws
{
    /// <summary>Gets the laws for a host's store.</summary>
    /// <typeparam name="TStore">The type of the store.</typeparam>
    /// <param name="create">Makes an empty store.</param>
    /// <param name="cases">How many sequences of calls the generated law tries, each on a store of its own.</param>
    /// <returns>The laws.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="create"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="cases"/> is less than 1.</exception>
    public static IReadOnlyList<NamedLaw> For<TStore>(Func<TStore> create, int cases = LawSuite.DefaultCases)
        where TStore : IAssessmentStore, IDueStore => For(LawSuite.Waiting(create), cases);

    /// <summary>Gets the laws for a host's store that is opened asynchronously.</summary>
    /// <typeparam name="TStore">The type of the store.</typeparam>
    /// <param name="create">Makes an empty store.</param>
    /// <param name="cases">How many sequences of calls the generated law tries, each on a store of its own.</param>
    /// <returns>The laws.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="create"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="cases"/> is less than 1.</exception>
    public static IReadOnlyList<NamedLaw> For<TStore>(Func<ValueTask<TStore>> create, int cases = LawSuite.DefaultCases)
        where TStore : IAssessmentStore, IDueStore
    {
        ArgumentNullException.ThrowIfNull(create);
        ArgumentOutOfRangeException.ThrowIfLessThan(cases, 1);
        var suite = new LawSuite<AssessmentPorts>(async () => AssessmentPorts.Of(await create().ConfigureAwait(false)), cases);
        AddReading(suite);
        AddDue(suite);
        AddTouches(suite);
        AddWriting(suite);
        AddBatches(suite);
        AddCare(suite);
        AddCrowds(suite);
        AddPersons(suite);
        AssessmentScripts.AddTo(suite);
        return suite.Laws;
    }

    private static void AddReading(LawSuite<AssessmentPorts> suite)
    {
        suite.Add(
            "A subject that the store has never heard of is unknown",
            "A run reads the states of the subjects it is about to judge; one without a state would never get an answer.",
            async store =>
            {
                var states = await LawSuite.ListAsync(store.Answers.ReadAsync(Kind, Hard.Ids)).ConfigureAwait(false);
                Require.SameSet(Hard.Ids.Select(id => Text(AssessmentState.Unknown(new(Kind, id)))), states.Select(Text), "reading unknown subjects");
                Require.That((await store.AllAsync(Kind).ConfigureAwait(false)).Count == 0, "reading made subjects known");
            });
        suite.Add(
            "What is written is read exactly",
            "A text that is cut or changed is another answer; an instant that is rounded lets an answer fall due too early or too late.",
            async store =>
            {
                var changes = Hard.Texts.SelectMany((text, i) => Hard.Instants.Select((at, j) =>
                    Change($"{Hard.Ids[i]} {j}", at, j % 3 == 0 ? null : Hard.Instants[^j], text))).ToList();
                foreach (var change in changes)
                {
                    await store.WrittenAsync(change with { Assessment = change.Assessment! with { Detail = change.Assessment.Value } }).ConfigureAwait(false);
                }

                var written = changes.Select(change => Text(After(change with { Assessment = change.Assessment! with { Detail = change.Assessment.Value } }))).ToList();
                Require.SameSet(written, (await store.AllAsync(Kind).ConfigureAwait(false)).Select(Text), "reading all that was written");
                var some = await LawSuite.ListAsync(store.Answers.ReadAsync(Kind, [.. changes.Select(change => change.Key.Subject)])).ConfigureAwait(false);
                Require.SameSet(written, some.Select(Text), "reading what was written, by subject");
            });
        suite.Add(
            "Questions and subjects are told apart to the letter",
            "Ids that differ in case, in a space or in how an accent is written are different users; mixed up, one gets the answers of the other.",
            async store =>
            {
                var changes = Hard.Ids.SelectMany((id, i) => new[] { Change(id, Hard.At(i), null, $"one {i}"), Change(id, Hard.At(i), null, $"two {i}", kind: OtherKind) }).ToList();
                var outcomes = await store.Answers.WriteAsync(changes).ConfigureAwait(false);
                Require.SameList(changes.Select(_ => AssessmentOutcome.Written), outcomes, "writing near ids");
                foreach (var change in changes)
                {
                    Require.Same(Text(After(change)), Text(await store.StateAsync(change.Key).ConfigureAwait(false)), $"reading '{change.Key}'");
                }
            });
    }

    private static void AddDue(LawSuite<AssessmentPorts> suite)
    {
        suite.Add(
            "What is due comes in order, and nothing else",
            "A run takes the oldest first; what is left out is never judged again, and what is not due costs a judgement.",
            async store =>
            {
                // In reverse, so that neither the order of the ids nor that of writing is the order asked for.
                var instants = Hard.Instants.Reverse().ToArray();
                await store.Answers.WriteAsync([.. instants.Select((at, i) => Change(Hard.Ids[i], Hard.Start, at)), Change("never", Hard.Start, null), Change("other", Hard.Start, Hard.Instants[0], kind: OtherKind)]).ConfigureAwait(false);
                foreach (var asOf in instants.SelectMany(at => new[] { at - Duration.FromNanoseconds(1), at }))
                {
                    var expected = instants.Select((at, i) => new DueSubject(Hard.Ids[i], at)).Where(item => item.Due <= asOf).OrderBy(item => item.Due);
                    Require.SameList(expected.Select(Text), (await store.DueAsync(Kind, asOf).ConfigureAwait(false)).Select(Text), $"what is due at {Hard.Text(asOf)}");
                }
            });
        suite.Add(
            "New facts make a subject due at once, and never later",
            "Facts that are announced and not looked at leave an old answer standing.",
            async store =>
            {
                await store.Answers.WriteAsync([Change("late", Hard.At(0), Hard.At(9)), Change("early", Hard.At(0), Hard.At(1)), Change("never", Hard.At(0), null)]).ConfigureAwait(false);
                TouchedSubject[] touched = [new("late", new("late")), new("late", new("late")), new("early", new("early")), new("never", new("never")), new("new", new("new"))];
                await store.Due.TouchAsync(Kind, touched, Hard.At(2)).ConfigureAwait(false);
                Require.SameSet(
                    new (string Id, int Due)[] { ("late", 2), ("early", 1), ("never", 2), ("new", 2) }.Select(item => $"{item.Id} 1 {Hard.Text(Hard.At(item.Due))}"),
                    (await store.AllAsync(Kind).ConfigureAwait(false)).Select(state => $"{state.Key.Subject} {state.Touches} {Hard.Text(state.Due)}"),
                    "subjects after a touch (one of them named twice), with their touches and due instants");
                Require.Same("early", (await store.DueAsync(Kind, Hard.At(2)).ConfigureAwait(false)).Select(item => item.Subject).FirstOrDefault(), "the first that is due");
                Require.Same("active", (await store.StateAsync(new(Kind, "late")).ConfigureAwait(false)).Assessment?.Value, "the answer after a touch");
            });
    }

    private static void AddTouches(LawSuite<AssessmentPorts> suite)
    {
        suite.Add(
            "Of several announcements the latest is remembered, and the first is due",
            "A judgement of an instant in between has not seen the later facts; a run that can't tell takes the subject off those who are due, and they are lost.",
            async store =>
            {
                foreach (var at in (int[])[5, 7, 3])
                {
                    await store.TouchAsync(Kind, "ann", new("ann"), Hard.At(at)).ConfigureAwait(false);
                }

                var touched = await store.StateAsync(new(Kind, "ann")).ConfigureAwait(false);
                Require.Same($"{Hard.Text(Hard.At(7))} {Hard.Text(Hard.At(3))}", $"{Hard.Text(touched.TouchedAt)} {Hard.Text(touched.Due)}", "latest and first of three touches");
                await store.WrittenAsync(Change("ann", Hard.At(4), Hard.At(9), touches: 3)).ConfigureAwait(false);
                Require.Same(Hard.At(7), (await store.StateAsync(new(Kind, "ann")).ConfigureAwait(false)).TouchedAt, "the latest touch after a judgement");
            });
        suite.Add(
            "A touch does not give an answer to another person",
            "What is erased and handed out goes by the person; a touch that names another would hide an answer from whom it tells of.",
            async store =>
            {
                await store.TouchAsync(Kind, "ann", new("bob"), Hard.At(1)).ConfigureAwait(false);
                await store.WrittenAsync(Change("ann", Hard.At(2), Hard.At(5), touches: 1)).ConfigureAwait(false);
                await store.TouchAsync(Kind, "ann", new("bob"), Hard.At(3)).ConfigureAwait(false);
                Require.Same(0, await store.Answers.EraseAsync(new("bob")).ConfigureAwait(false), "the answers of who was named by touches alone");
                Require.Same(1, await store.Answers.EraseAsync(new("ann")).ConfigureAwait(false), "the answers of whom the answer tells of");
            });
        suite.Add(
            "A judgement settles what was due",
            "Otherwise a run judges the same subjects again and again, for ever.",
            async store =>
            {
                await store.TouchAsync(Kind, "ann", new("ann"), Hard.At(1)).ConfigureAwait(false);
                await store.WrittenAsync(Change("ann", Hard.At(2), Hard.At(5), touches: 1)).ConfigureAwait(false);
                Require.SameList([], (await store.DueAsync(Kind, Hard.At(4)).ConfigureAwait(false)).Select(Text), "what is due before the new end");
                Require.SameList([$"ann since {Hard.Text(Hard.At(5))}"], (await store.DueAsync(Kind, Hard.At(5)).ConfigureAwait(false)).Select(Text), "what is due at the new end");
            });
    }

    private static void AddWriting(LawSuite<AssessmentPorts> suite)
    {
        suite.Add(
            "A judgement that rests on older facts is refused",
            "Facts came in while it was made; written, it would settle them without having looked.",
            async store =>
            {
                await store.WrittenAsync(Change("ann", Hard.At(0), Hard.At(9), "first")).ConfigureAwait(false);
                await store.TouchAsync(Kind, "ann", new("ann"), Hard.At(1)).ConfigureAwait(false);
                var before = Text(await store.StateAsync(new(Kind, "ann")).ConfigureAwait(false));
                foreach (var touches in (long[])[0, 2])
                {
                    Require.Same(AssessmentOutcome.Outdated, await store.WriteAsync(Change("ann", Hard.At(3), Hard.At(8), "stale", touches)).ConfigureAwait(false), $"a change that read {touches} touches where there is 1");
                    Require.Same(AssessmentOutcome.Outdated, await store.WriteAsync(Change("ann", Hard.At(3), Hard.At(8), "stale", touches) with { ReplacesNewer = true }).ConfigureAwait(false), "such a change that replaces newer ones");
                }

                Require.Same(before, Text(await store.StateAsync(new(Kind, "ann")).ConfigureAwait(false)), "the state after the refusals");
                await store.WrittenAsync(Change("ann", Hard.At(3), Hard.At(8), "fresh", 1)).ConfigureAwait(false);
            });
        suite.Add(
            "An older judgement is refused, unless it replaces newer ones",
            "Of two runs the slower one must not bring back what was so before; only who mends a wrong clock may.",
            async store =>
            {
                await store.WrittenAsync(Change("ann", Hard.At(5), Hard.At(9), "newer")).ConfigureAwait(false);
                var before = Text(await store.StateAsync(new(Kind, "ann")).ConfigureAwait(false));
                var older = Change("ann", Hard.At(5) - Duration.FromNanoseconds(1), null, "older");
                Require.Same(AssessmentOutcome.Older, await store.WriteAsync(older).ConfigureAwait(false), "a change that is a nanosecond older");
                Require.Same(before, Text(await store.StateAsync(new(Kind, "ann")).ConfigureAwait(false)), "the state after the refusal");
                await store.WrittenAsync(older with { ReplacesNewer = true }).ConfigureAwait(false);
                Require.Same(Text(After(older)), Text(await store.StateAsync(new(Kind, "ann")).ConfigureAwait(false)), "the state after a replacement");
                await store.WrittenAsync(older with { ValidUntil = Hard.At(7) }).ConfigureAwait(false);
            });
    }

    private static void AddBatches(LawSuite<AssessmentPorts> suite)
    {
        suite.Add(
            "An answer that stands keeps its words",
            "Most judgements find nothing new; they move the due instant, and must leave the answer with its reasons.",
            async store =>
            {
                var first = Change("ann", Hard.At(0), Hard.At(1), "first");
                await store.WrittenAsync(first).ConfigureAwait(false);
                await store.WrittenAsync(Standing("ann", Hard.At(2), null)).ConfigureAwait(false);
                var expected = new AssessmentState(first.Key, 0, TouchedAt: null, Due: null, Hard.At(2), first.Assessment);
                Require.Same(Text(expected), Text(await store.StateAsync(first.Key).ConfigureAwait(false)), "the state after an answer that stands");
            });
        suite.Add(
            "Each change of a batch has its own outcome",
            "A run counts and repeats by outcome; one refusal must not keep the others from being written.",
            async store =>
            {
                await store.WrittenAsync(Change("old", Hard.At(5), null, "kept")).ConfigureAwait(false);
                await store.TouchAsync(Kind, "stale", new("stale"), Hard.At(1)).ConfigureAwait(false);
                var many = Enumerable.Range(0, 60).Select(i => Change($"u-{i:000}", Hard.At(6), Hard.At(i), $"value {i}", kind: i % 2 == 0 ? Kind : OtherKind)).ToList();
                var outcomes = await store.Answers.WriteAsync([Change("stale", Hard.At(6), null), .. many.Take(30), Change("old", Hard.At(4), null), .. many.Skip(30)]).ConfigureAwait(false);
                Require.SameList(
                    [AssessmentOutcome.Outdated, .. many.Take(30).Select(_ => AssessmentOutcome.Written), AssessmentOutcome.Older, .. many.Skip(30).Select(_ => AssessmentOutcome.Written)],
                    outcomes,
                    "the outcomes");
                var all = (await store.AllAsync(Kind).ConfigureAwait(false)).Concat(await store.AllAsync(OtherKind).ConfigureAwait(false));
                Require.SameSet(many.Select(change => Text(After(change))), all.Where(state => state.Key.Subject.StartsWith("u-", StringComparison.Ordinal)).Select(Text), "the states of the batch");
                Require.That((await store.Answers.WriteAsync([]).ConfigureAwait(false)).Count == 0, "an empty batch had outcomes");
            });
        suite.Add(
            "Writing again is safe",
            "Who does not know whether a write arrived writes again; that must change nothing.",
            async store =>
            {
                AssessmentChange[] changes = [Change("ann", Hard.At(0), Hard.At(1)), Change("bob", Hard.At(0), null)];
                await store.Answers.WriteAsync(changes).ConfigureAwait(false);
                var outcomes = await store.Answers.WriteAsync(changes).ConfigureAwait(false);
                Require.SameList([AssessmentOutcome.Written, AssessmentOutcome.Written], outcomes, "the outcomes of the second time");
                Require.SameSet(changes.Select(change => Text(After(change))), (await store.AllAsync(Kind).ConfigureAwait(false)).Select(Text), "the states after the second time");
            });
    }

    private static void AddCare(LawSuite<AssessmentPorts> suite)
    {
        suite.Add(
            "A bad argument writes nothing",
            "Half a batch is a state that nobody asked for.",
            async store =>
            {
                await Require.RefusedAsync("a change of no subject", () => store.Answers.WriteAsync([Change("ann", Hard.At(0), null), Change("bob", Hard.At(0), null) with { Key = default }]).AsTask()).ConfigureAwait(false);
                await Require.RefusedAsync("a touch of no subject", () => store.Due.TouchAsync(Kind, [new("ann", new("ann")), default], Hard.At(0)).AsTask()).ConfigureAwait(false);
                Require.SameList([], (await store.AllAsync(Kind).ConfigureAwait(false)).Select(Text), "what was written beside the bad argument");
            });
        suite.Add(
            "Nothing and nobody are refused",
            "A blank where an id should be is a fault of the caller, which shows best where it is made.",
            async store =>
            {
                foreach (var blank in (string[])["", " "])
                {
                    await Require.RefusedAsync("reading a blank kind", () => LawSuite.ListAsync(store.Answers.ReadAsync(blank, ["ann"]))).ConfigureAwait(false);
                    await Require.RefusedAsync("reading a blank subject", () => LawSuite.ListAsync(store.Answers.ReadAsync(Kind, [blank]))).ConfigureAwait(false);
                    await Require.RefusedAsync("reading all of a blank kind", () => store.AllAsync(blank)).ConfigureAwait(false);
                    await Require.RefusedAsync("reading what is due of a blank kind", () => store.DueAsync(blank, Hard.At(0))).ConfigureAwait(false);
                    await Require.RefusedAsync("touching a blank kind", () => store.TouchAsync(blank, "ann", new("ann"), Hard.At(0))).ConfigureAwait(false);
                }

                await Require.RefusedAsync("erasing nobody", () => store.Answers.EraseAsync(UserId.None).AsTask()).ConfigureAwait(false);
                await Require.RefusedAsync("exporting nobody", () => LawSuite.ListAsync(store.Answers.ExportAsync(UserId.None))).ConfigureAwait(false);
            });
    }

    private static void AddCrowds(LawSuite<AssessmentPorts> suite)
    {
        suite.Add(
            "Of eight that touch the same subjects at once, every touch counts",
            "A lost touch lets a judgement through that has not seen the newest facts.",
            async store =>
            {
                TouchedSubject[] subjects = [.. Hard.Ids.Select(id => new TouchedSubject(id, new(id)))];
                await LawSuite.AtOnceAsync(Hard.Writers, async i =>
                {
                    for (var round = 0; round < 5; round++)
                    {
                        // In different orders, as batches of different sources come.
                        await store.Due.TouchAsync(Kind, i % 2 == 0 ? subjects : [.. subjects.Reverse()], Hard.At(i)).ConfigureAwait(false);
                    }

                    return i;
                }).ConfigureAwait(false);
                Require.SameSet(
                    Hard.Ids.Select(id => $"{id} {Hard.Writers * 5} {Hard.Text(Hard.At(0))}"),
                    (await store.AllAsync(Kind).ConfigureAwait(false)).Select(state => $"{state.Key.Subject} {state.Touches} {Hard.Text(state.Due)}"),
                    "the touches of all");
            });
        suite.Add(
            "Of eight that judge the same subjects at once, the newest judgement stands",
            "Check and write are one step; apart, a slower run writes over a newer answer.",
            async store =>
            {
                var outcomes = await LawSuite.AtOnceAsync(Hard.Writers, async i =>
                    await store.Answers.WriteAsync([.. Hard.Ids.Select((_, j) => Change(Hard.Ids[(i + j) % Hard.Ids.Length], Hard.At(i), null, $"by {i}"))]).ConfigureAwait(false)).ConfigureAwait(false);
                Require.SameList(Hard.Ids.Select(_ => AssessmentOutcome.Written), outcomes[^1], "the outcomes of the newest");
                Require.SameSet(
                    Hard.Ids.Select(id => Text(After(Change(id, Hard.At(Hard.Writers - 1), null, $"by {Hard.Writers - 1}")))),
                    (await store.AllAsync(Kind).ConfigureAwait(false)).Select(Text),
                    "the states after all have written");
            });
        suite.Add(
            "A call that is cancelled before it begins does nothing",
            "A run that is told to stop must stop, and must not be half done.",
            async store =>
            {
                await store.WrittenAsync(Change("ann", Hard.At(0), Hard.At(1))).ConfigureAwait(false);
                await Require.CancelledAsync("reading", token => LawSuite.ListAsync(store.Answers.ReadAsync(Kind, ["ann"], token))).ConfigureAwait(false);
                await Require.CancelledAsync("reading all", token => LawSuite.ListAsync(store.Answers.ReadAllAsync(Kind, token))).ConfigureAwait(false);
                await Require.CancelledAsync("reading what is due", token => LawSuite.ListAsync(store.Due.ReadDueAsync(Kind, Hard.At(2), token))).ConfigureAwait(false);
                await Require.CancelledAsync("writing", token => store.Answers.WriteAsync([Change("bob", Hard.At(0), null)], token).AsTask()).ConfigureAwait(false);
                await Require.CancelledAsync("touching", token => store.Due.TouchAsync(Kind, [new("bob", new("bob"))], Hard.At(0), token).AsTask()).ConfigureAwait(false);
                await Require.CancelledAsync("exporting", token => LawSuite.ListAsync(store.Answers.ExportAsync(new("ann"), token))).ConfigureAwait(false);
                await Require.CancelledAsync("erasing", token => store.Answers.EraseAsync(new("ann"), token).AsTask()).ConfigureAwait(false);
                Require.SameList(["ann"], (await store.AllAsync(Kind).ConfigureAwait(false)).Select(state => state.Key.Subject), "the subjects after that");
            });
    }

    private static void AddPersons(LawSuite<AssessmentPorts> suite)
    {
        PersonLaws.AddTo(
            suite,
            store => store.Answers,
            async (store, user) =>
            {
                await store.Answers.WriteAsync([Change(user.Value, Hard.At(0), Hard.At(1), $"value of {user}"), Change(user.Value, Hard.At(0), null, $"value of {user}", kind: OtherKind)]).ConfigureAwait(false);
                await store.Answers.WriteAsync([Of(new(Kind, $"device of {user}"), user, Hard.At(0), Hard.At(2), "seen", 0)]).ConfigureAwait(false);
                await store.TouchAsync("touched", user.Value, user, Hard.At(0)).ConfigureAwait(false);
                await store.TouchAsync(Kind, "group", UserId.None, Hard.At(0)).ConfigureAwait(false);
                return 4;
            },
            async (store, user) =>
            {
                var known = new List<string>();
                foreach (var kind in (string[])[Kind, OtherKind, "touched"])
                {
                    known.AddRange((await store.AllAsync(kind).ConfigureAwait(false)).Select(Text));
                    known.AddRange((await store.DueAsync(kind, Hard.At(9)).ConfigureAwait(false)).Select(Text));
                }

                var state = await store.StateAsync(new(Kind, user.Value)).ConfigureAwait(false);
                known.AddRange(state == AssessmentState.Unknown(state.Key) ? [] : [Text(state)]);
                return known;
            });
    }
}
