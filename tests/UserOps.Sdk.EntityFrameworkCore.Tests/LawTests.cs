using UserOps.Complaints;
using UserOps.Hosting;
using UserOps.Tagging;
using UserOps.Testing;

namespace UserOps.EntityFrameworkCore.Tests;

/// <summary>The laws that every store must keep, on both servers; the stores that they hold ours against are those in memory.</summary>
public class LawTests
{
    private const int Cases = 10;

    [Theory, OnSqlite, OnPostgres]
    public Task The_store_of_tags_keeps_the_laws(DatabaseServer server) =>
        CheckAsync(server, open => TagStoreLaws.For(async () => (ITagStore)(await open()).Tags, Cases));

    [Theory, OnSqlite, OnPostgres]
    public Task The_store_of_answers_keeps_the_laws(DatabaseServer server) =>
        CheckAsync(server, open => AssessmentStoreLaws.For(async () => (await open()).Assessments, Cases));

    [Theory, OnSqlite, OnPostgres]
    public Task The_store_of_complaints_keeps_the_laws(DatabaseServer server) =>
        CheckAsync(server, open => ComplaintStoreLaws.For(async () => (IComplaintStore)(await open()).Complaints, Cases));

    [Theory, OnSqlite, OnPostgres]
    public Task The_store_of_checkpoints_keeps_the_laws(DatabaseServer server) =>
        CheckAsync(server, open => CheckpointStoreLaws.For(async () => (ICheckpointStore)(await open()).Checkpoints, Cases));

    [Theory, OnSqlite, OnPostgres]
    public Task The_store_of_rejections_keeps_the_laws(DatabaseServer server) =>
        CheckAsync(server, open => RejectionStoreLaws.For(async () => (IRejectionStore)(await open()).Rejections, Cases));

    [Theory, OnSqlite, OnPostgres]
    public Task The_store_of_policies_keeps_the_laws(DatabaseServer server) =>
        CheckAsync(server, open => PolicyStoreLaws.For(async () => (IPolicyStore)(await open()).Policies, Cases));

    // One database a theory: it is emptied for each case, which costs less than making one.
    private static async Task CheckAsync(DatabaseServer server, Func<Func<Task<TestDatabase>>, IReadOnlyList<NamedLaw>> lawsOf)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        var laws = lawsOf(async () =>
        {
            await database.EmptyAsync();
            return database;
        });
        Assert.NotEmpty(laws);
        foreach (var law in laws)
        {
            await law.CheckAsync();
        }
    }
}
