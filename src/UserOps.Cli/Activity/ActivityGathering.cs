using System.Runtime.InteropServices;
using UserOps.Cli.Input;
using UserOps.Cli.Output;
using UserOps.Lifecycle;

namespace UserOps.Cli.Activity;

/// <summary>Carries the rows of one file into the library.</summary>
/// <param name="reader">Reads the file.</param>
/// <param name="groups">Takes the column of a breakdown; <see langword="null"/> without one.</param>
/// <param name="progress">Shows how far the reading is.</param>
/// <param name="cancellationToken">Stops the reading.</param>
internal sealed class ActivityGathering(ActivityReader reader, NewestColumn? groups, ProgressLine progress, CancellationToken cancellationToken)
{
    /// <summary>Gets how many rows are held before they are folded into days.</summary>
    public int RowsPerFold { get; init; } = 1 << 20;

    /// <summary>Gets what became of the records; complete once they were gathered.</summary>
    public ActivityCounts Counts => reader.Counts;

    /// <summary>Gets what tells the group of a user; <see langword="null"/> without a breakdown.</summary>
    public Func<UserId, string>? GroupOf => groups is null ? null : groups.Of;

    /// <summary>Gathers every event. Memory follows the distinct rows.</summary>
    /// <returns>The events; rows that the library refuses are rejected through the reader.</returns>
    public ActivityBook<UserId> Events()
    {
        var book = new ActivityBook<UserId>();
        foreach (var row in reader.ReadRows(cancellationToken))
        {
            Add(row, book);
        }

        return book;
    }

    /// <summary>Gathers the days of activity. Memory follows the users: rows become days a part at a time, and parts are merged.</summary>
    /// <param name="read">Reads the days off events; days of parts of a log, merged, must be the days of the log.</param>
    /// <returns>Everybody with a row, by id in ordinal order; rows that the library refuses are rejected through the reader.</returns>
    public IReadOnlyList<KeyValuePair<UserId, UserActivity>> Days(Func<EventLog, UserActivity> read)
    {
        var days = new Dictionary<UserId, UserActivity>();
        var book = new ActivityBook<UserId>();
        var rows = 0;
        foreach (var row in reader.ReadRows(cancellationToken))
        {
            Add(row, book);
            if (++rows % RowsPerFold == 0)
            {
                Fold(book, read, days);
                book = new ActivityBook<UserId>();
            }
        }

        Fold(book, read, days);
        return InOrder(days);
    }

    /// <summary>Reads the days of everybody's activity off events.</summary>
    /// <param name="book">The events.</param>
    /// <param name="read">Reads the days off one user's events.</param>
    /// <returns>Everybody, by id in ordinal order.</returns>
    public static IReadOnlyList<KeyValuePair<UserId, UserActivity>> DaysOf(ActivityBook<UserId> book, Func<EventLog, UserActivity> read)
    {
        var days = new Dictionary<UserId, UserActivity>();
        Fold(book, read, days);
        return InOrder(days);
    }

    private static void Fold(ActivityBook<UserId> book, Func<EventLog, UserActivity> read, Dictionary<UserId, UserActivity> days)
    {
        foreach (var user in book.Users)
        {
            ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(days, user, out _);
            known = known.Merge(read(book[user]));
        }
    }

    private static List<KeyValuePair<UserId, UserActivity>> InOrder(Dictionary<UserId, UserActivity> days)
    {
        var users = days.ToList();
        users.Sort(static (left, right) => string.CompareOrdinal(left.Key.Value, right.Key.Value));
        return users;
    }

    private void Add(SourceRow<ActivityEvent<UserId>> row, ActivityBook<UserId> book)
    {
        progress.Step($"Reading {reader.Source}", reader.Fraction);
        if (book.TryAdd(row.Value, out var rejection))
        {
            groups?.Add(row.Value.User, row.Value.At, row.Columns[0]);
        }
        else
        {
            reader.Refuse(row, rejection);
        }
    }
}
