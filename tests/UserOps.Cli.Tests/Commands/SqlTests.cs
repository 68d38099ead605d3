using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;
using UserOps.Cli.Sql;
using UserOps.Cli.Tests.Support;
using UserOps.Lifecycle;
using UserOps.Rfm;
using UserOps.Sql;
using UserOps.Tagging;
using UserOps.Tests;

namespace UserOps.Cli.Tests.Commands;

/// <summary><c>userops sql</c>: arguments, presets, tables, refusals and forms.</summary>
public class SqlTests
{
    private static readonly Instant AsOf = Instant.FromUtc(2024, 6, 1, 0, 0) - Duration.Epsilon;

    private static readonly string[] Needed = ["--dialect", "postgresql", "--as-of", "2024-05-31"];

    [Theory]
    [InlineData("postgresql")]
    [InlineData("sqlite")]
    public async Task The_query_is_that_of_the_library(string dialect)
    {
        var isSqlite = dialect == "sqlite";
        var table = new PurchaseTable
        {
            Name = "purchases",
            User = new("user_id", SqlStorage.Text),
            At = new("at", isSqlite ? SqlStorage.UnixMicroseconds : SqlStorage.Timestamp),
            Amount = new("amount", isSqlite ? SqlStorage.MinorUnits(2) : SqlStorage.Numeric),
        };
        var query = RfmSql.Facts(RfmPolicy.ChineseEight, table, AsOf, isSqlite ? SqlDialect.Sqlite : SqlDialect.PostgreSql);

        using var json = JsonDocument.Parse((await Tool.Run("sql", "rfm", "chineseEight", "--dialect", dialect, "--as-of", "2024-05-31", "--format", "json")).Result);
        var root = json.RootElement;

        Assert.Equal(["dialect", "policy", "asOf", "shape", "text", "parameters", "columns"], root.EnumerateObject().Select(member => member.Name));
        Assert.Equal(dialect, root.GetProperty("dialect").GetString());
        Assert.Equal(RfmPolicy.ChineseEight.ToRef().Hash, root.GetProperty("policy").GetProperty("hash").GetString());
        Assert.Equal("2024-05-31T23:59:59.999999999Z", root.GetProperty("asOf").GetString());
        Assert.Equal("purchases", root.GetProperty("shape").GetString());
        Assert.Equal(query.Text, root.GetProperty("text").GetString());
        Assert.Equal(query.Columns, root.GetProperty("columns").EnumerateArray().Select(column => column.GetString()!));
        Assert.Equal(
            query.Parameters.Select(parameter => (parameter.Name, parameter.ValueText)),
            root.GetProperty("parameters").EnumerateArray().Select(parameter => (parameter.GetProperty("name").GetString()!, parameter.GetProperty("value").GetString()!)));
        Assert.Equal(isSqlite ? "wholeNumber" : "timestamp", root.GetProperty("parameters")[0].GetProperty("type").GetString());
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task Active_days_are_asked_for_by_the_events_of_the_policy(bool isSqlite, bool hasEvents)
    {
        using var folder = new TempFolder();
        var policy = StagePolicies.ClassicFive with { ActivityEvents = hasEvents ? ["visit"] : [] };
        var table = new ActivityTable
        {
            Name = "activity",
            User = new("user_id", SqlStorage.Text),
            At = new("at", isSqlite ? SqlStorage.UnixMicroseconds : SqlStorage.Timestamp),
            Event = hasEvents ? new("event", SqlStorage.Text) : null,
        };
        var query = LifecycleSql.ActivityFigures(policy, table, AsOf, isSqlite ? SqlDialect.Sqlite : SqlDialect.PostgreSql);

        using var json = JsonDocument.Parse((await Tool.Run(
            "sql", "lifecycle", folder.Write("policy.json", StagePolicyJson.Write(policy)), "--dialect", isSqlite ? "sqlite" : "postgresql", "--as-of", "2024-05-31", "--format", "json")).Result);

        Assert.Equal("activity", json.RootElement.GetProperty("shape").GetString());
        Assert.Equal(query.Text, json.RootElement.GetProperty("text").GetString());
    }

    [Fact]
    public async Task Described_users_are_those_whose_stages_are_told()
    {
        var script = (await Tool.Run(["sql", "lifecycle", "classic5", .. Needed, "--tables", SampleTables])).Result;

        Assert.Contains("\"shop\".\"visits\"", script, StringComparison.Ordinal);
        Assert.Contains("\"shop\".\"customers\"", script, StringComparison.Ordinal);
        Assert.Contains("\"joined_at\"", script, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Tags_rest_on_columns_named_as_in_the_catalogue(bool isSqlite)
    {
        var catalog = TagCatalogJson.Read(await File.ReadAllTextAsync(Catalog));
        var (number, instant) = isSqlite ? (SqlStorage.MinorUnits(2), SqlStorage.UnixMicroseconds) : (SqlStorage.Numeric, SqlStorage.Timestamp);
        var tables = new SqlTables
        {
            Users = new() { Name = "users", User = new("id", SqlStorage.Text), Attributes = [new("status", new("status", SqlStorage.Text))] },
            Events =
            [
                new()
                {
                    Name = "events",
                    User = new("user_id", SqlStorage.Text),
                    At = new("at", instant),
                    Type = new("type", SqlStorage.Text),
                    Events = ["order"],
                    Properties = [new("amount", new("amount", number)), new("country", new("country", SqlStorage.Text))],
                },
            ],
        };
        var query = TaggingSql.Slots(new Tagger(catalog).SlotsAt(AsOf), tables, isSqlite ? SqlDialect.Sqlite : SqlDialect.PostgreSql);

        using var json = JsonDocument.Parse((await Tool.Run("sql", "tags", Catalog, "--dialect", isSqlite ? "sqlite" : "postgresql", "--as-of", "2024-05-31", "--format", "json")).Result);

        Assert.Equal("slots", json.RootElement.GetProperty("shape").GetString());
        Assert.Equal(query.Text, json.RootElement.GetProperty("text").GetString());
        Assert.Equal(query.Columns.Count, json.RootElement.GetProperty("columns").GetArrayLength());
    }

    [Theory]
    [InlineData("text", "text", "text")]
    [InlineData("bool", "boolean", "boolean")]
    [InlineData("number", "numeric", "minorUnits2")]
    [InlineData("date", "date", "isoDate")]
    [InlineData("instant", "timestamp", "unixMicroseconds")]
    [InlineData("textSet", "jsonTexts", "jsonTexts")]
    public void Every_type_of_fact_has_a_usual_storage(string type, string postgresql, string sqlite)
    {
        var catalog = new TagCatalogBuilder("c", "1", "UTC").Attribute("x", Enum.Parse<FactType>(type, ignoreCase: true)).Build();

        Assert.Equal(postgresql, new UsualTables(SqlDialect.PostgreSql).Users(catalog).Attributes["x"].Storage.ToString());
        Assert.Equal(sqlite, new UsualTables(SqlDialect.Sqlite).Users(catalog).Attributes["x"].Storage.ToString());
        Assert.True(SqlDialect.Sqlite.Supports(new UsualTables(SqlDialect.Sqlite).Users(catalog).Attributes["x"].Storage));
        Assert.Empty(new UsualTables(SqlDialect.Sqlite).Events(catalog));
    }

    [Fact]
    public async Task Rules_that_look_at_events_in_their_order_are_refused_each_with_its_path()
    {
        var refusal = (await Tool.Run(["sql", "tags", "tags", .. Needed])).Refusal;

        Assert.Contains("$.rules[16].when: sequence is not compiled to SQL for PostgreSQL.", refusal, StringComparison.Ordinal);
        Assert.Contains("$.rules[17].when: held is not compiled to SQL for PostgreSQL.", refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rfm", "classic11", "an RFM policy reads; add the member 'purchases'.")]
    [InlineData("lifecycle", "classic5", "a lifecycle stage policy reads; add the member 'activity'.")]
    [InlineData("tags", "tags", "a tag catalogue reads; add the member 'users' or 'events'.")]
    public async Task A_description_without_the_tables_of_a_policy_is_told(string command, string policy, string message)
    {
        using var folder = new TempFolder();
        var file = folder.Write("tables.json", "{ \"schemaVersion\": 1 }");

        Assert.Equal(
            $"userops: The file '{file}' describes no table that {message}\n",
            (await Tool.Run(["sql", command, policy, .. Needed, "--tables", file])).Refusal);
    }

    [Fact]
    public async Task One_line_holds_what_the_document_holds()
    {
        var line = (await Tool.Run(["sql", "rfm", "classic11", .. Needed, "--format", "jsonl"])).Result;
        var document = (await Tool.Run(["sql", "rfm", "classic11", .. Needed, "--format", "json"])).Result;

        Assert.Equal(line.Length - 1, line.IndexOf('\n', StringComparison.Ordinal));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(line), JsonNode.Parse(document)));
    }

    [Fact]
    public async Task A_preset_is_known_in_any_case_and_a_file_of_its_name_goes_first()
    {
        using var folder = new TempFolder();
        var file = folder.WritePolicy(policy => policy["name"] = "own", "classic11");

        Assert.EndsWith("-- Policy: classic11 1 (7bb7edc3).\n", (await Tool.Run(["sql", "rfm", "CLASSIC11", .. Needed])).Result, StringComparison.Ordinal);
        Assert.Contains("-- Policy: own 1 (", (await Tool.Run(["sql", "rfm", file, .. Needed])).Result, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_ends_in_the_zone_of_the_policy()
    {
        using var folder = new TempFolder();
        var file = folder.WritePolicy(policy => policy["zone"] = "Asia/Shanghai");

        Assert.Contains("as of 2024-05-31T15:59:59.999999999Z", (await Tool.Run(["sql", "rfm", file, .. Needed])).Result, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Comments_come_in_Chinese_and_the_query_stays()
    {
        var en = (await Tool.Run(["sql", "rfm", "classic11", .. Needed])).Result;
        var zh = (await Tool.Run(["sql", "rfm", "classic11", .. Needed, "--lang", "zh-CN"])).Result;

        Assert.Equal(en.Split("\n\n")[0], zh.Split("\n\n")[0]);
        Assert.Contains("-- 参数 4 个\n", zh, StringComparison.Ordinal);
        Assert.Contains("-- 每位用户的购买情况，截至 2024-05-31T23:59:59.999999999Z，适用于 PostgreSQL 15.0 及以上版本。\n-- 策略：classic11 1 (7bb7edc3)。\n", zh, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_result_goes_to_a_file_that_is_none_of_the_inputs()
    {
        using var folder = new TempFolder();
        var policy = folder.WritePolicy(_ => { });
        var tables = folder.Write("tables.json", await File.ReadAllTextAsync(SampleTables));

        Assert.Equal("", (await Tool.Run(["sql", "rfm", policy, .. Needed, "--tables", tables, "--out", folder["query.sql"]])).Result);
        Assert.StartsWith("SELECT\n", await File.ReadAllTextAsync(folder["query.sql"]), StringComparison.Ordinal);
        Assert.Contains("POLICY and --out both name", (await Tool.Run(["sql", "rfm", policy, .. Needed, "--out", policy])).Refusal, StringComparison.Ordinal);
        Assert.Contains("--tables and --out both name", (await Tool.Run(["sql", "rfm", policy, .. Needed, "--tables", tables, "--out", tables])).Refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Option '--dialect' is required.", "classic11", "--as-of", "2024-05-31")]
    [InlineData("--dialect 'postgres' is not one of its values. Did you mean 'postgresql'?", "classic11", "--as-of", "2024-05-31", "--dialect", "postgres")]
    [InlineData("Say when to judge: --as-of DATE or --at INSTANT.", "classic11", "--dialect", "sqlite")]
    [InlineData("--as-of 'last' is not a day; write it like 2024-05-31.", "classic11", "--dialect", "sqlite", "--as-of", "last")]
    [InlineData("--as-of and --at exclude each other", "classic11", "--dialect", "sqlite", "--as-of", "2024-05-31", "--at", "2024-05-31T00:00:00Z")]
    [InlineData("--format csv has no place for a query; choose table, json or jsonl.", "classic11", "--dialect", "sqlite", "--as-of", "2024-05-31", "--format", "csv")]
    [InlineData("'clasic11' is neither a file nor a preset. Did you mean 'classic11'?", "clasic11", "--dialect", "sqlite", "--as-of", "2024-05-31")]
    [InlineData("'' is neither a file nor a preset. Name a file, or one of classic11, chineseEight, recencyFrequency10.", "", "--dialect", "sqlite", "--as-of", "2024-05-31")]
    [InlineData("'tags' is a tag catalogue, and an RFM policy is needed here. Name a file, or one of classic11,", "tags", "--dialect", "sqlite", "--as-of", "2024-05-31")]
    [InlineData("The file 'no/classic11' can't be read:", "no/classic11", "--dialect", "sqlite", "--as-of", "2024-05-31")]
    [InlineData("The file 'classic11.json' can't be read:", "classic11.json", "--dialect", "sqlite", "--as-of", "2024-05-31")]
    [InlineData("Unrecognized command or argument '--connection'.", "classic11", "--dialect", "sqlite", "--as-of", "2024-05-31", "--connection", "x")]
    public async Task Wrong_usage_is_told(string message, params string[] args) =>
        Assert.Contains(message, (await Tool.Run(["sql", "rfm", .. args])).Refusal, StringComparison.Ordinal);

    [Fact]
    public async Task A_policy_of_another_kind_or_with_problems_is_told()
    {
        using var folder = new TempFolder();
        var stages = folder.WriteStagePolicy(_ => { }, "stages.json");
        var wrong = folder.WritePolicy(policy => policy["zone"] = "Europe/Lodnon");

        Assert.Contains("It is a lifecycle stage policy, and an RFM policy is needed here", (await Tool.Run(["sql", "rfm", stages, .. Needed])).Refusal, StringComparison.Ordinal);
        Assert.Contains("$.zone: The value is 'Europe/Lodnon'", (await Tool.Run(["sql", "rfm", wrong, .. Needed])).Refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "The file 'FILE' is not valid:\n  $ (line 1)")]
    [InlineData("{", "The file 'FILE' is not valid:\n  $ (line 1)")]
    [InlineData("{ \"schemaVersion\": 1, \"purchase\": {} }", "$.purchase (line 1): The value is a member named 'purchase'; it must be one of schemaVersion, purchases, activity, events, users. Did you mean 'purchases'?")]
    [InlineData("{ \"schemaVersion\": 1, \"schemaVersion\": 1 }", "$.schemaVersion (line 1): The value is a second member named 'schemaVersion'")]
    public async Task Wrong_tables_are_told_with_their_file(string tables, string message)
    {
        using var folder = new TempFolder();
        var file = folder.Write("tables.json", tables);

        Assert.Contains(message, (await Tool.Run(["sql", "rfm", "classic11", .. Needed, "--tables", file])).Refusal.Replace(file, "FILE", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tables_that_cannot_be_read_are_told() =>
        Assert.Contains("The file 'no-such.json' can't be read:", (await Tool.Run(["sql", "rfm", "classic11", .. Needed, "--tables", "no-such.json"])).Refusal, StringComparison.Ordinal);

    [Theory]
    [InlineData("table")]
    [InlineData("json")]
    public async Task Everything_that_is_refused_is_told_at_once(string format)
    {
        using var folder = new TempFolder();
        var policy = folder.WritePolicy(policy => policy["refunds"] = "linkToOrder");
        var run = (await Tool.Run("sql", "rfm", policy, "--dialect", "sqlite", "--as-of", "2024-05-31", "--tables", SampleTables, "--format", format)).Refusal.Split('\n');

        Assert.Equal("userops: There is no SQL that answers as the library does:", run[0]);
        Assert.Contains(run, line => line.StartsWith("  PurchaseTable.At: a column of timestamp is not compiled to SQL for SQLite. It has no such type", StringComparison.Ordinal));
        Assert.Contains(run, line => line.StartsWith("  PurchaseTable.OrderId: a column of uuid is not compiled to SQL for SQLite.", StringComparison.Ordinal));
        Assert.Contains(run, line => line.StartsWith("  $.refunds: linkToOrder is not compiled to SQL for SQLite.", StringComparison.Ordinal) && line.EndsWith("or read the purchases in process.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("unixNanoseconds", "9998-12-29T00:00:00Z")]
    [InlineData("unixNanoseconds", "0001-01-04T00:00:00Z")]
    public async Task An_instant_that_a_column_cannot_hold_is_told(string storage, string at)
    {
        using var folder = new TempFolder();
        var tables = JsonNode.Parse(await File.ReadAllTextAsync(SampleTables))!;
        tables["purchases"]!["at"]!["storage"] = storage;
        var file = folder.Write("tables.json", tables.ToJsonString());

        Assert.Contains(
            $"can't hold all that judging as of {at} compares",
            (await Tool.Run("sql", "rfm", "classic11", "--dialect", "postgresql", "--at", at, "--tables", file)).Refusal,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("9998-12-29T23:59:59.999999999Z")]
    [InlineData("1969-12-31T00:00:00Z")]
    [InlineData("0001-01-04T00:00:00Z")]
    public async Task Any_instant_is_judged_as_of_or_refused(string at)
    {
        using var folder = new TempFolder();
        string[][] lines =
        [
            ["rfm", folder.WritePolicy(policy => (policy["orders"], policy["zone"]) = ("perDay", "Europe/London"), "days.json")],
            ["rfm", folder.WritePolicy(policy => policy["lookBack"] = "P36500D", "window.json")],
            ["lifecycle", folder.WriteStagePolicy(policy => policy["zone"] = "America/St_Johns", "stages.json")],
            ["tags", Catalog],
        ];
        foreach (var line in lines)
        {
            foreach (var dialect in new[] { "postgresql", "sqlite" })
            {
                var run = await Tool.Run(["sql", .. line, "--dialect", dialect, "--at", at]);

                Assert.True(
                    run.ExitCode == ExitCode.Done
                    || run.Error.StartsWith("userops: The columns of instants can't hold", StringComparison.Ordinal)
                    || run.Error.StartsWith("userops: There is no SQL that answers as the library does:\n  $.zone: ", StringComparison.Ordinal),
                    run.Error);
            }
        }
    }

    [Fact]
    public async Task A_value_cannot_end_its_comment()
    {
        using var folder = new TempFolder();
        var tables = JsonNode.Parse(await File.ReadAllTextAsync(SampleTables))!;
        tables["purchases"]!["tenant"]!["value"] = "a\nDROP TABLE orders;\r\u001b[2J\u202e";
        var policy = folder.WritePolicy(policy => policy["name"] = "x\nDROP TABLE orders; --");
        var script = (await Tool.Run(["sql", "rfm", policy, .. Needed, "--tables", folder.Write("tables.json", tables.ToJsonString())])).Result;

        Assert.Contains("\"a\\nDROP TABLE orders;\\r\\u001B[2J\\u202E\"\n", script, StringComparison.Ordinal);
        Assert.All(script.Split("\n\n")[1].TrimEnd('\n').Split('\n'), line => Assert.StartsWith("-- ", line, StringComparison.Ordinal));
    }

    private static string Catalog => Path.Combine(Repository.Root, "docs/samples/cli/tag-catalog.json");

    private static string SampleTables => Path.Combine(Repository.Root, "docs/samples/cli/tables.json");
}
