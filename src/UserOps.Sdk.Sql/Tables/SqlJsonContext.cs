using System.Text.Json.Serialization;
using UserOps.Json;

namespace UserOps.Sql;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    Converters =
    [
        typeof(EquatableArrayJsonConverter<EventTableDocument>),
        typeof(EquatableArrayJsonConverter<string>),
        typeof(EquatableMapJsonConverter<SqlColumn>),
        typeof(InstantJsonConverter),
        typeof(SqlStorageJsonConverter),
        typeof(TenantFilterJsonConverter),
        typeof(TenantIdJsonConverter),
        typeof(UuidJsonConverter),
    ])]
[JsonSerializable(typeof(EventTableDocument))]
[JsonSerializable(typeof(SqlColumn))]
[JsonSerializable(typeof(SqlTablesDocument))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(TenantDocument))]
[JsonSerializable(typeof(UuidTenantDocument))]
internal sealed partial class SqlJsonContext : JsonSerializerContext;
