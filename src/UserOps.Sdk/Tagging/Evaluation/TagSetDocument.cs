using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;
using UserOps.Json;

namespace UserOps.Tagging;

/// <summary>The JSON form of a <see cref="TagSet"/>.</summary>
internal sealed record TagSetDocument
{
    public required EquatableArray<TagVerdictDocument> Tags { get; init; }

    public static TagSetDocument From(TagSet set) => new() { Tags = set.Verdicts.Select(TagVerdictDocument.From).ToEquatableArray() };

    /// <summary>Makes the set anew.</summary>
    /// <exception cref="InvalidPolicyException">What was seen doesn't fit its type, or a <c>not</c> has no single child.</exception>
    public TagSet ToSet(string json) => new() { Verdicts = Tags.Select(tag => tag.ToVerdict(json)).ToEquatableArray() };
}

/// <summary>The JSON form of a <see cref="TagVerdict"/>.</summary>
internal sealed record TagVerdictDocument
{
    public required string Tag { get; init; }

    public required Truth Truth { get; init; }

    public required Literal? Value { get; init; }

    public required Instant? NextChange { get; init; }

    public required string? YieldsTo { get; init; }

    public required EquatableArray<RuleTraceDocument> Rules { get; init; }

    public static TagVerdictDocument From(TagVerdict verdict) => new()
    {
        Tag = verdict.Tag,
        Truth = verdict.Truth,
        Value = verdict.Value,
        NextChange = verdict.NextChange,
        YieldsTo = verdict.YieldsTo,
        Rules = verdict.Rules.Select(rule => new RuleTraceDocument(rule.Rule, rule.Value, ConditionTraceDocument.From(rule.When))).ToEquatableArray(),
    };

    public TagVerdict ToVerdict(string json) => new()
    {
        Tag = Tag,
        Truth = Truth,
        Value = Value,
        NextChange = NextChange,
        YieldsTo = YieldsTo,
        Rules = Rules.Select(rule => new RuleTrace(rule.Rule, rule.Value, rule.When.ToTrace(json))).ToEquatableArray(),
    };
}

/// <summary>The JSON form of a <see cref="RuleTrace"/>.</summary>
internal sealed record RuleTraceDocument(int Rule, Literal? Value, ConditionTraceDocument When);

/// <summary>The JSON form of a <see cref="ConditionTrace"/>, told by the member that it has.</summary>
internal abstract record ConditionTraceDocument
{
    public static ConditionTraceDocument From(ConditionTrace trace) => KindOf(trace.Condition) is { } kind
        ? new GroupTraceDocument(kind, trace.Truth, trace.Children.Select(From).ToEquatableArray())
        : new LeafTraceDocument(trace.Condition, trace.Truth, trace.Seen.IsNone ? default(FactValue?) : trace.Seen, trace.Seen.Type);

    public abstract ConditionTrace ToTrace(string json);

    private static GroupKind? KindOf(Condition condition) => condition switch
    {
        AllCondition => GroupKind.All,
        AnyCondition => GroupKind.Any,
        NotCondition => GroupKind.Not,
        _ => null,
    };
}

/// <summary>What was found at a condition that is made of others.</summary>
internal sealed record GroupTraceDocument(GroupKind Kind, Truth Truth, EquatableArray<ConditionTraceDocument> Children) : ConditionTraceDocument
{
    public override ConditionTrace ToTrace(string json)
    {
        var children = Children.Select(child => child.ToTrace(json)).ToEquatableArray();
        var parts = children.Select(child => child.Condition).ToEquatableArray();
        return new(
            Kind switch
            {
                GroupKind.All => new AllCondition(parts),
                GroupKind.Any => new AnyCondition(parts),
                _ => new NotCondition(parts is [var part] ? part : throw NotOne(json)),
            },
            Truth,
            FactValue.None,
            children);
    }

    private InvalidPolicyException NotOne(string json) => new(
        nameof(json),
        [new("$.value.tags", RuleId: null, $"a 'not' with {Exact.Text(Children.Count)} children", "a 'not' with one child", "Keep one of them.")]);
}

/// <summary>How a condition is made of others.</summary>
internal enum GroupKind
{
    All = 0,
    Any = 1,
    Not = 2,
}

/// <summary>What was found at a condition that compares a value.</summary>
internal sealed record LeafTraceDocument(Condition Condition, Truth Truth, FactValue? Seen, FactType? SeenType) : ConditionTraceDocument
{
    /// <summary>JSON has no dates: the type tells whether a text is one.</summary>
    public override ConditionTrace ToTrace(string json) => new(Condition, Truth, Typed(Seen ?? FactValue.None, json), []);

    private FactValue Typed(FactValue value, string json) => (SeenType, value.Type) switch
    {
        (FactType.Date, FactType.Text) when LocalDatePattern.Iso.Parse(value.AsText()).TryGetValue(default, out var date) => date,
        (FactType.Instant, FactType.Text) when InstantPattern.ExtendedIso.Parse(value.AsText()).TryGetValue(default, out var at) => at,
        var (told, found) when told == found => value,
        _ => throw new InvalidPolicyException(
            nameof(json),
            [new("$.value.tags", RuleId: null, $"'{value}' as seen, of the type {SeenType?.ToString() ?? "null"}", "a value of its seenType", "Mend the one or the other.")]),
    };
}

/// <summary>What was found at a condition, told by the member that it has.</summary>
internal sealed class ConditionTraceJsonConverter : UnionJsonConverter<ConditionTraceDocument>
{
    public override IReadOnlyList<UnionVariant> Variants { get; } =
    [
        new("kind", typeof(GroupTraceDocument)),
        new("condition", typeof(LeafTraceDocument)),
    ];
}

/// <summary>A value as the JSON that is nearest to it; a date and an instant are their ISO 8601 text.</summary>
internal sealed class FactValueJsonConverter : JsonConverter<FactValue>, IJsonShape
{
    private static readonly DecimalJsonConverter Numbers = new();

    public string Allowed => "a text, a number, true or false, or a list of texts";

    public override FactValue Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                return reader.GetString()!;
            case JsonTokenType.Number:
                return Numbers.Read(ref reader, typeof(decimal), options);
            case JsonTokenType.True or JsonTokenType.False:
                return reader.GetBoolean();
            case JsonTokenType.StartArray:
                var texts = new List<string>();
                while (reader.Read() && reader.TokenType == JsonTokenType.String)
                {
                    texts.Add(reader.GetString()!);
                }

                return reader.TokenType == JsonTokenType.EndArray ? FactValue.OfSet(texts) : throw new JsonException($"The value must be {Allowed}.");
            default:
                throw new JsonException($"The value must be {Allowed}.");
        }
    }

    public override void Write(Utf8JsonWriter writer, FactValue value, JsonSerializerOptions options) => value.WriteTo(writer);
}
