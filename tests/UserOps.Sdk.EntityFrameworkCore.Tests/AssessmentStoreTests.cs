using NodaTime;
using UserOps.Hosting;
using static UserOps.EntityFrameworkCore.Tests.Ledgers;

namespace UserOps.EntityFrameworkCore.Tests;

public class AssessmentStoreTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task An_end_is_kept_to_the_nanosecond_over_all_of_time(DatabaseServer server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        var nanosecond = Duration.FromNanoseconds(1);
        Instant[] ends = [Instant.MinValue, Instant.MinValue + nanosecond, Start - nanosecond, Start, Start + nanosecond, Instant.MaxValue - nanosecond, Instant.MaxValue];

        await database.Assessments.WriteAsync([.. ends.Select((end, i) => Change($"u-{i}", end, end))]);

        Assert.Equal(
            ends.Select((end, i) => new DueSubject($"u-{i}", end)),
            await ListAsync(database.Assessments.ReadDueAsync("lifecycle", Instant.MaxValue)));
        Assert.Equal(["u-0", "u-1", "u-2"], (await ListAsync(database.Assessments.ReadDueAsync("lifecycle", Start - nanosecond))).Select(item => item.Subject));
        Assert.Equal(["u-0"], (await ListAsync(database.Assessments.ReadDueAsync("lifecycle", Instant.MinValue))).Select(item => item.Subject));
        Assert.Equal(ends[4], (await database.StateAsync("lifecycle", "u-4")).JudgedAt);
        Assert.Equal(ends[4], (await database.StateAsync("lifecycle", "u-4")).Assessment!.AsOf);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Thousands_that_are_due_at_one_instant_come_once_while_they_are_settled(DatabaseServer server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        string[] subjects = [.. Enumerable.Range(0, 2_500).Select(i => $"u-{i}")];
        await database.Assessments.TouchAsync("lifecycle", [.. subjects.Select(subject => new TouchedSubject(subject, new(subject)))], Start);

        var batch = new List<string>();
        var seen = new List<string>();
        await foreach (var (subject, due) in database.Assessments.ReadDueAsync("lifecycle", Start + Duration.FromDays(1)))
        {
            Assert.Equal(Start, due);
            batch.Add(subject);
            if (batch.Count == 250)
            {
                await database.Assessments.WriteAsync([.. batch.Select(id => Change(id, Start + Duration.FromDays(1), Start + Duration.FromDays(9), touches: 1))]);
                seen.AddRange(batch);
                batch.Clear();
            }
        }

        Assert.Equal(subjects.Order(StringComparer.Ordinal), seen.Order(StringComparer.Ordinal));
        Assert.Empty(await ListAsync(database.Assessments.ReadDueAsync("lifecycle", Start + Duration.FromDays(1))));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_subject_that_is_touched_behind_the_stream_does_not_come_twice(DatabaseServer server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        string[] subjects = [.. Enumerable.Range(0, 1_200).Select(i => $"u-{i}")];
        await database.Assessments.WriteAsync([.. subjects.Select((subject, i) => Change(subject, Start, Start + Duration.FromMinutes(i)))]);

        var seen = new List<string>();
        await foreach (var (subject, _) in database.Assessments.ReadDueAsync("lifecycle", Start + Duration.FromDays(9)))
        {
            if (seen.Count == 0)
            {
                // Settled, and due again before the stream ends.
                await database.Assessments.WriteAsync([Change(subject, Start + Duration.FromDays(1), Start + Duration.FromDays(2))]);
            }

            seen.Add(subject);
        }

        Assert.Equal(subjects, seen);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Everybody_comes_once_while_answers_are_written(DatabaseServer server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        string[] subjects = [.. Enumerable.Range(0, 1_300).Select(i => $"u-{i}")];
        await database.Assessments.WriteAsync([.. subjects.Select(subject => Change(subject, Start))]);

        var seen = new List<string>();
        await foreach (var state in database.Assessments.ReadAllAsync("lifecycle"))
        {
            if (seen.Count % 100 == 0)
            {
                await database.Assessments.WriteAsync([Change(state.Key.Subject, Start + Duration.FromDays(1))]);
            }

            seen.Add(state.Key.Subject);
        }

        Assert.Equal(subjects.Order(StringComparer.Ordinal), seen.Order(StringComparer.Ordinal));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_is_handed_out_of_a_person_is_the_whole_row(DatabaseServer server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        await database.Assessments.WriteAsync([Change("ann", Start, Start + Duration.FromDays(1))]);
        await database.Assessments.TouchAsync("rfm", [new("orders of ann", new("ann")), new("all", UserId.None)], Start);

        Assert.Equal(
        [
            new("assessments", "lifecycle/ann", $$"""{"kind":"lifecycle","subject":"ann","user":"ann","touches":0,"due":"2026-02-07T02:00:00Z","judgedAt":"2026-02-06T02:00:00Z","value":"active","detail":"","answer":{"stage":"active"},"policy":{"name":"stages","version":"1","hash":"{{new string('a', 64)}}"},"asOf":"2026-02-06T02:00:00Z"}"""),
            new("assessments", "rfm/orders of ann", """{"kind":"rfm","subject":"orders of ann","user":"ann","touches":1,"touchedAt":"2026-02-06T02:00:00Z","due":"2026-02-06T02:00:00Z"}"""),
        ],
            await ListAsync(database.Assessments.ExportAsync(new("ann"))));
        Assert.Equal(2, await database.Assessments.EraseAsync(new("ann")));
        Assert.Equal(AssessmentState.Unknown(new("lifecycle", "ann")), await database.StateAsync("lifecycle", "ann"));
        Assert.Equal(1, (await database.StateAsync("rfm", "all")).Touches);
    }

    [Theory, OnSqlite]
    public async Task An_answer_that_is_no_JSON_is_handed_out_as_a_text(DatabaseServer server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        var change = Change("ann", Start);
        await database.Assessments.WriteAsync([change with { Assessment = change.Assessment! with { Json = "{\0" } }]);

        Assert.Equal("{\0", (await database.StateAsync("lifecycle", "ann")).Assessment!.Json);
        Assert.Contains("\"answer\":\"{\\u0000\"", (await ListAsync(database.Assessments.ExportAsync(new("ann")))).Single().Json, StringComparison.Ordinal);
    }

    [Theory, OnSqlite]
    public async Task An_answer_of_another_than_its_change_is_refused(DatabaseServer server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        var change = Change("ann", Start);

        await Assert.ThrowsAsync<ArgumentException>(async () => await database.Assessments.WriteAsync([change with { User = new("bob") }]));
        await Assert.ThrowsAsync<ArgumentException>(async () => await database.Assessments.WriteAsync([change with { Key = new("rfm", "ann") }]));
        await Assert.ThrowsAsync<ArgumentException>(async () => await database.Assessments.WriteAsync([change, change]));
        var tooLong = await Assert.ThrowsAsync<ArgumentException>(async () => await database.Assessments.WriteAsync([Change(new string('é', 601), Start)]));

        Assert.Contains("1202 bytes", tooLong.Message, StringComparison.Ordinal);
        Assert.Empty(await ListAsync(database.Assessments.ReadAllAsync("lifecycle")));
    }
}
