using NodaTime;
using UserOps.Complaints;
using UserOps.Hosting;
using UserOps.Tagging;

namespace UserOps.Testing.Tests.Stores;

/// <summary>Every law of every suite finds out a store that breaks it: a law that can't fail proves nothing.</summary>
public class BrokenStoreTests
{
    private const string Scripts = "Any sequence of calls is answered as the store in memory answers it";
    private const string Cancelled = "A call that is cancelled before it begins does nothing";
    private const string Erased = "Nothing of an erased user is found, and others are untouched";
    private const string HandedOut = "All that is kept of a user is handed out, and nothing of others";
    private const string Refused = "Nothing and nobody are refused";

    private static readonly (string Law, Func<SpoiledAssessmentStore> Store)[] Assessments =
    [
        ("A subject that the store has never heard of is unknown", () => new() { Read = (store, kind, ids, token) => store.ReadAsync(kind, ids, token).Where(state => state.JudgedAt is not null) }),
        ("What is written is read exactly", () => new() { Write = (store, changes, token) => store.WriteAsync([.. changes.Select(change => change with { AsOf = Milliseconds(change.AsOf) })], token) }),
        ("Questions and subjects are told apart to the letter", () => new()
        {
            Read = (store, kind, ids, token) => store.ReadAsync(kind, ids, token).Select(state => state.Key.Subject == "Ann" ? AssessmentState.Unknown(state.Key) : state),
        }),
        ("What is due comes in order, and nothing else", () => new() { Due = (store, kind, asOf, token) => store.ReadDueAsync(kind, asOf, token).OrderBy(item => item.Subject, StringComparer.Ordinal) }),
        ("New facts make a subject due at once, and never later", () => new() { Touch = (_, _, _, _, _) => ValueTask.CompletedTask }),
        ("Of several announcements the latest is remembered, and the first is due", () => new()
        {
            Read = (store, kind, ids, token) => store.ReadAsync(kind, ids, token).Select(state => state with { TouchedAt = state.TouchedAt is null ? null : state.Due }),
        }),
        ("A touch does not give an answer to another person", () => new() { Erase = async (store, user, token) => user.Value == "bob" ? await store.EraseAsync(new("ann"), token) : 0 }),
        ("A judgement settles what was due", () => new() { Write = (store, changes, token) => store.WriteAsync([.. changes.Select(change => change with { ValidUntil = change.AsOf })], token) }),
        ("A judgement that rests on older facts is refused", () => new() { Write = async (store, changes, token) => await store.WriteAsync(await UntouchedAsync(store, changes), token) }),
        ("An older judgement is refused, unless it replaces newer ones", () => new() { Write = (store, changes, token) => store.WriteAsync([.. changes.Select(change => change with { ReplacesNewer = true })], token) }),
        ("An answer that stands keeps its words", () => new()
        {
            Write = (store, changes, token) => store.WriteAsync([.. changes.Select(change => change.Assessment is null ? change with { Assessment = Answer(change) } : change)], token),
        }),
        ("Each change of a batch has its own outcome", () => new()
        {
            Write = async (store, changes, token) => changes.Count < 2 ? await store.WriteAsync(changes, token) : [.. await store.WriteAsync([.. changes.SkipLast(1)], token), AssessmentOutcome.Written],
        }),
        ("Writing again is safe", () => new()
        {
            Write = async (store, changes, token) => (await store.ReadAllAsync(changes[0].Key.Kind, token).ToListAsync(token)).Exists(state => state.JudgedAt == changes[0].AsOf && state.Key == changes[0].Key)
                ? [.. changes.Select(_ => AssessmentOutcome.Older)]
                : await store.WriteAsync(changes, token),
        }),
        ("A bad argument writes nothing", () => new() { Write = async (store, changes, token) => [.. await Task.WhenAll(changes.Select(async change => (await store.WriteAsync([change], token))[0]))] }),
        (Refused, () => new() { Erase = (store, user, token) => user.IsNone ? new(0) : store.EraseAsync(user, token) }),
        ("Of eight that touch the same subjects at once, every touch counts", () =>
        {
            var gate = new Gate(8);
            return new()
            {
                Touch = async (store, kind, subjects, at, token) =>
                {
                    if (await gate.ArriveAsync() == 0)
                    {
                        await store.TouchAsync(kind, subjects, at, token);
                    }
                },
            };
        }),
        ("Of eight that judge the same subjects at once, the newest judgement stands", () =>
        {
            var (gate, instants) = (new Gate(8), new System.Collections.Concurrent.ConcurrentBag<Instant>());
            return new()
            {
                Write = async (store, changes, token) =>
                {
                    instants.Add(changes[0].AsOf);
                    await gate.ArriveAsync();
                    return changes[0].AsOf == instants.Min() ? await store.WriteAsync(changes, token) : [.. changes.Select(_ => AssessmentOutcome.Written)];
                },
            };
        }),
        (Cancelled, () => new() { Touch = (store, kind, subjects, at, _) => store.TouchAsync(kind, subjects, at, CancellationToken.None) }),
        (Erased, () => new() { Erase = async (store, user, token) => await store.ExportAsync(user, token).CountAsync(token) }),
        (HandedOut, () => new() { Export = (store, user, token) => store.ExportAsync(user, token).Take(0) }),
        (Scripts, () => new()
        {
            Write = (store, changes, token) => store.WriteAsync([.. changes.Select(change => change is { ReplacesNewer: true, Assessment: null } ? change with { ValidUntil = null } : change)], token),
        }),
    ];

