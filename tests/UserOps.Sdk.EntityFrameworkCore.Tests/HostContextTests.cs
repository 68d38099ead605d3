using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UserOps.Complaints;
using UserOps.Hosting;
using UserOps.Tagging;
using static UserOps.EntityFrameworkCore.Tests.Ledgers;

namespace UserOps.EntityFrameworkCore.Tests;

/// <summary>The tables in a host's own context, beside the host's own.</summary>
public class HostContextTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task The_tables_live_in_the_hosts_context_under_the_hosts_names(DatabaseServer server)
    {
        await using var database = await TestDatabase.CreateAsync(server, withTables: false);
        var contexts = new ShopContexts(database.Options<ShopContext>());
        await using (var context = contexts.CreateDbContext())
        {
            await database.CreateTablesAsync(context);
        }

        await new EfTagStore<ShopContext>(contexts).AppendAsync([new(new("ann"), [Entry(0)], 0)]);
        await new EfAssessmentStore<ShopContext>(contexts).WriteAsync([Change("ann", Start)]);

        await using var other = contexts.CreateDbContext();
        Assert.Equal("Ops tag_entries", other.Model.FindEntityType(typeof(TagEntryRow))!.GetTableName());
        Assert.Equal(1, await other.Set<TagEntryRow>().CountAsync());
        Assert.Equal("active", (await other.Set<AssessmentRow>().SingleAsync()).Value);
        Assert.Equal(0, await other.Orders.CountAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Facts_and_their_touch_come_and_go_in_one_transaction(DatabaseServer server)
    {
        await using var database = await TestDatabase.CreateAsync(server, withTables: false);
        var contexts = new ShopContexts(database.Options<ShopContext>());
        await using (var context = contexts.CreateDbContext())
        {
            await database.CreateTablesAsync(context);
        }

        foreach (var (id, isKept) in new[] { (1, false), (2, true) })
        {
            await using var context = contexts.CreateDbContext();
            await using var transaction = await context.Database.BeginTransactionAsync();
            context.Orders.Add(new() { Id = id, User = "ann" });
            await context.SaveChangesAsync();
            await context.TouchAsync("lifecycle", [new("ann", new("ann"))], Start);
            await (isKept ? transaction.CommitAsync() : transaction.RollbackAsync());
        }

        await using var after = contexts.CreateDbContext();
        await after.TouchAsync("rfm", [new("ann", new("ann"))], Start);
        var store = new EfAssessmentStore<ShopContext>(contexts);
        Assert.Equal([2], await after.Orders.Select(order => order.Id).ToListAsync());
        Assert.Equal(1, (await ListAsync(store.ReadAsync("lifecycle", ["ann"]))).Single().Touches);
        Assert.Equal([new("ann", Start)], await ListAsync(store.ReadDueAsync("rfm", Start)));
    }

    [Fact]
    public async Task Who_forgets_the_tables_or_takes_another_database_is_told()
    {
        await using var bare = new BareContext(new DbContextOptionsBuilder<BareContext>().UseSqlite("Data Source=:memory:").Options);
        var forgotten = await Assert.ThrowsAsync<InvalidOperationException>(() => bare.TouchAsync("lifecycle", [new("ann", UserId.None)], Start));
        Assert.Contains("AddUserOps", forgotten.Message, StringComparison.Ordinal);

        await using var none = new BareContext(new DbContextOptionsBuilder<BareContext>().Options);
        await Assert.ThrowsAsync<InvalidOperationException>(() => none.TouchAsync("lifecycle", [new("ann", UserId.None)], Start));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => bare.TouchAsync(" ", [], Start));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => bare.TouchAsync("lifecycle", [default], Start));
    }

    [Fact]
    public void Each_port_is_registered_once_and_the_hosts_own_stay()
    {
        var services = new ServiceCollection();
        services.AddDbContextFactory<UserOpsDbContext>(options => options.UseSqlite("Data Source=:memory:"));
        services.AddUserOpsStores<UserOpsDbContext>().AddUserOpsStores<UserOpsDbContext>();
        using var provider = services.BuildServiceProvider(validateScopes: true);

        Assert.IsType<EfTagStore<UserOpsDbContext>>(provider.GetRequiredService<ITagStore>());
        Assert.IsType<EfPolicyStore<UserOpsDbContext>>(provider.GetRequiredService<IPolicyStore>());
        Assert.Same(provider.GetRequiredService<IAssessmentStore>(), provider.GetRequiredService<IDueStore>());
        Assert.Same(provider.GetRequiredService<IComplaintStore>(), provider.GetRequiredService<IComplaintSource>());
        IPersonalDataStore[] persons =
        [
            provider.GetRequiredService<ITagStore>(),
            provider.GetRequiredService<IAssessmentStore>(),
            provider.GetRequiredService<IComplaintStore>(),
            provider.GetRequiredService<ICheckpointStore>(),
            provider.GetRequiredService<IRejectionStore>(),
        ];
        Assert.Equal(persons, provider.GetServices<IPersonalDataStore>());

        var own = new UserOps.Testing.MemoryTagStore();
        using var mixed = new ServiceCollection().AddSingleton<ITagStore>(own).AddUserOpsStores<UserOpsDbContext>().BuildServiceProvider();
        Assert.Same(own, mixed.GetRequiredService<ITagStore>());
    }

    private sealed class ShopContexts(DbContextOptions<ShopContext> options) : IDbContextFactory<ShopContext>
    {
        public ShopContext CreateDbContext() => new(options);
    }

    private sealed class ShopContext(DbContextOptions<ShopContext> options) : DbContext(options)
    {
        public DbSet<Order> Orders => Set<Order>();

        protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.AddUserOps(new() { Prefix = "Ops " });
    }

    private sealed class BareContext(DbContextOptions<BareContext> options) : DbContext(options);

    private sealed class Order
    {
        public int Id { get; set; }

        public required string User { get; set; }
    }
}
