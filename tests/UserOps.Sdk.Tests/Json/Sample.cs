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

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    Converters =
    [
        typeof(DurationJsonConverter), typeof(DecimalJsonConverter), typeof(EnumJsonConverter<SampleMode>),
        typeof(EquatableArrayJsonConverter<SampleRule>), typeof(EquatableArrayJsonConverter<SampleNode>),
    ])]
[JsonSerializable(typeof(Sample))]
[JsonSerializable(typeof(SampleRule))]
[JsonSerializable(typeof(SampleNode))]
internal sealed partial class SampleJsonContext : JsonSerializerContext;
