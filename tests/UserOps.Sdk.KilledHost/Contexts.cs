using Microsoft.EntityFrameworkCore;
using UserOps.EntityFrameworkCore;

namespace UserOps.KilledHost;

/// <summary>Makes contexts of one database.</summary>
internal sealed class Contexts : IDbContextFactory<UserOpsDbContext>
{
    private readonly DbContextOptions<UserOpsDbContext> _options;

    public Contexts(string engine, string connection)
    {
        var builder = new DbContextOptionsBuilder<UserOpsDbContext>();
        _options = (engine == "sqlite" ? builder.UseSqlite(connection) : builder.UseNpgsql(connection)).Options;
    }

    public UserOpsDbContext CreateDbContext() => new(_options);
}
