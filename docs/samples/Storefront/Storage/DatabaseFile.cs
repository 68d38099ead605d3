using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Storefront.Storage;

/// <summary>The one file that holds everything.</summary>
internal sealed class DatabaseFile(IDbContextFactory<StorefrontContext> contexts, string path)
{
    /// <summary>How to open it.</summary>
    public static string ConnectionTo(string path) => new SqliteConnectionStringBuilder { DataSource = path, DefaultTimeout = 10 }.ToString();

    /// <summary>Makes the folder, the file and the tables, those that are not there yet. An app with migrations runs them here.</summary>
    public async Task CreateAsync()
    {
        var folder = Path.GetDirectoryName(path)!;
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            // What is known of people is for the one who runs the app.
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        await using var context = await contexts.CreateDbContextAsync();
        await context.Database.EnsureCreatedAsync();
    }
}
