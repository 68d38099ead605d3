namespace UserOps.EntityFrameworkCore;

/// <summary>What a stream of due subjects reads of a row.</summary>
internal sealed record DueRow
{
    public required string Subject { get; init; }

    public required long DueAt { get; init; }

    public required short DueAtNanos { get; init; }

    /// <summary>Reads the page after a row. The comparison of whole rows is what lets both engines begin in the index where the last page ended.</summary>
    public static Task<List<DueRow>> ReadAsync(
        StoreSession session, string kind, StoredInstant until, DueRow after, int count, CancellationToken cancellationToken) =>
        session.ReadAsync<DueRow>(
            $$"""
            SELECT subject AS "Subject", due_at AS "DueAt", due_at_nanos AS "DueAtNanos" FROM {{session.Table<AssessmentRow>().Name}}
            WHERE kind = {0} AND due_at IS NOT NULL AND (due_at, due_at_nanos) <= ({1}, {2}) AND (due_at, due_at_nanos, subject) > ({3}, {4}, {5})
            ORDER BY due_at, due_at_nanos, subject LIMIT {6}
            """,
            [kind, until.Ticks, until.Nanos, after.DueAt, after.DueAtNanos, after.Subject, count],
            cancellationToken);
}
