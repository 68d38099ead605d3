using UserOps.Cli.Tests.Support;
using UserOps.Rfm;

namespace UserOps.Cli.Tests.Commands;

public class PolicyCommandTests
{
    [Theory]
    [InlineData("classic11")]
    [InlineData("chineseEight")]
    [InlineData("recencyFrequency10")]
    public async Task A_new_policy_is_the_preset_and_passes_the_check(string name)
    {
        using var folder = new TempFolder();
        var text = (await Tool.Run("policy", "new", name)).Result;
        var policy = RfmPolicyJson.Read(text);

        Assert.Equal(RfmPolicy.Presets.Single(preset => preset.Name == name), policy);
        Assert.Equal($"{policy.ToRef()}: valid\n", (await Tool.Run("policy", "check", folder.Write("policy.json", text))).Result);
        Assert.Equal("no difference\n", (await Tool.Run("policy", "diff", folder["policy.json"], folder["policy.json"])).Result);
    }

    [Fact]
    public async Task A_file_holds_what_standard_output_would()
    {
        using var folder = new TempFolder();

        Assert.Equal("", (await Tool.Run("policy", "new", "CLASSIC11", "--out", folder["policy.json"])).Result);
        Assert.Equal((await Tool.Run("policy", "new", "classic11")).Result, await File.ReadAllTextAsync(folder["policy.json"]));
    }

    [Fact]
    public async Task A_preset_that_is_none_is_refused_with_one_that_is_near()
    {
        Assert.StartsWith(
            "There is no preset 'clasic11'. Did you mean 'classic11'?\n", (await Tool.Run("policy", "new", "clasic11")).Refusal, StringComparison.Ordinal);
        Assert.StartsWith(
            "There is no preset 'x'. Choose one of classic11, chineseEight, recencyFrequency10.\n",
            (await Tool.Run("policy", "schema", "x")).Refusal,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("new")]
    [InlineData("schema")]
    [InlineData("check")]
    [InlineData("diff", "a.json")]
    [InlineData]
    public async Task What_is_missing_is_told(params string[] args)
    {
        var path = string.Join(' ', ["userops", "policy", .. args.Take(1)]);

        Assert.EndsWith($"See '{path} --help'.\n", (await Tool.Run(["policy", .. args])).Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_schema_is_json_schema()
    {
        var schema = System.Text.Json.Nodes.JsonNode.Parse((await Tool.Run("policy", "schema", "classic11")).Result)!;

        Assert.Equal("https://json-schema.org/draft/2020-12/schema", (string?)schema["$schema"]);
        Assert.Contains("schemaVersion", schema["required"]!.AsArray().Select(name => (string?)name));
    }

    [Fact]
    public async Task A_text_that_is_no_policy_is_refused_with_its_line()
    {
        using var folder = new TempFolder();
        var file = folder.Write("policy.json", "{\n  \"schemaVersion\": 1,\n  nonsense\n}\n");

        Assert.StartsWith($"userops: The file '{file}' is not valid:\n  $", (await Tool.Run("policy", "check", file)).Refusal, StringComparison.Ordinal);
        Assert.Contains("(line 3)", (await Tool.Run("policy", "check", file)).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_difference_is_one_line_a_value()
    {
        using var folder = new TempFolder();
        var before = folder.WritePolicy(_ => { }, "old.json");
        var after = folder.WritePolicy(
            json =>
            {
                json["zone"] = "Europe/London";
                json["lookBack"] = "P365D";
                json["segments"]!["segments"]![0]!["cells"]!.AsArray().RemoveAt(1);
                json["segments"]!["segments"]![1]!["cells"]!.AsArray().Add("554");
            },
            "new.json");

        Assert.Equal(
            """
            $.zone: "UTC" -> "Europe/London"
            $.lookBack: null -> "P365D"
            $.segments.segments['champions'].cells: now without "554"
            $.segments.segments['loyal'].cells: now with "554"

            """,
            (await Tool.Run("policy", "diff", before, after)).Result);
    }

    [Fact]
    public async Task A_difference_with_a_policy_that_has_problems_is_refused()
    {
        using var folder = new TempFolder();
        var good = folder.WritePolicy(_ => { }, "good.json");
        var bad = folder.WritePolicy(json => json["zone"] = "Mars", "bad.json");

        Assert.StartsWith($"userops: The file '{bad}' is not valid:\n", (await Tool.Run("policy", "diff", good, bad)).Refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("check")]
    [InlineData("diff")]
    public async Task A_policy_is_never_written_over_by_what_is_said_of_it(string command)
    {
        using var folder = new TempFolder();
        var file = folder.WritePolicy(_ => { });
        var text = await File.ReadAllTextAsync(file);
        string[] files = command == "diff" ? [folder.WritePolicy(_ => { }, "old.json"), file] : [file];

        Assert.Equal(
            $"userops: --out '{file}' is the input itself; name another file.\n",
            (await Tool.Run(["policy", command, .. files, "--out", file])).Refusal);
        Assert.Equal(text, await File.ReadAllTextAsync(file));
    }
}
