using NodaTime;
using UserOps.Complaints;
using UserOps.Testing;
using static UserOps.EntityFrameworkCore.Tests.Ledgers;

namespace UserOps.EntityFrameworkCore.Tests;

public class ComplaintStoreTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Related_are_those_tied_by_merges_at_any_remove_and_those_with_their_causes(DatabaseServer server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        await WriteAsync(database, Received("a"), Merged("a", "b"));
        await WriteAsync(database, Received("b"));
        await WriteAsync(database, Received("c"), Merged("c", "b"), new CaseUnmerged { ComplaintId = new("c"), At = Start + Duration.FromDays(9) }, Noted("c", "late"));
        await WriteAsync(database, Received("d"), Merged("d", "c"), Merged("d", "gone", 2));
        await WriteAsync(database, Received("e"), Noted("e", "late"));
        await WriteAsync(database, Received("f"), Merged("f", "e"), Noted("f", "broken"));
        await WriteAsync(database, Received("g"), Noted("g", "broken"));
        await WriteAsync(database, Received("h"), Noted("h", "Late"));

        Assert.Equal("a b c d e", await RelatedAsync(database, "a"));
        Assert.Equal("a b c d e", await RelatedAsync(database, "gone"));
        Assert.Equal("c e f g", await RelatedAsync(database, "f"));
        Assert.Equal("f g", await RelatedAsync(database, "g"));
        Assert.Equal("h", await RelatedAsync(database, "h"));
        Assert.Equal("", await RelatedAsync(database, "nobody knows"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Whatever_is_related_is_judged_as_if_all_were_there(DatabaseServer server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        Law.Holds(CaseGenerators.MergedHistories, history =>
        {
            database.EmptyAsync().GetAwaiter().GetResult();
            foreach (var group in history.GroupBy(item => item.ComplaintId))
            {
                database.Complaints.AppendAsync(group.Key, [.. group], 0).AsTask().GetAwaiter().GetResult();
            }

            foreach (var id in history.Select(item => item.ComplaintId).Distinct())
            {
                var known = ListAsync(database.Complaints.ReadRelatedAsync([id])).GetAwaiter().GetResult();
                Assert.Equal(known.Count, known.DistinctBy(item => item.Id).Count());
                Assert.Equal(
                    CaseLog.From(history.Where(item => item.ComplaintId == id)),
                    known.Single(item => item.Id == id).Log);
                Assert.All(known, item => Assert.Equal(CaseLog.From(history.Where(other => other.ComplaintId == item.Id)), item.Log));
            }

            return true;
        });
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_cause_that_very_many_have_streams_page_by_page(DatabaseServer server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        string[] ids = [.. Enumerable.Range(0, 450).Select(i => $"c-{i:000}")];
        foreach (var id in ids)
        {
            await WriteAsync(database, Received(id), Noted(id, "late"));
        }

        Assert.Equal(string.Join(' ', ids), await RelatedAsync(database, "c-007"));
        Assert.Equal(ids, (await ListAsync(database.Complaints.ReadComplaintsAsync())).Select(id => id.Value));
        Assert.Equal(ids[11..], (await ListAsync(database.Complaints.ReadComplaintsAsync(new("c-010")))).Select(id => id.Value));
        Assert.Equal(ids[11..], (await ListAsync(database.Complaints.ReadComplaintsAsync(new("c-0105")))).Select(id => id.Value));
        Assert.Equal(2 * ids.Length, (await ListAsync(database.Complaints.ReadEventsAsync())).Count);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_JSON_does_not_tell_apart_is_one_event(DatabaseServer server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        var none = Received("a");
        var blank = none with { Facts = none.Facts with { Text = "  " } };

        Assert.Equal(new(IsAppended: true, 1), await database.Complaints.AppendAsync(new("a"), [blank], 0));
        Assert.Equal(new(IsAppended: true, 1), await database.Complaints.AppendAsync(new("a"), [none, blank], 0));

        Assert.Equal(CaseLog.From([none]), (await ListAsync(database.Complaints.ReadLogsAsync([new("a")]))).Single().Log);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_text_that_JSON_can_not_hold_is_refused(DatabaseServer server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        var half = Received("a") with { Actor = "a\uD800" };
        var tooLong = Noted("a", new string('x', 1_201));

        await Assert.ThrowsAnyAsync<ArgumentException>(async () => await database.Complaints.AppendAsync(new("a"), [Received("a"), half], 0));
        await Assert.ThrowsAnyAsync<ArgumentException>(async () => await database.Complaints.AppendAsync(new("a"), [Received("a"), tooLong], 0));

        Assert.Empty(await ListAsync(database.Complaints.ReadComplaintsAsync()));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task An_erased_log_has_the_count_of_what_is_left(DatabaseServer server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        var ann = Received("a") with { Facts = Received("a").Facts with { CustomerId = new("ann") } };
        EquatableArray<CaseEvent> events = [ann, Reopened("ann called"), Reopened("ann wrote")];
        await database.Complaints.AppendAsync(new("a"), events, 0);

        Assert.Equal(1, await database.Complaints.EraseAsync(new("ann")));

        var log = (await ListAsync(database.Complaints.ReadLogsAsync([new("a")]))).Single().Log;
        Assert.Equal(CaseErasure.Erase(CaseLog.From(events)), log);
        Assert.Equal(2, log.Events.Count);
        Assert.Equal(new(IsAppended: false, 2), await database.Complaints.AppendAsync(new("a"), [Noted("a", "late")], 3));
        Assert.Equal(new(IsAppended: true, 3), await database.Complaints.AppendAsync(new("a"), [Noted("a", "late")], 2));
        Assert.Equal(0, await database.Complaints.EraseAsync(new("ann")));
    }

    private static CaseReceived Received(string id) => new() { ComplaintId = new(id), At = Start, Facts = new() { Id = new(id), ReceivedAt = Start } };

    private static CaseMerged Merged(string id, string into, int hours = 1) => new() { ComplaintId = new(id), At = Start + Duration.FromHours(hours), Into = new(into) };

    private static CaseNoted Noted(string id, string cause) => new() { ComplaintId = new(id), At = Start + Duration.FromHours(3), RootCause = cause };

    private static CaseReopened Reopened(string reason) => new() { ComplaintId = new("a"), At = Start + Duration.FromDays(1), Reason = reason };

    private static async Task WriteAsync(TestDatabase database, params CaseEvent[] events) =>
        Assert.True((await database.Complaints.AppendAsync(events[0].ComplaintId, [.. events], 0)).IsAppended);

    private static async Task<string> RelatedAsync(TestDatabase database, string id) =>
        string.Join(' ', (await ListAsync(database.Complaints.ReadRelatedAsync([new(id)]))).Select(item => item.Id.Value).Order(StringComparer.Ordinal));
}
