using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using UserOps.EntityFrameworkCore;
using UserOps.Hosting;
using UserOps.Tagging;

namespace UserOps.Tests.Readme;

/// <summary>The snippets of docs/stores.md.</summary>
public sealed class StoresPageExamples : PageExample, IDisposable
{
    private readonly string _file = Path.Combine(Path.GetTempPath(), $"userops-stores-page-{Environment.ProcessId}.db");

    public void Dispose()
    {
        foreach (var suffix in (string[])["", "-wal", "-shm"])
        {
            File.Delete(_file + suffix);
        }
    }

    [Fact]
    public async Task Stores()
    {
        var connectionString = $"Data Source={_file};Pooling=False";

        // begin-snippet: stores-register
        var services = new ServiceCollection()
            .AddDbContextFactory<ShopContext>(options => options.UseSqlite(connectionString))   // or UseNpgsql
            .AddUserOpsStores<ShopContext>();
        await using var provider = services.BuildServiceProvider();
        await using (var context = provider.GetRequiredService<IDbContextFactory<ShopContext>>().CreateDbContext())
        {
            await context.Database.EnsureCreatedAsync();   // in production: your migrations
        }

        var ann = new UserId("ann");
        var pinned = new TagEntry
        {
            Tag = "vip",
            Kind = TagEntryKind.Assign,
            Source = TagSource.Manual,
            ValidFrom = Instant.FromUtc(2026, 3, 1, 0, 0),
            RecordedAt = Instant.FromUtc(2026, 3, 2, 9, 30),
            By = "agent-7",
        };
        var tags = provider.GetRequiredService<ITagStore>();
        var first = await tags.AppendAsync([new(ann, [pinned], ExpectedCount: 0)]);
        Console.WriteLine(first[0]);
        // => TagAppendOutcome { IsAppended = True, Count = 1 }
        var late = await tags.AppendAsync([new(ann, [pinned], ExpectedCount: 0)]);   // somebody wrote since it was read
        Console.WriteLine(late[0]);
        // => TagAppendOutcome { IsAppended = False, Count = 1 }
        // end-snippet

        Ran("stores-register");
        await TouchAsync(provider);
        await EraseAsync(provider, ann);
    }

    private async Task TouchAsync(ServiceProvider provider)
    {
        // begin-snippet: stores-touch
        await using (var context = provider.GetRequiredService<IDbContextFactory<ShopContext>>().CreateDbContext())
        {
            await using var transaction = await context.Database.BeginTransactionAsync();
            context.Orders.Add(new() { Id = 1, User = "ann" });
            await context.SaveChangesAsync();
            await context.TouchAsync("lifecycle", [new("ann", new("ann"))], Instant.FromUtc(2026, 3, 2, 9, 31));
            await transaction.CommitAsync();
        }

        await foreach (var due in provider.GetRequiredService<IDueStore>().ReadDueAsync("lifecycle", Instant.FromUtc(2026, 3, 2, 10, 0)))
        {
            Console.WriteLine($"{due.Subject} since {due.Due}");
            // => ann since 2026-03-02T09:31:00Z
        }
        // end-snippet

        Ran("stores-touch");
    }

    private async Task EraseAsync(ServiceProvider provider, UserId ann)
    {
        // begin-snippet: stores-erase
        foreach (var store in provider.GetServices<IPersonalDataStore>())
        {
            await foreach (var record in store.ExportAsync(ann))
            {
                Console.WriteLine($"{record.Store} {record.Key}");
            }

            await store.EraseAsync(ann);
        }

        // => tags ann
        // => assessments lifecycle/ann
        // end-snippet

        Ran("stores-erase");
    }

#pragma warning disable CA1812 // The services make it.
    private sealed class ShopContext(DbContextOptions<ShopContext> options) : DbContext(options)
    {
        public DbSet<Order> Orders => Set<Order>();

        protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.AddUserOps();
    }
#pragma warning restore CA1812

    private sealed class Order
    {
        public int Id { get; set; }

        public required string User { get; set; }
    }
}
