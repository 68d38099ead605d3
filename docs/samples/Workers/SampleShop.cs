using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace Workers;

/// <summary>Writes the files of a small shop, the same ones each time: 200 users in half a year.</summary>
internal static class SampleShop
{
    private const int Users = 200;
    private const int Rows = 3_000;

    private static readonly Instant Start = Instant.FromUtc(2026, 1, 1, 0, 0);

    public static void WriteTo(string folder)
    {
        Directory.CreateDirectory(folder);
        var purchases = new List<string> { "user,at,amount" };
        var activity = new List<string> { "user,at" };
        var state = 20260105UL;
        for (var row = 0; row < Rows; row++)
        {
            // Some users come far more often than others, and some rows are alike.
            var user = Next(ref state, Users) * Next(ref state, Users) / Users;
            var at = InstantPattern.ExtendedIso.Format(Start + Duration.FromMinutes(Next(ref state, 180 * 24) * 60));
            activity.Add(string.Create(CultureInfo.InvariantCulture, $"u{user},{at}"));
            if (row % 3 == 0)
            {
                var cents = Next(ref state, 20_000) - 1_000; // now and then money is given back
                purchases.Add(string.Create(CultureInfo.InvariantCulture, $"u{user},{at},{cents / 100m}"));
            }
        }

        File.WriteAllLines(Path.Combine(folder, "purchases.csv"), purchases);
        File.WriteAllLines(Path.Combine(folder, "activity.csv"), activity);
    }

    /// <summary>The next number below another: Knuth's linear congruential generator, of which the upper bits are used.</summary>
    private static int Next(ref ulong state, int below)
    {
        state = unchecked((state * 6_364_136_223_846_793_005) + 1_442_695_040_888_963_407);
        return (int)((state >> 33) % (ulong)below);
    }
}
