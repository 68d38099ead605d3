using NodaTime;
using UserOps.Tagging;
using UserOps.Testing;
using static UserOps.EntityFrameworkCore.Tests.Ledgers;

namespace UserOps.EntityFrameworkCore.Tests;

public class TagStoreTests
{
    private static readonly UserId Ann = new("ann");
    private static readonly UserId Bob = new("bob");

    [Theory, OnSqlite, OnPostgres]
    public async Task Every_kind_of_entry_comes_back_as_it_went_in(DatabaseServer server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        EquatableArray<TagEntry> entries =
        [
            Entry(0) with { Value = Literal.Of(true), Source = new RuleTagSource("7") },
            Entry(0) with { Value = Literal.Of(false), Source = new ImportTagSource("crm \0 \uD800 \u001A 😀") },
            Entry(1) with { Value = Literal.Of(79228162514264337593543950335m), Source = new ModelTagSource("churn-3", 0.123456789012345678m) },
            Entry(1) with { Value = Literal.Of(-0.0000000001m), ValidUntil = Instant.FromUtc(9998, 12, 29, 0, 0) + Duration.FromNanoseconds(1) },
            Entry(2) with { Value = Literal.Of("true"), ValidFrom = Instant.FromUtc(1, 1, 3, 0, 0) + Duration.FromNanoseconds(99) },
            Entry(2) with { Value = Literal.Of(""), Reason = "" },
            Entry(3) with { Tag = "金 😀 \uDC00", By = "\0", Reason = "\u001A0000" },
            Entry(4) with { Kind = TagEntryKind.Ban },
            Entry(4) with { Kind = TagEntryKind.Clear, RecordedAt = Start + Duration.FromDays(4) + Duration.FromNanoseconds(3) },
        ];

        var outcomes = await database.Tags.AppendAsync([new(Ann, entries, 0), new(Bob, [entries[0]], 0)]);

        Assert.Equal([new(IsAppended: true, entries.Count), new(IsAppended: true, 1)], outcomes);
        Assert.Equal(TagLedger.From(entries), await database.LedgerAsync(Ann));
        Assert.Equal(TagLedger.From([entries[0]]), await database.LedgerAsync(Bob));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Ledgers_of_all_forms_come_back_as_they_went_in(DatabaseServer server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        var store = database.Tags;
        var number = 0;
        Law.Holds(LedgerGenerators.Ledgers, ledger =>
        {
            var user = new UserId($"u-{number++}");
            var outcomes = store.AppendAsync([new(user, ledger.Entries, 0)]).AsTask().GetAwaiter().GetResult();
            Assert.Equal([new(IsAppended: true, ledger.Count)], outcomes);
            Assert.Equal(ledger, database.LedgerAsync(user).GetAwaiter().GetResult());
            return true;
        });
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_conflict_of_one_user_leaves_the_others_be(DatabaseServer server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        await database.Tags.AppendAsync([new(Ann, [Entry(0)], 0)]);

        var outcomes = await database.Tags.AppendAsync(
        [
            new(Ann, [Entry(1), Entry(2)], 0),
            new(Bob, [Entry(1)], 0),
            new(new("cid"), [Entry(1)], 3),
            new(new("dan"), [], 0),
            new(new("eve"), [], 1),
        ]);

        Assert.Equal([new(IsAppended: false, 1), new(IsAppended: true, 1), new(IsAppended: false, 0), new(IsAppended: true, 0), new(IsAppended: false, 0)], outcomes);
        Assert.Equal(TagLedger.From([Entry(0)]), await database.LedgerAsync(Ann));
        Assert.Equal(TagLedger.Empty, await database.LedgerAsync(new("cid")));
        Assert.Equal([new(IsAppended: true, 1), new(IsAppended: false, 1)], await database.Tags.AppendAsync([new(Ann, [], 1), new(Bob, [], 0)]));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_a_ledger_can_not_take_is_refused_before_anything_is_written(DatabaseServer server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        await database.Tags.AppendAsync([new(Ann, [Entry(5)], 0)]);

        var late = await Assert.ThrowsAsync<ArgumentException>(async () => await database.Tags.AppendAsync([new(Bob, [Entry(4)], 0), new(Ann, [Entry(4)], 1)]));
        await Assert.ThrowsAsync<ArgumentException>(async () => await database.Tags.AppendAsync([new(Bob, [Entry(4)], 0), new(Ann, [Entry(6) with { By = " " }], 1)]));
        await Assert.ThrowsAsync<ArgumentException>(async () => await database.Tags.AppendAsync([new(Bob, [Entry(4)], 0), new(Bob, [Entry(4)], 1)]));
        await Assert.ThrowsAsync<ArgumentException>(async () => await database.Tags.AppendAsync([new(Bob, [Entry(4)], 0), new(UserId.None, [], 0)]));
        await Assert.ThrowsAsync<ArgumentException>(async () => await database.Tags.AppendAsync([new(Bob, [Entry(4)], 0), new(new(new string('界', 401)), [], 0)]));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await database.Tags.AppendAsync([new(Bob, [Entry(4)], 0), new(Ann, [], -1)]));

        Assert.Contains("2026-02-11T02:00:00Z", late.Message, StringComparison.Ordinal);
        Assert.Equal(TagLedger.Empty, await database.LedgerAsync(Bob));
        Assert.Equal(1, (await database.LedgerAsync(Ann)).Count);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Ids_are_told_apart_by_every_sign(DatabaseServer server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        UserId[] users =
        [
            new("a"), new("A"), new("á"), new("a\u0301"), new(" a"), new("a "), new("a\0"), new("a\0\0"), new("\uD800"), new("\uDBFF"), new("\uDC00a"),
            new("😀"), new("\u001A"), new("\u001A001A"), new("ß"), new("ss"), new("'; DROP TABLE userops_tag_ledgers; --"), new("{0}"), new("%"), new(new string('界', 400)),
        ];

        await database.Tags.AppendAsync([.. users.Select((user, i) => new TagAppend(user, [Entry(i)], 0))]);

        for (var i = 0; i < users.Length; i++)
        {
            Assert.Equal(TagLedger.From([Entry(i)]), await database.LedgerAsync(users[i]));
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_batch_may_be_larger_than_any_limit_on_parameters(DatabaseServer server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        UserId[] users = [.. Enumerable.Range(0, 5_000).Select(i => new UserId($"u-{i}"))];

        var outcomes = await database.Tags.AppendAsync([.. users.Select(user => new TagAppend(user, [Entry(0), Entry(1)], 0))]);

        Assert.All(outcomes, outcome => Assert.Equal(new(IsAppended: true, 2), outcome));
        var read = await ListAsync(database.Tags.ReadLedgersAsync(users));
        Assert.Equal(users, read.Select(item => item.User));
        Assert.All(read, item => Assert.Equal(2, item.Ledger.Count));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Erasing_a_user_leaves_nothing_and_the_others_alone(DatabaseServer server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        await database.Tags.AppendAsync([new(Ann, [Entry(0), Entry(1)], 0), new(Bob, [Entry(0)], 0)]);

        Assert.Equal([new("tags", "ann", TagLedgerJson.Write(TagLedger.From([Entry(0), Entry(1)])))], await ListAsync(database.Tags.ExportAsync(Ann)));
        Assert.Equal(2, await database.Tags.EraseAsync(Ann));
        Assert.Equal(0, await database.Tags.EraseAsync(Ann));

        Assert.Empty(await ListAsync(database.Tags.ExportAsync(Ann)));
        Assert.Equal(TagLedger.Empty, await database.LedgerAsync(Ann));
        Assert.Equal(1, (await database.LedgerAsync(Bob)).Count);
        Assert.Equal([new(IsAppended: false, 0)], await database.Tags.AppendAsync([new(Ann, [Entry(2)], 2)]));
        Assert.Equal([new(IsAppended: true, 1)], await database.Tags.AppendAsync([new(Ann, [Entry(0)], 0)]));
    }
}
