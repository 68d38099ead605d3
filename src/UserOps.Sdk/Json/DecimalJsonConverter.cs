using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace UserOps.Json;

/// <summary>A decimal as a JSON number without trailing zeros, so that equal values give equal text. A number that a decimal can't hold exactly is refused.</summary>
internal sealed class DecimalJsonConverter : JsonConverter<decimal>, IJsonShape
{
    public string Allowed => "a number";

    public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        TryRead(ref reader, out var value) ? value : throw new JsonException("The value must be a number that a decimal holds exactly.");

    /// <summary>Reads the number at which a reader stands, if a decimal holds it exactly.</summary>
    public static bool TryRead(ref Utf8JsonReader reader, out decimal value)
    {
        value = 0;
        if (reader.TokenType != JsonTokenType.Number || !reader.TryGetDecimal(out value))
        {
            return false;
        }

        // So few digits, without an exponent, always fit.
        if (!reader.HasValueSequence && reader.ValueSpan.Length <= 28 && !reader.ValueSpan.ContainsAny("eE"u8))
        {
            return true;
        }

        var text = Encoding.ASCII.GetString(reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan);
        return Parts(text) == Parts(value.ToString(CultureInfo.InvariantCulture));
    }

    public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(Exact.Normalize(value));

    /// <summary>The digits of a number without zeros at either end, and the power of ten of the last one.</summary>
    private static (string Digits, long Power) Parts(string number)
    {
        var e = number.IndexOfAny(['e', 'E']);
        var mantissa = e < 0 ? number : number[..e];
        var power = e < 0 ? 0 : long.TryParse(number.AsSpan(e + 1), CultureInfo.InvariantCulture, out var exponent) ? exponent : long.MinValue / 2;
        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        power -= point < 0 ? 0 : mantissa.Length - point - 1;
        var digits = mantissa.Replace(".", "", StringComparison.Ordinal).TrimStart('-').TrimStart('0');
        var kept = digits.TrimEnd('0');
        return kept.Length == 0 ? ("", 0) : (kept, power + digits.Length - kept.Length);
    }
}
