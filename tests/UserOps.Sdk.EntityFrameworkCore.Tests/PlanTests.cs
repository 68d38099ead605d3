using System.Data.Common;
using System.Globalization;
using NodaTime;
using UserOps.Complaints;
using UserOps.Hosting;
using UserOps.Tagging;
using static UserOps.EntityFrameworkCore.Tests.Ledgers;

namespace UserOps.EntityFrameworkCore.Tests;

/// <summary>How the servers go about the statements of the stores, on tables that are large enough to matter: by an index, and never through a whole table.</summary>
public class PlanTests
{
    private const int Rows = 20_000;
    private static readonly string[] Some = [.. Enumerable.Range(0, 40).Select(i => $"u-{i * 7}")];

    [Theory, OnSqlite, OnPostgres]
    public async Task Every_statement_finds_its_rows_by_an_index(DatabaseServer server)
    {
        var watch = new CommandWatch();
        await using var database = await TestDatabase.CreateAsync(server, options => options.AddInterceptors(watch));
        await FillAsync(database);
        var plans = new List<string>();
        watch.Before = async command => plans.Add(await ExplainAsync(server, command));

        await ChecksAsync(plans, "ix_userops_assessments_due", async () => Assert.Equal(Rows / 2, (await ListAsync(database.Assessments.ReadDueAsync("lifecycle", At(Rows / 2)))).Count));
        Assert.DoesNotContain(plans, plan => plan.Contains("Sort", StringComparison.Ordinal) || plan.Contains("TEMP B-TREE", StringComparison.Ordinal));
        await ChecksAsync(plans, "userops_assessments", async () => Assert.Equal(Rows, (await ListAsync(database.Assessments.ReadAllAsync("lifecycle"))).Count));
        await ChecksAsync(plans, "userops_assessments", () => ListAsync(database.Assessments.ReadAsync("lifecycle", Some)));
        await ChecksAsync(plans, "userops_assessments", () => database.Assessments.WriteAsync([.. Some.Select(id => Change(id, At(0), At(Rows + 1)))]).AsTask());
        await ChecksAsync(plans, "userops_tag_entries", () => ListAsync(database.Tags.ReadLedgersAsync([.. Some.Select(id => new UserId(id))])));
        await ChecksAsync(plans, "userops_tag_ledgers", () => database.Tags.AppendAsync([.. Some.Select(id => new TagAppend(new(id), [Entry(9)], 1))]).AsTask());
        await ChecksAsync(plans, "userops_complaint_events", () => ListAsync(database.Complaints.ReadLogsAsync([.. Some.Select(id => new ComplaintId(id))])));
        await ChecksAsync(plans, "ix_userops_complaint_events_merged", () => ListAsync(database.Complaints.ReadRelatedAsync([new("u-7")])));
        Assert.Contains(plans, plan => plan.Contains("ix_userops_complaint_events_cause", StringComparison.Ordinal));
        await ChecksAsync(plans, "userops_complaints", () => ListAsync(database.Complaints.ReadComplaintsAsync(new("u-5"))));
        await ChecksAsync(plans, "ix_userops_rejections_kind", async () => Assert.Equal(Rows, (await ListAsync(database.Rejections.ReadAsync("lifecycle"))).Count));

        foreach (var (index, store) in new (string, IPersonalDataStore)[]
        {
            ("userops_tag_entries", database.Tags), ("ix_userops_assessments_user", database.Assessments), ("ix_userops_complaint_events_customer", database.Complaints),
            ("ix_userops_rejections_key", database.Rejections), ("ix_userops_rejections_value", database.Rejections),
        })
        {
            await ChecksAsync(plans, index, async () => Assert.NotEmpty(await ListAsync(store.ExportAsync(new("u-42")))));
        }

        await ChecksAsync(plans, "userops_tag_entries", async () => Assert.NotEqual(0, await database.Tags.EraseAsync(new("u-42"))));
        await ChecksAsync(plans, "ix_userops_assessments_user", async () => Assert.NotEqual(0, await database.Assessments.EraseAsync(new("u-42"))));
        await ChecksAsync(plans, "ix_userops_rejections_value", async () => Assert.NotEqual(0, await database.Rejections.EraseAsync(new("u-42"))));
        await ChecksAsync(plans, "ix_userops_complaint_events_customer", async () => Assert.NotEqual(0, await database.Complaints.EraseAsync(new("u-42"))));
    }

    private static async Task ChecksAsync(List<string> plans, string index, Func<Task> work)
    {
        plans.Clear();
        await work();
        var text = string.Join("\n\n", plans.Distinct());
        Assert.True(plans.Exists(plan => plan.Contains(index, StringComparison.Ordinal)), $"No statement uses {index}:\n{text}");
        Assert.All(plans.SelectMany(plan => plan.Split('\n')), line => Assert.False(IsWholeTable(line), text));
    }

