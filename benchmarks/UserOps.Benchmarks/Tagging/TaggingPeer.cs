using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using UserOps.Tagging;

namespace UserOps.Benchmarks;

/// <summary>Our side of peers/tagging.mjs: writes the rules and users for the other side, and does one run for each line that asks for it.</summary>
internal static class TaggingPeer
{
    public static int Serve(string[] args, TextReader input, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(output);
        var users = int.Parse(args[0], CultureInfo.InvariantCulture);
        var common = int.Parse(args[1], CultureInfo.InvariantCulture);
        File.WriteAllText(Path.Combine(args[2], "tagging-catalog.json"), TagCatalogJson.Write(TaggingData.Catalog(TaggingWork.Rules)));
        WriteUsers(TaggingData.Users(common), Path.Combine(args[2], "tagging-users.json"));
        var work = new TaggingWork(users);
        var few = new TaggingWork(common);
        output.WriteLine("ready");
        while (input.ReadLine()?.Split(' ') is [var verb, var form])
        {
            GC.Collect();
            output.WriteLine(verb switch
            {
                "run" => Nanoseconds(work, form, users).ToString("F4", CultureInfo.InvariantCulture),
                "common" => string.Join(' ', few.Run(form)),
                _ => string.Join(' ', work.Run(form)),
            });
        }

        return 0;
    }

    /// <summary>The mean time for a rule and a user: of runs one after the other, since one alone may be a few milliseconds.</summary>
    private static double Nanoseconds(TaggingWork work, string form, int users)
    {
        const double LeastMilliseconds = 300;
        var runs = 0;
        var watch = Stopwatch.StartNew();
        while (runs == 0 || watch.Elapsed.TotalMilliseconds < LeastMilliseconds)
        {
            work.Run(form);
            runs++;
        }

        return watch.Elapsed.TotalNanoseconds / runs / users / TaggingWork.Rules;
    }

    private static void WriteUsers(TaggingUser[] users, string path)
    {
        using var file = File.Create(path);
        using var json = new Utf8JsonWriter(file);
        json.WriteStartArray();
        foreach (var user in users)
        {
            json.WriteStartObject();
            json.WriteNumber("age", user.Age);
            json.WriteString("channel", user.Channel);
            json.WriteString("city", user.City);
            json.WriteNumber("joined", DayNumber.Of(user.Joined));
            json.WriteNumber("orders", user.Orders);
            json.WriteString("plan", user.Plan);
            json.WriteNumber("points", user.Points);
            json.WriteNumber("sessions", user.Sessions);
            json.WriteNumber("spent", user.Spent);
            json.WriteBoolean("verified", user.Verified);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
