using System.CommandLine;
using System.Text.Json;
using System.Text.RegularExpressions;
using UserOps.Cli.Activity;
using UserOps.Cli.Commands;
using UserOps.Cli.Complaints;
using UserOps.Cli.Input;
using UserOps.Cli.Purchases;
using UserOps.Cli.Tests.Support;
using UserOps.Sql;
using UserOps.Tests;

namespace UserOps.Cli.Tests.Docs;

/// <summary>Holds docs/cli.md to what the tool does; APPROVE_SAMPLES=1 rewrites the files and the blocks that show them.</summary>
public partial class CliPageTests
{
    private static readonly string[] OutputOptions = ["--out", "--rejects", "--model"];

    public static TheoryData<string> Runs { get; } =
        [.. Page.BlocksOf(Page.Cli).Where(block => block.Args.Length > 0).Select(block => block.Args)];

    [Theory]
    [MemberData(nameof(Runs))]
    public async Task Every_command_line_of_the_page_gives_what_its_files_hold(string args)
    {
        using var folder = new TempFolder();
        var block = Page.BlocksOf(Page.Cli).Single(block => block.Args == args);
        var (given, written) = Place(Words(args), folder);
        var run = await Tool.Run(given);

        Assert.Equal(block.ExitCode, run.ExitCode);
        Assert.True(block.File is not null || run.Output.Length == 0, run.Output);
        if (block.File is { } output)
        {
            Page.Hold(output, Named(run.Output.Replace(folder["x"][..^1], "", StringComparison.Ordinal)));
        }

        if (block.Error is { } error)
        {
            Page.Hold(error, Named(run.Error));
        }

        Assert.True(block.ExitCode != ExitCode.Done || run.Error.Length == 0, run.Error);
        foreach (var (file, path) in written)
        {
            Page.Hold(file, Named(await File.ReadAllTextAsync(path)));
        }
    }

    [Fact]
    public void Every_block_of_the_page_shows_its_file()
    {
        foreach (var block in Page.BlocksOf(Page.Cli).Where(block => block.Block is not null))
        {
            Page.HoldBlock(Page.Cli, block);
        }
    }

    [Theory]
    [InlineData("README.md", "docs/samples/cli/demo.txt")]
    [InlineData("README.zh-CN.md", "docs/samples/cli/demo-zh.txt")]
    public void The_readme_shows_what_the_demo_prints(string page, string file)
    {
        var block = Assert.Single(Page.BlocksOf(page));

        Assert.Equal(file, block.Shown);
        Page.HoldBlock(page, block);
    }

    [Fact]
    public void The_page_has_the_runs_that_it_promises()
    {
        var runs = Page.BlocksOf(Page.Cli).Where(block => block.Args.Length > 0).Select(block => block.Args.Split(' ')[0]).Distinct(StringComparer.Ordinal);

        Assert.Equal(["calendar", "complaints", "demo", "lifecycle", "policy", "report", "rfm", "sql", "tags", "tickets", "value"], runs.Order(StringComparer.Ordinal));
        Assert.All(Page.BlocksOf(Page.Cli), block => Assert.True(block.Block?.Length > 0 || block.Block is null, block.Shown));
    }