    private static readonly (string Law, Func<SpoiledTagStore> Store)[] Tags =
    [
        ("Every user asked for has a ledger, and nobody else", () => new() { Read = (store, users, token) => store.ReadLedgersAsync(users, token).Where(item => item.Ledger.Count > 0) }),
        ("What is appended is read exactly", () => new() { Append = (store, appends, token) => store.AppendAsync(Each(appends, entry => entry with { RecordedAt = Ticks(entry.RecordedAt) }), token) }),
        ("Entries recorded at one instant keep their order", () => new()
        {
            Read = (store, users, token) => store.ReadLedgersAsync(users, token)
                .Select(item => item with { Ledger = TagLedger.From(item.Ledger.Entries.OrderBy(entry => entry.RecordedAt).ThenBy(entry => entry.Tag, StringComparer.Ordinal)) }),
        }),
        ("Who read the newest ledger appends, and who read an older one gets a conflict", () => new() { Append = async (store, appends, token) => await store.AppendAsync(await UncheckedAsync(store, appends), token) }),
        ("Appending nothing writes nothing and still checks", () => new()
        {
            Append = async (store, appends, token) => appends[0].Entries.Count == 0 ? [new(IsAppended: true, appends[0].ExpectedCount)] : await store.AppendAsync(appends, token),
        }),
        ("Each user of a batch has an outcome of their own, in the order of the batch", () => new()
        {
            Append = (store, appends, token) => store.AppendAsync([.. appends.OrderBy(append => append.User)], token),
        }),
        ("Entries that a ledger can't take are refused, all of that user", () => new()
        {
            Append = (store, appends, token) => store.AppendAsync([.. appends.Select(append => append with { Entries = append.Entries.Where(entry => TagEntryValidator.Validate(entry).Count == 0).ToEquatableArray() })], token),
        }),
        ("Of eight that append to the same ledgers at once, one gets through and the others get a conflict", () =>
        {
            var gate = new Gate(8);
            return new()
            {
                Append = async (store, appends, token) =>
                {
                    await gate.ArriveAsync();
                    return await store.AppendAsync(await UncheckedAsync(store, appends), token);
                },
            };
        }),
        ("Of eight that read again after a conflict, every word is kept once", () =>
        {
            var calls = 0;
            return new()
            {
                Append = async (store, appends, token) => await store.AppendAsync(appends, token) is var outcomes && Interlocked.Increment(ref calls) == 1 ? [outcomes[0] with { IsAppended = false }] : outcomes,
            };
        }),
        ("Nobody is refused", () => new() { Read = (store, users, token) => store.ReadLedgersAsync([.. users.Where(user => !user.IsNone)], token) }),
        (Cancelled, () => new() { Append = (store, appends, _) => store.AppendAsync(appends, CancellationToken.None) }),
        (Erased, () => new() { Erase = async (store, user, token) => (await store.ReadLedgersAsync([user], token).FirstAsync(token)).Ledger.Count }),
        (HandedOut, () => new() { Export = (store, user, token) => store.ExportAsync(new("ann-7f3a'\"%"), token).Concat(store.ExportAsync(user, token)) }),
        (Scripts, () => new() { Append = (store, appends, token) => store.AppendAsync(appends.Count > 3 ? Each(appends, entry => entry with { Reason = null }) : appends, token) }),
    ];

