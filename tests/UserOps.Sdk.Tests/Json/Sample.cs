using System.Text.Json.Serialization;
using NodaTime;
using UserOps.Json;

namespace UserOps.Tests.Json;

/// <summary>A document with one member of every kind that policies have.</summary>
internal sealed record Sample
{
    public required string Name { get; init; }

    public required LocalizedText Title { get; init; }

    public required SampleMode Mode { get; init; }

    public required Duration Window { get; init; }

    public required EquatableArray<SampleRule> Rules { get; init; }

    public SampleMode? Fallback { get; init; }

    public LocalizedText? Note { get; init; }

    public int? Cap { get; init; }

    public double Share { get; init; }

    public decimal Price { get; init; }

    public bool Active { get; init; }

    public EquatableArray<SampleRule>? Extra { get; init; }

    public SampleNode? Tree { get; init; }

    public Dictionary<string, SampleLimits>? ByPlan { get; init; }
}

internal sealed record SampleRule(string Id, int Weight, SampleLimits? Limits = null);

internal sealed record SampleLimits
{
    [JsonRequired]
    public long From { get; init; }

    public long? To { get; init; }
}

internal sealed record SampleNode
{
    public EquatableArray<SampleNode> Children { get; init; }
}

internal enum SampleMode
{
    Quantile = 0,
    FixedCuts = 1,
}

/// <summary>A document with closed families: one that contains itself, and one with a text form.</summary>
internal sealed record SampleFamilies
{
    public required SampleRuleTree When { get; init; }

    public SampleRuleTree? Unless { get; init; }

    public EquatableArray<SampleRuleTree> Steps { get; init; }

    public required SampleLimit Limit { get; init; }

    public SampleLimit? Cap { get; init; }

    public Period? Horizon { get; init; }
}

internal abstract record SampleRuleTree;

internal sealed record AllRule(EquatableArray<SampleRuleTree> All) : SampleRuleTree;

internal sealed record AnyRule(EquatableArray<SampleRuleTree> Any) : SampleRuleTree;

internal sealed record NotRule(SampleRuleTree Not) : SampleRuleTree;

internal sealed record ClockRule(string Clock, SampleLimit AtLeast, SampleRuleTree? Unless = null) : SampleRuleTree;

internal sealed record WasRule(string Was) : SampleRuleTree;

internal sealed class SampleRuleTreeJsonConverter : UnionJsonConverter<SampleRuleTree>
{
    public override IReadOnlyList<UnionVariant> Variants { get; } =
    [
        new("all", typeof(AllRule)), new("any", typeof(AnyRule)), new("not", typeof(NotRule)),
        new("clock", typeof(ClockRule)), new("was", typeof(WasRule)),
    ];
}

internal abstract record SampleLimit;

internal sealed record FixedLimit(Duration Value) : SampleLimit;

internal sealed record GapLimit(double OwnGap, Duration? AtMost = null) : SampleLimit;

internal sealed class SampleLimitJsonConverter : UnionJsonConverter<SampleLimit>
{
    public override IReadOnlyList<UnionVariant> Variants { get; } = [new("ownGap", typeof(GapLimit))];

    public override Type? TextType => typeof(FixedLimit);
}

internal sealed class FixedLimitJsonConverter : TextJsonConverter<FixedLimit>
{
    public override string Allowed => "an elapsed time such as P30D";

    protected override bool TryParse(string text, out FixedLimit value)
    {
        var read = DurationJsonConverter.TryParseIso(text, out var duration);
        value = new(duration);
        return read;
    }

    protected override string Format(FixedLimit value) => DurationJsonConverter.FormatIso(value.Value);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    Converters =
    [
        typeof(DurationJsonConverter), typeof(DecimalJsonConverter), typeof(EnumJsonConverter<SampleMode>),
        typeof(EquatableArrayJsonConverter<SampleRule>), typeof(EquatableArrayJsonConverter<SampleNode>),
        typeof(PeriodJsonConverter), typeof(SampleRuleTreeJsonConverter), typeof(SampleLimitJsonConverter),
        typeof(FixedLimitJsonConverter), typeof(EquatableArrayJsonConverter<SampleRuleTree>),
    ])]
[JsonSerializable(typeof(Sample))]
[JsonSerializable(typeof(SampleRule))]
[JsonSerializable(typeof(SampleNode))]
[JsonSerializable(typeof(SampleFamilies))]
[JsonSerializable(typeof(SampleRuleTree))]
[JsonSerializable(typeof(AllRule))]
[JsonSerializable(typeof(AnyRule))]
[JsonSerializable(typeof(NotRule))]
[JsonSerializable(typeof(ClockRule))]
[JsonSerializable(typeof(WasRule))]
[JsonSerializable(typeof(SampleLimit))]
[JsonSerializable(typeof(FixedLimit))]
[JsonSerializable(typeof(GapLimit))]
internal sealed partial class SampleJsonContext : JsonSerializerContext;
