using NodaTime;
using UserOps.Hosting;
using UserOps.Tagging;

namespace UserOps.EntityFrameworkCore.Tests;

/// <summary>Short ways to write and read in tests.</summary>
internal static class Ledgers
{
    public static readonly Instant Start = Instant.FromUtc(2026, 2, 6, 2, 0);

    public static TagEntry Entry(int day, string by = "ops") => new()
    {
        Tag = "vip",
        Kind = TagEntryKind.Assign,
        Source = TagSource.Manual,
        ValidFrom = Start,
        RecordedAt = Start + Duration.FromDays(day),
        By = by,
    };

    public static async Task<TagLedger> LedgerAsync(this TestDatabase database, UserId user) =>
        (await ListAsync(database.Tags.ReadLedgersAsync([user]))).Single().Ledger;

    public static async Task<AssessmentState> StateAsync(this TestDatabase database, string kind, string subject) =>
        (await ListAsync(database.Assessments.ReadAsync(kind, [subject]))).Single();

    public static async Task<List<T>> ListAsync<T>(IAsyncEnumerable<T> items)
    {
        var list = new List<T>();
        await foreach (var item in items)
        {
            list.Add(item);
        }

        return list;
    }

    public static AssessmentChange Change(string subject, Instant asOf, Instant? until = null, string value = "active", long touches = 0) => new()
    {
        Key = new("lifecycle", subject),
        User = new(subject),
        Touches = touches,
        AsOf = asOf,
        ValidUntil = until,
        Assessment = new()
        {
            Key = new("lifecycle", subject),
            User = new(subject),
            Value = value,
            Detail = "",
            Json = $"{{\"stage\":\"{value}\"}}",
            Policy = new("stages", "1", new string('a', 64)),
            AsOf = asOf,
        },
    };
}