    private static readonly (string Law, Func<SpoiledComplaintStore> Store)[] Complaints =
    [
        ("Every complaint asked for has a log, and no other", () => new() { Read = (store, ids, token) => store.ReadLogsAsync(ids, token).Where(known => known.Log.Events.Count > 0) }),
        ("What is written is read exactly", () => new()
        {
            Read = (store, ids, token) => store.ReadLogsAsync(ids, token)
                .Select(known => known with { Log = CaseLog.From(known.Log.Events.Select(item => item is EvidenceAdded ? item with { At = Ticks(item.At) } : item)) }),
        }),
        ("All that bears on a complaint is streamed with it", () => new() { Related = (store, ids, token) => store.ReadLogsAsync(ids, token).Where(known => known.Log.Events.Count > 0) }),
        ("Neither the order of events nor their parts matter", () => new()
        {
            Append = async (store, id, events, count, token) =>
            {
                var last = (await store.ReadLogsAsync([id], token).FirstAsync(token)).Log.Events.Select(item => item.At).Append(Instant.MinValue).Max();
                return await store.AppendAsync(id, events.Where(item => item.At >= last).ToEquatableArray(), count, token);
            },
        }),
        ("Writing again is safe", () => new()
        {
            Append = async (store, id, events, count, token) => (await store.ReadLogsAsync([id], token).FirstAsync(token)).Log.Events.Count is var found && found == count
                ? await store.AppendAsync(id, events, count, token)
                : new(IsAppended: false, found),
        }),
        ("Who read an older log gets a conflict and the count, and nothing is written", () => new()
        {
            Append = async (store, id, events, _, token) => await store.AppendAsync(id, events, (await store.ReadLogsAsync([id], token).FirstAsync(token)).Log.Events.Count, token),
        }),
        ("An event that its log can't take is refused, and all with it", () => new()
        {
            Append = (store, id, events, count, token) => store.AppendAsync(id, events.Where(item => item.ComplaintId == id).ToEquatableArray(), count, token),
        }),
        ("Of eight that add to one log at once, one gets through and the others get a conflict", () =>
        {
            var gate = new Gate(8);
            return new()
            {
                Append = async (store, id, events, count, token) =>
                {
                    await gate.ArriveAsync();
                    var outcome = await store.AppendAsync(id, events, count, token);
                    return outcome with { IsAppended = true };
                },
            };
        }),
        ("Of eight that write the same events at once, all are told that the log holds them", () =>
        {
            var calls = 0;
            return new()
            {
                Append = async (store, id, events, count, token) => await store.AppendAsync(id, events, count, token) is var outcome && Interlocked.Increment(ref calls) > 1 ? outcome with { IsAppended = false } : outcome,
            };
        }),
        (Refused, () => new() { Related = (store, ids, token) => store.ReadRelatedAsync([.. ids.Where(id => !id.IsNone)], token) }),
        (Cancelled, () => new() { Erase = (store, user, _) => store.EraseAsync(user, CancellationToken.None) }),
        ("An erased complaint keeps what can be counted", () =>
        {
            var erased = false;
            return new()
            {
                Erase = (store, user, token) =>
                {
                    erased = true;
                    return store.EraseAsync(user, token);
                },
                Read = (store, ids, token) => store.ReadLogsAsync(ids, token).Select(known => erased ? known with { Log = CaseLog.Empty } : known),
            };
        }),
        (Erased, () => new() { Erase = async (store, user, token) => await store.ExportAsync(user, token).CountAsync(token) }),
        (HandedOut, () => new() { Export = (store, user, token) => store.ExportAsync(user, token).Take(0) }),
        (Scripts, () => new() { Append = (store, id, events, count, token) => store.AppendAsync(id, events.Where(item => item is not CaseMerged || count == 0).ToEquatableArray(), count, token) }),
    ];

