using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace UserOps.EntityFrameworkCore.Tests;

/// <summary>Does something before a command runs, on its connection.</summary>
internal sealed class CommandWatch : DbCommandInterceptor
{
    /// <summary>Gets or sets what is done.</summary>
    public Func<DbCommand, Task>? Before { get; set; }

    public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        await (Before?.Invoke(command) ?? Task.CompletedTask);
        return result;
    }

    public override async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        await (Before?.Invoke(command) ?? Task.CompletedTask);
        return result;
    }
}
