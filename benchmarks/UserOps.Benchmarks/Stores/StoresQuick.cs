using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using UserOps.EntityFrameworkCore;
using UserOps.Hosting;
using UserOps.Tagging;

namespace UserOps.Benchmarks;

/// <summary>
/// How much a run can write, on a SQLite file and on the PostgreSQL that <c>USEROPS_POSTGRES</c> names: tag changes and answers in batches of 1,000, each
/// batch a durable transaction; and how long one look-up of a user's tags takes while a run is writing.
/// </summary>
internal static class StoresQuick
{
    private const int Users = 100_000;
    private const int Batch = 1_000;
    private const int LookUps = 5_000;
    private static readonly Instant Start = Instant.FromUtc(2026, 2, 6, 2, 0);

    public static int Run(TextWriter output) => RunAsync(output).GetAwaiter().GetResult();

    private static async Task<int> RunAsync(TextWriter output)
    {
        var file = Path.Combine(Path.GetTempPath(), $"userops-stores-{Environment.ProcessId}.db");
        try
        {
            await MeasureAsync(output, "SQLite", new Contexts(options => options.UseSqlite($"Data Source={file}"))).ConfigureAwait(false);
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            foreach (var suffix in (string[])["", "-wal", "-shm"])
            {
                File.Delete(file + suffix);
            }
        }

        if (Environment.GetEnvironmentVariable("USEROPS_POSTGRES") is not { Length: > 0 } server)
        {
            await output.WriteLineAsync("PostgreSQL: skipped, USEROPS_POSTGRES names none").ConfigureAwait(false);
            return 0;
        }

        // A database of its own, which is there only as long as it is measured.
        var contexts = new Contexts(options => options.UseNpgsql($"{server};Database=userops_stores_{Environment.ProcessId}"));
        try
        {
            await MeasureAsync(output, "PostgreSQL", contexts).ConfigureAwait(false);
        }
        finally
        {
            contexts.DropDatabase();
        }

        return 0;
    }

    private static async Task MeasureAsync(TextWriter output, string server, Contexts contexts)
    {
        contexts.CreateTables();
        var tags = new EfTagStore<UserOpsDbContext>(contexts);
        var answers = new EfAssessmentStore<UserOpsDbContext>(contexts);
        await WriteAsync(output, $"{server}, first tag changes", at => AppendAsync(tags, at, 0)).ConfigureAwait(false);
        await WriteAsync(output, $"{server}, second tag changes", at => AppendAsync(tags, at, 1)).ConfigureAwait(false);
        await WriteAsync(output, $"{server}, first answers", at => AnswerAsync(answers, at, 0)).ConfigureAwait(false);
        await WriteAsync(output, $"{server}, second answers", at => AnswerAsync(answers, at, 1)).ConfigureAwait(false);
        await WriteAsync(output, $"{server}, touches", at => answers.TouchAsync("lifecycle", [.. Names(at).Select(user => new TouchedSubject(user, new(user)))], Start).AsTask()).ConfigureAwait(false);
        await LookUpAsync(output, $"{server}, idle", tags).ConfigureAwait(false);

        using var stop = new CancellationTokenSource();
        var run = Task.Run(async () =>
        {
            for (var count = 2; ; count++)
            {
                for (var at = 0; at < Users; at += Batch)
                {
                    if (stop.IsCancellationRequested)
                    {
                        return;
                    }

                    await AppendAsync(tags, at, count).ConfigureAwait(false);
                }
            }
        });
        await LookUpAsync(output, $"{server}, while a run writes", tags).ConfigureAwait(false);
        await stop.CancelAsync().ConfigureAwait(false);
        await run.ConfigureAwait(false);
    }

    private static async Task WriteAsync(TextWriter output, string what, Func<int, Task> write)
    {
        var watch = Stopwatch.StartNew();
        for (var at = 0; at < Users; at += Batch)
        {
            await write(at).ConfigureAwait(false);
        }

        var seconds = watch.Elapsed.TotalSeconds;
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{what,-40} {Users / seconds,10:N0} a second")).ConfigureAwait(false);
    }

    private static async Task LookUpAsync(TextWriter output, string what, EfTagStore<UserOpsDbContext> store)
    {
        var times = new double[LookUps];
        for (var i = 0; i < LookUps; i++)
        {
            var watch = Stopwatch.StartNew();
            await foreach (var _ in store.ReadLedgersAsync([new($"u-{(long)i * 7_919 % Users}")]).ConfigureAwait(false))
            {
            }

            times[i] = watch.Elapsed.TotalMilliseconds;
        }

        Array.Sort(times);
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"look-up, {what,-31} {times[LookUps / 2],6:N2} ms median, {times[LookUps * 99 / 100],6:N2} ms at the 99th percentile, {times[^1],6:N2} ms at most")).ConfigureAwait(false);
    }

    private static async Task AppendAsync(EfTagStore<UserOpsDbContext> store, int at, int count)
    {
        var entry = new TagEntry
        {
            Tag = "active-30d",
            Kind = TagEntryKind.Assign,
            Source = new RuleTagSource("7"),
            ValidFrom = Start + Duration.FromDays(count),
            RecordedAt = Start + Duration.FromDays(count),
            By = "tagging",
        };
        var outcomes = await store.AppendAsync([.. Names(at).Select(user => new TagAppend(new(user), [entry], count))]).ConfigureAwait(false);
        if (outcomes.Any(outcome => !outcome.IsAppended))
        {
            throw new InvalidOperationException("Nobody else writes, and still there was a conflict.");
        }
    }

    private static async Task AnswerAsync(EfAssessmentStore<UserOpsDbContext> store, int at, int day)
    {
        var asOf = Start + Duration.FromDays(day);
        var policy = new PolicyRef("stages", "1", new('a', 64));
        await store.WriteAsync([.. Names(at).Select(user => new AssessmentChange
        {
            Key = new("lifecycle", user),
            User = new(user),
            Touches = 0,
            AsOf = asOf,
            ValidUntil = asOf + Duration.FromDays(30),
            Assessment = new()
            {
                Key = new("lifecycle", user),
                User = new(user),
                Value = day == 0 ? "active" : "loyal",
                Detail = "since 2026-02-06",
                Json = $$"""{"stage":"active","since":"2026-02-06","reasons":[{"code":"lifecycle.activeDays","days":"{{day}}","from":"3"}],"validUntil":"2026-03-08"}""",
                Policy = policy,
                AsOf = asOf,
            },
        })]).ConfigureAwait(false);
    }

    private static IEnumerable<string> Names(int at) => Enumerable.Range(at, Batch).Select(i => $"u-{i}");

    private sealed class Contexts : IDbContextFactory<UserOpsDbContext>
    {
        private readonly DbContextOptions<UserOpsDbContext> _options;

        public Contexts(Action<DbContextOptionsBuilder> configure)
        {
            var builder = new DbContextOptionsBuilder<UserOpsDbContext>();
            configure(builder);
            _options = builder.Options;
        }

        public UserOpsDbContext CreateDbContext() => new(_options);

        public void CreateTables()
        {
            using var context = CreateDbContext();
            context.Database.EnsureCreated();
        }

        public void DropDatabase()
        {
            using var context = CreateDbContext();
            context.Database.EnsureDeleted();
        }
    }
}