    private static readonly (string Law, Func<SpoiledCheckpointStore> Store)[] Checkpoints =
    [
        ("A run that has never begun has no checkpoint", () => new() { Read = (store, kind, token) => store.ReadAsync(kind.ToLowerInvariant(), token) }),
        ("What is written is read exactly", () => new() { Read = async (store, kind, token) => await store.ReadAsync(kind, token) is { Position.Length: > 1_000 } found ? found with { Position = found.Position[..1_000] } : await store.ReadAsync(kind, token) }),
        ("Only the next version is written", () => new() { Write = async (store, checkpoint, token) => await store.WriteAsync(checkpoint, token) || checkpoint.Version > 3 }),
        ("Writing again is safe", () => new() { Write = async (store, checkpoint, token) => await store.ReadAsync(checkpoint.Kind, token) != checkpoint && await store.WriteAsync(checkpoint, token) }),
        ("Of eight that write the same version at once, exactly one has it", () =>
        {
            var gate = new Gate(8);
            return new()
            {
                Write = async (store, checkpoint, token) =>
                {
                    var isNext = checkpoint.Version == ((await store.ReadAsync(checkpoint.Kind, token))?.Version ?? 0) + 1;
                    await gate.ArriveAsync();
                    await store.WriteAsync(checkpoint, token);
                    return isNext;
                },
            };
        }),
        ("Erasing takes the position away and keeps the run", () => new() { Read = async (store, kind, token) => await store.ReadAsync(kind, token) is { Position: not null } found ? found : null }),
        (Refused, () => new() { Read = (store, kind, token) => string.IsNullOrWhiteSpace(kind) ? new((RunCheckpoint?)null) : store.ReadAsync(kind, token) }),
        (Cancelled, () => new() { Write = (store, checkpoint, _) => store.WriteAsync(checkpoint, CancellationToken.None) }),
        (Erased, () => new() { Erase = async (store, user, token) => await store.ExportAsync(user, token).CountAsync(token) }),
        (HandedOut, () => new() { Export = (store, user, token) => store.ExportAsync(user, token).Take(0) }),
        (Scripts, () => new() { Read = async (store, kind, token) => await store.ReadAsync(kind, token) is { } found ? found with { IsFinished = found.IsFinished && found.Version < 3 } : null }),
    ];

    private static readonly (string Law, Func<SpoiledRejectionStore> Store)[] Rejections =
    [
        ("What is written is read exactly", () => new() { Read = (store, kind, token) => store.ReadAsync(kind, token).Select(item => item with { AsOf = Milliseconds(item.AsOf) }) }),
        ("Rejections come by instant", () => new() { Read = (store, kind, token) => store.ReadAsync(kind, token).Reverse() }),
        ("A rejection that comes again is kept once, and one that differs is another", () => new()
        {
            Read = (store, kind, token) => store.ReadAsync(kind, token).Select(item => item with { Rejection = item.Rejection with { Line = item.Rejection.Line ?? 0 } }).Distinct(),
        }),
        ("Of eight that write at once, nothing is lost or doubled", () => new() { Write = (store, rejections, token) => store.WriteAsync([.. rejections.Where(item => item.Rejection.Source != "own 3")], token) }),
        (Refused, () => new() { Export = (store, user, token) => user.IsNone ? AsyncEnumerable.Empty<PersonalRecord>() : store.ExportAsync(user, token) }),
        (Cancelled, () => new() { Read = (store, kind, _) => store.ReadAsync(kind, CancellationToken.None) }),
        (Erased, () => new() { Erase = async (store, user, token) => await store.ExportAsync(user, token).CountAsync(token) }),
        (HandedOut, () => new() { Export = (store, user, token) => store.ExportAsync(user, token).Take(0) }),
        (Scripts, () => new() { Write = (store, rejections, token) => store.WriteAsync([.. rejections.Where(item => item.Rejection is not { Line: 2, Key: "bob" })], token) }),
    ];

