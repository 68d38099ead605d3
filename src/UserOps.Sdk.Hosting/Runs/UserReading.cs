using System.Runtime.CompilerServices;

namespace UserOps.Hosting;

/// <summary>What the runs over users have in common in reading.</summary>
internal static class UserReading
{
    /// <summary>Streams the ids of users; nobody is a rejection that names no one, so it is an error of the source.</summary>
    public static async IAsyncEnumerable<string> SubjectsAsync(IUserSource users, string? after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var user in users.ReadUsersAsync(after is null ? UserId.None : new(after), cancellationToken).ConfigureAwait(false))
        {
            yield return user.IsNone
                ? throw new InvalidOperationException($"{users.GetType().Name}.{nameof(IUserSource.ReadUsersAsync)} gave {nameof(UserId)}.{nameof(UserId.None)}, which is nobody. Leave such rows out.")
                : user.Value;
        }
    }

    /// <summary>The users of a batch.</summary>
    public static HashSet<UserId> UsersOf(IReadOnlyList<AssessmentState> states) => [.. states.Select(state => new UserId(state.Key.Subject))];

    /// <summary>Gathers the rows of the users who were asked for, and rejects the others and those that can't be used.</summary>
    public static async ValueTask GatherAsync<TRow>(
        IAsyncEnumerable<TRow> rows, string source, HashSet<UserId> asked, Func<TRow, UserId> userOf, Func<TRow, Rejection?> add, RejectionBuffer rejections)
    {
        await foreach (var row in rows.ConfigureAwait(false))
        {
            rejections.CountRow(source);
            if (!asked.Contains(userOf(row)))
            {
                rejections.Add(NotAsked(source, userOf(row)));
            }
            else if (add(row) is { } rejection)
            {
                rejections.Add(rejection);
            }
        }
    }

    /// <summary>Says of a row that it is of nobody or of somebody who was not asked for.</summary>
    public static Rejection NotAsked(string source, UserId user) => new(
        source, "user", user.Value, user.IsNone ? "The row is of nobody; leave such rows out." : "The user was not asked for; give the rows of those who were.")
    {
        Key = user.IsNone ? null : user.Value,
    };
}
