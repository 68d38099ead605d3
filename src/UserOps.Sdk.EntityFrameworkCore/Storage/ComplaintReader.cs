using UserOps.Complaints;

namespace UserOps.EntityFrameworkCore;

/// <summary>Reads logs of complaints, and which complaints bear on each other.</summary>
internal static class ComplaintReader
{
    private const int IdsARead = 1_000;

    /// <summary>Reads the logs that are not empty.</summary>
    public static async Task<Dictionary<string, CaseLog>> LogsAsync(StoreSession session, string[] ids, CancellationToken cancellationToken)
    {
        var (condition, parameter) = session.Engine.In("complaint_id", 0, ids);
        var table = session.Table<ComplaintEventRow>();
        var rows = await session.RowsAsync<ComplaintEventRow>(
            $"SELECT {table.Columns} FROM {table.Name} WHERE {condition}", [parameter], cancellationToken).ConfigureAwait(false);
        return rows.GroupBy(row => row.ComplaintId, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => CaseLog.From(group.Select(ComplaintMapping.Read)), StringComparer.Ordinal);
    }

    /// <summary>Finds all complaints that merges tie to some, at any remove, and these themselves: round by round, until a round finds no new one.</summary>
    public static async Task<HashSet<string>> TiedAsync(StoreSession session, string[] ids, CancellationToken cancellationToken)
    {
        var tied = ids.ToHashSet(StringComparer.Ordinal);
        var table = session.Table<ComplaintEventRow>().Name;
        for (var edge = tied.ToList(); edge.Count > 0;)
        {
            var found = new List<string>();
            foreach (var chunk in edge.Chunk(IdsARead))
            {
                var (from, ids1) = session.Engine.In("complaint_id", 0, chunk);
                found.AddRange(await session.ReadAsync<string>($"SELECT DISTINCT merged_into AS \"Value\" FROM {table} WHERE {from} AND merged_into IS NOT NULL", [ids1], cancellationToken).ConfigureAwait(false));
                var (into, ids2) = session.Engine.In("merged_into", 0, chunk);
                found.AddRange(await session.ReadAsync<string>($"SELECT DISTINCT complaint_id AS \"Value\" FROM {table} WHERE {into}", [ids2], cancellationToken).ConfigureAwait(false));
            }

            edge = [.. found.Where(tied.Add)];
        }

        return tied;
    }

    /// <summary>Finds the root causes that some complaints were noted with.</summary>
    public static async Task<string[]> CausesAsync(StoreSession session, IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        var causes = new HashSet<string>(StringComparer.Ordinal);
        foreach (var chunk in ids.Chunk(IdsARead))
        {
            var (condition, parameter) = session.Engine.In("complaint_id", 0, chunk);
            causes.UnionWith(await session.ReadAsync<string>(
                $"SELECT DISTINCT root_cause AS \"Value\" FROM {session.Table<ComplaintEventRow>().Name} WHERE {condition} AND root_cause IS NOT NULL", [parameter], cancellationToken)
                .ConfigureAwait(false));
        }

        return [.. causes];
    }

    /// <summary>Finds a page of the complaints that were noted with one of some root causes.</summary>
    public static async Task<string[]> NotedAsync(StoreSession session, string[] causes, string after, int count, CancellationToken cancellationToken)
    {
        var (condition, parameter) = session.Engine.In("root_cause", 0, causes);
        var page = await session.ReadAsync<string>(
            $"SELECT DISTINCT complaint_id AS \"Value\" FROM {session.Table<ComplaintEventRow>().Name} WHERE {condition} AND complaint_id > {{1}} ORDER BY complaint_id LIMIT {{2}}",
            [parameter, after, count],
            cancellationToken).ConfigureAwait(false);
        return [.. page];
    }

    /// <summary>Finds the complaints with a receipt of a customer.</summary>
    public static Task<List<string>> OfCustomerAsync(StoreSession session, string user, CancellationToken cancellationToken) =>
        session.ReadAsync<string>(
            $"SELECT DISTINCT complaint_id AS \"Value\" FROM {session.Table<ComplaintEventRow>().Name} WHERE customer_id = {{0}} ORDER BY complaint_id", [user], cancellationToken);
}
