using NodaTime;
using UserOps.Lifecycle;

namespace UserOps.Tests.Lifecycle;

/// <summary>Short ways to write events, logs and books in examples.</summary>
internal static class EventExamples
{
    public static readonly UserId Ann = new("ann");

    /// <summary>An instant so many minutes after the start of 2 November 2025, in UTC.</summary>
    public static Instant At(int minutes) => Instant.FromUtc(2025, 11, 2, 0, 0) + Duration.FromMinutes(minutes);

    public static ActivityEvent<UserId> Did(string? name, int minutes) => new(Ann, At(minutes)) { Event = name };

    public static EventLog Log(params IEnumerable<ActivityEvent<UserId>> rows) =>
        rows.Aggregate(EventLog.Empty, (log, row) => log.Add(row));

    /// <summary>A log of names, a minute apart.</summary>
    public static EventLog Trail(params IEnumerable<string> names) => Log(names.Select((name, i) => Did(name, i)));

    public static ActivityBook<UserId> Book(params IEnumerable<ActivityEvent<UserId>> rows)
    {
        var book = new ActivityBook<UserId>();
        foreach (var row in rows)
        {
            book.Add(row);
        }

        return book;
    }

    /// <summary>The rows in another order, some of them twice.</summary>
    public static IEnumerable<T> LateAndRepeated<T>(IReadOnlyList<T> rows) =>
        rows.Where((_, i) => i % 3 == 0).Concat(rows.Reverse()).Concat(rows.Where((_, i) => i % 2 == 0));
}
