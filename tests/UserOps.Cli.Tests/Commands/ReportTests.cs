using System.Text.Json.Nodes;
using System.Xml.Linq;
using UserOps.Cli.Tests.Docs;
using UserOps.Cli.Tests.Support;

namespace UserOps.Cli.Tests.Commands;

public class ReportTests
{
    private static readonly string[] Members = ["path", "lang", "title", "lead", "asOf", "inputs", "sections"];

    /// <summary>The samples of the page, one a module.</summary>
    private static readonly string[] Everything =
    [
        "--purchases", Page.PathOf("docs/samples/cli/purchases.csv"),
        "--activity", Page.PathOf("docs/samples/cli/activity.csv"),
        "--facts", Page.PathOf("docs/samples/cli/facts.jsonl"), "--catalog", Page.PathOf("docs/samples/cli/tag-catalog.json"),
        "--complaints", Page.PathOf("docs/samples/cli/complaints.csv"),
        "--cases", Page.PathOf("docs/samples/cli/case-events.jsonl"), "--calendar", "cn",
        "--tickets", Page.PathOf("docs/samples/cli/tickets.jsonl"),
    ];

    [Theory]
    [InlineData("rfm value", "--purchases", "purchases.csv")]
    [InlineData("lifecycle", "--activity", "activity.csv")]
    [InlineData("tagging", "--facts", "facts.jsonl", "--catalog", "tag-catalog.json")]
    [InlineData("complaints", "--complaints", "complaints.csv")]
    [InlineData("complaints", "--cases", "case-events.jsonl", "--calendar", "cn")]
    [InlineData("tickets", "--tickets", "tickets.jsonl")]
    [InlineData("tickets", "--events", "tickets.jsonl")]
    public async Task Each_input_alone_gives_its_part_and_nothing_else(string sections, params string[] args)
    {
        using var folder = new TempFolder();
        var json = await Summary(folder, [.. args.Select(arg => arg.Contains('.', StringComparison.Ordinal) ? Page.PathOf($"docs/samples/cli/{arg}") : arg)]);

        Assert.Equal(sections, string.Join(' ', json["sections"]!.AsArray().Select(section => (string?)section!["id"])));
        Assert.Equal([args[1]], json["inputs"]!.AsArray().Select(input => (string?)input!["name"]));
        Assert.True((long)json["inputs"]![0]!["records"]! > 0);
        Assert.NotEmpty(json["sections"]![0]!["pictures"]!.AsArray());
        Assert.NotEmpty(json["sections"]![0]!["policies"]!.AsArray());
    }

    [Fact]
    public async Task All_together_stand_on_one_page_that_has_what_the_summary_tells()
    {
        using var folder = new TempFolder();
        var json = await Summary(folder, Everything);
        var page = await PageOf(folder);

        Assert.Equal(Members, json.AsObject().Select(member => member.Key));
        Assert.Equal(["complaints", "rfm", "value", "lifecycle", "tagging", "tickets"], json["sections"]!.AsArray().Select(section => (string?)section!["id"]));
        Assert.All(json["sections"]!.AsArray(), section => Assert.Contains(page.Descendants(), element => (string?)element.Attribute("id") == (string)section!["id"]!));
        Assert.All(
            json["sections"]!.AsArray().SelectMany(section => section!["pictures"]!.AsArray()),
            picture => Assert.Contains(page.Descendants(), element => element.Name.LocalName == "h3" && element.Value.Contains((string)picture!["title"]!, StringComparison.Ordinal)));
        Assert.DoesNotContain(page.Descendants(), element => element.Name.LocalName == "script");
    }

    [Fact]
    public async Task The_same_files_give_the_same_bytes()
    {
        using var folder = new TempFolder();
        await Summary(folder, Everything);
        var first = await File.ReadAllBytesAsync(folder["report.html"]);
        await Summary(folder, Everything);

        Assert.Equal(first, await File.ReadAllBytesAsync(folder["report.html"]));
    }

