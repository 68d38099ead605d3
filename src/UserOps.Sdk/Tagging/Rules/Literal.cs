using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;
using UserOps.Json;

namespace UserOps.Tagging;

/// <summary>A value written in a rule: a number, a text, or true or false. A date or an instant is its ISO 8601 text.</summary>
/// <remarks>What it means is known when the rule meets the catalogue's types: nothing is converted behind the author's back.</remarks>
public sealed record Literal
{
    private Literal(bool? truth, decimal? number, string? text)
    {
        Bool = truth;
        Number = number;
        Text = text;
    }

    /// <summary>Gets the truth value; <see langword="null"/> when the literal is something else.</summary>
    public bool? Bool { get; }

    /// <summary>Gets the number; <see langword="null"/> when the literal is something else.</summary>
    public decimal? Number { get; }

    /// <summary>Gets the text; <see langword="null"/> when the literal is something else.</summary>
    public string? Text { get; }

    /// <summary>Makes the literal of a truth value.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator Literal(bool value) => Of(value);

    /// <summary>Makes the literal of a number.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator Literal(int value) => Of(value);

    /// <summary>Makes the literal of a number.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator Literal(decimal value) => Of(value);

    /// <summary>Makes the literal of a text.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator Literal(string value) => Of(value);

    /// <summary>Makes the literal of a date.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator Literal(LocalDate value) => Of(value);

    /// <summary>Makes the literal of an instant.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator Literal(Instant value) => Of(value);

    /// <summary>Makes the literal of a truth value.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The literal.</returns>
    public static Literal Of(bool value) => new(value, null, null);

    /// <summary>Makes the literal of a number.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The literal.</returns>
    public static Literal Of(decimal value) => new(null, Exact.Normalize(value), null);

    /// <summary>Makes the literal of a text.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The literal.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is <see langword="null"/>.</exception>
    public static Literal Of(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new(null, null, value);
    }

    /// <summary>Makes the literal of a date.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The literal: the date's text.</returns>
    public static Literal Of(LocalDate value) => Of(LocalDatePattern.Iso.Format(value));

    /// <summary>Makes the literal of an instant.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The literal: the instant's text.</returns>
    public static Literal Of(Instant value) => Of(InstantPattern.ExtendedIso.Format(value));

    /// <summary>Returns the literal as it stands in JSON.</summary>
    /// <returns>The number, the text in quotation marks, or true or false.</returns>
    public override string ToString() =>
        Number is { } number ? Exact.Text(number)
        : Text is { } text ? $"\"{text}\""
        : Bool == true ? "true" : "false";
}

/// <summary>A literal as a JSON number, string, or truth value.</summary>
internal sealed class LiteralJsonConverter : JsonConverter<Literal>, IJsonShape
{
    private static readonly DecimalJsonConverter Numbers = new();

    public string Allowed => "a number, a text, or true or false";

    public override Literal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.Number => Literal.Of(Numbers.Read(ref reader, typeof(decimal), options)),
        JsonTokenType.String => Literal.Of(reader.GetString()!),
        JsonTokenType.True => Literal.Of(true),
        JsonTokenType.False => Literal.Of(false),
        _ => throw new JsonException($"The value must be {Allowed}."),
    };

    public override void Write(Utf8JsonWriter writer, Literal value, JsonSerializerOptions options)
    {
        if (value.Number is { } number)
        {
            Numbers.Write(writer, number, options);
        }
        else if (value.Text is { } text)
        {
            writer.WriteStringValue(text);
        }
        else
        {
            writer.WriteBooleanValue(value.Bool == true);
        }
    }
}