    // On SQLite only the rows of a parameter may be gone through, on PostgreSQL no table either.
    private static bool IsWholeTable(string line) =>
        line.Contains("Seq Scan on userops_", StringComparison.Ordinal)
        || (line.Contains("SCAN ", StringComparison.Ordinal) && !line.Contains("VIRTUAL TABLE", StringComparison.Ordinal) && !line.Contains("SCAN r", StringComparison.Ordinal));

    private static async Task<string> ExplainAsync(DatabaseServer server, DbCommand command)
    {
        if (command.CommandText.StartsWith("PRAGMA", StringComparison.Ordinal))
        {
            return "";
        }

        await using var explain = command.Connection!.CreateCommand();
        explain.Transaction = command.Transaction;
#pragma warning disable CA2100 // It is the statement that would run anyhow.
        explain.CommandText = $"{(server == DatabaseServer.Sqlite ? "EXPLAIN QUERY PLAN" : "EXPLAIN")} {command.CommandText}";
#pragma warning restore CA2100
        foreach (DbParameter parameter in command.Parameters)
        {
            if (parameter is ICloneable typed)
            {
                explain.Parameters.Add(typed.Clone());
                continue;
            }

            var copy = explain.CreateParameter();
            (copy.ParameterName, copy.Value) = (parameter.ParameterName, parameter.Value);
            explain.Parameters.Add(copy);
        }

        var plan = new List<string> { command.CommandText };
        await using var reader = await explain.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            plan.Add(reader.GetString(reader.FieldCount - 1));
        }

        return string.Join('\n', plan);
    }

    private static async Task FillAsync(TestDatabase database)
    {
        foreach (var chunk in Enumerable.Range(0, Rows).Chunk(5_000))
        {
            await database.Tags.AppendAsync([.. chunk.Select(i => new TagAppend(new($"u-{i}"), [Entry(0)], 0))]);
            await database.Assessments.WriteAsync([.. chunk.Select(i => Change($"u-{i}", At(0), At(i + 1)))]);
            await database.Rejections.WriteAsync([.. chunk.Select(i => new RunRejection("lifecycle", At(i), new("orders", "user", $"u-{i}", "It is unknown.") { Key = $"u-{i}" }))]);
        }

        await FillComplaintsAsync(database);
        await PadAsync(database);
        await database.ExecuteAsync("ANALYZE");
    }

    // PostgreSQL takes rows that come as JSON for a hundred, and a small table is read faster whole than by a hundred look-ups.
    private static async Task PadAsync(TestDatabase database)
    {
        var numbers = database.Server == DatabaseServer.Postgres
            ? "SELECT i FROM generate_series(1, 150000) AS i"
            : "WITH RECURSIVE numbers(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM numbers WHERE i < 150000) SELECT i FROM numbers";
        await database.ExecuteAsync($"INSERT INTO userops_tag_ledgers (user_id, entry_count, recorded_at, recorded_at_nanos) SELECT 'x-' || i, 1, 0, 0 FROM ({numbers}) AS n");
        await database.ExecuteAsync($"INSERT INTO userops_assessments (kind, subject, touches) SELECT 'rfm', 'x-' || i, 0 FROM ({numbers}) AS n");
        await database.ExecuteAsync($"INSERT INTO userops_complaints (complaint_id, event_count) SELECT 'x-' || i, 0 FROM ({numbers}) AS n");
    }

    // One by one would take longer than all the rest.
    private static async Task FillComplaintsAsync(TestDatabase database)
    {
        await using var context = database.CreateDbContext();
        var session = new StoreSession(context);
        foreach (var chunk in Enumerable.Range(0, Rows).Chunk(5_000))
        {
            await session.InsertAsync<ComplaintRow>("complaint_id", [.. chunk.Select(i => new ComplaintRow { ComplaintId = $"u-{i}", EventCount = 3 })], CancellationToken.None);
            await session.InsertAsync("complaint_id, hash", [.. chunk.SelectMany(Events)], CancellationToken.None);
        }
    }

    private static IEnumerable<ComplaintEventRow> Events(int i)
    {
        var id = new ComplaintId($"u-{i}");
        CaseEvent[] events =
        [
            new CaseReceived { ComplaintId = id, At = At(i), Facts = new() { Id = id, ReceivedAt = At(i), CustomerId = new(id.Value) } },
            new CaseNoted { ComplaintId = id, At = At(i + 1), RootCause = string.Create(CultureInfo.InvariantCulture, $"cause-{i % 2_000}") },
            new CaseMerged { ComplaintId = id, At = At(i + 2), Into = new($"u-{i ^ 1}") },
        ];
        return ComplaintMapping.Write(id, CaseLog.From(events));
    }

    private static Instant At(int minutes) => Start + Duration.FromMinutes(minutes);
}
