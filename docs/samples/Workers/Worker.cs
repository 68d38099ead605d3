using System.Globalization;
using NodaTime;
using NodaTime.Text;
using UserOps;
using UserOps.Lifecycle;
using UserOps.Rfm;

namespace Workers;

/// <summary>One process of many: folds its lines to facts, and writes them as bytes.</summary>
internal static class Worker
{
    private static readonly DayClock Clock = new(DateTimeZoneProviders.Tzdb["Asia/Shanghai"]);

    public static void Run(string folder, int place, int workers)
    {
        using var part = File.Create(PartOf(folder, place, workers));
        Fold(folder, place, workers).WriteTo(part);
    }

    public static string PartOf(string folder, int place, int workers) =>
        Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{place}-{workers}.part"));

    // begin-snippet: sample-worker-fold
    public static Shard Fold(string folder, int place, int workers)
    {
        var purchases = new PurchaseBook<string>();
        foreach (var line in LinesOf(folder, "purchases.csv", place, workers))
        {
            purchases.Add(new Purchase<string>(line[0], TimeOf(line[1]), decimal.Parse(line[2], CultureInfo.InvariantCulture)));
        }

        var activity = new ActivityBook<string>();
        foreach (var line in LinesOf(folder, "activity.csv", place, workers))
        {
            activity.Add(new ActivityEvent<string>(line[0], TimeOf(line[1])));
        }

        var shard = new Shard();
        foreach (var user in purchases.Users.Union(activity.Users, StringComparer.Ordinal))
        {
            shard.Add(user, new(purchases[user], activity[user].ToActivity(Clock)));
        }

        return shard;
    }

    // end-snippet

    /// <summary>The lines at a place of every so many, without the header.</summary>
    private static IEnumerable<string[]> LinesOf(string folder, string file, int place, int workers) =>
        File.ReadLines(Path.Combine(folder, file)).Skip(1).Where((_, number) => number % workers == place).Select(line => line.Split(','));

    private static Instant TimeOf(string text) => InstantPattern.ExtendedIso.Parse(text).GetValueOrThrow();
}
