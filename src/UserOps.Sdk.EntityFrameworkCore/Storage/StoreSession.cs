using Microsoft.EntityFrameworkCore;

namespace UserOps.EntityFrameworkCore;

/// <summary>One context at work, and what its database wants to be told.</summary>
internal sealed class StoreSession
{
    private readonly Dictionary<Type, object> _tables = [];

    public StoreSession(DbContext context)
    {
        Context = context;
        Engine = Engine.Of(context);
    }

    public DbContext Context { get; }

    public Engine Engine { get; }

    public RowTable<TRow> Table<TRow>()
        where TRow : class
    {
        if (!_tables.TryGetValue(typeof(TRow), out var table))
        {
            _tables[typeof(TRow)] = table = new RowTable<TRow>(Context, Engine);
        }

        return (RowTable<TRow>)table;
    }

    /// <summary>Reads rows that nobody tracks.</summary>
    public IQueryable<TRow> Query<TRow>()
        where TRow : class => Context.Set<TRow>().AsNoTracking();

    /// <summary>Reads rows of a table by SQL.</summary>
    public Task<List<TRow>> RowsAsync<TRow>(string sql, object[] parameters, CancellationToken cancellationToken)
        where TRow : class => Context.Set<TRow>().FromSqlRaw(sql, parameters).AsNoTracking().ToListAsync(cancellationToken);

    /// <summary>Reads rows of any shape by SQL.</summary>
    public Task<List<TResult>> ReadAsync<TResult>(string sql, object[] parameters, CancellationToken cancellationToken) =>
        Context.Database.SqlQueryRaw<TResult>(sql, parameters).ToListAsync(cancellationToken);

    public Task<int> ExecuteAsync(string sql, object[] parameters, CancellationToken cancellationToken) =>
        Context.Database.ExecuteSqlRawAsync(sql, parameters, cancellationToken);

    /// <summary>Inserts rows, which must be new.</summary>
    public async Task InsertAsync<TRow>(string key, IReadOnlyCollection<TRow> rows, CancellationToken cancellationToken)
        where TRow : class
    {
        if (rows.Count > 0)
        {
            await ExecuteAsync(Table<TRow>().Insert(key), [Table<TRow>().Json(rows)], cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Inserts the rows whose key is free, and tells which.</summary>
    public async Task<HashSet<string>> InsertNewAsync<TRow>(string key, string returned, IReadOnlyCollection<TRow> rows, CancellationToken cancellationToken)
        where TRow : class =>
        rows.Count == 0
            ? []
            : (await ReadAsync<string>(Table<TRow>().InsertNew(key, returned), [Table<TRow>().Json(rows)], cancellationToken).ConfigureAwait(false))
                .ToHashSet(StringComparer.Ordinal);

    /// <summary>Updates rows.</summary>
    public async Task UpdateAsync<TRow>(string key, IReadOnlyCollection<TRow> rows, string[] columns, CancellationToken cancellationToken)
        where TRow : class
    {
        if (rows.Count > 0)
        {
            await ExecuteAsync(Table<TRow>().Update(key, columns), [Table<TRow>().Json(rows)], cancellationToken).ConfigureAwait(false);
        }
    }
}
