using System.Text.Json;
using System.Text.Json.Serialization;
using UserOps.Json;

namespace UserOps.Rfm;

/// <summary>Scores as <c>{ "r": 5, "f": 4, "m": 5, "total": 14, "status": "purchased" }</c>; all zero without scores.</summary>
internal sealed class RfmScoreJsonConverter : JsonConverter<RfmScore>, IJsonShape
{
    private static readonly JsonEncodedText R = JsonEncodedText.Encode("r");
    private static readonly JsonEncodedText F = JsonEncodedText.Encode("f");
    private static readonly JsonEncodedText M = JsonEncodedText.Encode("m");
    private static readonly JsonEncodedText Total = JsonEncodedText.Encode("total");
    private static readonly JsonEncodedText Status = JsonEncodedText.Encode("status");

    public string Allowed => """scores such as { "r": 5, "f": 4, "m": 5, "total": 14, "status": "purchased" }""";

    public override RfmScore Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        var score = document.RootElement;
        if (score.ValueKind != JsonValueKind.Object || score.GetPropertyCount() != 5)
        {
            throw new JsonException($"The value must be {Allowed}.");
        }

        try
        {
            var (r, f, m) = (score.GetProperty("r").GetInt32(), score.GetProperty("f").GetInt32(), score.GetProperty("m").GetInt32());
            var total = score.GetProperty("total").GetDouble();
            var unscored = (r, f, m, total) == (0, 0, 0, 0.0);
            return score.GetProperty("status").GetString() switch
            {
                "purchased" => new RfmScore(r, f, m, total),
                "outsideWindow" when unscored => RfmScore.OutsideWindow,
                "neverPurchased" when unscored => RfmScore.NeverPurchased,
                _ => throw new JsonException($"The value must be {Allowed}."),
            };
        }
        catch (Exception wrong) when (wrong is KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException)
        {
            throw new JsonException($"The value must be {Allowed}.", wrong);
        }
    }

    public override void Write(Utf8JsonWriter writer, RfmScore value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteNumber(R, value.R);
        writer.WriteNumber(F, value.F);
        writer.WriteNumber(M, value.M);
        writer.WriteNumber(Total, value.Total);
        writer.WriteString(Status, EnumJsonConverter<PurchaseStatus>.NameOf(value.Status));
        writer.WriteEndObject();
    }
}
