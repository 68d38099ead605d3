using UserOps.Cli.Tests.Support;

namespace UserOps.Cli.Tests.Docs;

/// <summary>Holds the policies and the schema of the documentation equal to what the tool writes.</summary>
public class PolicySampleTests
{
    [Theory]
    [InlineData("docs/schemas/rfm-policy.schema.json", "schema", "classic11")]
    [InlineData("docs/samples/policies/classic11.json", "new", "classic11")]
    [InlineData("docs/samples/policies/chineseEight.json", "new", "chineseEight")]
    [InlineData("docs/samples/policies/recencyFrequency10.json", "new", "recencyFrequency10")]
    public async Task A_sample_is_what_the_tool_writes(string file, string command, string preset) =>
        Page.Hold(file, (await Tool.Run("policy", command, preset)).Result);

    [Fact]
    public void Every_preset_is_a_sample() =>
        Assert.Equal(
            UserOps.Rfm.RfmPolicy.Presets.Select(preset => preset.Name + ".json").Order(StringComparer.Ordinal),
            Directory.GetFiles(Page.PathOf("docs/samples/policies")).Select(Path.GetFileName).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("classic11")]
    [InlineData("chineseEight")]
    [InlineData("recencyFrequency10")]
    public async Task The_schema_of_every_preset_is_the_same(string preset) =>
        Assert.Equal(Page.TextOf("docs/schemas/rfm-policy.schema.json"), (await Tool.Run("policy", "schema", preset)).Result);
}
