using UserOps.Cli.Policies;
using UserOps.Cli.Tests.Support;
using UserOps.Lifecycle;
using UserOps.Rfm;

namespace UserOps.Cli.Tests.Commands;

public class PolicyCommandTests
{
    public static TheoryData<string> StagePresets { get; } = [.. StagePolicies.All.Select(preset => preset.Name)];

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

    [Theory]
    [MemberData(nameof(StagePresets))]
    public async Task A_new_stage_policy_is_the_preset_and_passes_the_check(string name)
    {
        using var folder = new TempFolder();
        var text = (await Tool.Run("policy", "new", name)).Result;
        var policy = StagePolicyJson.Read(text);

        Assert.Equal(StagePolicies.All.Single(preset => preset.Name == name), policy);
        Assert.Equal($"{policy.ToRef()}: valid\n", (await Tool.Run("policy", "check", folder.Write("policy.json", text))).Result);
        Assert.Equal("no difference\n", (await Tool.Run("policy", "diff", folder["policy.json"], folder["policy.json"])).Result);
    }

    [Fact]
    public void A_preset_belongs_to_one_kind_of_policy()
    {
        var names = PolicyKinds.All.SelectMany(kind => kind.Presets).ToList();

        Assert.Equal(names.Distinct(StringComparer.OrdinalIgnoreCase), names);
    }

    [Theory]
    [InlineData("retention-mixpanel", "$.intervals", "retention")]
    [InlineData("funnel", "$.within", "funnel", "--steps", "a,b", "--within", "P1D")]
    [InlineData("paths", "$.maxSteps", "paths")]
    public async Task The_other_kinds_are_written_checked_and_used(string preset, string member, string command, params string[] options)
    {
        using var folder = new TempFolder();
        await Tool.Run("policy", "new", preset, "--out", folder["policy.json"]);
        var (activity, stages) = (folder.WriteActivity(), folder.WriteStagePolicy(_ => { }, "stages.json"));
        Task<ToolRun> Run(params string[] more) => Tool.Run(["lifecycle", command, activity, "--as-of", "last", "--format", "json", .. more]);

        Assert.EndsWith(": valid\n", (await Tool.Run("policy", "check", folder["policy.json"])).Result, StringComparison.Ordinal);
        Assert.Contains($"\"{member[2..]}\"", (await Tool.Run("policy", "schema", preset)).Result, StringComparison.Ordinal);
        Assert.NotEqual("", (await Run("--policy", folder["policy.json"])).Result);
        Assert.NotEqual("", (await Run(options)).Result);
        Assert.Contains(
            $"It is a lifecycle stage policy, and a {(command == "paths" ? "path" : command)} policy is needed here; 'userops policy new ",
            (await Run("--policy", stages)).Refusal,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Problems_of_a_stage_policy_are_told_with_their_places()
    {
        using var folder = new TempFolder();
        var file = folder.WriteStagePolicy(json =>
        {
            json["zone"] = "Mars";
            json["stages"]![0]!["enter"]!["atLeast"] = "P0D";
        });
        var run = await Tool.Run("policy", "check", file);

        Assert.StartsWith($"userops: The file '{file}' is not valid:\n  $.zone: The value is 'Mars'; ", run.Refusal, StringComparison.Ordinal);
        Assert.Contains("\n  $.stages[0].enter.atLeast (rule 'churned'): ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_difference_of_stage_policies_names_the_stage()
    {
        using var folder = new TempFolder();
        var before = folder.WriteStagePolicy(_ => { }, "old.json");
        var after = folder.WriteStagePolicy(json => json["stages"]![1]!["enter"]!["atLeast"] = "P45D", "new.json");

        Assert.Equal("$.stages['dormant'].enter.atLeast: \"P30D\" -> \"P45D\"\n", (await Tool.Run("policy", "diff", before, after)).Result);
    }

    [Fact]
    public async Task Policies_of_two_kinds_are_not_compared()
    {
        using var folder = new TempFolder();
        var (one, other) = (folder.WritePolicy(_ => { }, "rfm.json"), folder.WriteStagePolicy(_ => { }, "stages.json"));

        Assert.Equal(
            $"userops: '{one}' is an RFM policy and '{other}' is a lifecycle stage policy; compare two of one kind.\n",
            (await Tool.Run("policy", "diff", one, other)).Refusal);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"schemaVersion":1,"segments":{},"stages":[]}""")]
    public async Task A_file_of_no_kind_or_of_two_is_refused_with_what_tells_them(string text)
    {
        using var folder = new TempFolder();
        var file = folder.Write("policy.json", text);

        Assert.StartsWith(
            $"userops: The file '{file}' is not valid: It is no policy of a known kind: it must have 'segments' (an RFM policy) or 'annualDiscountRate' (a customer value policy) or 'stages' (a lifecycle stage policy)",
            (await Tool.Run("policy", "check", file)).Refusal,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_policy_of_another_kind_is_refused_by_the_command_that_needs_its_own()
    {
        using var folder = new TempFolder();
        var (rfm, stages) = (folder.WritePolicy(_ => { }, "rfm.json"), folder.WriteStagePolicy(_ => { }, "stages.json"));

        Assert.Equal(
            $"userops: The file '{stages}' is not valid: It is a lifecycle stage policy, and an RFM policy is needed here; 'userops policy new classic11' writes one.\n",
            (await Tool.Run("rfm", folder.WritePurchases(), "--as-of", "last", "--policy", stages)).Refusal);
        Assert.Equal(
            $"userops: The file '{rfm}' is not valid: It is an RFM policy, and a lifecycle stage policy is needed here; 'userops policy new classic5' writes one.\n",
            (await Tool.Run("lifecycle", "stages", folder.WritePurchases(), "--as-of", "last", "--policy", rfm)).Refusal);
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
            "There is no preset 'x'. Choose one of classic11, chineseEight, recencyFrequency10, mbg-nbd, bg-nbd, pareto-nbd, classic5, ownRhythm, postHog, amplitude, duolingo7, forwardOnly, saasMonthly, "
                + "retention-default, retention-postHog, retention-amplitude, retention-mixpanel, funnel, paths, tags, "
                + "always, mon-fri-9-17, cn, gb-eng, gb-sct, de, fr, sg, au-nsw, jp, us-federal, grading, grading-regulated, grading-itil, crisis, crisis-poisson, duplicates, duplicates-us, routing, cases, maturity, maturity-core, ticket-events, ticket-rows, uci-incident-log.\n",
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
