using System.Globalization;
using System.Text.RegularExpressions;
using UserOps.Cli.Tests.Support;
using UserOps.Tests;

namespace UserOps.Cli.Tests.Demo;

public partial class DemoCommandTests
{
    private const string RealFile = "online_retail_lines.csv.gz";

    [Fact]
    public async Task The_demo_gives_the_same_bytes_twice()
    {
        var first = (await Tool.Run("demo", "--users", "500")).Result;

        Assert.Equal(first, (await Tool.Run("demo", "--users", "500")).Result);
        Assert.StartsWith("A simulated shop with a known truth\nSeed 1111: 500 users, ", first, StringComparison.Ordinal);
        Assert.Contains("\nFound beside planted: where the library puts each planted kind\n", first, StringComparison.Ordinal);
        Assert.Contains("\n  Planted: ", first, StringComparison.Ordinal);
        Assert.Contains("\nLifecycle: what the same users did, visit by visit\n", first, StringComparison.Ordinal);
        Assert.Contains("\nGrowth by month\n", first, StringComparison.Ordinal);
        Assert.Contains("\nRetention by month: ", first, StringComparison.Ordinal);
        Assert.Contains("\nCustomer value: who is still a customer, and what is to come\n", first, StringComparison.Ordinal);
        Assert.Contains("\nFound beside planted: were these customers truly still ones on 2025-06-30?\n", first, StringComparison.Ordinal);
        Assert.Contains("\nFound beside planted: who has the tags that are about a planted kind\n", first, StringComparison.Ordinal);
        Assert.Contains("\nThe alarm, hour by hour: raised beside planted\n", first, StringComparison.Ordinal);
        Assert.Contains("\nLayers: found beside planted\n", first, StringComparison.Ordinal);
        Assert.EndsWith("\n      userops tickets maturity YOUR.csv --mapping-preset ticket-rows --as-of last    (columns ticketId, createdAt, teamId, resolvedAt)\n", first, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_whole_demo_finds_what_was_planted()
    {
        using var folder = new TempFolder();
        var text = (await Tool.Run("demo", "--out", folder["shop"])).Result;
        await ReadmePictures.AreCurrent(folder);
        var shares = text[text.IndexOf("What each aim is worth", StringComparison.Ordinal)..].Split('\n');

        Assert.True(ShareOf("keep") > 0.75, text);
        Assert.True(ShareOf("win back") < 0.10, text);
        Assert.True(ShareOf("keep") > ShareOf("pull in") && ShareOf("pull in") > ShareOf("wake") && ShareOf("wake") > ShareOf("win back"), text);

        shares = text[text.IndexOf("What each stage is worth", StringComparison.Ordinal)..text.IndexOf("Growth by month", StringComparison.Ordinal)].Split('\n');
        Assert.True(ShareOf("Active") > 0.95, text);
        Assert.True(ShareOf("At risk") is > 0.6 and < 0.95, text);
        Assert.True(ShareOf("At risk") > ShareOf("Dormant") && ShareOf("Dormant") > ShareOf("Churned"), text);
        Assert.True(ShareOf("Churned") < 0.10, text);

        // Whom the model calls alive with 80 to 100 % truly were, by about its own mean; the bands fall as the truth does.
        var bands = text[text.IndexOf("were these customers truly still ones", StringComparison.Ordinal)..].Split('\n').Skip(4).Take(5)
            .Select(row => row.Split("  ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).ToList();
        Assert.Equal("80.0 % .. 100.0 %", bands[0][0]);
        Assert.True(Math.Abs(Share(bands[0][2]) - Share(bands[0][3])) < 0.05, text);
        Assert.Equal(bands.OrderByDescending(band => Share(band[3])), bands);
        Assert.True(Share(bands[^1][3]) < 0.25, text);

        // Of the planted kind, and of those who have its tag.
        Assert.True(TagOf("wholesale-like") is { OfPlanted: > 0.9, OfTagged: > 0.9 }, text);
        Assert.True(TagOf("one-time-buyer") is { OfPlanted: > 0.9, OfTagged: > 0.8 }, text);
        Assert.True(TagOf("year-end-buyer") is { OfPlanted: > 0.8, OfTagged: > 0.5 }, text);
        Assert.True(TagOf("new-user") is { OfPlanted: 1, OfTagged: > 0.7 }, text);
        Assert.True(TagOf("window-shopper") is { OfPlanted: > 0.5, OfTagged: 1 }, text);

        // Precision and recall of the pairs of the outage; the crisis within two hours, and none on a quiet day.
        var pairs = Assert.Single(text.Split('\n'), line => line.StartsWith("  of the outage   ", StringComparison.Ordinal))
            .Split("  ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Assert.True(Share(pairs[4]) > 0.8 && Share(pairs[5]) > 0.8, text);
        Assert.Matches(@"\n  crisis   2025-12-29 1[01]:40   [12] h ", text);
        Assert.Matches(@"\nFalse alarms on \d+ quiet days of all topics: \d watch, \d alert, 0 crisis\.\n", text);

        (double OfPlanted, double OfTagged) TagOf(string tag)
        {
            var rows = text[text.IndexOf("who has the tags that are about", StringComparison.Ordinal)..].Split('\n');
            var cells = Assert.Single(rows, line => line.StartsWith($"  {tag}  ", StringComparison.Ordinal))
                .Split("  ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            return (Share(cells[5]), Share(cells[6]));
        }

        static double Share(string cell) => double.Parse(cell.TrimEnd(' ', '%'), CultureInfo.InvariantCulture) / 100;

        double ShareOf(string label)
        {
            var row = Assert.Single(shares, line => line.StartsWith($"  {label}  ", StringComparison.Ordinal));
            var cells = row.Split("  ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            return double.Parse(cells[2].TrimEnd(' ', '%'), CultureInfo.InvariantCulture) / 100;
        }
    }

    [Fact]
    public async Task The_desk_of_the_demo_is_found_as_it_was_planted()
    {
        var text = (await Tool.Run("demo")).Result;

        // The true level is within the pair, and each true layer between what is demonstrated and what is plausible.
        var level = Levels().Match(text);
        Assert.True(string.CompareOrdinal(level.Groups["least"].Value, level.Groups["truth"].Value) <= 0 && string.CompareOrdinal(level.Groups["truth"].Value, level.Groups["most"].Value) <= 0, text);
        foreach (var layer in new[] { "1 mover", "2 solver", "3 driver", "4 optimiser", "5 researcher" })
        {
            var cells = CellsOf(layer);
            Assert.True(Share(cells[1]) - 0.01 <= Share(cells[3]) && Share(cells[3]) <= Share(cells[2]) + 0.01, text);
        }

        Assert.Equal("100.0 %", CellsOf("at least once")[4]);
        Assert.Equal("100.0 %", CellsOf("at least twice")[3]);
        Assert.True(Share(CellsOf("at least twice")[4]) > 0.7, text);
        Assert.Matches(@"\n  2025-11-10   use-coupon +\d+ +[\d.]+   yes +yes\n\nPlanted too: a warning of 'track-parcel'", text);
        Assert.Equal(["yes", "yes", "yes", "no", "no"], text[text.IndexOf("Which questions want", StringComparison.Ordinal)..].Split('\n').Skip(4).Take(5).Select(line => line[(line.LastIndexOf(' ') + 1)..]));

        string[] CellsOf(string label) => Assert.Single(text.Split('\n'), line => line.StartsWith($"  {label}  ", StringComparison.Ordinal))
            .Split("  ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

        static double Share(string cell) => double.Parse(cell.TrimEnd(' ', '%'), CultureInfo.InvariantCulture) / 100;
    }

    [Theory]
    [InlineData("en", "The same report again: userops ", "\n\nNext: ")]
    [InlineData("zh-CN", "再次得到相同报告：userops ", "\n\n下一步：")]
    public async Task The_demo_writes_the_report_that_the_command_line_writes_which_it_tells(string language, string before, string after)
    {
        using var folder = new TempFolder();
        var text = (await Tool.Run("demo", "--users", "300", "--lang", language, "--out", folder["demo"])).Result;
        var told = text[(text.IndexOf(before, StringComparison.Ordinal) + before.Length)..text.IndexOf(after, StringComparison.Ordinal)];
        var page = await File.ReadAllTextAsync(Path.Combine(folder["demo"], "report.html"));
        var again = await Tool.Run([.. told.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries)]);

        Assert.Equal((ExitCode.Done, ""), (again.ExitCode, again.Error));
        Assert.Equal(page, await File.ReadAllTextAsync(Path.Combine(folder["demo"], "report.html")));
        Assert.All(
            new[] { "complaints", "rfm", "value", "lifecycle", "tagging", "tickets" },
            part => Assert.Contains($"id=\"{part}\"", page, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("1")]
    public async Task The_smallest_shops_have_a_report_too(string users)
    {
        using var folder = new TempFolder();
        await Tool.Run("demo", "--users", users, "--out", folder["demo"]);

        Assert.Contains("</html>", await File.ReadAllTextAsync(Path.Combine(folder["demo"], "report.html")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_seed_is_another_shop()
    {
        var one = (await Tool.Run("demo", "--users", "50", "--seed", "1")).Result;
        var other = (await Tool.Run("demo", "--users", "50", "--seed", "18446744073709551615")).Result;

        Assert.NotEqual(one[one.IndexOf("Cuts", StringComparison.Ordinal)..], other[other.IndexOf("Cuts", StringComparison.Ordinal)..]);
        Assert.Contains("\nSeed 18446744073709551615: 50 users, ", other, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_demo_speaks_Chinese()
    {
        var text = (await Tool.Run("demo", "--users", "500", "--lang", "zh-CN")).Result;

        Assert.StartsWith("真相已知的模拟商店\n种子 1111：500 位用户，", text, StringComparison.Ordinal);
        Assert.Contains("冠军客户", text, StringComparison.Ordinal);
        Assert.DoesNotContain("planted", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("users", text, StringComparison.Ordinal);
        Assert.DoesNotContain("customer", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0", "0 users, 0 rows")]
    [InlineData("1", "1 user, ")]
    [InlineData("50", "50 users, ")]
    public async Task Shops_of_any_size_are_shown(string users, string start)
    {
        var text = (await Tool.Run("demo", "--users", users)).Result;

        Assert.StartsWith($"A simulated shop with a known truth\nSeed 1111: {start}", text, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", text, StringComparison.Ordinal);
        Assert.Contains("\nNext: ", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_shop_of_one_user_who_comes_late_is_shown_too()
    {
        for (var seed = 1; seed <= 40; seed++)
        {
            Assert.Contains("\nNext: ", (await Tool.Run("demo", "--users", "1", "--seed", seed.ToString(CultureInfo.InvariantCulture))).Result, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("--users '-1' is not a number from 0 to 10000000.", "--users", "-1")]
    [InlineData("--users '10000001' is not a number from 0 to 10000000.", "--users", "10000001")]
    [InlineData("--users 'many' is not a number from 0 to 10000000.", "--users", "many")]
    [InlineData("--seed '18446744073709551616' is not a number from 0 to 18446744073709551615.", "--seed", "18446744073709551616")]
    [InlineData("--data and --users exclude each other: --users shapes the simulated shop.", "--data", "x", "--users", "5")]
    [InlineData("--data and --seed exclude each other: --seed shapes the simulated shop.", "--data", "x", "--seed", "5")]
    public async Task Options_that_make_no_sense_are_refused(string message, params string[] options) =>
        Assert.StartsWith(message + "\n", (await Tool.Run(["demo", .. options])).Refusal, StringComparison.Ordinal);

    [Fact]
    public async Task The_files_of_the_demo_give_the_same_scores_again()
    {
        using var folder = new TempFolder();
        var text = (await Tool.Run("demo", "--users", "200", "--out", folder["shop"])).Result;

        Assert.Equal(
            ["activity.csv", "case-events.jsonl", "complaints-truth.csv", "complaints.jsonl", "facts.jsonl", "maturity-policy.json", "maturity-truth.csv", "purchases.csv", "report.html", "rfm-model.json", "rfm-policy.json", "rfm.json", "rfm.jsonl", "stage-policy.json", "stages.jsonl", "tag-catalog.json", "tags.jsonl", "tickets-truth.csv", "tickets.jsonl", "truth.csv", "value-model.json", "value-policy.json", "value.jsonl"],
            Directory.GetFiles(folder["shop"]).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        var command = Assert.Single(text.Split('\n'), line => line.StartsWith("The same scores again: userops ", StringComparison.Ordinal))
            .Split("userops ")[1];
        var again = await Tool.Run([.. command.Split(' '), "--format", "jsonl"]);
        Assert.Equal(await File.ReadAllTextAsync(Path.Combine(folder["shop"], "rfm.jsonl")), again.Result);

        command = Assert.Single(text.Split('\n'), line => line.StartsWith("The same stages again: userops ", StringComparison.Ordinal))
            .Split("userops ")[1];
        again = await Tool.Run([.. command.Split(' '), "--format", "jsonl"]);
        Assert.Equal(await File.ReadAllTextAsync(Path.Combine(folder["shop"], "stages.jsonl")), again.Result);

        command = Assert.Single(text.Split('\n'), line => line.StartsWith("The same tags again: userops ", StringComparison.Ordinal))
            .Split("userops ")[1];
        again = await Tool.Run([.. command.Split(' '), "--format", "jsonl"]);
        Assert.Equal(await File.ReadAllTextAsync(Path.Combine(folder["shop"], "tags.jsonl")), again.Result);

        command = Assert.Single(text.Split('\n'), line => line.StartsWith("The same predictions again: userops ", StringComparison.Ordinal))
            .Split("userops ")[1];
        again = await Tool.Run([.. command.Split(' '), "--format", "jsonl"]);
        Assert.Equal(await File.ReadAllTextAsync(Path.Combine(folder["shop"], "value.jsonl")), again.Result);
        Assert.Contains(": valid\n", (await Tool.Run("policy", "check", Path.Combine(folder["shop"], "value-policy.json"))).Result, StringComparison.Ordinal);

        command = Assert.Single(text.Split('\n'), line => line.StartsWith("The crisis again: userops ", StringComparison.Ordinal))
            .Split("userops ")[1];
        again = await Tool.Run([.. command.Split(' '), "--format", "csv"]);
        Assert.StartsWith("topic,level,since,day,count,", again.Result, StringComparison.Ordinal);
        Assert.Contains("payment,", again.Result, StringComparison.Ordinal);
        Assert.Equal("", (await Tool.Run("complaints", "cases", Path.Combine(folder["shop"], "case-events.jsonl"), "--calendar", "cn", "--as-of", "last")).Error);

        command = Assert.Single(text.Split('\n'), line => line.StartsWith("The same level again: userops ", StringComparison.Ordinal))
            .Split("userops ")[1];
        again = await Tool.Run(command.Split(' '));
        var level = Levels().Match(text);
        Assert.True(level.Success, text);
        Assert.Contains($"level {level.Groups["least"].Value}", again.Result, StringComparison.Ordinal);
        Assert.Contains(" 0 rejected.", again.Result, StringComparison.Ordinal);

        // The planted truth names every user, also those who never bought.
        Assert.Equal(201, (await File.ReadAllLinesAsync(Path.Combine(folder["shop"], "truth.csv"))).Length);
        Assert.Contains(": valid\n", (await Tool.Run("policy", "check", Path.Combine(folder["shop"], "rfm-policy.json"))).Result, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_summary_of_the_demo_is_that_of_the_command()
    {
        using var folder = new TempFolder();
        await Tool.Run("demo", "--users", "200", "--out", folder["shop"]);
        string[] run = ["rfm", Path.Combine(folder["shop"], "purchases.csv"), "--use-model", Path.Combine(folder["shop"], "rfm-model.json")];
        var json = System.Text.Json.Nodes.JsonNode.Parse((await Tool.Run([.. run, "--as-of", "2025-12-31", "--format", "json"])).Result)!.AsObject();
        var fromDemo = System.Text.Json.Nodes.JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(folder["shop"], "rfm.json")))!.AsObject();
        json.Remove("input");

        Assert.Equal(fromDemo.ToJsonString(), json.ToJsonString());
    }

    [Fact]
    public async Task A_folder_that_can_not_be_made_is_refused()
    {
        using var folder = new TempFolder();
        var file = folder.Write("taken", "");

        Assert.StartsWith($"userops: The folder '{file}' can't be made: ", (await Tool.Run("demo", "--users", "5", "--out", file)).Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_without_the_real_files_is_a_fault_that_says_where_to_get_them()
    {
        using var folder = new TempFolder();

        Assert.Equal(
            $"userops: {folder[RealFile]}: The file isn't there. docs/samples/real-data.md says where to get the files of the demo.\n",
            (await Tool.Run("demo", "--data", Path.GetDirectoryName(folder[RealFile])!)).Fault);
    }

    [Fact]
    public async Task A_stopped_demo_writes_nothing()
    {
        var run = await Tool.Run(Stream.Null, new CancellationToken(canceled: true), "demo");

        Assert.Equal((ExitCode.Interrupted, "", "userops: Interrupted.\n"), (run.ExitCode, run.Output, run.Error));
    }

    [RealDataFact(RealFile)]
    public async Task The_demo_runs_on_real_files_and_its_rows_are_those_of_the_command()
    {
        using var folder = new TempFolder();
        var file = RealDataFactAttribute.PathOf(RealFile);
        var text = (await Tool.Run("demo", "--data", Path.GetDirectoryName(file)!, "--out", folder["results"])).Result;

        Assert.StartsWith(
            """
            Online Retail: a British gift shop, 2010-12-01 to 2011-12-09
            541,909 records: 406,829 with a user (8,905 of them refunds), 135,080 anonymous, 0 rejected, 0 left out.
            4,372 users as of 2011-12-09 (Europe/London): 4,338 buyers, 1 with zero-value orders only, 33 never purchased.
            55 users have a net total of 0 or below; 21 of them are buyers whose refunds took it all back.

            """,
            text,
            StringComparison.Ordinal);
        Assert.Contains("\nMoves from 2011-09-09 to 2011-12-09\n", text, StringComparison.Ordinal);

        // The best known retention table of this data: the cohort of December 2010, and its famous 50 % a year later.
        Assert.Matches(@"\n  2010-12-01 +885 +100\.0 % +36\.6 % +32\.3 % +38\.4 % +36\.3 % +39\.8 % +36\.3 % +34\.9 % +35\.4 % +39\.5 % +37\.4 % +50\.3 %", text);
        Assert.Matches(@"\n  2011-12-01 \* +41 +371 +203 +- +615 ", text);

        // A year of this shop does not show that anybody stops, and the demo says so.
        Assert.Contains("\n3,370 customers as of 2011-09-09 (Europe/London): 1,956 bought again. ", text, StringComparison.Ordinal);
        Assert.Contains("\nThe data does not show that customers stop: that takes a gain of 1.35. ", text, StringComparison.Ordinal);
        if (File.Exists(Path.Combine(Path.GetDirectoryName(file)!, "uci_incident_event_log.csv.gz")))
        {
            Assert.Contains("\nTickets: the incidents of a help desk, 2016-02-29 to 2017-02-18\n141,712 records: 24,918 tickets", text, StringComparison.Ordinal);
            Assert.Contains("At least level 1 (mover), at most 2 (solver)", text, StringComparison.Ordinal);
            Assert.Contains("3,675 straight back (ping-pong)", text, StringComparison.Ordinal);
        }

        Assert.Equal(
            (await Tool.Run("rfm", file, "--as-of", "last", "--zone", "Europe/London", "--format", "jsonl")).Result,
            await File.ReadAllTextAsync(Path.Combine(folder["results"], "rfm.jsonl")));
    }

    [GeneratedRegex(@"worth level (?<truth>\d)\. Found: level (?<least>\d) at least, (?<most>\d) at most\.", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Levels();
}