    private static readonly (string Law, Func<SpoiledPolicyStore> Store)[] Policies =
    [
        ("What was never published is not there", () => new() { Current = (store, kind, name, token) => store.ReadCurrentAsync(kind, name.ToLowerInvariant(), token) }),
        ("What is published is read exactly", () => new() { Read = async (store, kind, hash, token) => await store.ReadAsync(kind, hash, token) is { } found ? found with { PublishedAt = Milliseconds(found.PublishedAt) } : null }),
        ("The policy published last is in force, and all others are kept", () => new()
        {
            Read = async (store, kind, hash, token) => await store.ReadCurrentAsync(kind, "stages", token) is { } found && found.Policy.Hash == hash ? found : null,
        }),
        ("Publishing what is in force writes nothing", () =>
        {
            PolicyDocument? last = null;
            return new()
            {
                Publish = (store, policy, token) =>
                {
                    last = policy;
                    return store.PublishAsync(policy, token);
                },
                Current = (_, _, _, _) => new(last),
            };
        }),
        ("An older policy that is published again is in force again", () => new()
        {
            Publish = async (store, policy, token) => await (await store.ReadAsync(policy.Kind, policy.Policy.Hash, token) is null ? store.PublishAsync(policy, token) : ValueTask.CompletedTask),
        }),
        ("Of eight that publish at once, one is in force and all are kept", () => new() { Publish = (store, policy, token) => policy.Policy.Version == "2" ? ValueTask.CompletedTask : store.PublishAsync(policy, token) }),
        ("Blank texts are refused", () => new() { Publish = (store, policy, token) => string.IsNullOrWhiteSpace(policy.Json) ? ValueTask.CompletedTask : store.PublishAsync(policy, token) }),
        (Cancelled, () => new() { Current = (store, kind, name, _) => store.ReadCurrentAsync(kind, name, CancellationToken.None) }),
        (Scripts, () => new() { Publish = (store, policy, token) => store.PublishAsync(policy is { Kind: "rfm", Policy.Version: "2" } ? policy with { Json = "{}" } : policy, token) }),
    ];

    public static TheoryData<string, string, NamedLaw> Broken
    {
        get
        {
            var data = new TheoryData<string, string, NamedLaw>();
            foreach (var (suite, law, laws) in All)
            {
                data.Add(suite, law, laws.Single(item => item.Name == law));
            }

            return data;
        }
    }

    private static IEnumerable<(string Suite, string Law, IReadOnlyList<NamedLaw> Laws)> All =>
    [
        .. Assessments.Select(item => ("assessments", item.Law, AssessmentStoreLaws.For(item.Store))),
        .. Tags.Select(item => ("tags", item.Law, TagStoreLaws.For(item.Store))),
        .. Complaints.Select(item => ("complaints", item.Law, ComplaintStoreLaws.For(item.Store))),
        .. Checkpoints.Select(item => ("checkpoints", item.Law, CheckpointStoreLaws.For(item.Store))),
        .. Rejections.Select(item => ("rejections", item.Law, RejectionStoreLaws.For(item.Store))),
        .. Policies.Select(item => ("policies", item.Law, PolicyStoreLaws.For(item.Store))),
    ];

    [Theory]
    [MemberData(nameof(Broken), DisableDiscoveryEnumeration = true)]
    public async Task A_store_that_breaks_a_law_is_found_out_by_it(string suite, string law, NamedLaw check)
    {
        var broken = await Assert.ThrowsAsync<LawBrokenException>(check.CheckAsync);

        Assert.NotEmpty(suite);
        Assert.Equal(law, broken.Law.Name);
        Assert.StartsWith($"The law does not hold: {law}.\nFound: ", broken.Message, StringComparison.Ordinal);
        Assert.Contains($"What it means: {check.Meaning}", broken.Message, StringComparison.Ordinal);
        Assert.Null(broken.InnerException);
    }

    [Fact]
    public void There_is_a_broken_store_for_every_law() => Assert.All(
        All.GroupBy(item => item.Suite, StringComparer.Ordinal),
        suite => Assert.Equal(suite.First().Laws.Select(law => law.Name).Order(StringComparer.Ordinal), suite.Select(item => item.Law).Order(StringComparer.Ordinal)));

