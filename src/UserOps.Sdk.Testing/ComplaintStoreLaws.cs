using NodaTime;
using UserOps.Complaints;

namespace UserOps.Testing;

/// <summary>What every <see cref="IComplaintStore"/> must keep, for hosts to run against their own.</summary>
public static class ComplaintStoreLaws
{
    private const string Secret = "ann-7f3a";
    private static readonly Instant Start = Instant.FromUtc(2026, 2, 6, 2, 0);
    private static readonly ComplaintId First = new("C-1");
    private static readonly ComplaintId Second = new("C-2");

    /// <summary>Checks all laws, each on a store of its own.</summary>
    /// <param name="create">Makes an empty store.</param>
    /// <returns>The work.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="create"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidOperationException">A law does not hold; the message says which.</exception>
    public static async Task CheckAsync(Func<IComplaintStore> create)
    {
        ArgumentNullException.ThrowIfNull(create);
        await WhatIsWrittenIsRead(create()).ConfigureAwait(false);
        await ArrivalDoesNotMatter(create(), create()).ConfigureAwait(false);
        await WritingAgainIsSafe(create()).ConfigureAwait(false);
        await OfTwoWritersOneConflicts(create()).ConfigureAwait(false);
        await NothingOfTheUserIsLeft(create()).ConfigureAwait(false);
        await NobodyIsRefused(create()).ConfigureAwait(false);
    }

    private static async Task WhatIsWrittenIsRead(IComplaintStore store)
    {
        Require(await ReadAsync(store, First).ConfigureAwait(false) is { Events.Count: 0 }, "a complaint of which nothing was recorded has an empty log");
        var outcome = await store.AppendAsync(First, Story(First), 0).ConfigureAwait(false);
        Require(outcome == new CaseAppendOutcome(true, Story(First).Count), "events are written, and counted");
        Require((await ReadAsync(store, First).ConfigureAwait(false)).Equals(CaseLog.From(Story(First))), "what is written is read");
        Require(await ReadAsync(store, Second).ConfigureAwait(false) is { Events.Count: 0 }, "a log holds the events of its complaint alone");
    }

    private static async Task ArrivalDoesNotMatter(IComplaintStore one, IComplaintStore other)
    {
        var count = 0;
        foreach (var item in Story(First).Reverse())
        {
            count = (await one.AppendAsync(First, [item], count).ConfigureAwait(false)).Count;
        }

        await other.AppendAsync(First, Story(First), 0).ConfigureAwait(false);
        Require(
            (await ReadAsync(one, First).ConfigureAwait(false)).Equals(await ReadAsync(other, First).ConfigureAwait(false)),
            "neither the order of events nor their parts matter");
    }

    private static async Task WritingAgainIsSafe(IComplaintStore store)
    {
        var events = Story(First);
        await store.AppendAsync(First, events, 0).ConfigureAwait(false);
        Require(await store.AppendAsync(First, events, 0).ConfigureAwait(false) == new CaseAppendOutcome(true, events.Count), "events that are there already are no conflict, and are not written again");
    }

    private static async Task OfTwoWritersOneConflicts(IComplaintStore store)
    {
        var events = Story(First);
        await store.AppendAsync(First, [events[0]], 0).ConfigureAwait(false);
        Require((await store.AppendAsync(First, [events[1]], 1).ConfigureAwait(false)).IsAppended, "who read the newest log writes");
        Require(await store.AppendAsync(First, [events[2], events[3]], 1).ConfigureAwait(false) == new CaseAppendOutcome(false, 2), "who read an older log gets a conflict and the count");
        Require((await ReadAsync(store, First).ConfigureAwait(false)).Events.Count == 2, "of a conflict nothing is written");
    }