    [Fact]
    public async Task Both_languages_are_spoken_on_the_page_and_in_the_summary()
    {
        using var folder = new TempFolder();
        var english = (await Run(folder, Everything)).Output;
        var page = await File.ReadAllTextAsync(folder["report.html"]);
        var chinese = (await Run(folder, [.. Everything, "--lang", "zh-CN"])).Output;
        var chinesePage = await File.ReadAllTextAsync(folder["report.html"]);

        Assert.Contains("\nTo act on\n", english, StringComparison.Ordinal);
        Assert.Contains("\n需要行动\n", chinese, StringComparison.Ordinal);
        Assert.Contains("lang=\"en\"", page, StringComparison.Ordinal);
        Assert.Contains("<h1>User operations report</h1>", page, StringComparison.Ordinal);
        Assert.Contains("lang=\"zh-CN\"", chinesePage, StringComparison.Ordinal);
        Assert.Contains("<h1>用户运营报告</h1>", chinesePage, StringComparison.Ordinal);
        Assert.DoesNotContain("users as of", chinesePage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_given_is_nothing_to_report()
    {
        using var folder = new TempFolder();
        var run = await Tool.Run("report", "--as-of", "last", "--out", folder["report.html"]);

        Assert.StartsWith("Name at least one file that the report is about: --purchases, --activity, --facts, --complaints, --cases, --tickets.", run.Refusal, StringComparison.Ordinal);
        Assert.Empty(folder.Names);
    }

    [Theory]
    [InlineData("Say when to judge: --as-of DATE, --as-of last, --as-of each, or --at INSTANT.", "--purchases", "a.csv")]
    [InlineData("--facts needs --catalog FILE, whose rules give the tags.", "--facts", "a.jsonl", "--as-of", "last")]
    [InlineData("--catalog is of --facts; add it, or take --catalog off.", "--purchases", "a.csv", "--as-of", "last", "--catalog", "c.json")]
    [InlineData("--stage-policy is of --activity; add it, or take --stage-policy off.", "--purchases", "a.csv", "--as-of", "last", "--stage-policy", "classic5")]
    [InlineData("--user is of --activity or --facts; add it, or take --user off.", "--purchases", "a.csv", "--as-of", "last", "--user", "ann")]
    [InlineData("--map is of --purchases or --activity or --facts or --complaints or --tickets; add it, or take --map off.", "--cases", "a.jsonl", "--as-of", "last", "--map", "user=Kunde")]
    [InlineData("Two inputs are '-'; standard input can be read once.", "--purchases", "-", "--activity", "-", "--as-of", "last")]
    [InlineData("userops: --map 'user=Kunde' must say of which input: purchases, activity, facts, complaints, tickets; write it like purchases:user=Customer.", "--purchases", "a.csv", "--activity", "a.csv", "--as-of", "last", "--map", "user=Kunde")]
    [InlineData("userops: --map 'tickets:user=Kunde' is of --tickets, which is not given; add it, or take --map off.", "--purchases", "a.csv", "--as-of", "last", "--map", "tickets:user=Kunde")]
    [InlineData("userops: --rfm-policy 'clasic11' is neither a file nor a preset. Did you mean 'classic11'?", "--purchases", "a.csv", "--as-of", "last", "--rfm-policy", "clasic11")]
    [InlineData("userops: --rfm-policy 'crisis' is a crisis policy, and an RFM policy is needed here.", "--purchases", "a.csv", "--as-of", "last", "--rfm-policy", "crisis")]
    [InlineData("userops: --title ' ' is blank; give a text, or take it off.", "--purchases", "a.csv", "--as-of", "last", "--title", " ")]
    public async Task What_makes_no_sense_is_refused(string message, params string[] args)
    {
        using var folder = new TempFolder();
        var run = await Run(folder, args, asOf: null);

        Assert.StartsWith(message, run.Refusal, StringComparison.Ordinal);
        Assert.Empty(folder.Names);
    }

    [Fact]
    public async Task The_page_is_no_result_for_standard_output_and_takes_no_inputs_place()
    {
        using var folder = new TempFolder();
        var file = folder.WritePurchases();

        Assert.StartsWith("userops: --out '-' must name a file", (await Tool.Run("report", "--purchases", file, "--as-of", "last", "--out", "-")).Refusal, StringComparison.Ordinal);
        Assert.StartsWith($"userops: --purchases and --out both name '{file}'", (await Tool.Run("report", "--purchases", file, "--as-of", "last", "--out", file)).Refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--purchases")]
    [InlineData("--activity")]
    [InlineData("--complaints")]
    [InlineData("--cases")]
    [InlineData("--tickets")]
    public async Task A_file_that_can_not_be_read_leaves_no_page_and_an_older_one_as_it_was(string option)
    {
        using var folder = new TempFolder();
        folder.Write("report.html", "old");
        string[] calendar = option == "--cases" ? ["--calendar", "cn"] : [];

        Assert.Contains("There is no such file.", (await Run(folder, [option, folder["none.csv"], .. calendar])).Fault, StringComparison.Ordinal);
        Assert.Equal(["report.html"], folder.Names);
        Assert.Equal("old", await File.ReadAllTextAsync(folder["report.html"]));
    }

    [Fact]
    public async Task Rejected_rows_are_counted_listed_and_told_on_the_page()
    {
        using var folder = new TempFolder();
        var sales = folder.Write("sales.csv", "user,at,amount\nann,2024-05-01,1\nann,yesterday,2\nbob,2024-05-02,3\n");
        var visits = folder.Write("visits.csv", "user,at\nann,2024-05-01\nbob,soon\n");
        var run = await Run(folder, ["--purchases", sales, "--activity", visits, "--rejects", folder["rejects.jsonl"], "--format", "json"]);
        var json = JsonNode.Parse(run.Output)!;

        Assert.Equal(ExitCode.DoneWithRejections, run.ExitCode);
        Assert.Contains("2 rows were rejected; all are in", run.Error, StringComparison.Ordinal);
        Assert.Equal([1, 1], json["inputs"]!.AsArray().Select(input => (int)input!["rejected"]!));
        Assert.EndsWith(" 1 of 3 records of sales.csv could not be used.", (string?)json["sections"]![0]!["lead"], StringComparison.Ordinal);
        Assert.EndsWith(" 1 of 2 records of visits.csv could not be used.", (string?)Section(json, "lifecycle")["lead"], StringComparison.Ordinal);
        Assert.Contains("1 of 3 records of sales.csv could not be used.", await File.ReadAllTextAsync(folder["report.html"]), StringComparison.Ordinal);
        Assert.Equal(2, (await File.ReadAllLinesAsync(folder["rejects.jsonl"])).Length);
    }

    [Fact]
    public async Task A_strict_run_stops_at_the_first_bad_row_and_writes_nothing()
    {
        using var folder = new TempFolder();
        var sales = folder.Write("sales.csv", "user,at,amount\nann,yesterday,2\n");
        var run = await Run(folder, ["--purchases", sales, "--strict", "--rejects", folder["rejects.jsonl"]]);

        Assert.Contains("at is 'yesterday'", run.Fault, StringComparison.Ordinal);
        Assert.Equal(["sales.csv"], folder.Names);
    }

    [Fact]
    public async Task Names_with_markup_are_shown_as_text()
    {
        const string Nasty = "<script>alert(1)</script>]]>-->&\"'";
        using var folder = new TempFolder();
        var quoted = Nasty.Replace("\"", "\"\"", StringComparison.Ordinal);
        var sales = folder.Write("sales.csv", $"user,at,amount\n\"{quoted}\",2024-05-01,1\n\"{quoted}\",2024-05-03,1\nbob,2024-05-02,3\n");
        var visits = folder.Write("visits.csv", $"user,at,event\n\"{quoted}\",2024-05-01,\"{quoted}\"\nbob,2024-05-02,login\n");
        var complaints = folder.Write("complaints.csv", $"id,receivedAt,topic,customerId\nC-1,2024-05-01,\"{quoted}\",\"{quoted}\"\nC-2,2024-05-02,\"{quoted}\",bob\n");
        var policy = folder.WritePolicy(json =>
        {
            json["name"] = Nasty;
            json["segments"]!["segments"]![0]!["name"]!["en"] = Nasty;
        });
        var json = await Summary(
            folder, ["--purchases", sales, "--activity", visits, "--complaints", complaints, "--rfm-policy", policy, "--title", Nasty, "--user", Nasty]);
        var text = await File.ReadAllTextAsync(folder["report.html"]);

        Assert.Equal(Nasty, (string?)json["title"]);
        Assert.DoesNotContain("<script", text, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(Nasty, XDocument.Parse(text).Descendants().First(element => element.Name.LocalName == "h1").Value);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Columns_times_and_zones_are_read_as_the_commands_of_one_file_read_them()
    {
        using var folder = new TempFolder();
        var sales = folder.Write("sales.csv", "Kunde,Tag,amount\nann,31.05.2024 23:30,1\nbob,01.05.2024 10:00,3\n");
        var visits = folder.Write("visits.csv", "user,at\nann,2024-05-31T23:30\n");
        var json = await Summary(
            folder,
            ["--purchases", sales, "--activity", visits, "--map", "purchases:user=Kunde", "--map", "Purchases: at=Tag", "--time-format", "purchases:dd.MM.yyyy HH:mm", "--zone", "Asia/Shanghai"]);
        var alone = await Summary(folder, ["--purchases", sales, "--map", "user=Kunde", "--map", "at=Tag", "--time-format", "dd.MM.yyyy HH:mm", "--zone", "Asia/Shanghai"]);

        Assert.Equal(["2024-05-31T15:30:00Z", "2024-05-31T15:30:00Z"], json["inputs"]!.AsArray().Select(input => (string?)input!["newest"]));
        Assert.Equal("2024-05-31T15:59:59.999999999Z", (string?)json["asOf"]);
        Assert.Equal("As of 2024-05-31 (Asia/Shanghai), from sales.csv, visits.csv.", (string?)json["lead"]);
        Assert.Equal("2024-05-31T15:30:00Z", (string?)alone["inputs"]![0]!["newest"]);
        Assert.Equal(
            ["2024-05-31T21:30:00Z", "2024-05-31T23:30:00Z"],
            (await Summary(folder, ["--purchases", folder.Write("a.csv", "user,at,amount\nann,2024-05-31T23:30,1\n"), "--activity", visits, "--zone", "purchases:Europe/Berlin"]))["inputs"]!.AsArray().Select(input => (string?)input!["newest"]));
    }

    [Fact]
    public async Task The_last_day_is_that_of_the_newest_record_of_all_and_old_files_are_told_so()
    {
        using var folder = new TempFolder();
        var sales = folder.Write("sales.csv", "user,at,amount\nann,2024-01-01,1\n");
        var visits = folder.Write("visits.csv", "user,at\nann,2024-05-31\n");
        var last = await Summary(folder, ["--purchases", sales, "--activity", visits]);
        var each = JsonNode.Parse((await Run(folder, ["--purchases", sales, "--activity", visits, "--format", "json"], asOf: "each")).Result)!;

        Assert.Equal("2024-05-31T23:59:59.999999999Z", (string?)last["asOf"]);
        Assert.EndsWith(" The newest record of sales.csv is of 2024-01-01, 151 days before.", (string?)last["sections"]![0]!["lead"], StringComparison.Ordinal);
        Assert.DoesNotContain("newest record", (string?)Section(last, "lifecycle")["lead"], StringComparison.Ordinal);
        Assert.Null((string?)each["asOf"]);
        Assert.Equal("Each part as of its own last day, from sales.csv, visits.csv.", (string?)each["lead"]);
        Assert.Contains("as of 2024-01-01", (string?)each["sections"]![0]!["lead"], StringComparison.Ordinal);
        Assert.DoesNotContain("newest record", (string?)each["sections"]![0]!["lead"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_purchases_file_can_be_the_activity_too_and_only_its_purchases_count()
    {
        using var folder = new TempFolder();
        var sales = folder.Write("sales.csv", "user,at,amount\nann,2024-05-01,5\nann,2024-05-20,-5\nbob,2024-05-02,3\n");
        var json = await Summary(folder, ["--purchases", sales, "--activity", sales, "--purchases-only", "--activity-purchases-only"]);

        Assert.All(json["inputs"]!.AsArray(), input => Assert.Equal("2024-05-02T00:00:00Z", (string?)input!["newest"]));
    }

    [Fact]
    public async Task A_user_is_shown_and_one_whom_nobody_knows_is_refused()
    {
        using var folder = new TempFolder();
        string[] activity = ["--activity", Page.PathOf("docs/samples/cli/activity.csv")];
        var without = (await Summary(folder, activity))["sections"]![0]!["pictures"]!.AsArray();
        var with = (await Summary(folder, [.. activity, "--user", "ann"]))["sections"]![0]!["pictures"]!.AsArray();

        Assert.Equal(without.Count + 1, with.Count);
        Assert.Contains(with, picture => ((string)picture!["title"]!).Contains("ann", StringComparison.Ordinal));
        Assert.StartsWith("userops: --user 'zoe': the input has no row of this user.", (await Run(folder, [.. activity, "--user", "zoe"])).Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_that_sees_nobody_leave_says_so_and_draws_no_chances()
    {
        using var folder = new TempFolder();
        var rows = Enumerable.Range(0, 20).SelectMany(user => Enumerable.Range(0, 10).Select(week => $"u{user},{new NodaTime.LocalDate(2024, 1, 1).PlusWeeks(week):yyyy-MM-dd},5\n"));
        var value = Section(await Summary(folder, ["--purchases", folder.Write("sales.csv", "user,at,amount\n" + string.Concat(rows))]), "value");

        Assert.Contains(value["findings"]!.AsArray(), finding => ((string)finding!["text"]!).StartsWith("The purchases of 20 customers don't show that customers leave", StringComparison.Ordinal));
        Assert.DoesNotContain(value["pictures"]!.AsArray(), picture => (string?)picture!["id"] == "value-alive");
    }

    [Fact]
    public async Task A_shop_too_young_for_a_model_is_told_so_and_has_no_picture_of_it()
    {
        using var folder = new TempFolder();
        var sales = folder.Write("sales.csv", "user,at,amount\nann,2024-05-01,5\nbob,2024-05-02,3\n");
        var value = Section(await Summary(folder, ["--purchases", sales]), "value");

        Assert.Equal("None of 2 customers had bought a second time by 2024-05-02 (UTC), so no rhythm can be told.", (string?)value["lead"]);
        Assert.Empty(value["pictures"]!.AsArray());
    }

    private static JsonNode Section(JsonNode summary, string id) => Assert.Single(summary["sections"]!.AsArray(), section => (string?)section!["id"] == id)!;

    private static async Task<XDocument> PageOf(TempFolder folder) => XDocument.Parse(await File.ReadAllTextAsync(folder["report.html"]));

    private static async Task<JsonNode> Summary(TempFolder folder, string[] args) => JsonNode.Parse((await Run(folder, [.. args, "--format", "json"])).Result)!;

    private static Task<ToolRun> Run(TempFolder folder, string[] args, string? asOf = "last") =>
        Tool.Run(["report", .. args, .. asOf is null ? Array.Empty<string>() : ["--as-of", asOf], "--out", folder["report.html"]]);
}