    [Fact]
    public void Every_command_line_that_readers_see_is_one_that_ran()
    {
        var ran = Page.BlocksOf(Page.Cli).Select(block => "userops " + block.Args).ToHashSet(StringComparer.Ordinal);
        var seen = ShellBlock().Matches(Page.TextOf(Page.Cli))
            .SelectMany(match => match.Groups["lines"].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            .Select(line => line.Replace("dotnet run --project src/UserOps.Cli --", "userops", StringComparison.Ordinal))
            .Where(line => line.StartsWith("userops ", StringComparison.Ordinal) && line != "userops --help")
            .ToList();

        Assert.True(seen.Count > 10);
        Assert.Empty(seen.Except(ran, StringComparer.Ordinal));
    }

    [Fact]
    public void Every_command_and_option_is_on_the_page()
    {
        using var console = new TestConsole();
        var page = Page.TextOf(Page.Cli);
        var root = Root.Create(console.Console);

        Assert.All(root.Subcommands, command => Assert.Contains($"\n## userops {command.Name}\n", page, StringComparison.Ordinal));
        Assert.All(
            root.Subcommands.SelectMany(command => command.Subcommands.Prepend(command)).SelectMany(command => command.Options).Select(option => option.Name).Distinct(StringComparer.Ordinal).Where(name => name != "--help"),
            name => Assert.Matches($"`{name}[ `]|{name} FILE", page));
        Assert.All(root.Subcommands.SelectMany(command => command.Subcommands), command => Assert.Contains($"`{command.Name}`", page, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_column_is_on_the_page()
    {
        Check("### Columns", PurchaseFields.Layout.Fields);
        Check("### The activity", ActivityFields.Layout.Fields);
        Check("#### The columns of complaints", ComplaintFields.Common);

        static void Check(string heading, IReadOnlyList<InputField> fields)
        {
            var section = Section(heading);
            Assert.All(fields, field =>
            {
                var row = Assert.Single(section.Split('\n'), line => line.StartsWith($"| `{field.Name}` |", StringComparison.Ordinal));
                Assert.All(field.Names, name => Assert.Contains($"`{name}`", row, StringComparison.Ordinal));
            });
        }
    }

    public static TheoryData<string> LifecycleCommands { get; } = [.. Lifecycle().Select(command => command.Name)];

    [Theory]
    [MemberData(nameof(LifecycleCommands))]
    public async Task Every_command_of_the_lifecycle_has_a_section_with_a_run_its_options_and_its_members(string name)
    {
        var section = Section($"### userops lifecycle {name}");
        var run = Page.BlocksOf(Page.Cli).First(block => block.Args.StartsWith($"lifecycle {name} ", StringComparison.Ordinal)).Args;
        var command = Lifecycle().Single(command => command.Name == name);
        var shared = Section("### What all its commands take");
        var words = Quoted().Matches(section).SelectMany(match => match.Groups["name"].Value.Split('.', '[', ']')).ToHashSet(StringComparer.Ordinal);
        string[] args = [.. Words(run), "--by", run.Contains("visits", StringComparison.Ordinal) ? "channel" : "plan"];
        using var json = JsonDocument.Parse((await Tool.Run([.. args.Select(arg => arg.StartsWith("docs/", StringComparison.Ordinal) ? Page.PathOf(arg) : arg), "--format", "json"])).Result);

        Assert.Contains($"<!-- run: {run} | ", section, StringComparison.Ordinal);
        Assert.All(
            command.Options.Select(option => option.Name).Where(option => option != "--help"),
            option => Assert.Matches($"`{option}[ `]", $"{section}\n{shared}"));
        Assert.Empty(MembersOf(json.RootElement).Distinct(StringComparer.Ordinal).Except(words, StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("--format", "json")]
    [InlineData("--format", "json", "--migrate-from", "2024-04-30", "--by", "country")]
    public async Task Every_member_of_the_result_is_in_the_table_of_the_contract(params string[] options)
    {
        var page = Page.TextOf(Page.Cli);
        var table = page[page.IndexOf("## The output, member by member", StringComparison.Ordinal)..page.IndexOf("\n## userops lifecycle", StringComparison.Ordinal)];
        var words = Quoted().Matches(table).SelectMany(match => match.Groups["name"].Value.Split('.', '[', ']')).ToHashSet(StringComparer.Ordinal);
        using var json = JsonDocument.Parse((await Tool.Run(["rfm", Page.PathOf("docs/samples/cli/purchases.csv"), "--as-of", "last", .. options])).Result);

        Assert.Empty(MembersOf(json.RootElement).Distinct(StringComparer.Ordinal).Except(words, StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("maturity", "--by", "team")]
    [InlineData("statistics", "--against", "kind", "--calendar", "cn")]
    [InlineData("forecast", "--by", "category")]
    [InlineData("candidates", "--least", "1")]
    public async Task Every_member_of_what_is_told_of_tickets_is_on_the_page(string command, params string[] options)
    {
        var section = Section("#### What the commands of tickets take") + Section($"### userops tickets {command}");
        var words = Quoted().Matches(section).SelectMany(match => match.Groups["name"].Value.Split('.', '[', ']')).Concat(["en", "zh-CN"]).ToHashSet(StringComparer.Ordinal);
        using var json = JsonDocument.Parse((await Tool.Run(["tickets", command, Page.PathOf("docs/samples/cli/tickets.jsonl"), "--as-of", "last", .. options, "--format", "json"])).Result);

        Assert.Empty(MembersOf(json.RootElement).Distinct(StringComparer.Ordinal).Except(words, StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("fit", "--as-of", "2024-09-30", "--holdout", "last", "--track-until", "last")]
    [InlineData("fit", "--as-of", "2024-09-30", "--preset", "pareto-nbd")]
    [InlineData("predict", "--as-of", "last", "--by", "channel", "--residual", "--intervals", "--draws", "100")]
    public async Task Every_member_and_option_of_the_value_of_customers_is_on_the_page(string command, params string[] options)
    {
        using var console = new TestConsole();
        var section = Section("### What the commands of value take") + Section($"### userops value {command}");
        var words = Quoted().Matches(section).SelectMany(match => match.Groups["name"].Value.Split('.', '[', ']')).ToHashSet(StringComparer.Ordinal);
        using var json = JsonDocument.Parse((await Tool.Run(["value", command, Page.PathOf("docs/samples/cli/orders.csv"), .. options, "--format", "json"])).Result);
        var known = Root.Create(console.Console).Subcommands.Single(known => known.Name == "value").Subcommands.Single(known => known.Name == command);

        Assert.Empty(MembersOf(json.RootElement).Distinct(StringComparer.Ordinal).Except(words, StringComparer.Ordinal));
        Assert.All(known.Options.Select(option => option.Name).Where(name => name != "--help"), name => Assert.Matches($"`{name}[ `]", section));
    }

    [Theory]
    [InlineData("rfm", "classic11")]
    [InlineData("lifecycle", "classic5")]
    [InlineData("tags", "docs/samples/cli/tag-catalog.json")]
    public async Task Every_member_and_option_of_a_query_is_on_the_page(string command, string policy)
    {
        using var console = new TestConsole();
        var section = Section("### json and jsonl: for programs");
        var words = Quoted().Matches(section).Select(match => match.Groups["name"].Value).ToHashSet(StringComparer.Ordinal);
        using var json = JsonDocument.Parse((await Tool.Run("sql", command, policy.StartsWith("docs/", StringComparison.Ordinal) ? Page.PathOf(policy) : policy, "--dialect", "sqlite", "--as-of", "2024-05-31", "--format", "json")).Result);
        var known = Root.Create(console.Console).Subcommands.Single(known => known.Name == "sql").Subcommands.Single(known => known.Name == command);

        Assert.Empty(MembersOf(json.RootElement).Distinct(StringComparer.Ordinal).Except(words, StringComparer.Ordinal));
        Assert.All(known.Options.Select(option => option.Name).Where(name => name != "--help"), name => Assert.Matches($"`{name}[ `]", section));
    }

    [Fact]
    public async Task Every_member_and_option_of_a_report_is_on_the_page()
    {
        using var console = new TestConsole();
        using var folder = new TempFolder();
        var page = Page.TextOf(Page.Cli);
        var section = page[page.IndexOf("\n## userops report\n", StringComparison.Ordinal)..page.IndexOf("\n## userops policy\n", StringComparison.Ordinal)];
        var words = Quoted().Matches(section).SelectMany(match => match.Groups["name"].Value.Split('.', '[', ']')).ToHashSet(StringComparer.Ordinal);
        using var json = JsonDocument.Parse((await Tool.Run(
            "report", "--purchases", Page.PathOf("docs/samples/cli/purchases.csv"), "--as-of", "last", "--out", folder["report.html"], "--format", "json")).Result);
        var known = Root.Create(console.Console).Subcommands.Single(known => known.Name == "report");

        Assert.Empty(MembersOf(json.RootElement).Distinct(StringComparer.Ordinal).Except(words, StringComparer.Ordinal));
        Assert.All(known.Options.SelectMany(option => option.Aliases.Prepend(option.Name)).Where(name => name is not ("--help" or "-h" or "-?" or "/h" or "/?")), name => Assert.Matches($"`{name}[ `]", section));
    }

    [Fact]
    public void Every_member_and_storage_of_a_description_of_tables_is_on_the_page()
    {
        var words = Quoted().Matches(Section("### The tables")).Select(match => match.Groups["name"].Value).ToHashSet(StringComparer.Ordinal);
        using var schema = JsonDocument.Parse(SqlTablesJson.WriteSchema());
        var members = MembersOfSchema(schema.RootElement).Concat(SqlStorage.Names).Distinct(StringComparer.Ordinal).ToList();

        Assert.Contains("tenant", members);
        Assert.Empty(members.Except([.. words, .. Enumerable.Range(1, 9).Select(decimals => $"minorUnits{decimals}")], StringComparer.Ordinal));
    }

    [Fact]
    public void The_sample_is_the_one_that_was_worked_by_hand()
    {
        Assert.Equal(Sample.Purchases, Page.TextOf("docs/samples/cli/purchases.csv"));
        Assert.Equal(Sample.Lines, Page.TextOf("docs/samples/cli/rfm.jsonl"));
        Assert.Equal(ActivitySample.Rows, Page.TextOf("docs/samples/cli/activity.csv"));
        Assert.Equal(ActivitySample.Visits, Page.TextOf("docs/samples/cli/visits.csv"));
    }

    [Fact]
    public void Every_sample_is_used_by_the_page()
    {
        var text = Page.TextOf(Page.Cli);
        var files = Directory.GetFiles(Page.PathOf("docs/samples/cli")).Select(path => "docs/samples/cli/" + Path.GetFileName(path));

        Assert.All(files, file => Assert.Contains(file, text, StringComparison.Ordinal));
    }

    private static IEnumerable<string> MembersOf(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => MembersOf(member.Value).Prepend(member.Name)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(MembersOf),
        _ => [],
    };

    /// <summary>Finds the names of members that a schema gives, at any depth.</summary>
    private static IEnumerable<string> MembersOfSchema(JsonElement schema)
    {
        if (schema.ValueKind != JsonValueKind.Object)
        {
            return [];
        }

        var names = schema.TryGetProperty("properties", out var members) ? members.EnumerateObject().ToList() : [];
        var parts = names.ConvertAll(member => member.Value);
        foreach (var inner in new[] { "items", "additionalProperties" })
        {
            parts.AddRange(schema.TryGetProperty(inner, out var part) ? [part] : Array.Empty<JsonElement>());
        }

        parts.AddRange(schema.TryGetProperty("anyOf", out var forms) ? forms.EnumerateArray() : []);
        parts.AddRange(schema.TryGetProperty("$defs", out var families) ? families.EnumerateObject().Select(family => family.Value) : []);
        return names.Select(member => member.Name).Concat(parts.SelectMany(MembersOfSchema));
    }

    /// <summary>Cuts a command line into words, as a shell does with quotes around a word without blanks.</summary>
    private static string[] Words(string args) => [.. args.Split(' ').Select(word => word.Trim('"'))];

    private static IEnumerable<System.CommandLine.Command> Lifecycle()
    {
        using var console = new TestConsole();
        return Root.Create(console.Console).Subcommands.Single(command => command.Name == "lifecycle").Subcommands;
    }

    /// <summary>Finds the part of the page under a heading, up to the next one.</summary>
    private static string Section(string heading)
    {
        var page = Page.TextOf(Page.Cli);
        var start = page.IndexOf($"\n{heading}\n", StringComparison.Ordinal);
        Assert.True(start >= 0, $"{Page.Cli} lacks the section '{heading}'.");
        var next = page.IndexOf("\n##", start + heading.Length, StringComparison.Ordinal);
        return page[start..next];
    }

    /// <summary>Reads from the repository, and writes to a folder of the test's own.</summary>
    private static (string[] Args, List<(string File, string Path)> Written) Place(string[] args, TempFolder folder)
    {
        var written = new List<(string, string)>();
        for (var i = 0; i < args.Length; i++)
        {
            if (i > 0 && args[i - 1] == "--out" && args[i].EndsWith(".html", StringComparison.Ordinal))
            {
                // A page is for browsers: what is on it stands in the result, and its markup is held by the tests of the reports.
                args[i] = folder[args[i]];
                continue;
            }

            if (!args[i].StartsWith("docs/", StringComparison.Ordinal))
            {
                continue;
            }

            if (i > 0 && OutputOptions.Contains(args[i - 1], StringComparer.Ordinal))
            {
                var path = folder[Path.GetFileName(args[i])];
                written.Add((args[i], path));
                args[i] = path;
            }
            else
            {
                args[i] = Page.PathOf(args[i]);
            }
        }

        return (args, written);
    }

    /// <summary>Names the files of the repository as the page does.</summary>
    private static string Named(string text) => text.Replace(Repository.Root, "", StringComparison.Ordinal);

    [GeneratedRegex(@"```sh\n(?<lines>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ShellBlock();

    [GeneratedRegex(@"`(?<name>[A-Za-z0-9.\[\]]+)`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Quoted();
}
