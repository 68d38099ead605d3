using System.Text.Json.Serialization;
using UserOps.Json;

namespace UserOps.Rfm;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    Converters =
    [
        typeof(DecimalJsonConverter),
        typeof(DurationJsonConverter),
        typeof(InstantJsonConverter),
        typeof(LocalDateJsonConverter),
        typeof(LocalTimeJsonConverter),
        typeof(EnumJsonConverter<BinMethod>),
        typeof(EnumJsonConverter<OrderGrouping>),
        typeof(EnumJsonConverter<RefundPolicy>),
        typeof(EnumJsonConverter<SegmentAim>),
        typeof(EquatableArrayJsonConverter<CurrencyRate>),
        typeof(EquatableArrayJsonConverter<decimal>),
        typeof(EquatableArrayJsonConverter<Evidence>),
        typeof(EquatableArrayJsonConverter<long>),
        typeof(EquatableArrayJsonConverter<PurchaseEntry>),
        typeof(EquatableArrayJsonConverter<Reason>),
        typeof(EquatableArrayJsonConverter<Segment>),
        typeof(EquatableArrayJsonConverter<SegmentBox>),
        typeof(EquatableArrayJsonConverter<string>),
        typeof(RfmScoreJsonConverter),
    ])]
[JsonSerializable(typeof(Assessment<RfmScore>))]
[JsonSerializable(typeof(CurrencyRate))]
[JsonSerializable(typeof(decimal))]
[JsonSerializable(typeof(Evidence))]
[JsonSerializable(typeof(long))]
[JsonSerializable(typeof(PurchaseEntry))]
[JsonSerializable(typeof(PurchaseHistoryDocument))]
[JsonSerializable(typeof(Reason))]
[JsonSerializable(typeof(RfmModelDocument))]
[JsonSerializable(typeof(RfmPolicy))]
[JsonSerializable(typeof(Segment))]
[JsonSerializable(typeof(SegmentBox))]
[JsonSerializable(typeof(string))]
internal sealed partial class RfmJsonContext : JsonSerializerContext;
