using Microsoft.EntityFrameworkCore;
using UserOps.EntityFrameworkCore;

namespace Storefront.Storage;

/// <summary>The app's own tables, and beside them those of the library's stores.</summary>
internal sealed class StorefrontContext(DbContextOptions<StorefrontContext> options) : DbContext(options)
{
    public DbSet<UserRow> Users => Set<UserRow>();

    public DbSet<OrderRow> Orders => Set<OrderRow>();

    public DbSet<EventRow> Events => Set<EventRow>();

    public DbSet<TicketEventRow> TicketEvents => Set<TicketEventRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<UserRow>().HasKey(user => user.Id);
        modelBuilder.Entity<OrderRow>().HasIndex(order => order.UserId);
        modelBuilder.Entity<EventRow>().HasIndex(item => item.UserId);
        modelBuilder.Entity<TicketEventRow>().HasIndex(item => item.CustomerId);
        modelBuilder.AddUserOps();
    }
}