    [Fact]
    public void A_generated_law_tells_the_smallest_example_and_its_seed()
    {
        var broken = Assert.Throws<LawBrokenException>(AssessmentStoreLaws.For(Assessments[^1].Store).Single(law => law.Name == Scripts).Check);

        Assert.Matches(@"^  1\. write (lifecycle|rfm) of .*the answer stands.*replacing newer$", broken.Example);
        Assert.Matches(@"^\d+,\d+,\d+$", broken.Replay);
        Assert.Contains($"The smallest example:\n{broken.Example}", broken.Message, StringComparison.Ordinal);
        Assert.Contains($"LAW_REPLAY={broken.Replay}", broken.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_store_that_throws_breaks_the_law_with_its_own_exception()
    {
        var law = TagStoreLaws.For(() => new SpoiledTagStore { Append = (_, _, _) => throw new TimeoutException("no answer") }).Single(item => item.Name == "What is appended is read exactly");

        var broken = Assert.Throws<LawBrokenException>(law.Check);

        Assert.Equal("TimeoutException: no answer", broken.Found);
        Assert.IsType<TimeoutException>(broken.InnerException);
    }

    [Fact]
    public async Task Stores_are_opened_and_disposed_of_once_for_each_example()
    {
        var (opened, closed) = (0, 0);
        foreach (var law in TagStoreLaws.For(OpenAsync, cases: 3))
        {
            await law.CheckAsync();
        }

        Assert.Equal(opened, closed);
        Assert.Equal(TagStoreLaws.For(OpenAsync).Count - 1 + 3, opened);

        async ValueTask<ITagStore> OpenAsync()
        {
            await Task.Yield();
            Interlocked.Increment(ref opened);
            return new Closing(() => Interlocked.Increment(ref closed));
        }
    }

    private static Instant Milliseconds(Instant at) => Instant.FromUnixTimeMilliseconds(at.ToUnixTimeMilliseconds());

    private static Instant Ticks(Instant at) => Instant.FromUnixTimeTicks(at.ToUnixTimeTicks());

    private static StoredAssessment Answer(AssessmentChange change) =>
        new() { Key = change.Key, User = change.User, Value = "none", Detail = "", Json = "{}", Policy = new("p", "1", "h"), AsOf = change.AsOf };

    private static async Task<IReadOnlyList<AssessmentChange>> UntouchedAsync(MemoryAssessmentStore store, IReadOnlyList<AssessmentChange> changes)
    {
        var all = new List<AssessmentChange>();
        foreach (var change in changes)
        {
            all.Add(change with { Touches = (await store.ReadAsync(change.Key.Kind, [change.Key.Subject]).FirstAsync()).Touches });
        }

        return all;
    }

    private static async Task<IReadOnlyList<TagAppend>> UncheckedAsync(MemoryTagStore store, IReadOnlyList<TagAppend> appends)
    {
        var all = new List<TagAppend>();
        foreach (var append in appends)
        {
            all.Add(append with { ExpectedCount = (await store.ReadLedgersAsync([append.User]).FirstAsync()).Ledger.Count });
        }

        return all;
    }

    private static TagAppend[] Each(IReadOnlyList<TagAppend> appends, Func<TagEntry, TagEntry> entry) =>
        [.. appends.Select(append => append with { Entries = append.Entries.Select(entry).ToEquatableArray() })];

    private sealed class Closing(Action closed) : ITagStore, IAsyncDisposable
    {
        private readonly MemoryTagStore _inner = new();

        public ValueTask DisposeAsync()
        {
            closed();
            return ValueTask.CompletedTask;
        }

        public IAsyncEnumerable<UserTagLedger> ReadLedgersAsync(IReadOnlyCollection<UserId> users, CancellationToken cancellationToken = default) => _inner.ReadLedgersAsync(users, cancellationToken);

        public ValueTask<IReadOnlyList<TagAppendOutcome>> AppendAsync(IReadOnlyList<TagAppend> appends, CancellationToken cancellationToken = default) => _inner.AppendAsync(appends, cancellationToken);

        public IAsyncEnumerable<PersonalRecord> ExportAsync(UserId user, CancellationToken cancellationToken = default) => _inner.ExportAsync(user, cancellationToken);

        public ValueTask<int> EraseAsync(UserId user, CancellationToken cancellationToken = default) => _inner.EraseAsync(user, cancellationToken);
    }
}
