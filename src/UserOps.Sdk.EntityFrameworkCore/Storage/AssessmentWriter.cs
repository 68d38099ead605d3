using UserOps.Hosting;

namespace UserOps.EntityFrameworkCore;

/// <summary>Writes judgements and touches, each batch in a few statements.</summary>
internal static class AssessmentWriter
{
    private const string Key = "kind, subject";
    private static readonly string[] Judged = ["due_at", "due_at_nanos", "judged_at", "judged_at_nanos"];

    private static readonly string[] Answered =
    [
        "user_id", .. Judged, "value", "detail", "json", "policy_name", "policy_version", "policy_hash", "as_of", "as_of_nanos",
    ];

    /// <summary>Writes judgements, kind by kind.</summary>
    public static async Task<IReadOnlyList<AssessmentOutcome>> WriteAsync(
        StoreSession session, IReadOnlyList<AssessmentWrite> writes, CancellationToken cancellationToken)
    {
        var outcomes = new Dictionary<AssessmentWrite, AssessmentOutcome>(ReferenceEqualityComparer.Instance);
        foreach (var kind in writes.GroupBy(write => write.Row.Kind, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            // Who finds that another was first with a subject's first row looks again; then the row is there, and locked.
            for (var open = kind.ToList(); open.Count > 0;)
            {
                open = await WriteAsync(session, kind.Key, open, outcomes, cancellationToken).ConfigureAwait(false);
            }
        }

        return [.. writes.Select(write => outcomes[write])];
    }

    /// <summary>Announces new facts: one statement, in the host's transaction or in one of its own.</summary>
    public static async Task<int> TouchAsync(StoreSession session, IReadOnlyCollection<AssessmentRow> rows, CancellationToken cancellationToken)
    {
        var table = session.Table<AssessmentRow>();
        const string isLater = "t.touched_at IS NULL OR (excluded.touched_at, excluded.touched_at_nanos) > (t.touched_at, t.touched_at_nanos)";
        const string isEarlier = "t.due_at IS NULL OR (excluded.due_at, excluded.due_at_nanos) < (t.due_at, t.due_at_nanos)";
        var sql =
            $"""
            INSERT INTO {table.Name} AS t ({table.Columns}) SELECT {table.Columns} FROM {table.Rows()} WHERE true ORDER BY {Key}
            ON CONFLICT ({Key}) DO UPDATE SET
            touches = t.touches + 1,
            user_id = CASE WHEN t.value IS NULL THEN COALESCE(excluded.user_id, t.user_id) ELSE t.user_id END,
            touched_at = CASE WHEN {isLater} THEN excluded.touched_at ELSE t.touched_at END,
            touched_at_nanos = CASE WHEN {isLater} THEN excluded.touched_at_nanos ELSE t.touched_at_nanos END,
            due_at = CASE WHEN {isEarlier} THEN excluded.due_at ELSE t.due_at END,
            due_at_nanos = CASE WHEN {isEarlier} THEN excluded.due_at_nanos ELSE t.due_at_nanos END
            """;
        return await session.ExecuteAsync(sql, [table.Json(rows)], cancellationToken).ConfigureAwait(false);
    }

    // The rows that are there are locked in the order of their subjects; those that are not are claimed by their first row.
    private static async Task<List<AssessmentWrite>> WriteAsync(
        StoreSession session,
        string kind,
        IReadOnlyList<AssessmentWrite> writes,
        Dictionary<AssessmentWrite, AssessmentOutcome> outcomes,
        CancellationToken cancellationToken)
    {
        var heads = await LockAsync(session, kind, [.. writes.Select(write => write.Row.Subject)], cancellationToken).ConfigureAwait(false);
        var allowed = new List<AssessmentWrite>();
        foreach (var write in writes)
        {
            outcomes[write] = write.Decide(heads.GetValueOrDefault(write.Row.Subject));
            if (outcomes[write] == AssessmentOutcome.Written)
            {
                allowed.Add(write);
            }
        }

        var known = allowed.Where(write => heads.ContainsKey(write.Row.Subject)).Select(write => write.Row).ToLookup(row => row.Value is not null);
        await session.UpdateAsync<AssessmentRow>(Key, [.. known[true]], Answered, cancellationToken).ConfigureAwait(false);
        await session.UpdateAsync<AssessmentRow>(Key, [.. known[false]], Judged, cancellationToken).ConfigureAwait(false);

        var first = allowed.Where(write => !heads.ContainsKey(write.Row.Subject)).ToList();
        var claimed = await session.InsertNewAsync<AssessmentRow>(Key, "subject", [.. first.Select(write => write.Row)], cancellationToken).ConfigureAwait(false);
        first.RemoveAll(write => claimed.Contains(write.Row.Subject));
        return first;
    }

    private static async Task<Dictionary<string, AssessmentHead>> LockAsync(StoreSession session, string kind, string[] subjects, CancellationToken cancellationToken)
    {
        var (condition, parameter) = session.Engine.In("subject", 1, subjects);
        var heads = await session.ReadAsync<AssessmentHead>(
            $$"""
            SELECT subject AS "Subject", touches AS "Touches", judged_at AS "JudgedAt", judged_at_nanos AS "JudgedAtNanos"
            FROM {{session.Table<AssessmentRow>().Name}} WHERE kind = {0} AND {{condition}} ORDER BY subject{{session.Engine.ForUpdate}}
            """,
            [kind, parameter],
            cancellationToken).ConfigureAwait(false);
        return heads.ToDictionary(head => head.Subject, StringComparer.Ordinal);
    }
}
