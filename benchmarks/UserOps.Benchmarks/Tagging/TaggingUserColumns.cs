using UserOps.Tagging;

namespace UserOps.Benchmarks;

/// <summary>The users by columns: texts by their codes, dates by their days since 1970, money by its minor units.</summary>
internal sealed class TaggingUserColumns(TaggingUser[] users)
{
    public int Count => users.Length;

    public int[] Age { get; } = Array.ConvertAll(users, user => user.Age);

    public int[] Channel { get; } = Array.ConvertAll(users, user => Array.IndexOf(TaggingData.TextsOf("channel"), user.Channel));

    public int[] City { get; } = Array.ConvertAll(users, user => Array.IndexOf(TaggingData.TextsOf("city"), user.City));

    public int[] Joined { get; } = Array.ConvertAll(users, user => DayNumber.Of(user.Joined));

    public int[] Orders { get; } = Array.ConvertAll(users, user => user.Orders);

    public int[] Plan { get; } = Array.ConvertAll(users, user => Array.IndexOf(TaggingData.TextsOf("plan"), user.Plan));

    public int[] Points { get; } = Array.ConvertAll(users, user => user.Points);

    public int[] Sessions { get; } = Array.ConvertAll(users, user => user.Sessions);

    public long[] Spent { get; } = Array.ConvertAll(users, user => (long)(user.Spent * 100));

    public bool[] Verified { get; } = Array.ConvertAll(users, user => user.Verified);

    /// <summary>The same columns for the tagger.</summary>
    public UserFactsColumns ToFacts() => UserFactsColumns.OfUsers(Count)
        .WithNumbers("age", Long(Age), digits: 0)
        .WithTexts("channel", Channel, [.. TaggingData.TextsOf("channel")])
        .WithTexts("city", City, [.. TaggingData.TextsOf("city")])
        .WithDates("joined", Joined)
        .WithNumbers("orders", Long(Orders), digits: 0)
        .WithTexts("plan", Plan, [.. TaggingData.TextsOf("plan")])
        .WithNumbers("points", Long(Points), digits: 0)
        .WithNumbers("sessions", Long(Sessions), digits: 0)
        .WithNumbers("spent", Spent, digits: 2)
        .WithBools("verified", Verified);

    private static long[] Long(int[] column) => Array.ConvertAll(column, value => (long)value);
}
