using NodaTime;
using NodaTime.Text;
using UserOps.BusinessTime;
using UserOps.Cli.Output;
using UserOps.Cli.Value;
using UserOps.Simulation;

namespace UserOps.Cli.Demo;

/// <summary>The command lines of <c>userops report</c> that write the report of the demo, of the files that it wrote or read.</summary>
internal static class DemoReport
{
    /// <summary>Tells how the report of the simulated shop is written.</summary>
    /// <param name="folder">The folder, with everything that the shop gave.</param>
    /// <param name="shop">The shop.</param>
    /// <param name="lastDay">The last day.</param>
    /// <param name="movedFrom">Since when moves between segments are shown; <see langword="null"/> where nobody had bought by then.</param>
    /// <param name="value">The predictions; <see langword="null"/> where no model could be fitted.</param>
    /// <param name="words">The language.</param>
    /// <returns>The arguments.</returns>
    public static IReadOnlyList<string> OfShop(DemoFolder folder, Shop shop, LocalDate lastDay, LocalDate? movedFrom, ValuePredictResult? value, Words words)
    {
        var zone = shop.Options.ZoneId;
        var args = new List<string> { "--as-of", Day(lastDay), "--zone", zone, "--lang", words.Culture };
        Add("--purchases", "purchases.csv", "--rfm-policy", "rfm-policy.json");
        Add("--activity", "activity.csv", "--stage-policy", "stage-policy.json");
        Add("--facts", "facts.jsonl", "--catalog", "tag-catalog.json");
        Add("--complaints", "complaints.jsonl");
        Add("--cases", "case-events.jsonl");
        Add("--tickets", "tickets.jsonl", "--maturity-policy", "maturity-policy.json");
        args.AddRange(movedFrom is { } moved ? ["--migrate-from", Day(moved)] : []);
        if (value is not null)
        {
            var days = value.Model.Summarizer.Days;
            args.AddRange(["--value-policy", folder.Of("value-policy.json"), "--fit-as-of", Day(days.DayOf(value.Model.FittedAt))]);
        }

        if (folder.Names.Contains("case-events.jsonl", StringComparer.Ordinal))
        {
            args.AddRange(["--calendar", zone == WorkingCalendars.China.Zone ? WorkingCalendars.China.Name : "mon-fri-9-17"]);
        }

        return args;

        void Add(string option, string file, params string[] policy)
        {
            // A shop without users has no lines, and a file without lines can't be read.
            if (folder.Names.Contains(file, StringComparer.Ordinal) && new FileInfo(folder.Of(file)).Length > 0)
            {
                args.AddRange([option, folder.Of(file), .. policy.Select(word => word.Contains('.', StringComparison.Ordinal) ? folder.Of(word) : word)]);
            }
        }
    }

    /// <summary>Tells how the report of real files is written.</summary>
    /// <param name="movedFrom">Since when moves between segments are shown; <see langword="null"/> where nobody had bought by then.</param>
    /// <param name="purchases">Online Retail.</param>
    /// <param name="complaints">The CFPB's complaints, which may be missing.</param>
    /// <param name="incidents">The UCI incident log, which may be missing.</param>
    /// <param name="words">The language.</param>
    /// <returns>The arguments.</returns>
    public static IReadOnlyList<string> OfRealFiles(LocalDate? movedFrom, string purchases, string complaints, string incidents, Words words)
    {
        const string London = "Europe/London";
        return
        [
            "--as-of", "each", "--lang", words.Culture,
            "--purchases", purchases, "--zone", $"purchases:{London}",
            "--activity", purchases, "--zone", $"activity:{London}", "--activity-purchases-only", "--stage-policy", "ownRhythm",
            .. movedFrom is { } moved ? ["--migrate-from", Day(moved)] : Array.Empty<string>(),
            .. File.Exists(complaints) ? ["--complaints", complaints] : Array.Empty<string>(),
            .. File.Exists(incidents) ? ["--tickets", incidents, "--mapping", "uci-incident-log"] : Array.Empty<string>(),
        ];
    }

    private static string Day(LocalDate day) => LocalDatePattern.Iso.Format(day);
}
