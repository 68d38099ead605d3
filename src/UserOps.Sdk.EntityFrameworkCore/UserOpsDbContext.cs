using Microsoft.EntityFrameworkCore;

namespace UserOps.EntityFrameworkCore;

/// <summary>A context with the tables of the stores and nothing else, for hosts that keep them apart from their own.</summary>
public sealed class UserOpsDbContext : DbContext
{
    /// <summary>Initializes a new instance of the <see cref="UserOpsDbContext"/> class.</summary>
    /// <param name="options">Which database.</param>
    public UserOpsDbContext(DbContextOptions<UserOpsDbContext> options)
        : base(options)
    {
    }

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        modelBuilder.AddUserOps();
    }
}
