using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using UserOps.BusinessTime;
using UserOps.Complaints;
using UserOps.Lifecycle;
using UserOps.Rfm;
using UserOps.Tagging;
using UserOps.Testing;
using UserOps.Tests;
using UserOps.Tickets;

namespace UserOps.Hosting.Tests.Policies;

public class SectionPolicySourceTests
{
    public static TheoryData<string, string> Presets
    {
        get
        {
            var presets = new TheoryData<string, string>();
            Add(StagePolicies.All, PolicyForms.Stages);
            Add(RfmPolicy.Presets, PolicyForms.Rfm);
            Add(GradingPolicies.All, PolicyForms.Grading);
            Add([CasePolicies.Default, CasePolicies.Default with { Regulators = RegulatorPresets.All }], PolicyForms.Cases);
            Add([.. WorkingCalendars.Countries, WorkingCalendars.MonFri9To17("UTC"), WorkingCalendars.Always()], PolicyForms.Calendar);
            Add([MaturityPolicy.Default, MaturityPolicy.Core], PolicyForms.Maturity);
            Add([TagPrecedence.Default], PolicyForms.TagPrecedence);
            Add([ShopCatalog], PolicyForms.TagCatalog);
            return presets;

            void Add<T>(IEnumerable<T> policies, PolicyForm<T> form)
                where T : class
            {
                foreach (var policy in policies)
                {
                    presets.Add(form.Kind, form.Write(policy));
                }
            }
        }
    }

    private static TagCatalog ShopCatalog { get; } =
        TagCatalogJson.Read(File.ReadAllText(Path.Combine(Repository.Root, "docs/samples/policies/tags.json")));

    [Theory]
    [MemberData(nameof(Presets))]
    public async Task Every_preset_comes_out_of_a_configuration_as_it_went_in(string kind, string json)
    {
        var section = Section(Configured($$"""{ "UserOps": { "It": {{json}} } }"""), kind);
        Assert.Equal(Hash(kind, json), Hash(kind, await section.ReadAsync()));
    }

    [Fact]
    public void Any_stage_policy_comes_out_of_a_configuration_as_it_went_in() =>
        Law.Holds(StageGenerators.Policies, policy => ReadBack(policy, PolicyForms.Stages) == policy.ToRef().Hash);

    [Fact]
    public void Any_rfm_policy_comes_out_of_a_configuration_as_it_went_in() =>
        Law.Holds(RfmGenerators.Policies, policy => ReadBack(policy, PolicyForms.Rfm) == policy.ToRef().Hash);

    [Fact]
    public void Any_grading_policy_comes_out_of_a_configuration_as_it_went_in() =>
        Law.Holds(GradingGenerators.Policies, policy => ReadBack(policy, PolicyForms.Grading) == policy.ToRef().Hash);

    [Fact]
    public void Any_case_policy_comes_out_of_a_configuration_as_it_went_in() =>
        Law.Holds(CaseGenerators.Policies, policy => ReadBack(policy, PolicyForms.Cases) == policy.ToRef().Hash);

    [Fact]
    public void Any_calendar_comes_out_of_a_configuration_as_it_went_in() =>
        Law.Holds(WorkingCalendarGenerators.Calendars, calendar => ReadBack(calendar, PolicyForms.Calendar) == calendar.ToRef().Hash);

    [Fact]
    public void Any_maturity_policy_comes_out_of_a_configuration_as_it_went_in() =>
        Law.Holds(TicketGenerators.Policies, policy => ReadBack(policy, PolicyForms.Maturity) == policy.ToRef().Hash);

    [Fact]
    public void Any_tag_catalogue_comes_out_of_a_configuration_as_it_went_in() =>
        Law.Holds(TaggingGenerators.Catalogs, catalog => ReadBack(catalog, PolicyForms.TagCatalog) == catalog.ToRef().Hash);

    [Fact]
    public async Task Keys_of_the_environment_are_members_in_any_case()
    {
        // Names that the policy gives itself, such as languages, keep their case.
        var values = Flat(PolicyForms.Stages.Write(StagePolicies.ClassicFive)).Select(pair => KeyValuePair.Create(
            string.Join(':', pair.Key.Split(':').Select(part => part is "en" or "zh-CN" ? part : part.ToUpperInvariant())),
            pair.Value));
        var source = Section(new ConfigurationBuilder().AddInMemoryCollection(values).Build(), "lifecycle");
        Assert.Equal(StagePolicies.ClassicFive.ToRef().Hash, Hash("lifecycle", await source.ReadAsync()));
    }

