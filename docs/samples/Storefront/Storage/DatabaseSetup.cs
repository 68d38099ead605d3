using Microsoft.EntityFrameworkCore;

namespace Storefront.Storage;

/// <summary>Which database: the file that <c>Storefront:Database</c> names, from the app's folder.</summary>
internal static class DatabaseSetup
{
    public static void AddDatabase(this WebApplicationBuilder builder)
    {
        var path = Path.GetFullPath(builder.Configuration["Storefront:Database"] ?? "data/storefront.db", builder.Environment.ContentRootPath);
        builder.Services.AddDbContextFactory<StorefrontContext>(options => options.UseSqlite(DatabaseFile.ConnectionTo(path)));
        builder.Services.AddSingleton(services => new DatabaseFile(services.GetRequiredService<IDbContextFactory<StorefrontContext>>(), path));
        builder.Services.AddSingleton<FactWriter>();
        builder.Services.AddHealthChecks().AddCheck<DatabaseCheck>("database");
    }

    public static void MapHealth(this WebApplication app) => app.MapHealthChecks("/healthz");
}
