using NodaTime;
using UserOps.Complaints;
using UserOps.Hosting;
using UserOps.Tagging;
using static UserOps.EntityFrameworkCore.Tests.Ledgers;

namespace UserOps.EntityFrameworkCore.Tests;

/// <summary>Eight at once on the same rows: what is lost is told, and nothing is there twice.</summary>
public class ConcurrencyTests
{
    private const int Writers = 8;

    [Theory, OnSqlite, OnPostgres]
    public async Task Eight_writers_append_to_the_same_ledgers_and_every_word_is_there_once(DatabaseServer server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        UserId[] users = [.. Enumerable.Range(0, 100).Select(i => new UserId($"u-{i}"))];

        await AtOnceAsync(async writer =>
        {
            var store = database.Tags;
            var open = users.Order(Comparer<UserId>.Create((left, right) => string.CompareOrdinal($"{left}".PadLeft(5 + (writer % 3), 'z'), $"{right}"))).ToList();
            while (open.Count > 0)
            {
                var ledgers = await ListAsync(store.ReadLedgersAsync(open));
                var outcomes = await store.AppendAsync([.. ledgers.Select(item => new TagAppend(item.User, [Entry(0, $"w-{writer}"), Entry(0, $"w-{writer}")], item.Ledger.Count))]);
                Assert.All(outcomes, (outcome, i) => Assert.True(outcome.IsAppended ? outcome.Count == ledgers[i].Ledger.Count + 2 : outcome.Count > ledgers[i].Ledger.Count));
                open = [.. ledgers.Where((_, i) => !outcomes[i].IsAppended).Select(item => item.User)];
            }
        });

        var all = await ListAsync(database.Tags.ReadLedgersAsync(users));
        Assert.All(all, item => Assert.Equal(
            Enumerable.Range(0, Writers).Select(writer => $"w-{writer}: 2"),
            item.Ledger.Entries.GroupBy(entry => entry.By).Select(group => $"{group.Key}: {group.Count()}").Order(StringComparer.Ordinal)));
        Assert.All(all, item => Assert.All(item.Ledger.Entries.Chunk(2), pair => Assert.Equal(pair[0].By, pair[1].By)));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Eight_touch_the_same_subjects_and_every_touch_counts(DatabaseServer server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        TouchedSubject[] subjects = [.. Enumerable.Range(0, 50).Select(i => new TouchedSubject($"u-{i}", new($"u-{i}")))];

        await AtOnceAsync(async writer =>
        {
            for (var round = 0; round < 5; round++)
            {
                await database.Assessments.TouchAsync("lifecycle", writer % 2 == 0 ? subjects : [.. subjects.Reverse()], Start + Duration.FromHours(writer + round));
            }
        });

        var states = await ListAsync(database.Assessments.ReadAllAsync("lifecycle"));
        Assert.Equal(subjects.Length, states.Count);
        Assert.All(states, state => Assert.Equal((5L * Writers, Start), (state.Touches, state.Due)));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Of_eight_first_judgements_the_latest_stands(DatabaseServer server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        string[] subjects = [.. Enumerable.Range(0, 50).Select(i => $"u-{i}")];

        var outcomes = await AtOnceAsync(async writer =>
        {
            AssessmentChange[] changes = [.. subjects.Select(subject => Change(subject, Start + Duration.FromHours(writer), value: $"v-{writer}"))];
            return await database.Assessments.WriteAsync(writer % 2 == 0 ? changes : [.. changes.Reverse()]);
        });

        Assert.All(outcomes[^1], outcome => Assert.Equal(AssessmentOutcome.Written, outcome));
        Assert.DoesNotContain(AssessmentOutcome.Outdated, outcomes.SelectMany(item => item));
        Assert.All(await ListAsync(database.Assessments.ReadAllAsync("lifecycle")), state => Assert.Equal($"v-{Writers - 1}", state.Assessment?.Value));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Judgements_and_touches_that_meet_never_settle_what_was_touched_after_reading(DatabaseServer server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        string[] subjects = [.. Enumerable.Range(0, 20).Select(i => $"u-{i}")];
        var touches = 0L;

        await AtOnceAsync(async writer =>
        {
            for (var round = 0; round < 10; round++)
            {
                if (writer % 2 == 0)
                {
                    await database.Assessments.TouchAsync("lifecycle", [.. subjects.Select(subject => new TouchedSubject(subject, new(subject)))], Start);
                    Interlocked.Increment(ref touches);
                }
                else
                {
                    var states = await ListAsync(database.Assessments.ReadAsync("lifecycle", subjects));
                    await database.Assessments.WriteAsync([.. states.Select(state => Change(state.Key.Subject, Start, null, $"{state.Touches}", state.Touches))]);
                }
            }
        });

        foreach (var state in await ListAsync(database.Assessments.ReadAllAsync("lifecycle")))
        {
            Assert.Equal(touches, state.Touches);
            Assert.True(state.Due == Start || state.Assessment?.Value == $"{touches}", $"{state}");
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Eight_add_to_one_complaint_and_each_event_is_there_once(DatabaseServer server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        var id = new ComplaintId("C-1");

        await AtOnceAsync(async writer =>
        {
            CaseEvent item = new CaseAssigned { ComplaintId = id, At = Start + Duration.FromMinutes(writer % 4), Handler = $"h-{writer % 4}" };
            var outcome = new CaseAppendOutcome(IsAppended: false, 0);
            while (!outcome.IsAppended)
            {
                outcome = await database.Complaints.AppendAsync(id, [item], outcome.Count);
            }
        });

        var (_, log) = (await ListAsync(database.Complaints.ReadLogsAsync([id]))).Single();
        Assert.Equal(4, log.Events.Count);
        Assert.Equal(new CaseAppendOutcome(IsAppended: true, 4), await database.Complaints.AppendAsync(id, [], 4));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Of_eight_runs_at_once_one_goes_on(DatabaseServer server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        for (var version = 1; version <= 3; version++)
        {
            var next = version;
            var wins = await AtOnceAsync(async writer => await database.Checkpoints.WriteAsync(new()
            {
                Kind = "lifecycle",
                Version = next,
                AsOf = Start,
                Policy = new("stages", "1", "h"),
                Subjects = writer,
                IsFinished = false,
            }));
            Assert.Single(wins, won => won);
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Eight_publish_at_once_and_each_policy_is_put_in_force_once(DatabaseServer server)
    {
        await using var database = await TestDatabase.CreateAsync(server);

        await AtOnceAsync(async writer =>
        {
            await database.Policies.PublishAsync(new("lifecycle", new("same", "1", "h"), "{}", Start));
            await database.Policies.PublishAsync(new("lifecycle", new("other", $"{writer}", $"h-{writer}"), "{}", Start));
        });

        await using var context = database.CreateDbContext();
        var rows = context.Set<PolicyRow>().AsEnumerable().ToLookup(row => row.Name);
        Assert.Single(rows["same"]);
        Assert.Equal(Enumerable.Range(1, Writers), rows["other"].Select(row => row.Sequence).Order());
        Assert.Equal(Writers, rows["other"].DistinctBy(row => row.Hash).Count());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Eight_write_the_same_rejections_and_each_is_there_once(DatabaseServer server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        RunRejection[] rejections = [.. Enumerable.Range(0, 50).Select(i => new RunRejection("lifecycle", Start, new("orders", "amount", $"{i}", "It must be a number.")))];

        await AtOnceAsync(async writer => await database.Rejections.WriteAsync(writer % 2 == 0 ? rejections : [.. rejections.Reverse()]));

        Assert.Equal(rejections.Length, (await ListAsync(database.Rejections.ReadAsync("lifecycle"))).Count);
    }

    [Theory, OnPostgres]
    public async Task Erasing_somebody_of_whom_nothing_is_kept_leaves_a_first_entry_that_comes_meanwhile(DatabaseServer server)
    {
        var watch = new CommandWatch();
        await using var database = await TestDatabase.CreateAsync(server, options => options.AddInterceptors(watch));
        var ann = new UserId("ann");
        var count = 0;
        watch.Before = async command =>
        {
            if (command.CommandText.StartsWith("DELETE", StringComparison.Ordinal) && command.CommandText.Contains("tag_entries", StringComparison.Ordinal))
            {
                count = (await database.Tags.AppendAsync([new(ann, [Entry(0)], 0)]))[0].Count;
            }
        };

        await database.Tags.EraseAsync(ann);

        Assert.Equal(count, (await database.LedgerAsync(ann)).Count);
        Assert.Equal([new(IsAppended: true, count + 1)], await database.Tags.AppendAsync([new(ann, [Entry(1)], count)]));
    }

    private static Task<bool[]> AtOnceAsync(Func<int, Task> work) => AtOnceAsync(async writer =>
    {
        await work(writer);
        return true;
    });

    private static async Task<T[]> AtOnceAsync<T>(Func<int, Task<T>> work)
    {
        using var gate = new Barrier(Writers);
        return await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Factory.StartNew(
            () =>
            {
                gate.SignalAndWait();
                return work(writer);
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default).Unwrap()));
    }
}
