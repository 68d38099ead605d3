using UserOps.Cli.Policies;
using UserOps.Cli.Tests.Support;

namespace UserOps.Cli.Tests.Docs;

/// <summary>Holds the policies and the schemas of the documentation equal to what the tool writes.</summary>
public class PolicySampleTests
{
    private static readonly (PolicyKind Kind, string Schema)[] Schemas =
    [
        (PolicyKinds.Rfm, "docs/schemas/rfm-policy.schema.json"),
        (PolicyKinds.Value, "docs/schemas/value-policy.schema.json"),
        (PolicyKinds.Stages, "docs/schemas/stage-policy.schema.json"),
        (PolicyKinds.Retention, "docs/schemas/retention-policy.schema.json"),
        (PolicyKinds.Funnels, "docs/schemas/funnel-policy.schema.json"),
        (PolicyKinds.Paths, "docs/schemas/path-policy.schema.json"),
        (PolicyKinds.Tags, "docs/schemas/tag-catalog.schema.json"),
        (PolicyKinds.Calendars, "docs/schemas/working-calendar.schema.json"),
        (PolicyKinds.Grading, "docs/schemas/grading-policy.schema.json"),
        (PolicyKinds.Crisis, "docs/schemas/crisis-policy.schema.json"),
        (PolicyKinds.Duplicates, "docs/schemas/duplicates-policy.schema.json"),
        (PolicyKinds.Routing, "docs/schemas/routing-policy.schema.json"),
        (PolicyKinds.Cases, "docs/schemas/case-policy.schema.json"),
        (PolicyKinds.Maturity, "docs/schemas/maturity-policy.schema.json"),
        (PolicyKinds.TicketMappings, "docs/schemas/ticket-mapping.schema.json"),
    ];

    public static TheoryData<string> Presets { get; } = [.. PolicyKinds.All.SelectMany(kind => kind.Presets)];

    [Theory]
    [MemberData(nameof(Presets))]
    public async Task A_sample_and_a_schema_are_what_the_tool_writes(string preset)
    {
        var schema = Schemas.Single(line => line.Kind.Presets.Contains(preset, StringComparer.Ordinal)).Schema;
        Page.Hold($"docs/samples/policies/{preset}.json", (await Tool.Run("policy", "new", preset)).Result);
        Page.Hold(schema, (await Tool.Run("policy", "schema", preset)).Result);
    }

    [Fact]
    public void Every_kind_has_a_schema_and_every_preset_is_a_sample()
    {
        Assert.Equal(PolicyKinds.All, Schemas.Select(line => line.Kind));
        Assert.Equal(
            PolicyKinds.All.SelectMany(kind => kind.Presets).Select(preset => preset + ".json").Order(StringComparer.Ordinal),
            Directory.GetFiles(Page.PathOf("docs/samples/policies")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }
}
