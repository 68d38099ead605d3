using System.Diagnostics;
using System.Globalization;
using NodaTime;
using UserOps.Rfm;

namespace Workers;

/// <summary>Starts the workers, and merges what they made in an order that a seed decides.</summary>
internal static class Coordinator
{
    public static Instant AsOf { get; } = Instant.FromUtc(2026, 7, 1, 0, 0);

    /// <summary>Starts the workers side by side, waits for all, and gives the files of their parts.</summary>
    public static async Task<string[]> StartWorkersAsync(string folder, int workers)
    {
        await Task.WhenAll(Enumerable.Range(0, workers).Select(place => StartAsync(folder, place, workers))).ConfigureAwait(false);
        return [.. Enumerable.Range(0, workers).Select(place => Worker.PartOf(folder, place, workers))];
    }

    // begin-snippet: sample-worker-merge
    public static void Merge(string[] parts, int seed, TextWriter output)
    {
        // A queue keeps no order and delivers at least once: one part comes again.
        var again = (int)(Mix(seed, parts.Length) % (ulong)parts.Length);
        int[] deliveries = [.. Enumerable.Range(0, parts.Length).Append(again).OrderBy(place => Mix(seed, place))];

        var inbox = new Inbox();
        foreach (var place in deliveries)
        {
            inbox.Take(parts[place], Shard.Read(File.ReadAllBytes(parts[place])));
        }

        output.WriteLine($"Seed {seed}: parts {string.Join(' ', deliveries)} of {parts.Length}");
        Report(inbox.Facts, output);
    }

    // end-snippet

    /// <summary>What must be the same for every number of workers and every order.</summary>
    public static void Report(Shard facts, TextWriter output)
    {
        var book = new PurchaseBook<string>();
        foreach (var (user, known) in facts.Users)
        {
            book.Add(user, known.Purchases);
        }

        var snapshot = RfmSnapshot.Fit(book, AsOf, RfmPolicy.Classic11);
        output.WriteLine($"{facts.Users.Count} users, facts {facts.Hash()}");
        output.WriteLine($"Policy {snapshot.Model.Policy.ToRef()}, zones {DateTimeZoneProviders.Tzdb.VersionId}");
        foreach (var segment in snapshot.Segments)
        {
            output.WriteLine($"{segment.Segment.Id}: {segment.Users}");
        }
    }

    private static async Task StartAsync(string folder, int place, int workers)
    {
        var program = Environment.ProcessPath!;
        var start = new ProcessStartInfo(program) { UseShellExecute = false };
        if (Path.GetFileNameWithoutExtension(program) == "dotnet")
        {
            start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Workers.dll"));
        }

        foreach (var argument in new[] { "worker", folder, Text(place), Text(workers) })
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        await process.WaitForExitAsync().ConfigureAwait(false);
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"Worker {Text(place)} of {Text(workers)} ended with {Text(process.ExitCode)}; what it wrote above says why.");
        }
    }

    /// <summary>A number that a seed and a place decide: the output function of SplitMix64.</summary>
    private static ulong Mix(int seed, int place)
    {
        unchecked
        {
            var bits = (((ulong)seed << 32) + (ulong)place + 1) * 0x9E37_79B9_7F4A_7C15;
            bits = (bits ^ (bits >> 30)) * 0xBF58_476D_1CE4_E5B9;
            bits = (bits ^ (bits >> 27)) * 0x94D0_49BB_1331_11EB;
            return bits ^ (bits >> 31);
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