    private static async Task NothingOfTheUserIsLeft(IComplaintStore store)
    {
        var (ann, bob) = (new UserId(Secret), new UserId("bob"));
        await store.AppendAsync(First, Story(First, ann), 0).ConfigureAwait(false);
        await store.AppendAsync(Second, Story(Second, bob), 0).ConfigureAwait(false);
        Require(await store.EraseAsync(ann).ConfigureAwait(false) == 1, "erasing tells how many complaints it found");

        var erased = await ReadAsync(store, First).ConfigureAwait(false);
        Require(!erased.Events.Any(item => CaseEventJson.Write(item).Contains(Secret, StringComparison.Ordinal)), "nothing of an erased user is found");
        Require(erased.Events.Count == Story(First).Count, "an erased complaint keeps its events");
        Require(erased.Events.Select(item => (item.At, item.Type)).SequenceEqual(CaseLog.From(Story(First, ann)).Events.Select(item => (item.At, item.Type))), "an erased complaint keeps what happened when");
        Require((await ReadAsync(store, Second).ConfigureAwait(false)).Equals(CaseLog.From(Story(Second, bob))), "erasing one user leaves the others alone");
        Require(await store.EraseAsync(ann).ConfigureAwait(false) == 0 && (await ReadAsync(store, First).ConfigureAwait(false)).Equals(erased), "erasing twice is erasing once");
    }

    private static async Task NobodyIsRefused(IComplaintStore store)
    {
        Require(await Refuses(async () => await store.EraseAsync(UserId.None).ConfigureAwait(false)).ConfigureAwait(false), "nobody can't be erased");
        Require(await Refuses(async () => await store.AppendAsync(ComplaintId.None, [], 0).ConfigureAwait(false)).ConfigureAwait(false), "no complaint has no log to write");
        Require(await Refuses(async () => await ReadAsync(store, ComplaintId.None).ConfigureAwait(false)).ConfigureAwait(false), "no complaint has no log to read");
    }

    private static async Task<bool> Refuses(Func<Task> work)
    {
        try
        {
            await work().ConfigureAwait(false);
            return false;
        }
        catch (ArgumentException)
        {
            return true;
        }
    }

    private static void Require(bool holds, string law)
    {
        if (!holds)
        {
            throw new InvalidOperationException($"The store does not keep the law: {law}.");
        }
    }

    private static async Task<CaseLog> ReadAsync(IComplaintStore store, ComplaintId id)
    {
        CaseLog? found = null;
        await foreach (var (complaint, log) in store.ReadLogsAsync([id]).ConfigureAwait(false))
        {
            Require(complaint == id && found is null, "each complaint asked for is streamed once, and no other");
            found = log;
        }

        return found ?? throw new InvalidOperationException("The store does not keep the law: a log is streamed for each complaint.");
    }

    // Every event that can hold a word, each with the secret in it.
    private static EquatableArray<CaseEvent> Story(ComplaintId id, UserId? customer = null)
    {
        var word = customer?.Value ?? "none";
        return
        [
            new CaseReceived
            {
                ComplaintId = id,
                At = Start,
                Facts = new()
                {
                    Id = id,
                    ReceivedAt = Start,
                    CustomerId = customer,
                    Channel = "app",
                    Text = $"I am {word}.",
                    Keys = [new("email", $"{word}@example.com")],
                    Factors = [new("safety", new(0) { Evidence = $"as {word} says" })],
                },
            },
            new EvidenceAdded { ComplaintId = id, At = After(1), Factors = [new("severity", new(2) { Evidence = $"{word}'s bill" })] },
            new CaseScreened { ComplaintId = id, At = After(2), Factors = [new("legal", new(0) { Evidence = word })] },
            new CaseRegraded { ComplaintId = id, At = After(3), Grade = ComplaintGrade.Major, Actor = "lead-1", Reason = $"{word} called." },
            new CaseAcknowledged { ComplaintId = id, At = After(4) },
            new DeadlineExtended { ComplaintId = id, At = After(5), Target = "cn-bank-insurance.decide", Reason = $"{word} is away." },
            new CustomerDisputed { ComplaintId = id, At = After(6), Reason = $"{word} says no." },
            new CaseNoted { ComplaintId = id, At = After(7), RootCause = "late", CorrectiveAction = $"none: {word} is alone", Summary = $"{word} has it." },
            new CaseReopened { ComplaintId = id, At = After(8), Reason = $"{word} again." },
            new CaseNotAccepted { ComplaintId = id, At = After(9), Reason = $"{word} is no customer." },
        ];
    }

    private static Instant After(int minutes) => Start + Duration.FromMinutes(minutes);
}