    [Fact]
    public async Task A_later_source_overrides_one_value()
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(Flat(PolicyForms.Stages.Write(StagePolicies.ClassicFive)))
            .AddInMemoryCollection([new("UserOps:It:version", "7")])
            .Build();
        Assert.Equal("7", StagePolicyJson.Read(await Section(configuration, "lifecycle").ReadAsync()).Version);
    }

    [Fact]
    public async Task A_section_that_is_one_text_is_the_json()
    {
        var json = PolicyForms.Stages.Write(StagePolicies.OwnRhythm);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("UserOps:It", json)]).Build();
        Assert.Equal(json, await Section(configuration, "lifecycle").ReadAsync());
    }

    [Fact]
    public async Task A_section_that_is_not_there_is_named()
    {
        var source = Section(new ConfigurationBuilder().Build(), "lifecycle");
        var missing = await Assert.ThrowsAsync<PolicySourceException>(async () => await source.ReadAsync());
        Assert.Equal("The policy in the configuration section 'UserOps:It' can't be read. There is no such section. Add it, or name another.", missing.Message);
        Assert.Equal("the configuration section 'UserOps:It'", missing.PolicySource);
    }

    [Fact]
    public async Task A_reload_of_the_configuration_is_told()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("UserOps:It", "old")]).Build();
        var source = Section(configuration, "lifecycle");
        var token = source.GetReloadToken();
        configuration["UserOps:It"] = "new";
        configuration.Reload();
        Assert.True(token.HasChanged);
        Assert.False(source.GetReloadToken().HasChanged);
        Assert.Equal("old", await Section(new ConfigurationBuilder().AddInMemoryCollection([new("UserOps:It", "old")]).Build(), "lifecycle").ReadAsync());
        Assert.Equal("new", await source.ReadAsync());
    }

    [Theory]
    [InlineData("""{ "type": "integer" }""", "5", "5")]
    [InlineData("""{ "type": "integer" }""", "five", "\"five\"")]
    [InlineData("""{ "type": "integer" }""", "05", "\"05\"")]
    [InlineData("""{ "type": "number" }""", "-1.5e3", "-1.5e3")]
    [InlineData("""{ "type": "number" }""", "NaN", "\"NaN\"")]
    [InlineData("""{ "type": "number" }""", "٣", "\"٣\"")]
    [InlineData("""{ "type": "string" }""", "5", "\"5\"")]
    [InlineData("""{ "type": "string" }""", "true", "\"true\"")]
    [InlineData("""{ "type": ["string", "null"] }""", "", "\"\"")]
    [InlineData("""{ "type": ["boolean", "null"] }""", "True", "true")]
    [InlineData("""{ "type": ["boolean", "null"] }""", "", "null")]
    [InlineData("""{ "type": "boolean" }""", "yes", "\"yes\"")]
    [InlineData("""{ "type": ["integer", "null"] }""", null, "null")]
    [InlineData("""{ "type": "array" }""", "", "[]")]
    [InlineData("""{ "anyOf": [{ "type": "object" }, { "type": "null" }] }""", "", "{}")]
    [InlineData("""{ "enum": [1, 2] }""", "2", "2")]
    [InlineData("""{ "enum": ["1", "two"] }""", "1", "\"1\"")]
    [InlineData("true", "5", "5")]
    [InlineData("true", "False", "false")]
    [InlineData("true", "\"5\"", "\"5\"")]
    [InlineData("true", "\"a\" or \"b\"", "\"\\\"a\\\" or \\\"b\\\"\"")]
    [InlineData("true", "\"", "\"\\\"\"")]
    [InlineData("true", "text", "\"text\"")]
    [InlineData("""{ "anyOf": [{ "$ref": "#/$defs/Round" }] }""", "5", "\"5\"")]
    public void A_text_becomes_what_the_schema_asks_for(string schema, string? value, string json)
    {
        var root = $$"""{ "type": "object", "properties": { "it": {{schema}} }, "$defs": { "Round": { "$ref": "#/$defs/Round" } } }""";
        Assert.Equal(json, Written(root, KeyValuePair.Create("it", value)).GetProperty("it").GetRawText());
    }

    [Fact]
    public void Lists_are_numbered_in_numeric_order_and_gaps_close()
    {
        var values = Enumerable.Range(0, 12).Select(i => new KeyValuePair<string, string?>($"it:{i * 3}", $"{i}")).Reverse().ToArray();
        Assert.Equal(
            Enumerable.Range(0, 12),
            Written("""{ "properties": { "it": { "type": "array", "items": { "type": "integer" } } }, "type": "object" }""", values)
                .GetProperty("it").EnumerateArray().Select(item => item.GetInt32()));
    }

    [Fact]
    public void A_list_with_names_is_written_so_that_the_reader_tells_the_problem() =>
        Assert.Equal(
            JsonValueKind.Object,
            Written("""{ "properties": { "it": { "type": "array" } }, "type": "object" }""", KeyValuePair.Create<string, string?>("it:first", "1")).GetProperty("it").ValueKind);

    [Fact]
    public async Task A_misspelled_member_is_told_with_its_path()
    {
        var values = Flat(PolicyForms.Stages.Write(StagePolicies.ClassicFive)).Append(new("UserOps:It:stages:0:minimumStaay", "P3D"));
        var source = Section(new ConfigurationBuilder().AddInMemoryCollection(values).Build(), "lifecycle");
        var json = await source.ReadAsync();
        var refused = Assert.Throws<InvalidPolicyException>(() => StagePolicyJson.Read(json));
        Assert.StartsWith("$.stages[0]", Assert.Single(refused.Problems).Path, StringComparison.Ordinal);
    }

    private static SectionPolicySource Section(IConfiguration configuration, string kind) => new(configuration, "UserOps:It", kind switch
    {
        "lifecycle" => PolicyForms.Stages.WriteSchema,
        "rfm" => PolicyForms.Rfm.WriteSchema,
        "complaint-grading" => PolicyForms.Grading.WriteSchema,
        "complaint-cases" => PolicyForms.Cases.WriteSchema,
        "working-calendar" => PolicyForms.Calendar.WriteSchema,
        "maturity" => PolicyForms.Maturity.WriteSchema,
        "tag-precedence" => PolicyForms.TagPrecedence.WriteSchema,
        _ => PolicyForms.TagCatalog.WriteSchema,
    });

    private static string Hash(string kind, string json) => kind switch
    {
        "lifecycle" => StagePolicyJson.Read(json).ToRef().Hash,
        "rfm" => RfmPolicyJson.Read(json).ToRef().Hash,
        "complaint-grading" => GradingPolicyJson.Read(json).ToRef().Hash,
        "complaint-cases" => CasePolicyJson.Read(json).ToRef().Hash,
        "working-calendar" => WorkingCalendarJson.Read(json).ToRef().Hash,
        "maturity" => MaturityPolicyJson.Read(json).ToRef().Hash,
        "tag-precedence" => TagPrecedenceJson.Read(json).ToRef().Hash,
        _ => TagCatalogJson.Read(json).ToRef().Hash,
    };

    private static string ReadBack<T>(T policy, PolicyForm<T> form)
        where T : class
    {
        var configuration = Configured($$"""{ "It": {{form.Write(policy)}} }""");
        return form.RefOf(form.Read(SectionJson.Write(configuration.GetSection("It"), form.WriteSchema()))).Hash;
    }

    private static IConfigurationRoot Configured(string json) =>
        new ConfigurationBuilder().AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(json))).Build();

    private static IEnumerable<KeyValuePair<string, string?>> Flat(string json) =>
        Configured($$"""{ "UserOps": { "It": {{json}} } }""").AsEnumerable().Where(pair => pair.Value is not null);

    private static JsonElement Written(string schema, params KeyValuePair<string, string?>[] values)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(values.Select(pair => KeyValuePair.Create($"Root:{pair.Key}", pair.Value)))
            .Build();
        using var document = JsonDocument.Parse(SectionJson.Write(configuration.GetSection("Root"), schema));
        return document.RootElement.Clone();
    }
}
