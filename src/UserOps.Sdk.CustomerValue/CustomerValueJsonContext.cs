using System.Text.Json.Serialization;
using UserOps.Json;
using UserOps.Rfm;

namespace UserOps.CustomerValue;

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
        typeof(LocalTimeJsonConverter),
        typeof(EnumJsonConverter<BtydUnit>),
        typeof(EnumJsonConverter<OrderGrouping>),
        typeof(EnumJsonConverter<PurchaseModelKind>),
        typeof(EnumJsonConverter<RefundPolicy>),
        typeof(EquatableArrayJsonConverter<CurrencyRate>),
        typeof(EquatableArrayJsonConverter<double>),
        typeof(EquatableArrayJsonConverter<string>),
        typeof(EquatableMapJsonConverter<double>),
    ])]
[JsonSerializable(typeof(CurrencyRate))]
[JsonSerializable(typeof(CustomerPrediction))]
[JsonSerializable(typeof(CustomerValueModelDocument))]
[JsonSerializable(typeof(CustomerValuePolicy))]
[JsonSerializable(typeof(double))]
[JsonSerializable(typeof(PurchaseFitDocument))]
[JsonSerializable(typeof(SpendFitDocument))]
[JsonSerializable(typeof(string))]
internal sealed partial class CustomerValueJsonContext : JsonSerializerContext;
